"""Whatever is done in the window in whatever order: it shows what is stored."""

from __future__ import annotations

from random import Random

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit

from desktop.text import words
from desktop.text.paragraphs import paragraphs
from tests.flows.test_undo import shows_what_is_stored
from tests.flows.windows import ALT, CONTROL, NONE, SHIFT, Key, Person

STEPS = 45


class Whim:
    """Does one thing after another, as it comes."""

    def __init__(self, person: Person, seed: int) -> None:
        self._person = person
        self._random = Random(seed)

    def do(self) -> None:
        """Do one thing."""
        ways = [
            self._drag_and_digit, self._drag_and_choose, self._lift, self._resize, self._recode, self._memo,
            self._undo, self._undo, self._redo, self._article, self._coder, self._done, self._move, self._search,
            self._forget_search,
        ]  # fmt: skip
        self._random.choice(ways)()

    def _drag(self) -> bool:
        person = self._person
        if not person.text:
            return False
        start, end = self._random.choice(paragraphs(person.text))
        found = words.words(person.text[start:end])
        first = self._random.randrange(len(found))
        last = min(first + self._random.randrange(1, 6), len(found) - 1)
        begin = start + found[first].start
        person.scroll_to(begin)
        person.drag(begin, start + found[last].end, self._random.choice([ALT, NONE]))
        return person.view.selection() is not None

    def _drag_and_digit(self) -> None:
        if self._drag():
            self._person.press(self._random.choice([Key.Key_1, Key.Key_2, Key.Key_5]))

    def _drag_and_choose(self) -> None:
        if self._drag():
            self._person.open_palette()
            self._person.type(self._random.choice(["bm", "sz", "2", "xiu", "w"]))
            self._person.press(self._random.choice([Key.Key_Return, Key.Key_Return, Key.Key_Escape]))
            if self._person.palette.is_open():
                self._person.press(Key.Key_Escape)

    def _take(self) -> bool:
        codings = self._person.codings()
        if codings:
            self._person.click_stripe(self._random.choice(codings).id)
        return self._person.view.in_hand() is not None

    def _lift(self) -> None:
        if self._take():
            self._person.press(Key.Key_Delete)

    def _resize(self) -> None:
        if self._take():
            for _ in range(self._random.randrange(1, 4)):
                modifiers = self._random.choice([SHIFT, SHIFT | ALT])
                self._person.press(self._random.choice([Key.Key_Left, Key.Key_Right]), modifiers=modifiers)

    def _recode(self) -> None:
        if self._take():
            self._person.press(self._random.choice([Key.Key_1, Key.Key_2]))

    def _memo(self) -> None:
        if self._take():
            self._person.click_on(self._person.find(QPlainTextEdit, "memoEdit"))
            self._person.type(self._random.choice(["a", "bc", " "]))

    def _undo(self) -> None:
        self._person.press(Key.Key_T, modifiers=CONTROL)
        self._person.undo(times=self._random.randrange(1, 4))

    def _redo(self) -> None:
        self._person.press(Key.Key_T, modifiers=CONTROL)
        self._person.redo(times=self._random.randrange(1, 3))

    def _article(self) -> None:
        rows = len(self._person.rows("articleList"))
        if rows:
            self._person.click_row("articleList", self._random.randrange(rows))

    def _coder(self) -> None:
        self._person.coder_menu(self._random.choice(list(self._person.session.read.coder_names().values())))

    def _done(self) -> None:
        """Mark the article as done or open it again; answers that are missing stay missing."""
        timer = QTimer(self._person.app, interval=5)
        timer.timeout.connect(_agree)
        timer.start()
        self._person.press(Key.Key_D, modifiers=CONTROL)
        timer.stop()

    def _move(self) -> None:
        name = self._random.choice(list(self._person.tree()))
        self._person.click_line(name)
        self._person.press(self._random.choice([Key.Key_PageUp, Key.Key_PageDown]), modifiers=ALT | SHIFT)

    def _search(self) -> None:
        self._person.press(Key.Key_K, modifiers=CONTROL)
        self._person.type(self._random.choice(["sz", "bm"]))
        self._forget_search()

    def _forget_search(self) -> None:
        self._person.press(Key.Key_K, modifiers=CONTROL)
        self._person.press(Key.Key_A, modifiers=CONTROL)
        self._person.press(Key.Key_Delete)
        self._person.press(Key.Key_T, modifiers=CONTROL)


def _agree() -> None:
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QDialog) and dialog.objectName() == "missingDialog":
        dialog.accept()


@pytest.mark.parametrize("seed", range(4))
def test_the_window_shows_what_is_stored_whatever_is_done(at_work, seed):
    whim = Whim(at_work, seed)
    for _ in range(STEPS):
        whim.do()
        shows_what_is_stored(at_work)
    at_work.press(Key.Key_T, modifiers=CONTROL)
    assert at_work.session.read.check() == []
