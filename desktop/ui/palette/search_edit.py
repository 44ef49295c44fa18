"""The line one types into: it tells what is typed while an input method is still composing it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.text.offsets import Offsets

_Key = Qt.Key
_STEPS = {_Key.Key_Up: -1, _Key.Key_Down: 1, _Key.Key_Backtab: -1, _Key.Key_Tab: 1}
_PAGES = {_Key.Key_PageUp: -1, _Key.Key_PageDown: 1}
_ENTER = (_Key.Key_Return, _Key.Key_Enter)
_OWN = {*_STEPS, *_PAGES, *_ENTER, _Key.Key_Escape}
# Focus comes back from these by itself: another program, a context menu, the list of an input method.
_PASSING = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class SearchEdit(QLineEdit):
    """A line edit whose arrows and Enter belong to the list beside it.

    Signals:
        readings_changed: what is typed, or being composed, is another.
        stepped, paged: by how many lines or pages the choice is to move.
        accepted, cancelled, left: Enter, Escape, the focus went elsewhere.
    """

    readings_changed = Signal()
    stepped = Signal(int)
    paged = Signal(int)
    accepted = Signal()
    cancelled = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preedit = ""
        self._letters = ""
        self._composed = ("", "")
        self._announced: tuple[str, ...] = ("",)
        self.textChanged.connect(self._announce)

    def readings(self) -> tuple[str, ...]:
        """Return what may be meant, likelier first.

        First what is seen, composition included; then, where an input method has turned letters into
        characters, those letters: the characters are often not what a name is written with.
        """
        text = self.text()
        cursor = Offsets(text).to_code_point(self.cursorPosition())
        seen = text[:cursor] + self._preedit + text[cursor:]
        committed, letters = self._composed
        return (seen, seen.replace(committed, letters)) if letters and committed in text else (seen,)

    def forget(self) -> None:
        """Empty the line, composition included."""
        self._preedit, self._letters, self._composed = "", "", ("", "")
        self.clear()
        self._announced = ("",)

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the list from being taken as shortcuts of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _OWN:
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, _next: bool) -> bool:  # noqa: FBT001  Qt's own signature
        """Let Tab move the choice instead of the focus."""
        return False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take note of what is being composed before it becomes text."""
        self._preedit = event.preeditString()
        if event.commitString():
            self._composed = (event.commitString(), self._letters)
            self._letters = ""
        if self._preedit and self._preedit.isascii():
            self._letters = self._preedit
        super().inputMethodEvent(event)
        self._announce()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand the keys of the list on, type the others."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in _PAGES:
            self.paged.emit(_PAGES[key])
        elif key in _ENTER:
            self.accepted.emit()
        elif key == _Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the focus is gone for good."""
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:
            self.left.emit()

    def _announce(self) -> None:
        readings = self.readings()
        if readings != self._announced:
            self._announced = readings
            self.readings_changed.emit()
