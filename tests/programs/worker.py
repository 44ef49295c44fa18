"""The process that is killed: it works on a project and writes a line for each thing it holds to be durable."""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from desktop.core.codings import NoneMark
from desktop.core.errors import KnownError
from desktop.core.questions import NOTHING, Answer
from desktop.core.spans import Span
from desktop.operations.answer_variable import AnswerVariable
from desktop.operations.lift_coding import LiftCoding
from desktop.operations.mark_none import ClearNone, MarkNone
from desktop.operations.place_code import PlaceCode
from desktop.operations.place_codings import PlaceCodings, Placing
from desktop.operations.set_rank import SetRank
from desktop.session import Session
from desktop.text.units import units
from tests import projects, sheets
from tests.projects import CANAL, LEAD, MAIN, SEED, TABLE

CODES = (TABLE, CANAL, SEED)
RANKS = (MAIN, "rank-secondary")


def acknowledge(**facts: object) -> None:
    """Tell the parent, in one piece."""
    os.write(1, (json.dumps(facts) + "\n").encode())


def standing(session: Session) -> dict[str, object]:
    """Return what the log and the coder's work look like now."""
    connection = projects.inner(session).connection
    size = connection.execute("SELECT count(*) FROM revision").fetchone()[0]
    head = connection.execute("SELECT hash FROM revision ORDER BY lamport DESC LIMIT 1").fetchone()[0]
    codings = sorted((each.id, each.start, each.end, each.code) for each in projects.codings_of(session, LEAD))
    codings += [(each.id, each.start, each.end, "none") for each in none_marks(session)]
    answers = [[each.id, sorted(sheets.stored(session, each.id).items())] for each in session.read.articles()]
    return {"size": size, "head": head, "codings": _digest(codings), "answers": _digest(answers)}


def _digest(found: object) -> str:
    return hashlib.sha256(json.dumps(found).encode()).hexdigest()


def code(path: Path, chance: random.Random) -> None:
    """Place, lift, undo and redo without end."""
    session = Session.open(path, coder=LEAD)
    acknowledge(**standing(session))
    while True:
        step = chance.random()
        try:
            if step < 0.6:
                article, placing = anywhere(session, chance)
                session.perform(PlaceCode(article=article, span=placing.span, code=placing.code))
            elif step < 0.75 and (own := projects.codings_of(session, LEAD)):
                session.perform(LiftCoding(chance.choice(own).id))
            elif step < 0.9:
                session.undo()
            else:
                session.redo()
        except KnownError:
            continue
        acknowledge(**standing(session))


def answer(path: Path, chance: random.Random) -> None:
    """Fill in the coding sheet without end: answers, some of which take others away, clearing, undo and redo."""
    session = Session.open(path, coder=LEAD)
    if not session.read.sheets.variables():
        sheets.add_sheet(session)
    acknowledge(**standing(session))
    while True:
        step, article = chance.random(), chance.choice(session.read.articles()).id
        try:
            if step < 0.75:
                variable = chance.choice(sheets.VARIABLES)
                numbers = [each.number for each in sheets.OPTIONS.get(variable.id, ())]
                given = (
                    Answer((chance.choice(numbers),)) if numbers else Answer(text=sheets.something(variable, chance))
                )
                session.perform(AnswerVariable(article, variable.id, given if step < 0.65 else NOTHING))
            elif step < 0.9:
                session.undo()
            else:
                session.redo()
        except KnownError:
            continue
        acknowledge(**standing(session))


def walk(path: Path, chance: random.Random) -> None:
    """Go through the articles clause by clause: code, say none, take that back, swap ranks, undo, without end."""
    session = Session.open(path, coder=LEAD)
    acknowledge(**standing(session))
    while True:
        for article, unit in clauses(session):
            try:
                judge_unit(session, article, unit, chance)
            except KnownError:
                continue
            acknowledge(**standing(session))


def judge_unit(session: Session, article: str, unit: Span, chance: random.Random) -> None:
    """Do to one unit what a person does in 逐句编码."""
    step, own = chance.random(), projects.codings_of(session, LEAD)
    if step < 0.35:
        session.perform(MarkNone(article, unit))
    elif step < 0.7 or not own:
        session.perform(PlaceCode(article=article, span=unit, code=chance.choice(CODES)))
    elif step < 0.75:
        session.perform(ClearNone(article, unit))
    elif step < 0.8:
        session.perform(SetRank(chance.choice(own).id, chance.choice(RANKS)))
    elif step < 0.85:
        session.perform(LiftCoding(chance.choice(own).id))
    elif step < 0.95:
        session.undo()
    else:
        session.redo()


def clauses(session: Session) -> list[tuple[str, Span]]:
    """Return every clause of the body of every article."""
    found = []
    for article in session.read.articles():
        text = session.read.text(article.id)
        spans = units(text.text, text.version.paragraphs, kind="clause", roles=("body",), closers="，；。！？")
        found += [(article.id, span) for span in spans]
    return found


def none_marks(session: Session) -> list[NoneMark]:
    """Return the coder's none-marks in all articles."""
    versions = [session.read.text(article.id).version.id for article in session.read.articles()]
    return [mark for version in versions for mark in session.read.ways.none_marks(version, coder=LEAD)]


def code_carelessly(path: Path, chance: random.Random) -> None:
    """Code in bulk with a file that has no journal: the control, which must not survive."""
    session = Session.open(path, coder=LEAD)
    for setting in ("journal_mode=OFF", "cache_size=5"):
        projects.inner(session).connection.execute(f"PRAGMA {setting}")
    acknowledge(**standing(session))
    article = session.read.articles()[0].id
    for some in many(session, article, chance):
        session.perform(PlaceCodings(article=article, placings=some))
        acknowledge(**standing(session))


def make(folder: Path, chance: random.Random) -> None:
    """Make one project after the other."""
    for number in itertools.count():
        name = f"{number}-{chance.randrange(10**6)}.zhubi"
        projects.empty(folder / name)
        acknowledge(made=name)


def copy(path: Path, chance: random.Random) -> None:
    """Save a copy over the last one after each step."""
    session = Session.open(path, coder=LEAD)
    while True:
        article, placing = anywhere(session, chance)
        try:
            session.perform(PlaceCode(article=article, span=placing.span, code=placing.code))
        except KnownError:
            continue
        session.save_copy(path.with_name("copy.zhubi"))
        acknowledge(**standing(session))


def anywhere(session: Session, chance: random.Random) -> tuple[str, Placing]:
    """Return an article and a place in it."""
    article = chance.choice(session.read.articles())
    start = chance.randrange(60)
    return article.id, Placing(Span(start, start + chance.randrange(3, 30)), chance.choice(CODES))


def many(session: Session, article: str, chance: random.Random) -> Iterator[tuple[Placing, ...]]:
    """Yield large heaps of places, none twice, none coded yet: a refusal would fail the control for a wrong reason."""
    text = session.read.text(article).text
    there = {(each.span, each.code) for each in session.read.codings(article, coder=LEAD)}
    spans = [Span(start, end) for start in range(90) for end in range(start + 5, min(140, len(text)))]
    whole = [span for span in spans if text[slice(*span)] == text[slice(*span)].strip()]
    each = [Placing(span, code) for code in CODES for span in whole if (span, code) not in there]
    chance.shuffle(each)
    for start in range(0, len(each), 600):
        yield tuple(each[start : start + 600])


WORK = {"code": code, "answer": answer, "walk": walk, "careless": code_carelessly, "make": make, "copy": copy}

if __name__ == "__main__":
    WORK[sys.argv[1]](Path(sys.argv[2]), random.Random(int(sys.argv[3])))
