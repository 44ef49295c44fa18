"""The lines below the article while one codes unit by unit: which unit, how far, and what each key does."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.text.units import UNIT_KINDS
from desktop.ui.ways.brush_bar import end_button
from desktop.ui.ways.key_cell import INSET
from desktop.ui.ways.key_grid import KeyCode, KeyGrid
from desktop.ui.widgets.elided_label import ElidedLabel
from desktop.ui.widgets.naming import named
from desktop.wording import say

_PROGRESS_WIDTH = 120


class UnitBar(QFrame):
    """Shows units, progress and keys.

    Signals:
        ended: the person is done with coding unit by unit.
        kind_chosen: the kind of unit to go by.
        digit_chosen: a digit key was clicked; 0 says that nothing applies.
    """

    ended = Signal()
    kind_chosen = Signal(str)
    digit_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("unitBar")
        self.setProperty("role", "way")
        self.setAccessibleName(say("ways.unit"))
        self._kinds = {kind: self._kind_button(kind) for kind in UNIT_KINDS}
        self._seen = named(QLabel(), "unitSeen")
        self._progress = named(QProgressBar(textVisible=False), "unitProgress")
        self._progress.setFixedWidth(_PROGRESS_WIDTH)
        self._keys = KeyGrid(has_none=True)
        self._keys.digit_chosen.connect(self.digit_chosen)
        self._note = named(ElidedLabel(), "wayHint")
        self._note.setContentsMargins(INSET, 0, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14 - INSET, 6, 8, 7)
        layout.setSpacing(4)
        layout.addLayout(self._head())
        layout.addWidget(self._keys)
        layout.addWidget(self._note)

    def show_kind(self, kind: str) -> None:
        """Show which units are gone by."""
        self._kinds[kind].setChecked(True)

    def show_progress(self, kind: str, seen: int, count: int) -> None:
        """Show how many units of the article are judged."""
        words = say(f"ways.seen.{kind}", seen=seen, count=count) if count else ""
        self._seen.setText(words)
        self._progress.setVisible(count > 0)
        self._progress.setRange(0, max(count, 1))
        self._progress.setValue(seen)
        self._progress.setAccessibleName(words)

    def show_codes(self, codes: Mapping[int, KeyCode]) -> None:
        """Show which code lies on which digit."""
        self._keys.show_codes(codes)

    def show_note(self, words: str) -> None:
        """Show what to know at this unit, or by empty words what the other keys do."""
        self._note.set_text(words or say("ways.unit_hint"))

    def _head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(INSET, 0, 0, 0)
        line.setSpacing(2)
        line.addWidget(named(QLabel(say("ways.unit")), "wayTitle"))
        line.addSpacing(10)
        group = QButtonGroup(self)
        for button in self._kinds.values():
            group.addButton(button)
            line.addWidget(button)
        line.addStretch(1)
        line.addWidget(self._seen)
        line.addSpacing(8)
        line.addWidget(self._progress)
        line.addSpacing(12)
        line.addWidget(end_button(self.ended.emit))
        return line

    def _kind_button(self, kind: str) -> QToolButton:
        button = named(QToolButton(), f"unitKind_{kind}")
        button.setText(say(f"ways.unit.{kind}"))
        button.setCheckable(True)
        button.setProperty("role", "segment")
        button.setAccessibleName(say("ways.unit_choice") + " " + say(f"ways.unit.{kind}"))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.kind_chosen.emit(kind))
        return button
