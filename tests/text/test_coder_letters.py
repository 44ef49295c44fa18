"""Letters go to those who code, in their order, whatever the roles of those who came before."""

from __future__ import annotations

from desktop.core.studies import Coder, CoderRole
from desktop.text.coder_letters import lettered, letters, stripe_letters


def coder(identity: str, role: CoderRole, position: int) -> Coder:
    return Coder(id=identity, name_key=identity, role=role, position=position)


PEOPLE = (
    coder("lead", CoderRole.LEAD, 0),
    coder("second", CoderRole.CODER, 3),
    coder("first", CoderRole.CODER, 1),
    coder("checker", CoderRole.REVIEWER, 2),
    coder("lead-2", CoderRole.LEAD, 4),
    coder("consensus", CoderRole.CONSENSUS, 5),
)


def test_who_leads_or_reviews_takes_no_letter():
    assert letters(PEOPLE) == {"first": "A", "second": "B"}


def test_everybody_is_called_something_of_their_own():
    assert lettered(PEOPLE) == {
        "lead": "项目负责人",
        "first": "编码员A",
        "checker": "复核员",
        "second": "编码员B",
        "lead-2": "项目负责人2",
        "consensus": "最终编码",
    }


def test_everybody_has_one_sign_beside_their_codings():
    signs = stripe_letters(PEOPLE)
    assert (signs["first"], signs["second"], signs["lead"], signs["consensus"]) == ("A", "B", "负", "终")
    assert all(len(sign) == 1 for sign in signs.values())


def test_after_z_come_numbers():
    many = [coder(str(place), CoderRole.CODER, place) for place in range(28)]
    assert [letters(many)[str(place)] for place in (25, 26, 27)] == ["Z", "27", "28"]
