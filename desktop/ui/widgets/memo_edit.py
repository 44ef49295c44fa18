"""A memo to write in: it says when it is to be kept, and shows the links in it as words that can be followed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QPlainTextEdit, QToolTip, QWidget

from desktop.core.ids import new_id
from desktop.text.memo_links import Piece, pieces, written
from desktop.ui.widgets.keeping import Keeping
from desktop.ui.widgets.theme import current_theme
from desktop.wording import say

# A place that was copied: on the clipboard beside the words for it, so that it becomes a link in a memo only.
MEMO_MIME = "application/x-zhubi-memo"

_ADDRESS = QTextFormat.Property.UserProperty.value + 1
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MemoEdit(QPlainTextEdit):
    """A memo that says when it is to be kept: after a pause, every few seconds, and when the cursor leaves.

    A link is followed by Ctrl+click, by Ctrl+Enter inside it, and from the menu.

    Signals:
        kept: the text, and the sitting it was written in, which ends when the cursor leaves.
        link_wanted: the address of a link to follow.
        left: Esc was pressed, and what was written is kept.

    Attributes:
        leads: tells of an address whether it leads anywhere; links that do not are struck through.
    """

    kept = Signal(str, str)
    link_wanted = Signal(str)
    left = Signal()

    def __init__(self, name: str = "memoEdit", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(say("memo.title"))
        self.setPlaceholderText(say("memo.hint"))
        self.setTabChangesFocus(True)
        # Files that are dropped here belong to the window, not as an address into the memo.
        self.setAcceptDrops(False)
        self.leads: Callable[[str], bool] = lambda _: True
        self._shown = ""
        self._sitting = ""  # until something is kept in it
        self._keeping = Keeping(self)
        self._keeping.due.connect(self.keep)

    def show_memo(self, text: str) -> None:
        """Show a memo's text."""
        if text != self._shown:
            self._sitting = ""
        if not text and self.document().isEmpty():
            self._shown = ""
            self.document().clearUndoRedoStacks()
            self._keeping.stop()
            return
        self.clear()
        self._insert(QTextCursor(self.document()), pieces(text))
        # As it is read back: looking at a memo that was written elsewhere must change nothing.
        self._shown = self.text().strip()
        self.document().clearUndoRedoStacks()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._keeping.stop()

    def update_memo(self, text: str) -> None:
        """Show what became of the memo shown, unless it reads so already or is being written."""
        if self.text().strip() == self._shown != text:
            self.show_memo(text)

    def text(self) -> str:
        """Return the memo as it is kept, links with their addresses."""
        return _read(self.document())

    def keep(self) -> None:
        """Say what is to be kept, if anything changed."""
        self._keeping.stop()
        text = self.text().strip()
        if text != self._shown:
            self._shown = text
            self._sitting = self._sitting or new_id()
            self.kept.emit(text, self._sitting)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what was written."""
        self.keep()
        self._sitting = ""
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Follow a link by Ctrl+Enter; whatever is typed at the edge of a link stays outside it."""
        if event.key() in _ENTER and event.modifiers() & _CONTROL:
            self._follow(self._address_at_cursor())
            return
        if event.key() == Qt.Key.Key_Escape:
            self.keep()
            self.left.emit()
            return
        self._leave_link()
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Compose outside a link at whose edge the cursor stands."""
        self._leave_link()
        super().inputMethodEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow a link by Ctrl+click; say so to whoever clicks it without."""
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        address = self._address_at(event.position().toPoint())
        if event.modifiers() & _CONTROL:
            self._follow(address)
        elif address and not self.textCursor().hasSelection():
            self._hint(address, event.globalPosition().toPoint())

    def viewportEvent(self, event: QEvent) -> bool:
        """Say over a link how it is followed, or that it leads nowhere."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._hint(self._address_at(event.pos()), event.globalPos())
            return True
        return super().viewportEvent(event)

    def _hint(self, address: str, at: QPoint) -> None:
        hint = say("memo.link_hint" if self.leads(address) else "memo.link_gone") if address else ""
        QToolTip.showText(at, hint, self.viewport())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to follow the link under the pointer."""
        menu = self.createStandardContextMenu()
        address = self._address_at(event.pos())
        if address:
            menu.addSeparator()
            menu.addAction(say("memo.follow")).triggered.connect(lambda: self._follow(address))
        menu.exec(event.globalPos())
        menu.deleteLater()

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802
        """Copy words that can be read anywhere, and beside them the links for another memo."""
        document = QTextDocument()
        QTextCursor(document).insertFragment(self.textCursor().selection())
        data = QMimeData()
        data.setText(document.toPlainText())
        data.setData(MEMO_MIME, _read(document).encode("utf-8", "replace"))
        return data

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Paste plain words; a place that was copied becomes a link."""
        kept = bytes(source.data(MEMO_MIME).data()) if source.hasFormat(MEMO_MIME) else b""
        text = kept.decode("utf-8", "replace") if kept else source.text()
        if text:
            self._insert(self.textCursor(), pieces(text))
            self.ensureCursorVisible()

    def _insert(self, cursor: QTextCursor, parts: list[Piece]) -> None:
        cursor.beginEditBlock()
        for part in parts:
            cursor.insertText(part.words, self._format(part.address))
        cursor.endEditBlock()

    def _format(self, address: str) -> QTextCharFormat:
        made = QTextCharFormat()
        if address:
            leads, theme = self.leads(address), current_theme()
            made.setProperty(_ADDRESS, address)
            made.setForeground(QColor(theme.accent if leads else theme.muted))
            made.setFontUnderline(leads)
            made.setFontStrikeOut(not leads)
        return made

    def _follow(self, address: str) -> None:
        if address:
            self.keep()
            self.link_wanted.emit(address)

    def _leave_link(self) -> None:
        cursor = self.textCursor()
        before, behind = self._address_of(cursor.position() - 1), self._address_of(cursor.position())
        is_inside = before == behind and bool(before) and not cursor.hasSelection()
        if not is_inside and cursor.charFormat().hasProperty(_ADDRESS):
            self.setCurrentCharFormat(QTextCharFormat())

    def _address_at_cursor(self) -> str:
        place = self.textCursor().position()
        return self._address_of(place) or self._address_of(place - 1)

    def _address_at(self, point: QPoint) -> str:
        cursor = self.cursorForPosition(point)
        is_on_words = self.cursorRect(cursor).adjusted(-24, 0, 24, 0).contains(point)
        place = cursor.position()
        return (self._address_of(place) or self._address_of(place - 1)) if is_on_words else ""

    def _address_of(self, place: int) -> str:
        """Return the address that the character at a place (in the document's own units) links to."""
        block = self.document().findBlock(place)
        if place < 0 or not block.isValid() or place >= block.position() + block.length() - 1:
            return ""
        cursor = QTextCursor(self.document())
        cursor.setPosition(place + 1)
        return str(cursor.charFormat().property(_ADDRESS) or "")


def _read(document: QTextDocument) -> str:
    """Return a document's words with the addresses of its links."""
    lines: list[str] = []
    block = document.begin()
    while block.isValid():
        parts: list[Piece] = []
        place = block.begin()
        while not place.atEnd():
            fragment = place.fragment()
            words = fragment.text().replace("\u2028", "\n").replace("\ufffc", "")
            parts.append(Piece(words, str(fragment.charFormat().property(_ADDRESS) or "")))
            place += 1
        lines.append(written(parts))
        block = block.next()
    return "\n".join(lines)
