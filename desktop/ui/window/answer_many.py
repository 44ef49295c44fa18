"""Answer one variable of the coding sheet for several articles at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QVBoxLayout, QWidget

from desktop.core.codebooks import Variable
from desktop.core.errors import KnownError
from desktop.core.questions import NOTHING, Answer
from desktop.operations.answer_variable import AnswerForMany, ClearForMany
from desktop.operations.operation import Operation
from desktop.session import Session
from desktop.ui.sheet.question_box import QuestionBox
from desktop.ui.sheet.values import asks_of, called
from desktop.ui.widgets import messages
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.writing_dialog import WritingDialog
from desktop.wording import explain, say


class AnswerManyDialog(WritingDialog):
    """A variable to choose and its field; one answer, one step, however many articles.

    Nothing chosen is no answer: whoever wants to take answers away ticks that. What is there already and reads
    otherwise is replaced only after asking.
    """

    def __init__(
        self,
        session: Session,
        articles: tuple[str, ...],
        perform: Callable[[Operation], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("answerMany")
        self.setWindowTitle(say("answer_many.title", count=len(articles)))
        self.setMinimumWidth(460)
        self._session, self._articles, self._perform = session, articles, perform
        self._variables = session.read.sheets.variables()
        self._answer = NOTHING
        self._known: dict[str, Answer] = {}
        self._box: QuestionBox | None = None
        self._variable = named(QComboBox(), "answerManyVariable")
        self._variable.setAccessibleName(say("answer_many.variable"))
        for variable in self._variables:
            self._variable.addItem(f"{variable.number} {called(variable)}")
        self._variable.currentIndexChanged.connect(self._show_question)
        self._trouble = named(QLabel(wordWrap=True), "trouble")
        self._trouble.setTextFormat(Qt.TextFormat.PlainText)
        self._trouble.hide()
        self._clear = named(QCheckBox(), "answerManyClear")
        self._clear.toggled.connect(self._on_clear)
        buttons = self.make_buttons(say("button.save"), self._save)
        self.main.setAutoDefault(False)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 20, 20, 16)
        self._column.setSpacing(12)
        hint = named(QLabel(say("answer_many.hint", count=len(articles)), wordWrap=True), "quiet")
        for part in (hint, self._variable, self._clear, self._trouble, buttons):
            self._column.addWidget(part)
        self._show_question()

    def _show_question(self) -> None:
        """Put the field of the variable chosen into its place, empty."""
        if self._box is not None:
            self._column.removeWidget(self._box)
            self._box.hide()
            self._box.deleteLater()
        variable = self._chosen()
        self._answer = NOTHING
        read = self._session.read
        self._box = QuestionBox(asks_of(read.codebook(), [variable], read.sheets.options)[0])
        self._box.answered.connect(self._on_answered)
        self._box.show_answer(NOTHING, None, afresh=True)
        self._column.insertWidget(2, self._box)
        # At once: one that is still to be shown has no height yet.
        self._box.show()
        self._known = read.sheets.answers_to(variable, self._articles, coder=self._session.coder.id)
        self._clear.setChecked(False)
        self._clear.setEnabled(bool(self._known))
        self._clear.setText(say("answer_many.clear", count=len(self._known)))
        self._trouble.hide()
        self._fit()

    def _fit(self) -> None:
        """Be as high as what is shown needs."""
        self._column.activate()
        self.resize(self.width(), self._column.totalHeightForWidth(self.width()))

    def _chosen(self) -> Variable:
        return self._variables[self._variable.currentIndex()]

    def _on_answered(self, _: str, answer: Answer, _sitting: str) -> None:
        self._answer = answer
        self._trouble.hide()
        if self._box is not None:
            self._box.show_answer(answer, None, afresh=False)

    def entered(self) -> tuple[object, ...]:
        """Return the answer that is written and whether answers are to go; looking at a variable changes nothing."""
        if self._box is not None and not self._clear.isChecked():
            self._box.field.keep()
        return (self._answer, self._clear.isChecked())

    def _on_clear(self, is_on: bool) -> None:  # noqa: FBT001 - a slot
        self._trouble.hide()
        if self._box is not None:
            self._box.setEnabled(not is_on)

    def _save(self) -> None:
        """Write the answer, or take away those there are; what is in the way is said here."""
        if self._box is not None and not self._clear.isChecked():
            self._box.field.keep()
        try:
            if self._is_agreed():
                self._perform(self._operation())
                self.accept()
        except KnownError as error:
            self._trouble.setText(explain(error))
            self._trouble.show()
            self._fit()

    def _operation(self) -> Operation:
        variable = self._chosen().id
        if self._clear.isChecked():
            return ClearForMany(self._articles, variable)
        return AnswerForMany(self._articles, variable, self._answer)

    def _is_agreed(self) -> bool:
        """Ask before answers that read otherwise are replaced or taken away; KnownError if nothing is answered."""
        is_clearing, name = self._clear.isChecked(), called(self._chosen())
        if not is_clearing and not self._answer:
            raise KnownError("answer_empty", name=name)
        count = len(self._known) if is_clearing else sum(each != self._answer for each in self._known.values())
        if not count:
            return True
        question, yes = ("clear_ask", "clear_yes") if is_clearing else ("replace_ask", "replace_yes")
        words = say(f"answer_many.{question}", count=count, name=name)
        return messages.ask(self, words, yes=say(f"answer_many.{yes}"), no=say("button.cancel"))
