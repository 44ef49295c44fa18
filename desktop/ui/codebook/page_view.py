"""A page to read and copy from: headings, words, changes; every word put in as plain text."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextLength, QTextTableFormat
from PySide6.QtWidgets import QTextEdit, QWidget

from desktop.exporting.manual import Grid, Heading, Manual, Points, Words
from desktop.ui.codebook.change_words import Piece, ThingChange
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.theme import current_theme


class PageView(QTextEdit):
    """Shows what it is told to, from top to bottom; nothing in it can be changed."""

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, name)
        self.setAccessibleName(title)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(14)
        self._cursor = QTextCursor(self.document())
        self._is_empty = True

    def begin(self) -> None:
        """Empty the page."""
        self.clear()
        self._cursor = QTextCursor(self.document())
        self._is_empty = True

    def end(self) -> None:
        """Show the page from its top."""
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def heading(self, words: str, *, level: int = 1, color: str = "") -> None:
        """Add a heading, of level 1 to 3, with a chip of a colour where there is one."""
        self._paragraph(above=(0 if self._is_empty else (18, 12, 8)[level - 1]), below=3)
        if color:
            self._put("■ ", _form(color=color))
        self._put(words, _form(bold=True, larger=(5, 2, 0)[level - 1]))

    def words(self, words: str, label: str = "", *, indent: int = 0) -> None:
        """Add a paragraph."""
        self._paragraph(below=3, indent=indent)
        if label:
            self._put(f"{label}　", _form(color=current_theme().muted))
        self._put(words, _form())

    def quiet(self, words: str) -> None:
        """Add a paragraph in quiet letters."""
        self._paragraph(above=0 if self._is_empty else 6, below=3)
        self._put(words, _form(color=current_theme().muted))

    def change(self, change: ThingChange) -> None:
        """Add what became of one thing: what went is struck through, what came is underlined."""
        self._paragraph(above=10, below=2)
        self._put(change.name, _form(bold=True))
        self._put(f"　{change.sort}", _form(color=current_theme().muted))
        for field in change.fields:
            self._paragraph(below=2, indent=14)
            self._put(f"{field.label}　", _form(color=current_theme().muted))
            self._pieces(field.pieces)

    def manual(self, manual: Manual) -> None:
        """Add a whole manual."""
        self.heading(manual.title)
        self.quiet("　".join(manual.lines))
        for block in manual.blocks:
            if isinstance(block, Heading):
                words = f"{block.text}　{block.aside}" if block.aside and block.level > 1 else block.text
                self.heading(words, level=block.level + 1, color=block.color or "")
            elif isinstance(block, Words):
                self.words(block.text, block.label)
            elif isinstance(block, Points):
                self._points(block)
            else:
                self._grid(block)

    def _points(self, block: Points) -> None:
        if block.label:
            self.quiet(block.label)
        for number, item in enumerate(block.items, 1):
            self.words(f"{number}. {item}" if block.numbered else f"· {item}", indent=14)

    def _grid(self, block: Grid) -> None:
        if block.label:
            self.quiet(block.label)
        form = QTextTableFormat()
        form.setCellPadding(3)
        form.setCellSpacing(0)
        form.setBorder(0)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 96))
        form.setLeftMargin(14)
        widths = [QTextLength(QTextLength.Type.PercentageLength, 100 * share) for share in block.shares]
        form.setColumnWidthConstraints(widths)
        table = self._cursor.insertTable(len(block.rows), len(block.headings), form)
        for row, cells in enumerate(block.rows):
            for column, text in enumerate(cells):
                table.cellAt(row, column).firstCursorPosition().insertText(text, _form())
        self._cursor.movePosition(QTextCursor.MoveOperation.End)

    def _pieces(self, pieces: Iterable[Piece]) -> None:
        theme = current_theme()
        forms = {
            "kept": _form(),
            "gone": _form(color=theme.danger, struck=True),
            "come": _form(color=theme.ok, underlined=True),
        }
        shown = list(pieces)
        stands_whole = [piece.sort for piece in shown] == ["gone", "come"]
        for place, piece in enumerate(shown):
            if stands_whole and place:
                self._put(" → ", _form(color=theme.muted))
            self._put(piece.words, forms[piece.sort])

    def _paragraph(self, *, above: int = 0, below: int = 0, indent: int = 0) -> None:
        form = QTextBlockFormat()
        form.setTopMargin(above)
        form.setBottomMargin(below)
        form.setLeftMargin(indent)
        form.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if self._is_empty:
            self._cursor.setBlockFormat(form)
        else:
            self._cursor.insertBlock(form)
        self._is_empty = False

    def _put(self, words: str, form: QTextCharFormat) -> None:
        self._cursor.insertText(words.replace("\n", "\u2028"), form)


def _form(
    *, color: str = "", bold: bool = False, larger: int = 0, struck: bool = False, underlined: bool = False
) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setForeground(QColor(color or current_theme().text))
    form.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    form.setFontStrikeOut(struck)
    form.setFontUnderline(underlined)
    if larger:
        form.setProperty(QTextCharFormat.Property.FontPixelSize, 13 + larger)
    return form
