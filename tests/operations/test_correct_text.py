"""Correcting a text: what is refused, what stays as it was, and the headline that goes along."""

import pytest

from desktop.core.errors import KnownError
from desktop.core.spans import Span
from desktop.core.studies import CoderRole
from desktop.operations.correct_text import CorrectText
from desktop.operations.edit_article import EditArticle
from desktop.operations.import_pages import ImportPages
from desktop.operations.set_role import SetRole
from desktop.session import Session
from desktop.storage.checking import check
from tests import projects
from tests.projects import LEAD, OTHER, codings_of
from tests.texts import PLAIN_ARTICLE


@pytest.fixture
def session(tmp_path):
    session = projects.open_filled(tmp_path)
    yield session
    session.close()


def correct(session: Session, old: str, new: str, *, number: int = 0):
    article = session.read.articles()[number]
    return session.perform(CorrectText(article.id, projects.at(session, article, old), new))


def refused(session: Session, old: str, new: str, *, number: int = 0) -> str:
    before = projects.state(session)
    with pytest.raises(KnownError) as error:
        correct(session, old, new, number=number)
    assert projects.state(session) == before
    return error.value.kind


def text_of(session: Session, number: int = 0):
    found = session.read.text(session.read.articles()[number].id)
    assert found is not None
    return found


def test_a_correction_is_a_new_version_of_the_text(session):
    before = text_of(session)
    correct(session, "樟树", "香樟树")
    after = text_of(session)
    assert after.text == before.text.replace("樟树", "香樟树", 1)
    assert (after.version.number, after.version.length) == (2, len(after.text))
    assert after.version.id != before.version.id
    assert after.version.page == before.version.page
    shown = [after.text[each.start : each.end] for each in after.version.paragraphs]
    assert shown == after.text.split("\n\n")
    assert check(projects.inner(session)) == []


def test_nothing_a_coder_wrote_is_touched(session):
    rows = projects.state(session)["coding"]
    correct(session, "折叠桌", "折叠圆桌")
    assert projects.state(session)["coding"] == rows


def test_only_a_lead_corrects(session):
    session.choose_coder(OTHER)
    assert refused(session, "樟树", "香樟树") == "lead_only"


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("樟树", "樟\n树", "correction_breaks"),
        ("樟树", "樟\r\n\r\n树", "correction_breaks"),
        ("苇汀社区：一张便民桌摆了三百天", "", "correction_empties"),
        ("苇汀社区：一张便民桌摆了三百天", " \u3000", "correction_empties"),
        ("三百天\n\n本报记者", "三百天，本报记者", "correction_across"),
    ],
)
def test_the_structure_of_a_text_stays(session, old, new, kind):
    assert refused(session, old, new) == kind


def test_a_line_that_a_wrap_ends_is_not_emptied_either(session):
    assert refused(session, "今摆了十二把竹椅。每逢农历初五，各组", "", number=1) == "correction_empties"


def test_a_wrap_inside_the_words_stays_where_words_are_replaced(session):
    correct(session, "张石凳，如\n今摆了", "条石凳，如\n今放着", number=1)
    assert "一条石凳，如\n今放着十二把" in text_of(session, 1).text
    assert refused(session, "石凳，如\n今", "石凳，如今", number=1) == "correction_breaks"


def test_a_span_outside_the_text_is_refused(session):
    article = text_of(session)
    with pytest.raises(KnownError) as error:
        session.perform(CorrectText(article.article.id, Span(3, len(article.text) + 1), "甲"))
    assert error.value.kind == "span_outside"


def test_a_text_that_another_article_has_is_refused_by_name(session):
    twin = PLAIN_ARTICLE.replace("樟树", "柏树")
    session.perform(ImportPages((projects.page("twin.txt", twin),)))
    assert refused(session, "樟树", "柏树") == "correction_same_text"


def test_an_article_may_go_back_to_the_words_it_had(session):
    before = text_of(session).text
    correct(session, "樟树", "香樟树")
    correct(session, "香樟树", "樟树")
    assert (text_of(session).text, text_of(session).version.number) == (before, 3)


def test_the_same_words_again_change_nothing(session):
    assert not correct(session, "樟树", "樟树")


def test_what_canonical_text_does_not_hold_is_not_put_in(session):
    correct(session, "樟树", "樟\x00\u00a0树\x07")
    assert "樟\u00a0树" in text_of(session).text


def test_a_headline_that_was_that_of_the_text_goes_along(session):
    correct(session, "便民桌", "便民长桌")
    article = session.read.articles()[0]
    assert article.headline == "苇汀社区：一张便民长桌摆了三百天"
    session.undo()
    assert session.read.articles()[0].headline == "苇汀社区：一张便民桌摆了三百天"


def test_a_headline_that_was_given_by_hand_stays(session):
    session.perform(EditArticle(article=session.read.articles()[0].id, headline="三百天的桌子"))
    correct(session, "便民桌", "便民长桌")
    assert session.read.articles()[0].headline == "三百天的桌子"


def test_a_correction_that_another_was_built_on_is_not_taken_back_under_it(session):
    session.perform(SetRole(OTHER, CoderRole.LEAD))
    correct(session, "樟树", "香樟树")
    session.choose_coder(OTHER)
    correct(session, "折叠桌", "折叠圆桌")
    session.choose_coder(LEAD)
    with pytest.raises(KnownError) as error:
        session.undo()
    assert error.value.kind == "undo_conflict"
    assert len(codings_of(session, LEAD)) == 3
