"""The command line speaks Chinese here unless a test asks for something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.__main__ import main
from tests.cli.calling import Answer, Zhubi, write_page


@pytest.fixture(autouse=True)
def _chinese(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ZHUBI_LANG", "zh")


@pytest.fixture
def zhubi(capsys: pytest.CaptureFixture[str]) -> Zhubi:
    """Return a function that calls the command line."""

    def call(*arguments: object) -> Answer:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        return Answer(code, *capsys.readouterr())

    return call


@pytest.fixture
def study(zhubi: Zhubi, tmp_path: Path) -> Path:
    """Return a new project without a codebook."""
    path = tmp_path / "study.zhubi"
    assert zhubi("new", path).code == 0
    return path


@pytest.fixture
def page(tmp_path: Path) -> Path:
    return write_page(tmp_path, "page.txt", "议事亭重新开门")


@pytest.fixture
def filled(zhubi: Zhubi, study: Path, page: Path) -> Path:
    """Return a project with one article."""
    assert zhubi("import", study, page).code == 0
    return study
