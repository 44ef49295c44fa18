"""How paragraphs are counted: the body's alone, and without a gap."""

from desktop.core.paragraphs import Paragraph, Role, place_among
from desktop.wording import has, say

PAGE = (
    Paragraph(0, 5, Role.KICKER), Paragraph(7, 12, Role.HEADLINE), Paragraph(14, 18, Role.BYLINE), Paragraph(20, 30),
    Paragraph(32, 36, Role.HEADING), Paragraph(38, 50), Paragraph(52, 60, Role.CAPTION), Paragraph(62, 70),
)  # fmt: skip


def test_body_paragraphs_count_from_one_and_nothing_else_counts():
    found = [place_among(PAGE, each.start) for each in PAGE]
    assert [number for _, number in found] == [0, 0, 0, 1, 0, 2, 0, 3]
    assert [role for role, _ in found] == [each.role for each in PAGE]


def test_every_position_within_a_paragraph_has_its_number():
    assert {place_among(PAGE, position) for position in range(38, 51)} == {(Role.BODY, 2)}


def test_a_text_without_known_paragraphs_is_one():
    assert place_among((), 40) == (Role.BODY, 1)


def test_what_is_no_body_has_a_name_to_read():
    assert all(has(f"part.{role}") and say(f"part.{role}") for role in Role if role is not Role.BODY)
