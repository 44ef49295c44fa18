"""What stands in the palette: words to be coded, the line to type into, the list, the definition below."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QListView, QVBoxLayout, QWidget

from desktop.ui.palette.placing import SHADOW
from desktop.ui.palette.row_delegate import RowDelegate
from desktop.ui.palette.row_model import RowModel
from desktop.ui.palette.search_edit import SearchEdit
from desktop.ui.widgets.elided_label import ElidedLabel
from desktop.ui.widgets.naming import named
from desktop.wording import say

_SIDE = 16
_ABOVE, _BELOW = 12, 10
_ROWS_MARGIN = 4
# How far Qt sets the text of a line edit in from its frame.
_TEXT_INSET = 2
_LARGER = 1.25


@dataclass(frozen=True, slots=True)
class Parts:
    """The widgets of a palette and the model of its list."""

    title: ElidedLabel
    edit: SearchEdit
    rows: QListView
    delegate: RowDelegate
    model: RowModel
    nothing: QLabel
    lower_line: QFrame
    definition: ElidedLabel
    layout: QVBoxLayout

    def say_all(self, title: str) -> None:
        """Say everything in the current language and size, with other words to be coded."""
        self.title.set_text(title)
        self.title.setVisible(bool(title))
        self.edit.setPlaceholderText(say("palette.placeholder"))
        self.edit.setAccessibleName(say("palette.name"))
        self.rows.setAccessibleName(say("palette.rows"))
        self.edit.setFont(_larger(self.title.font()))

    def show_found(self, *, any_code: bool, found: bool, typed: str) -> None:
        """Show the list, or say why there is none."""
        for part in (self.rows, self.lower_line, self.definition):
            part.setVisible(found)
        self.nothing.setVisible(not found)
        self.nothing.setText(say("palette.nothing_found", typed=typed) if any_code else say("palette.no_codes"))

    def height_around_rows(self) -> int:
        """Return the height of everything but the list."""
        parts = (self.edit, self.definition, *([self.title] if self.title.text() else []))
        lines = 2
        return sum(part.sizeHint().height() for part in parts) + lines + 2 * _ROWS_MARGIN + _ABOVE + _BELOW


def build_parts(frame: QFrame) -> Parts:
    """Fill an empty frame."""
    rows = named(QListView(frame), "paletteRows")
    parts = Parts(
        title=named(ElidedLabel(parent=frame), "paletteTitle"),
        edit=named(SearchEdit(parent=frame), "paletteEdit"),
        rows=rows,
        delegate=RowDelegate(rows),
        model=RowModel(frame),
        nothing=named(QLabel(frame), "paletteNothing"),
        lower_line=_line(frame),
        definition=named(ElidedLabel(parent=frame, lines=2), "paletteDefinition"),
        layout=QVBoxLayout(frame),
    )
    for label in (parts.title, parts.nothing, parts.definition):
        label.setProperty("role", "muted")
    parts.nothing.setTextFormat(Qt.TextFormat.PlainText)
    parts.nothing.setWordWrap(True)
    parts.edit.setProperty("role", "bare")
    parts.edit.setFrame(False)
    _set_up_rows(parts)
    _lay_out(frame, parts)
    return parts


def _set_up_rows(parts: Parts) -> None:
    rows = parts.rows
    rows.setModel(parts.model)
    rows.setItemDelegate(parts.delegate)
    rows.setProperty("role", "bare")
    rows.setFrameShape(QFrame.Shape.NoFrame)
    rows.setUniformItemSizes(True)
    rows.setMouseTracking(True)
    rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    rows.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)


def _lay_out(frame: QFrame, parts: Parts) -> None:
    layout = parts.layout
    layout.setContentsMargins(SHADOW, SHADOW + _ABOVE, SHADOW, SHADOW + _BELOW)
    layout.setSpacing(0)
    # Room around a part belongs to the part, so that it goes when the part is hidden.
    parts.title.setContentsMargins(_SIDE, 0, _SIDE, 4)
    parts.edit.setContentsMargins(_SIDE - _TEXT_INSET, 0, _SIDE - _TEXT_INSET, 10)
    parts.nothing.setContentsMargins(_SIDE, 8, _SIDE, 2)
    parts.definition.setContentsMargins(_SIDE, 8, _SIDE, 0)
    layout.addWidget(parts.title)
    layout.addWidget(parts.edit)
    layout.addWidget(_line(frame))
    layout.addSpacing(_ROWS_MARGIN)
    layout.addWidget(parts.rows)
    layout.addWidget(parts.nothing)
    layout.addSpacing(_ROWS_MARGIN)
    layout.addWidget(parts.lower_line)
    layout.addWidget(parts.definition)


def _line(parent: QWidget) -> QFrame:
    line = QFrame(parent)
    line.setProperty("role", "line")
    line.setFixedHeight(1)
    return line


def _larger(font: QFont) -> QFont:
    font = QFont(font)
    if font.pixelSize() > 0:
        font.setPixelSize(round(font.pixelSize() * _LARGER))
    else:
        font.setPointSizeF(font.pointSizeF() * _LARGER)
    return font
