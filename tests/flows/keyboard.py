"""The keyboard: keys go wherever the window has put the cursor; input methods compose there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.flows.screen import Screen

Key = Qt.Key
NONE, SHIFT, CONTROL, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


class Keyboard(Screen):
    """Keys, and what an input method sends."""

    def activate(self) -> None:
        """Give the window the keyboard."""

        def active() -> bool:
            self.window.activateWindow()
            return QApplication.focusWidget() is not None and QApplication.activeWindow() is self.window

        self.wait(active)
        self.settle()

    def press(self, *keys: Qt.Key, modifiers=NONE, times: int = 1) -> None:
        """Press keys; they go wherever the keyboard is."""
        for _ in range(times):
            for key in keys:
                QTest.keyClick(self._keyboard_window(), key, modifiers)
        self.settle()

    def type(self, text: str) -> None:
        """Type characters; what no key of QTest writes comes as an input method commits it."""
        self._keyboard_window()
        for sign in text:
            if sign.isascii():
                QTest.keyClick(self._keyboard_window(), sign)
            else:
                self.compose(commit=sign)
        self.settle()

    def sign(self, text: str) -> None:
        """Press a key of which only what it writes is known, as some input methods send full-width signs."""
        focus = QApplication.focusWidget()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(focus, QKeyEvent(kind, 0, NONE, text))
        self.settle()

    def compose(self, preedit: str = "", *, commit: str = "") -> None:
        """Do what an input method does where the cursor is."""
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(commit)
        QApplication.sendEvent(QApplication.focusWidget(), event)
        self.settle()

    def _keyboard_window(self):
        above = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if above is None and QApplication.focusWidget() is None:
            # Offscreen there is no window manager that gives the keyboard back when a menu has closed.
            self.activate()
        return (above or QApplication.focusWidget()).window().windowHandle()

    def undo(self, times: int = 1) -> None:
        self.press(Key.Key_Z, modifiers=CONTROL, times=times)

    def redo(self, times: int = 1) -> None:
        self.press(Key.Key_Z, modifiers=CONTROL | SHIFT, times=times)
