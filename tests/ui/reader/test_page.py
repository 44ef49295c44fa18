from __future__ import annotations

import pytest
from PySide6.QtGui import QFont

from desktop.ui.reader.metrics import Metrics
from desktop.ui.reader.page import Page, Place
from desktop.ui.reader.values import ReaderText, ViewStyle
from tests.ui.reader.hands import article

# Paragraphs whose real heights differ from their estimates: Latin letters are narrower than assumed.
UNEVEN = article(*(("narrow letters " * (1 + n % 7 * 9)) if n % 3 else "谷" * (40 + n) for n in range(300)))


@pytest.fixture
def page(qapp):
    return Page(UNEVEN, Metrics(ViewStyle(), QFont(), 800), 600)


def tops(page):
    return dict(page.in_sight())


def test_what_is_in_sight_stays_where_it_is_while_heights_become_known(page):
    page.scroll_to(page.maximum // 2)
    for distance in (-90, -250, -400, 30, 333, -700, 120):
        before = tops(page)
        moved = page.scroll_by(distance)
        after = tops(page)
        shared = before.keys() & after.keys()
        assert {before[index] - after[index] for index in shared} <= {moved}
        assert moved == distance


def test_scrolling_stops_at_both_ends(page):
    page.scroll_by(-5000)
    assert page.value == 0
    for _ in range(40):
        page.scroll_to(page.maximum)
    assert page.value == page.maximum
    last, top = page.in_sight()[-1]
    assert last == len(page.blocks) - 1
    assert top + page.laid(last).height < page.height
    assert page.scroll_by(100) == 0


def test_going_there_and_back_in_small_steps_ends_where_it_began(page):
    page.scroll_to(page.maximum // 3)
    before = page.in_sight()
    for _ in range(50):
        page.scroll_by(97)
    for _ in range(50):
        page.scroll_by(-97)
    assert page.in_sight() == before


def test_a_position_is_brought_to_the_height_asked_for(page):
    position = page.blocks[200].start + 3
    page.bring(position, 150)
    assert page.spot(Place(position)).y == 150


def test_only_blocks_in_sight_are_shaped(qapp):
    page = Page(UNEVEN, Metrics(ViewStyle(), QFont(), 800), 600)
    shaped = page.layouts._laid
    assert 0 < len(shaped) < 40


def test_a_place_is_found_again_where_it_is_drawn(page):
    page.scroll_by(800)
    for index, _ in page.in_sight()[1:-1]:
        position = page.blocks[index].start + 5
        spot = page.spot(Place(position))
        assert page.place_at(spot.x + 0.2, spot.y + spot.height / 2).position == position


def test_other_measures_keep_the_top_block_on_top(page):
    page.bring(page.blocks[150].start, 0)
    page.set_metrics(Metrics(ViewStyle(size=18), QFont(), 800))
    assert page.in_sight()[0][0] == 150


def test_an_empty_article_is_a_page_of_nothing(qapp):
    page = Page(ReaderText(""), Metrics(ViewStyle(), QFont(), 800), 600)
    assert page.in_sight() == []
    assert (page.value, page.maximum) == (0, 0)
    assert page.place_at(100, 100) == Place(0)
    assert page.scroll_by(50) == 0
    assert page.character_at(100, 100) is None
