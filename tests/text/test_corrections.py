"""A corrected text: its paragraphs, and its ties to the raw text it was read from."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.paragraphs import Paragraph
from desktop.core.segments import SegmentKind
from desktop.core.spans import Span
from desktop.importing.plain_text import article_of
from desktop.text.corrections import corrected, holding, raw_stretch
from tests.text.strategies import raw_texts
from tests.texts import ASTRAL_ARTICLE

WORDS = st.text(alphabet="村渠水社区，。𠮷😀", max_size=6)


@st.composite
def corrections(draw):
    """A raw text with the article read from it, corrected a few times as the operation does it."""
    raw = "头行\n\n" + draw(raw_texts)
    found = article_of(raw)
    assert found is not None
    draft = found[0]
    text, paragraphs, segments = draft.text, draft.paragraphs, draft.segments
    for _ in range(draw(st.integers(1, 4))):
        paragraph = draw(st.sampled_from(paragraphs))
        start = draw(st.integers(paragraph.start, paragraph.end))
        span, words = Span(start, draw(st.integers(start, paragraph.end))), draw(WORDS)
        done = corrected(text, paragraphs, segments, span, words)
        assert done.text == text[: span.start] + words + text[span.end :]
        text, paragraphs, segments = done.text, done.paragraphs, done.segments
    return raw, draft, text, paragraphs, segments


@given(corrections())
def test_segments_cover_the_corrected_text_without_a_gap(found):
    _, _, text, _, segments = found
    place = 0
    for segment in segments:
        assert segment.clean_start == place
        assert segment.clean_end >= place
        assert segment.clean_start < segment.clean_end or segment.raw_start < segment.raw_end
        place = segment.clean_end
    assert place == len(text)


@given(corrections())
def test_copied_segments_quote_the_raw_text(found):
    raw, _, text, _, segments = found
    for segment in segments:
        if segment.kind is SegmentKind.COPY:
            assert text[segment.clean_start : segment.clean_end] == raw[segment.raw_start : segment.raw_end]
        if segment.kind is SegmentKind.INSERT:
            assert segment.raw_start == segment.raw_end
        if segment.kind is SegmentKind.DROP:
            assert segment.clean_start == segment.clean_end


@given(corrections())
def test_every_raw_character_stays_tied(found):
    raw, draft, _, _, segments = found
    before = [place for each in draft.segments for place in range(each.raw_start, each.raw_end)]
    after = [place for each in segments for place in range(each.raw_start, each.raw_end)]
    assert sorted(after) == sorted(before) == list(range(len(raw)))


@given(corrections())
def test_paragraphs_keep_their_order_and_their_distance(found):
    _, draft, text, paragraphs, _ = found
    assert [each.role for each in paragraphs] == [each.role for each in draft.paragraphs]
    for one, other in pairwise(paragraphs):
        assert text[one.end : other.start] == "\n\n"
    assert paragraphs[-1].end == len(text)


def test_words_put_in_at_either_end_belong_to_the_paragraph():
    paragraphs = (Paragraph(0, 2), Paragraph(4, 6))
    for place, expected in ((4, (4, 9)), (6, (4, 9)), (0, (0, 5)), (2, (0, 5))):
        done = corrected("甲乙\n\n丙丁", paragraphs, (), Span(place, place), "新的字")
        assert tuple(done.paragraphs[int(place > 2)][:2]) == expected


def test_the_raw_words_of_a_passage_are_found_after_a_correction():
    found = article_of(ASTRAL_ARTICLE)
    assert found is not None
    draft = found[0]
    start = draft.text.index("停了半年")
    done = corrected(draft.text, draft.paragraphs, draft.segments, Span(start, start + 2), "歇了")
    raw = raw_stretch(done.segments, Span(start - 1, start + 6))
    assert raw is not None
    assert ASTRAL_ARTICLE[raw.start : raw.end] == "\u25b6停了半年的\U00020bb7"
    inserted = corrected(draft.text, draft.paragraphs, draft.segments, Span(start, start), "又")
    assert raw_stretch(inserted.segments, Span(start, start + 1)) is None


@pytest.mark.parametrize(("span", "index"), [((0, 2), 0), ((2, 2), 0), ((4, 6), 1), ((5, 5), 1)])
def test_a_span_lies_in_one_paragraph(span, index):
    paragraphs = (Paragraph(0, 2), Paragraph(4, 6))
    assert holding(paragraphs, Span(*span)) == paragraphs[index]
    assert holding(paragraphs, Span(1, 5)) is None
    assert holding(paragraphs, Span(3, 3)) is None
