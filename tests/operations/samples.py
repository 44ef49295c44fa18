"""One sample of every operation, made for the filled project; an operation without a sample fails the suite."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from desktop.core.codebooks import Category, Code
from desktop.core.spans import Span
from desktop.operations.add_coder import AddCoder
from desktop.operations.create_study import CreateStudy
from desktop.operations.edit_article import EditArticle
from desktop.operations.edit_category import AddCategory, EditCategory, MoveCategory
from desktop.operations.edit_code import AddCode, EditCode, MoveCode
from desktop.operations.import_pages import ImportPages
from desktop.operations.lift_coding import LiftCoding
from desktop.operations.mark_done import MarkDone, ReopenArticle
from desktop.operations.operation import Operation
from desktop.operations.pin_code import PinCode, UnpinCode
from desktop.operations.place_code import PlaceCode
from desktop.operations.place_codings import PlaceCodings, Placing
from desktop.operations.recode_coding import RecodeCoding
from desktop.operations.remove_articles import RemoveArticles
from desktop.operations.remove_codes import RemoveCategory, RemoveCode
from desktop.operations.rename_coder import RenameCoder
from desktop.operations.resize_coding import ResizeCoding
from desktop.operations.revert_action import RedoAction, UndoAction
from desktop.operations.write_memo import WriteMemo
from desktop.session import Session
from tests import projects
from tests.projects import CALL, GRID, LEAD, MAIN, OTHER, SEED, TABLE, VOICE
from tests.texts import QUOTED_PARAGRAPH, SIMPLIFIED_SNIPPETS

Sample = Callable[[Session], Operation]


def import_pages(session: Session) -> Operation:
    """Two pages, one of a newspaper that the study does not know yet."""
    return ImportPages(
        (
            projects.page("dukou.txt", QUOTED_PARAGRAPH, outlet="渡口晚报"),
            projects.page("jiangbian.txt", SIMPLIFIED_SNIPPETS[0], outlet="苇汀日报"),
        )
    )


def place_codings(session: Session) -> Operation:
    """Two codings, one with a memo and an answer."""
    placings = (Placing(Span(3, 9), GRID, MAIN, "备查", ((VOICE, (1, 9)),)), Placing(Span(12, 15), SEED))
    return PlaceCodings(article=first(session), placings=placings)


def lift_coding(session: Session) -> Operation:
    """A coding that has a memo and an answer."""
    session.choose_coder(OTHER)
    return LiftCoding(richest(session).id)


def recode_coding(session: Session) -> Operation:
    """A coding whose answer goes with its code."""
    session.choose_coder(OTHER)
    return RecodeCoding(coding=richest(session).id, code=CALL)


def resize_coding(session: Session) -> Operation:
    """A coding that grows by two characters."""
    coding = projects.codings_of(session, LEAD)[0]
    return ResizeCoding(coding=coding.id, span=Span(coding.start - 1, coding.end + 1))


def undo(session: Session) -> Operation:
    """Taking back a lifted coding."""
    session.perform(LiftCoding(projects.codings_of(session, LEAD)[0].id))
    assert session.turns().undo is not None
    return UndoAction(session.turns().undo)


def redo(session: Session) -> Operation:
    """Lifting a coding once more."""
    session.perform(LiftCoding(projects.codings_of(session, LEAD)[0].id))
    session.undo()
    assert session.turns().redo is not None
    return RedoAction(session.turns().redo)


def edit_code(session: Session) -> Operation:
    """A code with another name, colour and definition."""
    code = session.read.codebook().code(TABLE)
    assert code is not None
    return EditCode(replace(code, name_zh="便民长桌", color="#aa3311", definition="摆出来办事的桌子", number=31))


def edit_category(session: Session) -> Operation:
    """A category with another name and number."""
    return EditCategory(replace(session.read.codebook().categories[0], name_zh="家门口", number=7))


def first(session: Session) -> str:
    """Return the first article."""
    return session.read.articles()[0].id


def richest(session: Session):
    """Return the coding that has a memo and an answer."""
    return next(each for each in projects.codings_of(session, OTHER) if each.code == GRID)


NEW_CATEGORY = Category(id="category-new", key="water", number=3, name_zh="水上的事", name_en="", color="#993311")
NEW_CODE = Code(id="code-new", category="category-2", key="gate", number=24, name_zh="修闸", name_en="Sluice")

SAMPLES: dict[str, Sample] = {
    "add_category": lambda session: AddCategory(NEW_CATEGORY),
    "add_code": lambda session: AddCode(NEW_CODE),
    "add_coder": lambda session: AddCoder(coder="coder-new", coder_name="孟小舟"),
    "create_study": lambda session: CreateStudy(
        title="渡口研究", coder=LEAD, coder_name="闻一舟", codebook=projects.codebook()
    ),
    "edit_article": lambda session: EditArticle(
        article=first(session), headline="三百天的桌子", outlet="新纸", date="2024/1/9", page_number="03"
    ),
    "edit_category": edit_category,
    "edit_code": edit_code,
    "import_pages": import_pages,
    "lift_coding": lift_coding,
    "mark_done": lambda session: MarkDone(session.read.articles()[2].id),
    "move_category": lambda session: MoveCategory(category="category-2", place=0),
    "move_code": lambda session: MoveCode(code=GRID, category="category-2", place=1),
    "pin_code": lambda session: PinCode(code=TABLE, digit=4),
    "place_code": lambda session: PlaceCode(article=first(session), span=Span(0, 4), code=SEED, rank=MAIN),
    "place_codings": place_codings,
    "recode_coding": recode_coding,
    "redo": redo,
    "remove_articles": lambda session: RemoveArticles((first(session), session.read.articles()[2].id)),
    "remove_category": lambda session: RemoveCategory("category-1"),
    "remove_code": lambda session: RemoveCode(GRID),
    "rename_coder": lambda session: RenameCoder(coder=OTHER, coder_name="谷雨"),
    "reopen_article": lambda session: ReopenArticle(first(session)),
    "resize_coding": resize_coding,
    "undo": undo,
    "unpin_code": lambda session: UnpinCode(TABLE),
    "write_memo": lambda session: WriteMemo(coding=projects.codings_of(session, LEAD)[1].id, text="再读一遍"),
}
