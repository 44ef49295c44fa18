import pytest

from desktop.core.revisions import Action
from desktop.operations import operation_types
from desktop.wording import LANGUAGES, has
from desktop.wording.actions import describe

TURNS = {"undo", "redo"}


def action(name, **facts):
    return Action(id="1", name=name, actor="a", time="2025-03-01T08:15:30.123Z", facts=facts, inverts=None)


@pytest.mark.parametrize("name", sorted(operation_types()))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_operation_has_its_sentence(name, language):
    assert has(f"action.{name}")
    assert describe(action(name), language=language)


@pytest.mark.parametrize("name", sorted(set(operation_types()) - TURNS))
def test_undo_names_what_it_took_back(name):
    done = describe(action(name))
    assert describe(action("undo", of=name)) == f"撤销：{done}"
    assert describe(action("redo", of=name)) == f"重做：{done}"


def test_a_pair_gives_each_language_its_form():
    placed = action("place_code", code=["议事协商", "Deliberation"], words="议事亭")
    assert describe(placed, language="zh") == "编码“议事协商”：议事亭"
    assert describe(placed, language="en") == "Code “Deliberation”: 议事亭"


def test_a_missing_fact_leaves_a_gap():
    assert describe(action("place_code", words="议事亭")) == "编码“…”：议事亭"


def test_braces_in_somebodys_words_stay_as_they_are():
    assert describe(action("mark_done", article="{count} 与 {0}")) == "标为已完成：{count} 与 {0}"


def test_an_action_of_a_later_version_is_told_by_its_name():
    assert "fold_map" in describe(action("fold_map", key="x", language="y"))
    assert "fold_map" in describe(action("undo", of="fold_map"))


def test_every_place_in_a_sentence_can_be_left_open():
    for name in set(operation_types()) - {"undo", "redo"}:
        for language in LANGUAGES:
            assert "{" not in describe(action(name), language=language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_codebooks_history_tells_no_passage(language):
    made = {"code": ["议事协商", "Deliberation"], "words": "议事亭"}
    for each in (action("code_in_vivo", **made), action("undo", of="code_in_vivo", **made)):
        assert "议事亭" in describe(each, language=language)
        told = describe(each, language=language, of_codebook=True)
        assert "议事亭" not in told
        assert made["code"][LANGUAGES.index(language)] in told
    ruled = action("answer_queries", count="2", words="以标题为准")
    assert describe(ruled, of_codebook=True) == describe(ruled)
