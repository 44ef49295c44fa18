"""What the rows of an export look up: who coded, with which code, under which rank, with which answers and memos."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import TypeVar

from desktop.core.codebooks import Attribute, Category, Code, Option
from desktop.core.codings import AttributeValue, Coding
from desktop.core.entities import Entity
from desktop.core.heirs import heir
from desktop.core.snapshots import StudySnapshot
from desktop.text.coder_letters import lettered
from desktop.text.memo_links import without_addresses
from desktop.wording import current_language, has, say

Kept = TypeVar("Kept", bound=Entity)


class Audience(Enum):
    """Who reads an export: people get names in their language, programs get keys that never change."""

    PEOPLE = "people"
    PROGRAMS = "programs"


class Directory:
    """Looks up, by identity, what a study's codings refer to."""

    def __init__(self, study: StudySnapshot, audience: Audience) -> None:
        self._for_people = audience is Audience.PEOPLE
        self._codes = _by_id(study.codebook.codes)
        self._heir_of = study.codebook.heir_of
        self._categories = _by_id(study.codebook.categories)
        self._ranks = _by_id(study.codebook.ranks)
        self._attributes = _by_id(study.codebook.attributes)
        self._options = {(option.attribute, option.number): option for option in study.codebook.options}
        self._coders = {coder.id: study.coder_names.get(coder.id, "") for coder in study.coders} | study.coder_names
        self._letters = lettered(study.coders)
        self._values = defaultdict[str, list[AttributeValue]](list)
        for value in study.attribute_values:
            self._values[value.coding].append(value)
        self._memos = defaultdict[str, list[str]](list)
        for memo in study.memos:
            if memo.coding:
                self._memos[memo.coding].append(memo.text)

    def code(self, coding: Coding) -> Code:
        """Return the code of a coding, or the one it was merged into."""
        return heir(self._codes[coding.code], self._codes)

    def code_named(self, identity: str | None) -> Code | None:
        """Return a code, or the one it was merged into; None if there is none."""
        return self._codes.get(self._heir_of(identity)) if identity else None

    def category(self, code: Code) -> Category:
        """Return a code's category."""
        return self._categories[code.category]

    def coder(self, identity: str) -> str:
        """Return a coder's name, or a letter where the name was erased."""
        return self._coders.get(identity) or self._letters.get(identity) or say("letter.unknown")

    def rank(self, coding: Coding) -> str:
        """Return a coding's rank."""
        rank = self._ranks.get(coding.rank or "")
        return "" if rank is None else self._called(rank.key, rank.name_zh, rank.name_en)

    def origin(self, coding: Coding) -> str:
        """Return how a coding came to be; what a later program calls otherwise is left as it is."""
        key = f"origin.{coding.origin}"
        return say(key) if self._for_people and has(key) else coding.origin

    def memo(self, coding: Coding) -> str:
        """Return the memos on a coding, one a line; people read what they link to, programs the whole link."""
        memos = self._memos.get(coding.id, ())
        return "\n".join(map(without_addresses, memos) if self._for_people else memos)

    def answers(self, coding: Coding) -> str:
        """Return the attributes of a coding as `question=answer`, several answers divided by `+`.

        Only what its code asks: uniting copies may bring answers to what a former code of the coding asked.
        """
        code = self.code(coding).id
        values = [(self._attributes[value.attribute], value) for value in self._values.get(coding.id, ())
                  if self._asks(code, value.attribute)]  # fmt: skip
        values.sort(key=lambda pair: (pair[0].position, pair[0].number))
        return (say("export.divider") if self._for_people else ";").join(self._answer(*pair) for pair in values)

    def _asks(self, code: str, attribute: str) -> bool:
        found = self._attributes.get(attribute)
        return found is not None and self._heir_of(found.code) == code

    def _answer(self, attribute: Attribute, value: AttributeValue) -> str:
        question = self._called(attribute.key, attribute.name_zh, attribute.name_en)
        chosen = [self._option(attribute, number) for number in value.numbers]
        return f"{question}={'+'.join([*chosen, value.text] if value.text else chosen)}"

    def _option(self, attribute: Attribute, number: int) -> str:
        option: Option | None = self._options.get((attribute.id, number))
        return str(number) if option is None else self._called(str(number), option.name_zh, option.name_en)

    def _called(self, key: str, zh: str, en: str) -> str:
        if not self._for_people:
            return key
        return (en or zh) if current_language() == "en" else (zh or en)


def _by_id(entities: Iterable[Kept]) -> Mapping[str, Kept]:
    return {entity.id: entity for entity in entities}
