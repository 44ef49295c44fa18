"""Reading at the desk: one code before all others, the codings at one place, and from sign to sign."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from desktop.core.changes import Changes
from desktop.core.codebooks import Code
from desktop.core.codings import Coding
from desktop.ui.codebook.names import shown_name
from desktop.ui.reader.anchors import anchor_of
from desktop.ui.reader.page import Place
from desktop.ui.reader.values import Mark, Sign
from desktop.ui.window.commands import Command
from desktop.ui.window.parts import Part
from desktop.wording import say

if TYPE_CHECKING:
    from desktop.ui.reader.here import CodingsHere, HereRow
    from desktop.ui.window.main_window import MainWindow

# A unit without a code is no place to stop at.
_STOPS = frozenset({"query", "suggestion", "memo", "ruling"})


class ReadingPart(Part):
    """What helps to read an article that bears many codings."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._here: CodingsHere | None = None
        self._place: list[str] = []
        window.view.mark_activated.connect(self._on_activated)
        window.view.map.setAccessibleName(say("map.title"))
        window.view.map.setToolTip(say("map.hint"))

    def commands(self) -> dict[str, Sequence[Command | None]]:
        """Return the commands for reading."""
        view = self.window.view
        return {
            "coding": [
                Command("codings_here", self.show_here, self._has_text),
                Command("focus_coded", self.toggle_focus, self._has_text),
                None,
                Command("next_coding", lambda: view.take_next(forward=True), self._has_text),
                Command("former_coding", lambda: view.take_next(forward=False), self._has_text),
                Command("next_sign", lambda: self.go_to_sign(forward=True), self._has_text),
                Command("former_sign", lambda: self.go_to_sign(forward=False), self._has_text),
            ],
            "view": [Command("toggle_map", self.toggle_map)],
        }

    def on_changed(self, changes: Changes) -> None:
        """Keep the list of codings as they are, and let go of a code that is gone."""
        if self._here is not None and self._here.isVisible() and changes.touches("coding", "code", "category", "memo"):
            self._here.show_rows(self._rows())
        alone = self.window.desk.alone
        if alone is not None and changes.touches("code", "category", "coder", "codebook"):
            codebook = self.session.read.codebook()
            if all(code.id != alone for code in codebook.codes):
                self.release()

    def toggle_map(self) -> None:
        """Show the map beside the article, or hide it."""
        self.window.settings_wanted.emit({"show_map": not self.window.settings.get("show_map")})

    def toggle_focus(self) -> None:
        """Have all codings step back behind those of the code at work; asked again, no more."""
        desk, code = self.window.desk, self._code_at_work()
        if desk.alone is not None:
            self.release()
        elif code is None:
            self.window.status.say(say("focus.nothing"))
        else:
            desk.focus_alone(code.id)
            self.window.status.say(say("focus.on", name=shown_name(code)))

    def release(self) -> None:
        """Let all codings come forward again."""
        desk = self.window.desk
        desk.focus_alone(None)
        desk.focus_code(self.window.codebook.focused_code())

    def show_here(self) -> None:
        """List the codings under the caret, the selection or the coding in hand."""
        marks = self._marks_here()
        if not marks:
            self.window.status.say(say("here.none"))
            return
        self._place = [mark.id for mark in marks]
        anchor = anchor_of(self.window.view)
        corner = self.window.view.viewport().mapToGlobal(anchor.topLeft())
        self._made().open_at(QRect(corner, anchor.size()), self._rows())

    def go_to_sign(self, *, forward: bool) -> None:
        """Put the caret at the next sign, or the one before."""
        view = self.window.view
        signs = [sign for sign in self.window.signs.signs() if sign.kind in _STOPS]
        starts = sorted({sign.span.start for sign in signs})
        place = bisect_right(starts, view.cursor()) if forward else bisect_left(starts, view.cursor()) - 1
        if not 0 <= place < len(starts):
            self.window.status.say(say("sign.none_on" if forward else "sign.none_back"))
            return
        here = [sign for sign in signs if sign.span.start == starts[place]]
        view.place_caret(Place(starts[place]))
        view.reveal_amid(here[0].span)
        self.window.status.say(_told(here))

    def _has_text(self) -> bool:
        return self.window.desk.article is not None

    def _code_at_work(self) -> Code | None:
        """Return the code of the coding in hand, under the caret, or the one chosen in the tree."""
        view, codebook = self.window.view, self.session.read.codebook()
        held = view.in_hand()
        marks = view.scene.marks.at(view.cursor())
        label = next((mark.label for mark in [view.scene.marks.get(held), *marks] if mark is not None), None)
        chosen = self.window.codebook.chosen()
        if label is not None:
            return codebook.code(label)
        return chosen if isinstance(chosen, Code) else None

    def _marks_here(self) -> list[Mark]:
        view, marks = self.window.view, self.window.view.scene.marks
        held, selection = marks.get(view.in_hand()), view.selection()
        span = held.span if held is not None else selection
        if span is not None:
            return marks.overlapping(*span)
        # Behind its last character, a coding is still what one has just put there.
        return marks.at(view.cursor()) or marks.at(max(view.cursor() - 1, 0))

    def _rows(self) -> list[HereRow]:
        found = (self.window.desk.coding(identity) for identity in self._place)
        return [self._row(coding) for coding in found if coding is not None]

    def _row(self, coding: Coding) -> HereRow:
        from desktop.ui.reader.here import HereRow

        name, rank, color = self.window.desk.described(coding)
        own = coding.coder == self.session.coder.id
        whose = "" if own else self.window.desk.others.name(coding.coder)
        words = " ".join(coding.words.split())
        return HereRow(coding.id, name, "  ".join(filter(None, (rank, whose))), words, color)

    def _made(self) -> CodingsHere:
        if self._here is None:
            from desktop.ui.reader.here import CodingsHere

            self._here = CodingsHere(self.window.view)
            self._here.taken.connect(self._take)
            self._here.lift_wanted.connect(self.window.desk.lift)
        return self._here

    def _take(self, coding: str) -> None:
        self.window.view.setFocus()
        self.window.view.activate(coding)

    def _on_activated(self, coding: str) -> None:
        other = self.window.desk.others.get(coding)
        if other is not None:
            name, _, _ = self.window.desk.described(other)
            self.window.status.say(say("shown.in_hand", coder=self.window.desk.others.name(other.coder), code=name))


def _told(signs: Sequence[Sign]) -> str:
    return " · ".join(dict.fromkeys(" ".join(sign.hint.split()) for sign in signs))
