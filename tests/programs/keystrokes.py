"""Count the keys a coding takes: the starter study's own codings, done again in the real window by real key events.

    python -m tests.programs.keystrokes --codings 100

Selecting is not counted. A key held down while another is pressed counts as a key of its own.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from desktop.core.codings import Coding
from desktop.core.ids import new_id
from desktop.core.spans import Span
from desktop.operations.add_coder import AddCoder
from desktop.session import Session
from desktop.session.starter import build_starter
from desktop.text import pinyin

WAYS = ("palette", "unit", "brush")
RULE = """\
The typing rule: with nothing typed the codes used last come first, so Enter Enter codes once more. Each letter typed
leaves the codes whose 编号, pinyin, Chinese or English name, or a later word of it, begins so; those used last come
first among equals. One types until the code stands first, then Enter. Unit by unit, a code on a digit takes that key,
and the code used last, where it is on none, the full stop."""


class Task(NamedTuple):
    """A coding to make: where, and the code."""

    article: str
    span: Span
    code: str


class Count(NamedTuple):
    """What a way to code took: codings made, keys pressed for them, and keys that took codes in hand."""

    way: str
    codings: int
    keys: int
    besides: int = 0

    @property
    def mean(self) -> float:
        return self.keys / self.codings


def study(path: Path, *, count: int) -> tuple[str, list[Task]]:
    """Make the starter study with one more coder, who has done nothing yet; return them and what another one coded."""
    first = build_starter(path)
    session = Session.open(path)
    try:
        fresh = new_id()
        session.perform(AddCoder(fresh, "计键"))
        codings = [each for article in session.read.articles() for each in in_order(session, article.id, first)]
        return fresh, [Task(each.article, each.span, each.code) for each in codings[:count]]
    finally:
        session.close()


def in_order(session: Session, article: str, coder: str) -> list[Coding]:
    """Return someone's codings of an article in the order in which they were made."""
    return sorted(session.read.codings(article, coder=coder), key=lambda coding: coding.id)


