"""What can be done to articles from menus."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.session import Session
from desktop.ui.articles.article_list import ArticleList
from desktop.ui.widgets import messages
from desktop.ui.window.commands import Command
from desktop.ui.window.performer import Performer
from desktop.wording import say

if TYPE_CHECKING:
    from desktop.ui.window.main_window import MainWindow


class ArticleCommands:
    """Fields, removal, done marks, next and former; `after_done` is called once an article is marked as done."""

    def __init__(self, session: Session, performer: Performer, articles: ArticleList, window: MainWindow) -> None:
        self._session = session
        self._performer = performer
        self._articles = articles
        self._window = window
        self.after_done: Callable[[], object] = lambda: None

    def commands(self) -> list[Command | None]:
        """Return the commands in the order of the menu."""
        return [
            Command("edit_article", self.edit, lambda: self._chosen() and self._session.may_change_study()),
            Command("remove_articles", self.remove, lambda: self._chosen() and self._session.may_change_study()),
            None,
            Command("mark_done", self.toggle_done, lambda: self._chosen() and self._session.read_only is None),
            None,
            Command("next_article", lambda: self._articles.step(1), self._chosen),
            Command("former_article", lambda: self._articles.step(-1), self._chosen),
        ]

    def _chosen(self) -> bool:
        return self._articles.current() is not None

    def edit(self) -> None:
        """Edit the fields of the article shown, or those that several selected ones are to share."""
        selected = self._articles.selected()
        if len(selected) > 1:
            self._edit_several(selected)
            return
        article = self._articles.current()
        text = self._session.read.text(article) if article else None
        if text is None:
            return
        if not self._performer.may_change_study():
            return
        from desktop.ui.articles.fields_dialog import FieldsDialog

        dialog = FieldsDialog(self._session, text, self._window, perform=self._performer.attempt)
        dialog.exec()
        dialog.deleteLater()

    def _edit_several(self, articles: tuple[str, ...]) -> None:
        if not self._performer.may_change_study():
            return
        from desktop.ui.articles.several_dialog import SeveralDialog

        before = self._session.turns().undo
        dialog = SeveralDialog(self._session, articles, self._window, perform=self._performer.attempt)
        if dialog.exec():
            self._window.status.say_done(since=before)
        dialog.deleteLater()

    def remove(self) -> None:
        """Remove the selected articles, after asking where codings lie on them."""
        articles = self._articles.selected()
        if not articles:
            return
        if not self._performer.may_change_study():
            return
        hidden = self._session.hiding.by_removing(("article", article) for article in articles)
        question = say("remove.articles", articles=len(articles), hidden=hidden.words())
        if messages.ask(self._window, question, yes=say("button.remove"), no=say("button.cancel")):
            from desktop.operations.remove_articles import RemoveArticles

            before = self._session.turns().undo
            if self._performer.perform(RemoveArticles(articles)):
                self._window.status.say_done(since=before)

    def toggle_done(self) -> None:
        """Mark the article shown as done, or reopen it."""
        article = self._articles.current()
        if article is None:
            return
        from desktop.operations.mark_done import MarkDone, ReopenArticle

        if self._session.read.is_done(article, coder=self._session.coder.id):
            self._performer.perform(ReopenArticle(article))
            return
        from desktop.ui.window.finishing import may_finish

        self._window.keep_writing()
        if may_finish(self._window, article):
            self._performer.perform(MarkDone(article), lambda _: self.after_done())
