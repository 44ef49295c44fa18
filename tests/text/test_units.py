from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.paragraphs import Paragraph, Role
from desktop.text.paragraphs import paragraphs as places_of
from desktop.text.units import UNIT_KINDS, units

TEXT = "槐荫里的热水\n\n网格员姚小满敲门，问水压。老人说：“够用了！”\n\n　暖气也修好了，\n谁家都不冷。 "
ROLES = (Role.HEADLINE, Role.BODY, Role.CAPTION)
CLOSERS = "，；。！？,;.!?"


def cut(kind: str, roles: tuple[str, ...] = ("body", "caption")) -> list[str]:
    places = tuple(Paragraph(*place, role) for place, role in zip(places_of(TEXT), ROLES, strict=True))
    return [TEXT[start:end] for start, end in units(TEXT, places, kind=kind, roles=roles, closers=CLOSERS)]


def test_clauses_are_those_of_codable_paragraphs_alone():
    assert cut("clause", ("body",)) == ["网格员姚小满敲门，", "问水压。", "老人说：“够用了！”"]


def test_a_clause_ends_at_the_closers_of_the_codebook():
    places = (Paragraph(0, 9),)
    found = units("先问，再记；后办。", places, kind="clause", roles=("body",), closers="；")
    assert [span.end for span in found] == [6, 9]


def test_sentences():
    assert cut("sentence") == [
        "网格员姚小满敲门，问水压。",
        "老人说：“够用了！”",
        "暖气也修好了，\n谁家都不冷。",
    ]


def test_paragraphs_have_no_white_space_at_their_edges():
    assert cut("paragraph") == ["网格员姚小满敲门，问水压。老人说：“够用了！”", "暖气也修好了，\n谁家都不冷。"]


def test_nothing_is_cut_where_nothing_is_codable():
    assert cut("clause", ()) == []


@given(st.text(alphabet="渡口a1，。！？“”\n　 \U0001f600", max_size=60), st.sampled_from(UNIT_KINDS))
def test_units_are_in_order_apart_inside_their_paragraph_and_begin_and_end_with_words(text, kind):
    places = tuple(Paragraph(*place) for place in places_of(text))
    found = units(text, places, kind=kind, roles=("body",), closers=CLOSERS)
    assert all(before.end <= after.start for before, after in pairwise(found))
    for unit in found:
        assert text[unit.start : unit.end] == text[unit.start : unit.end].strip() != ""
        assert any(place.start <= unit.start and unit.end <= place.end for place in places)
    outside = set(range(len(text))) - {at for unit in found for at in range(*unit)}
    assert all(text[at].isspace() for at in outside)
