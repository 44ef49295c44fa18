from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.articles import Article
from desktop.core.questions import DATE, NUMBER, ONE_OF, TEXT, Answer
from desktop.core.sheets import asked, awaited, missing, no_longer_asked, progress, proposal, waits_for_itself
from tests.sheets import (
    DAY,
    KIND,
    OTHER_KIND,
    OUTCOME,
    PAGE,
    SOURCES,
    TROUBLE,
    VARIABLES,
    of,
    options,
    variable,
)


def ids(variables):
    return [each.id for each in variables]


def chain(*numbers: int | None):
    """Return variables a, b, c … each asked after an answer to the one before it."""
    found = []
    for place, number in enumerate(numbers):
        condition = {} if number is None else {"ask_variable": f"v-{place - 1}", "ask_any_of": (number,)}
        found.append(variable(f"v-{place}", place + 1, str(place), ONE_OF, **condition))
    return found


def test_what_has_no_condition_is_asked_and_the_rest_once_its_condition_holds():
    assert ids(asked(VARIABLES, {})) == [DAY, PAGE, KIND, SOURCES, TROUBLE]
    assert OTHER_KIND in ids(asked(VARIABLES, {KIND: Answer((99,))}))
    assert OTHER_KIND not in ids(asked(VARIABLES, {KIND: Answer((98,))}))


def test_one_of_several_answers_is_enough():
    waiting = variable("v-x", 9, "x", TEXT, ask_variable=SOURCES, ask_any_of=(2, 3))
    assert "v-x" in ids(asked([*VARIABLES, waiting], {SOURCES: Answer((1, 3))}))


def test_conditions_reach_through_others():
    three = chain(None, 1, 2)
    answers = {"v-0": Answer((1,)), "v-1": Answer((2,))}
    assert ids(asked(three, answers)) == ["v-0", "v-1", "v-2"]
    assert ids(asked(three, answers | {"v-0": Answer((7,))})) == ["v-0"]


def test_a_condition_on_what_is_gone_counts_for_nothing():
    assert ids(asked(chain(None, 1)[1:], {})) == ["v-1"]


def test_conditions_in_a_circle_end():
    one, two = chain(None, 1)
    circle = [variable("v-0", 1, "0", ONE_OF, ask_variable="v-1", ask_any_of=(1,)), two]
    answers = {one.id: Answer((1,)), two.id: Answer((1,))}
    assert ids(asked(circle, answers)) == ["v-0", "v-1"]
    assert asked(circle, {}) == []


def test_missing_is_what_is_asked_required_and_unanswered():
    assert ids(missing(VARIABLES, {})) == [DAY, PAGE, KIND, SOURCES]
    answers = {DAY: Answer(text="2024-01-09"), KIND: Answer((99,)), TROUBLE: Answer((1,))}
    assert ids(missing(VARIABLES, answers)) == [PAGE, OTHER_KIND, SOURCES, OUTCOME]


def test_progress_counts_only_what_is_asked():
    assert progress(VARIABLES, {}) == (0, 5)
    assert progress(VARIABLES, {KIND: Answer((99,)), OUTCOME: Answer((1,))}) == (1, 6)


def test_a_change_takes_away_what_is_no_longer_asked_through_and_through():
    answers = {"v-0": Answer((7,)), "v-1": Answer((2,)), "v-2": Answer((1,))}
    assert no_longer_asked(chain(None, 1, 2), answers) == ["v-1", "v-2"]


@given(st.lists(st.integers(1, 3), min_size=2, max_size=6), st.data())
def test_what_is_asked_and_what_falls_away_never_meet(numbers, data):
    variables = chain(None, *numbers)
    answers = {each.id: Answer((data.draw(st.integers(1, 3)),)) for each in variables if data.draw(st.booleans())}
    now, needless = ids(asked(variables, answers)), no_longer_asked(variables, answers)
    assert not set(now) & set(needless)
    assert set(answers) <= set(now) | set(needless)
    kept = {each: answer for each, answer in answers.items() if each not in needless}
    assert no_longer_asked(variables, kept) == []
    assert ids(asked(variables, kept)) == now


def test_a_circle_is_seen_before_it_is_made():
    one, two, three = chain(None, 1, 1)
    looping = variable("v-0", 1, "0", ONE_OF, ask_variable="v-2", ask_any_of=(1,))
    assert waits_for_itself([one, two, three], looping)
    assert not waits_for_itself([one, two, three], three)
    alone = variable("v-0", 1, "0", ONE_OF, ask_variable="v-0", ask_any_of=(1,))
    assert waits_for_itself([one], alone)


ARTICLE = Article(id="a", headline="桥通了", outlet="o", date="2024-05-06", page_number="A05", position=0)


@pytest.mark.parametrize(
    ("question", "choices", "said"),
    [
        (of(DAY), (), Answer(text="2024-05-06")),
        (of(PAGE), (), Answer(text="5")),
        (variable("v-page", 1, "第几版", TEXT), (), Answer(text="A05")),
        (variable("v-x", 1, "报纸", TEXT), (), Answer(text="苇汀日报")),
        (variable("v-paper", 1, "x", ONE_OF), options("v", (1, "渡口晚报"), (2, "苇汀日报")), Answer((2,))),
        (variable("v-paper", 1, "x", ONE_OF), options("v", (1, "渡口晚报")), None),
        (variable("v-x", 1, "会议日期（如有）", DATE), (), None),
        (variable("v-x", 1, "字数", NUMBER), (), None),
    ],
)
def test_fields_of_the_article_are_proposed_where_a_variable_asks_for_them(question, choices, said):
    assert proposal(question, choices, ARTICLE, "苇汀日报") == said


def test_fields_that_are_unknown_or_say_nothing_are_not_proposed():
    bare = Article(id="a", headline="桥通了", outlet=None, date=None, page_number="头版", position=0)
    assert [proposal(of(each), (), bare, None) for each in (DAY, PAGE)] == [None, None]


def test_what_a_question_waits_for_is_the_whole_way_up_and_ends_in_a_circle():
    listed = chain(None, 1, 2)
    by_id = {each.id: each for each in listed}
    assert awaited(listed[2], by_id) == ["v-1", "v-0"]
    assert awaited(listed[0], by_id) == []
    assert awaited(of(OUTCOME, ask_variable="gone"), by_id) == []
    circle = {each.id: each for each in (variable("a-a", 1, "a", ONE_OF, ask_variable="b-b", ask_any_of=(1,)),
                                         variable("b-b", 2, "b", ONE_OF, ask_variable="a-a", ask_any_of=(1,)))}  # fmt: skip
    assert awaited(circle["a-a"], circle) == ["b-b", "a-a"]
