"""When a variable is asked: always, or after certain answers to another one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from desktop.core.questions import MANY_OF, NOTHING, Answer
from desktop.ui.sheet.choice_field import ChoiceField
from desktop.ui.sheet.values import Ask, called
from desktop.ui.widgets.naming import named
from desktop.wording import say


class ConditionField(QWidget):
    """A variable to choose, and the options of it that let the question be asked.

    Signals:
        changed: another variable or other options are chosen.
    """

    changed = Signal()

    def __init__(self, others: Sequence[Ask], variable: str | None, chosen: Answer) -> None:
        super().__init__()
        self._others = {ask.id: ask for ask in others if ask.is_choice}
        self._combo = named(QComboBox(), "conditionVariable")
        self._combo.setAccessibleName(say("editor.condition"))
        self._combo.addItem(say("editor.always"), None)
        for ask in self._others.values():
            self._combo.addItem(say("editor.only_if", name=f"{ask.question.number} {called(ask.question)}"), ask.id)
        self._field: ChoiceField | None = None
        self._chosen = chosen
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self._layout.addWidget(self._combo)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._combo.setCurrentIndex(max(0, self._combo.findData(variable)) if variable else 0)
        self._combo.currentIndexChanged.connect(self._on_variable)
        self._show(chosen)

    def variable(self) -> str | None:
        """Return the variable the question waits for, None if it is always asked."""
        chosen = self._combo.currentData()
        return str(chosen) if chosen else None

    def numbers(self) -> tuple[int, ...]:
        """Return the options after which the question is asked."""
        return self._chosen.numbers if self.variable() else ()

    def _on_variable(self) -> None:
        self._show(NOTHING)
        self.changed.emit()

    def _show(self, chosen: Answer) -> None:
        if self._field is not None:
            self._layout.removeWidget(self._field)
            self._field.hide()
            self._field.deleteLater()
            self._field = None
        self._chosen = chosen
        ask = self._others.get(self.variable() or "")
        if ask is not None:
            # Several may be chosen here, whatever the variable itself allows, and none stands alone.
            from dataclasses import replace

            options = tuple(replace(option, exclusive=False) for option in ask.options)
            field = ChoiceField(Ask(replace(ask.question, type=MANY_OF, required=False), options))
            field.setObjectName("conditionOptions")
            field.given.connect(self._on_given)
            field.show_answer(chosen, None, afresh=True)
            self._field = field
            self._layout.addWidget(field)

    def _on_given(self, answer: Answer, _sitting: str) -> None:
        known = {option.number for option in self._field.ask.options} if self._field is not None else set()
        if self._field is not None and set(answer.numbers) <= known:
            self._chosen = answer
            self._field.show_answer(answer, None, afresh=True)
            self.changed.emit()
