"""Add or edit a variable of the coding sheet, or an attribute of a code."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.core.codebooks import Option, Variable
from desktop.core.errors import KnownError
from desktop.core.questions import CHOICES, SCALES, TYPES, USUAL_SCALE, Answer, Question
from desktop.ui.sheet.condition import ConditionField
from desktop.ui.sheet.options_table import OptionsTable
from desktop.ui.sheet.values import Ask
from desktop.ui.widgets.naming import named
from desktop.wording import explain, say

Save = Callable[[Question, tuple[Option, ...]], object]


class QuestionDialog(QDialog):
    """A question as a form; what cannot be kept is said beside it and the dialog stays.

    `others` are the variables a condition can name, those answered by choosing; an attribute has none.
    """

    def __init__(
        self, ask: Ask, *, title: str, save: Save, others: Sequence[Ask] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("questionDialog")
        self.setWindowTitle(title)
        self.setMinimumWidth(620)
        self._question = ask.question
        self._save = save
        self._condition = self._build_condition(others)
        self._options = OptionsTable(ask.options)
        self._build_fields()
        self._form = self._build_form()
        self._build_layout()
        self._type.currentIndexChanged.connect(self._on_type)
        self._show_options()

    def _build_condition(self, others: Sequence[Ask]) -> ConditionField | None:
        question = self._question
        if not isinstance(question, Variable):
            return None
        return ConditionField(others, question.ask_variable, Answer(question.ask_any_of))

    def _build_fields(self) -> None:
        question = self._question
        self._number = named(QSpinBox(minimum=0, maximum=999_999, value=question.number), "questionNumber")
        self._number.setAccessibleName(say("editor.number"))
        self._key = named(QLineEdit(question.key), "questionKey")
        self._key.setAccessibleName(say("editor.key"))
        self._name_zh = named(QLineEdit(question.name_zh), "questionNameZh")
        self._name_en = named(QLineEdit(question.name_en), "questionNameEn")
        self._type = _combo("questionType", "type", TYPES, question.type)
        self._scale = _combo("questionScale", "scale", SCALES, getattr(question, "scale", "nominal"))
        self._scale.setVisible(isinstance(question, Variable))
        self._required = named(QCheckBox(say("editor.required")), "questionRequired")
        self._required.setChecked(question.required)
        self._definition = named(QPlainTextEdit(question.definition), "questionDefinition")
        self._definition.setTabChangesFocus(True)
        self._definition.setFixedHeight(self._definition.fontMetrics().lineSpacing() * 3 + 14)
        self._trouble = named(QLabel(wordWrap=True), "trouble")
        self._trouble.setTextFormat(Qt.TextFormat.PlainText)
        self._trouble.hide()

    def _build_form(self) -> QFormLayout:
        form = QFormLayout()
        form.setSpacing(9)
        form.addRow(say("editor.name_zh"), self._name_zh)
        form.addRow(say("editor.name_en"), self._name_en)
        form.addRow(say("editor.number"), _row(self._number, say("editor.key"), self._key))
        kinds: tuple[QWidget | str, ...] = (self._type,)
        if isinstance(self._question, Variable):
            kinds = (self._type, say("editor.scale"), self._scale)
        form.addRow(say("editor.type"), _row(*kinds))
        form.addRow("", self._required)
        form.addRow(say("editor.definition"), self._definition)
        form.addRow(say("editor.options"), self._options)
        if self._condition is not None:
            form.addRow(say("editor.condition"), self._condition)
        return form

    def _build_layout(self) -> None:
        buttons = QDialogButtonBox()
        buttons.addButton(say("button.save"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(say("button.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._on_save)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(self._form)
        layout.addWidget(self._trouble)
        layout.addWidget(buttons)

    def _on_type(self) -> None:
        self._scale.setCurrentIndex(SCALES.index(USUAL_SCALE[self._type.currentData()]))
        self._show_options()

    def _show_options(self) -> None:
        self._form.setRowVisible(self._options, self._type.currentData() in CHOICES)

    def _written(self) -> Question:
        question, condition = self._question, self._condition
        number, kind, required = self._number.value(), str(self._type.currentData()), self._required.isChecked()
        zh, en, key = self._name_zh.text(), self._name_en.text(), self._key.text().strip()
        definition = self._definition.toPlainText().strip()
        if isinstance(question, Variable) and condition is not None:
            return replace(
                question, number=number, key=key, name_zh=zh, name_en=en, type=kind, required=required,
                definition=definition, scale=str(self._scale.currentData()), ask_variable=condition.variable(),
                ask_any_of=condition.numbers(),
            )  # fmt: skip
        return replace(
            question, number=number, key=key, name_zh=zh, name_en=en, type=kind, required=required,
            definition=definition,
        )  # fmt: skip

    def _on_save(self) -> None:
        try:
            written = self._written()
            self._save(written, self._options.options() if written.type in CHOICES else ())
        except KnownError as error:
            self._trouble.setText(explain(error))
            self._trouble.show()
            return
        self.accept()


def _combo(name: str, what: str, values: Sequence[str], chosen: str) -> QComboBox:
    combo = named(QComboBox(), name)
    combo.setAccessibleName(say("editor.type" if what == "type" else "editor.scale"))
    for value in values:
        combo.addItem(say(f"question.{what}.{value}"), value)
    combo.setCurrentIndex(max(0, list(values).index(chosen) if chosen in values else 0))
    return combo


def _row(*parts: QWidget | str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    for part in parts:
        row.addWidget(QLabel(part) if isinstance(part, str) else part)
    row.addStretch()
    return row
