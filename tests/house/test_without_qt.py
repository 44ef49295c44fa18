"""Everything below the window works on a machine where Qt cannot even be imported."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ABOVE = {"ui", "app", "__main__"}

NO_QT = """
import sys

class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("PySide6", "shiboken6"):
            raise ModuleNotFoundError(f"{name} is barred here", name=name)

sys.meta_path.insert(0, NoQt())
"""


def run_without_qt(project: Path, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "ZHUBI_HYPOTHESIS": "brief", "PYTHONPATH": str(project), "PYTHONUTF8": "1"}
    environment.pop("PYTEST_XDIST_WORKER", None)
    return subprocess.run(
        [sys.executable, "-c", NO_QT + program, *arguments],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def lower_modules(project: Path) -> list[str]:
    """Return the names of all modules below the window and of the command line."""
    files = (file.relative_to(project).with_suffix("") for file in sorted((project / "desktop").rglob("*.py")))
    below = (file.parts for file in files if file.parts[1] not in ABOVE)
    return [".".join(part for part in parts if part != "__init__") for parts in below]


def test_the_bar_holds(project):
    outcome = run_without_qt(project, "import PySide6.QtCore")
    assert outcome.returncode == 1
    assert "is barred here" in outcome.stderr


def test_every_module_below_the_window_can_be_imported(project):
    names = lower_modules(project)
    assert "desktop.core.spans" in names
    outcome = run_without_qt(
        project, "import importlib\nfor name in sys.argv[1:]: importlib.import_module(name)", *names
    )
    assert outcome.returncode == 0, outcome.stderr


@pytest.mark.skipif(
    not (Path(__file__).parents[2] / "desktop" / "__main__.py").exists(), reason="there is no way in to call"
)
@pytest.mark.parametrize("argument", ["--help", "formats"])
def test_the_command_line_answers(project, argument):
    program = "import runpy\nsys.argv[0] = 'zhubi'\nrunpy.run_module('desktop', run_name='__main__')"
    outcome = run_without_qt(project, program, argument)
    assert outcome.returncode == 0, outcome.stderr
    assert outcome.stdout.strip()


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_the_tests_of_the_lower_floors_pass(project):
    folders = [
        folder for folder in sorted((project / "tests").iterdir()) if (project / "desktop" / folder.name).is_dir()
    ]
    lower = [f"tests/{folder.name}" for folder in folders if folder.name not in ABOVE]
    program = "import pytest\nsys.exit(pytest.main(sys.argv[1:]))"
    outcome = run_without_qt(project, program, "-x", "-q", "-m", "not slow", "-p", "no:xdist", *lower)
    assert outcome.returncode == 0, outcome.stdout[-4000:] + outcome.stderr[-2000:]
