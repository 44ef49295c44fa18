"""Character encodings: turn the bytes of a page into text, by BOM, by strict UTF-8, or by what looks like Chinese."""

from __future__ import annotations

import codecs
import math
import re
from dataclasses import dataclass

from desktop.core.drafts import Problem
from desktop.core.errors import KnownError
from desktop.importing.frequent_characters import likelihood

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    ("\ufeff".encode("gb18030"), "gb18030"),
)
_NAMES = {
    "utf-8": "utf-8", "utf-8-sig": "utf-8", "ascii": "utf-8", "gb18030": "gb18030", "gbk": "gb18030",
    "gb2312": "gb18030", "big5": "big5hkscs", "cp950": "big5hkscs", "big5hkscs": "big5hkscs", "utf-16": "utf-16",
    "utf-16-le": "utf-16-le", "utf-16-be": "utf-16-be", "utf-32": "utf-32", "utf-32-le": "utf-32-le",
    "utf-32-be": "utf-32-be",
}  # fmt: skip
ENCODINGS = ("utf-8", "gb18030", "big5", "utf-16", "utf-16-le", "utf-16-be")
_SIGNATURES = (
    b"%PDF", b"PK\x03\x04", b"PK\x05\x06", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"SQLite format 3\0", b"{\\rtf",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x1f\x8b\x08", b"7z\xbc\xaf\x27\x1c", b"Rar!", b"II*\0", b"MM\0*",
    b"\x7fELF", b"ID3", b"OggS", b"RIFF", b"BZh9", b"\xfd7zXZ\0",
)  # fmt: skip
_CONTROLS = bytes(sorted({*range(0x20), 0x7F} - set(b"\t\n\v\f\r")))
_SURROGATE = re.compile("[\ud800-\udfff]")
_DAMAGED = "\ufffd"
_PLAUSIBLE = -0.8
_STRONG = 0.4
_CLEAR = 4.0


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file without its BOM, the encoding it was in, and how sure that is (0 to 1)."""

    text: str
    encoding: str
    confidence: float
    had_bom: bool = False
    problems: tuple[Problem, ...] = ()


def decode(data: bytes, encoding: str | None = None, *, file: str = "") -> Decoded:
    """Return the text of a file's bytes, in the encoding asked for or in the one that fits.

    Raises `file_empty`, `file_not_text`, `encoding_wrong`, `encoding_unknown` or `encoding_unsupported`,
    which name `file`.
    """
    if not data.strip():
        raise KnownError("file_empty", file=file)
    decoded = _forced(data, encoding, file) if encoding else _guessed(data, file)
    if not decoded.text.strip():
        raise KnownError("file_empty", file=file)
    return decoded


def _forced(data: bytes, encoding: str, file: str) -> Decoded:
    name = _canonical_name(encoding)
    bom = next((mark for mark, of in _BOMS if data.startswith(mark) and of.startswith(name)), b"")
    if name in ("utf-16", "utf-32"):
        name = next((of for mark, of in _BOMS if mark == bom), f"{name}-le")
    try:
        text = data[len(bom) :].decode(name, "surrogatepass" if name.startswith("utf-16") else "strict")
    except UnicodeDecodeError as error:
        place = len(bom) + error.start + 1
        raise KnownError("encoding_wrong", file=file, encoding=encoding, position=place) from error
    return _without_surrogates(text, name, 1.0, had_bom=bool(bom))


def _canonical_name(encoding: str) -> str:
    try:
        return _NAMES[codecs.lookup(encoding).name]
    except (LookupError, ValueError):
        raise KnownError("encoding_unsupported", encoding=encoding, names=", ".join(ENCODINGS)) from None


def _guessed(data: bytes, file: str) -> Decoded:
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _behind_bom(data, bom, name, file)
    if data.startswith(_SIGNATURES):
        raise KnownError("file_not_text", file=file)
    strange = len(data) - len(data.translate(None, _CONTROLS)) > max(2, len(data) // 33)
    wide = _wide(data) if strange or b"\0" in data else None
    if wide is not None:
        return wide
    if strange:
        raise KnownError("file_not_text", file=file)
    found = _strict_utf8(data) or _legacy(data, file)
    return _without_surrogates(found.text, found.encoding, found.confidence) if not found.problems else found


def _behind_bom(data: bytes, bom: bytes, name: str, file: str) -> Decoded:
    rest = data[len(bom) :]
    if name.startswith("utf-16"):
        return _without_surrogates(_utf16(rest, name), name, 1.0, had_bom=True)
    text, damaged = _forgiving(rest, name)
    if damaged > max(1, len(text) // 100):
        if rest.translate(None, _CONTROLS) != rest:
            raise KnownError("file_not_text", file=file)
        raise KnownError("encoding_wrong", file=file, encoding=name, position=_first_fault(rest, name) + len(bom))
    return Decoded(text, name, 1.0, had_bom=True, problems=_problems(damaged, text))


def _strict_utf8(data: bytes) -> Decoded | None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    # A short GBK snippet may happen to be valid UTF-8 of two-byte characters, never of Chinese ones.
    if len(data) <= 64 and "\x7f" < max(text) < "\u0800":
        gb, _ = _forgiving(data, "gb18030")
        if likelihood(gb)[1] >= _STRONG:
            return Decoded(gb, "gb18030", _sureness(likelihood(gb)[0]))
    return Decoded(text, "utf-8", 1.0)


def _legacy(data: bytes, file: str) -> Decoded:
    """Return the text in GB18030 or Big5, whichever looks more like Chinese, or as UTF-8 with a few broken bytes."""
    text, damaged = _forgiving(data, "utf-8")
    if _hardly(damaged, text):
        return Decoded(text, "utf-8", 0.9, problems=_problems(damaged, text))
    candidates = []
    for name in ("gb18030", "big5hkscs"):
        text, damaged = _forgiving(data, name)
        if not damaged or _hardly(damaged, text):
            candidates.append((*likelihood(text), text, name, damaged))
    candidates += _wide_candidates(data)
    if not candidates:
        raise KnownError("file_not_text", file=file)
    candidates.sort(key=lambda candidate: candidate[0], reverse=True)
    total, mean, text, name, damaged = candidates[0]
    margin = total - candidates[1][0] if len(candidates) > 1 else 2.0 * len(text)
    if mean < (_PLAUSIBLE if margin < _CLEAR else 2 * _PLAUSIBLE):
        raise KnownError("encoding_unknown", file=file)
    return Decoded(text, name, _sureness(margin), problems=_problems(damaged, text))


def _wide(data: bytes) -> Decoded | None:
    """Return the text of UTF-16 without a BOM, if its NULs and characters leave no doubt."""
    for name, high in (("utf-16-le", data[1::2]), ("utf-16-be", data[0::2])):
        if len(data) % 2 or len(data) < 8:
            return None
        text = _utf16(data, name)
        latin = data.count(b"\0") == high.count(0) >= len(high) * 0.6
        if latin or likelihood(text)[1] >= _STRONG:
            return _without_surrogates(text, name, 0.95)
    return None


def _wide_candidates(data: bytes) -> list[tuple[float, float, str, str, int]]:
    if len(data) % 2:
        return []
    texts = [(_SURROGATE.sub(_DAMAGED, _utf16(data, name)), name) for name in ("utf-16-le", "utf-16-be")]
    return [(*likelihood(text), text, name, 0) for text, name in texts if likelihood(text)[1] >= _STRONG]


def _utf16(data: bytes, name: str) -> str:
    text = data[: len(data) // 2 * 2].decode(name, "surrogatepass")
    return text + _DAMAGED if len(data) % 2 else text


def _forgiving(data: bytes, name: str) -> tuple[str, int]:
    """Return the text with U+FFFD for what is broken, and how often that was needed."""
    try:
        return data.decode(name), 0
    except UnicodeDecodeError:
        text = data.decode(name, "replace")
        return text, text.count(_DAMAGED)


def _first_fault(data: bytes, name: str) -> int:
    try:
        data.decode(name)
    except UnicodeDecodeError as error:
        return error.start + 1
    return 0


def _hardly(damaged: int, text: str) -> bool:
    wide = len(text) - len(text.encode("ascii", "ignore"))
    return 0 < damaged <= wide // 100 + (wide >= 20)


def _without_surrogates(text: str, name: str, confidence: float, *, had_bom: bool = False) -> Decoded:
    cleaned = _SURROGATE.sub(_DAMAGED, text) if name.startswith("utf-16") else text
    damaged = cleaned.count(_DAMAGED) if cleaned != text or text.endswith(_DAMAGED) else 0
    return Decoded(cleaned, name, confidence, had_bom=had_bom, problems=_problems(damaged, cleaned))


def _problems(damaged: int, text: str) -> tuple[Problem, ...]:
    if not damaged:
        return ()
    line = text.count("\n", 0, text.index(_DAMAGED)) + 1
    return (Problem("characters_damaged", (("count", damaged),), line),)


def _sureness(margin: float) -> float:
    return round(min(0.99, 1 / (1 + math.exp(-max(-30.0, min(30.0, margin))))), 3)
