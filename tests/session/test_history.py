"""What can be undone and redone follows from the list of actions alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.revisions import Action
from desktop.session.history import Turns, turns


def actions(*steps: str) -> list[Action]:
    """Return actions, oldest first: `a1` is one, `undo1=a1` takes it back, `redo1=undo1` takes back the undo."""
    found = []
    for step in steps:
        identity, _, inverts = step.partition("=")
        name = identity.rstrip("0123456789")
        found.append(Action(identity, name, "coder", "", {}, inverts or None))
    return found


def of(*steps: str) -> tuple[str | None, str | None]:
    result = turns(reversed(actions(*steps)), begins="begin")
    return (result.undo and result.undo.id, result.redo and result.redo.id)


@pytest.mark.parametrize(
    ("steps", "undo", "redo"),
    [
        ((), None, None),
        (("begin",), None, None),
        (("begin", "a1"), "a1", None),
        (("begin", "a1", "a2"), "a2", None),
        (("begin", "a1", "undo1=a1"), None, "undo1"),
        (("a1", "a2", "undo1=a2"), "a1", "undo1"),
        (("a1", "a2", "undo1=a2", "undo2=a1"), None, "undo2"),
        (("a1", "a2", "undo1=a2", "undo2=a1", "redo1=undo2"), "a1", "undo1"),
        (("a1", "a2", "undo1=a2", "undo2=a1", "redo1=undo2", "redo2=undo1"), "a2", None),
        (("a1", "undo1=a1", "redo1=undo1"), "a1", None),
        (("a1", "undo1=a1", "redo1=undo1", "undo2=a1"), None, "undo2"),
        (("a1", "a2", "undo1=a2", "a3"), "a3", None),
        (("a1", "a2", "undo1=a2", "a3", "undo2=a3"), "a1", "undo2"),
        (("a1", "a2", "undo1=a2", "a3", "undo2=a3", "undo3=a1"), None, "undo3"),
        (("a1", "a2", "undo1=a2", "a3", "undo2=a3", "redo1=undo2"), "a3", None),
        (("a1", "undo1=a1", "a2", "undo2=a2", "redo1=undo2", "undo3=a2"), None, "undo3"),
    ],
)
def test_turns_of_a_sequence(steps, undo, redo):
    assert of(*steps) == (undo, redo)


def test_what_begins_the_study_is_never_undone():
    assert turns([Action("x", "begin", "coder", "", {}, None)], begins="begin") == Turns()


@given(st.lists(st.sampled_from("aaur"), max_size=40))
def test_turns_agree_with_two_plain_stacks(moves):
    log, undo, redo = [], [], []
    for number, move in enumerate(moves):
        if move == "a":
            log.append(f"a{number}")
            undo.append(f"a{number}")
            redo.clear()
        elif move == "u" and undo:
            taken = undo.pop()
            log.append(f"undo{number}={taken}")
            redo.append((f"undo{number}", taken))
        elif move == "r" and redo:
            name, taken = redo.pop()
            log.append(f"redo{number}={name}")
            undo.append(taken)
        assert of("begin", *log) == (undo[-1] if undo else None, redo[-1][0] if redo else None)
