"""Hostile surroundings at the real window: one sentence, nothing lost, nothing changed, no traceback."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import uuid
from pathlib import Path

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtWidgets import QAbstractItemView, QFrame, QPlainTextEdit, QPushButton

from desktop.core.errors import KnownError
from desktop.session import Session
from desktop.wording import explain, say, set_language
from tests import projects
from tests.cli.calling import CHINESE
from tests.cli.test_hostile_files import DAMAGED, NO_PROJECTS, later_step, names_in, state
from tests.flows.windows import ALT, CONTROL, SHIFT, Key, first_open_again, stored

LANGUAGES = ("zh", "en")
NOBODY = 65534


def make_hostile(path: Path, name: str) -> Path:
    """Make the hostile file of this name and return it."""
    if name in NO_PROJECTS:
        NO_PROJECTS[name](path)
    else:
        projects.filled(path)
        DAMAGED[name](path)
    return path


HOSTILE = (*NO_PROJECTS, *DAMAGED)


def started(
    project: Path, *arguments: object, code: str = "", **environment: str | None
) -> subprocess.CompletedProcess:
    """Start the program as a process of its own; None takes a variable away."""
    surroundings = {**os.environ, "PYTHONPATH": str(project), **environment}
    return subprocess.run(
        [sys.executable, *(["-c", code] if code else ["-m", "desktop"]), *map(str, arguments)],
        env={name: value for name, value in surroundings.items() if value is not None},
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
        timeout=60,
    )


def assert_one_sentence(done: subprocess.CompletedProcess, language: str) -> str:
    """Hold that a start was refused in one sentence of this language, and return it."""
    assert done.returncode == 1, done
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith("zhubi: ")
    assert bool(CHINESE.search(line)) == (language == "zh")
    assert line.endswith("。" if language == "zh" else ".")
    return line


class TestFilesThatAreNoProjects:
    @pytest.mark.parametrize("name", HOSTILE)
    def test_the_window_says_so_and_the_project_stays_open(self, at_work, tmp_path, name):
        path = make_hostile(tmp_path / "hostile.zhubi", name)
        before, names, window = state(path), names_in(tmp_path), at_work.window
        for language in LANGUAGES:
            set_language(language)
            assert not at_work.shell.open(path)
        chinese, english = at_work.told.texts
        assert "hostile.zhubi" in chinese
        assert "hostile.zhubi" in english
        assert CHINESE.search(chinese)
        assert not CHINESE.search(english)
        assert (state(path), names_in(tmp_path)) == (before, names)
        assert at_work.window is window
        assert at_work.shell.settings.get("recent_projects") == [str(at_work.session.path)]
        set_language("zh")
        at_work.code("谷雨晴", "12")

    @pytest.mark.parametrize(
        ("name", "language"),
        [(name, LANGUAGES[place % 2]) for place, name in enumerate(HOSTILE)] + [("missing", "en"), ("newer", "zh")],
    )
    def test_a_start_with_it_ends_with_one_sentence(self, project, tmp_path, name, language):
        path = make_hostile(tmp_path / "hostile.zhubi", name)
        before, names = state(path), names_in(tmp_path)
        line = assert_one_sentence(started(project, path, "--lang", language), language)
        assert "hostile.zhubi" in line
        assert (state(path), names_in(tmp_path)) == (before, names)

    def test_damage_that_shows_only_in_reading_is_told_as_damage(self, at_work, tmp_path):
        path = projects.filled(tmp_path / "other.zhubi")
        spoil_the_articles(path)
        window, before = at_work.window, path.read_bytes()
        assert not at_work.shell.open(path)
        assert at_work.told.texts == [explain(KnownError("project_damaged", file="other.zhubi"))]
        assert at_work.window is window
        assert path.read_bytes() == before
        assert not path.with_name("other.zhubi.lock").exists()

    def test_a_start_with_such_damage_ends_with_one_sentence(self, project, tmp_path):
        path = projects.filled(tmp_path / "other.zhubi")
        spoil_the_articles(path)
        line = assert_one_sentence(started(project, path, ZHUBI_LANG="zh"), "zh")
        assert line == "zhubi: " + explain(KnownError("project_damaged", file="other.zhubi"))

    def test_a_name_that_is_no_text_opens_all_the_same(self, person, tmp_path):
        path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xcc\xef.zhubi"))
        projects.filled(path)
        person.open(path)
        person.window.menus._fill_recent(person.window.menuBar().actions()[0].menu())
        person.window.file_commands.save_copy_to(path)
        person.window.file_commands.export_to("codings-csv", path.with_name("out.csv"))
        assert len(person.told.texts) == 1
        assert person.coded()


def spoil_the_articles(path: Path) -> None:
    """Damage the page where the table of articles begins; nothing else of the file."""
    import sqlite3

    connection = sqlite3.connect(path)
    size = connection.execute("PRAGMA page_size").fetchone()[0]
    (root,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'article'").fetchone()
    connection.close()
    data = bytearray(path.read_bytes())
    data[(root - 1) * size : root * size] = b"\xee" * size
    path.write_bytes(data)


def select_some(person) -> None:
    person.press(Key.Key_Home, modifiers=CONTROL)
    person.press(Key.Key_Right, modifiers=CONTROL | SHIFT)
    assert person.selected()


def in_hand(person) -> None:
    person.click_stripe(person.codings()[0].id)


# What a person may try → how, and what it needs before.
TRIES = {
    "code by the palette": (select_some, lambda person: person.press(Key.Key_Return)),
    "code by a digit": (select_some, lambda person: person.press(Key.Key_1)),
    "lift": (in_hand, lambda person: person.press(Key.Key_Delete)),
    "resize": (in_hand, lambda person: person.press(Key.Key_Right, modifiers=SHIFT)),
    "recode": (in_hand, lambda person: person.press(Key.Key_Return)),
    "mark as done": (None, lambda person: person.press(Key.Key_D, modifiers=CONTROL)),
    "edit an article": (None, lambda person: person.press(Key.Key_F2)),
    "remove an article": (
        lambda person: (person.click_row("articleList", 1), person.find(QAbstractItemView, "articleList").setFocus()),
        lambda person: person.press(Key.Key_Delete),
    ),
    "import": (None, lambda person: person.window.file_commands.import_from([person.session.path.parent])),
    "add a category": (None, lambda person: person.window.action("add_category").trigger()),
    "add a code": (
        lambda person: person.click_line("便民桌"),
        lambda person: person.window.action("add_code").trigger(),
    ),
    "edit a code": (
        lambda person: person.click_line("便民桌"),
        lambda person: person.press(Key.Key_E, modifiers=CONTROL),
    ),
    "move a code": (
        lambda person: person.click_line("便民桌"),
        lambda person: person.press(Key.Key_PageDown, modifiers=ALT | SHIFT),
    ),
    "remove a code": (lambda person: person.click_line("便民桌"), lambda person: person.press(Key.Key_Delete)),
    "move a code elsewhere": (
        lambda person: person.click_line("便民桌"),
        lambda person: person.menu("编码手册", "移到", "2 田里的事"),
    ),
    "pin a code": (
        lambda person: person.click_line("便民桌"),
        lambda person: person.menu("编码手册", "固定到数字键", "3"),
    ),
    "add a coder": (None, lambda person: person.window.coder_commands.add()),
    "rename a coder": (None, lambda person: person.window.coder_commands.rename()),
    "undo": (None, lambda person: person.window.undo()),
    "redo": (None, lambda person: person.window.redo()),
}


class TestReadOnly:
    @pytest.fixture
    def second(self, person, tmp_path):
        """Return a person with a window on a project that another window has open."""
        path = projects.filled(tmp_path / "study.zhubi")
        first = Session.open(path)
        first.undo()
        person.open(path)
        yield person
        person.close()
        first.close()

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_a_second_window_is_read_only_and_names_the_owner(self, person, tmp_path, language):
        path = projects.filled(tmp_path / "study.zhubi")
        first = Session.open(path)
        set_language(language)
        person.open(path)
        (told,) = person.told.texts
        assert str(os.getpid()) in told.replace(",", "")
        assert bool(CHINESE.search(told)) == (language == "zh")
        assert person.label("savedLabel") == say("status.read_only")
        assert person.coded()
        person.close()
        first.close()

    @pytest.mark.parametrize("name", TRIES)
    def test_every_change_is_refused_with_a_sentence_and_no_question(self, second, name):
        before, told = stored(second.session.path), list(second.told.texts)
        prepare, work = TRIES[name]
        if prepare:
            prepare(second)
        work(second)
        second.settle()
        # Told once in a box when it was opened, then quietly: a box at every key would be in the way of reading.
        assert second.told.texts == told
        assert second.label("passingWord") == told[-1], name
        assert second.told.questions == []
        assert second.palette is None or not second.palette.is_open()
        assert not second.window.performer.is_holding()
        assert stored(second.session.path) == before

    def test_a_memo_cannot_be_written(self, second):
        second.click_row("codingList", 0)
        assert second.find(QPlainTextEdit, "memoEdit").isReadOnly()

    def test_reading_and_exporting_go_on(self, second, tmp_path):
        second.click_row("articleList", 2)
        second.coder_menu("谷雨晴")
        assert second.export("codings-csv", tmp_path).stat().st_size > 100
        copy = tmp_path / "copy.zhubi"
        second.window.file_commands.save_copy_to(copy)
        assert len(second.told.texts) == 1
        second.shell.open(copy)
        second.activate()
        assert second.session.read_only is None

    def test_a_project_changed_by_a_later_program_is_read_only_and_says_why(self, person, tmp_path):
        path = projects.filled(tmp_path / "study.zhubi")
        later_step(path)
        before = path.read_bytes()
        person.open(path)
        assert person.told.texts == [explain(KnownError("project_later_steps", file="study.zhubi", steps="later"))]
        select_some(person)
        person.press(Key.Key_1)
        assert len(person.told.texts) == 1
        assert person.label("passingWord") == person.told.texts[0]
        assert path.read_bytes() == before


STEP_DOWN = """
import json, os, sys
from pathlib import Path
from tests.flows.windows import person_at_the_window, Key, CONTROL, SHIFT
from tests.qt_watch import application
warm, path, home, language = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4]

