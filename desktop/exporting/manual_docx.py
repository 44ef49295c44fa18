"""The printed manual as a Word document: A4, Chinese fonts, contents, page numbers, nothing torn from its heading."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any, BinaryIO

from desktop.core.clock import now
from desktop.core.snapshots import StudySnapshot
from desktop.exporting.manual import Block, Grid, Heading, Manual, Points, Words, manual_of
from desktop.exporting.word_parts import (
    add_bookmark,
    add_contents,
    add_page_number,
    edge_left,
    hold_rows,
    set_fonts,
    set_page,
    teach_fonts,
)
from desktop.wording import current_language, say

# What XML cannot hold, and half pairs.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SONG, _HEI = "宋体", "黑体"
_MUTED = "6F695E"
_SIZES = {"Normal": 10.5, "Title": 22, "Heading 1": 15, "Heading 2": 12}


def write_manual_docx(study: StudySnapshot, stream: BinaryIO) -> None:
    """Write the manual as a Word document."""
    kept = BytesIO()
    manual_document(manual_of(study)).save(kept)
    stream.write(kept.getvalue())


def manual_document(manual: Manual) -> Any:
    """Return the manual as a document of python-docx."""
    import docx

    document = docx.Document()
    _dress(document, manual)
    document.add_paragraph(_legal(manual.title), style="Title")
    for line in manual.lines:
        _muted(document.add_paragraph().add_run(_legal(line)))
    contents = document.add_paragraph(style="Heading 1")
    contents.add_run(say("manual.contents"))
    entries = [(each.level, _legal(each.text), _bookmark(each)) for each in manual.contents()]
    add_contents(document, entries)
    writer = _Writer(document)
    for number, block in enumerate(manual.blocks):
        writer.add(block, new_page=number == 0)
    return document


def _dress(document: Any, manual: Manual) -> None:
    """Set page, fonts, sizes and what the file says of itself."""
    from docx.shared import Pt, RGBColor

    set_page(document)
    teach_fonts(document)
    for name, size in _SIZES.items():
        style = document.styles[name]
        plain = name == "Normal"
        set_fonts(style.element, _SONG if plain else _HEI, "Times New Roman" if plain else "Arial")
        style.font.size = Pt(size)
        style.font.color.rgb = RGBColor(0x26, 0x24, 0x1F)
        style.font.bold = not plain
        style.paragraph_format.line_spacing = 1.4
        style.paragraph_format.widow_control = True
    document.styles["Normal"].paragraph_format.space_after = Pt(4)
    document.styles["Heading 1"].paragraph_format.space_before = Pt(20)
    document.styles["Heading 2"].paragraph_format.space_before = Pt(13)
    about = document.core_properties
    about.author = about.last_modified_by = about.comments = ""
    about.title, about.language = _legal(manual.title), "zh-CN" if current_language() == "zh" else "en-US"
    about.created = about.modified = _moment()
    section = document.sections[0]
    running = section.header.paragraphs[0]
    _muted(running.add_run(_legal("　".join([manual.title, *manual.lines[-1:]]))))
    add_page_number(section.footer.paragraphs[0])


class _Writer:
    """Adds the blocks to a document one after the other."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._marks = 0
        self._numbering = 0

    def add(self, block: Block, *, new_page: bool) -> None:
        """Add a block."""
        if isinstance(block, Heading):
            self._heading(block, new_page=new_page)
        elif isinstance(block, Words):
            self._words(block)
        elif isinstance(block, Points):
            self._points(block)
        else:
            self._grid(block)

    def _heading(self, block: Heading, *, new_page: bool) -> None:
        paragraph = self._document.add_paragraph(style=f"Heading {block.level}")
        paragraph.paragraph_format.page_break_before = new_page
        self._marks += 1
        add_bookmark(paragraph, _bookmark(block), self._marks, _legal(block.text))
        if block.aside:
            aside = paragraph.add_run(_legal(f"　{block.aside}"))
            aside.bold = False
            _muted(aside)
        if block.color:
            edge_left(paragraph, block.color.lstrip("#"), 24 if block.level == 1 else 16)

    def _words(self, block: Words) -> None:
        paragraph = self._document.add_paragraph()
        if block.label:
            self._label(paragraph, f"{block.label}　")
        paragraph.add_run(_legal(block.text))

    def _points(self, block: Points) -> None:
        self._heading_label(block.label)
        for number, item in enumerate(block.items, 1):
            # A number of its own: Word's lists would count on from one code to the next.
            sign = f"{number}. " if block.numbered else "·　"
            paragraph = self._document.add_paragraph()
            _hang(paragraph)
            paragraph.add_run(_legal(f"{sign}\t{item}" if block.numbered else f"{sign}{item}"))

    def _grid(self, block: Grid) -> None:
        self._heading_label(block.label)
        table = self._document.add_table(rows=1, cols=len(block.headings))
        table.style = "Table Grid"
        table.autofit = False
        for cell, heading in zip(table.rows[0].cells, block.headings, strict=True):
            self._label(cell.paragraphs[0], heading)
        for row in block.rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.paragraphs[0].add_run(_legal(text))
        hold_rows(table, block.shares)
        self._document.add_paragraph().paragraph_format.line_spacing = 0.6

    def _heading_label(self, label: str) -> None:
        if label:
            paragraph = self._document.add_paragraph()
            paragraph.paragraph_format.keep_with_next = True
            self._label(paragraph, label)

    def _label(self, paragraph: Any, words: str) -> None:
        run = paragraph.add_run(_legal(words))
        run.bold = True
        set_fonts(run._element, _HEI, "Arial")  # noqa: SLF001 - the library has no eastAsia font
        _muted(run)


def _hang(paragraph: Any) -> None:
    from docx.shared import Cm

    paragraph.paragraph_format.left_indent = Cm(0.75)
    paragraph.paragraph_format.first_line_indent = Cm(-0.75)
    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(0.75))


def _muted(run: Any) -> None:
    from docx.shared import Pt, RGBColor

    run.font.size = Pt(9.5)
    run.font.color.rgb = RGBColor.from_string(_MUTED)


def _bookmark(heading: Heading) -> str:
    return f"_{heading.anchor}"


def _legal(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", text)


def _moment() -> Any:
    from datetime import datetime

    return datetime.fromisoformat(now().replace("Z", "+00:00")).replace(tzinfo=None)
