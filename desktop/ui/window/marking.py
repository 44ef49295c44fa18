"""How a coding looks: its label, colour and hint."""

from __future__ import annotations

from desktop.core.codebooks import Code
from desktop.core.codings import Coding
from desktop.session import Session
from desktop.ui.codebook.names import shown_name
from desktop.ui.reader.values import Mark
from desktop.wording import current_language, say


class Marking:
    """Looks of codings, from the codebook, which is read once until it changes."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._codes: dict[str, tuple[Code, str]] = {}
        self._ranks: dict[str, str] = {}

    def forget(self) -> None:
        """Read the codebook again next time."""
        self._codes, self._ranks = {}, {}

    def mark(self, coding: Coding) -> Mark:
        """Return the coding as the article view shows it."""
        name, rank, color = self.described(coding)
        hint = say("mark.hint", name=name, words=" ".join(coding.words.split())[:40])
        hint = f"{hint}\n{rank}" if rank else hint
        return Mark(coding.id, coding.span, coding.code, color, hint, self._letter(coding))

    def described(self, coding: Coding) -> tuple[str, str, str]:
        """Return a coding's code with its number, its rank and its colour."""
        if not self._codes:
            self._read()
        found = self._codes.get(coding.code)
        name, color = ("?", "#888888") if found is None else (f"{found[0].number} {shown_name(found[0])}", found[1])
        return name, self._ranks.get(coding.rank or "", ""), color

    def _letter(self, coding: Coding) -> str:
        found = self._codes.get(coding.code)
        return "" if found is None else shown_name(found[0])[:1]

    def _read(self) -> None:
        codebook = self._session.read.codebook()
        self._codes = {code.id: (code, codebook.color_of(code)) for code in codebook.codes}
        english = current_language() == "en"
        self._ranks = {rank.id: rank.name_en if english else rank.name_zh for rank in codebook.ranks}
