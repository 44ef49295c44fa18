"""Getting it back in the real window: segments of a code, full-text search, the place in the text and back again."""

from __future__ import annotations

import csv

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFileDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QTreeView,
)

from desktop.core.questions import Answer
from desktop.operations.answer_variable import AnswerVariable
from desktop.operations.edit_article import EditArticle
from desktop.operations.mark_done import MarkDone
from desktop.operations.unblind import Unblind
from desktop.ui.retrieval.choices import Choice
from desktop.ui.retrieval.groups import ROW as GROUP
from desktop.ui.retrieval.hit_rows import ROW as HIT
from desktop.ui.retrieval.page import RetrievalPage
from desktop.ui.retrieval.places import FoundPlace
from desktop.ui.retrieval.segment_rows import ROW as SEGMENT
from desktop.ui.window.shown import Shown
from desktop.wording import say
from tests import sheets
from tests.flows.windows import ALT, CONTROL, LEFT, SHIFT, Key, Person
from tests.projects import LEAD, OTHER
from tests.ui.named import nameless


def shown(person: Person, name: str, role: int) -> list:
    model = person.find(QAbstractItemView, name).model()
    return [model.index(row, 0).data(role) for row in range(model.rowCount())]


def segments(person: Person) -> list[str]:
    return [row.segment.words for row in shown(person, "segmentList", SEGMENT)]


def groups(person: Person, name: str) -> list[tuple[str, int]]:
    return [(group.title, group.size) for group in shown(person, name, GROUP)]


def hits(person: Person) -> list[tuple[str, str, str]]:
    return [(row.before[-3:], row.words, row.after[:3]) for row in shown(person, "hitList", HIT)]


def part(person: Person):
    return next(each for each in person.window.parts if type(each).__name__ == "RetrievalPart")


def search_for(person: Person, typed: str) -> None:
    person.press(Key.Key_F, modifiers=CONTROL | SHIFT)
    person.type(typed)
    person.wait(lambda: not part(person).page.search.is_searching())


@pytest.fixture
def open_to_all(at_work):
    """Return a person who may see what everyone coded."""
    at_work.session.perform(Unblind())
    at_work.settle()
    return at_work


# ---------------------------------------------------------------------- segments


def test_g_on_a_coding_in_hand_lists_its_code_over_all_articles(at_work):
    at_work.click_stripe(at_work.codings()[0].id)
    at_work.press(Key.Key_G)
    assert at_work.window.pages.mode() == "retrieval"
    assert segments(at_work) == ["折叠桌", "\U00020bb7家面馆\U0001f600"]
    counted = {"count": 2, "articles": 2, "coders": 1}
    assert at_work.label("segmentCount") == say("segments.count", **counted)


def test_enter_goes_to_the_place_and_alt_left_back_to_the_same_line(at_work):
    at_work.click_stripe(at_work.codings()[0].id)
    at_work.press(Key.Key_G)
    at_work.press(Key.Key_Down)
    at_work.press(Key.Key_Return)
    assert at_work.window.pages.mode() == "coding"
    assert at_work.window.articles.current() == at_work.session.read.articles()[2].id
    assert at_work.view.in_hand() == at_work.codings()[0].id
    assert at_work.label("passingWord") == say("retrieval.way_back")
    at_work.press(Key.Key_Left, modifiers=ALT)
    assert at_work.window.pages.mode() == "retrieval"
    view = at_work.find(QAbstractItemView, "segmentList")
    assert view.hasFocus()
    assert view.currentIndex().row() == 1


def test_at_anothers_coding_the_codings_of_that_coder_are_shown_until_the_chip_is_clicked(open_to_all):
    person = open_to_all
    read = person.session.read
    other = next(each for article in read.articles() for each in read.codings(article.id, coder=OTHER))
    part(person).go_to(FoundPlace(other.article, other.span, other.id))
    person.settle()
    assert person.window.desk.shown.others == (OTHER,)
    assert person.view.scene.marks.get(other.id) is not None
    chip = person.find(QToolButton, "filterChip")
    person.click_on(chip, chip.rect().center())
    assert not person.window.desk.shown
    assert not chip.isVisible()


def test_a_code_that_is_hidden_is_shown_where_a_segment_of_it_is_gone_to(at_work):
    coding = at_work.codings()[0]
    at_work.window.desk.show_only(Shown(frozenset({coding.code})))
    part(at_work).go_to(FoundPlace(coding.article, coding.span, coding.id))
    assert at_work.view.in_hand() == coding.id


