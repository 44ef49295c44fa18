"""Placing, lifting and undoing in the real window on a long article under many codings: committed and repainted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.core.spans import Span
from desktop.ui.window.main_window import MainWindow
from tests.benchmarks import projects
from tests.benchmarks.measuring import Repaint, median, settle
from tests.benchmarks.rows import Row
from tests.benchmarks.sizes import Sizes
from tests.benchmarks.windows import window_on

_LIMIT = 16.0  # milliseconds: a sixtieth of a second


def rows(folder: Path, sizes: Sizes) -> Iterator[Row]:
    """Measure in a project with the usual number of codings, then scroll in one with many."""
    path = folder / "coded.zhubi"
    projects.coded_project(path, characters=sizes.characters, codings=sizes.codings)
    with window_on(path) as window:
        hand = Hand(window)
        for name in ("place", "lift", "undo", "redo"):
            yield Row(name, median(getattr(hand, name), sizes.times), "ms", limit=_LIMIT)
    path = folder / "crowded.zhubi"
    projects.coded_project(path, characters=sizes.characters, codings=sizes.many_codings)
    with window_on(path) as window:
        hand = Hand(window)
        yield Row("wheel", median(hand.wheel, sizes.times), "ms", limit=_LIMIT)
        yield Row("page", median(hand.page, sizes.times), "ms", limit=_LIMIT)


class Hand:
    """Someone at the keyboard in the middle of the article."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._view = window.view
        self._repaint = Repaint(window)
        self._next = 0
        self._view.setFocus()
        self._view.reveal(Span(*[len(self._view.scene.article.text) // 2] * 2))
        settle()

    def place(self) -> float:
        """Put the code pinned to 1 on words in sight; the next time on others."""
        self._select()
        before = self._count()
        spent = self._repaint.milliseconds(lambda: QTest.keyClick(self._view, Qt.Key.Key_1))
        assert self._count() == before + 1
        return spent

    def lift(self) -> float:
        """Take a coding in sight off."""
        self.place()
        marks = self._view.scene.marks
        start = self._view.cursor() - 1
        self._view.activate(marks.at(start)[0].id)
        before = self._count()
        spent = self._repaint.milliseconds(lambda: QTest.keyClick(self._view, Qt.Key.Key_Delete))
        assert self._count() == before - 1
        return spent

    def undo(self) -> float:
        """Take the last coding back."""
        self.place()
        before = self._count()
        spent = self._repaint.milliseconds(self._window.action("undo").trigger)
        assert self._count() == before - 1
        return spent

    def redo(self) -> float:
        """Bring the last coding back."""
        self.undo()
        before = self._count()
        spent = self._repaint.milliseconds(self._window.action("redo").trigger)
        assert self._count() == before + 1
        return spent

    def open(self) -> float:
        """Show the next article of the list, and the first after the last."""
        articles = [article.id for article in self._window.session.read.articles()]
        shown = articles.index(self._window.articles.current())
        following = articles[(shown + 1) % len(articles)]
        return self._repaint.milliseconds(lambda: self._window.articles.show_article(following))

    def wheel(self) -> float:
        """Turn the wheel by one notch, down and, at the end, up again."""
        return self._repaint.milliseconds(lambda: self._turn(-120 if self._next_step() % 40 < 20 else 120))

    def page(self) -> float:
        """Go one page down, then one up, and so on."""
        key = Qt.Key.Key_PageDown if self._next_step() % 8 < 4 else Qt.Key.Key_PageUp
        return self._repaint.milliseconds(lambda: QTest.keyClick(self._view, key))

    def _select(self) -> None:
        """Select words in the middle of the article; no two selections are the same, else they would be coded already."""
        view = self._view
        text = view.scene.article.text
        while True:
            step = self._next_step()
            start = len(text) // 2 + 53 * step % 400
            span = Span(start, min(start + 6 + step, len(text)))
            if text[slice(*span)].strip():
                break
        view.reveal(span)
        view.select(span)
        settle()

    def _count(self) -> int:
        return len(self._view.scene.marks)

    def _next_step(self) -> int:
        self._next += 1
        return self._next

    def _turn(self, by: int) -> None:
        middle, none = QPointF(200, 200), Qt.MouseButton.NoButton
        viewport = self._view.viewport()
        turn = QWheelEvent(
            middle, viewport.mapToGlobal(middle), QPoint(), QPoint(0, by), none,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(viewport, turn)
