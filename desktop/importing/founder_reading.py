"""The likeliest reading of a garbled line: which signs are words, which are marks (Viterbi over word frequencies)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from desktop.importing.founder_signs import CLOSERS, DOUBLED, MARKS, OPENERS, PAIRS, STOPS
from desktop.importing.word_frequencies import LONGEST, costs

# Shares of the marks among all words and marks of newspaper prose, rounded; they only have to be in proportion.
_SHARES = {
    "，": 0.06, "。": 0.035, "、": 0.03, "“": 0.012, "”": 0.012, "：": 0.008, "；": 0.006, "（": 0.006, "）": 0.006,
    "《": 0.004, "》": 0.004, "！": 0.003, "？": 0.002, "—": 0.002, "…": 0.001, "‘": 0.001, "’": 0.001,
}  # fmt: skip
_COSTS = {mark: -math.log(share) for mark, share in _SHARES.items()}
_MISSING = 18.0
_OTHER = 8.0
# A word that holds a sign is seldom put together by chance from a mark and what stands beside it.
_KEPT = 4.0
# A bracket without its other half is nearly always a word: more than the rarest word costs.
_LONELY = 12.0
_DEEPEST = 3
_KEPT_STATES = 16


class State(NamedTuple):
    """What stands last (start, blank, word, stop, open, close) and which brackets are open."""

    last: str
    opened: str


class Step(NamedTuple):
    """The cheapest way to a state: its cost, where it came from, and how many signs the last step read as marks."""

    cost: float
    before: tuple[int, State]
    marks: int


def marks_in(line: str, wraps: frozenset[int]) -> list[int]:
    """Return the indices of the signs in a joined line that are marks; `wraps` are indices at which a line began."""
    table: list[dict[State, Step]] = [{} for _ in range(len(line) + 1)]
    beginning = State("start", "")
    table[0][beginning] = Step(0.0, (0, beginning), 0)
    known = costs()
    for index in range(len(line)):
        pieces = list(_words(line, index, known))
        for state, step in _cheapest(table[index]):
            for end, price, last in pieces:
                _offer(table[end], State(last, state.opened), Step(step.cost + price, (index, state), 0))
            for end, price, after in _mark(line, index, state, wraps):
                _offer(table[end], after, Step(step.cost + price, (index, state), end - index))
    return _traced(table)


def _cheapest(states: dict[State, Step]) -> list[tuple[State, Step]]:
    """Return the states worth going on from; real lines seldom have more, piled-up brackets would have dozens."""
    kept = list(states.items())
    return kept if len(kept) <= _KEPT_STATES else sorted(kept, key=lambda one: one[1].cost)[:_KEPT_STATES]


def _words(line: str, index: int, known: dict[str, float]) -> Iterator[tuple[int, float, str]]:
    sign = line[index]
    if sign.isspace():
        yield index + 1, 0.0, "blank"
        return
    yield index + 1, known.get(sign, _MISSING if sign >= "\u2e80" else _OTHER), "word"
    for end in range(index + 2, min(len(line), index + LONGEST) + 1):
        price = known.get(line[index:end])
        if price is not None:
            yield end, price - (_KEPT if any(one in MARKS for one in line[index:end]) else 0.0), "word"


def _mark(line: str, index: int, state: State, wraps: frozenset[int]) -> Iterator[tuple[int, float, State]]:
    sign = line[index]
    mark = MARKS.get(sign)
    if mark is None:
        return
    price = _COSTS[mark]
    if sign in DOUBLED:
        if line[index + 1 : index + 2] == sign:
            yield index + 2, price, State("word", state.opened)
    elif sign in STOPS:
        # Nothing begins with a stop, and none follows another or an opening bracket.
        if state.last in ("word", "close") and index not in wraps:
            yield index + 1, price, State("stop", state.opened)
    elif sign in OPENERS:
        if len(state.opened) < _DEEPEST:
            yield index + 1, price, State("open", state.opened + mark)
    elif sign in CLOSERS and state.last in ("word", "stop", "close") and state.opened.endswith(PAIRS[mark]):
        yield index + 1, price, State("close", state.opened[:-1])


def _offer(states: dict[State, Step], state: State, step: Step) -> None:
    if state not in states or step.cost < states[state].cost:
        states[state] = step


def _traced(table: list[dict[State, Step]]) -> list[int]:
    index = len(table) - 1
    state = min(table[index], key=lambda one: table[index][one].cost + _LONELY * len(one.opened))
    found: list[int] = []
    while index:
        step = table[index][state]
        before, former = step.before
        found += range(before, before + step.marks)
        index, state = before, former
    return sorted(found)
