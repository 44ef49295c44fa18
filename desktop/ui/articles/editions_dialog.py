"""The versions of an article's text: when each came about, by whom, and what was changed."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from desktop.core.clock import local_minute
from desktop.session import Session
from desktop.session.texts import Edition
from desktop.ui.articles.difference import Difference
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.theme import current_theme
from desktop.wording import say


class EditionsDialog(QDialog):
    """Versions of one text, newest first."""

    def __init__(self, session: Session, article: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("editionsDialog")
        self.setWindowTitle(say("editions.title"))
        self.resize(560, 420)
        self._names = session.read.coder_names()
        self._shown = Difference()
        self._shown.setAccessibleName(say("editions.title"))
        cursor = QTextCursor(self._shown.document())
        for edition in session.read.texts.editions(article):
            self._write(cursor, edition)
        self._shown.moveCursor(QTextCursor.MoveOperation.Start)
        note = named(QLabel(say("editions.note"), wordWrap=True), "quiet")
        buttons = QDialogButtonBox()
        buttons.addButton(say("button.close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        for part in (note, self._shown, buttons):
            layout.addWidget(part)

    def _write(self, cursor: QTextCursor, edition: Edition) -> None:
        title, quiet = QTextCharFormat(), QTextCharFormat()
        title.setFontWeight(QFont.Weight.Bold)
        quiet.setForeground(QColor(current_theme().muted))
        cursor.insertText(say("editions.number", number=edition.number), title)
        about = (local_minute(edition.made), self._names.get(edition.actor or "", ""))
        cursor.insertText("   " + " · ".join(filter(None, about)) + "\n", quiet)
        if not edition.replaced:
            cursor.insertText(say("editions.imported") + "\n", quiet)
        for change in edition.replaced:
            cursor.insertText(f"…{change.before}", QTextCharFormat())
            self._shown.add_change(cursor, change.old, change.new)
            cursor.insertText(f"{change.after}…\n", QTextCharFormat())
        cursor.insertText("\n", QTextCharFormat())
