"""Setting up the coding sheet and the attributes of a code: what the dialogs do to the project."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from desktop.core.codebooks import Attribute, Option, Variable
from desktop.core.errors import KnownError
from desktop.core.ids import new_id
from desktop.core.questions import ONE_OF, Question
from desktop.operations.clear_sheet import ClearSheet
from desktop.operations.edit_attribute import AddAttribute, EditAttribute, MoveAttribute, RemoveAttribute
from desktop.operations.edit_variable import AddVariable, EditVariable, MoveVariable, RemoveVariable
from desktop.operations.operation import Operation
from desktop.ui.codebook.names import shown_name
from desktop.ui.sheet.question_dialog import QuestionDialog
from desktop.ui.sheet.questions_editor import QuestionsEditor
from desktop.ui.sheet.values import Ask, called
from desktop.ui.widgets import messages
from desktop.wording import say

if TYPE_CHECKING:
    from desktop.session.sight import Tally
    from desktop.ui.window.main_window import MainWindow


_Make = Callable[[Question, tuple[Option, ...], str], Operation]


def edit_sheet(window: MainWindow) -> None:
    """Open the list of the sheet's variables; a sheet without any begins with a new one."""
    if window.performer.may_change_study():
        _Editing(window, None).run()


def edit_attributes(window: MainWindow, code: str) -> None:
    """Open the list of what a code asks of its codings."""
    if window.performer.may_change_study():
        _Editing(window, code).run()


class _Editing:
    """One list of questions under work: the sheet's, or those of one code."""

    def __init__(self, window: MainWindow, code: str | None) -> None:
        self._window = window
        self._read = window.session.read.sheets
        self._code = code
        self._editor = QuestionsEditor(
            title=self._title(), hint=self._hint(), empty=self._empty(), read=self._asks, clears=code is None,
            parent=window,
        )  # fmt: skip
        self._editor.add_wanted.connect(self._add)
        self._editor.change_wanted.connect(self._change)
        self._editor.move_wanted.connect(self._move)
        self._editor.removal_wanted.connect(self._remove)
        self._editor.clearing_wanted.connect(self._clear)

    def run(self) -> None:
        """Show the list until it is closed."""
        self._editor.exec()
        self._editor.deleteLater()

    def _title(self) -> str:
        found = self._window.session.read.codebook().code(self._code or "")
        return say("editor.attributes_title", code=shown_name(found)) if found else say("editor.title")

    def _empty(self) -> str:
        return say("editor.none" if self._code is None else "editor.none_attribute")

    def _hint(self) -> str:
        return say("editor.variables_hint" if self._code is None else "editor.attributes_hint")

    def _asks(self) -> list[Ask]:
        asked = self._read.variables() if self._code is None else self._read.attributes(self._code)
        return [Ask(question, self._read.options(question.id)) for question in asked]

    def _add(self) -> None:
        numbers = {ask.question.number for ask in self._asks()}
        keys = {ask.question.key for ask in self._asks()}
        number = 1 + max(numbers, default=0)
        key = next(each for each in (f"v{place}" for place in range(number, number + 10_000)) if each not in keys)
        fresh: Question
        if self._code is None:
            fresh = Variable(
                id=new_id(), sheet="", key=key, number=number, name_zh="", name_en="", type=ONE_OF, scale="nominal",
                required=True,
            )  # fmt: skip
            self._ask(Ask(fresh), "editor.new_variable", _add_variable)
        else:
            fresh = Attribute(
                id=new_id(), code=self._code, key=key, number=number, name_zh="", name_en="", type=ONE_OF, required=True
            )
            self._ask(Ask(fresh), "editor.new_attribute", _add_attribute)

    def _change(self, question: str) -> None:
        ask = next(each for each in self._asks() if each.id == question)
        if self._code is None:
            self._ask(ask, "editor.edit_variable", _edit_variable)
        else:
            self._ask(ask, "editor.edit_attribute", _edit_attribute)

    def _ask(self, ask: Ask, title: str, make: _Make) -> None:
        others = [each for each in self._asks() if each.id != ask.id] if self._code is None else []
        dialog = QuestionDialog(
            ask, title=say(title), others=others, parent=self._editor,
            save=lambda *written: self._window.performer.attempt(make(*written)),
        )  # fmt: skip
        dialog.exec()
        dialog.deleteLater()
        self._editor.refresh(ask.id)

    def _move(self, question: str, place: int) -> None:
        self._perform(MoveVariable(question, place) if self._code is None else MoveAttribute(question, place))

    def _remove(self, question: str) -> None:
        ask = next(each for each in self._asks() if each.id == question)
        uses = self._answers([ask])
        key = "editor.remove_variable" if self._code is None else "editor.remove_attribute"
        words = say(key, name=called(ask.question), answers=uses.words("answers"))
        yes, no = say("button.remove"), say("button.cancel")
        reason = messages.ask_why(self._editor, words, yes=yes, no=no) if uses else ""
        if reason is not None:
            self._perform((RemoveVariable if self._code is None else RemoveAttribute)(question, reason))

    def _clear(self) -> None:
        asks = self._asks()
        words = say("editor.clear_ask", count=len(asks), answers=self._answers(asks).words("answers"))
        reason = messages.ask_why(self._editor, words, yes=say("button.remove"), no=say("button.cancel"))
        if reason is not None:
            self._perform(ClearSheet(reason))

    def _answers(self, asks: Iterable[Ask]) -> Tally:
        """Return how many answers some questions have, as far as it may be told."""
        found: Counter[tuple[str, str]] = Counter()
        for ask in asks:
            found.update(self._read.uses_by_place(ask.question))
        return self._window.session.sight.tally(found)

    def _perform(self, operation: Operation) -> None:
        try:
            self._window.performer.attempt(operation)
        except KnownError as error:
            self._editor.refuse(error)
        else:
            self._editor.refresh()


def _add_variable(question: Question, options: tuple[Option, ...], reason: str) -> Operation:
    assert isinstance(question, Variable)
    return AddVariable(question, options, reason)


def _edit_variable(question: Question, options: tuple[Option, ...], reason: str) -> Operation:
    assert isinstance(question, Variable)
    return EditVariable(question, options, reason)


def _add_attribute(question: Question, options: tuple[Option, ...], reason: str) -> Operation:
    assert isinstance(question, Attribute)
    return AddAttribute(question, options, reason)


def _edit_attribute(question: Question, options: tuple[Option, ...], reason: str) -> Operation:
    assert isinstance(question, Attribute)
    return EditAttribute(question, options, reason)
