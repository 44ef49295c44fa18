from hypothesis import given
from hypothesis import strategies as st

from desktop.core.segments import SegmentKind
from desktop.core.spans import Span
from desktop.importing.arranging import arrange
from desktop.text.canonical import canonical_with_map

LINES = st.lists(st.text(alphabet="水渠 \u3000\U00020bb7😀ab\u00a0", max_size=6), max_size=8)
ENDS = st.sampled_from(["\n", "\r\n", "\r", "\u2028", "\n\n", "\x00\n", "\n \n"])


@st.composite
def raw_texts(draw):
    return draw(st.sampled_from(["", "\ufeff"])) + "".join(line + draw(ENDS) for line in draw(LINES))


@st.composite
def cut_texts(draw):
    text, segments = canonical_with_map(raw := draw(raw_texts()))
    places = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    stretches = [Span(start, end) for start, end in zip(places[::2], places[1::2], strict=False)]
    return raw, text, segments, stretches


@given(cut_texts())
def test_stretches_stand_apart_by_one_blank_line_and_are_kept_to_the_letter(case):
    _, text, segments, stretches = case
    arranged, places, _ = arrange(text, segments, stretches)
    assert arranged == "\n\n".join(text[start:end] for start, end in stretches)
    assert [arranged[start:end] for start, end in places] == [text[start:end] for start, end in stretches]


@given(cut_texts())
def test_segments_cover_both_texts_in_order(case):
    raw, text, segments, stretches = case
    arranged, _, tied = arrange(text, segments, stretches)
    clean_place = raw_place = 0
    for segment in tied:
        assert (segment.clean_start, segment.raw_start) == (clean_place, raw_place)
        clean_place, raw_place = segment.clean_end, segment.raw_end
    assert (clean_place, raw_place) == (len(arranged), len(raw))


@given(cut_texts())
def test_every_kind_of_segment_does_what_it_says(case):
    raw, text, segments, stretches = case
    arranged, _, tied = arrange(text, segments, stretches)
    for clean_start, clean_end, raw_start, raw_end, kind in tied:
        clean_part, raw_part = arranged[clean_start:clean_end], raw[raw_start:raw_end]
        if kind is SegmentKind.COPY:
            assert clean_part == raw_part != ""
        elif kind is SegmentKind.INSERT:
            assert (clean_part, raw_part) == ("\n\n", "")
        elif kind is SegmentKind.DROP:
            assert (clean_part, raw_part != "") == ("", True)
        else:
            assert len(clean_part) == len(raw_part)


def test_a_text_that_stands_right_is_one_copied_stretch():
    text = "标题\n\n正文。"
    _, segments = canonical_with_map(text)
    arranged, _, tied = arrange(text, segments, [Span(0, 2), Span(4, 7)])
    assert arranged == text
    assert [(segment.kind, segment.clean_end) for segment in tied] == [(SegmentKind.COPY, 7)]
