"""The sheet of all keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.widgets.naming import named
from desktop.ui.window.commands import LETTERS, SHORTCUTS, shown_letter
from desktop.wording import say

# The article view's own keys, which no menu holds.
_READING = (
    ("Enter  /", "keys.code"),
    ("1 – 9", "keys.pinned"),
    ("Tab  Shift+Tab", "keys.next_coding"),
    ("Enter", "keys.recode"),
    ("Del", "keys.lift"),
    ("Shift+←  Shift+→", "keys.resize"),
    ("Esc", "keys.let_go"),
)
_MOVING = (
    ("←  →", "keys.character"),
    ("Ctrl+←  Ctrl+→", "keys.word"),
    ("Alt+←  Alt+→", "keys.clause"),
    ("Alt+←", "keys.back"),
    ("Alt+↑  Alt+↓", "keys.sentence"),
    ("Ctrl+↑  Ctrl+↓", "keys.paragraph"),
    ("Shift + …", "keys.select"),
)
_MOUSE = (
    ("keys.mouse_drag", "keys.drag"),
    ("keys.mouse_alt", "keys.alt_drag"),
    ("keys.mouse_double", "keys.double"),
    ("keys.mouse_triple", "keys.triple"),
    ("keys.mouse_stripe", "keys.stripe"),
)


class ShortcutSheet(QDialog):
    """All keys on one page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shortcutSheet")
        self.setWindowTitle(say("keys.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(880, min(760, parent.height() - 60) if parent else 760)
        page = QWidget()
        grid = QGridLayout(page)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(7)
        grid.setColumnMinimumWidth(2, 24)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(4, 1)
        row = self._section(grid, 0, 0, "keys.coding", [(keys, say(key)) for keys, key in _READING])
        row = self._section(grid, row, 0, "keys.moving", [(keys, say(key)) for keys, key in _MOVING])
        self._section(grid, row, 0, "keys.mouse", [(say(keys), say(key)) for keys, key in _MOUSE])
        menu = [("  ".join(keys), say(f"command.{name}")) for name, keys in SHORTCUTS.items()]
        letters = [(shown_letter(letter), say(f"command.{name}")) for name, letter in LETTERS.items()]
        if letters:
            row = self._section(grid, row + 8, 0, "keys.letters", letters)
        self._section(grid, 0, 3, "keys.window", menu)
        grid.setRowStretch(60, 1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setAccessibleName(say("keys.title"))
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(page)
        buttons = QDialogButtonBox()
        buttons.addButton(say("button.close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.addWidget(scroll)
        layout.addWidget(buttons)

    def _section(self, grid: QGridLayout, row: int, column: int, title: str, lines: list[tuple[str, str]]) -> int:
        grid.addWidget(named(QLabel(say(title)), "entryTitle"), row, column, 1, 2)
        for keys, words in lines:
            row += 1
            grid.addWidget(named(QLabel(keys), "keys"), row, column)
            grid.addWidget(QLabel(words.removesuffix("…")), row, column + 1)
        return row + 2