def test_alt_left_goes_by_clauses_again_once_something_was_done_in_the_text(at_work):
    at_work.click_stripe(at_work.codings()[0].id)
    at_work.press(Key.Key_G)
    at_work.press(Key.Key_Return)
    at_work.press(Key.Key_Escape)
    before = at_work.view.cursor()
    at_work.press(Key.Key_Left, modifiers=ALT)
    assert at_work.window.pages.mode() == "coding"
    assert at_work.view.cursor() < before
    at_work.press(Key.Key_2, modifiers=CONTROL)
    assert segments(at_work) == ["折叠桌", "\U00020bb7家面馆\U0001f600"]


def test_a_double_click_on_a_count_in_the_codebook_lists_the_code_and_codes_nothing(at_work):
    at_work.drag_over("物业管家")
    tree = at_work.find(QTreeView, "codebookTree")
    line = tree.visualRect(at_work.index_of("上门回话"))
    point = at_work.at(tree.viewport(), line.center())
    point.setX(at_work.at(tree.viewport(), line.topRight()).x() - 14)
    QTest.mouseClick(at_work.window.windowHandle(), LEFT, pos=point)
    QTest.mouseDClick(at_work.window.windowHandle(), LEFT, pos=point)
    at_work.settle()
    assert segments(at_work) == ["三天之内回话"]
    assert len(at_work.codings()) == 2


def test_the_menu_lists_a_whole_category(at_work):
    at_work.click_line("门口的事")
    at_work.menu("编码手册", "类目的编码片段")
    assert segments(at_work) == ["折叠桌", "三天之内回话", "\U00020bb7家面馆\U0001f600"]
    assert at_work.find(QPushButton, "firstCodes").text().startswith("门口的事")


def test_codes_are_picked_by_typing(at_work):
    at_work.press(Key.Key_2, modifiers=CONTROL)
    at_work.click_on(at_work.find(QPushButton, "firstCodes"))
    at_work.type("smhh")
    at_work.press(Key.Key_Return)
    at_work.press(Key.Key_Escape)
    assert segments(at_work) == ["三天之内回话"]


def test_enter_ends_the_choice_of_codes_and_a_filter_ticks_no_category_that_is_not_chosen_whole(at_work):
    at_work.press(Key.Key_2, modifiers=CONTROL)
    picker = at_work.find(QPushButton, "firstCodes")
    at_work.click_on(picker)
    at_work.type("smhh")
    at_work.press(Key.Key_Return)
    sheet, listed = picker.findChild(QFrame, "firstCodesSheet"), picker.findChild(QAbstractItemView, "firstCodesList")
    assert not sheet.isVisible()
    at_work.click_on(picker)
    at_work.type("smhh")
    ticks = [listed.model().index(row, 0).data(Qt.ItemDataRole.CheckStateRole) for row in range(2)]
    assert ticks == [Qt.CheckState.PartiallyChecked, Qt.CheckState.Checked]
    at_work.type("zzzz")
    assert not listed.isVisible()
    assert say("codebook.no_match") in [label.text() for label in sheet.findChildren(QLabel) if label.isVisible()]
    screen = picker.screen().availableGeometry()
    assert screen.contains(sheet.geometry())
    at_work.press(Key.Key_Escape)


def test_groups_show_a_part_and_go_by_coder_and_code(open_to_all):
    open_to_all.click_line("门口的事")
    open_to_all.menu("编码手册", "类目的编码片段")
    bar = part(open_to_all).page.segments.bar
    choose(open_to_all, "segmentCoder", None)
    articles = [article.headline for article in open_to_all.session.read.articles()]
    assert groups(open_to_all, "segmentGroups") == [(say("groups.all"), 5), (articles[0], 4), (articles[2], 1)]
    choose(open_to_all, "segmentGrouping", "coder")
    assert groups(open_to_all, "segmentGroups") == [(say("groups.all"), 5), ("闻一舟", 3), ("谷雨晴", 2)]
    open_to_all.click_row("segmentGroups", 2)
    assert sorted(segments(open_to_all)) == ["折叠桌", "网格员徐照明"]
    assert bar.question().coder is None


def choose(person: Person, name: str, value: object) -> None:
    """Choose from a drop-down by the keyboard, as many steps down as it takes."""
    box = person.find(Choice, name)
    box.setFocus()
    person.press(Key.Key_Home)
    while box.value() != value:
        before = box.currentIndex()
        person.press(Key.Key_Down)
        assert box.currentIndex() != before, value


def test_two_codes_are_combined(at_work):
    at_work.code("一张折叠桌", "xz", expected="选种")
    at_work.click_line("便民桌")
    at_work.menu("编码手册", "类目的编码片段")
    assert not at_work.find(QPushButton, "secondCodes").isVisible()
    choose(at_work, "segmentJoin", "and")
    assert say("segments.second_first") in [label.text() for label in at_work.window.findChildren(QLabel, "quiet")]
    at_work.click_on(at_work.find(QPushButton, "secondCodes"))
    at_work.type("xz")
    at_work.press(Key.Key_Return)
    at_work.press(Key.Key_Escape)
    assert segments(at_work) == ["折叠桌"]
    choose(at_work, "segmentJoin", "not")
    assert segments(at_work) == ["\U00020bb7家面馆\U0001f600"]
    choose(at_work, "segmentJoin", "and")
    choose(at_work, "segmentRelation", "contains")
    assert segments(at_work) == []


