"""How a coding looks: its label, colour and hint."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from desktop.core.clock import local_minute
from desktop.core.codebooks import Attribute, Category, Code, Option
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
    category: str = ""
    pattern: int = 0


_UNKNOWN = _Look("?", "#888888", "")
_MEMO_LETTERS, _WORDS_LETTERS = 80, 40


class Marking:
    """Looks of codings, from the codebook, which is read once until it changes."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._looks: dict[str, _Look] = {}
        self._ranks: dict[str, str] = {}

    def forget(self) -> None:
        """Read the codebook again next time."""
        self._looks, self._ranks = {}, {}

    def mark(self, coding: Coding, *, owner: str = "") -> Mark:
        """Return the coding as the article view shows it; `owner` is the letter of another coder."""
        look = self._look(coding)
        return Mark(coding.id, coding.span, coding.code, look.color, "", look.letter, look.pattern, owner)

    def hint(self, coding: Coding, coder: str = "") -> str:
        """Return what is said of a coding under the mouse: its code, whose and from when, answers, memo and words."""
        look, rank = self._look(coding), self._ranks.get(coding.rank or "", "")
        path = say("mark.path", category=look.category, name=look.name) if look.category else look.name
        made = local_minute(coding.made)
        lines = [
            say("mark.ranked", path=path, rank=rank) if rank else path,
            say("mark.coder", coder=coder, made=made) if coder else made,
            *self._answers(coding),
        ]
        memo = " ".join(self._session.read.memo_text(coding.id).split())
        if memo:
            lines.append(say("mark.memo", text=_shortened(memo, _MEMO_LETTERS)))
        lines += made_under_words(self._session, coding)
        lines.append(say("mark.words", words=_shortened(" ".join(coding.words.split()), _WORDS_LETTERS)))
        return "\n".join(lines)

    def _answers(self, coding: Coding) -> Iterator[str]:
        sheets = self._session.read.sheets
        answers = sheets.attribute_answers(coding.id)
        for attribute in sheets.attributes(coding.code) if answers else ():
            answer = answers.get(attribute.id)
            if answer:
                names = {option.number: _name(option) for option in sheets.options(attribute.id)}
                chosen = [f"{number} {names.get(number, '')}".strip() for number in answer.numbers]
                yield say("mark.answer", question=_name(attribute), answer=_listed([*chosen, answer.text]))

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
        places = {category.id: place for place, category in enumerate(codebook.categories)}
        self._looks = {
            code.id: _look_of(code, codebook.category_of(code), places[code.category]) for code in codebook.codes
        }
        english = current_language() == "en"
        self._ranks = {rank.id: rank.name_en if english else rank.name_zh for rank in codebook.ranks}


def made_under_words(session: Session, coding: Coding) -> list[str]:
    """Return under which version of the codebook a coding was made; nothing while there is but one."""
    under = session.read.codebooks.made_under(coding)
    if under is None:
        return []
    return [say("mark.version_differs" if under.differs else "mark.version", number=under.number)]


def _look_of(code: Code, category: Category, place: int) -> _Look:
    name = shown_name(code)
    return _Look(f"{code.number} {name}", code.color or category.color, name[:1], shown_name(category), place)


def _name(thing: Attribute | Option) -> str:
    return thing.name_en if current_language() == "en" and thing.name_en else thing.name_zh


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _listed(answers: list[str]) -> str:
    return say("mark.between").join(answer for answer in answers if answer)
