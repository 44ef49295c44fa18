"""People who may not do everything: no permission, read-only folders, no home; tests may run as root, so they step down."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.cli.calling import CHINESE, Answer, assert_refused_in_one_line, write_page

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")

NOBODY = 65534
STEP_DOWN = """
import contextlib, io, os, sys
from desktop.__main__ import main
# Once with all rights, so that every module is loaded: where Python lies others may not be let in.
place, page = sys.argv[1:3]
with contextlib.redirect_stdout(io.StringIO()):
    codes = [
        main(["new", place + "/warm.zhubi"]), main(["import", place + "/warm.zhubi", page]),
        main(["export", place + "/warm.zhubi", "articles-csv", place + "/warm.csv"]),
        main(["check", place + "/warm.zhubi"]), main(["history", place + "/warm.zhubi"]), main(["preview", page]),
    ]
assert codes == [0] * 6, codes
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
os.environ["ZHUBI_HOME"] = sys.argv[3]
sys.exit(main(sys.argv[4:]))
"""


@pytest.fixture
def place():
    """Return a folder that everybody may enter, unlike the folders of pytest."""
    folder = Path(tempfile.mkdtemp(prefix="zhubi-test-"))
    folder.chmod(0o755)
    yield folder
    for each in folder.rglob("*"):
        if each.is_dir():
            each.chmod(0o755)
    shutil.rmtree(folder)


@pytest.fixture
def home(place):
    folder = place / "home"
    folder.mkdir()
    give(folder)
    return folder


def give(path):
    if os.geteuid() == 0:
        os.chown(path, NOBODY, NOBODY)


@pytest.fixture
def step_down(project, place, tmp_path):
    """Return a function that calls the command line without any privilege."""
    page = write_page(tmp_path, "warm.txt", "暖身")

    def call(home, *arguments):
        warm = tempfile.mkdtemp(dir=tmp_path)
        outcome = subprocess.run(
            [sys.executable, "-c", STEP_DOWN, warm, str(page), str(home), *map(str, arguments)],
            env={**os.environ, "PYTHONPATH": str(project)},
            capture_output=True,
            check=False,
        )
        return Answer(outcome.returncode, outcome.stdout.decode(), outcome.stderr.decode())

    return call


@pytest.fixture
def theirs(zhubi, place):
    """Return a project with one article that belongs to somebody without privileges."""
    folder = place / "work"
    folder.mkdir()
    path = folder / "study.zhubi"
    zhubi("new", path)
    zhubi("import", path, write_page(place, "page.txt", "议事亭重新开门"))
    for each in (folder, path):
        give(each)
    return path


def second_page(place):
    page = write_page(place, "second.txt", "渡口添了灯")
    page.chmod(0o644)
    return page


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_page_without_permission_is_refused(step_down, theirs, place, home, language):
    page = write_page(place, "secret.txt", "渡口添了灯")
    page.chmod(0)
    before = theirs.read_bytes()
    message = assert_refused_in_one_line(step_down(home, "import", theirs, page, "--lang", language))
    assert "secret.txt" in message
    assert bool(CHINESE.search(message)) == (language == "zh")
    assert theirs.read_bytes() == before


@pytest.mark.parametrize("command", ["check", "history", "import"])
def test_a_project_without_permission_is_refused(step_down, theirs, place, home, command):
    theirs.chmod(0)
    arguments = [theirs, second_page(place)] if command == "import" else [theirs]
    before = theirs.read_bytes() if os.geteuid() == 0 else None
    message = assert_refused_in_one_line(step_down(home, command, *arguments))
    assert "没有权限" in message or "没有打开" in message
    theirs.chmod(0o600)
    assert before is None or theirs.read_bytes() == before


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_read_only_project_is_read_and_not_changed(step_down, theirs, place, home, language):
    theirs.chmod(0o444)
    before = theirs.read_bytes()
    message = assert_refused_in_one_line(step_down(home, "import", theirs, second_page(place), "--lang", language))
    assert bool(CHINESE.search(message)) == (language == "zh")
    assert step_down(home, "check", theirs).code == 0
    assert theirs.read_bytes() == before


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_read_only_folder_is_read_and_not_changed(step_down, theirs, place, home, language):
    theirs.parent.chmod(0o555)
    before = theirs.read_bytes()
    message = assert_refused_in_one_line(step_down(home, "import", theirs, second_page(place), "--lang", language))
    assert str(theirs.parent) in message
    assert bool(CHINESE.search(message)) == (language == "zh")
    for command in ("check", "history"):
        assert step_down(home, command, theirs).code == 0
    assert step_down(home, "export", theirs, "articles-csv", home / "out.csv").code == 0
    assert theirs.read_bytes() == before
    assert [each.name for each in theirs.parent.iterdir()] == ["study.zhubi"]


def test_nothing_new_is_made_in_a_read_only_folder(step_down, theirs, home):
    theirs.parent.chmod(0o555)
    assert_refused_in_one_line(step_down(home, "new", theirs.parent / "new.zhubi"))
    assert_refused_in_one_line(step_down(home, "export", theirs, "articles-csv", theirs.parent / "out.csv"))
    assert [each.name for each in theirs.parent.iterdir()] == ["study.zhubi"]


def test_without_a_place_for_backups_nothing_is_imported(step_down, theirs, place):
    nowhere = place / "locked"
    nowhere.mkdir()
    nowhere.chmod(0o555)
    before = theirs.read_bytes()
    message = assert_refused_in_one_line(step_down(nowhere, "import", theirs, second_page(place)))
    assert "备份文件夹" in message
    assert theirs.read_bytes() == before


def test_what_needs_no_home_works_without_one(step_down, theirs, place):
    nowhere = place / "locked"
    nowhere.mkdir()
    nowhere.chmod(0o555)
    for command in ("check", "history", "preview"):
        target = theirs if command != "preview" else second_page(place)
        answer = step_down(nowhere, command, target)
        assert (answer.code, answer.err) == (0, "")
