"""Opening an article and coding in it, in a project of few articles and in one of many."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks import projects
from tests.benchmarks.measuring import in_turn
from tests.benchmarks.rows import Row
from tests.benchmarks.sizes import Sizes
from tests.benchmarks.window_rows import Hand
from tests.benchmarks.windows import window_on

_FLAT = 1.5


def rows(folder: Path, sizes: Sizes) -> Iterator[Row]:
    """Measure in both projects in turn, so that what else the machine does falls on both; the small one is the floor."""
    few, many = folder / "few.zhubi", folder / "many.zhubi"
    projects.wide_project(few, articles=sizes.few_articles, codings_each=sizes.codings_each)
    projects.wide_project(many, articles=sizes.many_articles, codings_each=sizes.codings_each)
    with window_on(few) as small, window_on(many) as large:
        for name, act in (("open", lambda hand: hand.open), ("place", lambda hand: hand.place)):
            floor, value = in_turn(act(Hand(small)), act(Hand(large)), sizes.times)
            yield Row(f"{name} among {sizes.many_articles:,} articles", value, "ms", floor=floor, limit=_FLAT)
