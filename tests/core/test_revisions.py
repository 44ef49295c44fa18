"""Revisions: bodies are written one way, and the chain covers every part."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.revisions import START, chain, dump

PARTS = ("stream", 0, 1, "action", "place_code", "actor", None, "2025-01-01T00:00:00.000Z", "coding", "x", "put", "{}")


def test_a_body_is_written_with_its_keys_in_order():
    assert dump({"b": 1, "a": "渠"}) == '{"a":"渠","b":1}'


def test_half_a_pair_in_a_body_becomes_the_replacement_character():
    assert json.loads(dump({"a": "渠\ud83d口", "b": ["\udc00"]})) == {"a": "渠\ufffd口", "b": ["\ufffd"]}


@given(
    st.dictionaries(
        st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"]))
    )
)
def test_a_body_reads_back_as_it_was(body):
    assert json.loads(dump(body)) == body


# Written down once: were the hash to be made otherwise, every file there is would look forged.
def test_the_chain_is_made_as_in_the_first_version():
    assert chain(START, PARTS) == "f9cae7a2c6bf7ce8c45bfcdc34e8c2c6db183effb48a95e7e1954c01ac7770c0"


@pytest.mark.parametrize("place", range(len(PARTS)))
def test_no_part_can_change_without_the_hash(place):
    altered = (*PARTS[:place], "other", *PARTS[place + 1 :])
    assert chain(START, altered) != chain(START, PARTS)


def test_the_hash_depends_on_the_one_before():
    assert chain("1" * 64, PARTS) != chain(START, PARTS)


def test_parts_cannot_flow_into_each_other():
    assert chain(START, ("ab", "c")) != chain(START, ("a", "bc"))
    assert chain(START, ("1",)) != chain(START, (1,))
    assert chain(START, ("null",)) != chain(START, (None,))
