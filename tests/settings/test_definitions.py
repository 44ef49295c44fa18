from __future__ import annotations

import math

import pytest

from desktop.settings.definitions import DEFINITIONS, Definition
from desktop.wording import has

BY_NAME = {definition.name: definition for definition in DEFINITIONS}


@pytest.mark.parametrize("definition", DEFINITIONS, ids=lambda each: each.name)
def test_every_default_is_accepted(definition):
    assert definition.accepts(definition.default)


@pytest.mark.parametrize(
    ("name", "value", "accepted"),
    [
        ("text_size", 10, True),
        ("text_size", 40, True),
        ("text_size", 9, False),
        ("text_size", 41, False),
        ("text_size", True, False),
        ("text_size", 16.5, False),
        ("text_size", "16", False),
        ("leading", 1.4, True),
        ("leading", 2, True),
        ("leading", 3.01, False),
        ("leading", math.nan, False),
        ("leading", True, False),
        ("language", "en", True),
        ("language", "fr", False),
        ("language", None, False),
        ("theme", "DARK", False),
        ("recent_projects", ["/a/study.zhubi"], True),
        ("recent_projects", [1, None], False),
        ("recent_projects", "/a/study.zhubi", False),
        ("coder_of_project", {"/a/study.zhubi": "coder"}, True),
        ("coder_of_project", {"/a/study.zhubi": 7}, False),
        ("coder_of_project", {7: "coder"}, False),
        ("article_of_project", ["/a/study.zhubi"], False),
    ],
)
def test_what_is_out_of_bounds_is_not_accepted(name, value, accepted):
    assert BY_NAME[name].accepts(value) is accepted


def test_a_setting_without_bounds_takes_all_of_its_kind():
    assert Definition("anything", 0).accepts(-(10**9))


@pytest.mark.parametrize("name", ["language", "theme", "reading_font"])
def test_what_can_be_chosen_in_a_menu_has_its_words(name):
    assert has(f"setting.{name}")
    chosen = set(BY_NAME[name].choices) - ({"system"} if name == "language" else set())
    assert {value for value in chosen if not has(f"setting.{name}.{value}")} == set()
