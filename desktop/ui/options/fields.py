"""What a setting is changed with: a choice, a switch, a number within bounds."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QSpinBox, QWidget

from desktop.settings.definitions import Definition
from desktop.ui.widgets.number_box import indent
from desktop.wording import say


class Field(ABC):
    """A widget that shows and gives one setting."""

    widget: QWidget

    def __init__(self, definition: Definition) -> None:
        self.definition = definition

    @abstractmethod
    def show(self, value: Any) -> None:
        """Show a value."""

    @abstractmethod
    def value(self) -> Any:
        """Return the value shown."""

    def words_widths(self) -> list[int]:
        """Return how wide the words are that it has to show whole."""
        return []


class _Choice(Field):
    def __init__(self, definition: Definition) -> None:
        super().__init__(definition)
        self.widget: QComboBox = QComboBox()
        for choice in definition.choices:
            self.widget.addItem(say(f"setting.{definition.name}.{choice}"), choice)

    def show(self, value: Any) -> None:
        self.widget.setCurrentIndex(self.widget.findData(value))

    def value(self) -> Any:
        return self.widget.currentData()

    def words_widths(self) -> list[int]:
        metrics = self.widget.fontMetrics()
        return [metrics.horizontalAdvance(self.widget.itemText(place)) for place in range(self.widget.count())]


class _Switch(Field):
    def __init__(self, definition: Definition) -> None:
        super().__init__(definition)
        self.widget: QCheckBox = QCheckBox()

    def show(self, value: Any) -> None:
        self.widget.setChecked(bool(value))

    def value(self) -> Any:
        return self.widget.isChecked()


class _Number(Field):
    def __init__(self, definition: Definition) -> None:
        super().__init__(definition)
        least, most = definition.least or 0, definition.most or 0
        self.widget: QSpinBox | QDoubleSpinBox
        if isinstance(definition.default, float):
            self.widget = QDoubleSpinBox(minimum=least, maximum=most, singleStep=definition.step, decimals=2)
        else:
            self.widget = QSpinBox(minimum=int(least), maximum=int(most), singleStep=int(definition.step))
        indent(self.widget)

    def show(self, value: Any) -> None:
        self.widget.setValue(value)

    def value(self) -> Any:
        return round(self.widget.value(), 2)


def field_for(definition: Definition, value: Any) -> Field:
    """Return the field that fits a setting, showing its value."""
    kind: type[Field] = _Number
    if definition.choices:
        kind = _Choice
    elif isinstance(definition.default, bool):
        kind = _Switch
    field = kind(definition)
    field.show(value)
    return field
