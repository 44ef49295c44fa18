"""Take a codebook read from a file into the project: what is the same stays itself, what is new comes to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from desktop.core.adopting import Adoption, adopt, result, to_write
from desktop.core.codebooks import Attribute, Option, Variable
from desktop.core.entities import Entity
from desktop.core.errors import KnownError
from desktop.core.questions import CHOICES, Question
from desktop.core.snapshots import CodebookSet
from desktop.operations.clashes import Things, clashes
from desktop.operations.operation import Operation, Scope
from desktop.operations.questions import Uses, refuse_other_meaning, refuse_waiting
from desktop.operations.versions import note_version
from desktop.storage.writer import Writer

_CLASHES = {
    "number": "number_clash", "option_number": "number_clash", "key": "key_taken", "column": "key_taken",
    "merged": "merge_circle",
}  # fmt: skip
_Options = list[Option]


@dataclass(frozen=True, slots=True)
class ReadCodebook(Operation):
    """Make the codebook what a file says; what the file lacks stays unless `without_missing`."""

    name: ClassVar[str] = "read_codebook"
    scope: ClassVar[Scope] = Scope.STUDY
    risky: ClassVar[bool] = True

    codebook: CodebookSet
    without_missing: bool = False
    reason: str = ""

    def apply(self, writer: Writer) -> None:
        """Write what differs; raises what `refuse_clashes` raises where file and project clash."""
        now = writer.project.codebooks.whole()
        adoption = adopt(now, self.codebook, writer.project.codebooks.gone())
        refuse_clashes(now, adoption, writer.project.sheets.uses, without_missing=self.without_missing)
        # What goes first: a number or key may be free only then.
        for thing in adoption.missing if self.without_missing else _needless(adoption):
            writer.remove(thing)
        for thing in to_write(adoption, without_missing=self.without_missing):
            writer.put(thing)
        head = self.codebook.head
        writer.facts = {"code": [head.title_zh, head.title_en or head.title_zh]}
        note_version(writer, self.reason)


def refuse_clashes(now: CodebookSet, adoption: Adoption, uses: Uses, *, without_missing: bool) -> None:
    """Raise KnownError if the codebook there would be does not fit what is there.

    number_clash or key_taken for a 编号 or key that it would have twice, merge_circle for codes merged in a circle;
    type_answered, option_answered and option_awaited as where a single question is edited.
    """
    things = result(now, adoption, without_missing=without_missing)
    for clash in clashes(things):
        if clash.kind in _CLASHES:
            raise KnownError(_CLASHES[clash.kind], **clash.facts)
    refuse_other_meanings(now, things, uses)
    _refuse_waiting(now, things)


def refuse_other_meanings(now: CodebookSet, things: Things, uses: Uses) -> None:
    """Refuse what would give answers another meaning; a question may go altogether, with its answers out of sight."""
    for question, known, has, had in _changed_questions(now, things):
        refuse_other_meaning(question, known, has, had, uses)


def _refuse_waiting(now: CodebookSet, things: Things) -> None:
    for question, _, has, _ in _changed_questions(now, things):
        if isinstance(question, Variable):
            refuse_waiting(question, has, things["variable"])


def _changed_questions(now: CodebookSet, things: Things) -> Iterator[tuple[Question, Question, _Options, _Options]]:
    """Yield the questions that stay and change: as they are to be and as they are, then the options likewise."""
    before, after = _by_question(now.options), _by_question(things.get("option", ()))
    kept = {each.id: each for each in (*things.get("variable", ()), *things.get("attribute", ()))}
    questions: list[Question] = [*now.variables, *now.attributes]
    for known in questions:
        question, had, has = kept.get(known.id), before.get(known.id, []), after.get(known.id, [])
        if question is not None and (question != known or had != has):
            yield question, known, has, had


def _by_question(options: Iterable[Option]) -> dict[str, list[Option]]:
    found: dict[str, list[Option]] = {}
    for option in options:
        found.setdefault(option.variable or option.attribute or "", []).append(option)
    return found


def _needless(adoption: Adoption) -> list[Entity]:
    """Return the options that are missing because their question is answered in writing from now on."""
    questions = (each for each in adoption.wanted if isinstance(each, Variable | Attribute))
    written = {each.id for each in questions if each.type not in CHOICES}
    return [each for each in adoption.missing
            if isinstance(each, Option) and (each.variable or each.attribute) in written]  # fmt: skip
