"""What is measured on: a long text, spans of codings on it, and many articles; the shared ones where they are."""

from __future__ import annotations

import importlib.util
import random
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from desktop.core.spans import Span

_SHARED = Path(__file__).resolve().parents[3] / "shared"
_OWN_PAGES = (
    "村口的路灯修好了\n\n大家晚上出门散步，说起这件事都很高兴，老人走得慢，也不用再打手电。\n\n"
    "镇里把各家的意见记下来，一件一件去办，办完了再回来问一问满意不满意。",
    "晒谷场上的议事会\n\n晒谷场边摆了十几张条凳，谁家有事谁先说，说完了大家一起想办法。\n\n"
    "水渠哪一段漏水，哪一户愿意出工，当场写在黑板上，第二天就有人扛着铁锹来了。",
    "合作社的账本\n\n合作社每个月把账贴在墙上，字写得大，站在三步之外也看得清。\n\n"
    "种子多少钱、卖了多少斤、每家分多少，一笔一笔都有，谁有疑问就去问会计。",
)
_WIDTHS = (20, 200)


def pages() -> list[str]:
    """Return the pages that texts are made of."""
    shared = _shared_workload()
    return list(_OWN_PAGES) if shared is None else shared.load_pages(_SHARED / "pages")


def long_text(length: int) -> str:
    """Return one text of this many characters, its paragraphs parted by blank lines."""
    shared = _shared_workload()
    if shared is not None:
        return shared.long_text(pages(), length)
    whole = "\n\n".join(_OWN_PAGES) + "\n\n"
    return (whole * (length // len(whole) + 1))[:length]


def spans(count: int, length: int, *, codes: int = 20) -> list[tuple[int, Span]]:
    """Return distinct random spans of 20 to 200 characters, each with the number of a code."""
    shared = _shared_workload()
    if shared is not None and length > 2 * shared.TAIL_FREE:
        return [(span.code, Span(span.start, span.end)) for span in shared.spans(count, length, codes=codes)]
    draw = random.Random(1)
    found: dict[tuple[int, Span], None] = {}
    while len(found) < count:
        start = draw.randint(0, length - _WIDTHS[0] - 1)
        end = min(length, start + draw.randint(*_WIDTHS))
        found[draw.randrange(codes), Span(start, end)] = None
    return list(found)


def articles(count: int) -> Iterator[str]:
    """Yield articles, each with a headline of its own, so that no text comes twice."""
    taken = pages()
    for number in range(count):
        yield f"第{number + 1}篇\n{taken[number % len(taken)]}"


@cache
def _shared_workload():
    file = _SHARED / "workload.py"
    if not file.exists():
        return None
    spec = importlib.util.spec_from_file_location("workload", file)
    module = importlib.util.module_from_spec(spec)
    sys.modules["workload"] = module
    spec.loader.exec_module(module)
    return module
