"""The first hour: ten steps through the starter study, on a sheet that stays beside the work."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.widgets.naming import named
from desktop.wording import say

STEPS = range(1, 11)
_WIDTH, _HEIGHT = 340, 760
_FRAME = 40  # what a title bar takes, about


class FirstHour(QDialog):
    """The steps one below the other, in a window of its own that goes behind when the work comes to the front."""

    def __init__(self) -> None:
        # Without a parent: a window that belongs to another one always stays above it.
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("firstHour")
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setWindowTitle(say("first_hour.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(say("first_hour.title"))
        scroll.setWidget(_page())
        buttons = QDialogButtonBox()
        buttons.addButton(say("button.close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        buttons.setContentsMargins(20, 0, 20, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 14)
        layout.addWidget(scroll)
        layout.addWidget(buttons)

    def stand_beside(self, window: QWidget) -> None:
        """Stand right of a window, or left of it, if the screen has room; else at the screen's right edge."""
        room, frame = window.screen().availableGeometry(), window.frameGeometry()
        self.resize(_WIDTH, min(_HEIGHT, room.height() - _FRAME))
        whole = _WIDTH + _FRAME // 4
        if frame.right() + whole <= room.right():
            left = frame.right() + 1
        elif frame.left() - whole >= room.left():
            left = frame.left() - whole
        else:
            left = room.right() - whole + 1
        self.move(left, max(room.top(), frame.top()))


def _page() -> QWidget:
    page = QWidget()
    grid = QGridLayout(page)
    grid.setContentsMargins(24, 20, 24, 16)
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    lead = named(QLabel(say("first_hour.lead"), wordWrap=True), "quiet")
    lead.setContentsMargins(0, 0, 0, 10)
    grid.addWidget(lead, 0, 0, 1, 2)
    for step in STEPS:
        number = named(QLabel(str(step)), "stepNumber")
        number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        text = QLabel(say(f"first_hour.{step}.text"), wordWrap=True)
        text.setContentsMargins(0, 0, 0, 12)
        grid.addWidget(number, 2 * step, 0)
        grid.addWidget(named(QLabel(say(f"first_hour.{step}.title")), "entryTitle"), 2 * step, 1)
        grid.addWidget(text, 2 * step + 1, 1)
    grid.setRowStretch(2 * STEPS.stop, 1)
    return page


class Invitation(QFrame):
    """A line above the article that offers the first hour until it is answered.

    Signals:
        answered: whether the first hour is to begin.
    """

    answered = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("invitation")
        words = QLabel(say("first_hour.invite"), wordWrap=True)
        begin = named(QPushButton(say("first_hour.begin")), "beginFirstHour")
        later = named(QPushButton(say("first_hour.later")), "leaveFirstHour")
        later.setProperty("role", "flat")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 10, 6)
        layout.addWidget(words, 1)
        layout.addWidget(begin)
        layout.addWidget(later)
        for button, answer in ((begin, True), (later, False)):
            button.clicked.connect(lambda _=False, answer=answer: self.answered.emit(answer))