def look(person, path):
    from desktop.wording import say
    opened = person.shell.open(path)
    found = {"opened": opened, "told": list(person.told.texts)}
    if opened:
        person.activate()
        found["status"] = person.label("savedLabel")
        found["headlines"] = [article.headline for article in person.session.read.articles()]
        person.press(Key.Key_Home, modifiers=CONTROL)
        person.press(Key.Key_Right, modifiers=CONTROL | SHIFT)
        person.press(Key.Key_1)
        found["refused"] = [*person.told.texts[len(found["told"]):], person.label("passingWord")]
        found["coded"] = len(person.coded())
    return found

with person_at_the_window(application()) as person:
    # Once with all rights, so that every module is loaded: where Python lies others may not be let in.
    person.open(warm)
    look(person, warm)
    from desktop.settings import Settings
    from desktop.wording import set_language
    set_language(language)
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
    os.environ["ZHUBI_HOME"] = home
    person.shell.settings = Settings()
    person.told.texts.clear()
    print(json.dumps(look(person, path)))
    sys.stdout.flush()
    os._exit(0)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
class TestWithoutPermission:
    @pytest.fixture
    def place(self):
        """Return a folder that everybody may enter, unlike the folders of pytest."""
        folder = Path(tempfile.mkdtemp(prefix="zhubi-test-"))
        folder.chmod(0o755)
        yield folder
        for each in [*folder.rglob("*")]:
            if each.is_dir():
                each.chmod(0o755)
        shutil.rmtree(folder)

    def look(self, project: Path, place: Path, tmp_path: Path, prepare, language: str = "zh"):
        """Let somebody without privileges look at a project of theirs."""
        folder = place / "work"
        folder.mkdir()
        path = projects.filled(folder / "study.zhubi")
        if os.geteuid() == 0:
            for each in (folder, path):
                os.chown(each, NOBODY, NOBODY)
        prepare(path)
        before = state(path)
        warm = projects.filled(tmp_path / "warm.zhubi")
        done = started(project, warm, path, place / "home", language, code=STEP_DOWN)
        assert done.returncode == 0, done.stderr
        assert "Traceback" not in done.stderr
        assert state(path) == before
        assert names_in(folder) == ["study.zhubi"]
        return json.loads(done.stdout)

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_a_file_without_permission_is_told(self, project, place, tmp_path, language):
        found = self.look(project, place, tmp_path, lambda path: path.chmod(0), language)
        assert not found["opened"]
        assert found["told"] == [explain(KnownError("file_no_permission", file="study.zhubi"), language=language)]

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_a_read_only_file_opens_says_so_and_refuses_every_change(self, project, place, tmp_path, language):
        found = self.look(project, place, tmp_path, lambda path: path.chmod(0o444), language)
        sentence = explain(KnownError("project_read_only", file="study.zhubi"), language=language)
        assert found["told"] == found["refused"] == [sentence]
        assert found["status"] == say("status.read_only", language=language)
        assert found["coded"] == 2

    def test_a_read_only_folder_opens_says_so_and_refuses_every_change(self, project, place, tmp_path):
        found = self.look(project, place, tmp_path, lambda path: path.parent.chmod(0o555))
        sentence = explain(KnownError("folder_read_only", folder=str(place / "work")))
        assert found["told"] == found["refused"] == [sentence]
        assert len(found["headlines"]) == 3


