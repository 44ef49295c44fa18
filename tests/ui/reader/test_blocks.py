from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.paragraphs import Paragraph, Role
from desktop.ui.reader.blocks import LONGEST, cut_blocks
from desktop.ui.reader.values import ReaderText
from tests.ui.reader.hands import article

LONG = st.text(alphabet="谷仓，。！\n😀𠮷”a", min_size=LONGEST // 2, max_size=3 * LONGEST)


def test_each_paragraph_is_a_block_with_its_role():
    blocks = cut_blocks(article((Role.HEADLINE, "晒谷"), "谷子晒在场上。\n场边有人看着。"))
    assert [(block.start, block.end, block.role, block.wraps) for block in blocks] == [
        (0, 2, Role.HEADLINE, 0), (4, 19, Role.BODY, 1),
    ]  # fmt: skip


def test_text_outside_the_paragraphs_is_shown_too():
    blocks = cut_blocks(ReaderText("头。\n\n中间。\n\n尾。", (Paragraph(4, 7),)))
    assert [(block.start, block.end) for block in blocks] == [(0, 2), (4, 7), (9, 11)]


@given(LONG)
def test_pieces_of_a_long_paragraph_leave_out_nothing_but_wraps(text):
    blocks = cut_blocks(ReaderText(text, (Paragraph(0, len(text)),)))
    rebuilt, position = "", 0
    for block in blocks:
        assert text[position : block.start] in ("", "\n")
        rebuilt += text[position : block.end]
        position = block.end
        assert block.end - block.start <= LONGEST + 50
    assert rebuilt == text


def test_a_long_paragraph_is_cut_behind_a_sentence():
    text = ("谷" * 99 + "。”") * 60
    first = cut_blocks(ReaderText(text, (Paragraph(0, len(text)),)))[0]
    assert text[first.start : first.end].endswith("。”")
    assert (first.opens, first.closes) == (True, False)


def test_touched_blocks_share_a_code_point_with_the_span():
    blocks = cut_blocks(article("一二三", "四五六", "七八九"))
    assert list(blocks.touched(0, 3)) == [0]
    assert list(blocks.touched(2, 6)) == [0, 1]
    assert list(blocks.touched(3, 5)) == []
    assert list(blocks.touched(3, 11)) == [1, 2]
    assert list(blocks.touched(2, 2)) == []


def test_a_position_in_the_gap_goes_to_the_next_paragraph():
    blocks = cut_blocks(article("一二三", "四五六"))
    assert [blocks.clamp(position) for position in range(10)] == [0, 1, 2, 3, 5, 5, 6, 7, 8, 8]
