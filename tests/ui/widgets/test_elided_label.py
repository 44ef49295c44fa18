from __future__ import annotations

import pytest

pytest.importorskip("PySide6.QtWidgets")

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from desktop.ui.widgets.elided_label import ElidedLabel
from desktop.ui.widgets.tooltips import plain_tooltip

LONG = "把辖区划成网格、微网格，配人、定责、巡查，以及进格走访的制度本身。" * 4


def label(text: str, *, lines: int = 1, width: int = 240) -> ElidedLabel:
    made = ElidedLabel(text, lines=lines)
    made.resize(width, made.sizeHint().height())
    made.set_text(text)
    return made


def test_a_text_that_fits_is_shown_whole_without_tooltip(qapp):
    assert label("网格").shown() == ["网格"]
    assert label("网格").toolTip() == ""


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_a_text_too_long_ends_in_an_ellipsis_and_is_whole_in_the_tooltip(qapp, lines):
    made = label(LONG, lines=lines)
    assert len(made.shown()) == lines
    assert made.shown()[-1].endswith("…")
    assert made.toolTip() == LONG
    assert made.text() == LONG


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_every_line_fits_the_width(qapp, lines):
    made = label(LONG, lines=lines)
    assert all(made.fontMetrics().horizontalAdvance(line) <= 241 for line in made.shown())


def test_a_middle_can_be_left_out(qapp):
    made = label(LONG)
    made.set_elide_mode(Qt.TextElideMode.ElideMiddle)
    assert made.shown()[0].endswith("制度本身。")


def test_the_height_does_not_hang_on_the_text(qapp):
    assert label("", lines=2).sizeHint() == label(LONG, lines=2).sizeHint()


@settings(max_examples=40)
@given(text=st.text(alphabet="网格a 𠮷😀\u00a0，\n", max_size=60))
def test_lines_are_a_beginning_of_the_text(qapp, text):
    shown = "".join(label(text, lines=2, width=120).shown())
    whole = text.replace("\n", " ")
    assert whole.startswith(shown.removesuffix("…"))


def test_markup_is_shown_as_it_is(qapp):
    made = label("<b>" + LONG, lines=1)
    assert made.textFormat() == Qt.TextFormat.PlainText
    assert made.toolTip() == plain_tooltip("<b>" + LONG) != "<b>" + LONG
    assert "&lt;b&gt;" in made.toolTip()


def test_it_paints_what_is_shown(qapp):
    empty, full = label("", lines=2), label(LONG, lines=2)
    assert empty.grab().toImage() != full.grab().toImage()
