"""How a coding looks: its label, colour and hint."""

from __future__ import annotations

from typing import NamedTuple

from desktop.core.codebooks import Code
from desktop.core.codings import Coding
from desktop.session import Session
from desktop.ui.codebook.names import shown_name
from desktop.ui.reader.values import Mark
from desktop.wording import current_language, say


class _Look(NamedTuple):
    """How every coding with one code looks."""

    name: str
    color: str
    letter: str


_UNKNOWN = _Look("?", "#888888", "")


class Marking:
    """Looks of codings, from the codebook, which is read once until it changes."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._looks: dict[str, _Look] = {}
        self._ranks: dict[str, str] = {}

    def forget(self) -> None:
        """Read the codebook again next time."""
        self._looks, self._ranks = {}, {}

    def mark(self, coding: Coding) -> Mark:
        """Return the coding as the article view shows it."""
        look, rank = self._look(coding), self._ranks.get(coding.rank or "", "")
        hint = say("mark.hint", name=look.name, words=" ".join(coding.words.split())[:40])
        hint = f"{hint}\n{rank}" if rank else hint
        return Mark(coding.id, coding.span, coding.code, look.color, hint, look.letter)

    def described(self, coding: Coding) -> tuple[str, str, str]:
        """Return a coding's code with its number, its rank and its colour."""
        look = self._look(coding)
        return look.name, self._ranks.get(coding.rank or "", ""), look.color

    def _look(self, coding: Coding) -> _Look:
        if not self._looks:
            self._read()
        return self._looks.get(coding.code, _UNKNOWN)

    def _read(self) -> None:
        codebook = self._session.read.codebook()
        self._looks = {code.id: _look_of(code, codebook.color_of(code)) for code in codebook.codes}
        english = current_language() == "en"
        self._ranks = {rank.id: rank.name_en if english else rank.name_zh for rank in codebook.ranks}


def _look_of(code: Code, color: str) -> _Look:
    return _Look(f"{code.number} {shown_name(code)}", color, shown_name(code)[:1])
