"""Add or edit a code or a category."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QColorDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QWidget,
)

from desktop.core.codebooks import Category, Code
from desktop.core.numbering import COLORS
from desktop.ui.codebook.form_dialog import FormDialog, quiet
from desktop.ui.codebook.growing_edit import GrowingEdit
from desktop.ui.widgets.chip import chip_icon
from desktop.ui.widgets.contrast import readable
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.number_box import number_box
from desktop.wording import say

Save = Callable[[Category | Code, str], object]


class EntryDialog(FormDialog):
    """The manual's entry as a form; what cannot be kept is said beside it and the dialog stays.

    `taken` names who has which 编号 already, `free` is the next one nobody has. `attributes` opens what the code asks
    of its codings, where there is such a thing.
    """

    def __init__(
        self, thing: Category | Code, *, color: str, title: str, save: Save, taken: Mapping[int, str] | None = None,
        free: int = 0, attributes: Callable[[], object] | None = None, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__("entryDialog", title, parent)
        self._thing = thing
        self._save = save
        self._inherited = color
        self._color: str | None = thing.color
        self._taken, self._free = taken or {}, free
        self._attributes = attributes
        self._build_fields()
        self.add_fields(self._short())
        self.add_long({say(f"entry.{name}"): area for name, area in self._long.items()})
        self.add_end()
        self._show_color()
        self._show_number()
        self._name_zh.setFocus()

    def _build_fields(self) -> None:
        thing = self._thing
        self._name_zh = named(QLineEdit(thing.name_zh), "entryNameZh")
        self._name_en = named(QLineEdit(thing.name_en), "entryNameEn")
        for field in (self._name_zh, self._name_en):
            field.setCursorPosition(0)
            field.textChanged.connect(self.take_back)
        self._number = number_box("entryNumber", 0, 999_999_999, thing.number)
        self._number.setAccessibleName(say("entry.number"))
        self._number.setMinimumWidth(120)
        self._number.valueChanged.connect(self._show_number)
        self._number.valueChanged.connect(self.take_back)
        self._use_free = self._flat("entryFree", self._take_free)
        self._note = quiet("")
        self._swatch = named(QPushButton(), "entryColor")
        self._swatch.clicked.connect(self._offer_colors)
        self._colors = self._color_menu()
        self._color_note = quiet("")
        self._color_note.setWordWrap(True)
        self._color_note.hide()
        self._back = self._flat("entryColorBack", self._inherit, say("entry.color_back"))
        self._long = {"definition": GrowingEdit(thing.definition, fewest=3)}
        if isinstance(thing, Code):
            self._long["include"] = GrowingEdit(thing.include)
            self._long["exclude"] = GrowingEdit(thing.exclude)
            self._long["examples"] = GrowingEdit("\n".join(thing.examples))
            self._long["keywords"] = GrowingEdit("\n".join(thing.keywords))
        for name, area in self._long.items():
            area.setObjectName(f"entry{name.capitalize()}")

    def _flat(self, name: str, slot: Callable[[], object], words: str = "") -> QPushButton:
        button = named(QPushButton(words), name)
        button.setProperty("role", "flat")
        button.setAutoDefault(False)
        button.clicked.connect(lambda _=False: slot())
        return button

    def _short(self) -> QWidget:
        """Return the short fields: both names side by side, 编号 and colour below."""
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for column, (key, field) in enumerate((("name_zh", self._name_zh), ("name_en", self._name_en))):
            grid.addWidget(self.label(say(f"entry.{key}"), field), 0, column)
            grid.addWidget(field, 1, column)
            grid.setColumnStretch(column, 1)
        grid.addWidget(self.label(say("entry.number"), self._number), 2, 0)
        grid.addLayout(_row(self._number), 3, 0)
        grid.addWidget(self.label(say("entry.color"), self._swatch), 2, 1)
        grid.addLayout(_row(self._swatch, self._back, self._more()), 3, 1)
        grid.addLayout(_row(self._note, self._use_free), 4, 0)
        grid.addWidget(self._color_note, 4, 1)
        return box

    def _more(self) -> QWidget:
        button = self._flat("entryAttributes", self._on_attributes, say("entry.attributes"))
        button.setVisible(self._attributes is not None)
        return button

    def _on_attributes(self) -> None:
        if self._attributes is not None:
            self._attributes()

    def _show_number(self) -> None:
        """Say at once whose number it is, and which one is free."""
        other = self._taken.get(self._number.value())
        self._note.setText(say("entry.number_taken", name=other) if other else "")
        self._note.setVisible(bool(other))
        self._use_free.setText(say("entry.use_free", number=str(self._free)))
        self._use_free.setVisible(bool(other) and self._free > 0)

    def _take_free(self) -> None:
        self._number.setValue(self._free)

    def _color_menu(self) -> QMenu:
        """Return colours that can be told from light paper and from dark, and the way to all others."""
        menu = named(QMenu(self), "entryColors")
        for place, color in enumerate(COLORS, 1):
            action = menu.addAction(chip_icon(color), say(f"entry.color_{place}"))
            action.triggered.connect(partial(self._take_color, color))
        menu.addSeparator()
        other = menu.addAction(say("entry.color_other"))
        other.setObjectName("entryColorOther")
        other.triggered.connect(self._choose_color)
        return menu

    def _offer_colors(self) -> None:
        self._colors.popup(self._swatch.mapToGlobal(QPoint(0, self._swatch.height())))

    def _choose_color(self) -> None:
        chosen = QColorDialog.getColor(QColor(self._color or self._inherited), self, say("entry.color"))
        if chosen.isValid():
            self._take_color(chosen.name())

    def _take_color(self, chosen: str) -> None:
        """Take a colour, or the nearest one that is seen on any paper, and say so."""
        self._color = readable(chosen)
        moved = self._color != chosen.upper()
        words = say("entry.color_moved", chosen=chosen.upper(), color=self._color) if moved else ""
        self._color_note.setText(words)
        self._color_note.setVisible(moved)
        self._show_color()
        self._swatch.setFocus()

    def _inherit(self) -> None:
        self._color = None
        self._color_note.hide()
        self._show_color()
        self._swatch.setFocus()

    def _show_color(self) -> None:
        color = self._color or self._inherited
        self._swatch.setText(color.upper() if self._color else say("entry.color_inherited"))
        self._swatch.setIcon(chip_icon(color))
        self._back.setVisible(isinstance(self._thing, Code) and self._color is not None)

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

    def entered(self) -> tuple[object, ...]:
        """Return all that stands in the fields, the colour too."""
        return (*super().entered(), self._color)

    def keep(self) -> bool:
        """Keep the entry; KnownError says what is in the way."""
        self._save(self._entry(), self.reason())
        return True


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part)
    row.addStretch()
    row.setAlignment(Qt.AlignmentFlag.AlignVCenter)
    return row


def _lines(words: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in words.splitlines() if line.strip())
