import subprocess
import sys

import pytest

from desktop.cli import COMMANDS
from tests.cli.calling import CHINESE, assert_refused_in_one_line


@pytest.fixture
def windows(monkeypatch):
    """Stand in for the window, and return what it was asked to open."""
    opened = []
    module = type(sys)("desktop.app")
    module.run = lambda paths: opened.append(list(paths)) or 7
    monkeypatch.setitem(sys.modules, "desktop.app", module)
    return opened


def test_without_arguments_the_window_opens(zhubi, windows):
    assert zhubi().code == 7
    assert windows == [[]]


def test_paths_go_to_the_window(zhubi, windows, page, study, tmp_path):
    zhubi(study)
    zhubi(page, tmp_path)
    assert windows == [[str(study)], [str(page), str(tmp_path)]]


@pytest.mark.parametrize("divider", [(), ("--",)])
def test_a_project_opens_by_itself(zhubi, windows, page, study, divider):
    message = assert_refused_in_one_line(zhubi(*divider, page, study), code=2)
    assert "一次只能打开一个项目" in message
    assert windows == []


def test_a_path_that_looks_like_an_option_comes_behind_two_dashes(zhubi, windows):
    zhubi("--", "--odd.txt")
    assert windows == [["--odd.txt"]]


def test_a_file_that_is_named_like_a_command_is_reached_by_its_folder(zhubi, windows, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "check").write_text("x", encoding="utf-8")
    zhubi("./check")
    assert windows == [["./check"]]


def test_the_language_asked_for_reaches_the_window(zhubi, windows, monkeypatch):
    import os

    monkeypatch.setenv("ZHUBI_LANG", "zh")
    zhubi("--lang", "en")
    assert os.environ["ZHUBI_LANG"] == "en"
    assert windows == [[]]


@pytest.mark.parametrize("asking", ["--help", "-h"])
def test_the_overview_names_every_command(zhubi, asking):
    answer = zhubi(asking)
    assert answer.code == 0
    assert all(f"zhubi {name}" in answer.out for name in COMMANDS)


def test_the_overview_comes_in_english(zhubi):
    out = zhubi("--lang", "en", "--help").out.replace("朱笔", "")
    assert not CHINESE.search(out)


def test_the_version_is_told(zhubi):
    answer = zhubi("--version")
    assert answer.code == 0
    assert answer.out.startswith("zhubi ")


def test_a_mistyped_command_is_refused_with_a_guess(zhubi, windows):
    message = assert_refused_in_one_line(zhubi("imoprt", "x"), code=2)
    assert "是不是要用 import？" in message
    assert windows == []


def test_a_word_that_is_like_no_command_gets_no_guess(zhubi, windows):
    message = assert_refused_in_one_line(zhubi("议事亭"), code=2)
    assert "是不是" not in message


def test_an_unknown_option_is_a_wrong_call(zhubi, windows):
    assert "--wide" in assert_refused_in_one_line(zhubi("--wide"), code=2)


def test_a_missing_project_is_no_mistyped_command(zhubi, windows):
    zhubi("missing.zhubi")
    assert windows == [["missing.zhubi"]]


def test_the_window_is_not_loaded_for_a_command(project):
    program = (
        "import sys; from desktop.__main__ import main; code = main(['formats'])\n"
        "sys.exit(code or any(name.startswith(('PySide6', 'desktop.ui', 'desktop.app')) for name in sys.modules))"
    )
    outcome = subprocess.run([sys.executable, "-c", program], cwd=project, capture_output=True, check=False)
    assert outcome.returncode == 0, outcome.stderr
