"""What an undo or a redo must not leave behind: things that do not go with what others did since."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar, cast

from desktop.core.articles import TextVersion
from desktop.core.codebooks import Attribute, Ruling, Variable
from desktop.core.codings import AttributeValue, Query, Suggestion, Value
from desktop.core.entities import Entity
from desktop.core.errors import KnownError
from desktop.core.kinds import from_body
from desktop.core.questions import Answer, fits
from desktop.core.rounds import Round, Unblinding, is_running
from desktop.core.snapshots import CodebookSet
from desktop.core.studies import Coder
from desktop.operations.add_coder import refuse_taken
from desktop.operations.clashes import clashes, things_of
from desktop.operations.place_code import version_now
from desktop.operations.read_codebook import refuse_other_meanings
from desktop.operations.unblind import refuse_to_open
from desktop.storage.writer import Writer

Bodies = Mapping[tuple[str, str], str | None]  # by kind and identity; null for what is taken away

_CODEBOOK = frozenset({"codebook", "rank", "category", "code", "attribute", "sheet", "variable", "option"})
_CLASHES = {
    "number": "undo_conflict_number", "option_number": "undo_conflict_option", "key": "undo_conflict_key",
    "column": "undo_conflict_column", "merged": "undo_conflict_merged", "circle": "undo_conflict_circle",
    "condition": "undo_conflict_condition", "options": "undo_conflict_options", "sheet": "undo_conflict_sheet",
}  # fmt: skip

Thing = TypeVar("Thing", bound=Entity)


def misfits(writer: Writer, former: Bodies) -> Callable[[], None]:
    """Return what refuses an action that puts these bodies back, to be called when all of them are written.

    It raises KnownError undo_conflict_… , query_answered or query_gone; what did not go together before is not minded.
    """
    before = writer.project.codebooks.whole() if any(kind in _CODEBOOK for kind, _ in former) else None
    log = writer.project.log
    back = {key: body for key, body in former.items() if body is not None and log.latest(*key) is None}

    def refuse() -> None:
        if before is not None:
            _refuse_clashes(writer, before, former)
        _refuse_names(writer, [each.id for each in _brought(Coder, former)])
        _refuse_tests(writer, _brought(Round, former))
        if _brought(Unblinding, former):
            refuse_to_open(writer)
        _refuse_texts(writer, _brought(TextVersion, back))
        _refuse_unasked_rulings(writer, _brought(Ruling, back))
        _refuse_answered(writer, former)
        _refuse_answers(writer, former)

    return refuse


def _brought(kind: type[Thing], former: Bodies) -> list[Thing]:
    """Return the things of a kind that are put back."""
    found = ((identity, body) for (name, identity), body in former.items() if name == kind.KIND and body is not None)
    return [cast("Thing", from_body(kind.KIND, identity, json.loads(body))) for identity, body in found]


def _refuse_clashes(writer: Writer, before: CodebookSet, former: Bodies) -> None:
    """Refuse a codebook that does not hold together, and one that would give answers another meaning."""
    after = things_of(writer.project.codebooks.whole())
    known = {clash.mark for clash in clashes(things_of(before))}
    # What is put back comes first: what stands in its way is then named as the later one.
    ordered = {kind: sorted(found, key=lambda each: (kind, each.id) not in former) for kind, found in after.items()}
    for clash in clashes(ordered):
        if clash.mark not in known:
            raise KnownError(_CLASHES[clash.kind], **clash.facts)
    try:
        refuse_other_meanings(before, after, writer.project.sheets.uses)
    except KnownError as error:
        raise KnownError("undo_conflict_answers", name=error.facts["name"]) from error


def _refuse_names(writer: Writer, coders: Iterable[str]) -> None:
    """Refuse a coder's name that somebody else bears by now."""
    names = writer.project.studies.coder_names()
    for coder in coders:
        try:
            refuse_taken(writer, names.get(coder, ""), but=coder)
        except KnownError as error:
            raise KnownError("undo_conflict_coder", name=names[coder]) from error


def _refuse_tests(writer: Writer, rounds: Iterable[Round]) -> None:
    """Refuse a test that would run beside another, or go on under another codebook than it began with."""
    for brought in filter(is_running, rounds):
        for other in writer.project.doubts.rounds():
            if other.id != brought.id and is_running(other):
                raise KnownError("undo_conflict_test", name=brought.name, other=other.name)
        if brought.codebook_version != version_now(writer):
            raise KnownError("undo_conflict_resumed", name=brought.name)


def _refuse_texts(writer: Writer, versions: Iterable[TextVersion]) -> None:
    """Refuse a text that another article has by now."""
    brought = {version.text: version.article for version in versions}
    for digest, article, headline in writer.project.articles.holders(brought) if brought else ():
        if article != brought[digest]:
            raise KnownError("undo_conflict_text", other=headline)


def _refuse_unasked_rulings(writer: Writer, rulings: Iterable[Ruling]) -> None:
    """Refuse a ruling on a doubt or suggestion that was withdrawn, or answered otherwise."""
    doubts, others = writer.project.doubts, writer.project.codebooks.rulings()
    for ruling in (each for each in rulings if each.query or each.suggestion):
        asked = doubts.query(ruling.query) if ruling.query else doubts.suggestion(ruling.suggestion or "")
        if asked is None:
            raise KnownError("query_gone")
        answered = (ruling.query, ruling.suggestion)
        if any((each.query, each.suggestion) == answered and each.id != ruling.id for each in others):
            raise KnownError("query_answered")


def _refuse_answered(writer: Writer, former: Bodies) -> None:
    """Refuse to take back, or to word otherwise, a doubt or a suggestion that has been answered."""
    doubts = writer.project.doubts
    for kind, identity in former:
        if (kind == Query.KIND and doubts.ruling_on(query=identity) is not None) or (
            kind == Suggestion.KIND and doubts.ruling_on(suggestion=identity) is not None
        ):
            raise KnownError("query_answered")


def _refuse_answers(writer: Writer, former: Bodies) -> None:
    """Refuse answers none of which can be given to the questions as they are now.

    With something that can be, all come back: what cannot counts as missing then, and nothing is lost.
    """
    sheets = writer.project.sheets
    if not {kind for (kind, _), body in former.items() if body is not None} <= {Value.KIND, AttributeValue.KIND}:
        return
    variables = {each.id: each for each in sheets.variables()} if _brought(Value, former) else {}
    given: list[tuple[Variable | Attribute | None, Value | AttributeValue]] = []
    given += [(variables.get(value.variable), value) for value in _brought(Value, former)]
    given += [(sheets.attribute(value.attribute), value) for value in _brought(AttributeValue, former)]
    # What is asked of nobody any more goes out of sight with its question.
    asked = [(question, value) for question, value in given if question is not None]
    if asked and len(asked) == len(given) and not any(_fits(writer, *each) for each in asked):
        raise KnownError("undo_conflict_answer", name=asked[0][0].name_zh)


def _fits(writer: Writer, question: Variable | Attribute, value: Value | AttributeValue) -> bool:
    sheets = writer.project.sheets
    if isinstance(question, Variable):
        options = sheets.options(variable=question.id)
    else:
        options = sheets.options(attribute=question.id)
    return fits(question, options, Answer(value.numbers, value.text))
