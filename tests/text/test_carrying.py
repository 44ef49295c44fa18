"""Carrying spans from one text to another, against a twin that follows every character."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.spans import Span
from desktop.text.carrying import Gap, OffsetMap, carried_over, copied, gaps, going_on

WORDS = st.text(alphabet="村渠水社区的，。\n𠮷😀a", max_size=12)
TEXTS = st.text(alphabet="村渠水社区的，。\n𠮷😀a", min_size=1, max_size=40)


@st.composite
def edits(draw):
    """A text, a span of it, and what takes its place."""
    text = draw(TEXTS)
    start = draw(st.integers(0, len(text)))
    return text, Span(start, draw(st.integers(start, len(text)))), draw(WORDS)


@st.composite
def spans_of(draw, text):
    start = draw(st.integers(0, len(text) - 1))
    return Span(start, draw(st.integers(start + 1, len(text))))


def edited(text, span, words):
    return text[: span.start] + words + text[span.end :]


def way(text, span, words):
    return OffsetMap(copied(text, span, words), len(text), len(edited(text, span, words)))


def followed(stretches, old_length, new_length, span):
    """The slow twin: say of each old character where it went, and of what was replaced where it lay."""
    homes = {old + step: new + step for old, end, new in stretches for step in range(end - old)}
    start = homes.get(span.start)
    if start is None and (span.start == 0 or span.start - 1 in homes):
        start = homes.get(span.start - 1, -1) + 1
    end = homes.get(span.end - 1)
    if end is not None:
        end += 1
    elif span.end == old_length or span.end in homes:
        end = homes.get(span.end, new_length)
    return Span(start, end) if start is not None and end is not None and start < end else None


@given(st.data())
def test_spans_go_where_their_characters_go(data):
    text, span, words = data.draw(edits())
    stretches = copied(text, span, words)
    carried = way(text, span, words)
    each = data.draw(spans_of(text))
    assert carried.span(each) == followed(stretches, len(text), len(edited(text, span, words)), each)


@given(edits())
def test_copied_stretches_hold_the_same_words_in_both_texts(edit):
    text, span, words = edit
    after = edited(text, span, words)
    stretches = copied(text, span, words)
    for start, end, new in stretches:
        assert start < end
        assert text[start:end] == after[new : new + end - start]
    for one, other in pairwise(stretches):
        assert one[1] <= other[0]
        assert one[2] + one[1] - one[0] <= other[2]
        assert (one[1], one[2] + one[1] - one[0]) != (other[0], other[2]), "two stretches that are one"


@given(edits())
def test_copied_stretches_and_gaps_cover_both_texts(edit):
    text, span, words = edit
    after = edited(text, span, words)
    stretches = copied(text, span, words)
    lost = list(gaps(stretches, len(text), len(after)))
    old = sorted(
        [*((start, end) for start, end, _ in stretches), *(tuple(gap.old) for gap in lost if gap.old[0] < gap.old[1])]
    )
    new = sorted(
        [
            *((at, at + end - start) for start, end, at in stretches),
            *(tuple(gap.new) for gap in lost if gap.new[0] < gap.new[1]),
        ]
    )
    for places, length in ((old, len(text)), (new, len(after))):
        assert [place for start, end in places for place in range(start, end)] == list(range(length))


@given(st.data())
def test_a_span_that_the_edit_does_not_touch_keeps_its_words(data):
    text, span, words = data.draw(edits())
    each = data.draw(spans_of(text))
    if each.end <= span.start or span.end <= each.start:
        after = edited(text, span, words)
        moved = way(text, span, words).span(each)
        assert moved is not None
        assert after[moved.start : moved.end] == text[each.start : each.end]


@given(st.data())
def test_a_span_around_the_edit_takes_the_new_words_along(data):
    text, span, words = data.draw(edits())
    each = data.draw(spans_of(text))
    if each.start < span.start and span.end < each.end:
        after = edited(text, span, words)
        moved = way(text, span, words).span(each)
        assert moved is not None
        assert after[moved.start : moved.end] == text[each.start : span.start] + words + text[span.end : each.end]


@given(st.data())
def test_what_came_over_finds_its_way_back(data):
    text, span, words = data.draw(edits())
    each = data.draw(spans_of(text))
    there = way(text, span, words)
    moved = there.span(each)
    if moved is not None:
        back = there.inverse().span(moved)
        # What was taken out at an edge of the span does not come back into it; else it is the very same.
        assert back is not None
        assert each.contains(back)
        assert there.span(back) == moved


@given(st.data())
def test_several_edits_are_followed_one_after_the_other(data):
    text = data.draw(TEXTS)
    each = data.draw(spans_of(text))
    maps, twin = [], each
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        span, words = Span(start, data.draw(st.integers(start, len(text)))), data.draw(WORDS)
        after = edited(text, span, words)
        maps.append(way(text, span, words))
        twin = twin and followed(copied(text, span, words), len(text), len(after), twin)
        text = after
    assert carried_over(maps, each) == twin


TEXT = "渡口社曲的议事会，开了三回。"


@pytest.mark.parametrize(
    ("old", "new", "coded", "now"),
    [
        ("社曲", "社区", "社曲", "社区"),
        ("社曲", "社区", "曲", "区"),
        ("社曲", "社区", "社", "社"),
        ("社曲", "社区", "渡口社曲的", "渡口社区的"),
        ("社曲", "社区", "曲的议事", "区的议事"),
        ("社曲", "社区", "渡口社曲", "渡口社区"),
        ("社曲", "社区居民", "渡口社曲", "渡口社区居民"),
        ("社曲", "社", "社曲", "社"),
        ("的", "", "社曲的议事", "社曲议事"),
        ("的", "的村民", "的", "的"),
        ("的", "的村民", "议事会", "议事会"),
        ("的", "的村民", "社曲的议事", "社曲的村民议事"),
        ("三回", "四五次", "三回", "四五次"),
        ("渡口", "桥头", "渡口", "桥头"),
        ("开了三回。", "散了", "开了三回。", "散了"),
    ],
)
def test_codings_at_the_edges_of_a_correction(old, new, coded, now):
    span = Span(TEXT.index(old), TEXT.index(old) + len(old))
    after = edited(TEXT, span, new)
    each = Span(TEXT.index(coded), TEXT.index(coded) + len(coded))
    moved = way(TEXT, span, new).span(each)
    assert moved is not None
    assert after[moved.start : moved.end] == now


@pytest.mark.parametrize(
    ("old", "new", "coded"), [("三回", "四五次", "三"), ("三回", "四五次", "回。"), ("的", "", "的")]
)
def test_an_end_amid_replaced_words_goes_nowhere(old, new, coded):
    span = Span(TEXT.index(old), TEXT.index(old) + len(old))
    each = Span(TEXT.index(coded), TEXT.index(coded) + len(coded))
    assert way(TEXT, span, new).span(each) is None


def test_two_typos_in_one_sentence_are_two_gaps():
    old, new = "社曲的议是会", "社区的议事会"
    found = list(gaps(copied(old, Span(0, 6), new), 6, 6))
    assert found == [Gap(Span(1, 2), Span(1, 2)), Gap(Span(4, 5), Span(4, 5))]


def test_a_single_character_shared_by_chance_holds_nothing_together():
    old, new = "修渠花了村里的钱", "路通之后的第一年"
    (gap,) = gaps(copied(old, Span(0, 8), new), 8, 8)
    assert gap == Gap(Span(0, 8), Span(0, 8))


def test_a_moved_stretch_is_followed_too():
    carried = OffsetMap([(0, 4, 3), (4, 7, 0)], 7, 7)
    assert carried.span(Span(4, 7)) == Span(0, 3)
    assert carried.span(Span(1, 3)) == Span(4, 6)
    assert carried.span(Span(2, 6)) is None


@pytest.mark.parametrize(("position", "then"), [(0, 0), (2, 2), (3, 2), (4, 6), (6, 8)])
def test_a_place_goes_on_where_its_words_went(position, then):
    assert going_on("渠水干了两年", "渠水早就断流两年", position) == then
