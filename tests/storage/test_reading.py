"""What a project tells: texts and bytes as they came, codings by place, and nothing of what was removed."""

import hashlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.codebooks import Code
from desktop.core.codings import Coding
from desktop.operations.remove_articles import RemoveArticles
from desktop.operations.remove_codes import RemoveCategory, RemoveCode
from desktop.storage import create_project
from tests import projects
from tests.projects import GRID, LEAD, OTHER, TABLE


@pytest.fixture
def session(tmp_path):
    session = projects.open_filled(tmp_path)
    yield session
    session.close()


def write(session, *, put=(), remove=()):
    with projects.inner(session).action(name="place_code", actor=LEAD) as run:
        for entity in put:
            run.writer.put(entity)
        for entity in remove:
            run.writer.remove(entity)


@pytest.fixture(scope="module")
def texts(tmp_path_factory):
    project = create_project(tmp_path_factory.mktemp("texts") / "new.zhubi")
    yield project.texts
    project.close()


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_text_comes_back_as_it_was_kept(texts, content):
    digest = texts.keep(content)
    assert digest == hashlib.sha256(content.encode()).hexdigest()
    assert texts.fetch(digest) == content


@given(st.binary())
def test_a_files_bytes_come_back_as_they_were(texts, content):
    sha256 = texts.keep_file(content)
    assert sha256 == hashlib.sha256(content).hexdigest()
    assert texts.fetch_file(sha256) == content


def test_a_text_that_is_not_there_is_a_fault_of_the_program(texts):
    with pytest.raises(LookupError):
        texts.fetch("0" * 64)


def test_an_article_comes_with_its_text_newspaper_and_file(session):
    found = session.read.text(session.read.articles()[0].id)
    assert found.outlet_name == "苇汀日报"
    assert found.file_name == "weiting.txt"
    assert len(found.text) == found.version.length
    assert hashlib.sha256(found.text.encode()).hexdigest() == found.version.text
    assert found.text[slice(*found.version.paragraphs[0][:2])] == found.article.headline


def test_codings_come_by_place(session):
    found = session.read.codings(session.read.articles()[0].id, coder=OTHER)
    assert len(found) == 3
    assert found == sorted(found, key=lambda each: (each.start, each.end, each.id))


def test_the_codebook_comes_in_its_order(session):
    book = session.read.codebook()
    assert [code.number for code in book.codes] == [11, 12, 13, 21, 22, 23]
    assert [option.number for option in book.options] == [1, 2, 9]
    assert book.head.title_zh == "小手册"


def test_a_snapshot_holds_the_study_as_values(session):
    found = session.read.snapshot(session.study)
    assert len(found.articles) == 3
    assert len(found.codings) == 7
    assert len(found.memos) == 2
    assert [answer.numbers for answer in found.attribute_values] == [(2,)]
    assert set(found.coder_names) == {LEAD, OTHER}


@pytest.mark.parametrize(
    "hide",
    [
        lambda s: s.perform(RemoveCode(GRID)),
        lambda s: s.perform(RemoveCategory("category-1")),
        lambda s: s.perform(RemoveArticles((s.read.articles()[0].id,))),
        lambda s: write(s, remove=[s.read.codebook().categories[0]]),
        lambda s: write(s, remove=[s.read.coders()[1]]),
    ],
    ids=["code", "category and codes", "article", "category alone", "coder"],
)
def test_every_count_agrees_with_what_is_listed(session, hide):
    everywhere = [article.id for article in session.read.articles()]
    hide(session)
    for coder in (LEAD, OTHER):
        listed = [each for article in everywhere for each in session.read.codings(article, coder=coder)]
        by_article = {each.article: sum(other.article == each.article for other in listed) for each in listed}
        by_code = {each.code: sum(other.code == each.code for other in listed) for each in listed}
        assert session.read.counts_by_article(coder) == by_article
        assert session.read.counts_by_code(coder) == by_code
        assert [session.read.count_in(article, coder=coder) for article in everywhere] == [
            by_article.get(article, 0) for article in everywhere
        ]


def test_a_pinned_code_that_was_removed_leaves_its_key_unused(session):
    assert [pin.digit for pin in session.read.pins(LEAD)] == [1]
    session.perform(RemoveCode(TABLE))
    assert session.read.pins(LEAD) == []
    session.undo()
    assert [pin.digit for pin in session.read.pins(LEAD)] == [1]


def test_a_code_of_a_removed_category_is_not_in_the_codebook(session):
    code = Code(id="late", category="category-1", key="late", number=77, name_zh="迟到的", name_en="Late")
    write(session, put=[code], remove=[session.read.codebook().categories[0]])
    assert {each.category for each in projects.inner(session).codebooks.whole().codes} == {"category-2"}


def test_codings_are_the_same_by_either_way_of_reading(session):
    coding = projects.codings_of(session, LEAD)[0]
    more = [replace(coding, id=f"more-{number}", end=coding.end + number % 7) for number in range(300)]
    write(session, put=more)
    from desktop.storage.tables import every

    generally = {each.id: each for each in every(projects.inner(session).connection, Coding)}
    assert {each.id: each for each in projects.inner(session).codings.all()} == generally
