"""What an operation refuses, by which kind, and that nothing of it stays."""

from dataclasses import replace

import pytest

from desktop.core.errors import KnownError
from desktop.core.spans import Span
from desktop.operations.add_coder import AddCoder
from desktop.operations.edit_article import EditArticle
from desktop.operations.edit_category import AddCategory, EditCategory, MoveCategory
from desktop.operations.edit_code import AddCode, EditCode, MoveCode
from desktop.operations.import_pages import ImportPages
from desktop.operations.lift_coding import LiftCoding
from desktop.operations.mark_done import MarkDone
from desktop.operations.pin_code import PinCode
from desktop.operations.place_code import PlaceCode
from desktop.operations.place_codings import PlaceCodings, Placing
from desktop.operations.recode_coding import RecodeCoding
from desktop.operations.remove_articles import RemoveArticles
from desktop.operations.remove_codes import RemoveCategory, RemoveCode
from desktop.operations.rename_coder import RenameCoder
from desktop.operations.resize_coding import ResizeCoding
from desktop.wording import explain
from desktop.wording.actions import describe
from tests import projects
from tests.operations.samples import NEW_CATEGORY, NEW_CODE
from tests.projects import CALL, LEAD, OTHER, SEED, TABLE
from tests.texts import PLAIN_ARTICLE, QUOTED_PARAGRAPH


@pytest.fixture
def session(tmp_path):
    session = projects.open_filled(tmp_path)
    yield session
    session.close()


def article(session, number=0):
    return session.read.articles()[number].id


def own(session, number=0):
    return projects.codings_of(session, LEAD)[number]


REFUSALS = {
    "coding beyond the end": ("span_outside", lambda s: PlaceCode(article(s), Span(0, 10_000), SEED)),
    "coding before the beginning": ("span_outside", lambda s: PlaceCode(article(s), Span(-1, 3), SEED)),
    "coding backwards": ("span_outside", lambda s: PlaceCode(article(s), Span(5, 2), SEED)),
    "coding nothing": ("selection_empty", lambda s: PlaceCode(article(s), Span(5, 5), SEED)),
    "coding blanks": ("selection_empty", lambda s: PlaceCode(article(s), projects.at(s, s.read.articles()[0], "\n\n"), SEED)),
    "coding the same twice": ("coding_exists", lambda s: PlaceCode(article(s), own(s).span, own(s).code)),
    "coding a gone article": ("article_gone", lambda s: PlaceCode("gone", Span(0, 3), SEED)),
    "coding with a gone code": ("code_gone", lambda s: PlaceCode(article(s), Span(0, 3), "gone")),
    "the second of two the same": (
        "coding_exists",
        lambda s: PlaceCodings(article(s), (Placing(Span(0, 3), SEED), Placing(Span(0, 3), SEED))),
    ),
    "resizing onto the same": (
        "coding_exists",
        lambda s: ResizeCoding(placed(s, Span(own(s).start, own(s).end + 1), own(s).code), own(s).span),
    ),
    "resizing to nothing": ("selection_empty", lambda s: ResizeCoding(own(s).id, Span(4, 4))),
    "recoding onto the same": ("coding_exists", lambda s: RecodeCoding(placed(s, own(s).span, SEED), own(s).code)),
    "recoding with a gone code": ("code_gone", lambda s: RecodeCoding(own(s).id, "gone")),
    "lifting a gone coding": ("coding_gone", lambda s: LiftCoding("gone")),
    "a number that a code has": ("number_taken", lambda s: AddCode(replace(NEW_CODE, number=12))),
    "renumbering onto another": ("number_taken", lambda s: EditCode(replace(s.read.codebook().code(TABLE), number=12))),
    "a number that a category has": ("number_taken", lambda s: AddCategory(replace(NEW_CATEGORY, number=2))),
    "a code of number 0": ("number_unfit", lambda s: AddCode(replace(NEW_CODE, number=0))),
    "a code of a number below 0": ("number_unfit", lambda s: EditCode(replace(s.read.codebook().code(TABLE), number=-3))),
    "a number too large for anyone": ("number_unfit", lambda s: AddCategory(replace(NEW_CATEGORY, number=10**9))),
    "a code of no colour": ("color_unfit", lambda s: EditCode(replace(s.read.codebook().code(TABLE), color="blue"))),
    "a colour with more behind it": ("color_unfit", lambda s: AddCode(replace(NEW_CODE, color="#123456\n"))),
    "a category without a colour": ("color_unfit", lambda s: AddCategory(replace(NEW_CATEGORY, color=""))),
    "a code without a name": ("name_empty", lambda s: AddCode(replace(NEW_CODE, name_zh=" \u3000 "))),
    "a category without a name": (
        "name_empty", lambda s: EditCategory(replace(s.read.codebook().categories[0], name_zh="")),
    ),
    "a code in a gone category": ("category_gone", lambda s: AddCode(replace(NEW_CODE, category="gone"))),
    "moving a gone code": ("code_gone", lambda s: MoveCode("gone", "category-1", 0)),
    "moving into a gone category": ("category_gone", lambda s: MoveCode(TABLE, "gone", 0)),
    "moving a gone category": ("category_gone", lambda s: MoveCategory("gone", 0)),
    "removing a gone code": ("code_gone", lambda s: RemoveCode("gone")),
    "removing a gone category": ("category_gone", lambda s: RemoveCategory("gone")),
    "removing a gone article": ("article_gone", lambda s: RemoveArticles((article(s), "gone"))),
    "a coder of the same name": ("coder_name_taken", lambda s: AddCoder("new", " 谷雨晴 ")),
    "a coder without a name": ("name_empty", lambda s: AddCoder("new", "\n")),
    "renaming to a name that is taken": ("coder_name_taken", lambda s: RenameCoder(OTHER, "闻一舟")),
    "renaming a gone coder": ("coder_gone", lambda s: RenameCoder("gone", "孟小舟")),
    "an article without a headline": ("name_empty", lambda s: EditArticle(article(s), " ")),
    "a day that is none": ("date_unclear", lambda s: EditArticle(article(s), "桌子", date="2023-02-29")),
    "a gone article done": ("article_gone", lambda s: MarkDone("gone")),
    "a gone code pinned": ("code_gone", lambda s: PinCode("gone", 3)),
    "a text the study has": ("same_text", lambda s: ImportPages((projects.page("again.txt", PLAIN_ARTICLE),))),
    "the same text twice at once": (
        "same_text",
        lambda s: ImportPages((projects.page("one.txt", QUOTED_PARAGRAPH), projects.page("two.txt", QUOTED_PARAGRAPH))),
    ),
}  # fmt: skip


