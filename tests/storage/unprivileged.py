"""Run a piece of Python as a user who may do little, since these tests often run as one who may do all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PROJECT

NOBODY = 65534

SCRIPT = """
import os, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from desktop.core.errors import KnownError
from desktop.core.ids import new_id
from desktop.operations import operation_types
from desktop.session import Session
import desktop.storage.migrations
# Python itself may lie where nobody else can read, so all that is needed is taken in before.
new_id(), operation_types()
{drop}
path = Path(sys.argv[2])
try:
{body}
except KnownError as error:
    print(error.kind)
"""


def as_nobody(path: Path, body: str) -> list[str]:
    """Return what the lines of `body` print, run as nobody with `path` at hand; a known error prints its kind."""
    if os.geteuid() != 0:
        pytest.skip("only root can become nobody")
    return _run(path, body, drop=f"os.setgroups([]); os.setgid({NOBODY}); os.setuid({NOBODY})")


def limited(path: Path, body: str, *, megabytes: float) -> list[str]:
    """Return what the lines of `body` print where no file may grow beyond a size."""
    size = int(megabytes * 1_000_000)
    drop = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))"
    )
    return _run(path, body, drop=drop)


def _run(path: Path, body: str, *, drop: str) -> list[str]:
    indented = "\n".join("    " + line for line in body.strip().splitlines())
    script = SCRIPT.format(drop=drop, body=indented)
    found = subprocess.run(
        [sys.executable, "-c", script, str(PROJECT), str(path)],
        capture_output=True, text=True, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}, check=False,
    )  # fmt: skip
    assert found.returncode == 0, found.stderr
    return found.stdout.split()
