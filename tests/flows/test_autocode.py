"""Coding by words in the real window: everything is shown and ticked before anything is written."""

from __future__ import annotations

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from desktop.core.spans import Span
from desktop.operations.mark_done import ReopenArticle
from desktop.ui.retrieval.autocode_dialog import AutocodeDialog
from desktop.ui.retrieval.choices import Choice
from desktop.ui.retrieval.target_rows import ROW, TICKED, TargetRow, TargetRows
from desktop.wording import say
from tests import projects
from tests.flows.windows import CONTROL, SHIFT, Key, Person, stored
from tests.projects import CALL, LEAD, SEED
from tests.ui.named import nameless


class Desk:
    """The open dialog, as a person sees it."""

    def __init__(self, person: Person, dialog: AutocodeDialog) -> None:
        self.person = person
        self.dialog = dialog

    def find(self, kind: type, name: str):
        found = self.dialog.findChild(kind, name)
        assert found is not None, name
        return found

    def words(self, text: str) -> None:
        edit = self.find(QPlainTextEdit, "autocodeWords")
        self.person.click_on(edit)
        self.person.press(Key.Key_A, modifiers=CONTROL)
        for place, line in enumerate(text.split("\n")):
            if place:
                self.person.press(Key.Key_Return)
            self.person.type(line)
        self.settle()

    def settle(self) -> None:
        self.person.wait(lambda: not self.dialog.form._pause.isActive())
        self.person.wait(lambda: not self.dialog.is_scanning())

    def choose(self, name: str, value: object) -> None:
        box = self.find(Choice, name)
        box.setFocus()
        self.person.press(Key.Key_Home)
        while box.value() != value:
            self.person.press(Key.Key_Down)
        self.settle()

    def code(self, typed: str) -> None:
        self.person.click_on(self.find(QPushButton, "autocodeCode"))
        self.person.type(typed)
        self.person.press(Key.Key_Return)
        self.settle()

    def found(self) -> list[str]:
        model = self.find(QAbstractItemView, "autocodeList").model()
        rows = (model.index(row, 0).data(ROW) for row in range(model.rowCount()))
        return [f"{row.before}【{row.words}】{row.after}" for row in rows]

    def rows(self) -> list[TargetRow]:
        model = self.find(QAbstractItemView, "autocodeList").model()
        return [model.index(row, 0).data(ROW) for row in range(model.rowCount())]

    def ticks(self) -> list[bool]:
        model = self.find(QAbstractItemView, "autocodeList").model()
        return [model.index(row, 0).data(TICKED) for row in range(model.rowCount())]

    def click_row(self, row: int, modifiers=None) -> None:
        view = self.find(QAbstractItemView, "autocodeList")
        point = view.visualRect(view.model().index(row, 0)).center()
        self.person.click_on(view.viewport(), point)

    def says(self, name: str) -> str:
        return self.find(QLabel, name).text()

    def write(self) -> None:
        self.person.click_on(self.find(QPushButton, "autocodeWrite"))

    def leave(self) -> None:
        self.person.click_on(self.find(QPushButton, "autocodeCancel"))


def at_desk(person: Person, work) -> None:
    with person.dialog("autocodeDialog", lambda dialog: work(Desk(person, dialog))):
        person.press(Key.Key_A, modifiers=CONTROL | SHIFT)


def made(person: Person, code: str) -> list[str]:
    return [each.words for each in projects.codings_of(person.session, LEAD) if each.code == code]


def test_without_a_code_it_is_said_that_one_is_to_be_chosen_first(at_work):
    before = stored(at_work.session.path)

    def work(desk: Desk) -> None:
        desk.words("村民代表")
        desk.write()
        assert desk.dialog.isVisible()
        assert desk.says("trouble") == say("autocode.code_first")
        assert desk.find(QPushButton, "autocodeCode").hasFocus()
        desk.leave()

    at_desk(at_work, work)
    assert stored(at_work.session.path) == before


