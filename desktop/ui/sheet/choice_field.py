"""Options to choose from, painted side by side: by number keys, by arrows and space, by the mouse."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.core.codebooks import Option
from desktop.core.questions import NOTHING, ONE_OF, Answer, toggled, type_digit
from desktop.ui.sheet.fields import AnswerField
from desktop.ui.sheet.values import Ask, called
from desktop.ui.widgets.painting import smaller
from desktop.ui.widgets.tooltips import plain_tooltip
from desktop.wording import say

_WAIT = 900  # milliseconds a digit waits for the second one
_GAP, _PAD, _HIGH = 5, 8, 8
_BETWEEN, _SLACK = 5, 5  # from the number to the name; for a number that is set bold once it is chosen
_CLEARING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class _Pill(NamedTuple):
    """An option at its place."""

    option: Option
    box: QRectF


class ChoiceField(AnswerField):
    """All options of a question at a glance; those chosen are filled."""

    def __init__(self, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(ask, parent)
        self.setObjectName("answerChoice")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._pills: list[_Pill] = []
        self._at: int | None = None  # the option that the arrows have reached
        self._under: int | None = None  # the option under the pointer
        self._waiting = ""
        self._wait = QTimer(self, singleShot=True, interval=_WAIT)
        self._wait.timeout.connect(self.keep)
        self._place()
        self._show_name()

    def keep(self) -> None:
        """Let digits that wait count."""
        self._wait.stop()
        waiting, self._waiting = self._waiting, ""
        if waiting:
            self._choose(int(waiting), by_key=True)
        self.update()

    def pill_of(self, number: int) -> QRectF:
        """Return where an option stands in the field."""
        return next(pill.box for pill in self._pills if pill.option.number == number)

    def set_options(self, options: tuple[Option, ...]) -> None:
        """Offer other options."""
        self.ask = self.ask._replace(options=options)
        self._place()

    def sizeHint(self) -> QSize:
        """Ask for the height that all options need."""
        return QSize(160, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the options anew."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Place the options anew in another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._place()

    def _place(self) -> None:
        metrics, small = self.fontMetrics(), self._small_metrics()
        room, height = max(self.width(), 80), self.fontMetrics().height() + _HIGH
        left = top = 0.0
        pills = []
        for option in self.ask.options:
            words = metrics.horizontalAdvance(called(option)) + small.horizontalAdvance(str(option.number))
            width = min(words + 2 * _PAD + _BETWEEN + _SLACK, room - 1)
            if left and left + width > room - 1:
                left, top = 0.0, top + height + _GAP
            pills.append(_Pill(option, QRectF(left + 0.5, top + 0.5, width - 1, height - 1)))
            left += width + _GAP
        self._pills = pills
        self.setFixedHeight(round(top + height) if pills else height)
        self.update()

    def _small_metrics(self) -> QFontMetrics:
        return QFontMetrics(smaller(self.font()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the options."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for pill in self._pills:
            self._paint(painter, pill)
        painter.end()

    def _paint(self, painter: QPainter, pill: _Pill) -> None:
        number, palette = pill.option.number, self.palette()
        chosen = number in self._answer.numbers
        self._ground(painter, pill, chosen=chosen)
        words = pill.box.adjusted(_PAD, 0, -_PAD, 0)
        accent, muted = palette.color(QPalette.ColorRole.Accent), palette.color(QPalette.ColorRole.PlaceholderText)
        font = smaller(self.font())
        font.setBold(chosen)
        painter.setFont(font)
        painter.setPen(accent if chosen else muted)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, left, str(number))
        words.setLeft(words.left() + painter.fontMetrics().horizontalAdvance(str(number)) + _BETWEEN)
        painter.setFont(self.font())
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        shown = painter.fontMetrics().elidedText(called(pill.option), Qt.TextElideMode.ElideRight, round(words.width()))
        painter.drawText(words.adjusted(0, 0, _PAD, 0), left, shown)

    def _ground(self, painter: QPainter, pill: _Pill, *, chosen: bool) -> None:
        palette, number = self.palette(), pill.option.number
        edge, fill = palette.color(QPalette.ColorRole.Mid), palette.color(QPalette.ColorRole.Base)
        if chosen:
            edge = palette.color(QPalette.ColorRole.Accent)
            fill = QColor(edge)
            fill.setAlphaF(0.16)
        elif self._is_waiting_for(number) or number == self._under:
            fill = palette.color(QPalette.ColorRole.Midlight)
        painter.setPen(QPen(edge, 1.4 if chosen else 1))
        painter.setBrush(fill)
        painter.drawRoundedRect(pill.box, 5, 5)
        if self.hasFocus() and number == self._at:
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Text), 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(pill.box.adjusted(2, 2, -2, -2), 3, 3)

    def _is_waiting_for(self, number: int) -> bool:
        return bool(self._waiting) and str(number).startswith(self._waiting)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by number, move by arrows, clear by Backspace, lead on by Enter."""
        if self._on_key(event) or self._on_arrow(event):
            return
        if event.key() in _CLEARING:
            self._clear()
        elif digits := _digits(event):
            self._type(digits)
        elif event.key() == Qt.Key.Key_Space and self._at is not None:
            self._choose(self._at)
        else:
            super().keyPressEvent(event)

    def _on_arrow(self, event: QKeyEvent) -> bool:
        key, numbers = event.key(), [pill.option.number for pill in self._pills]
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._lead(1 if key == Qt.Key.Key_Down else -1)
            return True
        if key not in (Qt.Key.Key_Left, Qt.Key.Key_Right) or not numbers:
            return False
        by = 1 if key == Qt.Key.Key_Right else -1
        place = numbers.index(self._at) + by if self._at in numbers else (0 if by > 0 else len(numbers) - 1)
        self._at = numbers[max(0, min(place, len(numbers) - 1))]
        self.pointed.emit(self._at)
        self.update()
        return True

    def _clear(self) -> None:
        self._wait.stop()
        if self._waiting:
            self._waiting = ""
            self.update()
        else:
            self.pointed.emit(None)
            self._give(NOTHING)

    def _type(self, digits: str) -> None:
        self._wait.stop()
        for digit in digits:
            steps = type_digit(self._waiting, digit, [option.number for option in self.ask.options])
            for number, waiting in steps:
                self._waiting = waiting
                if number is not None:
                    self._choose(number, by_key=True)
        if self._waiting:
            self._wait.start()
        self.update()

    def _choose(self, number: int, *, by_key: bool = False) -> None:
        if not self._editable:
            return
        known = number in {option.number for option in self.ask.options}
        numbers = toggled(self.ask.question, self.ask.options, self._answer.numbers, number) if known else (number,)
        self.pointed.emit(number if known else None)
        self._give(Answer(numbers))
        if known and by_key and self.ask.question.type == ONE_OF and not self._waiting:
            self.settled.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what the option under the pointer means."""
        self._point(self._option_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the pointer."""
        super().leaveEvent(event)
        self._point(None)

    def _point(self, number: int | None) -> None:
        if number != self._under:
            self._under = number
            self.pointed.emit(number)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the option that is clicked."""
        number = self._option_at(event.position())
        if number is not None and event.button() == Qt.MouseButton.LeftButton:
            self._at = number
            if number in self._answer.numbers and self.ask.question.type == ONE_OF:
                self._give(NOTHING)
            else:
                self._choose(number)

    def _option_at(self, place: QPointF) -> int | None:
        return next((pill.option.number for pill in self._pills if pill.box.contains(place)), None)

    def event(self, event: QEvent) -> bool:
        """Tell on hover what an option means."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self._option_at(QPointF(event.pos()))
            words = next((option_words(each) for each in self.ask.options if each.number == number), "")
            QToolTip.showText(event.globalPos(), plain_tooltip(words), self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that the keyboard is here."""
        super().focusInEvent(event)
        self.entered.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let digits that wait count."""
        self.keep()
        self._at, self._refused = None, False
        super().focusOutEvent(event)

    def _show(self) -> None:
        self.update()


def option_words(option: Option) -> str:
    """Return what an option means, as far as it is said."""
    alone = say("question.alone") if option.exclusive and option.definition != say("question.alone") else ""
    aside = "\n".join(filter(None, (option.definition, alone if alone not in option.definition else "")))
    return f"{option.number} {called(option)}" + (f"\n{aside}" if aside else "")


def _digits(event: QKeyEvent) -> str:
    """Return the digits a key writes, full-width ones as half-width ones."""
    if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return ""
    found = [unicodedata.decimal(sign, None) for sign in event.text()]
    return "".join(str(digit) for digit in found if digit is not None)