def test_words_and_dates_narrow_the_list_after_a_pause(at_work):
    at_work.click_line("门口的事")
    at_work.menu("编码手册", "类目的编码片段")
    at_work.click_on(at_work.find(QLineEdit, "segmentWords"))
    at_work.type("三天")
    at_work.wait(lambda: segments(at_work) == ["三天之内回话"])
    at_work.press(Key.Key_Backspace, times=2)
    at_work.click_on(at_work.find(QLineEdit, "segmentSince"))
    at_work.type("2024-05")
    at_work.wait(lambda: segments(at_work) == ["折叠桌", "三天之内回话"])


def test_what_is_coded_meanwhile_is_listed_when_one_comes_back(at_work):
    at_work.click_line("晒账")
    at_work.menu("编码手册", "类目的编码片段")
    assert segments(at_work) == []
    at_work.press(Key.Key_1, modifiers=CONTROL)
    at_work.code("物业管家", "sz", expected="晒账")
    at_work.press(Key.Key_2, modifiers=CONTROL)
    assert segments(at_work) == ["物业管家"]
    at_work.undo()
    at_work.wait(lambda: segments(at_work) == [])


def test_another_coder_sees_their_own_work(at_work):
    at_work.click_line("便民桌")
    at_work.menu("编码手册", "类目的编码片段")
    at_work.coder_menu("谷雨晴")
    at_work.wait(lambda: segments(at_work) == ["折叠桌"])