def test_words_are_found_ticked_and_coded_in_one_step(at_work):
    before = stored(at_work.session.path)

    def work(desk: Desk) -> None:
        desk.code("xuanzhong")
        desk.words("村民代表")
        assert desk.ticks() == [True] * 3
        assert desk.found()[2].endswith("村里议事；【村民代表】说：“吃面归吃面，▶账目还是要公开。”")
        assert desk.says("autocodeCount") == say("autocode.comma").join(
            [say("autocode.found", count=3, articles=2), say("autocode.left_out", count=1)]
        )
        assert desk.find(QPushButton, "autocodeWrite").text() == say("autocode.write", count=3)
        assert stored(at_work.session.path) == before
        desk.write()

    at_desk(at_work, work)
    assert made(at_work, SEED) == ["村民代表", "村民代\n表", "村民代表"]
    assert at_work.label("passingWord") == say("autocode.outcome", count=3)
    assert at_work.window.action("undo").text() == "撤销：按词自动编码“选种”：3 处（2 篇）"
    at_work.undo()
    assert stored(at_work.session.path) == before


def test_the_desk_shows_only_what_lies_in_its_article(at_work):
    def work(desk: Desk) -> None:
        desk.code("xuanzhong")
        desk.words("村民代表")
        desk.write()

    def is_right() -> bool:
        article, session = at_work.window.desk.article.article.id, at_work.session
        own = [coding.id for coding in session.read.codings(article, coder=session.coder.id)]
        model = at_work.window.codings.list_view.model()
        listed = [model.row(place).id for place in range(model.rowCount())]
        return own == [mark.id for mark in at_work.view.marks()] == listed

    at_desk(at_work, work)
    assert is_right()
    at_work.undo()
    assert is_right()
    at_work.redo()
    assert is_right()
    at_work.press(Key.Key_PageDown, modifiers=CONTROL)
    assert is_right()
    at_work.undo()
    assert is_right()


def test_only_what_is_ticked_is_coded(at_work):
    def work(desk: Desk) -> None:
        desk.code("xuanzhong")
        desk.words("村民代表")
        desk.click_row(0)
        assert desk.ticks() == [False, True, True]
        at_work.press(Key.Key_Down)
        at_work.press(Key.Key_Space)
        assert desk.ticks() == [False, False, True]
        at_work.press(Key.Key_Space)
        at_work.press(Key.Key_Space)
        desk.write()

    at_desk(at_work, work)
    assert made(at_work, SEED) == ["村民代表"]


def test_a_filter_hides_and_ticks_only_what_is_shown(at_work):
    def work(desk: Desk) -> None:
        desk.code("xuanzhong")
        desk.words("村民代表")
        at_work.click_on(desk.find(QLineEdit, "autocodeFilter"))
        at_work.type("吃面")
        assert len(desk.found()) == 1
        at_work.click_on(desk.find(QPushButton, "autocodeNone"))
        at_work.press(Key.Key_A, modifiers=CONTROL)
        at_work.press(Key.Key_Delete)
        desk.find(QLineEdit, "autocodeFilter").clear()
        assert desk.ticks() == [True, True, False]
        desk.leave()

    before = stored(at_work.session.path)
    at_desk(at_work, work)
    assert stored(at_work.session.path) == before


@pytest.mark.parametrize(
    ("stretch", "first"),
    [
        ("clause", "各组\n村民代表坐到树下，"),
        ("sentence", "每逢农历初五，各组\n村民代表坐到树下，先听上月办了哪几件\n事，再议下月先办哪一件。"),
    ],
)
def test_the_stretch_around_the_words_is_coded(at_work, stretch, first):
    def work(desk: Desk) -> None:
        desk.code("xuanzhong")
        desk.words("村民代表")
        desk.choose("autocodeStretch", stretch)
        desk.write()

    at_desk(at_work, work)
    assert len(made(at_work, SEED)) == 3
    assert made(at_work, SEED)[0] == first


