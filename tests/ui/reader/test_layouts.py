from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont

from desktop.core.paragraphs import Paragraph
from desktop.ui.reader.blocks import cut_blocks
from desktop.ui.reader.layouts import KEPT, Layouts
from desktop.ui.reader.metrics import Metrics
from desktop.ui.reader.values import ReaderText, ViewStyle

PLACED = st.text(alphabet="谷𠮷😀▶\u00a0\t\nab1，。”\ufffc　", min_size=1, max_size=90).filter(str.strip)
STRANGE = st.text(alphabet="谷𠮷😀▶\u00a0\t\nab1，。”\ufffc　e\u0301", min_size=1, max_size=90).filter(str.strip)


def laid(text, width=400):
    article = ReaderText(text, (Paragraph(0, len(text)),))
    blocks = cut_blocks(article)
    return Layouts(article, blocks, Metrics(ViewStyle(), QFont(), width)).laid(0)


@pytest.mark.usefixtures("qapp")
class TestMapping:
    @given(STRANGE)
    def test_lines_cover_the_block_without_gap(self, text):
        block = laid(text)
        assert block.line_start(0) == 0
        for line in range(block.lines - 1):
            gap = text[block.line_end(line) : block.line_start(line + 1)]
            assert gap in ("", "\n")
        assert block.line_end(block.lines - 1) == len(text)

    @given(PLACED)
    def test_a_position_is_found_again_where_it_is_drawn(self, text):
        block = laid(text)
        position = 0
        while position < len(text):
            line = block.line_of(position)
            found, _ = block.position_at(block.x_of(position, line), line)
            # A tab that happens to stand on its stop has no width, nor have blanks beyond a line's end,
            # nor what tabs push out of a narrow column: Qt has all of it stand at the edge.
            assert block.x_of(found, line) == pytest.approx(block.x_of(position, line), abs=0.1)
            pushed_out = block.x_of(position, line) == block.x_of(block.line_end(line), line)
            assert found == position or text[position].isspace() or pushed_out
            position = block.next_position(position)

    @given(STRANGE)
    def test_steps_by_character_go_through_the_whole_text_and_back(self, text):
        block, position, seen = laid(text), 0, [0]
        while position < len(text):
            following = block.next_position(position)
            assert following > position
            seen.append(position := following)
        for expected in reversed(seen[:-1]):
            position = block.previous_position(position)
            assert position == expected

    def test_an_astral_character_is_one_step_and_one_place(self):
        block = laid("𠮷😀▶")
        assert [block.next_position(position) for position in (0, 1, 2)] == [1, 2, 3]
        assert block.x_of(0, 0) < block.x_of(1, 0) < block.x_of(2, 0) < block.x_of(3, 0)

    def test_a_no_break_space_and_a_tab_have_width(self):
        block = laid("谷\u00a0谷\t谷")
        places = [block.x_of(position, 0) for position in range(6)]
        assert places == sorted(set(places))

    def test_a_kept_wrap_breaks_the_line_and_stays_one_position(self):
        block = laid("谷场\n路灯")
        assert block.lines == 2
        assert (block.line_end(0), block.line_start(1)) == (2, 3)

    def test_the_end_of_a_wrapped_line_can_be_held(self):
        block = laid("谷" * 200)
        end = block.line_end(0)
        assert block.line_of(end) == 1
        assert block.line_of(end, upstream=True) == 0
        assert block.position_at(10_000, 0) == (end, True)

    def test_every_line_stands_on_the_same_grid_whatever_fonts_it_needs(self):
        plain, mixed = laid("谷" * 30), laid("谷😀ñ▶" * 7 + "谷谷")
        assert plain.lines == mixed.lines or plain.setting.line == mixed.setting.line
        assert mixed.height == mixed.lines * mixed.setting.line + mixed.setting.below


def test_only_the_last_used_blocks_are_kept(qapp):
    text = "\n\n".join("谷" for _ in range(KEPT + 20))
    article = ReaderText(text, tuple(Paragraph(3 * n, 3 * n + 1) for n in range(KEPT + 20)))
    layouts = Layouts(article, cut_blocks(article), Metrics(ViewStyle(), QFont(), 600))
    first = layouts.laid(0)
    assert layouts.laid(0) is first
    for index in range(1, KEPT + 20):
        layouts.laid(index)
    assert layouts.laid(0) is not first
