"""Measure the program and print what came out: `python -m tests.benchmarks [--json] [PART…]`."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.benchmarks.rows import Row, table
from tests.benchmarks.sizes import FULL, TINY, Sizes

PARTS = ("start", "reader", "window", "import", "growth", "list")


def main(arguments: Sequence[str]) -> int:
    """Measure what is asked for, by default everything; the exit code tells whether every limit is kept."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description="Measure the program.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"one of {', '.join(PARTS)}; all if none is named")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("--tiny", action="store_true", help="hardly any data: shows only that everything runs")
    asked = parser.parse_args(arguments)
    if unknown := set(asked.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    rows = list(measure(asked.parts or PARTS, TINY if asked.tiny else FULL))
    if asked.json:
        print(json.dumps([row.as_json() for row in rows], ensure_ascii=False, indent=1))
    else:
        print(table(rows))
    return 1 if any(row.met is False for row in rows) else 0


def measure(parts: Sequence[str], sizes: Sizes) -> Iterator[Row]:
    """Yield the rows of some parts, each measured in a folder of its own."""
    for part in parts:
        with tempfile.TemporaryDirectory() as folder, _own_home(Path(folder)):
            yield from _rows_of(part)(Path(folder), sizes)


def _rows_of(part: str) -> Callable[[Path, Sizes], Iterator[Row]]:
    from importlib import import_module

    rows: Callable[[Path, Sizes], Iterator[Row]] = import_module(f"tests.benchmarks.{part}_rows").rows
    return rows


@contextmanager
def _own_home(folder: Path) -> Iterator[None]:
    """Keep settings and backups apart from those of the person at this computer."""
    own = {"ZHUBI_HOME": str(folder / "home"), "QT_QPA_PLATFORM": "offscreen"}
    before = {name: os.environ.get(name) for name in own}
    os.environ.update(own)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
