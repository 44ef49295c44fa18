"""Selected words become a code: made at once by a lead, suggested to the lead by everyone else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.core.codebooks import Category, Code
from desktop.core.errors import KnownError
from desktop.core.ids import new_id
from desktop.core.snapshots import ArticleText, CodebookSet
from desktop.core.spans import Span
from desktop.core.studies import CoderRole
from desktop.ui.codebook.names import shown_name
from desktop.ui.reader.anchors import go_behind
from desktop.ui.window.commands import Command
from desktop.ui.window.parts import Part
from desktop.wording import say

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from desktop.ui.review.in_vivo_dialog import Alike, Place, Wanted


class InVivoPart(Part):
    """Asks for the code and makes it, or suggests it."""

    def commands(self) -> dict[str, Sequence[Command | None]]:
        """Return the command."""
        return {"coding": [Command("in_vivo", self.ask, lambda: self.session.read_only is None)]}

    def fill_coding_menu(self, menu: QMenu, coding: str | None) -> None:
        """Offer it among what there is to do to the selected words."""
        if self.window.view.selection() is not None:
            menu.addAction(say("command.in_vivo")).triggered.connect(self.ask)

    def ask(self) -> None:
        """Ask what code the selected words are to become."""
        text, span = self.window.desk.article, self.window.view.selection()
        if text is None or span is None:
            self.window.status.say(say("desk.select_first"))
        elif self.session.read_only is not None:
            self.performer.refused.emit(self.session.read_only)
        elif self._leads() and not self.session.read.codebook().categories:
            self.performer.refused.emit(KnownError("no_category"))
        else:
            self._open(text, span)

    def _leads(self) -> bool:
        return self.session.coder.role is CoderRole.LEAD

    def _open(self, text: ArticleText, span: Span) -> None:
        from desktop.text.likeness import as_name
        from desktop.ui.review.in_vivo_dialog import InVivoDialog

        words = text.text[span.start : span.end]
        dialog = InVivoDialog(
            " ".join(words.split()), as_name(words), self._places(), alike=self._alike,
            save=lambda wanted: self._save(wanted, text, span), suggests=not self._leads(), parent=self.window,
        )  # fmt: skip
        accepted = dialog.exec()
        self.window.view.setFocus()
        if accepted and dialog.chosen is not None:
            self.window.desk.place(dialog.chosen)
        dialog.deleteLater()

    def _places(self) -> list[Place]:
        """Return the categories, last used first; a coder may leave the choice to the lead."""
        from desktop.ui.codebook.numbers import free_code_number
        from desktop.ui.review.in_vivo_dialog import Place

        codebook = self.session.read.codebook()
        found = [
            Place(each.id, f"{each.number} {shown_name(each)}", free_code_number(codebook, each))
            for each in self._last_used_first(codebook)
        ]
        return found if self._leads() else [*found, Place(None, say("in_vivo.any_category"), 1)]

    def _last_used_first(self, codebook: CodebookSet) -> list[Category]:
        recent = (codebook.code(code) for code in self.session.read.recent_codes(self.session.coder.id))
        used = [codebook.category_of(code) for code in recent if code is not None]
        return list({each.id: each for each in (*used, *codebook.categories)}.values())

    def _alike(self, name: str) -> list[Alike]:
        from desktop.text.likeness import known, like
        from desktop.ui.review.in_vivo_dialog import Alike

        codebook = self.session.read.codebook()
        codes = {code.id: code for code in codebook.codes}
        found = like(name, [known(code) for code in codebook.codes])
        return [
            Alike(
                each.id, f"{codes[each.id].number} {shown_name(codes[each.id])}", say(f"alike.{each.why.name.lower()}"),
                codebook.color_of(codes[each.id]),
            )
            for each in found
        ]  # fmt: skip

    def _save(self, wanted: Wanted, text: ArticleText, span: Span) -> None:
        """Make the code or suggest it; KnownError says what is in the way."""
        if self._leads():
            self._make(wanted, text, span)
        else:
            from desktop.operations.suggest_code import SuggestCode

            operation = SuggestCode(wanted.name, category=wanted.category, article=text.article.id, span=span)
            self.performer.attempt(operation)
            self.window.status.say(say("in_vivo.suggested", name=wanted.name.strip()))

    def _make(self, wanted: Wanted, text: ArticleText, span: Span) -> None:
        from desktop.operations.code_in_vivo import AddCodeInVivo

        identity = new_id()
        code = Code(
            id=identity, category=wanted.category or "", key=f"k{identity[-8:]}", number=wanted.number,
            name_zh=wanted.name, name_en="",
        )  # fmt: skip
        changes = self.performer.attempt(AddCodeInVivo(code, text.article.id, span, wanted.reason))
        go_behind(self.window.view, span)
        self.window.codings.choose(next(iter(changes.of("coding")), None))
        self.window.codebook.follow(identity)
        self.window.status.say(say("in_vivo.made", name=wanted.name.strip()))
