"""Answers to variables and attributes: what is kept, what falls away, what is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.core.errors import KnownError
from desktop.core.ids import natural_id
from desktop.core.questions import NOTHING, Answer
from desktop.exporting.sheets_table import sheets_table
from desktop.operations.answer_attribute import AnswerAttribute
from desktop.operations.answer_sheet import AnswerSheet
from desktop.operations.answer_variable import AnswerForMany, AnswerVariable, ClearForMany
from desktop.operations.edit_variable import EditVariable
from desktop.operations.remove_codes import RemoveCode
from desktop.wording.actions import describe
from tests import projects, sheets
from tests.projects import GRID, LEAD, OTHER, VOICE
from tests.sheets import DAY, KIND, OTHER_KIND, OUTCOME, PAGE, SOURCES, TROUBLE


@pytest.fixture
def session(tmp_path):
    found = projects.open_filled(tmp_path)
    sheets.add_sheet(found)
    yield found
    found.close()


@pytest.fixture
def article(session):
    return session.read.articles()[0].id


def answer(session, article, variable, *numbers, text="", sitting=""):
    return session.perform(AnswerVariable(article, variable, Answer(numbers, text), sitting))


def refused(session, article, variable, given):
    before = projects.state(session)
    with pytest.raises(KnownError) as error:
        session.perform(AnswerVariable(article, variable, given))
    assert projects.state(session) == before
    return error.value.kind


def test_an_answer_is_one_fact_of_coder_article_and_variable(session, article):
    answer(session, article, KIND, 1)
    answer(session, article, KIND, 2)
    (value,) = session.read.sheets.values(article, coder=LEAD).values()
    assert (value.id, value.numbers) == (natural_id("value", LEAD, article, KIND), (2,))


def test_what_is_kept_is_normal(session, article):
    answer(session, article, DAY, text="2024年1月9日")
    answer(session, article, PAGE, text=sheets.wide("05"))
    answer(session, article, SOURCES, 3, 1)
    assert sheets.stored(session, article) == {
        DAY: Answer(text="2024-01-09"), PAGE: Answer(text="5"), SOURCES: Answer((1, 3)),
    }  # fmt: skip


def test_what_is_wrong_is_refused_and_nothing_is_kept(session, article):
    assert refused(session, article, DAY, Answer(text="上周三")) == "answer_date"
    assert refused(session, article, KIND, Answer((7,))) == "answer_option"
    assert refused(session, article, OTHER_KIND, Answer(text="手记")) == "not_asked"
    assert refused(session, article, "variable-nowhere", Answer((1,))) == "variable_gone"
    assert refused(session, "article-nowhere", KIND, Answer((1,))) == "article_gone"


def test_clearing_takes_the_answer_away(session, article):
    before = projects.state(session)
    answer(session, article, KIND, 1)
    answer(session, article, KIND)
    assert sheets.stored(session, article) == {}
    session.undo()
    session.undo()
    assert projects.state(session) == before


def test_what_is_no_longer_asked_loses_its_answer_in_the_same_step(session, article):
    answer(session, article, KIND, 99)
    answer(session, article, OTHER_KIND, text="手记")
    before = sheets.stored(session, article)
    answer(session, article, KIND, 1)
    assert sheets.stored(session, article) == {KIND: Answer((1,))}
    session.undo()
    assert sheets.stored(session, article) == before


def test_the_same_answer_again_is_no_action(session, article):
    answer(session, article, KIND, 1)
    size = len(projects.revisions(session))
    assert not answer(session, article, KIND, 1)
    assert not answer(session, article, PAGE)
    assert len(projects.revisions(session)) == size


def test_what_was_written_in_one_sitting_is_taken_back_at_once(session, article):
    answer(session, article, KIND, 99)
    for words in ("手", "手记", "手记一篇"):
        answer(session, article, OTHER_KIND, text=words, sitting="s")
    answer(session, article, OTHER_KIND, text="别的", sitting="t")
    session.undo()
    assert sheets.stored(session, article)[OTHER_KIND] == Answer(text="手记一篇")
    session.undo()
    assert OTHER_KIND not in sheets.stored(session, article)
    session.redo()
    assert sheets.stored(session, article)[OTHER_KIND] == Answer(text="手记一篇")


def test_each_coder_has_answers_of_their_own(session, article):
    answer(session, article, KIND, 1)
    session.choose_coder(OTHER)
    assert session.read.sheets.answers(article, coder=OTHER) == {}
    answer(session, article, KIND, 2)
    session.choose_coder(LEAD)
    assert session.read.sheets.answers(article, coder=LEAD) == {KIND: Answer((1,))}


def test_a_condition_that_changes_later_hides_answers_and_brings_them_back(session, article):
    answer(session, article, TROUBLE, 1)
    answer(session, article, OUTCOME, 2)
    changed = sheets.of(OUTCOME, ask_any_of=(2,))
    session.perform(EditVariable(changed, sheets.OPTIONS[OUTCOME]))
    assert session.read.sheets.answers(article, coder=LEAD) == {TROUBLE: Answer((1,))}
    assert OUTCOME in sheets.stored(session, article)
    session.undo()
    assert session.read.sheets.answers(article, coder=LEAD)[OUTCOME] == Answer((2,))


def hidden_by_the_lead(session, article):
    """An answer that a slip of the lead has put out of sight."""
    answer(session, article, TROUBLE, 1)
    answer(session, article, OUTCOME, 2)
    session.perform(EditVariable(sheets.of(OUTCOME, ask_any_of=(2,)), sheets.OPTIONS[OUTCOME]))


@pytest.mark.parametrize("many", [False, True])
def test_what_a_changed_condition_hides_is_not_removed_by_another_answer(session, article, many):
    hidden_by_the_lead(session, article)
    kind = AnswerForMany((article,), KIND, Answer((1,))) if many else AnswerVariable(article, KIND, Answer((1,)))
    session.perform(kind)
    assert sheets.stored(session, article)[OUTCOME] == Answer((2,))
    session.perform(EditVariable(sheets.of(OUTCOME), sheets.OPTIONS[OUTCOME]))
    assert session.read.sheets.answers(article, coder=LEAD)[OUTCOME] == Answer((2,))


def test_what_is_hidden_is_removed_once_an_answer_has_asked_for_it_and_then_not(session, article):
    hidden_by_the_lead(session, article)
    answer(session, article, TROUBLE, 2)
    assert session.read.sheets.answers(article, coder=LEAD)[OUTCOME] == Answer((2,))
    answer(session, article, TROUBLE, 1)
    assert OUTCOME not in sheets.stored(session, article)


def test_many_articles_get_one_answer_in_one_step(session):
    articles = tuple(each.id for each in session.read.articles())
    before = projects.state(session)
    session.perform(AnswerForMany(articles, KIND, Answer((2,))))
    assert [sheets.stored(session, each)[KIND] for each in articles] == [Answer((2,))] * 3
    assert session.read.sheets.articles_answered(LEAD) == set(articles)
    session.undo()
    assert projects.state(session) == before


def test_articles_where_it_is_not_asked_are_left_out_of_many(session):
    first, second, third = (each.id for each in session.read.articles())
    answer(session, second, KIND, 99)
    session.perform(AnswerForMany((first, second), OTHER_KIND, Answer(text="手记")))
    assert OTHER_KIND not in sheets.stored(session, first)
    assert sheets.stored(session, second)[OTHER_KIND] == Answer(text="手记")
    with pytest.raises(KnownError, match="not_asked"):
        session.perform(AnswerForMany((first, third), OTHER_KIND, Answer(text="手记")))


def test_many_articles_are_cleared_only_in_so_many_words(session):
    first, second, _ = (each.id for each in session.read.articles())
    answer(session, first, KIND, 1)
    with pytest.raises(KnownError, match="answer_empty"):
        session.perform(AnswerForMany((first, second), KIND, NOTHING))
    session.perform(ClearForMany((first, second), KIND))
    assert sheets.stored(session, first) == {}
    assert describe(session.turns().undo) == "清空 1 篇文章的“体裁”"
    with pytest.raises(KnownError, match="nothing_answered"):
        session.perform(ClearForMany((first, second), KIND))


def test_clearing_many_leaves_what_is_not_asked_now(session, article):
    hidden_by_the_lead(session, article)
    with pytest.raises(KnownError, match="nothing_answered"):
        session.perform(ClearForMany((article,), OUTCOME))
    assert session.read.sheets.answers_to(sheets.of(OUTCOME), (article,), coder=LEAD) == {}
    assert sheets.stored(session, article)[OUTCOME] == Answer((2,))


def grid_coding(session):
    return next(each for each in projects.codings_of(session, OTHER) if each.code == GRID)


def test_an_attribute_is_answered_for_one_coding(session):
    session.choose_coder(OTHER)
    coding = grid_coding(session).id
    session.perform(AnswerAttribute(coding, VOICE, Answer((1,))))
    assert session.read.sheets.attribute_answers(coding) == {VOICE: Answer((1,))}
    session.perform(AnswerAttribute(coding, VOICE, NOTHING))
    assert session.read.sheets.attribute_answers(coding) == {}


def test_attributes_are_refused_where_they_are_not_asked(session):
    session.choose_coder(OTHER)
    other = next(each for each in projects.codings_of(session, OTHER) if each.code != GRID)
    for coding, numbers, kind in ((other.id, (1,), "attribute_gone"), (grid_coding(session).id, (7,), "answer_option")):
        with pytest.raises(KnownError, match=kind):
            session.perform(AnswerAttribute(coding, VOICE, Answer(numbers)))
    coding = grid_coding(session).id
    session.choose_coder(LEAD)
    with pytest.raises(KnownError, match="not_your_coding"):
        session.perform(AnswerAttribute(coding, VOICE, Answer((1,))))


def test_missing_names_variables_and_codings_until_nothing_is(session, article):
    session.choose_coder(OTHER)
    coding = grid_coding(session).id
    session.perform(AnswerAttribute(coding, VOICE, NOTHING))
    missing = session.read.sheets.missing(article, coder=OTHER)
    assert [each.id for each in missing.variables] == [DAY, PAGE, KIND, SOURCES]
    assert [(each.coding.id, [one.id for one in each.attributes]) for each in missing.codings] == [(coding, [VOICE])]
    session.perform(AnswerAttribute(coding, VOICE, Answer((1,))))
    answer(session, article, DAY, text="20240109")
    answer(session, article, PAGE, text="1")
    answer(session, article, KIND, 1)
    answer(session, article, SOURCES, 9)
    assert not session.read.sheets.missing(article, coder=OTHER)
    assert session.read.sheets.progress(article, coder=OTHER) == (4, 5)


def test_a_coding_whose_code_is_gone_asks_nothing(session, article):
    session.perform(RemoveCode(GRID))
    assert session.read.sheets.asking_codings(article, coder=OTHER) == {}


def test_a_whole_sheet_is_one_step(session, article):
    before = projects.state(session)
    given = (
        (OTHER_KIND, Answer(text="手记")), (KIND, Answer((99,))), (DAY, Answer(text="2024年1月9日")),
        (SOURCES, Answer((3, 1))),
    )  # fmt: skip
    session.perform(AnswerSheet(article, given))
    assert sheets.stored(session, article) == {
        KIND: Answer((99,)), OTHER_KIND: Answer(text="手记"), DAY: Answer(text="2024-01-09"), SOURCES: Answer((1, 3)),
    }  # fmt: skip
    assert session.history(limit=1)[0].facts["count"] == "4"
    session.undo()
    assert projects.state(session) == before


def test_a_sheet_at_once_holds_what_single_answers_would(session, article):
    """Whatever was answered before, conditions met and no longer met included."""
    second = session.read.articles()[1].id
    for each in (article, second):
        answer(session, each, KIND, 99)
        answer(session, each, OTHER_KIND, text="手记")
        answer(session, each, TROUBLE, 1)
    given = ((TROUBLE, NOTHING), (KIND, Answer((1,))), (PAGE, Answer(text="3")))
    session.perform(AnswerSheet(article, given))
    for variable, each in given:
        session.perform(AnswerVariable(second, variable, each))
    assert sheets.stored(session, article) == sheets.stored(session, second) == {
        KIND: Answer((1,)), PAGE: Answer(text="3"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        (((KIND, Answer((1,))), (OTHER_KIND, Answer(text="手记"))), "not_asked"),
        (((PAGE, Answer(text="2")), (DAY, Answer(text="上周三"))), "answer_date"),
        (((PAGE, Answer(text="2")), ("variable-nowhere", Answer((1,)))), "variable_gone"),
    ],
)
def test_a_sheet_with_one_wrong_answer_is_refused_whole(session, article, given, kind):
    before = projects.state(session)
    with pytest.raises(KnownError) as error:
        session.perform(AnswerSheet(article, given))
    assert error.value.kind == kind
    assert projects.state(session) == before


def test_a_sheet_leaves_what_the_lead_hid(session, article):
    """A condition that the lead changed hides an answer; another answer does not take it away."""
    answer(session, article, KIND, 99)
    answer(session, article, OTHER_KIND, text="手记")
    session.perform(EditVariable(sheets.of(OTHER_KIND, ask_any_of=(9,)), ()))
    session.perform(AnswerSheet(article, ((PAGE, Answer(text="2")), (DAY, Answer(text="2024-01-09")))))
    assert sheets.stored(session, article)[OTHER_KIND] == Answer(text="手记")


def outdate(session):
    """Let the option that brings a further question exclude all others, where it was chosen beside another."""
    variable = next(each for each in session.read.sheets.variables() if each.id == TROUBLE)
    choices = session.read.sheets.options(TROUBLE)
    session.perform(EditVariable(replace(variable, type="many_of"), choices))
    return lambda: session.perform(
        EditVariable(
            replace(variable, type="many_of"), tuple(replace(each, exclusive=each.number == 1) for each in choices)
        )
    )


def test_an_answer_that_fits_no_more_counts_as_none(session, article):
    make_exclusive = outdate(session)
    answer(session, article, TROUBLE, 1, 2)
    answer(session, article, OUTCOME, 2)
    answer(session, article, SOURCES, 3)
    before = session.read.sheets.progress(article, coder=LEAD)
    make_exclusive()
    read = session.read.sheets
    assert read.answers(article, coder=LEAD) == {SOURCES: Answer((3,))}
    assert read.outdated(article, coder=LEAD) == {TROUBLE: Answer((1, 2))}
    assert before == (3, 6)
    assert read.progress(article, coder=LEAD) == (1, 5)
    assert refused(session, article, OUTCOME, Answer((1,))) == "not_asked"
    snapshot = session.read.snapshot(session.study)
    assert {each.variable for each in snapshot.values} == {OUTCOME, SOURCES}
    table = sheets_table(snapshot)
    row = dict(zip(table.columns, table.rows[0], strict=True))
    assert (row["trouble"], row["outcome"], row["sources"], row["not_asked"]) == (None, None, "3", "other+outcome")


def test_what_waited_for_it_comes_back_when_it_is_answered_anew(session, article):
    make_exclusive = outdate(session)
    answer(session, article, TROUBLE, 1, 2)
    answer(session, article, OUTCOME, 2)
    make_exclusive()
    answer(session, article, TROUBLE, 1)
    assert session.read.sheets.answers(article, coder=LEAD)[OUTCOME] == Answer((2,))
    answer(session, article, TROUBLE, 2)
    assert OUTCOME not in sheets.stored(session, article)


def test_answers_that_fit_no_more_are_not_offered_or_found_in_retrieval(session, article):
    variable = next(each for each in session.read.sheets.variables() if each.id == PAGE)
    answer(session, article, KIND, 99)
    answer(session, article, OTHER_KIND, text="手记")
    read = session.read.retrieval
    assert read.written_answers(OTHER_KIND, session.sight) == ["手记"]
    with session._project.action(name="edit_variable", actor=LEAD) as run:
        run.writer.put(replace(variable, id=OTHER_KIND, key="other", number=4, type="date"))
    session.read.forget(run.changes)
    assert read.written_answers(OTHER_KIND, session.sight) == []
