"""The keyboard of the article view: what each key does, with or without a coding in hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from desktop.core.spans import Span
from desktop.ui.reader.movement import Step, Stride
from desktop.ui.reader.navigator import Unit

if TYPE_CHECKING:
    from desktop.ui.reader.view import ArticleView

_Key, _Modifier = Qt.Key, Qt.KeyboardModifier
_NONE, _SHIFT, _CONTROL, _ALT = (
    _Modifier.NoModifier, _Modifier.ShiftModifier, _Modifier.ControlModifier, _Modifier.AltModifier,
)  # fmt: skip
_ALWAYS_PASSED = _Modifier.KeypadModifier | _Modifier.GroupSwitchModifier
_HALF_WIDTH = {0xFF01 + offset: 0x21 + offset for offset in range(94)} | {
    ord(full): half for full, half in zip("。【】\u3000", ".[] ", strict=True)
}
# What these keys mean is the window's business; the view only tells that one was pressed.
LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0.[] ")

STEPS: dict[tuple[Qt.Key, Qt.KeyboardModifier], Step] = {
    (key, modifier): Step(by, forward)
    for modifier, by, keys in (
        (_NONE, Stride.CHARACTER, (_Key.Key_Left, _Key.Key_Right)),
        (_CONTROL, Unit.WORD, (_Key.Key_Left, _Key.Key_Right)),
        (_ALT, Unit.CLAUSE, (_Key.Key_Left, _Key.Key_Right)),
        (_NONE, Stride.LINE, (_Key.Key_Up, _Key.Key_Down)),
        (_ALT, Unit.SENTENCE, (_Key.Key_Up, _Key.Key_Down)),
        (_CONTROL, Unit.PARAGRAPH, (_Key.Key_Up, _Key.Key_Down)),
        (_NONE, Stride.LINE_EDGE, (_Key.Key_Home, _Key.Key_End)),
        (_CONTROL, Stride.TEXT_EDGE, (_Key.Key_Home, _Key.Key_End)),
        (_NONE, Stride.SCREEN, (_Key.Key_PageUp, _Key.Key_PageDown)),
    )
    for key, forward in zip(keys, (False, True), strict=True)
}


class Keyboard:
    """Answers key presses for a view."""

    def __init__(self, view: ArticleView) -> None:
        self._view = view
        self._selecting = False
        self._plain = {
            _Key.Key_Return: self._enter, _Key.Key_Enter: self._enter, _Key.Key_Escape: self._escape,
            _Key.Key_Delete: self._lift, _Key.Key_Backspace: self._lift,
        }  # fmt: skip
        self._control = {_Key.Key_A: view.select_all, _Key.Key_C: view.copy}
        self._signs = {"/": view.code_requested.emit, "?": view.help_requested.emit}

    def wants(self, event: QKeyEvent) -> bool:
        """Tell whether a key is the view's own, so that no shortcut elsewhere takes it."""
        key, modifiers = _pressed(event)
        unshifted = modifiers & ~_SHIFT
        if (key, unshifted) in STEPS or (modifiers == _CONTROL and key in self._control):
            return True
        return unshifted == _NONE and (key in self._plain or _sign(event) in {*self._signs, *"123456789", *LETTERS})

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key asks for and tell whether it asked for anything."""
        key, modifiers = _pressed(event)
        if self._resize(key, modifiers) or self._step(key, modifiers):
            return True
        if modifiers == _CONTROL and key in self._control:
            self._control[key]()
            return True
        if modifiers & ~_SHIFT != _NONE:
            return False
        if key in self._plain:
            return self._plain[key]()
        return self._write(_sign(event))

    def release(self, event: QKeyEvent) -> None:
        """Tell of a selection that keys have made, once Shift is let go."""
        if event.key() != _Key.Key_Shift or event.isAutoRepeat():
            return
        made, self._selecting = self._selecting, False
        span = self._view.selection()
        if made and span is not None:
            self._view.selection_made.emit(span)

    def _step(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        step = STEPS.get((key, modifiers & ~_SHIFT))
        if step is None:
            return False
        view, extending = self._view, bool(modifiers & _SHIFT)
        self._selecting = extending
        place = view.mover.move(step, view.scene.caret, extending=extending)
        view.place_caret(place, extending=extending)
        return True

    def _resize(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        """Move an end of the coding in hand by a word: the end, or with Alt the start."""
        mark = self._view.scene.marks.get(self._view.in_hand())
        if mark is None or key not in {_Key.Key_Left, _Key.Key_Right} or modifiers & ~_ALT != _SHIFT:
            return False
        move = self._moved_start if modifiers & _ALT else self._moved_end
        span = move(mark.span, forward=key == _Key.Key_Right)
        if span != mark.span and span.start < span.end:
            self._view.resize_requested.emit(mark.id, span)
            self._view.reveal(Span(span.start, span.start + 1) if modifiers & _ALT else Span(span.end - 1, span.end))
        return True

    def _moved_end(self, span: Span, *, forward: bool) -> Span:
        navigator = self._view.navigator
        if forward:
            return Span(span.start, navigator.next_end(Unit.WORD, span.end))
        shorter = Span(span.start, navigator.previous_start(Unit.WORD, span.end))
        return span if shorter.end <= span.start else Span(span.start, navigator.snap(shorter).end)

    def _moved_start(self, span: Span, *, forward: bool) -> Span:
        step = self._view.navigator.next_start if forward else self._view.navigator.previous_start
        start = step(Unit.WORD, span.start)
        return Span(start, span.end) if start < span.end else span

    def _enter(self) -> bool:
        view = self._view
        held = view.in_hand()
        if held is not None:
            view.recode_requested.emit(held)
        elif view.selection() is not None or not view.take_under_caret():
            view.code_requested.emit()
        return True

    def _escape(self) -> bool:
        view = self._view
        if view.in_hand() is not None:
            view.activate(None)
        elif view.selection() is not None:
            view.place_caret(view.scene.caret)
        else:
            view.escape_pressed.emit()
        return True

    def _lift(self) -> bool:
        held = self._view.in_hand()
        if held is not None:
            self._view.lift_requested.emit(held)
        return held is not None

    def _write(self, sign: str) -> bool:
        if sign in self._signs:
            self._signs[sign]()
            return True
        if len(sign) == 1 and sign in "123456789":
            self._view.hotkey_pressed.emit(int(sign))
            return True
        if sign in LETTERS:
            self._view.letter_pressed.emit(sign)
            return True
        return False


def _pressed(event: QKeyEvent) -> tuple[Qt.Key, Qt.KeyboardModifier]:
    return Qt.Key(event.key()), event.modifiers() & ~_ALWAYS_PASSED


def _sign(event: QKeyEvent) -> str:
    """Return what a key writes, full-width signs of an input method as half-width ones."""
    return event.text().translate(_HALF_WIDTH).lower()
