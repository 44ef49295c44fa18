"""Opening an article and coding in it, in a project of few articles and in one of many."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks import projects
from tests.benchmarks.measuring import Repaint, median
from tests.benchmarks.rows import Row
from tests.benchmarks.sizes import Sizes
from tests.benchmarks.window_rows import Hand
from tests.benchmarks.windows import window_on

_FLAT = 1.5


def rows(folder: Path, sizes: Sizes) -> Iterator[Row]:
    """Measure in the small project, then in the large one; the small one is the floor."""
    few = _measured(folder / "few.zhubi", sizes.few_articles, sizes)
    many = _measured(folder / "many.zhubi", sizes.many_articles, sizes)
    for name in few:
        yield Row(f"{name} among {sizes.many_articles:,} articles", many[name], "ms", floor=few[name], limit=_FLAT)


def _measured(path: Path, articles: int, sizes: Sizes) -> dict[str, float]:
    projects.wide_project(path, articles=articles, codings_each=sizes.codings_each)
    with window_on(path) as window:
        ids = [article.id for article in window.session.read.articles()]
        repaint = Repaint(window)
        turn = iter(range(10**9))

        def open_next() -> float:
            article = ids[next(turn) % len(ids)]
            return repaint.milliseconds(lambda: window.articles.show_article(article))

        window.articles.show_article(ids[-1])
        opened = median(open_next, sizes.times)
        return {"open": opened, "place": median(Hand(window).place, sizes.times)}
