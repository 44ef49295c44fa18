"""Keys of the article view that mean something else while one codes unit by unit."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from desktop.ui.reader.view import ArticleView

_Key, _Modifier = Qt.Key, Qt.KeyboardModifier
_ALWAYS_PASSED = _Modifier.KeypadModifier | _Modifier.GroupSwitchModifier
_BACK = frozenset({_Key.Key_Backspace, _Key.Key_Left, _Key.Key_Up})
_ON = frozenset({_Key.Key_Right, _Key.Key_Down})


class UnitKeys(QObject):
    """Takes keys before the article view does, unless words are selected or a coding is in hand."""

    def __init__(
        self, view: ArticleView, steps: Mapping[str, Callable[[], object]], stay: Callable[[int], object]
    ) -> None:
        """Call `steps` by `back`, `on`, `open`, `choose` and `clear`, and `stay` with a digit pressed with Alt."""
        super().__init__(view)
        self._view = view
        self._steps = steps
        self._stay = stay
        self.is_on = False
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a key press that is for the unit."""
        if not self.is_on or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        act = self._meant(event)
        if act is None:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.KeyPress:
            act()
        # A key that is about to come is kept from shortcuts elsewhere, one that goes up is nobody's.
        event.accept()
        return True

    def _meant(self, event: QKeyEvent) -> Callable[[], object] | None:
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~_ALWAYS_PASSED
        if modifiers == _Modifier.AltModifier and _Key.Key_1 <= key <= _Key.Key_9:
            digit = int(key) - int(_Key.Key_0)
            return lambda: self._stay(digit)
        if self._view.selection() is not None or self._view.in_hand() is not None:
            return None
        name = _step(key, modifiers)
        return self._steps[name] if name else None


def _step(key: Qt.Key, modifiers: Qt.KeyboardModifier) -> str | None:
    """Return the name of the step that a key means, None if it is none."""
    if modifiers == _Modifier.ShiftModifier:
        return "back" if key == _Key.Key_Space else None
    if modifiers != _Modifier.NoModifier:
        return None
    if key in _BACK:
        return "back"
    if key in _ON:
        return "on"
    steps = {_Key.Key_Tab: "open", _Key.Key_Return: "choose", _Key.Key_Enter: "choose", _Key.Key_Delete: "clear"}
    return steps.get(key)
