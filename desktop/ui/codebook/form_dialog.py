"""What the codebook's forms share: room for long words, a reason for the change, and trouble said beside it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.core.errors import KnownError
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.writing_dialog import WritingDialog
from desktop.wording import explain, say

_WIDTH, _HEIGHT = 680, 720


class FormDialog(WritingDialog):
    """A form that scrolls, above a line for the reason and the buttons; `keep` is what saving does."""

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setMinimumWidth(520)
        self.setSizeGripEnabled(True)
        page = named(QWidget(), "formPage")
        self._page = QVBoxLayout(page)
        self._page.setContentsMargins(20, 16, 20, 12)
        self._page.setSpacing(4)
        self._scroll = named(QScrollArea(), "form")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(page)
        self._reason = named(QLineEdit(placeholderText=say("form.reason_hint")), "changeReason")
        self._reason.setAccessibleName(say("form.reason"))
        self._trouble = named(QLabel(wordWrap=True), "trouble")
        self._trouble.setTextFormat(Qt.TextFormat.PlainText)
        self._trouble.hide()
        self._build_around()

    def _build_around(self) -> None:
        below = QVBoxLayout()
        below.setContentsMargins(20, 12, 20, 16)
        below.setSpacing(6)
        below.addWidget(self.label(say("form.reason"), self._reason))
        below.addWidget(self._reason)
        below.addWidget(self._trouble)
        below.addSpacing(6)
        below.addWidget(self.make_buttons(say("button.save"), self._on_save))
        line = QFrame()
        line.setProperty("role", "line")
        line.setFixedHeight(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(line)
        layout.addLayout(below)

    def label(self, words: str, field: QWidget) -> QLabel:
        """Return the small heading of a field, tied to it."""
        label = named(QLabel(words), "entryHeading")
        label.setBuddy(field)
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if not field.accessibleName():
            field.setAccessibleName(words)
        return label

    def add_fields(self, fields: QWidget) -> None:
        """Add short fields."""
        self._page.addWidget(fields)

    def add_long(self, areas: Mapping[str, QPlainTextEdit]) -> None:
        """Add long fields by their headings."""
        for words, area in areas.items():
            self.add_block(words, area)

    def add_block(self, words: str, block: QWidget) -> None:
        """Add a part of its own under a heading."""
        self._page.addSpacing(6)
        self._page.addWidget(self.label(words, block))
        self._page.addWidget(block)

    def add_end(self) -> None:
        """Leave what room is left below the fields, and open as high as they need, within the screen."""
        self._page.addStretch()
        self._page.activate()
        needed = self._page.sizeHint().height() + 170
        screen = self.screen().availableGeometry().height() if self.screen() else _HEIGHT
        self.resize(_WIDTH, min(max(needed, 360), _HEIGHT, screen - 80))

    def reason(self) -> str:
        """Return why the change is made, as far as somebody said so."""
        return " ".join(self._reason.text().split())

    def keep(self) -> bool:
        """Save what was entered and tell whether it is; KnownError says what is in the way."""
        raise NotImplementedError

    def take_back(self) -> None:
        """Take back what was said of the former words."""
        self._trouble.hide()

    def _on_save(self) -> None:
        try:
            if self.keep():
                self.accept()
        except KnownError as error:
            self._trouble.setText(explain(error))
            self._trouble.show()


def quiet(words: str) -> QLabel:
    """Return a quiet line of plain text."""
    label = named(QLabel(words, wordWrap=False), "quiet")
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
