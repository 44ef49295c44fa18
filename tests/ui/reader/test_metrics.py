from __future__ import annotations

import pytest
from PySide6.QtGui import QFont

from desktop.core.paragraphs import Role
from desktop.ui.reader.metrics import Metrics
from desktop.ui.reader.values import ViewStyle

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_line_holds_no_more_than_the_measure():
    metrics = Metrics(ViewStyle(measure=42), QFont(), 3000)
    assert 42 * metrics.em <= metrics.column < 43 * metrics.em


def test_the_page_is_centred_where_there_is_room():
    metrics = Metrics(ViewStyle(), QFont(), 3000)
    right = 3000 - (metrics.stripes + 15 * metrics.slot)
    assert abs(metrics.left - right) <= 1


def test_text_and_stripes_both_fit_a_narrow_window():
    metrics = Metrics(ViewStyle(), QFont(), 520)
    assert metrics.left >= 8
    assert metrics.stripes + 15 * metrics.slot <= 520


def test_leading_makes_room_for_four_underlines_of_two_pixels():
    metrics = Metrics(ViewStyle(), QFont(), 900)
    assert metrics.thickness >= 2
    assert metrics.lanes(metrics.body) == 4


def test_tight_leading_shows_fewer_underlines_but_at_least_one():
    metrics = Metrics(ViewStyle(leading=1.3), QFont(), 900)
    assert 1 <= metrics.lanes(metrics.body) < 4


def test_the_first_headline_is_largest_and_a_caption_smallest():
    metrics = Metrics(ViewStyle(), QFont(), 900)
    title = metrics.setting(Role.HEADLINE, title=True)
    sizes = [title.em, metrics.setting(Role.HEADLINE).em, metrics.body.em, metrics.setting(Role.CAPTION).em]
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) == 4


def test_a_larger_size_makes_larger_lines():
    small, large = (Metrics(ViewStyle(size=size), QFont(), 900) for size in (11, 22))
    assert large.body.line == pytest.approx(2 * small.body.line, abs=2)
