"""The program itself, run as `zhubi` runs it, until its window is painted."""

from __future__ import annotations

import sys

from desktop import app
from desktop.__main__ import main

_load = app._load_what_knows_no_window


def _load_and_watch() -> None:
    """Come in only behind what the program loads before Qt, so that the order it has chosen is measured."""
    _load()
    from tests.benchmarks.first_paint import watch_when_run

    watch_when_run()


if __name__ == "__main__":
    app._load_what_knows_no_window = _load_and_watch
    sys.exit(main(sys.argv[1:]))
