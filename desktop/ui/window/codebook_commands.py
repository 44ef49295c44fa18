"""What can be done to the codebook from menus."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from desktop.core.codebooks import Category, Code
from desktop.core.ids import new_id
from desktop.core.numbering import next_color
from desktop.operations.operation import Operation
from desktop.session import Session
from desktop.ui.codebook.names import shown_name
from desktop.ui.codebook.numbers import free_category_number, free_code_number, taken_numbers
from desktop.ui.codebook.panel import CodebookPanel
from desktop.ui.widgets import messages
from desktop.ui.window.commands import Command
from desktop.ui.window.performer import Performer
from desktop.wording import say

if TYPE_CHECKING:
    from desktop.ui.window.main_window import MainWindow


class CodebookCommands:
    """Add, edit, move, remove and pin."""

    def __init__(self, session: Session, performer: Performer, panel: CodebookPanel, window: MainWindow) -> None:
        self._session = session
        self._performer = performer
        self._panel = panel
        self._window = window

    def commands(self) -> list[Command | None]:
        """Return the commands in the order of the menu."""
        may = self._session.may_change_study
        return [
            Command("add_category", self.add_category, may),
            Command("add_code", self.add_code, lambda: may() and bool(self._session.read.codebook().categories)),
            Command("edit_entry", self.edit, lambda: may() and self._panel.chosen() is not None),
            Command("move_entry_up", lambda: self.move(-1), lambda: may() and self._panel.chosen() is not None),
            Command("move_entry_down", lambda: self.move(1), lambda: may() and self._panel.chosen() is not None),
            Command("remove_entry", self.remove, lambda: may() and self._panel.chosen() is not None),
        ]

    def add_category(self) -> None:
        """Ask for a new category."""
        from desktop.operations.edit_category import AddCategory

        codebook = self._session.read.codebook()
        number, color = free_category_number(codebook), next_color(len(codebook.categories))
        identity = new_id()
        fresh = Category(id=identity, key=f"c{identity[-8:]}", number=number, name_zh="", name_en="", color=color)
        self._ask(fresh, color, say("entry.new_category"), AddCategory)  # type: ignore[arg-type]

    def add_code(self) -> None:
        """Ask for a new code in the category that is chosen."""
        from desktop.operations.edit_code import AddCode

        category = self._category()
        if category is None:
            return
        number = free_code_number(self._session.read.codebook(), category)
        identity = new_id()
        fresh = Code(id=identity, category=category.id, key=f"k{identity[-8:]}", number=number, name_zh="", name_en="")
        title = say("entry.new_code", category=f"{category.number} {shown_name(category)}")
        self._ask(fresh, category.color, title, AddCode)  # type: ignore[arg-type]

    def edit(self) -> None:
        """Edit the chosen entry."""
        from desktop.operations.edit_category import EditCategory
        from desktop.operations.edit_code import EditCode

        chosen = self._panel.chosen()
        if isinstance(chosen, Category):
            self._ask(chosen, chosen.color, say("entry.edit_category"), EditCategory)  # type: ignore[arg-type]
        elif isinstance(chosen, Code):
            color = self._session.read.codebook().color_of(chosen)
            self._ask(chosen, color, say("entry.edit_code"), EditCode)  # type: ignore[arg-type]

    def move(self, by: int) -> None:
        """Move the chosen entry up (-1) or down (1), a code within its category."""
        from desktop.operations.edit_category import MoveCategory
        from desktop.operations.edit_code import MoveCode

        chosen, codebook = self._panel.chosen(), self._session.read.codebook()
        if isinstance(chosen, Category):
            place = codebook.categories.index(chosen)
            self._performer.perform(MoveCategory(chosen.id, max(0, place + by)))
        elif isinstance(chosen, Code):
            place = codebook.codes_of(codebook.category_of(chosen)).index(chosen)
            self._performer.perform(MoveCode(chosen.id, chosen.category, max(0, place + by)))

    def move_to_menu(self, menu: QMenu) -> None:
        """Fill a menu with the categories a chosen code can be moved to."""
        from desktop.operations.edit_code import MoveCode

        menu.clear()
        chosen = self._panel.chosen()
        if not isinstance(chosen, Code):
            return
        for category in self._session.read.codebook().categories:
            action = menu.addAction(f"{category.number} {shown_name(category)}".replace("&", "&&"))
            action.setEnabled(category.id != chosen.category)
            operation = MoveCode(chosen.id, category.id, 10_000)
            action.triggered.connect(lambda _=False, move=operation: self._performer.perform(move))

    def pin_menu(self, menu: QMenu) -> None:
        """Fill a menu with the digit keys a chosen code can be pinned to."""
        from desktop.operations.pin_code import PinCode, UnpinCode

        menu.clear()
        chosen = self._panel.chosen()
        if not isinstance(chosen, Code):
            return
        codebook = self._session.read.codebook()
        pins = {pin.digit: pin.code for pin in self._session.read.pins(self._session.coder.id)}
        for digit in range(1, 10):
            holder = codebook.code(pins.get(digit, ""))
            name = f"{digit}    {shown_name(holder) if holder else say('pin.free')}"
            action = menu.addAction(name.replace("&", "&&"))
            action.triggered.connect(self._performing(PinCode(chosen.id, digit)))
        if chosen.id in pins.values():
            menu.addSeparator()
            menu.addAction(say("pin.off")).triggered.connect(self._performing(UnpinCode(chosen.id)))

    def remove(self) -> None:
        """Remove the chosen entry, after asking where it was used."""
        chosen, codebook = self._panel.chosen(), self._session.read.codebook()
        if chosen is None:
            return
        if not self._performer.may_change_study():
            return
        codes = {chosen.id} if isinstance(chosen, Code) else {code.id for code in codebook.codes_of(chosen)}
        uses = self._session.sight.tally(self._session.read.uses_of_codes(codes))
        key = "remove.code" if isinstance(chosen, Code) else "remove.category"
        question = say(key, name=shown_name(chosen), codes=len(codes), codings=uses.words("codings"))
        yes, no = say("button.remove"), say("button.cancel")
        reason = messages.ask_why(self._window, question, yes=yes, no=no) if uses else ""
        if reason is None:
            return
        from desktop.operations.remove_codes import RemoveCategory, RemoveCode

        remove = RemoveCode if isinstance(chosen, Code) else RemoveCategory
        self._performer.perform(remove(chosen.id, reason))

    def _free(self, entry: Category | Code) -> int:
        codebook = self._session.read.codebook()
        if isinstance(entry, Category):
            return free_category_number(codebook)
        return free_code_number(codebook, codebook.category_of(entry))

    def _attributes_of(self, entry: Category | Code) -> Callable[[], object] | None:
        """Return what opens the attributes of a code that is in the codebook already."""
        if not isinstance(entry, Code) or self._session.read.codebook().code(entry.id) is None:
            return None
        from desktop.ui.window.question_editing import edit_attributes

        return lambda: edit_attributes(self._window, entry.id)

    def _performing(self, operation: Operation) -> Callable[..., object]:
        return lambda *_: self._performer.perform(operation)

    def _category(self) -> Category | None:
        chosen, codebook = self._panel.chosen(), self._session.read.codebook()
        if isinstance(chosen, Category):
            return chosen
        if isinstance(chosen, Code):
            return codebook.category_of(chosen)
        return codebook.categories[-1] if codebook.categories else None

    def _ask(
        self, entry: Category | Code, color: str, title: str, make: Callable[[Category | Code, str], Operation]
    ) -> None:
        if not self._performer.may_change_study():
            return
        from desktop.ui.codebook.entry_dialog import EntryDialog

        codebook = self._session.read.codebook()
        dialog = EntryDialog(
            entry, color=color, title=title, taken=taken_numbers(codebook, entry), free=self._free(entry),
            save=lambda kept, reason: self._performer.attempt(make(kept, reason)),
            attributes=self._attributes_of(entry), parent=self._window,
        )  # fmt: skip
        if dialog.exec():
            self._panel.show_code(entry.id)
        dialog.deleteLater()