class TestFullDisk:
    @pytest.fixture
    def at_work(self, person, tmp_path):
        """Return a person whose work in the article in front is not asked about."""
        person.open(first_open_again(projects.filled(tmp_path / "study.zhubi")))
        return person

    def page_limit(self, person, pages: int | None) -> None:
        """Let the project grow no further, or as far as it likes."""
        connection = projects.inner(person.session).connection
        limit = connection.execute("PRAGMA page_count").fetchone()[0] + pages if pages is not None else 1_000_000
        connection.execute(f"PRAGMA max_page_count={limit}")

    def fill_up(self, person) -> None:
        """Code until the disk is full, so that no half-empty page is left to write on."""
        self.page_limit(person, 0)
        places = iter(range(10, 200, 2))
        while not person.window.performer.is_holding():
            person.drag(place := next(places), place + 2)
            person.open_palette()
            person.choose("22")

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_the_action_is_held_on_screen_and_saved_once_there_is_room(self, at_work, language):
        set_language(language)
        self.fill_up(at_work)
        banner = at_work.find(QFrame, "banner")
        before = at_work.coded()
        assert banner.isVisible()
        assert explain(KnownError("disk_full", file="study.zhubi")) in at_work.label("bannerWords")
        assert at_work.label("savedLabel") == say("status.not_saved")
        at_work.click_on(at_work.find(QPushButton, "bannerRetry"))
        assert banner.isVisible()
        assert at_work.coded() == before
        self.page_limit(at_work, None)
        at_work.click_on(at_work.find(QPushButton, "bannerRetry"))
        assert not banner.isVisible()
        assert len(at_work.coded()) == len(before) + 1
        assert at_work.label("savedLabel").startswith(say("status.saved", time=""))
        assert at_work.told.texts == []
        at_work.close()

    def test_what_was_saved_before_is_whole(self, at_work):
        path = at_work.session.path
        self.fill_up(at_work)
        before = stored(path)
        at_work.window.close()
        assert at_work.told.questions == [say("close.held")]
        session = Session.open(path)
        assert session.read.check() == []
        session.close()
        assert stored(path) == before

    def test_who_does_not_want_to_lose_the_action_stays(self, at_work):
        self.fill_up(at_work)
        at_work.told.answer = False
        at_work.window.close()
        assert at_work.window.isVisible()
        assert at_work.find(QFrame, "banner").isVisible()
        at_work.click_on(at_work.find(QPushButton, "bannerGiveUp"))
        assert not at_work.find(QFrame, "banner").isVisible()

    def test_an_import_that_finds_no_room_leaves_nothing_half_done(self, at_work, tmp_path):
        page = tmp_path / "long.txt"
        page.write_text("渡口纪事\n\n" + "渡船来了又去，去了又来。" * 3000, encoding="utf-8")
        before = stored(at_work.session.path)
        self.page_limit(at_work, 1)
        at_work.import_from(page)
        assert at_work.find(QFrame, "banner").isVisible()
        assert stored(at_work.session.path) == before
        self.page_limit(at_work, None)
        at_work.click_on(at_work.find(QPushButton, "bannerRetry"))
        assert len(at_work.rows("articleList")) == 4

    def test_a_home_without_room_for_a_backup_stops_the_import_with_a_sentence(self, at_work, tmp_path, zhubi_home):
        page = tmp_path / "一.txt"
        page.write_text("渡口纪事\n\n渡船来了又去。\n", encoding="utf-8")
        (zhubi_home / "data").mkdir(parents=True, exist_ok=True)
        (zhubi_home / "data" / "backups").write_text("in the way of the folder", encoding="utf-8")
        before = stored(at_work.session.path)
        at_work.import_from(page)
        assert len(at_work.told.texts) == 1
        assert "ZHUBI_HOME" in at_work.told.texts[0]
        assert stored(at_work.session.path) == before


