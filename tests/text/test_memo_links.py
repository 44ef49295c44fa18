"""Links in memos as plain text: read back as written, and readable without this program."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.memo_places import Target
from desktop.core.spans import Span
from desktop.text.memo_links import Piece, address_of, link, pieces, target_of, without_addresses, written

IDENTITY = st.text(alphabet="0123456789abcdef-", min_size=1, max_size=36)
WORDS = st.text(max_size=20)


@given(WORDS, IDENTITY, WORDS)
def test_a_link_is_found_amid_any_words(before, identity, after):
    text = f"{before.replace('[', '')}{link('槐渡社区', f'coding/{identity}')}{after}"
    assert Piece("槐渡社区", f"coding/{identity}") in pieces(text)
    assert written(pieces(text)) == text


@given(st.text(alphabet="[](zhubi:cod/1)\n\U00020bb7字", max_size=60))
def test_whatever_is_written_comes_back(text):
    assert written(pieces(text)) == text


@given(WORDS)
def test_the_words_of_a_link_cannot_end_it(words):
    made = link(words, "code/1")
    assert len(pieces(made)) == (1 if made else 0)
    assert all(piece.address == "code/1" and "\n" not in piece.words for piece in pieces(made))


@pytest.mark.parametrize(
    "target",
    [
        Target("coding", "0192-a"), Target("article", "0192-b"), Target("code", "c"), Target("memo", "m"),
        Target("place", "0192-b", "0192-v", Span(3, 17)),
    ],
)  # fmt: skip
def test_a_target_is_written_and_read(target):
    assert target_of(address_of(target)) == target


@pytest.mark.parametrize(
    "address", ["", "coding", "coding/", "page/1", "place/a/v/3", "place/a/v/3-x", "code/a/b", "place/a"]
)
def test_what_means_nothing_is_no_target(address):
    assert target_of(address) is None


def test_people_read_a_link_by_its_words():
    text = f"对照{link('《便民桌》第3段“回话”', 'coding/1')}，再看[注]。"
    assert without_addresses(text) == "对照\u3014《便民桌》第3段“回话”\u3015，再看[注]。"
