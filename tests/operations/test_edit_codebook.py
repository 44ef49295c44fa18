"""The head of the codebook, several codes moved at once, and the reason that goes into the version."""

from dataclasses import replace

import pytest

from desktop.core.codebooks import Category, Rank
from desktop.core.errors import KnownError
from desktop.operations.edit_category import AddCategory, EditCategory
from desktop.operations.edit_code import AddCode, EditCode, MoveCode, MoveCodes
from desktop.operations.edit_codebook import EditCodebook
from desktop.operations.merge_codes import MergeCodes
from desktop.operations.remove_codes import RemoveCategory, RemoveCode
from desktop.session import Session
from desktop.session.beginning import begin_project
from tests import projects
from tests.operations.samples import NEW_CATEGORY, NEW_CODE
from tests.projects import CALL, CANAL, GRID, LEDGER, SEED, TABLE


@pytest.fixture
def session(tmp_path):
    session = projects.open_filled(tmp_path)
    yield session
    session.close()


def order(session, category):
    codebook = session.read.codebook()
    return [code.id for code in codebook.codes if code.category == category]


def test_the_head_is_written_cleaned(session):
    head = replace(
        session.read.codebook().head, title_zh=" 渡口\n手册 ", clause_closers="，。 ，；", general_rules=("一", "二")
    )
    session.perform(EditCodebook(head))
    kept = session.read.codebook().head
    assert (kept.title_zh, kept.clause_closers, kept.general_rules) == ("渡口 手册", "，。；", ("一", "二"))
    assert len(session.read.codebooks.versions()) == 2


@pytest.mark.parametrize(
    ("changes", "kind"), [({"title_zh": " "}, "name_empty"), ({"clause_closers": "  "}, "closers_empty")]
)
def test_a_head_that_says_nothing_is_refused(session, changes, kind):
    with pytest.raises(KnownError, match=kind):
        session.perform(EditCodebook(replace(session.read.codebook().head, **changes)))


def test_a_study_begun_empty_gets_a_head(tmp_path):
    begin_project(tmp_path / "new.zhubi", title="新研究", coder_name="闻一舟", codebook=None)
    session = Session.open(tmp_path / "new.zhubi")
    session.perform(EditCodebook(replace(session.read.codebook().head, title_zh="新手册")))
    first = session.read.codebook().head
    session.perform(EditCodebook(replace(first, title_zh="又一本")))
    assert session.read.codebook().head.id == first.id != ""
    session.close()


@pytest.mark.parametrize(
    ("codes", "category", "place", "expected"),
    [
        ((GRID, TABLE), "category-1", 0, [GRID, TABLE, CALL]),
        ((TABLE, CALL), "category-1", 1, [GRID, TABLE, CALL]),
        ((TABLE, GRID), "category-2", 1, [CANAL, TABLE, GRID, SEED, LEDGER]),
        ((TABLE, LEDGER), "category-2", 99, [CANAL, SEED, TABLE, LEDGER]),
    ],
)
def test_several_codes_are_moved_in_one_step(session, codes, category, place, expected):
    before = projects.state(session)
    session.perform(MoveCodes(codes, category, place))
    assert order(session, category) == expected
    session.undo()
    assert projects.state(session) == before


def test_every_change_keeps_its_reason_in_the_version_it_makes(session):
    code, category = session.read.codebook().code(TABLE), session.read.codebook().categories[0]
    operations = [
        AddCategory(NEW_CATEGORY, "一"), EditCategory(replace(category, name_zh="门前"), "二"), AddCode(NEW_CODE, "三"),
        EditCode(replace(code, definition="新"), "四"), MoveCode(CALL, "category-2", 0, "五"),
        MoveCodes((GRID,), "category-2", 0, "六"), MergeCodes((SEED,), CANAL, "七"), RemoveCode(LEDGER, "八"),
        RemoveCategory("category-1", "九"), EditCodebook(replace(session.read.codebook().head, title_zh="十本"), " 十 "),
    ]  # fmt: skip
    for operation in operations:
        session.perform(operation)
    reasons = [version.reason for version in session.read.codebooks.versions()]
    assert reasons == ["", *"一二三四五六七八九十"]


def test_numbers_are_unique_among_categories_and_among_codes(session):
    with pytest.raises(KnownError, match="number_taken"):
        session.perform(AddCategory(Category(id="x", key="x", number=2, name_zh="又一类", name_en="", color="#112233")))
    with pytest.raises(KnownError, match="number_taken"):
        session.perform(AddCode(replace(NEW_CODE, number=11)))
    session.perform(AddCode(replace(NEW_CODE, number=1)))


def with_ranks(session, *ranks):
    session.perform(EditCodebook(session.read.codebook().head, ranks=ranks))
    return session.read.codebook().ranks


def test_ranks_are_written_in_order_and_those_left_out_go(session):
    first, second = session.read.codebook().ranks
    fresh = Rank(id="rank-new", key="third", number=9, name_zh=" 再次 ", name_en="")
    kept = with_ranks(session, second, fresh)
    assert [(each.id, each.name_zh, each.position) for each in kept] == [
        (second.id, second.name_zh, 0), ("rank-new", "再次", 1),
    ]  # fmt: skip
    assert len(session.read.codebooks.versions()) == 2
    session.undo()
    assert session.read.codebook().ranks == (first, second)


def test_a_head_alone_leaves_the_ranks_as_they_are(session):
    before = session.read.codebook().ranks
    session.perform(EditCodebook(replace(session.read.codebook().head, title_zh="新手册")))
    assert session.read.codebook().ranks == before


def test_codings_stay_without_a_rank_that_went(session):
    before = projects.state(session)["coding"]
    assert with_ranks(session) == ()
    assert projects.state(session)["coding"] == before


@pytest.mark.parametrize(("name", "kind"), [("  ", "name_empty"), ("主", "rank_double")])
def test_ranks_that_cannot_be_told_apart_are_refused(session, name, kind):
    first, second = session.read.codebook().ranks
    first = replace(first, name_zh="主")
    with pytest.raises(KnownError) as refused:
        with_ranks(session, first, replace(second, name_zh=name))
    assert refused.value.kind == kind
