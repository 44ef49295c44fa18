"""Retrieval in the window: its page, the way from a code to its segments, and from a find to its place and back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from desktop.core.changes import Changes
from desktop.core.codebooks import Category
from desktop.core.errors import KnownError
from desktop.ui.window.commands import Command
from desktop.ui.window.file_commands import with_ending
from desktop.ui.window.folders import proposal
from desktop.ui.window.parts import Part
from desktop.ui.window.ways_back import Counts
from desktop.wording import say

if TYPE_CHECKING:
    from desktop.ui.retrieval.page import RetrievalPage
    from desktop.ui.retrieval.places import FoundPlace
    from desktop.ui.window.main_window import MainWindow

MODE = "retrieval"
_SETTLING = 250  # milliseconds after a change before the lists are read again
_SEARCHED = ("article", "text_version", "outlet", "memo", "coder")
_SHOWN = ("coding", "memo", "code", "category", "rank", "coder", "article", "text_version", "outlet", "value", "done",
          "variable", "option", "unblinding", "spot_check", "assignment", "return")  # fmt: skip


class RetrievalPart(Part):
    """The page of retrieval, built when it is first shown."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.page: RetrievalPage | None = None
        self._stale = self._texts_stale = False
        window.way_back.otherwise = self.go_back
        self._settling = QTimer(window, singleShot=True, interval=_SETTLING)
        self._settling.timeout.connect(self._refresh_if_shown)
        # Not before: what other parts keep on closing would begin it anew.
        window.closed.connect(self._give_up)
        self._counts = Counts(window, self._show_chosen)
        window.pages.add_mode(MODE, self._build)
        window.pages.shown.connect(self._on_shown)
        window.people.changed.connect(self._on_names)

    def commands(self) -> dict[str, Sequence[Command | None]]:
        """Return the ways to both tabs, from a code to its segments, and back to the list."""
        return {
            "edit": [Command("search_all", self.search), Command("back_to_list", self.go_back, self._can_go_back)],
            "codebook": [Command("segments_of_code", self.show_code)],
        }

    def on_changed(self, changes: Changes) -> None:
        """Read the lists again soon, or when they are next shown."""
        if self.page is not None and changes.touches(*_SHOWN):
            self._stale = True
            self._texts_stale |= changes.touches(*_SEARCHED)
            self._settling.start()

    def _on_names(self) -> None:
        """Call coders by name, or by letter again."""
        self._stale = True
        self._refresh_if_shown()

    def _give_up(self) -> None:
        """Look for nothing more in a project that is about to be shut."""
        self._settling.stop()
        if self.page is not None:
            self.page.stop()

    def _build(self) -> QWidget:
        from desktop.ui.retrieval.page import RetrievalPage

        self.page = RetrievalPage(self.session, self.window.choosing.find, self.window.people.shown)
        self.page.place_wanted.connect(self.go_to)
        self.page.segments_export_wanted.connect(self._export_segments)
        self.page.hits_export_wanted.connect(self._export_hits)
        self.page.failed.connect(self._raise)
        return self.page

    def _shown_page(self) -> RetrievalPage:
        self.window.show_mode(MODE)
        assert self.page is not None
        return self.page

    def _on_shown(self, mode: str) -> None:
        if mode == MODE and self.page is not None:
            self._refresh_if_shown()
            self.page.focus_list()

    def _refresh_if_shown(self) -> None:
        if self._stale and self.page is not None and self.window.pages.mode() == MODE:
            texts = self._texts_stale
            self._stale = self._texts_stale = False
            self.page.refresh(texts=texts)

    def search(self) -> None:
        """Show full-text search, for the words selected in the text if there are any."""
        view = self.window.view
        span = view.selection() if self.window.pages.mode() == "coding" else None
        words = view.scene.article.text[span.start : span.end] if span is not None else ""
        page = self._shown_page()
        if words.strip() and len(words) <= 40:
            page.search.query.setText(" ".join(words.split()))
        page.show_search()

    def show_code(self) -> None:
        """Show the segments of the code in hand, of the one at the caret, or of what is chosen in the codebook."""
        code = self._code_in_text()
        if code is not None:
            self._shown_page().show_segments(frozenset({code}))
        else:
            self._show_chosen()

    def _code_in_text(self) -> str | None:
        view = self.window.view
        held = view.scene.marks.get(view.in_hand())
        if held is None and view.hasFocus():
            held = next(iter(view.scene.marks.at(view.cursor())), None)
        return None if held is None else held.label

    def _show_chosen(self) -> None:
        chosen = self.window.codebook.chosen()
        if chosen is None:
            self._shown_page().show_segments()
            return
        codebook = self.session.read.codebook()
        codes = codebook.codes_of(chosen) if isinstance(chosen, Category) else (chosen,)
        self._shown_page().show_segments(frozenset(code.id for code in codes))

    def go_to(self, place: FoundPlace) -> None:
        """Show a find in its article; a coding is shown and taken in hand, other words are selected."""
        if place.article is None:
            self.window.status.say(say("retrieval.no_place"))
            return
        window = self.window
        window.way_back.remember(window.way_back.here())
        window.show_mode("coding")
        window.articles.show_article(place.article)
        if place.span is not None:
            # The caret goes there as well: whoever lets go of the coding moves on from its place.
            window.view.select(place.span)
            window.view.reveal(place.span)
        if place.coding is not None:
            window.desk.show_coding(place.coding)
        if place.coding is not None and window.view.scene.marks.get(place.coding) is not None:
            window.view.activate(place.coding)
        window.status.say(say("retrieval.way_back"))

    def _can_go_back(self) -> bool:
        return self.page is not None and self.window.pages.mode() != MODE

    def go_back(self) -> None:
        """Go back to the list, where one was."""
        if self._can_go_back():
            self._shown_page()

    def _export_segments(self, ending: str) -> None:
        from desktop.ui.retrieval.exports import write_segments

        if self.page is not None:
            codings = self.page.segments.found()
            self._export(say("segments.file"), ending, partial(write_segments, self.session, codings))

    def _export_hits(self, ending: str) -> None:
        from desktop.ui.retrieval.exports import write_hits

        if self.page is not None:
            rows = self.page.search.found()
            self._export(say("search.file"), ending, partial(write_hits, self.session, rows))

    def _export(self, name: str, ending: str, write: Callable[[Path], None]) -> None:
        from PySide6.QtWidgets import QFileDialog

        proposed = proposal(self.session.path, name, f".{ending}")
        file, _ = QFileDialog.getSaveFileName(self.window, say("retrieval.export"), proposed, f"*.{ending}")
        if not file:
            return
        try:
            target = with_ending(Path(file), f".{ending}")
            write(target)
        except KnownError as error:
            self.performer.refused.emit(error)
        else:
            self.performer.told.emit(say("files.exported", file=target.name))

    def _raise(self, error: Exception) -> None:
        raise error
