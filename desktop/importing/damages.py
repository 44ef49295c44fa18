"""Damages that are named and left as they are: whoever has the page decides, for what was printed is not known."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from desktop.importing.word_frequencies import word_over
from desktop.wording import say

_HAN = "[\u3400-\u4dbf\u4e00-\u9fff]"
_RADICALS = re.compile("[\u2e80-\u2fd5]")
_LATIN = re.compile("[\u00a1-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a]{6,}")
_HAN_ONLY = re.compile(f"{_HAN}")
# □ before a byline is an ornament; only inside a sentence it stands for a character.
_LOST = re.compile(f"[\ufffd\ue000-\uf8ff]+|锟斤拷|(?<={_HAN})□+(?={_HAN})(?!□*(?:本报|记者|通讯员|文|图|作者))")
_LOST_DIGITS = re.compile(
    "(?<![0-9０-９一-鿿])年月日?|(?<=[，。；：、])年月日|(?:增长|下降|达到|提高)了?(?=[%％])|(?<=[一-鿿])(?<![百园员圆猿源缘远苑愿怨])[%％](?=[，。；、])"
)
_UPRIGHT = re.compile(f"^{_HAN}(?:[ \t\u3000]*\n{{1,2}}{_HAN}){{9,}}$", re.MULTILINE)
_LINES = re.compile(f"^[^\n]*{_HAN}[^\n]*$", re.MULTILINE)
_LEAST_LINES = 8
_LEAST_JOINTS = 4


@dataclass(frozen=True, slots=True, order=True)
class Damage:
    """A damaged stretch of a text in code points (its first place, where it runs through all), and its kind."""

    start: int
    end: int
    kind: str
    times: int = 1

    def __str__(self) -> str:
        return say(f"damage.{self.kind}", times=self.times)


def damages(text: str) -> list[Damage]:
    """Return each kind of damage in a text once, with its first place and how many there are, in order of place."""
    found = [_first(kind, list(finder(text))) for kind, finder in _FINDERS.items()]
    return sorted(damage for damage in found if damage)


def _first(kind: str, spans: list[tuple[int, int]]) -> Damage | None:
    return Damage(*spans[0], kind, len(spans)) if spans else None


def _all(pattern: re.Pattern[str]) -> Callable[[str], Iterator[tuple[int, int]]]:
    return lambda text: (match.span() for match in pattern.finditer(text))


def _mojibake(text: str) -> Iterator[tuple[int, int]]:
    """Find GBK or UTF-8 read as Latin-1 or Windows-1252: runs of accents that are Chinese in another encoding."""
    for match in _LATIN.finditer(text):
        for wrong in ("latin-1", "cp1252"):
            if _is_chinese(match.group(), wrong):
                yield match.span()
                break


def _is_chinese(run: str, wrong: str) -> bool:
    try:
        data = run.encode(wrong)
    except UnicodeEncodeError:
        return False
    readings = (data.decode(right, "ignore") for right in ("utf-8", "gb18030"))
    return any(len(_HAN_ONLY.findall(reading)) * 3 >= len(data) for reading in readings)


def _alternating(text: str) -> Iterator[tuple[int, int]]:
    """Find two columns whose lines alternate: words broken at a line's end go on two lines further, not on the next."""
    lines = [match.span() for match in _LINES.finditer(text)]
    if len(lines) < _LEAST_LINES:
        return
    near = _joints(text, lines, 1)
    far = _joints(text, lines, 2)
    if far >= _LEAST_JOINTS and far > 3 * near:
        yield lines[0][0], lines[-1][1]


def _joints(text: str, lines: list[tuple[int, int]], step: int) -> int:
    """Count line ends where a word goes on in the line so many further."""
    count = 0
    for (_, end), (start, _) in zip(lines, lines[step:], strict=False):
        seam = text[end - 1 : end] + text[start : start + 1]
        count += word_over(seam, 0)
    return count


_FINDERS: dict[str, Callable[[str], Iterator[tuple[int, int]]]] = {
    "radicals": _all(_RADICALS),
    "mojibake": _mojibake,
    "lost_signs": _all(_LOST),
    "lost_digits": _all(_LOST_DIGITS),
    "upright": _all(_UPRIGHT),
    "alternating": _alternating,
}
