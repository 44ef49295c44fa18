import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.cli.streams import complain, one_line, tell, tell_json


@given(st.text())
def test_a_line_is_one_line(text):
    assert len(one_line(text).splitlines()) <= 1


@pytest.mark.parametrize("harmful", ["\x1b[2J", "a\rb", "\x07", "\u202eabc", "\x9b31m"])
def test_nothing_in_a_line_commands_the_terminal(harmful, capsys):
    tell(f"渡口{harmful}议事")
    out = capsys.readouterr().out
    assert out.rstrip("\n").isprintable()
    assert "渡口" in out


def test_ordinary_text_is_told_as_it_is(capsys):
    tell("𠮷家面馆😀：“开门”")
    assert capsys.readouterr().out == "𠮷家面馆😀：“开门”\n"


def test_json_keeps_chinese_readable(capsys):
    tell_json({"标题": "议事亭"})
    assert '"标题": "议事亭"' in capsys.readouterr().out


def test_half_a_character_is_written_as_an_escape(capsys):
    from desktop.cli.streams import prepare_streams

    prepare_streams()
    tell("a\udcffb")
    assert capsys.readouterr().out == "a\\udcffb\n"


def test_complaining_without_a_listener_is_no_fault(monkeypatch):
    monkeypatch.setattr("sys.stderr", None)
    assert complain("nobody hears this") is None