WITHOUT_LIBRARY = """
import ctypes, sys
loads = ctypes.CDLL

def lacking(name, *arguments, **options):
    if name == "libEGL.so.1":
        raise OSError(f"{name}: cannot open shared object file")
    return loads(name, *arguments, **options)

ctypes.CDLL = lacking
from desktop.__main__ import main
sys.exit(main(sys.argv[1:]))
"""

WITHOUT_FONTS = """
import sys
sys.modules["pylopdf_fonts_zh_cn"] = None
from desktop.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems bring what a window needs")
class TestNoScreen:
    @pytest.fixture
    def path(self, tmp_path):
        return projects.filled(tmp_path / "study.zhubi")

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_without_a_display_one_sentence_says_where_to_start(self, project, path, language):
        bare = dict.fromkeys(("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE"))
        line = assert_one_sentence(started(project, path, "--lang", language, **bare), language)
        assert "DISPLAY" in line
        assert "zhubi --help" in line

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_a_display_that_is_not_there_is_named_or_what_it_needs(self, project, path, language):
        bare = dict.fromkeys(("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE"))
        nowhere = f":{2**15 + uuid.uuid4().int % 2**14}"
        line = assert_one_sentence(started(project, path, "--lang", language, **bare, DISPLAY=nowhere), language)
        assert nowhere in line or "sudo apt install" in line

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_a_missing_library_is_named_by_its_package(self, project, path, language):
        line = assert_one_sentence(started(project, path, "--lang", language, code=WITHOUT_LIBRARY), language)
        assert "apt install libegl1" in line

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_without_any_chinese_font_one_sentence_says_what_to_install(self, project, path, tmp_path, language):
        nothing = tmp_path / "fonts.conf"
        nothing.write_text('<?xml version="1.0"?><fontconfig></fontconfig>', encoding="utf-8")
        done = started(project, path, "--lang", language, code=WITHOUT_FONTS, FONTCONFIG_FILE=str(nothing))
        line = assert_one_sentence(done, language)
        assert "fonts" in line

    def test_nothing_is_left_behind(self, project, path, tmp_path):
        started(project, path, QT_QPA_PLATFORM=None, DISPLAY=None)
        assert names_in(tmp_path) == ["study.zhubi"]

    def test_a_home_that_cannot_be_made_is_no_hindrance_for_a_project(self, project, path, tmp_path):
        (tmp_path / "home").write_text("in the way of the folder", encoding="utf-8")
        driver = (
            "import sys\nfrom PySide6.QtCore import QTimer\nfrom desktop.ui.window.shell import Shell\n"
            "opened = Shell.open_named\n"
            "def both(self, paths):\n    opened(self, paths)\n    QTimer.singleShot(50, self.window.close)\n"
            "Shell.open_named = both\nfrom desktop.__main__ import main\nsys.exit(main(sys.argv[1:]))\n"
        )
        done = started(project, path, code=driver, ZHUBI_HOME=str(tmp_path / "home"))
        assert done.returncode == 0, done.stderr
        assert "Traceback" not in done.stderr

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_where_the_starter_study_cannot_be_built_one_sentence_says_so(self, project, tmp_path, language):
        (tmp_path / "home").write_text("in the way of the folder", encoding="utf-8")
        assert_one_sentence(started(project, "--lang", language, ZHUBI_HOME=str(tmp_path / "home")), language)


def test_the_language_chosen_in_the_window_is_spoken_from_the_first_word(at_work, project, tmp_path):
    at_work.menu("查看", "语言", "English")
    at_work.activate()
    plain = {"ZHUBI_LANG": None, "LC_ALL": "zh_CN.UTF-8"}
    assert_one_sentence(started(project, tmp_path / "gone.zhubi", **plain), "en")
    assert_one_sentence(started(project, tmp_path / "gone.zhubi", "--lang", "zh", **plain), "zh")


MISHAP = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from desktop.ui.widgets import messages
from desktop.ui.window import shell
from desktop.__main__ import main

class Presenter:
    def tell(self, _parent, text, _details):
        print("told", text, flush=True)

messages.presenter = Presenter()
opened = shell.Shell.open_named

def stumble():
    raise LookupError("折叠桌")

def script(self, paths):
    opened(self, paths)
    def place():
        from desktop.core.spans import Span
        from desktop.operations.place_code import PlaceCode
        article = self.session.read.articles()[1].id
        made = self.window.performer.perform(PlaceCode(article=article, span=Span(40, 44), code="code-12"))
        print("placed", bool(made), flush=True)
    for wait, work in ((10, stumble), (20, stumble), (60, place), (120, self.window.close)):
        QTimer.singleShot(wait, work)

shell.Shell.open_named = script
sys.exit(main(sys.argv[1:]))
"""


def test_a_fault_of_the_program_neither_closes_it_nor_loses_work(project, tmp_path, zhubi_home):
    path = projects.filled(tmp_path / "study.zhubi")
    done = started(project, path, code=MISHAP, ZHUBI_LANG="zh")
    log = zhubi_home / "log" / "zhubi.log"
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout.splitlines() == ["told " + say("mishap.told", file=log), "placed True"]
    report = log.read_text(encoding="utf-8")
    assert report.count("Traceback") == 1
    assert "折叠桌" not in report
    session = Session.open(path)
    assert len(projects.codings_of(session, projects.LEAD)) == 4
    session.close()