def placed(session, span, code):
    """Make a coding and return its identity."""
    before = {each.id for each in projects.codings_of(session, LEAD)}
    session.perform(PlaceCode(article(session), span, code))
    return next(each.id for each in projects.codings_of(session, LEAD) if each.id not in before)


@pytest.mark.parametrize("case", REFUSALS)
def test_what_cannot_be_is_refused_and_leaves_nothing(session, case):
    kind, make = REFUSALS[case]
    operation = make(session)
    before = projects.revisions(session), projects.state(session)
    with pytest.raises(KnownError) as caught:
        session.perform(operation)
    assert caught.value.kind == kind
    assert (projects.revisions(session), projects.state(session)) == before


@pytest.mark.parametrize("case", REFUSALS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_refusal_has_its_sentence(session, case, language):
    operation = REFUSALS[case][1](session)
    with pytest.raises(KnownError) as caught:
        session.perform(operation)
    assert "{" not in explain(caught.value, language=language)


def test_the_same_text_is_refused_by_the_name_of_the_article_that_has_it(session):
    with pytest.raises(KnownError) as caught:
        session.perform(ImportPages((projects.page("again.txt", PLAIN_ARTICLE),)))
    assert caught.value.facts == {"file": "again.txt", "other": session.read.articles()[0].headline}


def test_a_text_can_come_again_after_its_article_was_removed(session):
    session.perform(RemoveArticles((article(session),)))
    assert session.perform(ImportPages((projects.page("again.txt", PLAIN_ARTICLE),)))


def test_another_coder_may_place_the_same(session):
    coding = own(session, 1)
    session.choose_coder(OTHER)
    assert session.perform(PlaceCode(coding.article, coding.span, coding.code))


def test_another_code_may_stand_on_the_same_words(session):
    assert session.perform(PlaceCode(article(session), own(session).span, CALL))


def test_a_name_can_be_kept_and_written_otherwise(session):
    assert session.perform(RenameCoder(OTHER, "谷 雨晴"))
    assert session.read.coder_names()[OTHER] == "谷 雨晴"


def test_renaming_to_the_name_there_is_writes_nothing(session):
    before = projects.revisions(session)
    assert not session.perform(RenameCoder(OTHER, " 谷雨晴 "))
    assert projects.revisions(session) == before
    assert len(projects.inner(session).texts.names()) == 2


def test_the_history_names_the_articles_that_were_removed(session):
    first, second, third = session.read.articles()
    session.perform(RemoveArticles((second.id,)))
    session.perform(RemoveArticles((first.id, third.id)))
    both, one = session.history(limit=2)
    assert describe(one) == f"移除文章：{second.headline}"
    assert describe(both) == f"移除文章：{first.headline}等 2 篇"
    assert "2" in describe(both, language="en")
