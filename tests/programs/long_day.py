"""A long day at the desk: mixed actions by real events in the real window, timed and weighed.

    python -m tests.programs.long_day --actions 2000

Runs on the starter study and on one article of 100,000 characters with 10,000 codings. Says how many milliseconds
of CPU the keys of each kind of action took, how the memory grew from the first quarter of the actions to the last,
and whether the tables at the end are what the log alone makes. Everything is done once before it is measured: what
is built and loaded then is told apart. A yardstick, always the same work of some milliseconds, is laid on after every
action: on a machine that has other things to do its longest is many times its median, and so is that of the keys.
"""

from __future__ import annotations

import argparse
import gc
import os
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from random import Random
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_MEMORY = Path("/proc/self/statm")
LIMIT = 16.0  # milliseconds of CPU for one key
# Opening an article and searching have limits of their own (DESIGN, speed and size).
LEFT_OUT = frozenset({"switch", "search", "open"})


class Stroke(NamedTuple):
    """One key: what it is called, and the milliseconds it took."""

    name: str
    time: float


class Day(NamedTuple):
    """What came of one run: keys by kind of action, memory at the first quarter and the end, faults.

    `first` holds the longest key of each kind when it was done for the first time.
    """

    keys: dict[str, list[Stroke]]
    first: dict[str, Stroke]
    memory: tuple[int, int]
    actions: int
    yardstick: list[float]
    faults: list[str]

    @property
    def growth(self) -> float:
        """Return how much larger the memory is at the end, as a share."""
        before, after = self.memory
        return after / before - 1

    def slow(self) -> dict[str, Stroke]:
        """Return the kinds of action one of whose keys took longer than the limit, each with the longest."""
        longest = {kind: _longest(keys) for kind, keys in self.keys.items() if kind not in LEFT_OUT}
        return {kind: key for kind, key in longest.items() if key.time > LIMIT}


def live(path: Path, actions: int, seed: int, *, coder: str | None = None) -> Day:
    """Spend a day on a project and return what came of it; the project is changed."""
    from PySide6.QtWidgets import QApplication

    from tests.flows.windows import person_at_the_window

    app = QApplication.instance() or QApplication(["zhubi"])
    with _raised() as raised, person_at_the_window(app) as person:
        if coder is not None:
            person.shell.settings.remember_for_project("coder_of_project", path, coder)
        person.open(path)
        settle_in()
        whims = Whims(person, seed)
        whims.do_each_once()
        before = memory()
        yardstick: list[float] = []
        for number in range(actions):
            whims.do()
            yardstick.append(_yardstick())
            if number == actions // 4:
                before = memory()
        after = memory()
        gc.unfreeze()
        faults = [finding.kind for finding in person.session.read.check()]
        faults += [f"told: {text}" for text in person.told.texts] + raised
    return Day(whims.keys, whims.first, (before, after), actions, yardstick, faults + folds_otherwise(path))


@contextmanager
def _raised() -> Iterator[list[str]]:
    """Gather what is raised where Qt calls Python: it ends nothing, and only the hook hears of it."""
    found: list[str] = []
    before = sys.excepthook
    sys.excepthook = lambda kind, error, _trace: found.append(f"raised: {kind.__name__}: {error}")
    try:
        yield found
    finally:
        sys.excepthook = before


def settle_in() -> None:
    """Do what the program does once its window is there: load ahead, and let go of garbage from starting."""
    from desktop.session.warming import Warming

    warming = Warming()
    warming.start()
    warming._thread.join()
    gc.collect()
    gc.freeze()


