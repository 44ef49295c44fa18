"""The code a ruling belongs to, typed and found or chosen from the list; or none."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QListView

from desktop.core.snapshots import CodebookSet
from desktop.ui.review.names import label
from desktop.ui.widgets.naming import named
from desktop.wording import say

Find = Callable[[str], list[str]]
_ROWS = 10


class CodeChoice(QComboBox):
    """A code to choose, or none; what is typed is looked for as everywhere: names, pinyin, numbers.

    Signals:
        code_changed: the identity of the code that is chosen now, None for none.
        finished: Ctrl+Enter was pressed over what was found.
    """

    code_changed = Signal(object)
    finished = Signal()

    def __init__(self, name: str, find: Find) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(say("review.code"))
        self.setMaxVisibleItems(_ROWS)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._find = find
        self._codes: list[str | None] = [None]
        self._found = QStringListModel(self)
        self._list = named(QListView(), "reviewCodesFound")
        self._build_finder()
        # Of a long name the beginning says more than the end.
        self.currentIndexChanged.connect(lambda _: self._edit().setCursorPosition(0))
        self.currentIndexChanged.connect(lambda _: self.code_changed.emit(self.code()))

    def _build_finder(self) -> None:
        finder = QCompleter(self._found, self)
        finder.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        finder.setMaxVisibleItems(_ROWS)
        finder.setPopup(self._list)
        # After the finder has set its own, so that this one is asked first.
        self._list.installEventFilter(self)
        self.setCompleter(finder)
        edit = self._edit()
        edit.setPlaceholderText(say("review.no_code"))
        edit.setAccessibleName(say("review.code"))
        edit.textEdited.connect(self._on_typed)
        edit.editingFinished.connect(self.settle)

    def set_codes(self, codebook: CodebookSet) -> None:
        """Offer the codes of this codebook; the chosen one stays chosen."""
        codes: list[str | None] = [None, *(code.id for code in codebook.codes)]
        labels = [say("review.no_code"), *(label(code) for code in codebook.codes)]
        if codes == self._codes and labels == [self.itemText(place) for place in range(self.count())]:
            # Somebody may be typing here.
            return
        chosen = self.code()
        self.blockSignals(True)
        self.clear()
        self._codes = codes
        self.addItems(labels)
        self.choose(chosen)
        self.blockSignals(False)
        self._edit().setCursorPosition(0)

    def code(self) -> str | None:
        """Return the chosen code."""
        place = self.currentIndex()
        return self._codes[place] if 0 <= place < len(self._codes) else None

    def choose(self, code: str | None) -> None:
        """Choose a code; one that is gone counts as none."""
        self.setCurrentIndex(self._codes.index(code) if code in self._codes else 0)

    def settle(self) -> None:
        """Take the first code that was found for what was typed; what finds nothing was not meant."""
        typed = self._edit().text().strip()
        if typed == self.itemText(self.currentIndex()):
            return
        place = self.findText(typed) if typed else 0
        found = [each for each in self._find(typed) if each in self._codes] if place < 0 else []
        if place >= 0 or found:
            self.setCurrentIndex(self._codes.index(found[0]) if found else place)
        self._edit().setText(self.itemText(self.currentIndex()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """End with Ctrl+Enter over the list of what was found as well."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and _is_ctrl_enter(event):
            self._list.hide()
            self.settle()
            self.finished.emit()
            return True
        return super().eventFilter(watched, event)

    def _on_typed(self, typed: str) -> None:
        found = [each for each in self._find(typed) if each in self._codes] if typed.strip() else []
        self._found.setStringList([self.itemText(self._codes.index(each)) for each in found])

    def _edit(self) -> QLineEdit:
        edit = self.lineEdit()
        assert edit is not None
        return edit


def _is_ctrl_enter(event: QKeyEvent) -> bool:
    is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return is_enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
