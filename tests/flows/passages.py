"""Ways to code a passage by hand: each says beforehand which words it will take, from the text alone."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from itertools import cycle
from random import Random
from typing import NamedTuple

from PySide6.QtCore import Qt

from desktop.core.spans import Span
from desktop.text import segment, words
from desktop.text.paragraphs import paragraphs
from tests.flows.windows import ALT, CONTROL, SHIFT, Key, Person

# What is typed into the palette, and the 编号 of the code that must come first by then.
TYPED = {
    "wghgl": 201, "三方": 202, "grid": 201, "304": 304, "mdjf": 204, "协商议事": 205, "zfys": 206, "digital": 208,
    "1004": 1004, "rchx": 305, "jtjj": 303, "党建品牌": 101, "1008": 1008, "nmzs": 308, "ylyx": 801, "shzz": 212,
}  # fmt: skip
# The digit keys that the tests pin, and the codes on them.
PINNED = {1: 206, 2: 1004, 3: 1005}

Cut = Callable[[str], list[Span]]


class Passage(NamedTuple):
    """A passage as it was coded: its place (code points), and the 编号 of its code."""

    start: int
    end: int
    number: int


class Units:
    """Words, clauses or sentences of a whole text, cut paragraph by paragraph."""

    def __init__(self, text: str, cut: Cut) -> None:
        found = [
            Span(start + unit.start, start + unit.end)
            for start, end in paragraphs(text)
            for unit in cut(text[start:end])
        ]
        self.spans = [span for span in found if not text[span.start : span.end].isspace()]
        self.starts = [span.start for span in self.spans]
        self.ends = [span.end for span in self.spans]

    def start_before(self, position: int) -> int:
        """Return the start of the unit before a position, or the text's first one."""
        return self.starts[max(bisect_left(self.starts, position) - 1, 0)]

    def end_after(self, position: int, count: int) -> int:
        """Return the end of the unit so many ends behind a position, or the text's last one."""
        return self.ends[min(bisect_right(self.ends, position) + count - 1, len(self.ends) - 1)]

    def at(self, position: int) -> Span:
        """Return the unit a position lies in."""
        return self.spans[bisect_right(self.starts, position) - 1]


class Coder:
    """Codes passages in the article shown, each in another way, and knows what it coded."""

    def __init__(self, person: Person, *, seed: int) -> None:
        self._person = person
        self._random = Random(seed)
        self._text = person.text
        self._words = Units(self._text, words.words)
        self._clauses = Units(self._text, segment.clauses)
        self._sentences = Units(self._text, segment.sentences)
        self._typed = cycle(TYPED.items())
        self._digits = cycle(PINNED.items())
        self._taken: set[Span] = set()
        self.coded: list[Passage] = []

    def code(self, count: int) -> None:
        """Code so many passages."""
        ways = cycle([self.drag, self.alt_drag, self.by_words, self.by_clauses, self.by_sentences, self.double_click])
        choices = cycle([self._by_typing, self._by_typing, self._by_digit])
        while len(self.coded) < count:
            way = next(ways)
            span = way()
            if span in self._taken:
                self._person.press(Key.Key_Escape)
                continue
            assert self._person.view.selection() == span, f"{way.__name__}: {self._text[span.start : span.end]!r}"
            self._taken.add(span)
            self.coded.append(Passage(*span, next(choices)()))

    def drag(self) -> Span:
        """Drag over some words, from within the first into the last."""
        first = self._random.randrange(len(self._words.spans) - 8)
        last = first + self._random.randrange(1, 8)
        begin, end = self._words.spans[first], self._words.spans[last]
        press, release = self._random.randrange(*begin), self._random.randrange(*end)
        self._person.scroll_to(press)
        self.look_under_the_mouse(press)
        self._person.drag(press, release + 1)
        return Span(begin.start, end.end)

    def alt_drag(self) -> Span:
        """Drag over single characters."""
        while True:
            start = self._random.choice(self._words.starts[:-12])
            end = start + self._random.randrange(3, 12)
            if "\n" not in self._text[start:end]:
                break
        self._person.scroll_to(start)
        self._person.drag(start, end, ALT)
        return Span(start, end)

    def by_words(self) -> Span:
        """Select by words with the keyboard."""
        return self._by_keys(self._words, CONTROL, back=Key.Key_Left, on=Key.Key_Right, count=5)

    def by_clauses(self) -> Span:
        """Select by clauses with the keyboard."""
        return self._by_keys(self._clauses, ALT, back=Key.Key_Left, on=Key.Key_Right, count=3)

    def by_sentences(self) -> Span:
        """Select by sentences with the keyboard."""
        return self._by_keys(self._sentences, ALT, back=Key.Key_Up, on=Key.Key_Down, count=2)

    def double_click(self) -> Span:
        """Take the sentence under the mouse."""
        position = self._random.choice(self._words.starts)
        self._person.double_click(position)
        return self._sentences.at(position)

    def look_under_the_mouse(self, position: int) -> None:
        """Make sure that the view finds the same character under the pointer that we mean."""
        point = self._person.point(position)
        assert self._person.view.scene.page.character_at(point.x(), point.y()) == position

    def _by_keys(self, units: Units, modifiers: Qt.KeyboardModifier, *, back: Qt.Key, on: Qt.Key, count: int) -> Span:
        person, count = self._person, self._random.randrange(1, count + 1)
        person.click_text(self._random.choice(self._words.starts))
        if person.view.in_hand() is not None:
            person.press(Key.Key_Escape)
        start = units.start_before(person.view.cursor())
        end = start
        for _ in range(count):
            end = units.end_after(end, 1)
        person.press(back, modifiers=modifiers)
        person.press(on, modifiers=modifiers | SHIFT, times=count)
        return Span(start, end)

    def _by_typing(self) -> int:
        typed, number = next(self._typed)
        self._person.open_palette(self._random.choice([Key.Key_Return, Key.Key_Slash]))
        code = next(each for each in self._person.session.read.codebook().codes if each.number == number)
        self._person.choose(typed, expected=code.name_zh)
        return number

    def _by_digit(self) -> int:
        digit, number = next(self._digits)
        self._person.press(Qt.Key(ord(str(digit))))
        return number


def pin(person: Person) -> None:
    """Pin codes to digit keys through the menu."""
    names = {code.number: code.name_zh for code in person.session.read.codebook().codes}
    for digit, number in PINNED.items():
        person.click_line(names[number])
        person.menu("编码手册", "固定到数字键", str(digit))
