"""Words in their context, painted in a few lines: the words stand out by weight, what is around them is quieter."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QTextCharFormat, QTextLayout, QTextOption

from desktop.text.offsets import Offsets

_BEFORE, _AFTER = 36, 200  # characters of context: so many that the words are always in sight
_LONGEST = 90
_SHORTENED = "…"


def shortened(before: str, words: str, after: str) -> tuple[str, str, str]:
    """Return words and context so far cut that the words show within two or three lines."""
    if len(before) > _BEFORE:
        before = _SHORTENED + before[-_BEFORE:]
    if len(words) > _LONGEST:
        words = f"{words[: _LONGEST - 25]} {_SHORTENED} {words[-24:]}"
    return before, words, after[:_AFTER]


def paint_in_context(
    painter: QPainter,
    box: QRect,
    font: QFont,
    palette: QPalette,
    parts: tuple[str, str, str],
    *,
    lines: int = 2,
) -> None:
    """Paint words with their context into a box; what does not fit into so many lines is left out with an ellipsis."""
    before, words, after = shortened(*parts)
    whole = before + words + after
    offsets = Offsets(whole)
    start, end = offsets.to_utf16(len(before)), offsets.to_utf16(len(before) + len(words))
    layout = QTextLayout(whole, font)
    layout.setTextOption(_wrapping())
    layout.setFormats([_stretch(start, end, palette)])
    height = round(painter.fontMetrics().height() * 1.12)
    _set(layout, box.width(), height, lines)
    painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
    for number in range(min(lines, layout.lineCount())):
        layout.lineAt(number).draw(painter, QPointF(box.topLeft()))
    if _is_cut(layout, lines, offsets.to_utf16(len(whole))):
        painter.drawText(QPointF(box.right() - 2, box.top() + height * lines - height * 0.3), _SHORTENED)


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _stretch(start: int, end: int, palette: QPalette) -> QTextLayout.FormatRange:
    form = QTextCharFormat()
    form.setFontWeight(QFont.Weight.Bold)
    form.setForeground(QColor(palette.color(QPalette.ColorRole.Text)))
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = start, end - start, form
    return found


def _set(layout: QTextLayout, width: int, height: int, lines: int) -> None:
    layout.beginLayout()
    for number in range(lines + 1):
        line = layout.createLine()
        if not line.isValid():
            break
        # The last line leaves room for the ellipsis.
        line.setLineWidth(width - (14 if number + 1 == lines else 0))
        line.setPosition(QPointF(0, number * height))
    layout.endLayout()


def _is_cut(layout: QTextLayout, lines: int, length: int) -> bool:
    if layout.lineCount() <= lines:
        return False
    last = layout.lineAt(lines - 1)
    return last.textStart() + last.textLength() < length
