"""A filled project for the tests: two coders, a small codebook, three articles, and what both coders left in them."""

from __future__ import annotations

import hashlib
import sqlite3
import tempfile
from functools import cache
from pathlib import Path

import pytest

from desktop.core.articles import Article
from desktop.core.codebooks import Attribute, Category, Code, Codebook, Option, Rank
from desktop.core.codings import Coding
from desktop.core.drafts import ArticleDraft, PageDraft
from desktop.core.kinds import kinds
from desktop.core.paragraphs import Paragraph, Role
from desktop.core.segments import Segment, SegmentKind
from desktop.core.snapshots import CodebookSet
from desktop.core.spans import Span
from desktop.operations.add_coder import AddCoder
from desktop.operations.create_study import CreateStudy
from desktop.operations.edit_article import EditArticle
from desktop.operations.import_pages import ImportPages
from desktop.operations.mark_done import MarkDone
from desktop.operations.pin_code import PinCode
from desktop.operations.place_code import PlaceCode
from desktop.operations.place_codings import PlaceCodings, Placing
from desktop.operations.write_memo import WriteMemo
from desktop.session import Session
from desktop.storage import Project, create_project
from desktop.storage.checking import states
from desktop.text.canonical import canonical
from tests.texts import ASTRAL_ARTICLE, PLAIN_ARTICLE, WRAPPED_ARTICLE

LEAD, OTHER = "coder-lead", "coder-other"
TABLE, CALL, GRID, CANAL, SEED, LEDGER = (f"code-{number}" for number in (11, 12, 13, 21, 22, 23))
VOICE = "attribute-voice"
MAIN = "rank-main"


def codebook() -> CodebookSet:
    """Return two categories with three codes each; one code asks who speaks."""
    categories = (
        Category(
            id="category-1",
            key="door",
            number=1,
            name_zh="门口的事",
            name_en="At the door",
            color="#3366aa",
            position=0,
        ),
        Category(
            id="category-2",
            key="field",
            number=2,
            name_zh="田里的事",
            name_en="In the field",
            color="#33aa66",
            position=1,
        ),
    )
    names = {TABLE: "便民桌", CALL: "上门回话", GRID: "网格记事", CANAL: "修渠", SEED: "选种", LEDGER: "晒账"}
    codes = tuple(
        Code(
            id=identity,
            category=f"category-{identity[5]}",
            key=identity,
            number=int(identity[5:]),
            name_zh=name,
            name_en=f"Code {identity[5:]}",
            position=int(identity[6]) - 1,
            keywords=(name,),
        )
        for identity, name in names.items()
    )
    options = tuple(
        Option(
            id=f"option-{number}",
            variable=None,
            attribute=VOICE,
            number=number,
            name_zh=name,
            name_en=name,
            position=number,
        )
        for number, name in ((1, "村民"), (2, "干部"), (9, "其他"))
    )
    return CodebookSet(
        head=Codebook(id="codebook", key="small", title_zh="小手册", title_en="Small codebook"),
        categories=categories,
        codes=codes,
        attributes=(
            Attribute(
                id=VOICE,
                code=GRID,
                key="voice",
                number=1,
                name_zh="谁在说",
                name_en="Who speaks",
                type="one_of",
                required=True,
            ),
        ),
        options=options,
        ranks=(
            Rank(id=MAIN, key="main", number=1, name_zh="主", name_en="Main", position=0),
            Rank(id="rank-secondary", key="secondary", number=2, name_zh="次", name_en="Secondary", position=1),
        ),
    )


def page(file_name: str, raw: str, *, outlet: str | None = None) -> PageDraft:
    """Return a page with one article on it, its first line the headline."""
    text = canonical(raw).strip("\n")
    places, start = [], 0
    for number, part in enumerate(text.split("\n\n")):
        places.append(Paragraph(start, start + len(part), Role.HEADLINE if number == 0 else Role.BODY))
        start += len(part) + 2
    article = ArticleDraft(
        headline=text.split("\n", 1)[0],
        text=text,
        digest=hashlib.sha256(text.encode()).hexdigest(),
        paragraphs=tuple(places),
        segments=(Segment(0, len(text), 0, len(text), SegmentKind.COPY),),
        outlet=outlet,
        date="2024-05-06" if outlet else None,
    )
    content = raw.encode()
    return PageDraft(
        file_name=file_name,
        sha256=hashlib.sha256(content).hexdigest(),
        encoding="utf-8",
        raw_bytes=content,
        raw_text=raw,
        articles=(article,),
    )


