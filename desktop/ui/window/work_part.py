"""The queue in the window: what is next, what was returned with which remark, and opening again what is done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from desktop.core.changes import Changes
from desktop.core.errors import KnownError
from desktop.core.revisions import Action
from desktop.ui.widgets import messages
from desktop.ui.window.commands import LETTERS, Command, shown_letter
from desktop.ui.window.parts import Part
from desktop.wording import say

if TYPE_CHECKING:
    from desktop.ui.window.main_window import MainWindow
    from desktop.ui.window.return_line import ReturnLine

_AFTER_THE_START = 400  # milliseconds; looking for answers that are missing must not hold up the first painted window
_BREATH = 15  # milliseconds between two looks, for the person at work
_AT_ONCE = 16  # articles looked at in one go: some milliseconds


class WorkPart(Part):
    """What a coder's day hangs together by."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._line: ReturnLine | None = None
        self._article: str | None = None
        window.performer.remedies["article_done"] = self._open_again
        window.article_commands.after_done = self._offer_next
        self._look = QTimer(window, singleShot=True, interval=_AFTER_THE_START)
        self._look.timeout.connect(self._look_for_lacking)
        window.closed.connect(self._look.stop)
        self._look.start()

    def commands(self) -> dict[str, Sequence[Command | None]]:
        """Return the commands of the article menu."""
        return {
            "article": [
                Command("next_unfinished", self.go_on, lambda: self.window.articles.current() is not None),
                Command("answer_many", self.answer_many, self._can_answer_many),
            ]
        }

    def on_article(self, article: str | None) -> None:
        """Show the remark the article was returned with."""
        self._article = article
        self._show_return()

    def on_changed(self, changes: Changes) -> None:
        """Show or hide the remark."""
        if changes.touches("return", "done", "coder"):
            self._show_return()
        if not self._look.isActive() and self.session.progress.is_to_look():
            self._look.start(_AFTER_THE_START)

    def _look_for_lacking(self) -> None:
        """Look at some of the articles that are done for answers that are missing, and go on until all are through."""
        progress = self.session.progress
        progress.look_for_lacking(_AT_ONCE)
        if progress.is_to_look():
            self._look.start(_BREATH)
        else:
            self.window.articles.show_lacking()

    def _show_return(self) -> None:
        sent = self.session.progress.open_return(self._article) if self._article else None
        if sent is None and self._line is None:
            return
        name = self.session.read.coder_names().get(sent.reviewer, say("coders.erased")) if sent else ""
        self._made().show_return(sent, name)

    def _made(self) -> ReturnLine:
        if self._line is None:
            from desktop.ui.window.return_line import ReturnLine

            self._line = ReturnLine()
            self.window.article_pane.add_above(self._line)
        return self._line

    def go_on(self) -> None:
        """Show the next article that is not done, beginning again at the top; say when all are done."""
        articles = self.window.articles
        following = self.session.progress.next_waiting(articles.in_order(), articles.current())
        if following is not None:
            self.window.show_mode("coding")
            articles.show_article(following)
            self.window.view.setFocus()
            return
        left = self.session.progress.counts(len(articles.in_order()))["unfinished"]
        self.window.status.say(say("queue.only_this" if left else "queue.all_done"))

    def _can_answer_many(self) -> bool:
        return bool(self.session.read_only is None and self.window.articles.selected() and self._has_variables())

    def _has_variables(self) -> bool:
        return bool(self.session.read.sheets.variables())

    def answer_many(self) -> None:
        """Ask for the answer that one variable is to have for all selected articles."""
        articles = self.window.articles.selected()
        if not articles or not self._has_variables():
            self.window.status.say(say("answer_many.nothing"))
            return
        from desktop.ui.window.answer_many import AnswerManyDialog

        before = self.session.turns().undo
        dialog = AnswerManyDialog(self.session, articles, self.performer.attempt, self.window)
        if dialog.exec():
            self.window.status.say_done(since=before)
        dialog.deleteLater()

    def _offer_next(self) -> None:
        """Say how to go on, and give the keyboard to the article: plain letters are read only there."""
        if self.window.pages.mode() == "coding":
            self.window.view.setFocus()
        left = self.session.progress.counts(len(self.window.articles.in_order()))["unfinished"]
        key = shown_letter(LETTERS["next_unfinished"])
        self.window.status.say(say("queue.next", count=left, letter=key) if left else say("queue.all_done"))

    def _open_again(self, error: KnownError) -> Sequence[Action] | None:
        """Ask whether articles that are done are to be opened again, and do so: one action of its own."""
        from desktop.operations.mark_done import ReopenArticle

        done = error.facts["articles"]
        assert isinstance(done, tuple)
        headline = str(error.facts["article"])
        several = say("reopen.ask_several", article=headline, count=len(done))
        words = say("reopen.ask", article=headline) if len(done) == 1 else several
        if not messages.ask(self.window, words, yes=say("button.reopen"), no=say("button.cancel")):
            return None
        self.session.perform(ReopenArticle(done[0], done[1:]))
        opened = self.session.turns().undo
        return [opened] if opened is not None else []