class Counter:
    """Someone who codes what they are told to and counts their keys."""

    def __init__(self, person, coder: str) -> None:
        from tests.flows.windows import Key

        self._person = person
        self._key = Key
        self.keys = 0
        person.session.choose_coder(coder)
        person.window.resize(1360, 1100)
        person.settle()

    def by_palette(self, tasks: list[Task]) -> Count:
        """Code each passage by the palette."""
        self.keys = 0
        for task in tasks:
            self._go_to(task.article)
            self._person.view.reveal(task.span)
            self._person.view.select(task.span)
            self._press(self._key.Key_Return)
            self._choose(task.code)
        return Count("palette", self._made(tasks), self.keys)

    def by_unit(self, tasks: list[Task]) -> Count:
        """Walk through the articles clause by clause, and give each clause the codes that lie over it."""
        self.keys, made = 0, 0
        for article, own in groupby(tasks, lambda task: task.article):
            codings = list(own)
            self._go_to(article)
            if self._person.window.desk.way is None:
                self._press(self._key.Key_U)
            last = max(task.span.end for task in codings)
            while (unit := self._person.view.scene.unit).start < last:
                codes = list(dict.fromkeys(each.code for each in codings if each.span.overlaps(unit)))
                self._judge(codes)
                made += len(codes)
                if self._person.view.scene.unit == unit:
                    break
        assert len(self._own()) == made
        return Count("unit", made, self.keys)

    def by_brush(self, tasks: list[Task]) -> Count:
        """Take one code in hand after another, and drag over all its passages of an article."""
        self.keys, taking = 0, 0
        for article, own in groupby(tasks, lambda task: task.article):
            self._go_to(article)
            codings = sorted(own, key=lambda task: task.code)
            for code, passages in groupby(codings, lambda task: task.code):
                taking += self._take_in_hand(code)
                for task in passages:
                    self._drag(task.span)
        return Count("brush", self._made(tasks), self.keys - taking, taking)

    def _take_in_hand(self, code: str) -> int:
        before = self.keys
        if self._person.window.desk.way is None:
            self._press(self._key.Key_B)
        # With no code used yet the palette is there already.
        if not (self._person.palette and self._person.palette.is_open()):
            self._press(self._key.Key_Slash)
        self._choose(code)
        return self.keys - before

    def _drag(self, span: Span) -> None:
        from tests.flows.windows import ALT

        person = self._person
        person.view.reveal(span)
        person.settle()
        person.drag_points(person.point(span.start), person.point(span.end - 1, share=0.7), ALT)

    def _judge(self, codes: list[str]) -> None:
        """Say what applies to the framed clause: codes on digits first, for any other key goes on."""
        from tests.flows.windows import ALT

        digits = {code: digit for digit, code in self._person.window.desk.way.digits().items()}
        if not codes:
            self._press(self._key.Key_0)
            return
        *first, last = sorted(codes, key=lambda code: code not in digits)
        for code in first:
            if code in digits:
                self._press(self._digit(digits[code]), modifiers=ALT)
                self.keys += 1
            else:
                self._without_digit(code)
                self._press(self._key.Key_Backspace)
        if last in digits:
            self._press(self._digit(digits[last]))
        else:
            self._without_digit(last)

    def _without_digit(self, code: str) -> None:
        """Repeat the code that was used last, or choose another one."""
        session = self._person.session
        if session.read.recent_codes(session.coder.id, limit=1) == [code]:
            self._press(self._key.Key_Period)
        else:
            self._press(self._key.Key_Slash)
            self._choose(code)

    def _choose(self, code: str) -> None:
        """Type as little as puts the code first in the open palette, then Enter."""
        typed = next(typed for typed in self._typings(code) if self._finds(typed, code))
        for sign in typed:
            self._press(self._digit(int(sign)) if sign.isdigit() else self._key(ord(sign.upper())))
        assert self._person.palette.current() == code
        self._press(self._key.Key_Return)
        # What a code asks about its codings is answered beside them, and counted with the answers.
        self._person.view.setFocus()

    def _finds(self, typed: str, code: str) -> bool:
        edit = self._person.palette.findChild(object, "paletteEdit")
        edit.setText(typed)
        first = self._person.palette.current() == code
        edit.clear()
        return first

    def _typings(self, identity: str) -> Iterator[str]:
        """Yield the beginnings of all that a code can be found by, shortest first."""
        code = self._person.session.read.codebook().code(identity)
        english = "".join(sign for sign in code.name_en.lower() if sign.isascii() and sign.isalpha())
        own = code.name_zh.rsplit("\u00b7", 1)[-1]
        names = [pinyin.initials(code.name_zh), pinyin.initials(own), str(code.number), english]
        ways = [*names, pinyin.full(code.name_zh)]
        for length in range(max(map(len, ways)) + 1):
            yield from dict.fromkeys(way[:length] for way in ways if len(way) >= length)

    def _press(self, key, **given) -> None:
        self.keys += 1
        self._person.press(key, **given)

    def _digit(self, digit: int):
        return self._key(ord(str(digit)))

    def _go_to(self, article: str) -> None:
        if self._person.window.articles.current() != article:
            self._person.window.articles.show_article(article)
            self._person.settle()
        self._person.view.setFocus()

    def _own(self) -> list[Coding]:
        session = self._person.session
        articles = [article.id for article in session.read.articles()]
        return [each for article in articles for each in session.read.codings(article, coder=session.coder.id)]

    def _made(self, tasks: list[Task]) -> int:
        made = {(each.article, each.span, each.code) for each in self._own()}
        assert made == set(tasks), set(tasks) ^ made
        return len(tasks)


def counted(app, folder: Path, way: str, *, count: int) -> Count:
    """Do so many codings in one of the WAYS, in a study of their own."""
    from tests.flows.windows import person_at_the_window

    path = folder / f"{way}.zhubi"
    coder, tasks = study(path, count=count)
    with person_at_the_window(app) as person:
        person.open(path)
        counter = Counter(person, coder)
        ways = {"palette": counter.by_palette, "unit": counter.by_unit, "brush": counter.by_brush}
        return ways[way](tasks)


def main() -> None:
    """Count and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--codings", type=int, default=100)
    given = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    app = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ZHUBI_HOME"] = f"{folder}/home"
        counts = [counted(app, Path(folder), way, count=given.codings) for way in WAYS]
    print(f"{'way':10}{'codings':>10}{'keys':>8}{'keys per coding':>18}{'to take codes in hand':>24}")
    for each in counts:
        print(f"{each.way:10}{each.codings:>10}{each.keys:>8}{each.mean:>18.2f}{each.besides:>24}")
    print(f"\n{RULE}")


if __name__ == "__main__":
    main()
