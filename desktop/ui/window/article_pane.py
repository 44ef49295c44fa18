"""The middle of the desk: the article, and the narrow lines that may stand above and below it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop.ui.widgets.naming import named


class ArticlePane(QWidget):
    """Holds the article view; a line put above or below it takes room only while it is visible."""

    def __init__(self, view: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "articlePane")
        self._above, self._below = QVBoxLayout(), QVBoxLayout()
        layout = QVBoxLayout(self)
        for part in (layout, self._above, self._below):
            part.setContentsMargins(0, 0, 0, 0)
            part.setSpacing(0)
        layout.addLayout(self._above)
        layout.addWidget(view, 1)
        self._view, self._layout = view, layout
        self._instead: QWidget | None = None
        layout.addLayout(self._below)

    def show_instead(self, page: QWidget | None) -> None:
        """Show a page where the article would be; None shows the article again."""
        if page is self._instead:
            return
        had_keyboard = self.isAncestorOf(QApplication.focusWidget() or self)
        if self._instead is not None:
            self._instead.hide()
            self._instead.deleteLater()
        self._instead = page
        self._view.setVisible(page is None)
        if page is not None:
            self._layout.insertWidget(1, page, 1)
            page.show()
        if had_keyboard:
            # Else it would fall to the next line to write in, which has an undo of its own.
            self.take_keyboard()

    def take_keyboard(self) -> None:
        """Give the keyboard to the article, or to what is shown instead of it."""
        (self._instead or self._view).setFocus()

    def add_above(self, line: QWidget) -> None:
        """Put a line above the article, below those there are."""
        self._above.addWidget(line)

    def add_below(self, line: QWidget) -> None:
        """Put a line below the article, below those there are."""
        self._below.addWidget(line)