def empty(path: Path, *, title: str = "渡口研究") -> Path:
    """Make a project that holds a study with its lead and codebook, and nothing else."""
    operation = CreateStudy(title=title, coder=LEAD, coder_name="闻一舟", codebook=codebook())
    project = create_project(path)
    with project.action(name=operation.name, actor=LEAD) as run:
        operation.apply(run.writer)
    project.close()
    return path


def filled(path: Path) -> Path:
    """Write the filled project to a file."""
    path.write_bytes(_filled())
    return path


def open_filled(folder: Path, *, coder: str = LEAD) -> Session:
    """Open a filled project of one's own."""
    return Session.open(filled(folder / "study.zhubi"), coder=coder)


def fill(session: Session) -> None:
    """Fill an empty project, by the same operations that people use."""
    drafts = (
        page("weiting.txt", PLAIN_ARTICLE, outlet="苇汀日报"),
        page("yugeng.txt", WRAPPED_ARTICLE),
        page("maipu.txt", ASTRAL_ARTICLE),
    )
    session.perform(ImportPages(drafts))
    session.perform(AddCoder(coder=OTHER, coder_name="谷雨晴"))
    first, second, third = session.read.articles()
    session.perform(EditArticle(article=second.id, headline="议事凳", outlet="榆埂周报", date="2024年3月5日"))
    session.perform(PlaceCode(article=first.id, span=at(session, first, "折叠桌"), code=TABLE, rank=MAIN))
    session.perform(PlaceCode(article=first.id, span=at(session, first, "三天之内回话"), code=CALL))
    session.perform(WriteMemo(coding=codings_of(session, LEAD)[0].id, text="与第三段对照"))
    session.perform(PlaceCode(article=third.id, span=at(session, third, "\U00020bb7家面馆\U0001f600"), code=TABLE))
    session.perform(PinCode(code=TABLE, digit=1))
    session.perform(MarkDone(article=first.id))
    session.choose_coder(OTHER)
    placings = (
        Placing(at(session, first, "网格员徐照明"), GRID, MAIN, "谁在记", ((VOICE, (2,)),)),
        Placing(at(session, first, "折叠桌"), TABLE),
        Placing(at(session, first, "蓝皮本"), LEDGER),
    )
    session.perform(PlaceCodings(article=first.id, placings=placings))
    session.perform(PlaceCode(article=second.id, span=at(session, second, "灌溉渠"), code=CANAL))
    session.perform(PinCode(code=GRID, digit=2))
    session.perform(MarkDone(article=second.id))
    session.choose_coder(LEAD)


def at(session: Session, article: Article, words: str) -> Span:
    """Return where some words first stand in an article."""
    found = session.read.text(article.id)
    assert found is not None
    start = found.text.index(words)
    return Span(start, start + len(words))


def codings_of(session: Session, coder: str) -> list[Coding]:
    """Return one coder's codings in all articles."""
    return [each for article in session.read.articles() for each in session.read.codings(article.id, coder=coder)]


def state(project: Project | Session) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every state table."""
    return states(inner(project).connection)


def inner(session: Project | Session) -> Project:
    """Return the project inside a session."""
    return session if isinstance(session, Project) else session._project


def revisions(project: Project | Session) -> list[tuple[object, ...]]:
    """Return the whole log in the order of writing."""
    return inner(project).connection.execute("SELECT * FROM revision ORDER BY lamport, stream, sequence").fetchall()


def interrupted(path: Path) -> Path:
    """Leave a project as a crash inside a commit leaves it: half written, with the journal that takes it back."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA cache_size=5")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE revision SET name = 'half', time = time || '0'")
    connection.execute("UPDATE coding SET words = words || '渠' || hex(zeroblob(900))")
    left = {each: each.read_bytes() for each in (path, path.with_name(path.name + "-journal"))}
    connection.execute("ROLLBACK")
    connection.close()
    assert left[path] != path.read_bytes()
    for each, content in left.items():
        each.write_bytes(content)
    return path


def at_rest(path: Path) -> tuple[list[tuple[object, ...]], dict[str, list[tuple[object, ...]]]]:
    """Return log and state of a file that nobody has open."""
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    try:
        log = connection.execute("SELECT * FROM revision ORDER BY lamport, stream, sequence").fetchall()
        return log, states(connection)
    finally:
        connection.close()


def rows(project: Project | Session) -> dict[str, int]:
    """Return how many rows each state table has, empty ones left out."""
    return {kind: len(found) for kind, found in state(project).items() if found and kind in kinds()}


@cache
def _filled() -> bytes:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("ZHUBI_HOME", f"{folder}/home")
        path = empty(Path(folder) / "study.zhubi")
        session = Session.open(path)
        fill(session)
        session.close()
        return path.read_bytes()
