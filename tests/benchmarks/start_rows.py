"""From the start of the process to the painted window, against a bare window that imported the same packages."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.rows import Row
from tests.benchmarks.sizes import Sizes

_PROJECT = Path(__file__).resolve().parents[2]
_LIMIT = 1.5
_KB = 1024


@dataclass(frozen=True)
class _Start:
    cpu: float
    wall: float
    memory: float


def rows(folder: Path, sizes: Sizes) -> Iterator[Row]:
    """Start both programs in turn, so that what else the machine does falls on both alike."""
    surroundings = _surroundings(folder)
    # The first start builds the starter study and compiles what Python has to read; it is not measured.
    for program in ("floor_program", "own_program"):
        _started(program, surroundings)
    pairs = [
        (_started("floor_program", surroundings), _started("own_program", surroundings)) for _ in range(sizes.starts)
    ]
    for name, unit, measured in (("start", "ms", "cpu"), ("start, wall", "ms", "wall"), ("memory", "MB", "memory")):
        floor = statistics.median(getattr(floor, measured) for floor, _ in pairs)
        own = statistics.median(getattr(own, measured) for _, own in pairs)
        yield Row(name, own, unit, floor=floor, limit=_LIMIT)


def _surroundings(folder: Path) -> dict[str, str]:
    own = {
        "ZHUBI_HOME": str(folder / "home"),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        "PYTHONPATH": str(_PROJECT),
    }
    # Where it is set, each start would compile the program again.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | own


def _started(program: str, surroundings: dict[str, str]) -> _Start:
    begun = time.monotonic()
    ended = subprocess.run(
        [sys.executable, "-m", f"tests.benchmarks.{program}"], cwd=_PROJECT, env=surroundings,
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    told = json.loads(ended.stdout.splitlines()[-1])
    return _Start(cpu=told["cpu"] * 1000, wall=(told["at"] - begun) * 1000, memory=told["memory"] / _KB)
