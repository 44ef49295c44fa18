"""Coding by words: which passages some words lead to."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.text.autocoding import Stretch, targets
from desktop.text.find import find
from tests.text.strategies import clean_texts


def coded(text, *needles, stretch=Stretch.WORDS, **options):
    return [text[slice(*target.span)] for target in targets(text, needles, stretch, **options)]


@pytest.mark.parametrize(("text", "needle"), [("镇里请青年回乡创业。", "乡创"), ("党员示范带动邻里。", "示范带")])
def test_words_across_a_border_are_not_words(text, needle):
    assert coded(text, needle) == []
    assert coded(text, needle, whole_words=False) == [needle]


def test_a_word_made_of_several_words_is_found_whole():
    assert coded("渡口村的议事凳摆了三年，议事凳旁总有人。", "议事凳") == ["议事凳", "议事凳"]


def test_the_longer_of_two_words_that_overlap_is_taken():
    assert coded("网格化管理推到渡口。", "网格", "网格化管理", whole_words=False) == ["网格化管理"]


TEXT = "渡口的水渠修好了，水渠边种了柳；老艾说水渠好。\n\n晒场也修了。水渠通到晒场。"


@pytest.mark.parametrize(
    ("stretch", "expected"),
    [
        (Stretch.WORDS, ["水渠"] * 4),
        (Stretch.CLAUSE, ["渡口的水渠修好了，", "水渠边种了柳；", "老艾说水渠好。", "水渠通到晒场。"]),
        (Stretch.SENTENCE, ["渡口的水渠修好了，水渠边种了柳；老艾说水渠好。", "水渠通到晒场。"]),
        (Stretch.PARAGRAPH, ["渡口的水渠修好了，水渠边种了柳；老艾说水渠好。", "晒场也修了。水渠通到晒场。"]),
    ],
)
def test_the_stretch_around_a_hit_is_coded_once(stretch, expected):
    assert coded(TEXT, "水渠", stretch=stretch) == expected
    assert sum(len(target.hits) for target in targets(TEXT, ["水渠"], stretch)) == 4


def test_the_codebook_says_what_closes_a_clause():
    assert coded("水渠通了、晒场修了，柳也种了。", "晒场", stretch=Stretch.CLAUSE, closers="、，。") == ["晒场修了，"]


def test_a_hit_that_runs_across_clauses_takes_all_it_touches():
    assert coded("修好了，水渠通了。", "了，水", stretch=Stretch.CLAUSE, whole_words=False) == ["修好了，水渠通了。"]


@given(clean_texts, st.lists(st.sampled_from(["修渠", "议事", "网格", "的", "渠。议", "7"]), max_size=3),
       st.sampled_from(Stretch), st.booleans())  # fmt: skip
def test_targets_are_in_order_apart_and_hold_their_hits(text, needles, stretch, whole_words):
    found = targets(text, needles, stretch, whole_words=whole_words)
    everywhere = {hit for needle in needles for hit in find(text, needle)}
    for one, following in pairwise(found):
        assert one.span.end <= following.span.start
    for target in found:
        assert set(target.hits) <= everywhere
        assert all(target.span.contains(hit) for hit in target.hits)
        assert "\n\n" not in text[slice(*target.span)]
    if not whole_words:
        covered = [target.span for target in found]
        assert all(any(span.overlaps(hit) for span in covered) for hit in everywhere)


def test_a_word_that_was_only_guessed_hides_none():
    assert coded("议事凳旁总有人。", "议事凳") == ["议事凳"]
