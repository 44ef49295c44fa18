"""Values of records: dates, pages, authors and keywords as databases write them, in our terms."""

from __future__ import annotations

import re
from datetime import date

from desktop.importing.bylines import Author, authors
from desktop.text.canonical import canonical
from desktop.text.widths import HALF_WIDTH

_HAN = re.compile("[\u3007\u3400-\u9fff]")
_WIDE = re.compile("[\u2014\u2018-\u201d\u2026\u3000-\u9fff\uff00-\uffef]")
_TIME = r"(?:[T ]+[0-9]{1,2}:[0-9]{1,2}(?::[0-9]{1,2}(?:\.[0-9]{1,9})?)?(?: ?Z|[+-][0-9]{2}:?[0-9]{2})?)?"
_WEEKDAY = r"(?: ?[(]?(?:星期|周)[一二三四五六日天][)]?)?"
_FORMS = (
    re.compile(rf"([0-9]{{4}}) ?[-./年] ?([0-9]{{1,2}}) ?[-./月] ?([0-9]{{1,2}}) ?日?{_WEEKDAY}{_TIME}"),
    re.compile(rf"([0-9]{{4}})([0-9]{{2}})([0-9]{{2}}){_TIME}"),
    re.compile(r"([0-9]{4}) ?[-./年] ?([0-9]{1,2}) ?月?()"),
    re.compile(r"([0-9]{4})([0-9]{2})()"),
    re.compile(r"([0-9]{4}) ?年?()()"),
)
_DAY_OF_YEAR = re.compile(r"([0-9]{1,2}) ?[-./月] ?([0-9]{1,2}) ?日?")
_YEARS = range(1800, 2200)  # A number outside is no year of a newspaper: eight digits may be anything.
_PAGE = re.compile(r"(?:第 ?)?([A-Za-z]{0,3})([0-9]{1,4})(?: ?版)?(?: ?[:(].*)?")
_PAGES_APART = re.compile(r"([-~,;+/、]| +)")
_LONGEST_PAGE = 60
_LONGEST_NAME = 60
_ENDED = re.compile("[;；\n]+")
_COMMAS = re.compile("[,，、]+")
_ROLE_BEHIND = re.compile(r"([^(（]+?) ?[(（]([^()（）]{1,12}(?:记者|通讯员|评论员|编辑)|记者|通讯员|评论员|编辑)[)）]")
_PARTED_NAME = re.compile("([\u4e00-\u9fff]) ([\u4e00-\u9fff])")


def one_line(value: str) -> str:
    """Return a value on one line: canonical, wraps joined as Chinese is (a space only between Latin words)."""
    parts = [part for part in (" ".join(line.split()) for line in canonical(value).split("\n")) if part]
    joined: list[str] = []
    for part in parts:
        if joined and not (_WIDE.match(part) or _WIDE.match(joined[-1][-1])):
            joined.append(" ")
        joined.append(part)
    return "".join(joined)


def lines_kept(value: str) -> str:
    """Return a text with its lines: canonical, without blank lines around it."""
    return canonical(value).strip("\n \t")


def date_of(value: str, year: str = "") -> str | None:
    """Return a date as ISO, as full as it is given; None if it is none.

    A time of day and a weekday go; 00 for month or day means that it is not known. A month and day without a year
    take the record's `year`.
    """
    text = one_line(value).translate(HALF_WIDTH).strip()
    for form in _FORMS:
        match = form.fullmatch(text)
        if match:
            return _iso(*match.groups(default=""))
    match = _DAY_OF_YEAR.fullmatch(text)
    known = date_of(year) if match and year else None
    return _iso(known[:4], match[1], match[2]) if match and known else None


def _iso(year: str, month: str, day: str) -> str | None:
    if int(year) not in _YEARS:
        return None
    if month in ("", "00"):
        return year if day in ("", "00") else None
    known_day = day not in ("", "00")
    try:
        found = date(int(year), int(month), int(day) if known_day else 1)
    except ValueError:
        return None
    return found.isoformat()[: 10 if known_day else 7]


def page_of(value: str) -> str | None:
    """Return the 版次 without leading zeros (004 → 4, 第05版 → 5, A01 stays, 001-002 → 1-2); None if it is none."""
    text = one_line(value).translate(HALF_WIDTH).strip(" ;")
    if not text or len(text) > _LONGEST_PAGE:
        return None
    whole = _one_page(text)
    if whole:
        return whole
    parts = _PAGES_APART.split(text)
    pages = [_one_page(part) for part in parts[::2]]
    if not all(pages):
        return None
    apart = [part.strip() or " " for part in parts[1::2]]
    return "".join(f"{page}{gap}" for page, gap in zip(pages, [*apart, ""], strict=True))


def _one_page(text: str) -> str | None:
    match = _PAGE.fullmatch(text)
    if not match or not int(match[2]):
        return None
    return match[1] + match[2] if match[1] else str(int(match[2]))


def authors_of(value: str, role: str | None = None) -> tuple[Author, ...]:
    """Return the authors of one field in order; a role printed with a name goes before the field's `role`."""
    found: list[Author] = []
    for name in parts_of(value):
        found += [Author(each.name, each.role or role) for each in _author(name)]
    return tuple(found)


def _author(name: str) -> tuple[Author, ...]:
    if len(name) > _LONGEST_NAME:
        return (Author(name, None),)
    behind = _ROLE_BEHIND.fullmatch(name)
    if behind:
        return (Author(behind[1], behind[2]),)
    # Only a byline says roles; of two names without one nothing but a comma or semicolon tells that they are two.
    plain = _PARTED_NAME.fullmatch(name)
    return authors(name) or (Author(plain[1] + plain[2] if plain else name, None),)


def parts_of(value: str) -> tuple[str, ...]:
    """Return the parts of a list: at semicolons and lines, else, where it is Chinese, at commas and 、."""
    text = canonical(value)
    parts = _ENDED.split(text)
    if len(parts) == 1 and _HAN.search(text):
        parts = _COMMAS.split(text)
    return tuple(part for part in (one_line(part) for part in parts) if part)
