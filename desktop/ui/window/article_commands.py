"""What can be done to articles from menus."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.session import Session
from desktop.ui.articles.article_list import ArticleList
from desktop.ui.widgets import messages
from desktop.ui.window.commands import Command
from desktop.ui.window.performer import Performer
from desktop.wording import say


class ArticleCommands:
    """Fields, removal, done marks, next and former."""

    def __init__(self, session: Session, performer: Performer, articles: ArticleList, window: QWidget) -> None:
        self._session = session
        self._performer = performer
        self._articles = articles
        self._window = window

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
        """Edit the fields of the article shown."""
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

    def remove(self) -> None:
        """Remove the selected articles, after asking where codings lie on them."""
        articles = self._articles.selected()
        if not articles:
            return
        if not self._performer.may_change_study():
            return
        count = self._session.read.codings_in(set(articles))
        question = say("remove.articles", articles=len(articles), codings=count)
        if messages.ask(self._window, question, yes=say("button.remove"), no=say("button.cancel")):
            from desktop.operations.remove_articles import RemoveArticles

            self._performer.perform(RemoveArticles(articles))

    def toggle_done(self) -> None:
        """Mark the article shown as done, or reopen it."""
        article = self._articles.current()
        if article is None:
            return
        from desktop.operations.mark_done import MarkDone, ReopenArticle

        is_done = article in self._session.read.done(self._session.coder.id)
        self._performer.perform(ReopenArticle(article) if is_done else MarkDone(article))
