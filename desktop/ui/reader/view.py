"""The article view: shows one article and its codings, and tells what a coder does with them."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.core.paragraphs import Paragraph
from desktop.core.spans import Span
from desktop.text.offsets import Offsets
from desktop.text.paragraphs import paragraphs
from desktop.ui.reader.accessible import ReaderInterface, announce, announce_place, make_accessible
from desktop.ui.reader.coded import CodedSurface
from desktop.ui.reader.keys import Keyboard
from desktop.ui.reader.marks import MarkIndex
from desktop.ui.reader.mouse import Pointer
from desktop.ui.reader.movement import Mover
from desktop.ui.reader.navigator import Navigator, TextNavigator
from desktop.ui.reader.page import Place
from desktop.ui.reader.painter import caret_rect
from desktop.ui.reader.signs import cluster_at, nothing_at
from desktop.ui.reader.stripes import marks_under
from desktop.ui.reader.values import Mark, ReaderText, Sign

_HINTS, _IN_FULL = 12, 2
_NOTCH = 120


class ArticleView(CodedSurface):
    """One article with its codings; it is given plain values and changes nothing but what it shows.

    Positions are code points of the canonical text. A selection and a coding in hand exclude each other.
    `mark_activated` and `mark_hovered` carry the coding's id, or nothing (`""`) when it is let go, `sign_activated`
    the id of a sign that was clicked, `article_shown` tells that an article came, or came anew, without any signs.
    `selection_made` carries the span a person has done selecting, the button up or Shift let go; `text_clicked` the
    position of a click that selected nothing, `ended` that there is no coding further on (True) or back (False).

    Attributes:
        keeps_tab: whether Tab stays in the text behind the last coding, where `ended` tells of it.
    """

    selection_changed = Signal(object)
    selection_made = Signal(object)
    text_clicked = Signal(int)
    mark_activated = Signal(str)
    sign_activated = Signal(str)
    article_shown = Signal()
    code_requested = Signal()
    recode_requested = Signal(str)
    lift_requested = Signal(str)
    resize_requested = Signal(str, object)
    hotkey_pressed = Signal(int)
    letter_pressed = Signal(str)
    zoom_requested = Signal(int)
    help_requested = Signal()
    escape_pressed = Signal()
    ended = Signal(bool)

    def __init__(
        self, parent: QWidget | None = None, *, navigator: Callable[[ReaderText], Navigator] = TextNavigator
    ) -> None:
        super().__init__(parent)
        self.setObjectName("articleView")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.viewport().setMouseTracking(True)
        self._navigator_for = navigator
        self.keeps_tab = False
        self._turned = 0
        self.said = ""
        self._sign_gone_to = ""
        self._offsets: Offsets | None = None
        self.accessible: ReaderInterface | None = None
        # What is said of a coding is asked for when it is looked at: few of ten thousand ever are.
        self.hint_of: Callable[[Mark], str] = lambda mark: mark.hint
        self._pointer = Pointer(self)
        self._keyboard = Keyboard(self)
        self._open(ReaderText(""), MarkIndex())
        make_accessible(ArticleView)

    def show_article(self, article: ReaderText, marks: Sequence[Mark] = ()) -> None:
        """Show an article from its beginning, with its codings."""
        if not article.paragraphs:
            article = ReaderText(article.text, tuple(Paragraph(*span) for span in paragraphs(article.text)))
        selected, held = self.selection(), self.in_hand()
        self._open(article, MarkIndex(marks))
        self.article_shown.emit()
        if selected is not None:
            self.selection_changed.emit(None)
        if held is not None:
            self.mark_activated.emit("")

    def clear(self) -> None:
        """Show nothing."""
        self.show_article(ReaderText(""))

    def selection(self) -> Span | None:
        """Return the selected span, or nothing."""
        return self.scene.selection

    def cursor(self) -> int:  # type: ignore[override]
        """Return the position of the caret."""
        return self.scene.caret.position

    def offsets(self) -> Offsets:
        """Return the map between positions and the UTF-16 units Qt counts in the whole text."""
        if self._offsets is None:
            self._offsets = Offsets(self.scene.article.text)
        return self._offsets

    def select(self, span: Span) -> None:
        """Select a span; the caret stands at its end."""
        self.select_between(span.start, Place(span.end, upstream=True))

    def select_all(self) -> None:
        """Select the whole text."""
        blocks = self.scene.page.blocks
        if blocks:
            self.select(Span(blocks[0].start, blocks[len(blocks) - 1].end))

    def copy(self) -> None:
        """Copy the selected words, or those of the coding in hand, as they stand in the canonical text."""
        held = self.scene.marks.get(self.in_hand())
        span = held.span if held is not None else self.selection()
        if span is not None:
            QGuiApplication.clipboard().setText(self.scene.article.text[span.start : span.end])

    def take_in_hand(self, mark_id: str | None) -> None:
        """Take a coding in hand without telling of it, or let go of the one there is."""
        held, taken = self.scene.marks.get(self.in_hand()), self.scene.marks.get(mark_id)
        if taken is not None:
            self._set_caret(self.scene.caret.position, self.scene.caret)
        self.touch_lines(held and held.span, self.scene.preview, taken and taken.span)
        self.scene.preview = None
        self.scene.in_hand = None if taken is None else taken.id
        announce_place(self)

    def activate(self, mark_id: str | None) -> None:
        """Take a coding in hand, or let go, and tell of it."""
        before = self.in_hand()
        self.take_in_hand(mark_id)
        if self.in_hand() != before:
            self.mark_activated.emit(self.in_hand() or "")

    def select_between(self, anchor: int, place: Place) -> None:
        """Select from one position to another, where the caret then stands."""
        self._set_caret(anchor, place)
        if anchor != place.position:
            self.activate(None)

    def place_caret(self, place: Place, *, extending: bool = False) -> None:
        """Put the caret somewhere, in sight; a coding in hand is let go of."""
        self._set_caret(self.scene.anchor if extending else place.position, place)
        self.activate(None)
        self.keep_in_sight(place)

    def put_caret_for_click(self, place: Place) -> None:
        """Put the caret under the mouse; what becomes of the coding in hand is known when the button is up."""
        self.mover.forget_goal()
        self._set_caret(place.position, place)

    def go_to_sign(self, signs: Sequence[Sign]) -> None:
        """Put the caret where the first of some signs begins, or the one that follows the one it stands at."""
        here = [place for place, sign in enumerate(signs) if sign.id == self._sign_gone_to]
        sign = signs[(here[0] + 1) % len(signs) if here else 0]
        self._sign_gone_to = sign.id
        self.place_caret(Place(sign.span.start))
        self.sign_activated.emit(sign.id)

    def take_at(self, position: int | None) -> None:
        """Take in hand the innermost coding on a character; asked again there, the next one."""
        self.take_one_of([] if position is None else self.scene.marks.at(position))

    def take_one_of(self, marks: Sequence[Mark]) -> None:
        """Take the first of some codings in hand, or the one that follows the one in hand."""
        ids = [mark.id for mark in marks]
        held = self.in_hand()
        following = ids.index(held) + 1 if held in ids else 0
        self.activate(ids[following % len(ids)] if ids else None)

    def take_under_caret(self) -> bool:
        """Take in hand the innermost coding the caret stands in, and tell whether there is one."""
        marks = self.scene.marks.at(self.cursor())
        if marks:
            self.activate(marks[0].id)
        return bool(marks)

    def take_next(self, *, forward: bool) -> bool:
        """Take in hand the next or previous coding in reading order, and tell whether there is one."""
        marks, held = self.scene.marks, self.scene.marks.get(self.in_hand())
        if held is not None:
            mark = marks.after(held) if forward else marks.before(held)
        else:
            mark = marks.first_from(self.cursor()) if forward else marks.last_before(self.cursor())
        if mark is None:
            return False
        self._set_caret(mark.span.start, Place(mark.span.start))
        self.activate(mark.id)
        self.reveal(mark.span)
        return True

    def _open(self, article: ReaderText, marks: MarkIndex[Mark]) -> None:
        self._pointer.cancel()
        before = self.scene
        self.scene = self._scene_of(article, marks)
        self._offsets = None
        self.scene.focused, self.scene.alone = before.focused, before.alone
        self.scene.caret_shown = self.hasFocus()
        self.navigator = self._navigator_for(article)
        self.mover = Mover(self.scene.page, self.navigator, self.scroll_pixels)
        start = self.scene.page.blocks.clamp(0)
        self.scene.anchor, self.scene.caret = start, Place(start)
        self.map.forget()
        self._sync_bar()
        self.touch_all()

    def _drop_lost_hand(self) -> None:
        if self.scene.marks.get(self.in_hand()) is None:
            self._pointer.cancel()
            self.activate(None)

    def _set_caret(self, anchor: int, place: Place) -> None:
        scene = self.scene
        before = scene.selection
        self.touch_caret()
        scene.anchor, scene.caret = anchor, place
        self.touch_caret()
        after = scene.selection
        if before != after:
            self.touch_lines(*_difference(before, after))
            self.selection_changed.emit(after)
        announce(self)

    def event(self, event: QEvent) -> bool:
        """Keep the view's own keys from shortcuts elsewhere."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
            return super().event(event)
        if self._keyboard.wants(event):
            event.accept()
            return True
        return super().event(event)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:
        """Tell where the caret is: a menu that a key asks for opens there, and is about what is there."""
        if query != Qt.InputMethodQuery.ImCursorRectangle:
            return super().inputMethodQuery(query)
        return caret_rect(self.scene)

    def viewportEvent(self, event: QEvent) -> bool:
        """Show hints of stripes and underlines, and forget what was hovered when the mouse leaves."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), _hints(self._hints_at(event.pos())), self.viewport())
            return True
        if event.type() == QEvent.Type.Leave:
            self.hover(None)
            self.point_at(())
        return super().viewportEvent(event)

    def _hints_at(self, point: QPoint) -> list[str]:
        scene = self.scene
        cluster = cluster_at(scene.page, scene.signs, point)
        if cluster is not None:
            return [sign.hint for sign in cluster.signs]
        marks = marks_under(scene.page, scene.lanes, point)
        nothing = None if marks else nothing_at(scene.page, scene.signs, point)
        if nothing is not None:
            return [nothing.hint]
        hints = [self.hint_of(mark) for mark in marks[:_HINTS]]
        # Of many only what they are; each by itself tells the rest.
        short = hints if len(marks) <= _IN_FULL else [hint.partition("\n")[0] for hint in hints]
        return [*short, *("" for _ in marks[_HINTS:])]

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001
        """Go to the next coding; after the last one the focus goes on, unless Tab is kept for codings."""
        if self.take_next(forward=forward):
            return True
        if self.keeps_tab:
            self.ended.emit(forward)
        return self.keeps_tab or super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the keys of the view and leave the others to the window."""
        event.setAccepted(self._keyboard.press(event))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """End a selection by keys when Shift is let go."""
        super().keyReleaseEvent(event)
        self._keyboard.release(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to select or drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on selecting or dragging."""
        self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag or a click."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pointer.release()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a sentence."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pointer.double_click(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or with Ctrl ask for another text size."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._turned += event.angleDelta().y()
        steps = int(self._turned / _NOTCH)
        self._turned -= steps * _NOTCH
        if steps:
            self.zoom_requested.emit(steps)
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the caret."""
        super().focusInEvent(event)
        self._show_caret(shown=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the caret."""
        super().focusOutEvent(event)
        self._show_caret(shown=False)

    def _show_caret(self, *, shown: bool) -> None:
        self.scene.caret_shown = shown
        self.touch_caret()


def _difference(before: Span | None, after: Span | None) -> list[Span]:
    """Return the spans that two selections do not share."""
    if before is None or after is None or not before.overlaps(after):
        return [span for span in (before, after) if span is not None]
    edges = [sorted(pair) for pair in zip(before, after, strict=True)]
    return [Span(start, end) for start, end in edges if start < end]


def _hints(hints: Sequence[str]) -> str:
    """Return some hints as text in which nothing is taken for mark-up."""
    lines = [html.escape(hint).replace("\n", "<br>") for hint in hints[:_HINTS]]
    if len(hints) > _HINTS:
        lines.append(f"+{len(hints) - _HINTS}")
    return "<br>".join(lines) and f"<span>{'<br>'.join(lines)}</span>"
