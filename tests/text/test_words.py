# ruff: noqa: RUF001 -- full-width letters and digits are what is tested
import json
import subprocess
import sys
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.spans import Span
from desktop.text.words import next_word, previous_word, smallest_words, word_at, words
from tests.text.strategies import clean_texts, raw_texts, spans
from tests.texts import ASTRAL_ARTICLE, PLAIN_ARTICLE, WRAPPED_ARTICLE


def snapped(text, selection, **options):
    start = text.index(selection)
    found = smallest_words(text, Span(start, start + len(selection)), **options)
    return text[found.start : found.end]


def parts(text, **options):
    return [text[start:end] for start, end in words(text, **options)]


@pytest.fixture(scope="module")
def reference(shared):
    path = shared / "reference/sentences_open.json"
    if not path.is_file():
        pytest.skip("the reference words are not there")
    return json.loads(path.read_text(encoding="utf-8"))["word_snapping"]


def test_reference_selections_snap_with_the_lexicon(reference):
    for case in reference:
        assert snapped(case["text"], case["select"]) == case["expected_with_lexicon"]


def test_reference_selections_snap_without_it(reference):
    for case in reference:
        assert snapped(case["text"], case["select"], lexicon=False) == case["expected_default_jieba"]


def test_a_term_of_the_lexicon_stays_whole():
    assert snapped("镇里搞导师帮带制三年", "师帮") == "导师帮带制"
    assert snapped("镇里搞导师帮带制三年", "师帮", lexicon=False) != "导师帮带制"


def test_a_word_that_contains_a_short_term_is_not_torn():
    assert snapped("试点头两年", "试点") == "试点"
    assert snapped("起示范带动作用", "带动") == "带动"


@pytest.mark.parametrize(
    ("text", "selection", "expected"),
    [
        ("增长12.5%左右", "2.5", "12.5%"),
        ("占１２．５％左右", "２．", "１２．５％"),
        ("在２０１３年", "１", "２０１３"),
        ("他等着……走了", "…走", "……走"),
        ("渠道——水库", "—水", "——水库"),
    ],
)
def test_figures_and_doubled_marks_are_words_of_their_own(text, selection, expected):
    assert snapped(text, selection) == expected


@pytest.mark.parametrize("joined", ["村里的网格员上门", "占地2023亩整", "渠道的长度"])
def test_a_wrap_inside_a_word_does_not_break_it(joined):
    for position in range(1, len(joined)):
        wrapped = joined[:position] + "\n" + joined[position:]
        assert [part for part in (word.replace("\n", "") for word in parts(wrapped)) if part] == parts(joined)


def test_a_selection_snaps_across_a_wrap():
    assert snapped("村里的网格\n员上门", "格\n") == "网格\n员"


def test_white_space_at_the_edges_of_a_selection_is_left_out():
    text = "修渠\u3000\n\u3000\u3000网格员上门"
    start, end = text.index("\u3000"), text.index("格") + 1
    assert smallest_words(text, Span(start, end)) == Span(text.index("网"), text.index("上"))


@pytest.mark.parametrize("span", [Span(2, 4), Span(1, 1)])
def test_a_selection_of_nothing_is_empty(span):
    assert smallest_words("修渠\u3000\n通水", span) == Span(span.start, span.start)


def test_a_character_with_its_modifiers_is_one():
    text = "看见\U0001f469\u200d\U0001f33e和e\u0301。"
    assert parts(text) == ["看见", "\U0001f469\u200d\U0001f33e", "和", "e\u0301", "。"]


def test_rare_characters_stand_alone():
    assert parts("\U00020bb7\U00020bb7家") == ["\U00020bb7", "\U00020bb7", "家"]


@pytest.mark.parametrize("text", [PLAIN_ARTICLE, WRAPPED_ARTICLE, ASTRAL_ARTICLE])
def test_the_word_at_every_position_is_among_the_words(text):
    for word in words(text):
        assert {word_at(text, position) for position in range(*word)} == {word}


@pytest.mark.parametrize("text", [PLAIN_ARTICLE, WRAPPED_ARTICLE, ASTRAL_ARTICLE])
def test_the_cursor_stops_at_every_word_both_ways(text):
    starts = [word.start for word in words(text) if not text[word.start : word.end].isspace()]
    forth, back = [0], [len(text)]
    while forth[-1] < len(text):
        forth.append(next_word(text, forth[-1]))
    while back[-1] > 0:
        back.append(previous_word(text, back[-1]))
    assert forth == [*starts, len(text)]
    assert back == [len(text), *reversed(starts)]


def test_the_cursor_stays_at_the_ends():
    assert (previous_word("修渠", 0), next_word("修渠", 2)) == (0, 2)


def test_an_empty_text_has_no_words():
    assert words("") == []
    assert (word_at("", 0), smallest_words("", Span(0, 0))) == (Span(0, 0), Span(0, 0))


@given(clean_texts | raw_texts)
def test_words_cover_the_text_without_a_gap(text):
    assert "".join(parts(text)) == text
    assert all(parts(text))


@given(st.data(), clean_texts)
def test_snapping_covers_what_was_selected(data, text):
    span = Span(*data.draw(spans(text)))
    found = smallest_words(text, span)
    selected = text[span.start : span.end]
    assert selected.strip() in text[found.start : found.end]
    assert bool(selected.strip()) == (found.start < found.end)


@given(st.data(), clean_texts)
def test_snapping_ends_at_borders_of_words(data, text):
    found = smallest_words(text, Span(*data.draw(spans(text))))
    if found.start < found.end:
        all_words = words(text)
        assert found.start in {word.start for word in all_words}
        assert found.end in {word.end for word in all_words}


@given(st.data(), clean_texts)
def test_snapping_twice_snaps_no_further(data, text):
    found = smallest_words(text, Span(*data.draw(spans(text))))
    assert smallest_words(text, found) == found


def test_many_threads_may_ask_first():
    program = (
        "from threading import Thread; from desktop.text import engines;"
        "seen = []; threads = [Thread(target=lambda: seen.append(engines.engine(lexicon=True))) for _ in range(8)];"
        "[t.start() for t in threads]; [t.join() for t in threads]; assert len(seen) == 8; assert len(set(map(id, seen))) == 1"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_threads_find_the_same_words():
    found = []
    threads = [Thread(target=lambda: found.append(parts(PLAIN_ARTICLE * 3))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [parts(PLAIN_ARTICLE * 3)] * 4


def test_nothing_is_loaded_before_the_first_word():
    program = "import sys, desktop.text.words; assert not {'jieba', 'rjieba', 'yaml'} & set(sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