class Whims:
    """Does one thing after another, as it comes, and times every key."""

    def __init__(self, person: object, seed: int) -> None:
        self.person = person
        self.random = Random(seed)
        self.keys: dict[str, list[Stroke]] = defaultdict(list)
        self.first: dict[str, Stroke] = {}
        self.kind = ""

    def ways(self) -> list[tuple[int, str, Callable[[], None]]]:
        """Return what can be done, and how often each is done among a hundred."""
        return [
            (30, "code", self.code), (8, "repeat", self.repeat), (8, "lift", self.lift), (8, "recode", self.recode),
            (6, "rank", self.rank), (6, "memo", self.memo), (8, "sheet", self.sheet), (4, "none", self.none),
            (3, "flag", self.flag), (10, "undo", self.undo), (6, "redo", self.redo), (4, "switch", self.switch),
            (3, "search", self.search),
        ]  # fmt: skip

    def do_each_once(self) -> None:
        """Do everything for the first time, which is told apart."""
        for _, kind, act in self.ways():
            self._do(kind, act)
        self.first = {kind: _longest(keys) for kind, keys in self.keys.items()}
        self.keys.clear()

    def do(self) -> None:
        """Do one thing."""
        ways = self.ways()
        _, kind, act = self.random.choices(ways, [weight for weight, _, _ in ways])[0]
        self._do(kind, act)

    def _do(self, kind: str, act: Callable[[], None]) -> None:
        self.kind = kind
        self.to_the_text()
        act()

    def key(self, *keys: object, modifiers: object = None) -> None:
        """Press keys one by one, each timed until the window has nothing more to do."""
        from tests.flows.windows import NONE

        for key in keys:
            press = partial(self.person.press, key, modifiers=NONE if modifiers is None else modifiers)
            self._timed(key.name.removeprefix("Key_"), press)

    def type(self, letters: str) -> None:
        """Type letters, each timed."""
        for letter in letters:
            self._timed(letter, partial(self.person.type, letter))

    def _timed(self, name: str, act: Callable[[], object]) -> None:
        start = time.process_time()
        act()
        self.keys[self.kind].append(Stroke(name, (time.process_time() - start) * 1000))

    def to_the_text(self) -> None:
        """Have the article the keyboard, with nothing in hand."""
        from tests.flows.windows import Key

        person = self.person
        if person.palette is not None and person.palette.is_open():
            person.press(Key.Key_Escape)
        person.view.setFocus()
        for _ in range(3):
            if person.view.in_hand() is not None or person.view.selection() is not None:
                person.press(Key.Key_Escape)
        person.settle()

    def select(self) -> None:
        """Select some words by keys, somewhere in the article."""
        from desktop.core.spans import Span
        from desktop.ui.reader.page import Place
        from tests.flows.windows import CONTROL, SHIFT, Key

        view = self.person.view
        blocks = view.scene.page.blocks
        block = blocks[self.random.randrange(len(blocks))]
        place = self.random.randrange(block.start, max(block.end - 8, block.start + 1))
        view.place_caret(Place(place))
        view.reveal(Span(place, place + 1))
        self.person.settle()
        self.key(*[Key.Key_Right] * self.random.randint(1, 4), modifiers=CONTROL | SHIFT)

    def code(self) -> None:
        """Code a selection through the palette."""
        from tests.flows.windows import Key

        self.select()
        self.key(Key.Key_Return)
        if self.person.palette is None or not self.person.palette.is_open():
            return
        if self.random.random() < 0.5:
            self.type(self.random.choice(["wg", "jz", "wt", "2", "yy", "10"]))
        self.key(Key.Key_Return)
        self.answer()

    def answer(self) -> None:
        """Answer what a code asks of its codings, or leave it open."""
        from tests.flows.windows import Key

        if not self.person.view.hasFocus():
            self.key(Key.Key_Escape)

    def repeat(self) -> None:
        """Code a selection with the last code."""
        self.select()
        self.type(".")
        self.answer()

    def taken(self) -> bool:
        """Take a coding in hand."""
        from tests.flows.windows import Key

        self.person.view.place_caret(type(self.person.view.scene.caret)(self._anywhere()))
        self.key(Key.Key_Tab)
        return self.person.view.in_hand() is not None

    def _anywhere(self) -> int:
        return self.random.randrange(max(len(self.person.text), 1))

    def lift(self) -> None:
        """Lift a coding."""
        from tests.flows.windows import Key

        if self.taken():
            self.key(Key.Key_Delete)

    def recode(self) -> None:
        """Give a coding another code."""
        from tests.flows.windows import Key

        if self.taken():
            self.key(Key.Key_Return)
            self.type(self.random.choice(["wg", "jz", "zc"]))
            self.key(Key.Key_Return)
            self.answer()

    def rank(self) -> None:
        """Swap main and secondary."""
        if self.taken():
            self.type("r")

    def memo(self) -> None:
        """Write a few letters on a coding."""
        from tests.flows.windows import Key

        if self.taken():
            self.type("m")
            self.type("bz")
            self.key(Key.Key_Escape)

    def sheet(self) -> None:
        """Answer a question of the sheet."""
        from tests.flows.windows import Key

        self.type("s")
        if not self.person.view.hasFocus():
            self.type(self.random.choice("1234"))
            self.key(Key.Key_Escape)

    def none(self) -> None:
        """Say of a selection that nothing applies."""
        self.select()
        self.type("0")

    def flag(self) -> None:
        """Flag a place and close its line."""
        from tests.flows.windows import Key

        self.select()
        self.type("q")
        if not self.person.view.hasFocus():
            self.key(Key.Key_Escape)

    def undo(self) -> None:
        """Take the last action back."""
        from tests.flows.windows import CONTROL, Key

        self.key(Key.Key_Z, modifiers=CONTROL)

    def redo(self) -> None:
        """Bring it back."""
        from tests.flows.windows import CONTROL, SHIFT, Key

        self.key(Key.Key_Z, modifiers=CONTROL | SHIFT)

    def switch(self) -> None:
        """Go to another article."""
        from tests.flows.windows import CONTROL, Key

        self.key(self.random.choice([Key.Key_PageDown, Key.Key_PageUp]), modifiers=CONTROL)

    def search(self) -> None:
        """Find two characters in the article."""
        from tests.flows.windows import CONTROL, Key

        self.key(Key.Key_F, modifiers=CONTROL)
        self.type("12")
        self.key(Key.Key_Return, Key.Key_Escape)
        self._timed("map", self._wait_for_map)

    def _wait_for_map(self) -> None:
        """Let the map be drawn: it had less room while the bar was there, and draws itself a moment later."""
        while self.person.view.map._later.isActive():
            self.person.settle()