def test_what_is_listed_is_exported(at_work, tmp_path, monkeypatch):
    at_work.click_line("门口的事")
    at_work.menu("编码手册", "类目的编码片段")
    at_work.click_row("segmentGroups", 1)
    for ending in ("csv", "xlsx", "html"):
        target = tmp_path / f"listed.{ending}"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, target=target: (str(target), ""))
        part(at_work).page.segments_export_wanted.emit(ending)
        assert at_work.label("passingWord") == say("files.exported", file=target.name)
    with (tmp_path / "listed.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row[say("column.words")] for row in rows] == ["折叠桌", "三天之内回话"]
    assert rows[0][say("column.memo")] == "与第三段对照"
    assert {row[say("column.origin")] for row in rows} == {say("origin.hand")}
    assert "<b>折叠桌</b>" in (tmp_path / "listed.html").read_text(encoding="utf-8")


# ---------------------------------------------------------------------- search


def test_one_character_is_found_in_all_articles_with_its_context(at_work):
    search_for(at_work, "村")
    articles = [article.headline for article in at_work.session.read.articles()]
    found = groups(at_work, "searchGroups")
    assert [title for title, _ in found] == [say("groups.all"), "议事凳", articles[2]]
    assert found[0][1] == sum(count for _, count in found[1:]) == len(hits(at_work))
    assert ("榆埂镇：", "村", "口支起")[1:] == hits(at_work)[0][1:]


def test_a_hit_leads_to_its_words_and_back(at_work):
    search_for(at_work, "灌溉渠")
    at_work.press(Key.Key_Return)
    at_work.press(Key.Key_Return)
    assert at_work.window.articles.current() == at_work.session.read.articles()[1].id
    assert at_work.selected() == "灌溉渠"
    at_work.press(Key.Key_Left, modifiers=ALT)
    assert at_work.find(QAbstractItemView, "hitList").hasFocus()


def test_selected_words_are_searched_for_at_once(at_work):
    at_work.drag_over("蓝皮本")
    at_work.press(Key.Key_F, modifiers=CONTROL | SHIFT)
    at_work.wait(lambda: not part(at_work).page.search.is_searching())
    assert at_work.find(QLineEdit, "searchQuery").text() == "蓝皮本"
    assert {words for _, words, _ in hits(at_work)} == {"蓝皮本"}


def test_traditional_characters_find_simplified_ones(at_work):
    search_for(at_work, "灌溉渠")
    expected = hits(at_work)
    at_work.press(Key.Key_A, modifiers=CONTROL)
    search_for(at_work, "農曆")
    assert [words for _, words, _ in hits(at_work)] == ["农历"]
    assert expected


def test_an_edited_headline_and_memos_are_searched_too(at_work):
    second = at_work.session.read.articles()[1]
    at_work.session.perform(EditArticle(article=second.id, headline="竹椅上的议事凳"))
    search_for(at_work, "议事凳")
    assert [row.where for row in shown(at_work, "hitList", HIT)] == ["headline", "text"]
    search_for(at_work, "对照")
    assert hits(at_work) == []
    at_work.click_on(at_work.find(QCheckBox, "searchMemos"))
    at_work.wait(lambda: not part(at_work).page.search.is_searching())
    [row] = shown(at_work, "hitList", HIT)
    assert (row.where, row.words) == ("memo", "对照")
    at_work.click_on(at_work.find(QLineEdit, "searchQuery"))
    at_work.press(Key.Key_Return)
    at_work.press(Key.Key_Return)
    assert at_work.view.in_hand() == at_work.codings()[0].id


def test_nothing_found_is_said(at_work):
    search_for(at_work, "龙舟")
    assert say("search.none") in [
        label.text() for label in at_work.window.findChildren(type(part(at_work).page.search._empty))
    ]
    assert not at_work.find(QPushButton, "searchExport").isEnabled()


def test_hits_are_exported(at_work, tmp_path, monkeypatch):
    search_for(at_work, "灌溉渠")
    target = tmp_path / "hits.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    part(at_work).page.hits_export_wanted.emit("csv")
    with target.open(encoding="utf-8-sig", newline="") as file:
        [row] = list(csv.DictReader(file))
    assert (row[say("column.words")], row[say("column.newspaper")]) == ("灌溉渠", "榆埂周报")


def test_the_window_closes_while_a_search_is_under_way(at_work):
    at_work.press(Key.Key_F, modifiers=CONTROL | SHIFT)
    at_work.type("的")
    part(at_work).page.search.search()
    at_work.close()
    assert at_work.shell.window is None


def test_a_fault_while_searching_is_not_swallowed(at_work, monkeypatch):
    monkeypatch.setattr("desktop.ui.retrieval.search_panel.in_text", lambda *_: 1 / 0)
    failed = []
    at_work.press(Key.Key_F, modifiers=CONTROL | SHIFT)
    page = part(at_work).page
    page.failed.disconnect()
    page.failed.connect(failed.append)
    at_work.type("的")
    at_work.wait(lambda: failed)
    assert isinstance(failed[0], ZeroDivisionError)


@pytest.mark.parametrize("tab", ["segments", "search"])
def test_everything_that_takes_the_keyboard_has_a_name(at_work, tab):
    at_work.click_line("便民桌")
    at_work.menu("编码手册", "类目的编码片段")
    choose(at_work, "segmentJoin", "and")
    choose(at_work, "segmentRelation", "near")
    if tab == "search":
        search_for(at_work, "的")
    assert nameless(at_work.window) == []


def test_the_list_of_hits_stays_where_it_was_while_one_codes_and_when_a_text_changes(at_work):
    search_for(at_work, "的")
    at_work.click_row("hitList", 4)
    at_work.press(Key.Key_Return)
    at_work.open_palette()
    at_work.choose("xz", expected="选种")
    at_work.press(Key.Key_2, modifiers=CONTROL)
    view = at_work.find(QAbstractItemView, "hitList")
    assert view.currentIndex().row() == 4
    second = at_work.session.read.articles()[1]
    at_work.session.perform(EditArticle(article=second.id, headline="竹椅"))
    at_work.wait(lambda: not part(at_work)._settling.isActive())
    at_work.wait(lambda: not part(at_work).page.search.is_searching())
    assert view.currentIndex().row() == 4


def test_what_others_wrote_on_their_sheet_is_no_proposal_before_it_may_be_seen(at_work):
    session = at_work.session
    sheets.add_sheet(session)
    first = session.read.articles()[0].id
    session.choose_coder(OTHER)
    session.perform(AnswerVariable(first, sheets.KIND, Answer((99,))))
    session.perform(AnswerVariable(first, sheets.OTHER_KIND, Answer(text="夜谈")))
    session.choose_coder(LEAD)
    at_work.press(Key.Key_2, modifiers=CONTROL)
    choose(at_work, "segmentVariable", sheets.OTHER_KIND)
    answers = at_work.find(Choice, "segmentAnswer")
    assert [answers.itemText(place) for place in range(answers.count())] == []
    session.perform(Unblind())
    at_work.wait(lambda: answers.count() == 1)
    assert answers.itemText(0) == "夜谈"


def test_whoever_judges_finds_letters_and_no_names(at_work):
    session = at_work.session
    for article in session.read.articles():
        for coder in (OTHER, LEAD):
            session.choose_coder(coder)
            if not session.read.is_done(article.id, coder=coder):
                session.perform(MarkDone(article.id))
    at_work.press(Key.Key_2, modifiers=CONTROL)
    at_work.settle()
    page = at_work.window.findChild(RetrievalPage)

    def offered() -> list[str]:
        combo = page.segments.bar._coder
        return [combo.itemText(place) for place in range(combo.count())]

    assert "编码员A" in offered()
    assert "谷雨晴" not in offered()
    at_work.window.people.show_names(True)
    assert "谷雨晴" in offered()
