"""Add or edit a variable of the coding sheet, or an attribute of a code."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.core.codebooks import Option, Variable
from desktop.core.errors import KnownError
from desktop.core.questions import CHOICES, SCALES, TEXT, TYPES, USUAL_SCALE, Answer, Question
from desktop.ui.sheet.condition import ConditionField
from desktop.ui.sheet.options_table import OptionsTable
from desktop.ui.sheet.values import Ask
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.number_box import number_box
from desktop.ui.widgets.writing_dialog import WritingDialog
from desktop.wording import explain, say

Save = Callable[[Question, tuple[Option, ...], str], object]


class QuestionDialog(WritingDialog):
    """A question as a form; what cannot be kept is said beside it and the dialog stays.

    It grows and shrinks with its parts, which keep their places. Closing it asks first if something was changed.

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
        self._fitted = 0  # the height that the parts needed when it was looked at last
        self._spare = 0  # what somebody has given it beyond that
        self._condition = self._build_condition(others)
        self._options = OptionsTable(ask.options)
        self._build_fields()
        self._form = self._build_form()
        self._build_layout()
        self._show_options()
        self._connect()

    def _build_condition(self, others: Sequence[Ask]) -> ConditionField | None:
        question = self._question
        if not isinstance(question, Variable):
            return None
        return ConditionField(others, question.ask_variable, Answer(question.ask_any_of))

    def _build_fields(self) -> None:
        question = self._question
        self._number = number_box("questionNumber", 0, 999_999, question.number)
        self._number.setAccessibleName(say("editor.number"))
        self._key = named(QLineEdit(question.key), "questionKey")
        self._key.setAccessibleName(say("editor.key"))
        self._name_zh = named(QLineEdit(question.name_zh), "questionNameZh")
        self._name_en = named(QLineEdit(question.name_en), "questionNameEn")
        for field in (self._name_zh, self._name_en):
            field.setCursorPosition(0)
        self._type = _combo("questionType", "type", TYPES, question.type)
        self._scale = _combo("questionScale", "scale", SCALES, getattr(question, "scale", "nominal"))
        self._scale_label = QLabel(say("editor.scale"))
        self._required = named(QCheckBox(say("editor.required")), "questionRequired")
        self._required.setChecked(question.required)
        self._definition = named(QPlainTextEdit(question.definition), "questionDefinition")
        self._definition.setTabChangesFocus(True)
        self._definition.setFixedHeight(self._definition.fontMetrics().lineSpacing() * 3 + 14)
        self._reason = named(QLineEdit(placeholderText=say("form.reason_hint")), "changeReason")
        self._reason.setAccessibleName(say("form.reason"))
        self._trouble = named(QLabel(wordWrap=True), "trouble")
        self._trouble.setTextFormat(Qt.TextFormat.PlainText)
        self._trouble.hide()

    def _build_form(self) -> QFormLayout:
        form = QFormLayout()
        form.setSpacing(9)
        form.addRow(say("editor.name_zh"), self._name_zh)
        form.addRow(say("editor.name_en"), self._name_en)
        form.addRow(say("editor.number"), _row(self._number, say("editor.key"), self._key))
        form.addRow(say("editor.type"), _row(self._type, self._scale_label, self._scale))
        form.addRow("", self._required)
        form.addRow(say("editor.definition"), self._definition)
        form.addRow(say("editor.options"), self._options)
        if self._condition is not None:
            form.addRow(say("editor.condition"), self._condition)
        form.addRow(say("editor.reason"), self._reason)
        return form

    def _build_layout(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(self._form, 1)
        layout.addWidget(self._trouble)
        layout.addWidget(self.make_buttons(say("button.save"), self._on_save))

    def _connect(self) -> None:
        self._type.currentIndexChanged.connect(self._on_type)
        lines = (self._name_zh.textChanged, self._name_en.textChanged, self._key.textChanged)
        boxes = (self._number.valueChanged, self._definition.textChanged, self._type.currentIndexChanged)
        for signal in (*lines, *boxes, self._options.changed):
            signal.connect(self._on_change)
        if self._condition is not None:
            self._condition.changed.connect(self._on_change)

    def _on_change(self) -> None:
        """Take back what was said of the former words."""
        self._trouble.hide()
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Learn how high the parts are."""
        super().showEvent(event)
        self._fitted = self._needed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Notice how much room somebody gives it."""
        super().resizeEvent(event)
        if event.spontaneous():
            self._spare = max(0, self.height() - self._fitted)

    def _needed(self) -> int:
        layout = self.layout()
        assert layout is not None
        layout.activate()
        # Once more: options find their height only when they have their width.
        layout.activate()
        high = layout.totalSizeHint().height()
        return layout.totalHeightForWidth(self.width()) if layout.hasHeightForWidth() else high

    def _fit(self) -> None:
        """Grow or shrink by what the parts need more or less; room to spare is kept for options alone."""
        needed = self._needed() if self.isVisible() else self._fitted
        if needed != self._fitted:
            self._fitted = needed
            self.resize(self.width(), needed + (self._spare if self._form.isRowVisible(self._options) else 0))

    def _on_type(self) -> None:
        self._scale.setCurrentIndex(SCALES.index(USUAL_SCALE[self._type.currentData()]))
        self._show_options()

    def _show_options(self) -> None:
        self._form.setRowVisible(self._options, self._type.currentData() in CHOICES)
        # What is written in words is measured on no scale.
        measured = isinstance(self._question, Variable) and self._type.currentData() != TEXT
        for part in (self._scale_label, self._scale):
            part.setVisible(measured)

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

    def entered(self) -> tuple[object, ...]:
        """Return all that was entered, to tell whether it was changed."""
        return (self._written(), self._options.rows(), self._reason.text())

    def _on_save(self) -> None:
        try:
            written = self._written()
            options = self._options.options() if written.type in CHOICES else ()
            self._save(written, options, " ".join(self._reason.text().split()))
        except KnownError as error:
            self._trouble.setText(explain(error))
            self._trouble.show()
            self._fit()
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
