"""Changes of the codebook in words: what came, went or was written anew, field by field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from desktop.core.codebook_history import CodebookChange, Step, fields_changed
from desktop.core.codebooks import Codebook, Ruling
from desktop.core.entities import Entity
from desktop.wording import current_language, has, say
from desktop.wording.actions import describe

# More steps than these are counted, not listed: a whole codebook that came at once.
MOST_LISTED = 40
_LONGEST_COMPARED = 3_000
_SHORTEST_KEPT = 2
_SHORT = 12  # what is read at a glance stands whole, before and after
_REFERENCES = frozenset({"category", "merged_into", "ask_variable", "sheet", "code", "attribute", "variable"})
_HIDDEN = frozenset({"position", "query", "suggestion"})

Names = Callable[[str], str]


class Piece(NamedTuple):
    """Words that stayed (`kept`), went (`gone`) or came (`come`)."""

    sort: str
    words: str


class FieldChange(NamedTuple):
    """A field's name and what became of its words."""

    label: str
    pieces: tuple[Piece, ...]


class ThingChange(NamedTuple):
    """What became of one thing: its name, the word for it (new, gone, changed), and its fields."""

    name: str
    sort: str
    fields: tuple[FieldChange, ...]


def heading_of(change: CodebookChange) -> str:
    """Return in one line what was done to the codebook: everyone reads that, whoever may see the work done with it."""
    return describe(change.action, of_codebook=True)


def told(steps: Sequence[Step], names: Names) -> list[ThingChange]:
    """Return what became of each thing; a step that only put things in another order is told as such."""
    found = [_thing(step, names) for step in steps]
    return [each for each in found if each is not None]


def counted(steps: Iterable[Step]) -> str:
    """Return how many things of each kind came, went or changed."""
    counts = Counter((_sort(step), step.thing.KIND) for step in steps)
    parts = [
        say(f"changes.{sort}_count", kind=say(f"changes.kind.{kind}"), count=count)
        for (sort, kind), count in counts.items()
    ]
    return say("changes.between").join(parts)


def names_in(changes: Iterable[CodebookChange]) -> Names:
    """Return what names a thing by its identity, as it was called last."""
    known: dict[str, str] = {}
    for change in changes:
        for step in change.steps:
            known.setdefault(step.thing.id, called(step.thing))
    return lambda identity: known.get(identity, "?")


def called(thing: Entity) -> str:
    """Return a thing's number and name, with the word for its kind where it has neither."""
    own = "title" if isinstance(thing, Codebook) else "name"
    zh, en = str(getattr(thing, f"{own}_zh", "")), str(getattr(thing, f"{own}_en", ""))
    name = (en or zh) if current_language() == "en" else (zh or en)
    number = str(getattr(thing, "number", ""))
    if isinstance(thing, Ruling):
        return say("changes.kind.ruling")
    return f"{number} {name}".strip() or say(f"changes.kind.{thing.KIND}")


def _thing(step: Step, names: Names) -> ThingChange | None:
    kind = say(f"changes.kind.{step.thing.KIND}")
    own = called(step.thing)
    name = own if own == kind else say("changes.thing", kind=kind, name=own)
    fields = tuple(_fields(step, names))
    if step.before is not None and step.after is not None and not fields:
        moved = "position" in fields_changed(step.before, step.after)
        return ThingChange(name, say("changes.moved"), ()) if moved else None
    return ThingChange(name, say(f"changes.{_sort(step)}"), fields)


def _sort(step: Step) -> str:
    if step.before is None:
        return "new"
    return "gone" if step.after is None else "changed"


def _fields(step: Step, names: Names) -> Iterable[FieldChange]:
    if step.before is not None and step.after is not None:
        for field, (before, after) in fields_changed(step.before, step.after).items():
            if field not in _HIDDEN:
                yield FieldChange(_label(field), pieces(_shown(field, before, names), _shown(field, after, names)))
    elif isinstance(step.after, Ruling):
        yield FieldChange(_label("text"), (Piece("come", step.after.text),))


def _label(field: str) -> str:
    return say(f"changes.field.{field}") if has(f"changes.field.{field}") else field


def _shown(field: str, value: Any, names: Names) -> str:
    if value is None or value == "":
        return ""
    if field in _REFERENCES:
        return names(str(value))
    if isinstance(value, bool):
        return say("changes.yes" if value else "changes.no")
    if isinstance(value, tuple):
        return ("、" if field in ("keywords", "ask_any_of") else "\n").join(map(str, value))
    if field == "recording_unit" and has(f"recording.{value}"):
        return say(f"recording.{value}")
    return str(value)


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Return both texts as one, letter by letter where that can be read, else one after the other."""
    longest = max(len(before), len(after))
    if not before or not after or longest <= _SHORT or longest > _LONGEST_COMPARED:
        return _apart(before, after)
    found: list[Piece] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < 0.4:
        return _apart(before, after)
    for sort, start, end, new_start, new_end in matcher.get_opcodes():
        if sort == "equal" and (end - start >= _SHORTEST_KEPT or start == 0 or end == len(before)):
            found.append(Piece("kept", before[start:end]))
        else:
            found += [Piece("gone", before[start:end]), Piece("come", after[new_start:new_end])]
    return tuple(_gathered(found))


def _apart(before: str, after: str) -> tuple[Piece, ...]:
    return tuple(piece for piece in (Piece("gone", before), Piece("come", after)) if piece.words)


def _gathered(found: Iterable[Piece]) -> Iterable[Piece]:
    """Return what went and came between kept words as one piece each, so that it is not read in crumbs."""
    gone = come = ""
    for piece in found:
        if piece.sort == "kept":
            yield from _apart(gone, come)
            gone = come = ""
            yield piece
        elif piece.sort == "gone":
            gone += piece.words
        else:
            come += piece.words
    yield from _apart(gone, come)
