"""Ways to code: choosing, repeating, the brush, unit by unit, none-marks, main and secondary."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from desktop.core.changes import Changes
from desktop.core.spans import Span
from desktop.ui.codebook.names import shown_name
from desktop.ui.reader.values import Sign
from desktop.ui.window.commands import Command
from desktop.ui.window.parts import Part
from desktop.wording import current_language, say

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from desktop.core.codebooks import Rank
    from desktop.core.codings import NoneMark
    from desktop.ui.window.brush import Brush
    from desktop.ui.window.main_window import MainWindow
    from desktop.ui.window.unit_walk import UnitWalk

_FEW = 100  # changed none-marks up to which their signs are changed one by one
_WARM_UP_MILLISECONDS = 60


class WaysPart(Part):
    """Turns the ways to code on and off, one at a time, and does what their keys say."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._brush: Brush | None = None
        self._walk: UnitWalk | None = None
        self._signs: dict[str, Sign] = {}
        self._hides = False
        self._coder = window.session.coder.id
        self._warm_up = QTimer(window, singleShot=True, interval=_WARM_UP_MILLISECONDS)
        self._warm_up.timeout.connect(self._on_warm_up)
        window.closed.connect(self._warm_up.stop)
        window.desk.placed.connect(self._on_placed)
        window.view.escape_pressed.connect(self.end)

    def commands(self) -> dict[str, Sequence[Command | None]]:
        """Return the menu of coding."""
        may = self._may
        return {
            "coding": [
                Command("open_palette", self.open_palette, may),
                Command("repeat_code", self.repeat_code, may),
                Command("swap_rank", self.swap_rank, lambda: may() and self.window.desk.at_work() is not None),
                None,
                Command("brush_mode", self.brush_mode, may),
                Command("unit_mode", self.unit_mode, may),
                Command("next_unit", self.next_unit, self._is_walking),
                None,
                Command("none_mark", self.mark_none, may),
                Command("clear_none", self.clear_none, lambda: may() and bool(self._signs)),
            ]
        }

    def fill_coding_menu(self, menu: QMenu, coding: str | None) -> None:
        """Add the ranks that the coding at work can have, the one it has marked."""
        found = self.session.read.coding(coding) if coding else None
        ranks = self.session.read.codebook().ranks
        if found is None or not ranks:
            return
        menu.addSeparator()
        for rank in ranks:
            action = menu.addAction(say("coding.rank", rank=_name(rank)).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(rank.id == found.rank)
            action.triggered.connect(lambda _=False, of=found.id, chosen=rank: self.set_rank(of, chosen))
        menu.addSeparator()

    def on_changed(self, changes: Changes) -> None:
        """Follow the codes, the coder and the none-marks."""
        if changes.touches("coder"):
            self._read_signs()
            self._warm_up.start()
        elif changes.touches("code", "category") or self._may_hide(changes.of("coding")):
            self._read_signs()
        elif changes.touches("none_mark"):
            self._follow_signs(changes.of("none_mark"))
        if self.session.read_only is not None:
            self.end()
        elif self._coder != self.session.coder.id:
            self._end_for_another()
        elif (way := self._way()) is not None:
            way.on_changed(changes)

    def on_article(self, article: str | None) -> None:
        """Show the none-marks of another article, and go on there."""
        self._read_signs()
        self._warm_up.start()
        if article is not None and (way := self._way()) is not None:
            way.on_article()

    def open_palette(self) -> None:
        """Choose a code for the coding in hand, the words selected, or whatever is coded now."""
        held = self.window.view.in_hand()
        if held is not None:
            self.window.desk.palette_wanted.emit(held)
        else:
            self.window.view.code_requested.emit()

    def repeat_code(self) -> None:
        """Use the code that was used last once more."""
        recent = self.session.read.recent_codes(self.session.coder.id, limit=1)
        if recent:
            self.window.desk.choose_for(recent[0], None)
        else:
            self.window.status.say(say("ways.nothing_to_repeat"))

    def brush_mode(self) -> None:
        """Take a code in hand, or put it away."""
        was_on = self._brush is not None and self._brush.is_on
        self.end()
        if was_on or not self._can_begin():
            return
        if self._brush is None:
            from desktop.ui.window.brush import Brush

            self._brush = Brush(self.window)
            self._brush.bar.ended.connect(self._on_end_button)
        self._brush.start()

    def unit_mode(self) -> None:
        """Begin to code unit by unit, or end it."""
        was_on = self._is_walking()
        self.end()
        if was_on or not self._can_begin():
            return
        if self._walk is None:
            from desktop.ui.window.unit_walk import UnitWalk

            self._walk = UnitWalk(self.window)
            self._walk.bar.ended.connect(self._on_end_button)
        self._walk.start()

    def end(self) -> None:
        """End whatever way is on."""
        way = self._way()
        if way is not None:
            way.end()

    def _end_for_another(self) -> None:
        """End what the former coder had on: the one who codes now should not code by the first click."""
        self._coder, way = self.session.coder.id, self._way()
        if way is not None:
            self.window.status.say(say("ways.ended_brush" if way is self._brush else "ways.ended_unit"))
            way.end()

    def next_unit(self) -> None:
        """Go to the next unit, without a word about this one."""
        if self._walk is not None and self._walk.is_on:
            self.window.view.activate(None)
            self._walk.on()

    def mark_none(self) -> None:
        """Say that no code applies to the words selected, or to the unit that is framed."""
        from desktop.operations.mark_none import MarkNone

        span, article = self.window.view.selection(), self.window.desk.article
        if span is not None and article is not None:
            if self.performer.perform(MarkNone(article.article.id, span)):
                self.window.status.say(say("ways.marked_none", words=self._excerpt(span)))
        elif self._walk is not None and self._walk.is_on:
            self._walk.mark_none()
        else:
            self.window.status.say(say("ways.none_needs_words"))

    def clear_none(self) -> None:
        """Take the none-marks off the words selected, the unit framed or the place of the caret."""
        from desktop.operations.mark_none import ClearNone

        view, article = self.window.view, self.window.desk.article
        walked = self._walk.unit() if self._walk is not None and self._walk.is_on else None
        here = view.selection() or walked or Span(view.cursor(), view.cursor() + 1)
        if article is None:
            return
        # Behind the last character there is nothing to take off.
        here = Span(here.start, min(here.end, len(article.text)))
        if not any(sign.span.overlaps(here) for sign in self._signs.values()):
            self.window.status.say(say("ways.no_none_here"))
        else:
            self.performer.perform(ClearNone(article.article.id, here))

    def swap_rank(self) -> None:
        """Give the coding in hand, or the one chosen in the list, the next rank."""
        identity, ranks = self.window.desk.at_work(), self.session.read.codebook().ranks
        coding = self.session.read.coding(identity) if identity else None
        if coding is None:
            self.window.status.say(say("ways.no_coding"))
        elif not ranks:
            self.window.status.say(say("ways.no_ranks"))
        else:
            ids = [rank.id for rank in ranks]
            now = ids.index(coding.rank) if coding.rank in ids else -1
            self.set_rank(coding.id, ranks[(now + 1) % len(ranks)])

    def set_rank(self, coding: str, rank: Rank) -> None:
        """Give a coding a rank."""
        from desktop.operations.set_rank import SetRank

        if self.performer.perform(SetRank(coding, rank.id)):
            found = self.session.read.coding(coding)
            if found is not None:
                self.window.status.say(say("ways.ranked", rank=_name(rank), words=_short(found.words)))

    def _way(self) -> Brush | UnitWalk | None:
        return next((way for way in (self._brush, self._walk) if way is not None and way.is_on), None)

    def _is_walking(self) -> bool:
        return self._walk is not None and self._walk.is_on

    def _may(self) -> bool:
        return self.session.read_only is None and self.window.desk.article is not None

    def _can_begin(self) -> bool:
        """Tell whether there is something to code with and on, and tell the person why not."""
        if self.session.read_only is not None:
            self.window.desk.told.emit(self.session.read_only)
            return False
        if not self.session.read.codebook().codes:
            self.window.status.say(say("desk.no_codes"))
            return False
        return self.window.desk.article is not None

    def _excerpt(self, span: Span) -> str:
        article = self.window.desk.article
        return _short(article.text[span.start : span.end]) if article else ""

    def _on_placed(self, code: str, span: Span) -> None:
        found = self.session.read.codebook().code(code)
        if found is not None:
            self.window.status.say(say("ways.placed", name=shown_name(found), words=self._excerpt(span)))

    def _on_end_button(self) -> None:
        self.end()
        self.window.view.setFocus()

    def _on_warm_up(self) -> None:
        if self.window.desk.article is not None:
            self.session.read.ways.warm_up(self.window.desk.article.article.id, coder=self.session.coder.id)
            self.window.choosing.warm_up()

    def _read_signs(self) -> None:
        version, coder = self.window.desk.version(), self.session.coder.id
        marks = self.session.read.ways.none_marks(version, coder=coder) if version else []
        self._signs = {mark.id: _sign(mark) for mark in marks}
        self._hides = version is not None and self.session.read.ways.has_hidden(version, coder=coder)
        self._show_signs()

    def _may_hide(self, codings: frozenset[str]) -> bool:
        """Tell whether codings that changed may lie, or have lain, over a none-mark."""
        if not codings or self._hides or (self._signs and len(codings) > _FEW):
            return bool(codings)
        found = (self.session.read.coding(identity) for identity in codings) if self._signs else ()
        spans = [coding.span for coding in found if coding is not None]
        return any(sign.span.overlaps(span) for span in spans for sign in self._signs.values())

    def _follow_signs(self, ids: frozenset[str]) -> None:
        if len(ids) > _FEW:
            self._read_signs()
            return
        version, coder = self.window.desk.version(), self.session.coder.id
        for identity in ids:
            mark = self.session.read.ways.none_mark(identity)
            if mark is not None and mark.version == version and mark.coder == coder:
                self._signs[identity] = _sign(mark)
            else:
                self._signs.pop(identity, None)
        self._show_signs()

    def _show_signs(self) -> None:
        self.window.signs.put("none", list(self._signs.values()))


def _name(rank: Rank) -> str:
    return (current_language() == "en" and rank.name_en) or rank.name_zh


def _sign(mark: NoneMark) -> Sign:
    return Sign(mark.id, Span(mark.start, mark.end), "none", say("ways.none_hint"))


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 24 else line[:23] + "…"
