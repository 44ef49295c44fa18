"""Which articles and codings a question admits."""

import pytest

from desktop.core.articles import Article
from desktop.core.codings import Coding
from desktop.core.retrieving import ArticleFilter, Join, SegmentQuestion, chosen


def article(date):
    return Article(id="a", headline="渡口", outlet="o", date=date)


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("", "", True),
        ("2024-03-05", "2024-03-05", True),
        ("2024", "2024", True),
        ("2024-03", "", True),
        ("2024-04", "", False),
        ("", "2024-02", False),
        ("", "2023", False),
    ],
)
def test_both_ends_of_a_range_are_included_down_to_what_is_written(since, until, expected):
    assert ArticleFilter(since=since, until=until).admits(article("2024-03-05")) is expected


def test_an_article_without_a_date_is_left_out_when_one_is_asked_for():
    assert ArticleFilter().admits(article(None))
    assert not ArticleFilter(until="2030").admits(article(None))


def test_another_newspaper_is_left_out():
    assert not ArticleFilter(outlet="p").admits(article("2024-03-05"))


def coding(identity, start, end, code, rank=None):
    return Coding(id=identity, coder="c", article="a", version="v", start=start, end=end, words="x" * (end - start),
                  code=code, rank=rank, made="")  # fmt: skip


FOUND = [coding("1", 0, 5, "A", "main"), coding("2", 3, 8, "B"), coding("3", 20, 25, "A")]


def ids(**asked):
    return [each.id for each in chosen(SegmentQuestion(codes=frozenset("A"), **asked), FOUND, lambda _: ())]


def test_the_first_code_is_listed_with_without_or_beside_the_second():
    second = frozenset("B")
    assert ids() == ["1", "3"]
    assert ids(join=Join.AND, others=second) == ["1"]
    assert ids(join=Join.NOT, others=second) == ["3"]
    assert ids(join=Join.OR, others=second) == ["1", "2", "3"]


def test_rank_is_asked_of_what_is_listed_only():
    assert ids(join=Join.AND, others=frozenset("B"), rank="main") == ["1"]


def test_no_coding_is_its_own_neighbour():
    assert ids(join=Join.AND, others=frozenset("A")) == []
