"""Files that are not what they should be: one sentence, and nothing is changed."""

import os
import random
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from tests.cli.calling import CHINESE, assert_refused_in_one_line

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n" + b"0" * 400
RUBBISH = random.Random(7).randbytes(20_000)
HUGE = 200_000_000


def missing(_path):
    return


def folder(path):
    path.mkdir()


def huge(path):
    with path.open("wb") as file:
        file.truncate(HUGE)


def pipe(path):
    os.mkfifo(path)


def of(content):
    return lambda path: path.write_bytes(content)


def other_database(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE notes (words TEXT)")
        connection.commit()


def unfinished(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id={0x5A484249}")
        connection.execute("PRAGMA user_version=1")


def looped(path):
    path.symlink_to(path)


NO_PROJECTS = {
    "missing": missing,
    "a folder": folder,
    "empty": of(b""),
    "one byte": of(b"S"),
    "rubbish": of(RUBBISH),
    "huge": huge,
    "a PDF": of(PDF),
    "only a header": of(b"SQLite format 3\0" + bytes(84)),
    "a pipe": pipe,
    "another program's": other_database,
    "unfinished": unfinished,
    "a link to itself": looped,
}
NO_PAGES = {
    "missing": missing,
    "an empty folder": folder,
    "empty": of(b""),
    "blank": of("　\n \n".encode()),
    "rubbish": of(RUBBISH),
    "huge": huge,
    "a PDF": of(PDF),
    "a pipe": pipe,
    "a link to itself": looped,
}
COMMANDS = {
    "check": lambda path, page, out: ("check", path),
    "history": lambda path, page, out: ("history", path),
    "import": lambda path, page, out: ("import", path, page),
    "export": lambda path, page, out: ("export", path, "articles-csv", out),
}


def state(path):
    """Return what can be told about a file without reading much of it."""
    if not path.is_file():
        return path.is_dir(), path.is_symlink()
    status = path.stat()
    return status.st_size, status.st_mtime_ns, path.read_bytes() if status.st_size < 1_000_000 else None


def names_in(folder):
    return sorted(each.name for each in folder.iterdir())


def assert_speaks(message, language):
    assert bool(CHINESE.search(message)) == (language == "zh"), message


@pytest.mark.parametrize("make", NO_PROJECTS.values(), ids=NO_PROJECTS)
@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_no_project_is_refused_and_stays(zhubi, tmp_path, page, make, command, language):
    path = tmp_path / "hostile.zhubi"
    make(path)
    before, names = state(path), names_in(tmp_path)
    message = assert_refused_in_one_line(
        zhubi(*command(path, page, tmp_path / "out.csv"), "--lang", language),
    )
    assert "hostile.zhubi" in message
    assert_speaks(message, language)
    assert state(path) == before
    assert names_in(tmp_path) == names


@pytest.mark.parametrize("make", NO_PAGES.values(), ids=NO_PAGES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_no_page_is_refused_and_the_project_stays(zhubi, tmp_path, study, make, language):
    path = tmp_path / "hostile.txt"
    make(path)
    before, page_before = study.read_bytes(), state(path)
    message = assert_refused_in_one_line(zhubi("import", study, path, "--lang", language))
    assert "hostile.txt" in message
    assert_speaks(message, language)
    assert study.read_bytes() == before
    assert state(path) == page_before


def with_header(start, content):
    def damage(path):
        data = bytearray(path.read_bytes())
        data[start : start + len(content)] = content
        path.write_bytes(data)

    return damage


def later_step(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('zhubi', 'later', 'x')"
        )
        connection.commit()


def truncated(path):
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


DAMAGED = {
    "magic": with_header(0, b"sqlite"),
    "page size": with_header(16, b"\x00\x03"),
    "newer": with_header(60, b"\x00\x00\x00\x02"),
    "schema": with_header(100, b"\xff" * 200),
    "cut off": truncated,
}


@pytest.mark.parametrize("damage", DAMAGED.values(), ids=DAMAGED)
@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_damaged_or_newer_project_is_refused_and_stays(zhubi, filled, tmp_path, damage, command, language):
    damage(filled)
    before = filled.read_bytes()
    page = tmp_path / "another.txt"
    page.write_text("另一篇\n\n另一句。\n", encoding="utf-8")
    message = assert_refused_in_one_line(zhubi(*command(filled, page, tmp_path / "out.csv"), "--lang", language))
    assert "study.zhubi" in message
    assert_speaks(message, language)
    assert filled.read_bytes() == before
    assert not filled.with_name("study.zhubi.lock").exists()
    assert not (tmp_path / "out.csv").exists()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_project_with_a_later_step_is_read_but_not_changed(zhubi, filled, tmp_path, language):
    later_step(filled)
    before = filled.read_bytes()
    page = tmp_path / "another.txt"
    page.write_text("另一篇\n\n另一句。\n", encoding="utf-8")
    message = assert_refused_in_one_line(zhubi("import", filled, page, "--lang", language))
    assert_speaks(message, language)
    answer = zhubi("export", filled, "articles-csv", tmp_path / "out.csv", "--lang", language)
    assert answer.code == 0
    assert answer.err == message
    assert filled.read_bytes() == before


HOLDER = """
import sys
from pathlib import Path
from desktop.session import Session
session = Session.open(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
session.close()
"""


@pytest.fixture
def held(project, filled):
    """Return a project that another process has open."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(filled)],
        env={**os.environ, "PYTHONPATH": str(project)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdout.readline() == b"open\n"
    yield filled
    process.communicate()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_second_process_may_read_and_not_write(zhubi, held, tmp_path, language):
    before = held.read_bytes()
    page = tmp_path / "another.txt"
    page.write_text("另一篇\n\n另一句。\n", encoding="utf-8")
    message = assert_refused_in_one_line(zhubi("import", held, page, "--lang", language))
    assert_speaks(message, language)
    for name in ("check", "history", "export"):
        assert zhubi(*COMMANDS[name](held, page, tmp_path / "out.csv")).code == 0
    assert held.read_bytes() == before


CRASH = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size=5")
connection.execute("BEGIN IMMEDIATE")
connection.execute("CREATE TABLE half (words)")
connection.executemany("INSERT INTO half VALUES (?)", [("x" * 1000,)] * 2000)
os._exit(9)
"""


@pytest.mark.parametrize("name", COMMANDS)
def test_a_step_that_a_crash_left_half_done_is_taken_back(zhubi, filled, tmp_path, name):
    whole = filled.read_bytes()
    subprocess.run([sys.executable, "-c", CRASH, str(filled)], check=False)
    assert filled.with_name("study.zhubi-journal").exists()
    assert filled.read_bytes() != whole
    page = tmp_path / "another.txt"
    page.write_text("另一篇\n\n另一句。\n", encoding="utf-8")
    assert zhubi(*COMMANDS[name](filled, page, tmp_path / "out.csv")).code == 0
    assert zhubi("check", filled).code == 0
    assert not filled.with_name("study.zhubi-journal").exists()


LITTLE_DISK = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
from desktop.__main__ import main
sys.exit(main(sys.argv[2:]))
"""


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", ["new", "import", "export"])
def test_a_disk_that_takes_no_more_is_told(project, filled, tmp_path, zhubi_home, name, language):
    page = tmp_path / "long.txt"
    page.write_text("渡口纪事\n\n" + "渡船来了又去，去了又来。" * 9000, encoding="utf-8")
    calls = {
        "new": ("new", tmp_path / "new.zhubi"),
        "import": ("import", filled, page),
        "export": ("export", filled, "articles-jsonl", tmp_path / "out.jsonl"),
    }
    limit = {"new": 100_000, "import": filled.stat().st_size + 4096, "export": 100}[name]
    before, names = filled.read_bytes(), names_in(tmp_path)
    outcome = subprocess.run(
        [sys.executable, "-B", "-c", LITTLE_DISK, str(limit), *map(str, calls[name]), "--lang", language],
        env={**os.environ, "PYTHONPATH": str(project)},
        capture_output=True,
        check=False,
    )
    err = outcome.stderr.decode()
    assert outcome.returncode == 1
    assert err.count("\n") == 1, err
    assert_speaks(err, language)
    assert "zhubi.log" not in err
    assert filled.read_bytes() == before
    assert names_in(tmp_path) == names
