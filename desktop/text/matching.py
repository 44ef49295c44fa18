"""Finding a code by what a coder types: pinyin, Chinese, English, 编号 or its category, best match first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from desktop.text import pinyin
from desktop.text.widths import HALF_WIDTH

_HAN = re.compile("[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LATIN = re.compile("[a-z]")
_WORD = re.compile(r"[^\W_]+")
# What other programs call a code: whoever types it is shown the codes.
_OTHER_WORDS = frozenset(
    {"节点", "代码", "标签", "节点编码", "类目", "编码", "node", "nodes", "tag", "tags", "label", "labels"}
    | {"code", "codes"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A code that can be found; names are in Chinese and English."""

    id: str
    number: int
    names: tuple[str, str]
    category_number: int
    category_names: tuple[str, str]
    key: str = ""


class Where(IntEnum):
    """What the typed letters met, the better the smaller."""

    NUMBER = 0
    NAME = 1
    BEGINNING = 2
    WORD = 3
    INSIDE = 4
    SOUND = 5
    CATEGORY = 6
    ANY = 7


class Hit(NamedTuple):
    """A code that was found."""

    id: str
    where: Where


class _Text(NamedTuple):
    """A name as it is compared: without its category in front, with it, and from each later word on."""

    own: str
    whole: str
    category: str
    tails: tuple[str, ...] = ()
    least_inside: int = 2


class CodeIndex:
    """The codes of a codebook, in its order, ready to be searched."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self._candidates = tuple(candidates)
        self._written = [_written(candidate) for candidate in candidates]
        self._spoken: list[tuple[_Text, ...]] = []

    def find(self, typed: str, *, recent: Sequence[str] = ()) -> list[Hit]:
        """Return the codes that what is typed may mean; `recent` holds ids, last used first."""
        folded = typed.translate(HALF_WIDTH).casefold().strip()
        wanted = _tight(folded)
        if not folded:
            return self._ordered((Where.ANY for _ in self._candidates), recent)
        hits = self._ordered(self._by_letters(wanted, folded.split()), recent) if wanted else []
        if not hits and _HAN.search(wanted):
            hits = self._ordered(self._by_sound(wanted), recent)
        if not hits and wanted in _OTHER_WORDS:
            return self._ordered((Where.ANY for _ in self._candidates), recent)
        return hits

    def warm_up(self) -> None:
        """Load pinyin and read every name now rather than at the first letter."""
        if not self._spoken:
            self._spoken = [_spoken(candidate) for candidate in self._candidates]

    def _by_letters(self, wanted: str, tokens: list[str]) -> Iterable[Where | None]:
        texts: Iterable[tuple[_Text, ...]] = self._written
        if _LATIN.search(wanted) and not _HAN.search(wanted):
            self.warm_up()
            texts = (written + spoken for written, spoken in zip(self._written, self._spoken, strict=True))
        for candidate, forms in zip(self._candidates, texts, strict=True):
            yield _best(
                (_by_number(wanted, candidate), *(_in_text(wanted, form) for form in forms),
                 _by_words(tokens, candidate), _by_key(wanted, candidate), _by_category(wanted, candidate, forms))
            )  # fmt: skip

    def _by_sound(self, wanted: str) -> Iterable[Where | None]:
        """Compare how it sounds: the input method took another character, or is still half way through a name."""
        self.warm_up()
        short, long = pinyin.initials(wanted), pinyin.full(wanted)
        # A few initials alone fit too much; they count where letters were typed after the characters.
        half_way = bool(_LATIN.search(wanted))
        for initials, full in self._spoken:
            alike = _in_text(long, full) is not None or (half_way and _in_text(short, initials) is not None)
            yield Where.SOUND if long and alike else None

    def _ordered(self, places: Iterable[Where | None], recent: Sequence[str]) -> list[Hit]:
        last = {identity: order for order, identity in reversed(list(enumerate(recent)))}
        found = [
            (where, last.get(candidate.id, len(last)), position)
            for position, (candidate, where) in enumerate(zip(self._candidates, places, strict=True))
            if where is not None
        ]
        return [Hit(self._candidates[position].id, where) for where, _, position in sorted(found)]


def _best(places: Iterable[Where | None]) -> Where | None:
    return min((where for where in places if where is not None), default=None)


def _by_number(wanted: str, candidate: Candidate) -> Where | None:
    number = str(candidate.number)
    if number == wanted:
        return Where.NUMBER
    return Where.BEGINNING if number.startswith(wanted) else None


def _in_text(wanted: str, text: _Text) -> Where | None:
    if wanted in (text.own, text.whole):
        return Where.NAME
    # 基层治理·其他 begins with the name of its category: what fits both means the category.
    beyond = len(wanted) > len(text.category)
    if text.own.startswith(wanted) or (beyond and text.whole.startswith(wanted)):
        return Where.BEGINNING
    if any(tail.startswith(wanted) for tail in text.tails):
        return Where.WORD
    return Where.INSIDE if len(wanted) >= text.least_inside and wanted in text.own else None


def _by_words(tokens: list[str], candidate: Candidate) -> Where | None:
    """Find `res com` in `Residential communities`: every piece begins a later word."""
    if len(tokens) < 2:
        return None
    words = iter(_words(candidate.names[1]))
    return Where.WORD if all(any(word.startswith(token) for word in words) for token in tokens) else None


def _by_key(wanted: str, candidate: Candidate) -> Where | None:
    key = _tight(candidate.key.casefold())
    pieces = _words(candidate.key)
    fits = bool(key) and (key.startswith(wanted) or any(piece.startswith(wanted) for piece in pieces))
    return Where.INSIDE if fits and len(wanted) >= 2 else None


def _by_category(wanted: str, candidate: Candidate, forms: tuple[_Text, ...]) -> Where | None:
    if wanted == str(candidate.category_number):
        return Where.CATEGORY
    inside = len(wanted) >= 2 or _HAN.search(wanted)
    if any(text.category.startswith(wanted) for text in forms):
        return Where.CATEGORY
    return Where.CATEGORY if inside and any(wanted in text.category for text in forms[:2]) else None


def _written(candidate: Candidate) -> tuple[_Text, ...]:
    chinese, english = (
        _text(_tight(_folded(name)), _tight(_folded(category)))
        for name, category in zip(candidate.names, candidate.category_names, strict=True)
    )
    words = _words(candidate.names[1])
    tails = tuple("".join(words[start:]) for start in range(1, len(words)))
    return chinese._replace(least_inside=1), english._replace(tails=tails)


def _spoken(candidate: Candidate) -> tuple[_Text, ...]:
    name, category = candidate.names[0], candidate.category_names[0]
    initials = _text(pinyin.initials(name), pinyin.initials(category))
    full = _text(pinyin.full(name), pinyin.full(category))
    # Where syllables part is not known inside a full reading: two letters would meet everywhere.
    return initials, full._replace(least_inside=3)


def _text(name: str, category: str) -> _Text:
    own = name[len(category) :] if category and name.startswith(category) and name != category else name
    return _Text(own, name, category)


def _folded(text: str) -> str:
    return text.translate(HALF_WIDTH).casefold()


def _words(text: str) -> list[str]:
    return _WORD.findall(_folded(text))


def _tight(text: str) -> str:
    """Return only letters and digits: input methods put spaces and apostrophes between syllables."""
    return "".join(_WORD.findall(text))
