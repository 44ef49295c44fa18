"""Answer one variable of the coding sheet for several articles at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from desktop.core.errors import KnownError
from desktop.core.questions import NOTHING, Answer
from desktop.operations.answer_variable import AnswerForMany
from desktop.session import Session
from desktop.ui.sheet.question_box import QuestionBox
from desktop.ui.sheet.values import asks_of, called
from desktop.ui.widgets.naming import named
from desktop.wording import explain, say


class AnswerManyDialog(QDialog):
    """A variable to choose and its field; one answer, one step, however many articles."""

    def __init__(
        self,
        session: Session,
        articles: tuple[str, ...],
        perform: Callable[[AnswerForMany], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("answerMany")
        self.setWindowTitle(say("answer_many.title", count=len(articles)))
        self.setMinimumWidth(460)
        self._session, self._articles, self._perform = session, articles, perform
        self._variables = session.read.sheets.variables()
        self._answer = NOTHING
        self._box: QuestionBox | None = None
        self._variable = named(QComboBox(), "answerManyVariable")
        self._variable.setAccessibleName(say("answer_many.variable"))
        for variable in self._variables:
            self._variable.addItem(f"{variable.number} {called(variable)}")
        self._variable.currentIndexChanged.connect(self._show_question)
        self._trouble = named(QLabel(wordWrap=True), "trouble")
        self._trouble.setTextFormat(Qt.TextFormat.PlainText)
        self._trouble.hide()
        buttons = QDialogButtonBox()
        save = buttons.addButton(say("button.save"), QDialogButtonBox.ButtonRole.AcceptRole)
        save.setAutoDefault(False)
        buttons.addButton(say("button.cancel"), QDialogButtonBox.ButtonRole.RejectRole).setAutoDefault(False)
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 20, 20, 16)
        self._column.setSpacing(12)
        hint = named(QLabel(say("answer_many.hint", count=len(articles)), wordWrap=True), "quiet")
        for part in (hint, self._variable, self._trouble, buttons):
            self._column.addWidget(part)
        self._show_question()

    def _show_question(self) -> None:
        """Put the field of the variable chosen into its place, empty."""
        if self._box is not None:
            self._column.removeWidget(self._box)
            self._box.deleteLater()
        variable = self._variables[self._variable.currentIndex()]
        self._answer = NOTHING
        read = self._session.read
        self._box = QuestionBox(asks_of(read.codebook(), [variable], read.sheets.options)[0])
        self._box.answered.connect(self._on_answered)
        self._box.show_answer(NOTHING, None, afresh=True)
        self._column.insertWidget(2, self._box)

    def _on_answered(self, _: str, answer: Answer, _sitting: str) -> None:
        self._answer = answer
        if self._box is not None:
            self._box.show_answer(answer, None, afresh=False)

    def _save(self) -> None:
        if self._box is not None:
            self._box.field.keep()
        variable = self._variables[self._variable.currentIndex()]
        try:
            self._perform(AnswerForMany(self._articles, variable.id, self._answer))
        except KnownError as error:
            self._trouble.setText(explain(error))
            self._trouble.show()
            return
        self.accept()
