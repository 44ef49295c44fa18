"""The shapes of signs, told apart by their outline as well as by what is in them: ring, diamond, sheet, tag."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

_CENTER = Qt.AlignmentFlag.AlignCenter
_MANY = 9


def draw_sign(painter: QPainter, box: QRectF, kind: str, *, count: int, color: QColor, font: QFont) -> None:
    """Draw the sign of a kind into a square; more than one is written as a number."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, max(box.width() / 11, 1.0)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = box.adjusted(0.75, 0.75, -0.75, -0.75)
    outline = _OUTLINES.get(kind, _ring)
    painter.drawPath(outline(inner))
    if count > 1:
        _write(painter, box, str(count) if count <= _MANY else f"{_MANY}+", font)
    elif kind == "memo":
        _draw_lines(painter, inner)
    else:
        _write(painter, box, _CONTENTS.get(kind, "·"), font)
    painter.restore()


def _ring(box: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(box)
    return path


def _diamond(box: QRectF) -> QPainterPath:
    wide = box.adjusted(-1, -1, 1, 1)
    middle = wide.center()
    path = QPainterPath(QPointF(middle.x(), wide.top()))
    for x, y in ((wide.right(), middle.y()), (middle.x(), wide.bottom()), (wide.left(), middle.y())):
        path.lineTo(QPointF(x, y))
    path.closeSubpath()
    return path


def _sheet(box: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(box.adjusted(0.8, 0, -0.8, 0), 1.5, 1.5)
    return path


def _tag(box: QRectF) -> QPainterPath:
    """Return a tag that points to the text."""
    path = QPainterPath(box.topLeft())
    tip = box.left() + box.width() * 0.72
    for x, y in ((tip, box.top()), (box.right(), box.center().y()), (tip, box.bottom()), (box.left(), box.bottom())):
        path.lineTo(QPointF(x, y))
    path.closeSubpath()
    return path


def _draw_lines(painter: QPainter, box: QRectF) -> None:
    for share in (0.34, 0.62):
        y = box.top() + box.height() * share
        painter.drawLine(QPointF(box.left() + box.width() * 0.3, y), QPointF(box.right() - box.width() * 0.3, y))


def _write(painter: QPainter, box: QRectF, words: str, font: QFont) -> None:
    small = QFont(font)
    small.setPixelSize(max(round(box.height() * (0.72 if len(words) == 1 else 0.56)), 6))
    small.setBold(True)
    painter.setFont(small)
    painter.drawText(box, _CENTER, words)


_OUTLINES = {"query": _ring, "suggestion": _diamond, "memo": _sheet, "ruling": _tag}
_CONTENTS = {"query": "?", "suggestion": "+", "ruling": "+"}
