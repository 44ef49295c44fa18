"""The program itself, run as `zhubi` runs it, until its window is painted."""

from __future__ import annotations

import sys

from desktop.__main__ import main
from tests.benchmarks.first_paint import watch_when_run

if __name__ == "__main__":
    watch_when_run()
    sys.exit(main(sys.argv[1:]))
