"""The article list of a study with very many articles: shown, filtered key by key, put into another order."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from desktop.core.ids import natural_id
from desktop.session.beginning import begin_project
from tests.benchmarks.measuring import Repaint, cpu_milliseconds, median
from tests.benchmarks.rows import Row
from tests.benchmarks.sizes import Sizes
from tests.benchmarks.windows import window_on

_KEY, _SORT = 16.0, 100.0  # milliseconds
_WORDS = ("路灯", "水渠", "账本", "议事会", "条凳", "合作社", "村口", "晒谷场")


def rows(folder: Path, sizes: Sizes) -> Iterator[Row]:
    """Measure in one window; the articles have no text, which no list asks for."""
    path = folder / "listed.zhubi"
    _listed_project(path, sizes.listed)
    with window_on(path) as window:
        filter_line = window.findChild(QLineEdit, "articleFilter")
        assert filter_line is not None
        filter_line.setFocus()
        repaint, typed = Repaint(window), cycle("2024 1 村 ")
        window.articles.focus_filter()
        QTest.keyClicks(filter_line, "1")  # what is looked through is made at the first key

        def key() -> float:
            letter = next(typed)
            if letter == "2":
                filter_line.clear()
            # Chinese comes from an input method, as text.
            return repaint.milliseconds(
                lambda: QTest.keyClick(filter_line, letter) if letter.isascii() else filter_line.insert(letter)
            )

        count = f"{sizes.listed:,} articles"
        yield Row(f"filter {count} per keystroke", median(key, sizes.times), "ms", limit=_KEY)
        filter_line.clear()
        for order in ("headline", "date"):

            def sort(order: str = order) -> float:
                window.articles.sort_by("position")
                return cpu_milliseconds(lambda: window.articles.sort_by(order))

            yield Row(f"sort {count} by {order}", median(sort, sizes.times), "ms", limit=_SORT)
        yield Row(f"list {count}", median(lambda: cpu_milliseconds(window.articles.refresh), 3), "ms")


def _listed_project(path: Path, articles: int) -> None:
    """Make a project whose list of articles is long: the rows alone, since importing so many takes minutes."""
    begin_project(path, title="测速", coder_name="测速", codebook=None)
    words = cycle(_WORDS)
    found = (
        (
            natural_id("listed", number), f"{next(words)}第{number * 7919 % articles}篇，{next(words)}旁的一天",
            f"20{number % 25:02}-{number % 12 + 1:02}-{number % 28 + 1:02}", str(number % 16 + 1), number,
        )
        for number in range(articles)
    )  # fmt: skip
    connection = sqlite3.connect(path)
    with connection:
        connection.executemany(
            "INSERT INTO article (id, headline, date, page_number, position) VALUES (?, ?, ?, ?, ?)", found
        )
    connection.close()
