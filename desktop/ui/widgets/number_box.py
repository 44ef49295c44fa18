"""Boxes for numbers, whose digits stand as far from the edge as letters do in a line."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractSpinBox, QSpinBox

from desktop.ui.widgets.naming import named

_EDGE = 7


def number_box(name: str, least: int, most: int, value: int | None = None) -> QSpinBox:
    """Return a box for whole numbers within these bounds; it begins at the least without a value."""
    box = named(QSpinBox(minimum=least, maximum=most), name)
    box.setValue(least if value is None else value)
    indent(box)
    return box


def indent(box: QAbstractSpinBox) -> None:
    """Keep a box's digits off its edge: the sheet's padding does not reach the text of one that has no buttons."""
    box.lineEdit().setTextMargins(_EDGE, 0, _EDGE, 0)
