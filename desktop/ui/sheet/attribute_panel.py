"""What a coding's code asks, beside the coding: a few questions that are answered by number keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.core.errors import KnownError
from desktop.core.questions import Answer
from desktop.ui.sheet.hint import Hint
from desktop.ui.sheet.question_box import QuestionBox
from desktop.ui.sheet.question_list import QuestionList
from desktop.ui.sheet.values import Ask
from desktop.ui.widgets.naming import named
from desktop.wording import say

_SPACING = 2
_MARGINS = (4, 4, 4, 6)


class AttributePanel(QFrame):
    """The questions of one coding; in less room than they need they are scrolled, never squeezed.

    It needs the room for its longest question with all options, and would like that for all of them.

    Signals:
        answered: the coding, the attribute, the answer as it is to be kept, and the sitting it was written in.
        left: the keyboard is to go back to the text.
    """

    answered = Signal(str, str, object, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("attributePanel")
        self.setAccessibleName(say("attributes.panel"))
        self._coding: str | None = None
        self._asks: tuple[Ask, ...] = ()
        self._title = named(QLabel(), "panelTitle")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._questions = QuestionList()
        self._hint = Hint("", lines=2)
        self._scroll = self._build_scroll()
        self._build_layout()
        self._connect()

    def _build_scroll(self) -> QScrollArea:
        scroll = named(QScrollArea(widgetResizable=True), "attributeScroll")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._questions)
        return scroll

    def _build_layout(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*_MARGINS)
        layout.setSpacing(_SPACING)
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 2, 8, 0)
        foot.addWidget(self._hint)
        layout.addWidget(self._title)
        layout.addWidget(self._scroll, 1)
        layout.addLayout(foot)

    def _connect(self) -> None:
        questions = self._questions
        questions.installEventFilter(self)
        questions.answered.connect(self._on_answered)
        questions.settled.connect(lambda attribute: questions.step_from(attribute, 1))
        questions.ended.connect(self.left)
        questions.escaped.connect(self.left)
        questions.hinted.connect(self._hint.set_text)
        questions.entered.connect(lambda box: self._scroll.ensureWidgetVisible(box, 0, 0))

    def minimumSizeHint(self) -> QSize:
        """Return what the longest question needs, below the title."""
        return QSize(0, self._around() + max((box.sizeHint().height() for box in self._questions.shown()), default=0))

    def sizeHint(self) -> QSize:
        """Return what all questions would like, with what is said of the one at work."""
        questions = sum(box.sizeHint().height() for box in self._questions.shown())
        return QSize(self._title.sizeHint().width(), self._around() + questions + self._foot())

    def _around(self) -> int:
        # A hidden foot has its spacing all the same; the line above is one pixel.
        return self._title.sizeHint().height() + 2 * _SPACING + _MARGINS[1] + _MARGINS[3] + 1

    def _foot(self) -> int:
        return self._hint.height() + _SPACING

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let what is said of a question stand back where there is room for the question only."""
        super().resizeEvent(event)
        self._show_hint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for other room once questions came, went or were laid out anew."""
        if watched is self._questions and event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.updateGeometry()
            self._show_hint()
        return super().eventFilter(watched, event)

    def _show_hint(self) -> None:
        has_room = self.height() >= self.minimumSizeHint().height() + self._foot()
        if self._hint.isHidden() == has_room:
            self._hint.setVisible(has_room)

    @property
    def coding(self) -> str | None:
        """Return the coding whose questions are shown."""
        return self._coding

    def show_coding(
        self, coding: str | None, title: str, asks: Sequence[Ask], answers: Mapping[str, Answer], *, editable: bool
    ) -> None:
        """Show what is asked of a coding; None or no questions hide the panel."""
        if coding != self._coding:
            self.keep()
        afresh, self._coding = coding != self._coding, coding if asks else None
        self.setVisible(self._coding is not None)
        if self._coding is None:
            return
        if tuple(asks) != self._asks:
            self._asks = tuple(asks)
            self._questions.set_questions(self._asks)
        self._title.setText(title)
        self._questions.show_answers(answers, {ask.id for ask in asks}, {}, afresh=afresh, editable=editable)
        if afresh:
            self._questions.rest()
            self._hint.set_text("")

    def forget(self) -> None:
        """Fill the fields from what is kept next time, whatever stands in them."""
        self._coding = None

    def keep(self) -> None:
        """Give what is being written."""
        self._questions.keep()

    def focus_question(self, attribute: str | None = None) -> bool:
        """Put the keyboard into a question, or into the first that is missing; tell whether there is one."""
        return self._coding is not None and self._questions.focus(attribute)

    def refuse(self, attribute: str, error: KnownError) -> None:
        """Say beside a question why its answer was not kept."""
        self._questions.refuse(attribute, error)

    def shown(self) -> list[str]:
        """Return the attributes that are asked now, in order."""
        return [box.ask.id for box in self._questions.shown()]

    def box(self, attribute: str) -> QuestionBox:
        """Return the box of a question."""
        return self._questions.box(attribute)

    def _on_answered(self, attribute: str, answer: Answer, sitting: str) -> None:
        if self._coding is not None:
            self.answered.emit(self._coding, attribute, answer, sitting)
