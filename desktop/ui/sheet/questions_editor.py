"""The questions of the coding sheet, or of one code, in a list to add to, change, order and take from."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.core.codebooks import Variable
from desktop.core.errors import KnownError
from desktop.ui.sheet.values import Ask, called
from desktop.ui.widgets.keys import enable, on_delete
from desktop.ui.widgets.naming import named
from desktop.wording import explain, say

_ACTIONS = ("add", "change", "up", "down", "remove", "clear")


class QuestionsEditor(QDialog):
    """A list of questions; what each button does lies with whoever opened the dialog.

    Signals:
        add_wanted: a question is to be added.
        change_wanted: the question with this identity is to be changed.
        move_wanted: the question with this identity is to stand at this place, counted from 0.
        removal_wanted: the question with this identity is to be removed.
        clearing_wanted: all questions are to be removed.
    """

    add_wanted = Signal()
    change_wanted = Signal(str)
    move_wanted = Signal(str, int)
    removal_wanted = Signal(str)
    clearing_wanted = Signal()

    def __init__(
        self, *, title: str, hint: str, empty: str, read: Callable[[], list[Ask]], clears: bool = False,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("questionsEditor")
        self.setWindowTitle(title)
        self.resize(560, 460)
        self._read = read
        self._asks: list[Ask] = []
        self._list = named(QListWidget(), "questionsList")
        self._list.setAccessibleName(title)
        self._list.setUniformItemSizes(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemActivated.connect(lambda _: self._on_button("change"))
        self._list.currentRowChanged.connect(lambda _: self._show_state())
        on_delete(self._list, lambda: self._on_button("remove"))
        self._empty = named(QLabel(empty), "quiet")
        self._trouble = named(QLabel(wordWrap=True), "trouble")
        self._trouble.hide()
        self._buttons = {name: self._button(name) for name in _ACTIONS}
        self._buttons["clear"].setVisible(clears)
        self._build_layout(hint)
        self.refresh()

    def _button(self, name: str) -> QPushButton:
        words = say("button.remove") if name == "remove" else say(f"editor.{name}")
        button = named(QPushButton(words), f"question_{name}")
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._on_button(name))
        return button

    def _build_layout(self, hint: str) -> None:
        side = QVBoxLayout()
        side.setSpacing(6)
        for name, button in self._buttons.items():
            if name == "clear":  # well apart from what is pressed every day
                side.addStretch()
            side.addWidget(button)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self._list, 1)
        middle.addLayout(side)
        close = QDialogButtonBox()
        close.addButton(say("button.close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(named(QLabel(hint, wordWrap=True), "quiet"))
        layout.addWidget(self._empty)
        layout.addLayout(middle, 1)
        layout.addWidget(self._trouble)
        layout.addWidget(close)

    def refresh(self, chosen: str | None = None) -> None:
        """Show the questions as they are now, with this one chosen, or the one that was."""
        chosen = chosen or self.chosen()
        self._asks = self._read()
        # Quietly: with no row chosen for a moment the buttons would lose the keyboard.
        self._list.blockSignals(True)
        self._list.clear()
        for ask in self._asks:
            item = QListWidgetItem(_line(ask))
            item.setToolTip("")
            self._list.addItem(item)
        places = [place for place, ask in enumerate(self._asks) if ask.id == chosen]
        self._list.setCurrentRow(places[0] if places else min(0, len(self._asks) - 1))
        self._list.blockSignals(False)
        self._empty.setVisible(not self._asks)
        self._trouble.hide()
        self._show_state()

    def chosen(self) -> str | None:
        """Return the question that is chosen."""
        place = self._list.currentRow()
        return self._asks[place].id if 0 <= place < len(self._asks) else None

    def refuse(self, error: KnownError) -> None:
        """Say why something was not done."""
        self._trouble.setText(explain(error))
        self._trouble.show()

    def _show_state(self) -> None:
        place, last = self._list.currentRow(), len(self._asks) - 1
        usable = {
            "change": place >= 0, "remove": place >= 0, "clear": last >= 0, "up": place > 0, "down": 0 <= place < last
        }  # fmt: skip
        enable({self._buttons[name]: on for name, on in usable.items()}, home=self._list)

    def _on_button(self, name: str) -> None:
        chosen, place = self.chosen(), self._list.currentRow()
        if name == "add":
            self.add_wanted.emit()
            self._list.setFocus()
        elif name == "clear":
            self.clearing_wanted.emit()
        elif chosen is not None and name == "change":
            self.change_wanted.emit(chosen)
            self._list.setFocus()
        elif chosen is not None and name == "remove":
            self.removal_wanted.emit(chosen)
            self._list.setFocus()
        elif chosen is not None:
            self.move_wanted.emit(chosen, max(0, place - 1 if name == "up" else place + 1))


def _line(ask: Ask) -> str:
    question = ask.question
    need = say("question.required" if question.required else "question.optional")
    aside = say("editor.line_aside", type=say(f"question.type.{question.type}"), need=need)
    if isinstance(question, Variable) and question.ask_variable is not None:
        aside = say("editor.line_condition", aside=aside)
    return f"{say('editor.line', number=question.number, name=called(question))}    {aside}"
