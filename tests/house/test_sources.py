"""The checkout itself: the right Qt, nobody's private paths, tests beside what they test."""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest

TEXT_FILES = {".cfg", ".css", ".json", ".md", ".py", ".qss", ".sh", ".sql", ".svg", ".toml", ".txt", ".yaml", ".yml"}
NOT_OURS = {
    ".git",
    ".venv",
    ".mypy_cache",
    ".ruff_cache",
    ".hypothesis",
    ".pytest_cache",
    "__pycache__",
    "dist",
    "build",
}
# Folders of tests that belong to no package of their own.
WITHOUT_PACKAGE = {"benchmarks", "flows", "golden", "house", "old_projects"}

_PRIVATE_PATH = re.compile(r"(?<![\w.:/}\]-])/(?:work|root|home|Users|srv)/[\w.-]|\b[A-Za-z]:[\\/]+Users[\\/]")
# File → why it names a path that looks like somebody's own.
PATHS_ALLOWED: dict[str, str] = {}


def own_files(project: Path) -> list[Path]:
    """Return all text files of the checkout, leaving out what tools made."""
    found: list[Path] = []
    waiting = [project]
    while waiting:
        for entry in sorted(waiting.pop().iterdir()):
            if entry.name in NOT_OURS or entry.name.endswith(".egg-info"):
                continue
            if entry.is_dir() and not entry.is_symlink():
                waiting.append(entry)
            elif entry.suffix in TEXT_FILES or entry.parent.name == ".ci":
                found.append(entry)
    return found


def test_qt_is_the_version_that_keeps_count():
    assert version("PySide6_Essentials").startswith("6.11.")


def test_the_version_of_qt_is_pinned(project):
    settings = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))
    assert "PySide6-Essentials>=6.11,<6.12" in settings["project"]["dependencies"]


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_void_calls_into_qt_cost_no_reference_to_none(qapp):
    from PySide6.QtCore import QObject

    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(5000):
        thing.setObjectName("name")
        thing.blockSignals(False)
    assert abs(sys.getrefcount(None) - before) < 500


def test_no_file_names_a_path_of_one_machine(project):
    found = [
        f"{file.relative_to(project)}:{number}"
        for file in own_files(project)
        if file.relative_to(project).as_posix() not in PATHS_ALLOWED
        for number, line in enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if _PRIVATE_PATH.search(line)
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("start", ["/" + "home/", "/" + "root/", "/" + "work/", "C:\\" + "Users\\"])
def test_a_path_of_one_machine_is_recognised(start):
    assert _PRIVATE_PATH.search(f"open('{start}li/notes.txt')")


@pytest.mark.parametrize("harmless", ["https://example.org/home/li", "resources/work/list", "$top/srv/x", "a/root/b"])
def test_other_paths_are_let_be(harmless):
    assert not _PRIVATE_PATH.search(harmless)


def test_every_test_folder_mirrors_a_package(project):
    tests = project / "tests"
    folders = {file.parent.relative_to(tests) for file in tests.rglob("test_*.py")}
    strangers = {
        folder.as_posix()
        for folder in folders
        if folder.parts and folder.parts[0] not in WITHOUT_PACKAGE and not (project / "desktop" / folder).is_dir()
    }
    assert strangers == set()
