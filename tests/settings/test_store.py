from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from desktop.places import user_config
from desktop.settings import Settings
from desktop.settings.definitions import DEFINITIONS
from desktop.settings.store import RECENT_KEPT


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.yaml"


def test_a_setting_outlives_the_program(file):
    Settings(file).set("text_size", 20)
    assert Settings(file).get("text_size") == 20


def test_settings_lie_in_the_users_own_folder():
    Settings().set("theme", "dark")
    assert yaml.safe_load((user_config() / "settings.yaml").read_text(encoding="utf-8")) == {"theme": "dark"}


def test_what_was_never_set_has_its_default(file):
    settings = Settings(file)
    assert {each.name: settings.get(each.name) for each in DEFINITIONS} == {
        each.name: each.default for each in DEFINITIONS
    }
    assert not file.exists()


def test_a_default_list_cannot_be_changed_from_outside(file):
    Settings(file).get("recent_projects").append("/a")
    assert Settings(file).get("recent_projects") == []


def test_a_value_out_of_bounds_is_not_kept(file):
    settings = Settings(file)
    settings.set("text_size", 18)
    with pytest.raises(ValueError, match="text_size"):
        settings.set("text_size", 400)
    assert settings.get("text_size") == Settings(file).get("text_size") == 18


BROKEN = {
    "empty": b"",
    "no YAML": b"theme: [dark\n: :",
    "no text": b"\xff\xfe\x00theme",
    "a list": b"- theme\n- dark\n",
    "a word": b"dark",
    "an object": b"!!python/object/apply:os.getcwd []\n",
    "an alias to nothing": b"theme: *gone",
    "an endless alias": b"recent_projects: &a [*a]\n",
    "a key that is a list": b"? [theme]\n: dark\n",
    "deep": b"[" * 3000,
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_broken_file_means_defaults_and_can_be_written_anew(file, content):
    file.write_bytes(content)
    settings = Settings(file)
    assert settings.get("theme") == "system"
    assert settings.get("recent_projects") == []
    settings.set("theme", "dark")
    assert Settings(file).get("theme") == "dark"


def test_a_wrong_value_falls_back_alone(file):
    file.write_text("text_size: 999\ntheme: dark\nleading: wide\nrecent_projects: [3]\nunknown: 1\n", encoding="utf-8")
    settings = Settings(file)
    found = [settings.get(name) for name in ("text_size", "theme", "leading", "recent_projects")]
    assert found == [16, "dark", 1.9, []]


@given(st.binary(max_size=200))
def test_no_file_stops_the_start(tmp_path_factory, content):
    file = tmp_path_factory.mktemp("any") / "settings.yaml"
    file.write_bytes(content)
    settings = Settings(file)
    assert all(each.accepts(settings.get(each.name)) for each in DEFINITIONS)


def test_the_project_opened_last_comes_first_and_once(file):
    settings = Settings(file)
    for name in ("a", "b", "a"):
        settings.remember_project(Path(f"/studies/{name}.zhubi"))
    assert settings.get("recent_projects") == ["/studies/a.zhubi", "/studies/b.zhubi"]


def test_only_so_many_projects_are_remembered(file):
    settings = Settings(file)
    for number in range(RECENT_KEPT + 3):
        settings.remember_project(Path(f"/studies/{number}.zhubi"))
    assert len(settings.get("recent_projects")) == RECENT_KEPT
    assert settings.get("recent_projects")[0] == f"/studies/{RECENT_KEPT + 2}.zhubi"


def test_what_is_kept_for_one_project_leaves_the_others(file):
    settings = Settings(file)
    settings.remember_for_project("coder_of_project", Path("/a.zhubi"), "one")
    settings.remember_for_project("coder_of_project", Path("/b.zhubi"), "two")
    assert Settings(file).get("coder_of_project") == {"/a.zhubi": "one", "/b.zhubi": "two"}


def test_a_project_whose_name_is_no_text_leaves_the_settings_readable(file):
    path = Path("/studies/" + b"\xcc\xef.zhubi".decode("utf-8", "surrogateescape"))
    settings = Settings(file)
    settings.remember_project(Path("/studies/渡口.zhubi"))
    settings.remember_project(path)
    settings.remember_for_project("coder_of_project", path, "one")
    assert Settings(file).get("recent_projects") == ["/studies/渡口.zhubi"]
    assert Settings(file).get("coder_of_project") == {}


def test_a_folder_whose_name_is_no_text_does_not_disturb(file):
    Settings(file).set("theme", "dark")
    settings = Settings(file)
    settings.set("told_of_folders", [b"/\xcc\xef".decode("utf-8", "surrogateescape")])
    assert len(settings.get("told_of_folders")) == 1
    assert Settings(file).get("theme") == "dark"


@pytest.mark.parametrize("way", ["a folder lies there", "its folder is a file", "its folder is missing"])
def test_where_nothing_can_be_kept_the_setting_holds_for_this_run(tmp_path, way):
    file = tmp_path / "config" / "settings.yaml"
    if way == "a folder lies there":
        (file / "in the way").mkdir(parents=True)
    elif way == "its folder is a file":
        file.parent.write_text("", encoding="utf-8")
    settings = Settings(file)
    settings.set("theme", "dark")
    assert settings.get("theme") == "dark"
    assert list(tmp_path.rglob("*.part")) == []


def test_a_home_that_cannot_be_made_stops_nothing(zhubi_home):
    zhubi_home.write_text("in the way of the folder", encoding="utf-8")
    settings = Settings()
    settings.set("theme", "dark")
    assert settings.get("theme") == "dark"


def test_a_write_that_fails_leaves_the_former_file(file, monkeypatch):
    Settings(file).set("theme", "dark")

    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("desktop.settings.store.os.replace", full)
    settings = Settings(file)
    settings.set("theme", "light")
    monkeypatch.undo()
    assert settings.get("theme") == "light"
    assert Settings(file).get("theme") == "dark"
    assert [each.name for each in file.parent.iterdir()] == ["settings.yaml"]
