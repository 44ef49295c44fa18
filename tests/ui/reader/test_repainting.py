"""Whatever is done to the view, the pieces painted add up to what a whole painting would show."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.paragraphs import Role
from desktop.core.spans import Span
from desktop.ui.reader import Mark
from desktop.ui.reader.page import Place
from desktop.ui.reader.values import Sign
from tests.ui.reader.hands import ALT, CONTROL, SHIFT, Hands, Key, article

TEXT = article(
    (Role.HEADLINE, "渡口村的晒谷场"),
    *("第二轮晾晒从周三开始，narrow letters，各家按号进场。" * (1 + n % 4) for n in range(6)),
    "谷子晒在场上" * 530,
    *("第二轮晾晒从周三开始，各家按号进场。" * (1 + n % 4) for n in range(20)),
)
LENGTH = len(TEXT.text)
POSITIONS = st.integers(0, LENGTH - 60)
SPANS = st.builds(lambda start, width: Span(start, start + width), POSITIONS, st.integers(1, 60))
COLORS = st.sampled_from(["#c23b2e", "#4c78b8", "#3b8f4a"])
NUMBERS = st.integers(0, 9)
KINDS = st.sampled_from(["query", "memo", "ruling", "none", "other"])
ACTIONS = st.one_of(
    st.tuples(st.just("add"), SPANS, COLORS),
    st.tuples(st.just("remove"), NUMBERS),
    st.tuples(st.just("replace"), NUMBERS, SPANS),
    st.tuples(st.just("select"), SPANS),
    st.tuples(st.just("extend"), POSITIONS),
    st.tuples(st.just("caret"), POSITIONS),
    st.tuples(st.just("hover"), NUMBERS),
    st.tuples(st.just("hand"), NUMBERS),
    st.tuples(st.just("preview"), SPANS),
    st.tuples(st.just("scroll"), st.integers(-900, 900)),
    st.tuples(st.just("reveal"), SPANS),
    st.tuples(st.just("signs"), st.lists(st.tuples(SPANS, KINDS), max_size=4)),
    st.tuples(st.just("point"), NUMBERS),
    st.tuples(st.just("unit"), st.none() | SPANS),
    st.tuples(st.just("found"), st.lists(SPANS, max_size=5), NUMBERS),
    st.tuples(
        st.just("key"),
        st.sampled_from([Key.Key_Down, Key.Key_Right, Key.Key_PageDown, Key.Key_Up, Key.Key_Escape, Key.Key_Tab]),
        st.sampled_from([SHIFT, ALT, CONTROL, SHIFT | ALT]),
    ),
)


class Doer:
    """Does named actions to a view."""

    def __init__(self, hands):
        self.hands, self.view, self.count = hands, hands.view, 0

    def do(self, name, *facts):
        getattr(self, name)(*facts)
        self.hands.settle()

    def identity(self, number):
        marks = self.view.marks()
        return marks[number % len(marks)].id if marks else None

    def add(self, span, color):
        self.count += 1
        self.view.add_mark(Mark(f"m{self.count}", span, "类目", color, letter="类"))

    def remove(self, number):
        self.view.remove_mark(self.identity(number) or "none")

    def replace(self, number, span):
        mark = self.view.scene.marks.get(self.identity(number))
        if mark is not None:
            self.view.replace_mark(mark._replace(span=span))

    def signs(self, found):
        self.view.set_signs([Sign(f"s{number}", span, kind) for number, (span, kind) in enumerate(found)])

    def point(self, number):
        self.view.point_at(self.view.scene.signs.all()[number:][:2])

    def unit(self, span):
        self.view.set_unit(span)

    def found(self, spans, number):
        apart = []
        for span in sorted(spans):
            if not apart or apart[-1].end <= span.start:
                apart.append(span)
        self.view.set_found(apart, apart[number] if number < len(apart) else None)

    def select(self, span):
        self.view.select(span)

    def extend(self, position):
        self.view.place_caret(Place(position), extending=True)

    def caret(self, position):
        self.view.place_caret(Place(position))

    def hover(self, number):
        self.view.hover(self.identity(number) if number else None)

    def hand(self, number):
        self.view.activate(self.identity(number) if number else None)

    def preview(self, span):
        if self.view.in_hand() is not None:
            self.view.preview(span)

    def scroll(self, distance):
        self.view.scroll_pixels(distance)

    def reveal(self, span):
        self.view.reveal(span)

    def key(self, key, modifiers):
        self.hands.key(key, modifiers)


def screen(hands):
    hands.settle()
    return hands.view.screen().grabWindow(hands.view.winId()).toImage()


@pytest.mark.usefixtures("qapp")
@settings(max_examples=25)
@given(st.lists(ACTIONS, min_size=3, max_size=12))
def test_painting_in_pieces_shows_what_painting_at_once_shows(actions):
    hands = Hands()
    try:
        hands.view.show_article(TEXT, [Mark("m0", Span(12, 40), "类目", "#7b5ea7")])
        doer = Doer(hands)
        for action in actions:
            doer.do(*action)
            # The map is drawn a moment later: here at once, that it does not fall between the two looks.
            hands.view.map.draw()
            pieced = screen(hands)
            hands.view.touch_all()
            assert screen(hands) == pieced, action
    finally:
        hands.close()


def test_what_only_lay_under_something_is_not_drawn_again(hands, monkeypatch):
    hands.mark("多了一块公示栏")
    before = screen(hands)
    drawn = []
    monkeypatch.setattr("desktop.ui.reader.surface.paint", lambda _painter, clip, scene: drawn.append((clip, scene)))
    hands.view.viewport().update()
    assert screen(hands) == before
    assert drawn == []
    hands.view.touch_caret()
    hands.settle()
    assert [clip.width() for clip, _ in drawn] == [4]
