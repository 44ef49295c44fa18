"""Selected words as a new code: its name and place, after the codes that are like it were seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.core.errors import KnownError
from desktop.ui.widgets.chip import chip_icon
from desktop.ui.widgets.elided_label import ElidedLabel
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.number_box import number_box
from desktop.ui.widgets.writing_dialog import WritingDialog
from desktop.wording import explain, say

_LONGEST = 60
_ROWS = 5
_CODE = Qt.ItemDataRole.UserRole


class Alike(NamedTuple):
    """A code like the words, as the dialog lists it."""

    id: str
    label: str
    why: str
    color: str


class Place(NamedTuple):
    """A category a new code can go into; `number` is the next one free there."""

    id: str | None
    label: str
    number: int


class Wanted(NamedTuple):
    """The code that is to be made or suggested."""

    name: str
    category: str | None
    number: int
    reason: str = ""


class InVivoDialog(WritingDialog):
    """Asks for name, category and number; a code there is already is taken instead by Enter or its number.

    Attributes:
        chosen: the code to use instead, once one was chosen.
    """

    def __init__(
        self,
        words: str,
        name: str,
        places: Sequence[Place],
        *,
        alike: Callable[[str], Sequence[Alike]],
        save: Callable[[Wanted], object],
        suggests: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("inVivoDialog")
        self.setWindowTitle(say("in_vivo.title_suggest" if suggests else "in_vivo.title"))
        self.setMinimumWidth(480)
        self.chosen: str | None = None
        self._places, self._alike, self._save, self._suggests = tuple(places), alike, save, suggests
        self._words = named(ElidedLabel(say("in_vivo.words", words=words)), "quiet")
        self._build_fields(name)
        self._build_list()
        self._build_layout()
        self._show_alike(name)
        (self._list if self._list.count() else self._name).setFocus()

    def _build_fields(self, name: str) -> None:
        self._name = named(QLineEdit(name, maxLength=_LONGEST), "inVivoName")
        self._name.setAccessibleName(say("in_vivo.name"))
        self._name.textEdited.connect(self._show_alike)
        self._category = named(QComboBox(), "inVivoCategory")
        self._category.setAccessibleName(say("in_vivo.category"))
        for place in self._places:
            self._category.addItem(place.label)
        self._number = number_box("inVivoNumber", 1, 999_999_999)
        self._number.setAccessibleName(say("in_vivo.number"))
        self._category.currentIndexChanged.connect(self._show_number)
        self._show_number()
        self._reason = named(QLineEdit(placeholderText=say("form.reason_hint")), "changeReason")
        self._reason.setAccessibleName(say("form.reason"))
        self._trouble = named(QLabel(wordWrap=True), "trouble")
        self._trouble.setTextFormat(Qt.TextFormat.PlainText)
        self._trouble.hide()

    def _build_list(self) -> None:
        self._heading = named(QLabel(), "entryHeading")
        self._list = _Choices()
        self._list.setAccessibleName(say("in_vivo.alike"))
        self._list.itemActivated.connect(lambda item: self._use(item.data(_CODE)))
        self._list.itemClicked.connect(lambda item: self._use(item.data(_CODE)))
        self._list.digit_pressed = self._use_at
        self._list.setFixedHeight(_ROWS * (self._list.fontMetrics().height() + 12) + 4)

    def _build_layout(self) -> None:
        form = QFormLayout()
        form.setSpacing(9)
        form.addRow(say("in_vivo.name"), self._name)
        form.addRow(say("in_vivo.category"), self._category)
        if not self._suggests:
            form.addRow(say("in_vivo.number"), self._number)
            form.addRow(say("editor.reason"), self._reason)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self._words)
        layout.addWidget(self._heading)
        layout.addWidget(self._list)
        layout.addLayout(form)
        layout.addWidget(self._trouble)
        words = say("in_vivo.suggest" if self._suggests else "in_vivo.create")
        layout.addWidget(self.make_buttons(words, self._on_save))

    def _show_number(self) -> None:
        self._number.setValue(self._places[max(0, self._category.currentIndex())].number)

    def _show_alike(self, name: str) -> None:
        self._list.clear()
        for place, each in enumerate(self._alike(name)):
            item = QListWidgetItem(chip_icon(each.color), f"{place + 1}   {each.label}   · {each.why}")
            item.setData(_CODE, each.id)
            self._list.addItem(item)
        self._heading.setText(say("in_vivo.alike" if self._list.count() else "in_vivo.none_alike"))
        self._list.setVisible(bool(self._list.count()))
        self._list.setCurrentRow(0)

    def _use_at(self, place: int) -> None:
        item = self._list.item(place)
        if item is not None:
            self._use(item.data(_CODE))

    def _use(self, code: str) -> None:
        self.chosen = code
        self.accept()

    def _on_save(self) -> None:
        place = self._places[self._category.currentIndex()]
        try:
            reason = " ".join(self._reason.text().split())
            self._save(Wanted(self._name.text(), place.id, self._number.value(), reason))
        except KnownError as error:
            self._trouble.setText(explain(error))
            self._trouble.show()
            return
        self.accept()


class _Choices(QListWidget):
    """A short list in which Enter and a digit choose."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("inVivoAlike")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.digit_pressed: Callable[[int], object] = lambda _place: None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by Enter or number; the dialog's own button does not get that Enter."""
        digit = event.text()
        item = self.currentItem()
        if digit.isascii() and digit.isdigit() and digit != "0":
            self.digit_pressed(int(digit) - 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self.digit_pressed(self.currentRow())
        else:
            super().keyPressEvent(event)