def _yardstick() -> float:
    """Return the milliseconds of CPU that a piece of work takes which is always the same."""
    start = time.process_time()
    sum(map(hash, map(str, range(20_000))))
    return (time.process_time() - start) * 1000


def memory() -> int:
    """Return the bytes this process holds in memory, 1 where the system does not tell as Linux does."""
    gc.collect()
    if not _MEMORY.exists():
        return 1
    pages = int(_MEMORY.read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def folds_otherwise(path: Path) -> list[str]:
    """Return the tables that are not what the log alone makes, worked out on a copy."""
    from desktop.storage import fold
    from desktop.storage.checking import states

    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copy(path, folder))
        connection = sqlite3.connect(copy, isolation_level=None)
        before = states(connection)
        connection.execute("PRAGMA foreign_keys=OFF")
        for kind in before:
            connection.execute(f'DELETE FROM "{kind}"')
        connection.execute("BEGIN")
        fold.rebuild(connection)
        connection.execute("COMMIT")
        after = states(connection)
        connection.close()
    return [f"fold: {kind}" for kind in before if before[kind] != after[kind]]


def report(name: str, day: Day) -> None:
    """Print one run."""
    print(f"\n{name}: {day.actions} actions, {sum(map(len, day.keys.values()))} keys timed")
    for kind, keys in sorted(day.keys.items()):
        ordered = sorted(key.time for key in keys)
        high = ordered[min(int(len(ordered) * 0.99), len(ordered) - 1)]
        first = day.first.get(kind)
        print(
            f"  {kind:8} {len(keys):6} keys  median {statistics.median(ordered):6.1f} ms  99 % {high:6.1f}"
            f"  most {_told(_longest(keys)):18}  first {_told(first) if first else ''}"
        )
    print(f"  memory {day.memory[0] / 1e6:.0f} MB -> {day.memory[1] / 1e6:.0f} MB ({day.growth:+.1%})")
    yard = sorted(day.yardstick)
    late = [key for kind, keys in day.keys.items() if kind not in LEFT_OUT for key in keys]
    print(
        f"  yardstick median {statistics.median(yard):.1f} ms  99 % {yard[int(len(yard) * 0.99)]:.1f}  most {yard[-1]:.1f}"
        f"; keys over {LIMIT:.0f} ms: {sum(key.time > LIMIT for key in late)} of {len(late)}"
    )
    slow = ", ".join(f"{kind} {_told(key)}" for kind, key in day.slow().items())
    print(f"  over {LIMIT:.0f} ms: {slow or 'none'}; faults: {day.faults or 'none'}")


def _told(key: Stroke) -> str:
    return f"{key.time:6.1f} ({key.name})"


def _longest(keys: list[Stroke]) -> Stroke:
    return max(keys, key=lambda key: key.time)


def main() -> int:
    """Run both days and return 1 if anything is amiss."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--actions", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=("starter", "large"))
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "HOME"):
            os.environ[name] = folder
        from desktop.session.starter import build_starter
        from tests.benchmarks.projects import coded_project

        days = []
        if asked.only != "large":
            starter = Path(folder) / "starter.zhubi"
            coder = build_starter(starter)
            days.append(("starter study", live(starter, asked.actions, asked.seed, coder=coder)))
        if asked.only != "starter":
            large = Path(folder) / "large.zhubi"
            coded_project(large, characters=100_000, codings=10_000)
            days.append(("100,000 characters, 10,000 codings", live(large, asked.actions, asked.seed)))
        for name, day in days:
            report(name, day)
    return int(any(day.slow() or day.growth > 0.1 or day.faults for _, day in days))


if __name__ == "__main__":
    sys.exit(main())
