"""Identities sort by time, or follow from facts."""

import uuid

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.ids import natural_id, new_id


def test_new_identities_are_uuid7():
    assert uuid.UUID(new_id()).hex[12] == "7"


def test_new_identities_sort_in_the_order_of_making():
    made = [new_id() for _ in range(2000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)


def test_the_same_fact_has_the_same_identity_everywhere():
    # Written down once: were it to change, two copies of a project would state one fact twice.
    assert natural_id("done", "coder", "article") == "3991d66c-1297-5256-87db-1706a0c61df3"
    assert natural_id("pin", "coder", 3) == natural_id("pin", "coder", "3")


parts = st.lists(st.text("ab1", max_size=3), min_size=1, max_size=4)


@given(parts, parts)
def test_different_facts_have_different_identities(one, other):
    assert (natural_id(*one) == natural_id(*other)) == (one == other)
