"""Add or edit a code or a category."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QColorDialog,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.core.codebooks import Category, Code
from desktop.core.errors import KnownError
from desktop.ui.widgets.chip import chip_icon
from desktop.ui.widgets.naming import named
from desktop.wording import explain, say

Save = Callable[[Category | Code], object]


class EntryDialog(QDialog):
    """The manual's entry as a form; what cannot be kept is said beside it and the dialog stays."""

    def __init__(
        self, thing: Category | Code, *, color: str, title: str, save: Save, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("entryDialog")
        self.setWindowTitle(title)
        self.setMinimumWidth(560)
        self._thing = thing
        self._save = save
        self._inherited = color
        self._color: str | None = thing.color
        self._build_fields()
        self._build_layout()
        self._show_color()

    def _build_fields(self) -> None:
        thing = self._thing
        self._name_zh = named(QLineEdit(thing.name_zh), "entryNameZh")
        self._name_en = named(QLineEdit(thing.name_en), "entryNameEn")
        self._number = named(QSpinBox(minimum=0, maximum=999_999, value=thing.number), "entryNumber")
        self._number.setAccessibleName(say("entry.number"))
        self._swatch = named(QPushButton(), "entryColor")
        self._swatch.clicked.connect(self._choose_color)
        self._long = {"definition": _area(thing.definition, "entryDefinition")}
        if isinstance(thing, Code):
            self._long["include"] = _area(thing.include, "entryInclude")
            self._long["exclude"] = _area(thing.exclude, "entryExclude")
            self._long["examples"] = _area("\n".join(thing.examples), "entryExamples")
            self._long["keywords"] = _area("\n".join(thing.keywords), "entryKeywords")
        self._trouble = named(QLabel(wordWrap=True), "trouble")
        self._trouble.hide()

    def _build_layout(self) -> None:
        form = QFormLayout()
        form.setSpacing(9)
        form.addRow(say("entry.name_zh"), self._name_zh)
        form.addRow(say("entry.name_en"), self._name_en)
        row = QHBoxLayout()
        row.addWidget(self._number)
        row.addSpacing(16)
        row.addWidget(QLabel(say("entry.color")))
        row.addWidget(self._swatch)
        row.addStretch()
        form.addRow(say("entry.number"), row)
        for name, area in self._long.items():
            form.addRow(say(f"entry.{name}"), area)
        buttons = QDialogButtonBox()
        buttons.addButton(say("button.save"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(say("button.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._on_save)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(form)
        layout.addWidget(self._trouble)
        layout.addWidget(buttons)

    def _choose_color(self) -> None:
        chosen = QColorDialog.getColor(QColor(self._color or self._inherited), self, say("entry.color"))
        if chosen.isValid():
            self._color = chosen.name()
            self._show_color()

    def _show_color(self) -> None:
        color = self._color or self._inherited
        self._swatch.setText(color if self._color else say("entry.color_inherited"))
        self._swatch.setIcon(chip_icon(color))

    def _entry(self) -> Category | Code:
        words = {name: area.toPlainText().strip() for name, area in self._long.items()}
        common = {
            "name_zh": self._name_zh.text(), "name_en": self._name_en.text(), "number": self._number.value(),
            "definition": words["definition"],
        }  # fmt: skip
        if isinstance(self._thing, Category):
            return replace(self._thing, color=self._color or self._inherited, **common)  # type: ignore[arg-type]
        return replace(
            self._thing, color=self._color, include=words["include"], exclude=words["exclude"],
            examples=_lines(words["examples"]), keywords=_lines(words["keywords"]), **common,  # type: ignore[arg-type]
        )  # fmt: skip

    def _on_save(self) -> None:
        try:
            self._save(self._entry())
        except KnownError as error:
            self._trouble.setText(explain(error))
            self._trouble.show()
            return
        self.accept()


def _area(words: str, name: str) -> QPlainTextEdit:
    area = named(QPlainTextEdit(words), name)
    area.setTabChangesFocus(True)
    area.setFixedHeight(area.fontMetrics().lineSpacing() * 3 + 14)
    return area


def _lines(words: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in words.splitlines() if line.strip())
