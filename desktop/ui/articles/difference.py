"""What was changed in some words: what goes struck through, what comes underlined."""

from __future__ import annotations

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.core.spans import Span
from desktop.text.carrying import copied, gaps
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.theme import current_theme
from desktop.wording import say


class Difference(QPlainTextEdit):
    """Shows changes in words; nothing in it is written."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "difference")
        self.setAccessibleName(say("correction.changes"))
        self.setReadOnly(True)

    def show_change(self, old: str, new: str) -> None:
        """Show how one text became another."""
        self.clear()
        cursor, done = QTextCursor(self.document()), 0
        for gap in gaps(copied(old, Span(0, len(old)), new), len(old), len(new)):
            cursor.insertText(new[done : gap.new.start], QTextCharFormat())
            self.add_change(cursor, old[gap.old.start : gap.old.end], new[gap.new.start : gap.new.end])
            done = gap.new.end
        cursor.insertText(new[done:], QTextCharFormat())

    def add_change(self, cursor: QTextCursor, old: str, new: str) -> None:
        """Write words that went and words that came."""
        theme = current_theme()
        gone, come = QTextCharFormat(), QTextCharFormat()
        gone.setForeground(QColor(theme.muted))
        gone.setFontStrikeOut(True)
        come.setForeground(QColor(theme.accent))
        come.setFontUnderline(True)
        cursor.insertText(old, gone)
        cursor.insertText(new, come)
        cursor.setCharFormat(QTextCharFormat())
