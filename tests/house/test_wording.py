"""Every sentence that the program can say exists, in both languages, in the words of the field."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.house.sentences import Uses, places_in, read_catalogue, read_uses

# Beginning of keys that the program puts together at run time in a way the source does not show → where.
BUILT_AT_RUN_TIME: dict[str, str] = {}

# Text that looks like a key and is none → what it is.
NOT_KEYS: dict[str, str] = {}

# Words that TERMS rules out, and the word to take instead.
WRONG_WORDS = {
    "标签": "类目",
    "节点": "类目",
    "代码": "类目",
    "用户": "编码员",
    "准确率": "一致性",
    "金标准": "最终编码",
}
# Key → why one of these words is right there.
RIGHT_HERE: dict[str, str] = {}

_KEY = re.compile(r"[a-z_]+(\.[a-z0-9_\-]+)+")


@pytest.fixture(scope="module")
def catalogue(project: Path) -> dict[str, list[dict[str, str]]]:
    return read_catalogue(project / "resources" / "wording")


@pytest.fixture(scope="module")
def uses(project: Path) -> Uses:
    files = sorted((project / "desktop").rglob("*.py"))
    return read_uses({file.relative_to(project).as_posix(): file.read_text(encoding="utf-8") for file in files})


def test_every_sentence_asked_for_exists(catalogue, uses):
    missing = [f"{request.key} ({request.place})" for request in uses.requests if request.key not in catalogue]
    assert not missing, "\n".join(missing)


def test_every_key_written_down_exists(catalogue, uses):
    rooms = {key.partition(".")[0] for key in catalogue}
    looks_like_a_key = {
        text: place
        for text, place in uses.constants.items()
        if _KEY.fullmatch(text) and text.partition(".")[0] in rooms and text not in NOT_KEYS
    }
    missing = [f"{text} ({place})" for text, place in looks_like_a_key.items() if text not in catalogue]
    assert not missing, "\n".join(missing)


def test_every_beginning_of_a_key_leads_somewhere(catalogue, uses):
    beginnings = {*uses.beginnings, *BUILT_AT_RUN_TIME}
    assert {start for start in beginnings if not any(key.startswith(start) for key in catalogue)} == set()


def test_every_entry_has_both_languages(catalogue):
    halves = {
        key: entry
        for key, entries in catalogue.items()
        for entry in entries
        if set(entry) != {"zh", "en"} or not all(isinstance(text, str) and text.strip() for text in entry.values())
    }
    assert halves == {}


def test_no_key_is_written_twice(catalogue):
    assert [key for key, entries in catalogue.items() if len(entries) > 1] == []


def test_both_languages_leave_the_same_places_open(catalogue):
    pairs = {key: (places_in(entry["zh"]), places_in(entry["en"])) for key, (entry, *_) in catalogue.items()}
    assert {key: pair for key, pair in pairs.items() if pair[0] != pair[1]} == {}


def test_every_place_gets_its_fact(catalogue, uses):
    wanting = {
        f"{request.place} {request.key}": places_in(catalogue[request.key][0]["zh"]) - request.facts
        for request in uses.requests
        if request.key in catalogue and request.facts is not None
    }
    lacking = [f"{place} lacks {', '.join(sorted(names))}" for place, names in wanting.items() if names]
    assert not lacking, "\n".join(lacking)


def test_no_sentence_is_left_unused(catalogue, uses):
    asked = {request.key for request in uses.requests}
    beginnings = (*uses.beginnings, *BUILT_AT_RUN_TIME)
    unused = [
        key
        for key in catalogue
        if key not in asked
        and key not in uses.constants
        and not key.startswith(beginnings or ("\0",))
        and not (key.startswith("error.") and key.removeprefix("error.") in uses.constants)
    ]
    assert not unused, "\n".join(unused)


def test_chinese_sentences_use_the_words_of_the_field(catalogue):
    wrong = {
        key: f"{word} → {better}"
        for key, (entry, *_) in catalogue.items()
        for word, better in WRONG_WORDS.items()
        if word in entry["zh"] and key not in RIGHT_HERE
    }
    assert wrong == {}


def test_a_request_is_read_from_the_source():
    uses = read_uses(
        {"a.py": "def f(x):\n    say('a.b', one=1)\n    raise KnownError('gone' if x else 'lost', file=x)"}
    )
    assert [(request.key, request.facts) for request in uses.requests] == [
        ("a.b", {"one"}),
        ("error.gone", {"file"}),
        ("error.lost", {"file"}),
    ]


def test_kinds_in_a_table_are_requests():
    uses = read_uses({"a.py": "T = {1: 'disk_full', 2: 'disk_gone'}\ndef f(n):\n    raise KnownError(T[n], file=n)"})
    assert {request.key for request in uses.requests} == {"error.disk_full", "error.disk_gone"}


def test_the_beginning_of_a_key_is_read_from_an_f_string():
    assert read_uses({"a.py": "say(f'kind.{x}')"}).beginnings == {"kind."}
