"""The coding sheet (编码表) of the article shown: its questions, how far it is, and what the one at work means."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.core.errors import KnownError
from desktop.core.questions import Answer
from desktop.ui.sheet.hint import Hint
from desktop.ui.sheet.question_box import QuestionBox
from desktop.ui.sheet.question_list import QuestionList
from desktop.ui.sheet.values import Ask
from desktop.ui.widgets.naming import named
from desktop.wording import say

_HINT_LINES = 3


class CodingSheet(QWidget):
    """The sheet beside the article.

    Signals:
        answered: a variable's identity, the answer as it is to be kept, and the sitting it was written in.
        left: the keyboard is to go back to the text.
        editor_wanted: the variables are to be set up.
    """

    answered = Signal(str, object, str)
    left = Signal()
    editor_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("codingSheet")
        self._questions = QuestionList()
        self._sum = named(QLabel(), "panelTitle")
        self._next = named(QPushButton(say("question.to_missing")), "nextMissing")
        self._next.setProperty("role", "flat")
        self._next.clicked.connect(lambda _: self.focus_question())
        self._nothing = QWidget()
        self._empty = named(QLabel(wordWrap=True), "quiet")
        self._add = named(QPushButton(say("question.add_first")), "addFirstVariable")
        self._add.clicked.connect(self.editor_wanted)
        self._scroll = self._build_scroll()
        self._anew = False  # whether another article's sheet is shown, and nobody has been at it yet
        self._hint = Hint(say("question.keys"), lines=_HINT_LINES)
        self._build_layout()
        self._connect()
        self._show_emptiness(has_questions=False, has_article=False, may_edit=False)

    def _build_scroll(self) -> QScrollArea:
        scroll = named(QScrollArea(widgetResizable=True), "sheetScroll")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        # The questions take the keyboard, and it would be one stop more to the first of them.
        scroll.setFocusPolicy(self.focusPolicy().NoFocus)
        scroll.setWidget(self._questions)
        return scroll

    def _build_layout(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(8, 4, 8, 2)
        head.addWidget(self._sum, 1)
        head.addWidget(self._next)
        nothing = QVBoxLayout(self._nothing)
        nothing.setContentsMargins(12, 8, 12, 8)
        nothing.setSpacing(10)
        nothing.addWidget(self._empty)
        buttons = QHBoxLayout()
        buttons.addWidget(self._add)
        buttons.addStretch()
        nothing.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._nothing)
        layout.addWidget(self._scroll, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 6, 10, 8)
        foot.addWidget(self._hint)
        layout.addLayout(foot)
        layout.addStretch()

    def _connect(self) -> None:
        questions = self._questions
        questions.installEventFilter(self)
        questions.answered.connect(self.answered)
        questions.escaped.connect(self.left)
        questions.ended.connect(self._on_end)
        questions.entered.connect(lambda _: self._keep_in_sight())
        self._scroll.verticalScrollBar().actionTriggered.connect(lambda _: self._take_up(anew=False))
        questions.hinted.connect(lambda words: self._hint.set_text(words or say("question.keys")))

    def set_questions(self, asks: Sequence[Ask]) -> None:
        """Ask these questions."""
        self._questions.set_questions(asks)

    def show_answers(
        self, answers: Mapping[str, Answer], asked: Collection[str], proposals: Mapping[str, Answer], *,
        afresh: bool, editable: bool,
    ) -> None:  # fmt: skip
        """Show what is answered for an article and only the questions that are asked."""
        self._questions.show_answers(answers, asked, proposals, afresh=afresh, editable=editable)
        self._take_up(anew=afresh)
        if afresh:
            self._hint.set_text(say("question.keys"))
        self._show_emptiness(has_questions=True, has_article=True, may_edit=False)
        self._show_sum()
        self._keep_in_sight()

    def show_nothing(self, *, has_questions: bool, may_edit: bool) -> None:
        """Show that there is no article, or nothing to ask."""
        self._show_emptiness(has_questions=has_questions, has_article=False, may_edit=may_edit)

    def _show_emptiness(self, *, has_questions: bool, has_article: bool, may_edit: bool) -> None:
        full = has_questions and has_article
        self._empty.setText(say("question.no_article" if has_questions else "question.none"))
        self._nothing.setVisible(not full)
        self._add.setVisible(may_edit and not has_questions)
        for part in (self._sum, self._scroll, self._hint):
            part.setVisible(full)
        if not full:
            self._next.hide()

    def _show_sum(self) -> None:
        shown, missing = self._questions.shown(), self._questions.missing()
        done = sum(box.is_answered() for box in shown)
        key = "question.sum_missing" if missing else "question.sum"
        self._sum.setText(say(key, done=done, count=len(shown), missing=len(missing)))
        self._next.setVisible(bool(missing))

    def keep(self) -> None:
        """Give what is being written."""
        self._questions.keep()

    def has_focus(self) -> bool:
        """Tell whether the keyboard is in the sheet."""
        focus = self.window().focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def focus_question(self, question: str | None = None) -> bool:
        """Put the keyboard into a question, or into the first that is missing; tell whether there is one."""
        return self._questions.focus(question)

    def refuse(self, question: str, error: KnownError) -> None:
        """Say beside a question why its answer was not kept."""
        self._questions.refuse(question, error)

    def box(self, question: str) -> QuestionBox:
        """Return the box of a question."""
        return self._questions.box(question)

    def shown(self) -> list[QuestionBox]:
        """Return the questions that are asked now, in order."""
        return self._questions.shown()

    def _keep_in_sight(self) -> None:
        """Scroll to the question at work, now and once all fields stand where they will."""
        self._scroll_to_work()
        QTimer.singleShot(0, self, self._scroll_to_work)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Scroll again when the questions have found other places."""
        if watched is self._questions and event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._scroll_to_work)
        return super().eventFilter(watched, event)

    def _scroll_to_work(self) -> None:
        box = self._questions.at_work()
        if box is not None and self.has_focus():
            self._scroll.ensureWidgetVisible(box, 0, 24)
        elif self._anew and (first := self._questions.first_open()) is not None:
            self._scroll.verticalScrollBar().setValue(first.y())

    def _take_up(self, *, anew: bool) -> None:
        self._anew = anew

    def _on_end(self) -> None:
        """From the last question go to the first one that is missing, or back to the text if none is."""
        missing = self._questions.missing()
        if missing:
            missing[0].field.setFocus()
        else:
            self.left.emit()
