"""What Founder fonts leave behind: the signs shown, and the ones that were printed.

A sign shown is the GB2312 code of the printed one with 0x31 added to its first byte (rows 1-3 show as rows 50-52).
"""

from __future__ import annotations

_SHIFT = 0x31
_TO_FULL_WIDTH = 0xFEE0


def shown(printed: str) -> str:
    """Return what is displayed for a sign of GB2312's rows 1 to 3."""
    first, second = printed.encode("gb18030")
    return bytes((first + _SHIFT, second)).decode("gb18030")


def _table(printed: str) -> dict[str, str]:
    return {shown(sign): sign for sign in printed}


def _wide(printed: str) -> str:
    return "".join(chr(ord(sign) + _TO_FULL_WIDTH) for sign in printed)


STOPS = _table("，。、；：！？")
OPENERS = _table("“‘（《")
CLOSERS = _table("”’）》")
DASH = shown("—")
ELLIPSIS = shown("…")
DOUBLED = {DASH: "—", ELLIPSIS: "…"}
MARKS = STOPS | OPENERS | CLOSERS | DOUBLED
PAIRS = dict(zip(CLOSERS.values(), OPENERS.values(), strict=True))
DIGITS = _table(_wide("0123456789"))
LETTERS = _table(_wide("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
CIRCLED = _table("①②③④⑤⑥⑦⑧⑨⑩")
ROMAN = _table("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ")
PERCENT = shown("％")
DEGREE = shown("℃")
# The last two follow no rule; they are what the fonts show for a decimal point and a hyphen.
BETWEEN = _table("±×") | {"郾": "．", "鄄": "－"}
BEFORE = _table("≥≤")


def garbled(text: str) -> str:
    """Return clean text as such a font would leave its punctuation; of dashes and dots only doubled ones count."""
    return text.translate({ord(printed): sign for sign, printed in MARKS.items()})
