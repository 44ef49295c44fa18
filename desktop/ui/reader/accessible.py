"""The article view for screen readers: its text, caret and selection, counted as QString counts (UTF-16).

PySide6 6.11 leaves out `selection`, `attributes` and `text…Offset` of QAccessibleTextInterface. Qt itself finds words
and lines from `text`; a reader learns of selections from the events sent here, and asking for them finds none.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleInterface,
    QAccessibleTextCursorEvent,
    QAccessibleTextInterface,
    QAccessibleTextSelectionEvent,
)  # fmt: skip
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import VoidPtr

from desktop.core.spans import Span
from desktop.text.offsets import Offsets
from desktop.ui.reader.page import Place
from desktop.wording import say

if TYPE_CHECKING:
    from desktop.ui.reader.view import ArticleView

_ROLE = QAccessible.Role.Document
_NOTHING = VoidPtr(0)
_SAID = 6  # codings named at one place


class ReaderTextInterface(QAccessibleTextInterface):
    """The text of the article shown; all offsets are UTF-16 units of it."""

    def __init__(self, view: ArticleView) -> None:
        super().__init__()
        self._view = view

    def text(self, startOffset: int, endOffset: int) -> str:  # noqa: N803
        """Return the text between two offsets."""
        span = self._span(startOffset, endOffset)
        return self._words[span.start : span.end]

    def characterCount(self) -> int:  # noqa: N802
        """Return the length of the text."""
        return self._offsets.to_utf16(len(self._words))

    def cursorPosition(self) -> int:  # noqa: N802
        """Return the offset of the caret."""
        return self._offsets.to_utf16(self._view.cursor())

    def setCursorPosition(self, position: int) -> None:  # noqa: N802
        """Put the caret somewhere, in sight."""
        self._view.place_caret(Place(self._offsets.to_code_point(position)))

    def selectionCount(self) -> int:  # noqa: N802
        """Return 0: the bindings have no way to tell where a selection is, and a wrong place is worse than none."""
        return 0

    def addSelection(self, startOffset: int, endOffset: int) -> None:  # noqa: N802, N803
        """Select what is between two offsets."""
        self._view.select(self._span(startOffset, endOffset))

    def setSelection(self, selectionIndex: int, startOffset: int, endOffset: int) -> None:  # noqa: N802, N803
        """Select what is between two offsets."""
        self._view.select(self._span(startOffset, endOffset))

    def removeSelection(self, selectionIndex: int) -> None:  # noqa: N802, N803
        """Select nothing."""
        self._view.place_caret(self._view.scene.caret)

    def characterRect(self, offset: int) -> QRect:  # noqa: N802
        """Return where a character is on the screen."""
        page, position = self._view.scene.page, self._offsets.to_code_point(offset)
        spot, behind = page.spot(Place(position)), page.spot(Place(position + 1, upstream=True))
        width = round(behind.x - spot.x) if behind.y == spot.y else 1
        corner = self._view.viewport().mapToGlobal(QPoint(round(spot.x), spot.y))
        return QRect(corner.x(), corner.y(), max(width, 1), spot.height)

    def offsetAtPoint(self, point: QPoint) -> int:  # noqa: N802
        """Return the offset of the character at a point of the screen, or -1."""
        inside = self._view.viewport().mapFromGlobal(point)
        position = self._view.scene.page.character_at(inside.x(), inside.y())
        return -1 if position is None else self._offsets.to_utf16(position)

    def scrollToSubstring(self, startIndex: int, endIndex: int) -> None:  # noqa: N802, N803
        """Bring what is between two offsets into sight."""
        self._view.reveal(self._span(startIndex, endIndex))

    @property
    def _words(self) -> str:
        return self._view.scene.article.text

    @property
    def _offsets(self) -> Offsets:
        return self._view.offsets()

    def _span(self, start: int, end: int) -> Span:
        count = self.characterCount()
        end = count if end < 0 else min(end, count)
        return Span(self._offsets.to_code_point(min(max(start, 0), end)), self._offsets.to_code_point(end))


class ReaderInterface(QAccessibleWidget):
    """The view as a document with text."""

    def __init__(self, view: ArticleView) -> None:
        super().__init__(view, _ROLE, view.objectName())
        self._view = view
        self.words = ReaderTextInterface(view)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> int:
        """Return the part of the interface asked for; the bindings want the object itself."""
        if kind == QAccessible.InterfaceType.TextInterface:
            return cast("int", self.words)
        # Without a part of this kind the bindings want a pointer to nothing: None ends the program.
        found: int | None = super().interface_cast(kind)
        return cast("int", _NOTHING) if found is None else found

    def text(self, kind: QAccessible.Text) -> str:
        """Return the widget's texts; its description says what the caret stands in."""
        if kind == QAccessible.Text.Description:
            return said_of_place(self._view)
        if kind == QAccessible.Text.Name:
            return self._view.accessibleName() or say("reader.name")
        return super().text(kind)

    def state(self) -> QAccessible.State:
        """Return the widget's state, as one of many lines that can be selected but not edited."""
        state = super().state()
        state.readOnly = state.selectableText = state.multiLine = True
        return state


@cache
def make_accessible(kind: type[ArticleView]) -> None:
    """Have screen readers find the interface above for every view of this kind."""

    def interface_for(_name: str, widget: QObject) -> QAccessibleInterface | None:
        if not isinstance(widget, kind):
            return None
        # The view keeps it: Qt's cache holds no reference that Python knows of.
        widget.accessible = ReaderInterface(widget)
        return widget.accessible

    QAccessible.installFactory(interface_for)


def said_of_place(view: ArticleView) -> str:
    """Return which coding is in hand, or which ones the caret stands in, and which signs, for those who do not see."""
    scene, position = view.scene, view.cursor()
    held = scene.marks.get(view.in_hand())
    marks = [held] if held is not None else scene.marks.at(position)
    signs = [sign.hint or say(f"sign.{sign.kind}") for sign in scene.signs.at(position)]
    # The first line of a hint says what a coding is, the others what else is known of it.
    names = [view.hint_of(mark).partition("\n")[0] for mark in marks[:_SAID]]
    names += [f"+{len(marks) - _SAID}"] if len(marks) > _SAID else []
    between = say("mark.between")
    said = [say("place.codings", codings=between.join(names))] if names else []
    return " ".join([*said, *([say("place.signs", signs=between.join(signs))] if signs else [])])


def announce(view: ArticleView) -> None:
    """Tell a screen reader, if one listens, where caret and selection are, and what begins or ends there."""
    if not QAccessible.isActive():
        return
    to_unit = view.offsets().to_utf16
    selection = view.selection()
    if selection is not None:
        event = QAccessibleTextSelectionEvent(view, to_unit(selection.start), to_unit(selection.end))
        QAccessible.updateAccessibility(event)
    QAccessible.updateAccessibility(QAccessibleTextCursorEvent(view, to_unit(view.cursor())))
    announce_place(view)


def announce_place(view: ArticleView) -> None:
    """Tell a screen reader, if one listens, what the caret stands in, where that is not what it stood in before."""
    if not QAccessible.isActive():
        return
    said = said_of_place(view)
    if said != view.said:
        view.said = said
        if said:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(view, said))
