"""The settings dialog: one line for every setting that has a section, made from what it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.settings import Settings
from desktop.settings.definitions import DEFINITIONS, Definition
from desktop.ui.options.fields import Field, field_for
from desktop.ui.widgets.naming import named
from desktop.wording import has, say

_WIDTH, _FIELD, _AROUND = 600, 180, 64
_BESIDE_WORDS = 56  # what a choice needs beside its words: padding, edges and the arrow
Save = Callable[[dict[str, Any]], object]


class OptionsDialog(QDialog):
    """All settings a person may change; `save` is given those that differ, and nothing if none does."""

    def __init__(
        self,
        settings: Settings,
        save: Save,
        parent: QWidget | None = None,
        *,
        definitions: Iterable[Definition] = DEFINITIONS,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("optionsDialog")
        self.setWindowTitle(say("options.title"))
        self._settings = settings
        self._save = save
        self._fields: dict[str, Field] = {}
        self._page = QWidget()
        # One form for all sections, so that all fields stand in one line.
        self._form = QFormLayout(self._page)
        self._form.setContentsMargins(24, 20, 24, 20)
        self._form.setHorizontalSpacing(20)
        self._form.setVerticalSpacing(10)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        shown = [each for each in definitions if each.section]
        for section, members in groupby(shown, key=lambda each: each.section):
            self._add_section(section, list(members))
        self._build_frame()
        self._fit()

    def _add_section(self, section: str, members: list[Definition]) -> None:
        title = named(QLabel(say(f"options.{section}")), "entryTitle")
        title.setContentsMargins(0, 8 if self._fields else 0, 0, 2)
        self._form.addRow(title)
        for definition in members:
            self._add_line(definition)

    def _add_line(self, definition: Definition) -> None:
        field = field_for(definition, self._settings.get(definition.name))
        field.widget.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._fields[definition.name] = field
        key = f"setting.{definition.name}"
        self._form.addRow(say(key), named(field.widget, f"option_{definition.name}"))
        field.widget.setAccessibleName(say(key))
        if has(f"{key}.hint"):
            hint = named(QLabel(say(f"{key}.hint"), wordWrap=True), "quiet")
            field.widget.setAccessibleDescription(hint.text())
            self._form.addRow("", hint)

    def _build_frame(self) -> None:
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(self._page)
        scroll.setAccessibleName(say("options.title"))
        buttons = QDialogButtonBox()
        save = buttons.addButton(say("button.save"), QDialogButtonBox.ButtonRole.AcceptRole)
        save.setProperty("role", "primary")
        buttons.addButton(say("button.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        defaults = QPushButton(say("options.defaults"))
        buttons.addButton(defaults, QDialogButtonBox.ButtonRole.ResetRole)
        defaults.clicked.connect(self._show_defaults)
        buttons.accepted.connect(self._on_save)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 14)
        layout.addWidget(scroll, 1)
        frame = QVBoxLayout()
        frame.setContentsMargins(24, 0, 24, 0)
        frame.addWidget(buttons)
        layout.addLayout(frame)

    def _fit(self) -> None:
        """Open as high as all lines need, within the screen."""
        self.ensurePolished()
        words = max((width for field in self._fields.values() for width in field.words_widths()), default=0)
        for field in self._fields.values():
            field.widget.setFixedWidth(max(_FIELD, words + _BESIDE_WORDS))
        self._form.activate()
        wide = max(_WIDTH, self._form.minimumSize().width() + _AROUND)
        frame = self.sizeHint().height() - self._page.sizeHint().height()
        screen = self.screen().availableGeometry().height() - 80
        self.resize(wide, min(self._form.totalHeightForWidth(wide) + max(frame, 0) + _AROUND, screen))

    def _show_defaults(self) -> None:
        for field in self._fields.values():
            field.show(field.definition.default)

    def _on_save(self) -> None:
        shown = {name: field.value() for name, field in self._fields.items()}
        self.accept()
        changed = {name: value for name, value in shown.items() if value != self._settings.get(name)}
        if changed:
            self._save(changed)
