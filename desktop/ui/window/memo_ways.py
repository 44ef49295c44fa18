"""From memos to the places they speak of and back: copied references, links, jumps."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.core.codebooks import Code
from desktop.core.memo_places import STUDY, Target
from desktop.text.memo_links import target_of
from desktop.wording import say

if TYPE_CHECKING:
    from desktop.session.memos import Spot
    from desktop.ui.memos.rows import MemoRow
    from desktop.ui.window.main_window import MainWindow


class MemoWays:
    """Copies places and goes to them; the journal shows a memo by `show_memo` and tells which is chosen there."""

    def __init__(
        self, window: MainWindow, show_memo: Callable[[str], None], chosen_memo: Callable[[], str | None]
    ) -> None:
        self._window = window
        self._book = window.session.memos
        self._show_memo = show_memo
        self._chosen_memo = chosen_memo

    def can_copy(self) -> bool:
        """Tell whether there is a place to copy."""
        return self._target() is not None

    def copy(self) -> None:
        """Copy a place as a reference that can be read anywhere; in a memo it becomes a link."""
        target = self._target()
        words = "" if target is None else self._book.reference(target)
        if target is None or not words:
            self._window.status.say(say("memos.nothing_to_copy"))
            return
        from desktop.ui.widgets.memo_edit import MEMO_MIME

        data = QMimeData()
        data.setText(words)
        data.setData(MEMO_MIME, self._book.link_to(target).encode("utf-8", "replace"))
        QGuiApplication.clipboard().setMimeData(data)
        self._window.status.say(say("memos.copied", words=words))

    def _target(self) -> Target | None:
        """Return the memo chosen in the journal, else the code at work in the codebook, else the place in the text."""
        memo = self._chosen_memo()
        if memo is not None:
            return Target("memo", memo)
        focus, codebook = QApplication.focusWidget(), self._window.codebook
        if focus is not None and codebook.isAncestorOf(focus):
            chosen = codebook.chosen()
            return Target("code", chosen.id) if isinstance(chosen, Code) else None
        return self._target_in_text()

    def _target_in_text(self) -> Target | None:
        text, view = self._window.desk.article, self._window.view
        held, span = view.in_hand(), view.selection()
        if text is None:
            return None
        if held is not None:
            return Target("coding", held)
        if span is not None:
            return Target("place", text.article.id, text.version.id, span)
        return Target("article", text.article.id)

    def leads(self, address: str) -> bool:
        """Tell whether a link leads anywhere now."""
        target = target_of(address)
        return target is not None and self._book.spot(target) is not None

    def follow(self, address: str) -> None:
        """Show what a link leads to."""
        target = target_of(address)
        spot = self._book.spot(target) if target is not None else None
        if spot is None:
            self._window.status.say(say("memo.link_gone"))
        else:
            self.go_to(spot)

    def jump(self, row: MemoRow) -> None:
        """Show what a memo is on; an entry of the journal is on nothing else."""
        line = self._book.line(row.id)
        if line is None or line.place.kind == STUDY:
            return
        from desktop.session.memos import Spot

        if line.place.kind == "coding" and line.span is None:
            self._show_article(line.article)
            self._window.status.say(say("memos.not_carried"))
            return
        identity = line.code if line.place.kind == "code" and line.code else line.place.id
        self.go_to(Spot(line.place.kind, identity, line.article, line.span))

    def go_to(self, spot: Spot) -> None:
        """Show a place: a coding in hand, words selected, a code in the codebook, a memo in the journal."""
        window = self._window
        if spot.kind == "memo":
            self._show_memo(spot.id)
        elif spot.kind == "code":
            window.show_mode("coding")
            window.codebook.show_code(spot.id)
        else:
            window.way_back.remember(window.way_back.here())
            self._show_article(spot.article)
            if spot.span is None:
                return
            if spot.kind == "coding" and window.view.scene.marks.get(spot.id) is not None:
                window.view.activate(spot.id)
            else:
                window.view.select(spot.span)
            window.view.reveal(spot.span)

    def _show_article(self, article: str | None) -> None:
        self._window.show_mode("coding")
        self._window.articles.show_article(article)
