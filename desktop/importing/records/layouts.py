"""How each database format names its fields (PAGES.md, Formats), and how a line of it is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from desktop.importing.records.record import Kind


class Part(Enum):
    """What a field is in our terms."""

    TYPE = auto()
    HEADLINE = auto()
    AUTHOR = auto()
    EDITOR = auto()
    TRANSLATOR = auto()
    NEWSPAPER = auto()
    DATE = auto()
    YEAR = auto()
    PAGE = auto()
    TEXT = auto()
    ABSTRACT = auto()
    KEYWORDS = auto()
    LINK = auto()
    DATABASE = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Layout:
    """A format of one field a line.

    `label` reads a line (groups name and value). `opening` finds the beginning of a record within a line: before the
    first record, and `anywhere` where nothing else can look like it. `opener` is the field, in lower case, that always
    begins a record. `cut` is a label that breaks off. `sure` tells that no other line looks like a label, `repeats`
    that a field may stand again behind others in one record.
    """

    kind: Kind
    label: re.Pattern[str]
    opening: re.Pattern[str]
    opener: str
    part_of: Callable[[str], Part]
    cut: re.Pattern[str]
    sure: bool = True
    anywhere: bool = False
    repeats: bool = True


_ENDNOTE = {
    "%0": Part.TYPE, "%T": Part.HEADLINE, "%A": Part.AUTHOR, "%E": Part.EDITOR, "%J": Part.NEWSPAPER,
    "%B": Part.NEWSPAPER, "%8": Part.DATE, "%D": Part.YEAR, "%P": Part.PAGE, "%X": Part.ABSTRACT, "%K": Part.KEYWORDS,
    "%U": Part.LINK, "%W": Part.DATABASE,
}  # fmt: skip
_REFWORKS = {
    "RT": Part.TYPE, "T1": Part.HEADLINE, "A1": Part.AUTHOR, "A2": Part.EDITOR, "A4": Part.TRANSLATOR,
    "JF": Part.NEWSPAPER, "JO": Part.NEWSPAPER, "FD": Part.DATE, "YR": Part.YEAR, "OP": Part.PAGE, "SP": Part.PAGE,
    "AB": Part.ABSTRACT, "K1": Part.KEYWORDS, "LK": Part.LINK, "UL": Part.LINK, "DS": Part.DATABASE,
    "DB": Part.DATABASE,
}  # fmt: skip
_NOTE_EXPRESS = {
    "reference type": Part.TYPE, "title": Part.HEADLINE, "author": Part.AUTHOR, "authors": Part.AUTHOR,
    "editor": Part.EDITOR, "translator": Part.TRANSLATOR, "newspaper": Part.NEWSPAPER, "journal": Part.NEWSPAPER,
    "newspaper name": Part.NEWSPAPER, "media": Part.NEWSPAPER, "source": Part.NEWSPAPER,
    "secondary title": Part.NEWSPAPER, "date": Part.DATE, "publication date": Part.DATE, "publish date": Part.DATE,
    "issue date": Part.DATE, "year": Part.YEAR, "pages": Part.PAGE, "page": Part.PAGE, "text": Part.TEXT,
    "full text": Part.TEXT, "abstract": Part.ABSTRACT, "keywords": Part.KEYWORDS, "url": Part.LINK, "link": Part.LINK,
    "database provider": Part.DATABASE, "database": Part.DATABASE,
}  # fmt: skip
# The Chinese half decides first: CNKI has had PageCount-页码 for a page and PageCount-页数 for how many.
_CNKI = {
    "题名": Part.HEADLINE, "篇名": Part.HEADLINE, "标题": Part.HEADLINE, "作者": Part.AUTHOR,
    "文献来源": Part.NEWSPAPER, "来源": Part.NEWSPAPER, "刊名": Part.NEWSPAPER, "报纸": Part.NEWSPAPER,
    "报纸名": Part.NEWSPAPER, "报纸名称": Part.NEWSPAPER, "发表时间": Part.DATE, "出版时间": Part.DATE,
    "发表日期": Part.DATE, "报纸日期": Part.DATE, "出版日期": Part.DATE, "年": Part.YEAR, "年份": Part.YEAR,
    "页码": Part.PAGE, "版次": Part.PAGE, "版号": Part.PAGE, "版面": Part.PAGE, "全文": Part.TEXT, "正文": Part.TEXT,
    "摘要": Part.ABSTRACT, "关键词": Part.KEYWORDS, "链接": Part.LINK, "网址": Part.LINK,
    "来源库": Part.DATABASE, "来源数据库": Part.DATABASE, "数据库": Part.DATABASE,
}  # fmt: skip
# No tag with which a Chinese sentence may begin (AI, AV, IT …): a continued line would be taken for a field.
_REFWORKS_OTHERS = "SR|ID|A3|A5|A6|AD|T2|T3|VO|IS|NO|CN|PB|PP|LA|SN|DO|OL|WP|CR|CT|ED|ST|U1|U2|U3|U4|U5|RD"

_CNKI_ENGLISH = {
    "Title": Part.HEADLINE, "Author": Part.AUTHOR, "Source": Part.NEWSPAPER, "PubTime": Part.DATE, "Year": Part.YEAR,
    "Page": Part.PAGE, "Keyword": Part.KEYWORDS, "Summary": Part.ABSTRACT, "Link": Part.LINK,
    "SrcDatabase": Part.DATABASE,
}  # fmt: skip


def _by_name(names: Mapping[str, Part]) -> Callable[[str], Part]:
    return lambda name: names.get(" ".join(name.split()).lower(), Part.OTHER)


def _exactly(names: Mapping[str, Part]) -> Callable[[str], Part]:
    return lambda name: names.get(name, Part.OTHER)


def _cnki_part(name: str) -> Part:
    english, _, chinese = name.partition("-")
    return _CNKI.get(chinese) or _CNKI_ENGLISH.get(english, Part.OTHER)


_CNKI_LABEL = "DataType|DOI-DOI|[A-Z][A-Za-z]{2,19}-[\u4e00-\u9fff]{1,8}"

LAYOUTS = (
    Layout(
        Kind.ENDNOTE,
        re.compile(r"[ \t]*(?P<name>%[0-9A-Za-z@!#$&()*+^<>\[\]=~?])(?:[ \t\u3000]+(?P<value>.*)|$)", re.DOTALL),
        re.compile(r"%0[ \t]+[A-Z][a-z]+"),
        "%0",
        _exactly(_ENDNOTE),
        re.compile(r"[ \t]*%"),
    ),
    Layout(
        Kind.REFWORKS,
        re.compile(
            rf"[ \t]*(?P<name>{'|'.join(_REFWORKS)}|{_REFWORKS_OTHERS})(?:[ \t\u3000]+(?P<value>.*)|$)", re.DOTALL
        ),
        re.compile(r"\bRT[ \t]+[A-Z][a-z]+"),
        "rt",
        _exactly(_REFWORKS),
        re.compile(r"[ \t]*[A-Z]"),
        sure=False,
    ),
    Layout(
        Kind.NOTE_EXPRESS,
        re.compile(r"\s*[{｛](?P<name>[^{}｛｝:：]{1,40})[}｝][ \t]*[:：](?P<value>.*)", re.DOTALL),
        re.compile(r"[{｛]Reference Type[}｝][ \t]*[:：]", re.IGNORECASE),
        "reference type",
        _by_name(_NOTE_EXPRESS),
        re.compile(r"\s*[{｛][^}｝]{0,40}[}｝]?\s*"),
        anywhere=True,
    ),
    Layout(
        Kind.CNKI_TEXT,
        re.compile(rf"[ \t\u3000]*(?P<name>{_CNKI_LABEL})[ \t]*[:：](?P<value>.*)", re.DOTALL),
        re.compile(r"(?:DataType|SrcDatabase-来源(?:数据)?库|Title-(?:题名|篇名|标题))[ \t]*[:：]"),
        "datatype",
        _cnki_part,
        re.compile(r"[ \t]*[A-Z][A-Za-z]{2,19}-[\u4e00-\u9fff]{0,8}"),
        repeats=False,
    ),
)
BY_KIND = {layout.kind: layout for layout in LAYOUTS}
