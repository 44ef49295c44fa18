"""A suggested code stands at its words as they are now, and waits there until its coder has used the answer."""

import pytest

from desktop.core.spans import Span
from desktop.core.studies import CoderRole
from desktop.operations.answer_suggestion import AcceptSuggestion, DeclineSuggestion
from desktop.operations.correct_text import CorrectText
from desktop.operations.lift_coding import LiftCoding
from desktop.operations.merge_codes import MergeCodes
from desktop.operations.place_code import PlaceCode
from desktop.operations.remove_articles import RemoveArticles
from desktop.operations.remove_codes import RemoveCode
from desktop.operations.set_role import SetRole
from desktop.operations.suggest_code import SuggestCode
from desktop.session.losses import counted
from desktop.wording import say
from tests import projects
from tests.operations.samples import NEW_CODE
from tests.projects import CANAL, GRID, LEAD, OTHER


@pytest.fixture
def session(tmp_path):
    session = projects.open_filled(tmp_path, coder=OTHER)
    session.perform(SuggestCode("樟树下", article=first(session).id, span=place(session)))
    session.choose_coder(LEAD)
    yield session
    session.close()


def first(session):
    return session.read.articles()[0]


def place(session, words: str = "樟树") -> Span:
    return projects.at(session, first(session), words)


def correct(session, old: str, new: str) -> None:
    session.perform(CorrectText(first(session).id, place(session, old), new))


def asked(session, *, is_open: bool = True):
    (found,) = session.read.doubts.asked(session.sight, is_open=is_open)
    return found


def accept(session) -> None:
    session.perform(AcceptSuggestion(asked(session).id, NEW_CODE))


def waiting(session):
    code = session.read.doubts.code_to_place(asked(session, is_open=False))
    return None if code is None else code.id


def of_other(session, act) -> None:
    session.choose_coder(OTHER)
    session.perform(act)
    session.choose_coder(LEAD)


def test_the_lead_is_led_to_the_words(session):
    found = asked(session)
    assert (found.name, found.words, found.article, found.span) == ("樟树下", "樟树", first(session).id, place(session))
    passage = session.read.doubts.passage(found)
    assert passage.text[slice(*found.span)] == "樟树"


def test_a_suggestion_goes_with_its_words_through_a_correction(session):
    correct(session, "树", "木")
    found = asked(session)
    assert found.version == session.read.text(first(session).id).version.id
    assert (found.words, found.span) == ("樟木", place(session, "樟木"))
    correct(session, "一", "两")
    assert asked(session).span == place(session, "樟木")
    session.undo()
    session.undo()
    assert (asked(session).words, asked(session).span) == ("樟树", place(session))


def test_words_that_were_corrected_away_are_shown_as_they_were(session):
    at = place(session)
    before = session.read.text(first(session).id)
    session.perform(CorrectText(first(session).id, Span(at.start - 1, at.end + 1), "梧桐"))
    found = asked(session)
    assert (found.version, found.words) == (before.version.id, "樟树")
    assert session.read.doubts.passage(found).text == before.text
    accept(session)
    assert waiting(session) is None
    session.undo()
    session.undo()
    assert asked(session).version == before.version.id
    accept(session)
    assert waiting(session) == NEW_CODE.id


def test_a_correction_tells_of_the_open_suggestions_it_leaves_behind(session):
    losses, article, at = session.read.losses, first(session).id, place(session)
    cut = Span(at.start - 1, at.end - 1)
    (would,) = losses.would_be(article, cut, "老木")
    assert (would.kind, would.coder, would.words) == ("suggestion", OTHER, "樟树")
    assert would.may_be_seen(session.sight)
    assert counted([would], session.sight) == [say("tally.seen_suggestions", count=1)]
    assert losses.would_be(article, at, "樟木") == []
    assert losses.others(article) == []
    session.perform(CorrectText(article, cut, "老木"))
    assert losses.others(article) == [would]
    session.choose_coder(OTHER)
    assert losses.others(article)[0].may_be_seen(session.sight)
    session.choose_coder(LEAD)
    session.perform(DeclineSuggestion(would.id, "不另设"))
    assert losses.others(article) == []


def test_one_made_on_a_text_that_was_taken_back_is_led_back(session):
    correct(session, "樟树", "香樟树")
    of_other(session, SuggestCode("恳谈", article=first(session).id, span=place(session, "居民")))
    session.undo()
    (_, found) = session.read.doubts.asked(session.sight)
    assert (found.words, found.span) == ("居民", place(session, "居民"))


def test_without_its_article_a_suggestion_has_words_and_no_place(session):
    article = first(session)
    session.perform(RemoveArticles((article.id,)))
    found = asked(session)
    assert (found.words, found.article, found.span) == ("樟树", None, None)
    assert session.read.doubts.suggested_in(article.id, coder=OTHER)[0].span is None
    accept(session)
    assert waiting(session) is None
    session.undo()
    session.undo()
    assert asked(session).span == place(session)


def test_an_answered_one_waits_until_its_coder_used_the_code(session):
    assert session.read.doubts.code_to_place(asked(session)) is None
    accept(session)
    assert waiting(session) == NEW_CODE.id
    # What the lead does is the lead's.
    session.perform(PlaceCode(first(session).id, place(session), NEW_CODE.id))
    assert waiting(session) == NEW_CODE.id
    of_other(session, PlaceCode(first(session).id, place(session), CANAL))
    assert waiting(session) == NEW_CODE.id
    at = place(session)
    of_other(session, PlaceCode(first(session).id, Span(at.start, at.end + 2), NEW_CODE.id))
    assert waiting(session) is None
    (coding,) = (each for each in projects.codings_of(session, OTHER) if each.code == NEW_CODE.id)
    of_other(session, LiftCoding(coding.id))
    assert waiting(session) == NEW_CODE.id


def test_an_answer_may_name_a_code_there_is_and_that_may_be_merged_or_removed(session):
    session.perform(DeclineSuggestion(asked(session).id, "用“网格记事”", GRID))
    assert waiting(session) == GRID
    session.perform(MergeCodes((GRID,), CANAL))
    assert waiting(session) == CANAL
    session.perform(RemoveCode(CANAL))
    assert session.read.doubts.code_answered(asked(session, is_open=False)) is None
    assert waiting(session) is None


def test_an_answer_without_a_code_leaves_nothing_to_do(session):
    session.perform(DeclineSuggestion(asked(session).id, "不另设"))
    assert waiting(session) is None


def test_a_reviewer_reads_along_and_another_coder_does_not(session):
    session.perform(SetRole(OTHER, CoderRole.REVIEWER))
    session.choose_coder(OTHER)
    assert asked(session).article == first(session).id
    assert session.read.doubts.suggested_in(first(session).id, coder=LEAD) == []
