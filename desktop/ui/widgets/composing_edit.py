"""A line one types into: it tells what is typed while an input method is still composing it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.text import pinyin
from desktop.text.offsets import Offsets


class ComposingEdit(QLineEdit):
    """A line edit that does not wait until an input method is done.

    Some input methods show the letters while they compose; others show the characters that they guess, so that
    whoever types wghgl for 网格化管理 sees 无公害管理, and nowhere a letter.

    Signals:
        readings_changed: what is typed, or being composed, is another.
    """

    readings_changed = Signal()

    def __init__(self, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self._preedit = ""
        self._letters = ""
        self._composed = ("", "")
        self._announced: tuple[str, ...] = ("",)
        self.textChanged.connect(self._announce)

    def seen(self) -> str:
        """Return what stands in the line, composition included."""
        text = self.text()
        cursor = Offsets(text).to_code_point(self.cursorPosition())
        return text[:cursor] + self._preedit + text[cursor:]

    def readings(self) -> tuple[str, ...]:
        """Return what may be meant, likelier first.

        First what is seen; then, where an input method has turned letters into characters, those letters; then the
        letters that its characters begin with: the characters are often not what a name is written with.
        """
        seen, (committed, letters) = self.seen(), self._composed
        spelled = seen.replace(committed, letters) if letters and committed in self.text() else seen
        begun = seen
        for made in filter(None, (committed, self._preedit)):
            begun = begun.replace(made, pinyin.initials(made))
        # Of a sign no letter is left, and nothing to look for would find everything.
        return (seen, *(reading for reading in dict.fromkeys((spelled, begun)) if reading.strip() and reading != seen))

    def look_up(self, find: Callable[[str], list[str]]) -> list[str]:
        """Return what the first reading finds that finds anything."""
        return next(filter(None, (find(reading.strip()) for reading in self.readings())), [])

    def forget(self) -> None:
        """Empty the line, composition included."""
        self._preedit, self._letters, self._composed = "", "", ("", "")
        self.clear()
        self._announced = ("",)

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

    def _announce(self) -> None:
        readings = self.readings()
        if readings != self._announced:
            self._announced = readings
            self.readings_changed.emit()
