# ruff: noqa: RUF001 -- full-width letters and digits are what is tested
import pytest
from hypothesis import given

from desktop.core.segments import Segment, SegmentKind
from desktop.text.canonical import canonical, canonical_with_map, digest
from tests.text.strategies import clean_texts, raw_texts
from tests.texts import ASTRAL_ARTICLE


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029", "\ufdd0", "\ufdd1", "\n"])
def test_every_line_end_becomes_one_line_feed(line_end):
    assert canonical(f"甲{line_end}乙") == "甲\n乙"


@pytest.mark.parametrize("control", ["\x00", "\x08", "\x0e", "\x1c", "\x1f", "\x7f", "\x80", "\x84", "\x86", "\x9f"])
def test_other_controls_go(control):
    assert canonical(f"甲{control}乙") == "甲乙"


@pytest.mark.parametrize(
    "kept",
    [
        "\t",
        "\u00a0",
        "\u3000",
        "\u200b",
        "\u200d",
        "\ue000",
        "２０１３",
        "ﬁ",
        "⼀",
        "e\u0301",
        "\U00020bb7",
        "\ufffd",
        "\ufdd2",
    ],
)
def test_nothing_else_changes(kept):
    assert canonical(f"甲{kept}乙") == f"甲{kept}乙"


def test_half_a_pair_becomes_the_replacement_character():
    assert canonical("甲\ud83d乙\ude00") == "甲\ufffd乙\ufffd"


def test_a_byte_order_mark_goes_only_from_the_start():
    assert canonical("\ufeff甲\ufeff乙") == "甲\ufeff乙"


def test_marks_bared_by_a_dropped_control_go_with_it():
    assert canonical("\x00\ufeff\ufeff甲") == "甲"


def test_a_line_feed_after_a_dropped_control_stays_a_line():
    assert canonical("甲\r\x00\n乙") == "甲\n\n乙"


@given(raw_texts)
def test_canonical_text_stays_as_it_is(raw):
    assert canonical(canonical(raw)) == canonical(raw)


@given(clean_texts)
def test_clean_text_is_canonical_already(text):
    assert canonical(text) == text


@given(raw_texts)
def test_the_map_gives_the_same_text(raw):
    assert canonical_with_map(raw)[0] == canonical(raw)


@given(raw_texts)
def test_segments_cover_both_texts_without_a_gap(raw):
    text, segments = canonical_with_map(raw)
    clean_end = raw_end = 0
    for segment in segments:
        assert (segment.clean_start, segment.raw_start) == (clean_end, raw_end)
        assert segment.raw_end > segment.raw_start
        clean_end, raw_end = segment.clean_end, segment.raw_end
    assert (clean_end, raw_end) == (len(text), len(raw))


@given(raw_texts)
def test_segments_say_truly_what_happened(raw):
    text, segments = canonical_with_map(raw)
    for segment in segments:
        clean = text[segment.clean_start : segment.clean_end]
        before = raw[segment.raw_start : segment.raw_end]
        if segment.kind is SegmentKind.COPY:
            assert clean == before
        elif segment.kind is SegmentKind.SUBSTITUTE:
            assert len(clean) == len(before)
            assert all(one != other for one, other in zip(clean, before, strict=True))
        else:
            assert (segment.kind, clean) == (SegmentKind.DROP, "")


def test_a_carriage_return_before_a_line_feed_is_dropped_and_the_feed_copied():
    assert canonical_with_map("甲\r\n乙")[1] == (
        Segment(0, 1, 0, 1, SegmentKind.COPY),
        Segment(1, 1, 1, 2, SegmentKind.DROP),
        Segment(1, 3, 2, 4, SegmentKind.COPY),
    )


def test_clean_text_is_one_copied_segment():
    assert canonical_with_map("修渠。\n")[1] == (Segment(0, 4, 0, 4, SegmentKind.COPY),)


def test_no_text_has_no_segments():
    assert canonical_with_map("") == ("", ())


def test_the_article_with_all_oddities_keeps_its_visible_characters():
    text = canonical(ASTRAL_ARTICLE)
    assert [character for character in text if not character.isspace()] == [
        character for character in ASTRAL_ARTICLE if not character.isspace()
    ]
    assert text.count("\u00a0") == ASTRAL_ARTICLE.count("\u00a0")
    assert not {"\r", "\u2028"} & set(text)


def test_the_digest_is_the_sha256_of_utf8():
    assert digest("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert digest("朱笔") != digest("朱筆")
