"""Finding words in the article shown."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.core.changes import Changes
from desktop.core.spans import Span
from desktop.ui.window.commands import Command
from desktop.ui.window.parts import Part
from desktop.wording import say

if TYPE_CHECKING:
    from desktop.ui.reader.find_bar import FindBar
    from desktop.ui.window.main_window import MainWindow
    from desktop.ui.window.ways_back import Station

# What is taken over from a selection; longer ones are passages to code, not words to look for.
_LONGEST = 30


class FindPart(Part):
    """The find bar below the article, and the places it found."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._bar: FindBar | None = None
        self._found: list[Span] = []
        self._now = 0
        self._from = 0
        self._opened_at: Station | None = None

    def commands(self) -> dict[str, Sequence[Command | None]]:
        """Return find, and on and back."""
        return {
            "edit": [
                Command("find", self.open, self._has_text),
                Command("find_next", lambda: self.step(forward=True), self._has_text),
                Command("find_former", lambda: self.step(forward=False), self._has_text),
            ]
        }

    def on_article(self, article: str | None) -> None:
        """Look for the same words in the article shown now, where its reader stands."""
        if self._is_open():
            self._from = self.window.view.cursor()
            self._search(reveal=False)

    def on_changed(self, changes: Changes) -> None:
        """Nothing found depends on what people do to an article but its text, of which `on_article` tells."""

    def open(self) -> None:
        """Open the bar, with the words selected if they are few."""
        if not self._has_text():
            return
        view, selection = self.window.view, self.window.view.selection()
        words = view.scene.article.text[selection.start : selection.end] if selection else ""
        self._from = selection.start if selection else view.cursor()
        if self.window.pages.mode() != "coding":
            self.window.show_mode("coding")
        bar = self._made()
        if not self._is_open():
            self._opened_at = self.window.way_back.here()
        bar.open("" if "\n" in words or len(words) > _LONGEST else words)
        self._search(reveal=False)

    def step(self, *, forward: bool) -> None:
        """Go to the next place or back, around the ends; without words to look for, ask for them."""
        if self._bar is None or not self._bar.words().strip():
            self.open()
            return
        if not self._is_open():
            self._bar.show()
            self._opened_at = self.window.way_back.here()
            self._from = self.window.view.cursor()
            self._search(reveal=True)
            return
        if not self._found:
            return
        place = self._now + (1 if forward else -1)
        if not 0 <= place < len(self._found):
            self.window.status.say(say("find.around" if forward else "find.around_back"))
        self._go(place % len(self._found))

    def close(self) -> None:
        """Put the bar away; the place where the search stood is selected."""
        if not self._is_open() or self._bar is None:
            return
        self._bar.hide()
        view = self.window.view
        view.set_found(())
        if self._found:
            self._remember_way(self._found[self._now])
            view.select(self._found[self._now])
        self._found = []
        view.setFocus()

    def _remember_way(self, found: Span) -> None:
        """Let Alt+Left lead back to where the search began, if that is elsewhere."""
        begun, now = self._opened_at, self.window.way_back.here()
        if begun is None or now is None:
            return
        if begun.article != now.article or not found.start <= begun.position <= found.end:
            self.window.way_back.remember(begun)
            self.window.status.say(say("find.way_back"))

    def _has_text(self) -> bool:
        return self.window.desk.article is not None

    def _is_open(self) -> bool:
        return self._bar is not None and not self._bar.isHidden()

    def _made(self) -> FindBar:
        if self._bar is None:
            from desktop.ui.reader.find_bar import FindBar

            self._bar = FindBar()
            self.window.article_pane.add_below(self._bar)
            self._bar.typed.connect(lambda _: self._search(reveal=True))
            self._bar.stepped.connect(lambda forward: self.step(forward=forward))
            self._bar.closed.connect(self.close)
        return self._bar

    def _search(self, *, reveal: bool) -> None:
        """Look for what is typed, from where the search began."""
        if self._bar is None:
            return
        from desktop.text.find import find

        words = self._bar.words()
        self._found = find(self.window.view.scene.article.text, words) if words.strip() else []
        place = bisect_left(self._found, self._from, key=lambda span: span.start)
        self._now = place if place < len(self._found) else 0
        self._show(reveal=reveal)

    def _go(self, place: int) -> None:
        self._now = place
        self._from = self._found[place].start
        self._show(reveal=True)

    def _show(self, *, reveal: bool) -> None:
        now = self._found[self._now] if self._found else None
        self.window.view.set_found(self._found, now)
        if now is not None and reveal:
            self.window.view.reveal_amid(now)
        if self._bar is not None:
            self._bar.show_count(self._now + 1 if self._found else 0, len(self._found))
