"""Every kind comes back from its JSON body as it was."""

import dataclasses
import json
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core import kinds
from desktop.core.kinds import fields, from_body, to_body
from desktop.core.revisions import dump
from desktop.storage.rows import to_entity, to_row

KINDS = kinds.kinds()
each_kind = pytest.mark.parametrize("kind", KINDS)

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
st.register_type_strategy(str, TEXT)
st.register_type_strategy(int, st.integers(-(2**53), 2**53))
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))


def entities(kind):
    hints = get_type_hints(KINDS[kind])
    return st.builds(KINDS[kind], **{name: st.from_type(hints[name]) for name in fields(kind)})


@each_kind
@given(data=st.data())
def test_an_entity_survives_its_body(kind, data):
    entity = data.draw(entities(kind))
    assert from_body(kind, entity.id, json.loads(dump(to_body(entity)))) == entity


@each_kind
@given(data=st.data())
def test_an_entity_survives_its_row(kind, data):
    entity = data.draw(entities(kind))
    assert to_entity(kind, tuple(to_row(kind, entity.id, json.loads(dump(to_body(entity)))))) == entity


@each_kind
def test_fields_begin_with_the_identity_and_hold_no_duplicates(kind):
    assert fields(kind)[0] == "id"
    assert len(set(fields(kind))) == len(fields(kind))


@each_kind
def test_own_kinds_name_their_coder(kind):
    assert ("coder" in fields(kind)) >= KINDS[kind].OWN


def test_own_work_is_what_the_decision_record_says():
    own = {kind for kind, cls in KINDS.items() if cls.OWN}
    assert own == {
        "coding", "attribute_value", "value", "none_mark", "memo", "query", "suggestion", "done", "pin", "decision",
    }  # fmt: skip


def test_what_an_older_body_lacks_takes_the_default():
    body = {"category": "c", "key": "k", "number": 3, "name_zh": "修渠", "name_en": ""}
    code = from_body("code", "x", body)
    assert (code.examples, code.color, code.merged_into, code.position) == ((), None, None, 0)


def test_what_a_later_body_adds_is_passed_over():
    body = {"name": "苇汀日报", "circulation": 3}
    assert from_body("outlet", "x", body) == KINDS["outlet"](id="x", name="苇汀日报")


@each_kind
def test_an_entity_cannot_be_changed(kind):
    assert KINDS[kind].__dataclass_params__.frozen
    assert dataclasses.is_dataclass(KINDS[kind])


def test_parents_come_before_those_that_refer_to_them():
    order = list(KINDS)
    for parent, child in (("category", "code"), ("code", "coding"), ("article", "text_version"), ("coding", "memo")):
        assert order.index(parent) < order.index(child)
