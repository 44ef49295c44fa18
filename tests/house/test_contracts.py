"""The floors hold: nobody imports from a floor above, nobody but the window knows Qt."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_LINT = "from importlinter.cli import lint_imports_command as lint; lint(['--no-cache', '--no-logo'])"

# Module that is given a forbidden import, the import, the contract that has to notice.
FORBIDDEN = [
    pytest.param("core/clock.py", "import desktop.text", "A floor uses those below it", id="upwards"),
    pytest.param("exporting/__init__.py", "import desktop.importing", "A floor uses those below it", id="sideways"),
    pytest.param("novelties/__init__.py", "import json", "A floor uses those below it", id="package without a floor"),
    pytest.param("ui/widgets/__init__.py", "import desktop.ui.reader", "Inside the window", id="widget knows a room"),
    pytest.param("cli/__init__.py", "import desktop.ui", "The command line knows no window", id="command line"),
    pytest.param("text/__init__.py", "from PySide6.QtCore import QObject", "Only the window knows Qt", id="Qt below"),
    pytest.param("text/__init__.py", "def f():\n    import PySide6", "Only the window knows Qt", id="Qt, late"),
    pytest.param("session/__init__.py", "import sqlite3", "Only storage knows SQLite", id="SQLite above storage"),
    pytest.param("cli/__init__.py", "import desktop.storage", "Only operations and session", id="storage, from above"),
    pytest.param("core/spans.py", "import desktop.core.codings", "No circles at any depth", id="circle"),
]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the contracts of `pyproject.toml` on the package in this folder."""
    return subprocess.run(
        [sys.executable, "-c", _LINT], cwd=folder, capture_output=True, text=True, check=False, timeout=100
    )


@pytest.fixture(scope="module")
def pristine(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("contracts")
    shutil.copytree(project / "desktop", folder / "desktop", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(project / "pyproject.toml", folder)
    return folder


def test_every_contract_is_kept(project):
    outcome = lint(project)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    assert "0 broken" in outcome.stdout


@pytest.mark.parametrize(("module", "statement", "contract"), FORBIDDEN)
def test_a_forbidden_import_breaks_its_contract(pristine, module, statement, contract):
    file = pristine / "desktop" / module
    before = file.read_text(encoding="utf-8") if file.exists() else None
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"{before or ''}\n{statement}\n", encoding="utf-8")
    try:
        outcome = lint(pristine)
    finally:
        if before is None:
            shutil.rmtree(file.parent)
        else:
            file.write_text(before, encoding="utf-8")
    assert outcome.returncode == 1
    broken = [line for line in outcome.stdout.splitlines() if line.endswith("BROKEN")]
    assert any(line.startswith(contract) for line in broken), outcome.stdout + outcome.stderr
