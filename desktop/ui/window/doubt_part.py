"""Doubts at the desk: the key that flags, the line for a note, signs in the text, and answers as they come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect

from desktop.core.changes import Changes
from desktop.core.ids import new_id
from desktop.core.spans import Span
from desktop.session.doubts import Asked
from desktop.ui.reader.anchors import anchor_of
from desktop.ui.reader.navigator import Unit
from desktop.ui.reader.values import Sign
from desktop.ui.window.commands import Command
from desktop.ui.window.parts import Part
from desktop.wording import say

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from desktop.ui.review.query_note import QueryNote
    from desktop.ui.window.main_window import MainWindow

_SHOWN_LETTERS = 120


class _Place(NamedTuple):
    """What a flag would be put to: a span, and the coding there if it is about one."""

    span: Span
    coding: str | None = None


class DoubtPart(Part):
    """Flags doubts and shows the own ones of the article."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._asked: list[Asked] = []
        self._note: QueryNote | None = None
        self._noting = ""
        self._sitting = ""

    def commands(self) -> dict[str, Sequence[Command | None]]:
        """Return the command that flags."""
        return {"coding": [Command("flag_query", self.flag, lambda: self.session.read_only is None)]}

    def fill_coding_menu(self, menu: QMenu, coding: str | None) -> None:
        """Offer the flag among what there is to do to the words."""
        menu.addAction(say("command.flag_query")).triggered.connect(self.flag)

    def on_article(self, article: str | None) -> None:
        """Show the doubts of the article shown now."""
        self._close_note()
        self._show_signs()

    def on_changed(self, changes: Changes) -> None:
        """Show doubts as they are now."""
        if changes.touches("query", "ruling", "coder", "article", "text_version") or self._moved(changes):
            self._show_signs()

    def keep(self) -> None:
        """Keep the note that is being written; while an action is held up nothing could be, so it stays open."""
        if not self.performer.is_holding():
            self._close_note()

    def may_close(self) -> bool:
        """Keep the note that is being written."""
        self._close_note()
        return True

    def flag(self) -> None:
        """Flag what is at hand, or open the note on what is flagged already."""
        place = self._place()
        text = self.window.desk.article
        if place is None or text is None:
            self.window.status.say(say("query.nothing_here"))
            return
        known = self._flagged_at(place)
        if known is not None:
            self._open_note(known.id, known.note)
            return
        from desktop.operations.flag_query import FlagQuery

        self._sitting = new_id()
        operation = FlagQuery(text.article.id, place.span, place.coding, sitting=self._sitting)
        changes = self.performer.perform(operation)
        if changes:
            self.window.status.say(say("query.flagged"))
            self._open_note(next(iter(changes.of("query"))), "", self._sitting)

    def _moved(self, changes: Changes) -> bool:
        """Tell whether a flagged coding changed."""
        codings = changes.of("coding")
        return bool(codings) and any(each.coding in codings for each in self._asked)

    def _place(self) -> _Place | None:
        """Return the coding in hand, else the selection, else the coding the caret stands at, else its clause."""
        view, codings = self.window.view, self.window.codings
        held, selection, chosen = view.in_hand(), view.selection(), codings.current()
        if held is not None:
            return self._coding(held)
        if selection is not None:
            there = [mark.id for mark in view.scene.marks.at(selection.start) if mark.span == selection]
            found = self._coding(there[0]) if len(there) == 1 else None
            return found or _Place(selection)
        found = self._coding(chosen) if chosen is not None else None
        if found is not None and (codings.list_view.hasFocus() or _touches(found.span, view.cursor())):
            return found
        clause = view.navigator.unit_at(Unit.CLAUSE, view.cursor())
        return _Place(clause) if clause is not None and clause.start < clause.end else None

    def _coding(self, identity: str) -> _Place | None:
        coding = self.session.read.coding(identity)
        if coding is None:
            return None
        # A lead may have somebody else's coding in hand: the doubt is then about the words alone.
        return _Place(coding.span, coding.id if coding.coder == self.session.coder.id else None)

    def _flagged_at(self, place: _Place) -> Asked | None:
        """Return the open doubt at a place; where nothing is selected, the smallest one around the caret."""
        view = self.window.view
        open_ones = [each for each in self._asked if each.ruling is None and each.span is not None]
        for each in open_ones:
            if each.span == place.span and (each.coding == place.coding or None in (each.coding, place.coding)):
                return each
        if place.coding is not None or view.selection() is not None:
            return None
        around = [each for each in open_ones if each.span and _touches(each.span, view.cursor())]
        return min(around, key=_length, default=None)

    def _open_note(self, query: str, note: str, sitting: str = "") -> None:
        if self._note is None:
            from desktop.ui.review.query_note import QueryNote

            self._note = QueryNote(self.window)
            self._note.closed.connect(self._on_note)
            self._note.withdrawn.connect(self._on_withdrawn)
        self._noting, self._sitting = query, sitting or new_id()
        view = self.window.view
        shown = next((each.span for each in self._asked if each.id == query), None)
        if shown is not None:
            view.reveal(shown)
        anchor = anchor_of(view)
        self._note.open_at(QRect(view.viewport().mapTo(self.window, anchor.topLeft()), anchor.size()), note)

    def _close_note(self) -> None:
        if self._note is not None:
            self._note.close_note(back=False)

    def _on_note(self, note: str, back: bool) -> None:  # noqa: FBT001 - a slot
        from desktop.operations.flag_query import NoteQuery

        if back:
            self.window.view.setFocus()
        known = next((each for each in self._asked if each.id == self._noting), None)
        if known is not None and known.note != " ".join(note.split()):
            self.performer.perform(NoteQuery(self._noting, note, self._sitting))

    def _on_withdrawn(self) -> None:
        from desktop.operations.flag_query import WithdrawQuery

        self.window.view.setFocus()
        if self.performer.perform(WithdrawQuery(self._noting)):
            self.window.status.say(say("query.withdrawn"))

    def _show_signs(self) -> None:
        text = self.window.desk.article
        read, coder = self.session.read.doubts, self.session.coder.id
        self._asked = [] if text is None else read.in_article(text.article.id, coder=coder)
        # What was flagged in a text that was corrected since, and is not carried along, has no place here.
        here = [each for each in self._asked if text is not None and each.version == text.version.id]
        self.window.signs.put("query", [_sign(each) for each in here if each.ruling is None])
        self.window.signs.put("ruling", [_sign(each) for each in here if each.ruling is not None])
        flagged = frozenset(each.coding for each in here if each.coding and each.ruling is None)
        self.window.codings.show_flagged(flagged)


def _sign(asked: Asked) -> Sign:
    span = asked.span or Span(0, 0)
    if asked.ruling is not None:
        hint = say("query.sign_answered", text=asked.ruling.text[:_SHOWN_LETTERS])
        return Sign(asked.id, span, "ruling", f"{hint}\n{asked.note}" if asked.note else hint)
    hint = say("query.sign_bare")
    return Sign(asked.id, span, "query", f"{say('query.sign', note=asked.note)}\n{hint}" if asked.note else hint)


def _touches(span: Span, position: int) -> bool:
    return span.start <= position <= span.end


def _length(asked: Asked) -> int:
    return asked.span.end - asked.span.start if asked.span is not None else 0
