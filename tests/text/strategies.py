"""Texts that strain positions: astral characters, all line ends, blanks of every width, half pairs."""

from hypothesis import strategies as st

_PIECES = [
    "修渠", "议事", "网格员", "说：", "，", "。", "！", "？", "……", "…", "；", "“", "”", "（", "）", "《", "》", "、", "：", "——",
    "a", "B", "7", "96.3", "1,200", "gov.cn", "?", "!", ".", ",", ";", '"', "'", " ", "\u3000", "\u00a0", "\t",
    "\n", "\n\n", "\n\u3000\n", "\U00020bb7", "\U0001f600", "\u25b6", "e\u0301", "\uff11", "\uff0e", "的", "和", "等", "我",
]  # fmt: skip
_ODD = [
    "\r\n",
    "\r",
    "\v",
    "\f",
    "\x85",
    "\u2028",
    "\u2029",
    "\ufdd0",
    "\ufdd1",
    "\x00",
    "\x1f",
    "\x7f",
    "\ufeff",
    "\ud83d",
    "\ude00",
    "\ufffd",
]

clean_texts = st.lists(st.sampled_from(_PIECES), max_size=40).map("".join)
raw_texts = st.lists(st.sampled_from(_PIECES + _ODD) | st.characters(), max_size=40).map("".join)


@st.composite
def spans(draw, text):
    """Draw a start and an end in the text, in order."""
    start = draw(st.integers(0, len(text)))
    return start, draw(st.integers(start, len(text)))