def test_words_across_a_border_are_found_only_anywhere(at_work):
    def work(desk: Desk) -> None:
        desk.code("xuanzhong")
        desk.words("民代")
        assert desk.found() == []
        desk.choose("autocodeWhole", False)
        assert len(desk.found()) == 3
        desk.leave()

    at_desk(at_work, work)


def test_what_has_the_code_already_is_shown_and_not_offered(at_work):
    at_work.click_row("articleList", 2)

    def work(desk: Desk) -> None:
        desk.code("bianminzhuo")
        desk.words("面馆")
        assert desk.ticks()[:1] == [False]
        assert desk.says("autocodeCount").count(say("autocode.of_them_known", count=1)) == 1
        desk.click_row(0)
        assert desk.ticks()[:1] == [False]
        desk.leave()

    at_desk(at_work, work)


def test_keywords_of_the_code_and_words_searched_for_are_taken(at_work):
    at_work.press(Key.Key_F, modifiers=CONTROL | SHIFT)
    at_work.type("水渠")
    at_work.press(Key.Key_1, modifiers=CONTROL)
    at_work.click_line("上门回话")

    def work(desk: Desk) -> None:
        at_work.click_on(desk.find(QPushButton, "autocodeKeywords"))
        at_work.click_on(desk.find(QPushButton, "autocodeSearched"))
        assert desk.find(QPlainTextEdit, "autocodeWords").toPlainText() == "上门回话\n水渠"
        assert desk.dialog.form.code.chosen() == {CALL}
        desk.leave()

    at_desk(at_work, work)


def test_this_article_alone_is_looked_through_if_asked(at_work):
    at_work.click_row("articleList", 1)

    def work(desk: Desk) -> None:
        desk.code("xuanzhong")
        desk.words("村民代表")
        desk.choose("autocodeScope", "article")
        assert len(desk.found()) == 2
        desk.leave()

    at_desk(at_work, work)


def test_a_refusal_is_said_in_the_dialog_and_nothing_is_lost(at_work, monkeypatch):
    from desktop.core.errors import KnownError

    def refuse(_operation):
        raise KnownError("disk_full", file="study.zhubi")

    monkeypatch.setattr(at_work.window.performer, "attempt", refuse)

    def work(desk: Desk) -> None:
        desk.code("xuanzhong")
        desk.words("村民代表")
        desk.write()
        assert desk.says("trouble") != ""
        assert desk.ticks() == [True] * 3
        desk.leave()

    at_desk(at_work, work)
    assert made(at_work, SEED) == []


def test_everything_that_takes_the_keyboard_has_a_name(at_work):
    def work(desk: Desk) -> None:
        desk.words("村民代表")
        assert nameless(desk.dialog) == []
        assert isinstance(desk.dialog, QWidget)
        desk.leave()

    at_desk(at_work, work)


def test_what_stands_outside_the_body_is_named_and_not_ticked(at_work):
    def work(desk: Desk) -> None:
        desk.words("便民桌")
        assert [row.role for row in desk.rows()] == ["headline"]
        assert desk.ticks() == [False]
        assert "没有勾选" in desk.says("autocodeCount")
        first = desk.find(QAbstractItemView, "autocodeList").model().index(0, 0)
        assert "主标题" in first.data(Qt.ItemDataRole.AccessibleTextRole)
        desk.click_row(0)
        assert desk.ticks() == [True]
        desk.code("xuanzhong")
        assert desk.ticks() == [False]
        desk.click_row(0)
        desk.write()

    at_work.session.perform(ReopenArticle(at_work.session.read.articles()[0].id))
    at_desk(at_work, work)
    assert made(at_work, SEED) == ["便民桌"]


def test_rows_outside_the_body_are_taken_in_unticked_until_all_are_ticked(qapp):
    rows = TargetRows()
    row = TargetRow("a", "v", Span(0, 1), "标题", "", "桌", "", 0, known=False)
    rows.add([row, row._replace(role="headline"), row._replace(role="headline", known=True)])
    assert rows.ticked() == [row]
    assert rows.beside() == 2
    rows.tick_shown(ticked=True)
    assert len(rows.ticked()) == 2
