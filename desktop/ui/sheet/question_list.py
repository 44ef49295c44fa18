"""Questions one below the other: made once, filled anew for every article."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.errors import KnownError
from desktop.core.questions import NOTHING, Answer
from desktop.ui.sheet.question_box import QuestionBox
from desktop.ui.sheet.values import Ask

Answers = Mapping[str, Answer]


class QuestionList(QWidget):
    """Questions to answer.

    Signals:
        answered: a question's identity, the answer as it is to be kept, and the sitting it was written in.
        ended: somebody went on from the last question.
        settled: the question with this identity was answered by a key alone.
        escaped: somebody wants to go back.
        entered: the box of the question the keyboard is in now.
        hinted: what there is to say about the question or the option at work.
    """

    answered = Signal(str, object, str)
    ended = Signal()
    settled = Signal(str)
    escaped = Signal()
    entered = Signal(object)
    hinted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: dict[str, QuestionBox] = {}
        self._active: QuestionBox | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addStretch()

    def set_questions(self, asks: Sequence[Ask]) -> None:
        """Ask these questions; those that are asked already keep their fields."""
        before, self._boxes = self._boxes, {}
        for place, ask in enumerate(asks):
            box = before.pop(ask.id, None)
            if box is not None and box.ask != ask:
                self._drop(box)
                box = None
            if box is None:
                box = self._made(ask)
            if self._layout.indexOf(box) != place:
                self._layout.insertWidget(place, box)
            self._boxes[ask.id] = box
        for box in before.values():
            self._drop(box)
        self._chain()

    def _made(self, ask: Ask) -> QuestionBox:
        box = QuestionBox(ask, self)
        # Said outright: what nobody has hidden by name, the layout shows later on, asked or not.
        box.hide()
        box.answered.connect(self.answered)
        box.entered.connect(lambda: self._on_entered(box))
        box.pointed.connect(lambda words: self._on_pointed(box, words))
        box.field.stepped.connect(lambda by: self._on_step(box, by))
        box.field.settled.connect(lambda: self.settled.emit(ask.id))
        box.field.escaped.connect(self.escaped)
        return box

    def _drop(self, box: QuestionBox) -> None:
        if box is self._active:
            self._active = None
        self._layout.removeWidget(box)
        box.hide()
        box.deleteLater()

    def _chain(self) -> None:
        fields = [box.field.focusProxy() or box.field for box in self._boxes.values()]
        for before, after in pairwise(fields):
            QWidget.setTabOrder(before, after)

    def show_answers(
        self, answers: Answers, asked: Collection[str], proposals: Answers, *, afresh: bool, editable: bool
    ) -> None:
        """Show these answers and only the questions that are asked; `afresh` is for another article or coding."""
        for identity, box in self._boxes.items():
            box.set_editable(editable=editable)
            box.show_answer(answers.get(identity, NOTHING), proposals.get(identity), afresh=afresh)
            if box.isHidden() == (identity in asked):
                box.setVisible(identity in asked)

    def keep(self) -> None:
        """Give what is being written."""
        for box in self._boxes.values():
            box.field.keep()

    def box(self, question: str) -> QuestionBox:
        """Return the box of a question."""
        return self._boxes[question]

    def shown(self) -> list[QuestionBox]:
        """Return the boxes of the questions that are asked now, in order."""
        return [box for box in self._boxes.values() if not box.isHidden()]

    def missing(self) -> list[QuestionBox]:
        """Return the boxes of the questions that have to be answered and are not."""
        return [box for box in self.shown() if box.is_missing()]

    def first_open(self) -> QuestionBox | None:
        """Return the first question that is missing; without one the first unanswered, else the first."""
        shown = self.shown()
        unanswered = [box for box in shown if not box.is_answered()]
        return next(iter((*self.missing(), *unanswered, *shown)), None)

    def focus(self, question: str | None) -> bool:
        """Put the keyboard into a question, or into the first one that is open; tell whether there is one."""
        box = self._boxes.get(question) if question else self.first_open()
        if box is None or box.isHidden():
            return False
        box.field.setFocus()
        return True

    def step_from(self, question: str, by: int) -> None:
        """Go to the next question shown, or the former one."""
        self._on_step(self._boxes[question], by)

    def refuse(self, question: str, error: KnownError) -> None:
        """Say beside a question why its answer was not kept."""
        if question in self._boxes:
            self._boxes[question].refuse(error)

    def _on_step(self, box: QuestionBox, by: int) -> None:
        shown = self.shown()
        place = shown.index(box) + by if box in shown else 0
        if place >= len(shown):
            self.ended.emit()
        elif place >= 0:
            shown[place].field.setFocus()

    def _on_entered(self, box: QuestionBox) -> None:
        if self._active is not None and self._active is not box:
            self._active.set_active(active=False)
        self._active = box
        box.set_active(active=True)
        self.entered.emit(box)
        self.hinted.emit(box.hint())

    def at_work(self) -> QuestionBox | None:
        """Return the box the keyboard was in last."""
        return self._active

    def rest(self) -> None:
        """Mark no question as the one at work."""
        if self._active is not None:
            self._active.set_active(active=False)
            self._active = None

    def _on_pointed(self, box: QuestionBox, words: str) -> None:
        active = self._active or box
        self.hinted.emit(words or active.hint())
