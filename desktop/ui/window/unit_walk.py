"""Coding unit by unit (逐句编码): clause after clause is framed, a key codes it and goes on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.core.changes import Changes
from desktop.core.spans import Span
from desktop.text.units import UNIT_KINDS, units
from desktop.ui.reader.page import Place
from desktop.ui.ways.unit_bar import UnitBar
from desktop.ui.ways.walk import Walk
from desktop.ui.window.key_codes import KeyCodes
from desktop.ui.window.unit_keys import UnitKeys
from desktop.wording import say

if TYPE_CHECKING:
    from desktop.ui.window.main_window import MainWindow

_FEW = 100  # changed codings up to which they are counted one by one


class UnitWalk(QObject):
    """Goes through the units of the article shown, while it is on."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._kind = ""
        self._walk = Walk()
        self._hides = False
        self._digits = KeyCodes(window)
        self.bar = UnitBar()
        self.bar.hide()
        window.article_pane.add_below(self.bar)
        self.bar.kind_chosen.connect(self._on_kind)
        self.bar.digit_chosen.connect(self._on_digit)
        window.view.text_clicked.connect(self._on_click)
        steps = {"back": self.back, "on": self.on, "open": self.go_to_open, "choose": self._choose, "clear": self.clear}
        self._keys = UnitKeys(window.view, steps, lambda digit: self.code_on_digit(digit, stay=True))

    @property
    def is_on(self) -> bool:
        """Tell whether one codes unit by unit."""
        return self._window.desk.way is self

    def start(self) -> None:
        """Frame the unit at the caret, or the first one that is not judged where the article was just opened."""
        head = self._window.session.read.codebook().head
        self._kind = self._kind or (head.recording_unit if head.recording_unit in UNIT_KINDS else UNIT_KINDS[0])
        self._window.desk.way = self
        self._keys.is_on = True
        self._digits.start()
        view = self._window.view
        selected = view.selection()
        here = selected.start if selected is not None else view.cursor()
        self._read()
        is_inside = bool(self._walk.units) and here > self._walk.units[0].start
        self._begin(self._walk.near(here) if is_inside else self._first())
        self.bar.show()
        view.setFocus()

    def end(self) -> None:
        """Frame nothing any more."""
        self._window.desk.way = None
        self._keys.is_on = False
        self._window.view.set_unit(None)
        self.bar.hide()

    def unit(self) -> Span | None:
        """Return the unit that is framed."""
        return self._walk.unit()

    def digits(self) -> Mapping[int, str]:
        """Return the codes on the digit keys."""
        return self._digits.codes()

    def take(self, code: str) -> bool:
        """Code the unit and go on; words that are selected are the desk's."""
        if self._window.view.selection() is not None:
            return False
        self.code(code)
        return True

    def code(self, code: str, *, stay: bool = False) -> None:
        """Put a code on the unit, then go on, or stay for another code."""
        unit = self._walk.unit()
        if unit is None:
            self._window.status.say(say("ways.no_units"))
        elif self._window.desk.place_on(code, unit):
            self._digits.use(code)
            self._show_codes()
            self._let_go()
            if stay:
                self._show_unit()
            else:
                self.on()

    def code_on_digit(self, digit: int, *, stay: bool = False) -> None:
        """Code the unit by a digit key."""
        code = self._digits.codes().get(digit)
        if code is not None:
            self.code(code, stay=stay)

    def mark_none(self) -> None:
        """Say that no code applies to the unit, and go on."""
        from desktop.operations.mark_none import MarkNone

        unit, article = self._walk.unit(), self._window.desk.article
        if unit is None or article is None:
            self._window.status.say(say("ways.no_units"))
            return
        # A unit that is marked already changes nothing, and is done all the same.
        if self._window.performer.perform(MarkNone(article.article.id, unit)) is not None:
            self._let_go()
            self.on()

    def clear(self) -> None:
        """Take none-marks off the unit."""
        from desktop.operations.mark_none import ClearNone

        unit, article = self._walk.unit(), self._window.desk.article
        if unit is not None and article is not None:
            self._window.performer.perform(ClearNone(article.article.id, unit))

    def on(self) -> None:
        """Go to the next unit; behind the last one say what is left."""
        if self._walk.go_to(self._walk.at + 1):
            self._show_unit()
        elif self._walk.units:
            self._show_unit(self._words_at_end())

    def back(self) -> None:
        """Go to the unit before."""
        self._walk.go_to(self._walk.at - 1)
        self._show_unit()

    def go_to_open(self) -> None:
        """Go to the next unit that is not judged, from the beginning once the end is reached."""
        place = self._walk.open_from(self._walk.at + 1)
        if place is None:
            self._show_unit(self._words_at_end())
        else:
            self._walk.go_to(place)
            self._show_unit()

    def on_article(self) -> None:
        """Begin at the first unit of another article that is not judged."""
        self._read()
        self._begin(self._first())

    def on_changed(self, changes: Changes) -> None:
        """Follow what is judged, whoever changed it; what was undone or redone is gone to."""
        article = self._window.desk.article
        if article is None:
            return
        if changes.touches("coder"):
            self._digits.start()
        elif changes.touches("pin", "code", "category", "codebook"):
            self._digits.follow()
            self._show_codes()
        ids = changes.of("coding") | changes.of("none_mark")
        # Under a coding that goes a none-mark may come to light, which no change names.
        many = len(ids) > _FEW or (self._hides and changes.touches("coding"))
        if changes.touches("coder", "code", "category", "study", "codebook") or many:
            self._read_again()
        elif ids and article.article.id in changes.articles:
            self._follow(ids)

    def _follow(self, ids: frozenset[str]) -> None:
        places = {self._walk.of(identity) for identity in ids}
        for identity in ids:
            self._count(identity)
        places |= {self._walk.of(identity) for identity in ids}
        self._show_progress()
        known = [place for place in places if place is not None]
        if known and self._was_turned_back():
            self._walk.go_to(min(known))
            self._show_unit()

    def _was_turned_back(self) -> bool:
        """Tell whether the last action was an undo or a redo."""
        last = self._window.session.history(limit=1)
        return bool(last) and last[0].inverts is not None

    def _count(self, identity: str) -> None:
        session, article = self._window.session, self._window.desk.article
        found = session.read.coding(identity) or session.read.ways.none_mark(identity)
        is_here = found is not None and article is not None and found.version == article.version.id
        if found is not None and is_here and found.coder == session.coder.id:
            self._walk.put(identity, Span(found.start, found.end))
        else:
            self._walk.drop(identity)

    def _read(self) -> None:
        """Cut the article into units and count what lies over them."""
        session, shown = self._window.session, self._window.desk.article
        if shown is None:
            self._walk = Walk()
            return
        head = session.read.codebook().head
        roles, paragraphs = session.study.codable_roles, shown.version.paragraphs
        self._walk = Walk(units(shown.text, paragraphs, kind=self._kind, roles=roles, closers=head.clause_closers))
        coder, version = session.coder.id, shown.version.id
        for coding in session.read.codings(shown.article.id, coder=coder):
            if coding.version == version:
                self._walk.put(coding.id, coding.span)
        for mark in session.read.ways.none_marks(version, coder=coder):
            self._walk.put(mark.id, Span(mark.start, mark.end))
        self._hides = session.read.ways.has_hidden(version, coder=coder)

    def _read_again(self) -> None:
        here = self._walk.unit()
        self._read()
        self._begin(self._walk.near(here.start) if here is not None else self._first())

    def _first(self) -> int:
        return self._walk.open_from(0) or 0

    def _begin(self, number: int) -> None:
        self._walk.go_to(number)
        self.bar.show_kind(self._kind)
        self._show_codes()
        self._show_progress()
        self._show_unit("" if self._walk.units else say("ways.no_units"))

    def _show_unit(self, note: str = "") -> None:
        view, unit = self._window.view, self._walk.unit()
        if unit is not None and view.selection() is None and view.in_hand() is None:
            view.place_caret(Place(unit.start))
        view.set_unit(unit)
        self.bar.show_note(note)

    def _let_go(self) -> None:
        self._window.view.activate(None)

    def _show_progress(self) -> None:
        self.bar.show_progress(self._kind, self._walk.seen, len(self._walk.units))

    def _show_codes(self) -> None:
        self.bar.show_codes(self._digits.shown())

    def _words_at_end(self) -> str:
        left = len(self._walk.units) - self._walk.seen
        return say("ways.at_end", count=left) if left else say("ways.all_seen")

    def _choose(self) -> None:
        self._window.desk.palette_wanted.emit(None)

    def _on_kind(self, kind: str) -> None:
        self._kind = kind
        self._read_again()
        self._window.view.setFocus()

    def _on_digit(self, digit: int) -> None:
        self._window.view.setFocus()
        if digit:
            self.code_on_digit(digit)
        else:
            self.mark_none()

    def _on_click(self, position: int) -> None:
        if self.is_on and self._walk.units:
            self._walk.go_to(self._walk.near(position))
            self._show_unit()
