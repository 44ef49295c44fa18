"""What python-docx has no words for: Chinese fonts, fields, bookmarks, rows that stay whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

# A Word without the Chinese font (Linux, some Macs) takes the one named beside it.
_FALLBACKS = {"宋体": ("SimSun", "Noto Serif CJK SC"), "黑体": ("SimHei", "Noto Sans CJK SC")}
_WIDE = 16.6  # cm between the margins of an A4 page


def set_page(document: Any) -> None:
    """Make the page A4 with margins fit for binding."""
    from docx.shared import Cm

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin, section.bottom_margin = Cm(2.4), Cm(2.2)


def set_fonts(element: Any, chinese: str, latin: str) -> None:
    """Give a style or a run a font for Chinese and one for everything else."""
    from docx.oxml.ns import qn

    fonts = element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{script}"), latin)
    fonts.set(qn("w:eastAsia"), chinese)


def teach_fonts(document: Any) -> None:
    """Say in the font table what to take where a Chinese font is missing."""
    part = next((each for each in document.part.package.iter_parts() if each.partname == "/word/fontTable.xml"), None)
    if part is None:
        return
    entries = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{",".join(others)}"/><w:charset w:val="86"/></w:font>'
        for name, others in _FALLBACKS.items()
    )
    table = part.blob.decode("utf-8")
    part._blob = table.replace("</w:fonts>", f"{entries}</w:fonts>").encode()  # noqa: SLF001 - there is no setter


def add_field(paragraph: Any, code: str, shown: str = "") -> None:
    """Add a field, such as the number of the page, with what stands there until it is worked out."""
    for kind in ("begin", "separate", "end"):
        paragraph.add_run()._element.append(_element("w:fldChar", fldCharType=kind))  # noqa: SLF001
        if kind == "begin":
            paragraph.add_run()._element.append(_instruction(code))  # noqa: SLF001
        elif kind == "separate" and shown:
            paragraph.add_run(shown)


def add_page_number(paragraph: Any) -> None:
    """Set the number of the page and of all pages in the middle of a line."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    add_field(paragraph, "PAGE", "1")
    paragraph.add_run(" / ")
    add_field(paragraph, "NUMPAGES", "1")


def add_contents(document: Any, entries: Sequence[tuple[int, str, str]]) -> None:
    """Add the contents: links that are there at once, in a field that Word can work out anew with page numbers.

    Each entry has a level, its words, and the bookmark it leads to.
    """
    from docx.shared import Cm, Pt

    last = len(entries) - 1
    for place, (level, words, mark) in enumerate(entries):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.left_indent = Cm(0.7 * (level - 1))
        paragraph.paragraph_format.space_after = Pt(1)
        paragraph.paragraph_format.space_before = Pt(6 if level == 1 and place else 0)
        if place == 0:
            _open_contents(paragraph)
        link = _element("w:hyperlink", anchor=mark)
        run = paragraph.add_run(words)
        run.bold = level == 1
        link.append(run._element)  # noqa: SLF001
        paragraph._element.append(link)  # noqa: SLF001
        if place == last:
            paragraph.add_run()._element.append(_element("w:fldChar", fldCharType="end"))  # noqa: SLF001


def _open_contents(paragraph: Any) -> None:
    paragraph.add_run()._element.append(_element("w:fldChar", fldCharType="begin"))  # noqa: SLF001
    paragraph.add_run()._element.append(_instruction('TOC \\o "1-2" \\h \\z'))  # noqa: SLF001
    paragraph.add_run()._element.append(_element("w:fldChar", fldCharType="separate"))  # noqa: SLF001


def add_bookmark(paragraph: Any, name: str, number: int, words: str) -> None:
    """Add words that a link leads to."""
    paragraph._element.append(_element("w:bookmarkStart", id=str(number), name=name))  # noqa: SLF001
    paragraph.add_run(words)
    paragraph._element.append(_element("w:bookmarkEnd", id=str(number)))  # noqa: SLF001


def edge_left(paragraph: Any, color: str, eighths: int) -> None:
    """Draw a line in a colour (rrggbb) at the left of a paragraph, so many eighths of a point wide."""
    edges = _element("w:pBdr")
    edges.append(_element("w:left", val="single", sz=str(eighths), space="6", color=color))
    properties = paragraph._element.get_or_add_pPr()  # noqa: SLF001
    properties.insert_element_before(
        edges, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct",
        "w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing",
        "w:ind", "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:rPr", "w:sectPr",
    )  # fmt: skip


def hold_rows(table: Any, shares: Sequence[float]) -> None:
    """Keep each row of a table on one page, its first row atop every page, the first two rows together."""
    from docx.shared import Cm

    for place, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()  # noqa: SLF001
        properties.append(_element("w:cantSplit"))
        if place == 0:
            properties.append(_element("w:tblHeader"))
        for cell, share in zip(row.cells, shares, strict=True):
            cell.width = Cm(_WIDE * share)
            cell.paragraphs[0].paragraph_format.keep_with_next = place == 0
            cell.paragraphs[0].paragraph_format.space_after = 0


def _instruction(code: str) -> Any:
    element = _element("w:instrText")
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    element.text = f" {code} "
    return element


def _element(tag: str, /, **attributes: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(tag)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element
