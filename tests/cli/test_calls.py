import pytest

from desktop.cli import COMMANDS
from tests.cli.calling import CHINESE, assert_refused_in_one_line

WRONG_CALLS = [
    ["new"],
    ["new", "a", "b"],
    ["import", "a.zhubi"],
    ["history", "a.zhubi", "--limit"],
    ["history", "a.zhubi", "--limit", "0"],
    ["history", "a.zhubi", "--limit", "many"],
    ["history", "a.zhubi", "--json=3"],
    ["check", "a.zhubi", "--deep"],
    ["check", "a.zhubi", "-x"],
    ["export", "a.zhubi", "papyrus", "out"],
    ["import", "a.zhubi", "page.txt", "--encoding", "klingon"],
    ["preview", "--json"],
]


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_command_explains_itself(zhubi, name, language):
    answer = zhubi(name, "--help", "--lang", language)
    assert answer.code == 0
    assert answer.err == ""
    assert f"zhubi {name}" in answer.out
    if language == "zh":
        assert "Usage" not in answer.out
        assert "Options" not in answer.out
    else:
        assert not CHINESE.search(answer.out.replace("编码员甲", ""))


@pytest.mark.parametrize("call", WRONG_CALLS, ids=" ".join)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_wrong_call_is_told_in_one_line(zhubi, call, language):
    message = assert_refused_in_one_line(zhubi(*call, "--lang", language), code=2)
    assert f"zhubi {call[0]} --help" in message
    assert bool(CHINESE.search(message)) == (language == "zh")


def test_a_path_may_begin_with_a_dash_behind_two_dashes(zhubi, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert zhubi("new", "--", "-odd.zhubi").code == 0
    assert (tmp_path / "-odd.zhubi").is_file()
