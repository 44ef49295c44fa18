"""What is installed is whole: the package with its resources and the starter study, and no tests."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def wheel(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("hatchling")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    outcome = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert outcome.returncode == 0, outcome.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    return set(zipfile.ZipFile(wheel).namelist())


@pytest.mark.parametrize("folder", ["resources", "seeds"])
def test_the_wheel_carries_every_file_of(project, names, folder):
    files = [file for file in (project / folder).rglob("*") if file.is_file() and file.name != ".gitignore"]
    assert files
    assert {f"desktop/{file.relative_to(project).as_posix()}" for file in files} <= names


def test_the_wheel_carries_no_tests(names):
    assert {name.partition("/")[0] for name in names if not name.startswith("zhubi-")} == {"desktop"}


def test_the_wheel_carries_the_licence_and_the_program(wheel, names):
    entry_points = next(name for name in names if name.endswith("entry_points.txt"))
    assert "zhubi = desktop.__main__:main" in zipfile.ZipFile(wheel).read(entry_points).decode()
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_an_installed_package_finds_its_own_resources(wheel, tmp_path):
    zipfile.ZipFile(wheel).extractall(tmp_path)
    program = "from desktop.places import resource, seeds; print(resource('wording').is_dir(), resource(''), seeds())"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    command = [sys.executable, "-c", program]
    outcome = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    inside = tmp_path / "desktop"
    assert outcome.stdout.split() == ["True", str(inside / "resources"), str(inside / "seeds")]
