"""The coding sheet and the attributes of codings, filled in at the real window by real keys."""

from __future__ import annotations

import csv

import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QListWidget,
    QPushButton,
    QSplitter,
    QTableWidget,
    QToolButton,
    QWidget,
)

from desktop.core.questions import Answer
from desktop.operations.answer_variable import AnswerVariable
from desktop.operations.clear_sheet import ClearSheet
from desktop.operations.mark_done import ReopenArticle
from desktop.session import Session
from desktop.session.beginning import begin_project
from desktop.ui.window.attributes_part import AttributesPart
from desktop.ui.window.sheet_part import SheetPart
from desktop.wording import say, set_language
from tests import projects, sheets
from tests.flows.windows import CONTROL, SHIFT, Key
from tests.projects import GRID, LEAD, OTHER, VOICE
from tests.sheets import DAY, KIND, OTHER_KIND, OUTCOME, PAGE, SOURCES, TROUBLE
from tests.texts import PLAIN_ARTICLE
from tests.ui.named import nameless

TAB = "sheet"


@pytest.fixture
def at_sheet(person, tmp_path):
    """A person with a project open that has a coding sheet."""
    session = projects.open_filled(tmp_path)
    sheets.add_sheet(session)
    session.close()
    person.open(session.path)
    return person


def part(person, kind):
    return next(each for each in person.window.parts if isinstance(each, kind))


def go(person, variable=None) -> None:
    part(person, SheetPart).show(variable)
    person.settle()


def kept(person, article=None):
    return sheets.stored(person.session, article or person.window.articles.current())


def at(person) -> str:
    """Return what a screen reader says of the place where the keyboard is."""
    # Offscreen nobody gives the keyboard back when a dialog has closed; the window knows where it would go.
    focus = person.window.focusWidget()
    return focus.accessibleName().split("，")[0] if focus is not None else ""


def title(person) -> str:
    work = person.window.work
    return work.tabText(work.currentIndex())


def shown(person) -> list[str]:
    panel = person.find(QWidget, "codingSheet")
    return [box.ask.id for box in panel.shown()]


def test_a_whole_sheet_is_filled_in_without_the_mouse(at_sheet):
    person = at_sheet
    person.press(Key.Key_S)
    assert at(person) == "见报日期"
    person.type("20240109")
    person.press(Key.Key_Return)
    person.type("5")
    person.press(Key.Key_Tab)
    assert at(person) == "体裁"
    person.type("99")
    person.press(Key.Key_Return)
    assert at(person) == "其他体裁"
    person.type("手记")
    person.press(Key.Key_Return)
    person.type("12")
    person.press(Key.Key_Return)
    person.type("1")
    person.press(Key.Key_Return)
    person.type("98")
    assert title(person) == "编码表 7/7"
    person.press(Key.Key_Return)
    assert QApplication.focusWidget() is person.view
    assert kept(person) == {
        DAY: Answer(text="2024-01-09"), PAGE: Answer(text="5"), KIND: Answer((99,)), OTHER_KIND: Answer(text="手记"),
        SOURCES: Answer((1, 2)), TROUBLE: Answer((1,)), OUTCOME: Answer((98,)),
    }  # fmt: skip


def test_the_tab_counts_without_being_opened_and_follows_the_article(at_sheet):
    person, work = at_sheet, at_sheet.window.work
    place = next(each for each in range(work.count()) if work.tabText(each).startswith("编码表"))
    assert work.tabText(place) == "编码表 0/5"
    first = person.window.articles.current()
    person.session.perform(AnswerVariable(first, KIND, Answer((99,))))
    assert work.tabText(place) == "编码表 1/6"
    person.click_row("articleList", 1)
    assert work.tabText(place) == "编码表 0/5"


def test_questions_come_and_go_with_their_conditions_and_undo_brings_answers_back(at_sheet):
    person = at_sheet
    go(person, KIND)
    person.type("99")
    person.press(Key.Key_Return)
    person.type("手记")
    person.press(Key.Key_Return, Key.Key_Up)
    person.press(Key.Key_Tab, modifiers=SHIFT)
    assert (at(person), OTHER_KIND in shown(person)) == ("体裁", True)
    person.type("1")
    assert OTHER_KIND not in shown(person)
    assert kept(person) == {KIND: Answer((1,))}
    person.undo()
    assert kept(person) == {KIND: Answer((99,)), OTHER_KIND: Answer(text="手记")}
    assert OTHER_KIND in shown(person)
    person.redo()
    assert kept(person) == {KIND: Answer((1,))}


def test_the_question_at_work_stays_in_sight(at_sheet):
    person = at_sheet
    go(person, DAY)
    for _ in range(4):
        person.press(Key.Key_Tab)
        focus = QApplication.focusWidget()
        area = person.find(QWidget, "sheetScroll").viewport()
        top = focus.mapTo(person.window, focus.rect().topLeft()).y()
        above = area.mapTo(person.window, area.rect().topLeft()).y()
        assert above <= top
        assert top + focus.height() <= above + area.height()


def test_escape_goes_back_to_the_text_and_keeps_what_was_written(at_sheet):
    person = at_sheet
    go(person, PAGE)
    person.type("12")
    person.press(Key.Key_Escape)
    assert QApplication.focusWidget() is person.view
    assert kept(person) == {PAGE: Answer(text="12")}


def test_shift_and_tab_lead_back(at_sheet):
    go(at_sheet, KIND)
    at_sheet.press(Key.Key_Tab, modifiers=SHIFT)
    assert at(at_sheet) == "版次"


def test_words_that_wait_are_kept_for_the_article_they_were_written_on(at_sheet):
    person = at_sheet
    first = person.window.articles.current()
    person.session.perform(AnswerVariable(first, KIND, Answer((99,))))
    go(person, OTHER_KIND)
    person.type("手记")
    person.press(Key.Key_PageDown, modifiers=CONTROL)
    assert person.window.articles.current() != first
    assert kept(person, first)[OTHER_KIND] == Answer(text="手记")
    assert kept(person) == {}


def test_words_belong_to_the_coder_who_wrote_them(at_sheet):
    person = at_sheet
    article = person.window.articles.current()
    person.session.perform(AnswerVariable(article, KIND, Answer((99,))))
    go(person, OTHER_KIND)
    person.type("手记")
    person.coder_menu("谷雨晴")
    assert person.session.coder.id == OTHER
    assert kept(person) == {}
    assert OTHER_KIND not in shown(person)
    person.session.choose_coder(LEAD)
    assert kept(person)[OTHER_KIND] == Answer(text="手记")


def test_closing_the_window_keeps_what_is_being_written(at_sheet):
    person = at_sheet
    article, path = person.window.articles.current(), person.session.path
    person.session.perform(AnswerVariable(article, KIND, Answer((99,))))
    go(person, OTHER_KIND)
    person.type("手记")
    person.close()
    session = Session.open(path, coder=LEAD)
    assert sheets.stored(session, article)[OTHER_KIND] == Answer(text="手记")
    session.close()


def test_a_sitting_at_the_words_is_one_undo(at_sheet):
    person = at_sheet
    article = person.window.articles.current()
    person.session.perform(AnswerVariable(article, KIND, Answer((99,))))
    go(person, OTHER_KIND)
    field = person.find(QWidget, "codingSheet").box(OTHER_KIND).field
    for sign in "手记":
        person.type(sign)
        field.findChild(QTimer).timeout.emit()
    person.press(Key.Key_Escape)
    assert kept(person)[OTHER_KIND] == Answer(text="手记")
    person.undo()
    assert OTHER_KIND not in kept(person)


def test_what_is_refused_is_said_beside_the_question(at_sheet):
    person = at_sheet
    go(person, DAY)
    person.type("2024-13")
    person.press(Key.Key_Return)
    box = person.find(QWidget, "codingSheet").box(DAY)
    assert "2024-13" in box.findChild(QLabel, "trouble").text()
    assert kept(person) == {}
    assert person.told.texts == []


def test_what_the_article_knows_is_offered_and_taken_by_enter(at_sheet):
    person = at_sheet
    go(person, DAY)
    assert "2024-05-06" in QApplication.focusWidget().placeholderText()
    assert kept(person) == {}
    person.press(Key.Key_Return)
    assert kept(person) == {DAY: Answer(text="2024-05-06")}
    assert at(person) == "版次"


def test_answers_given_while_the_disk_is_full_are_kept_once_it_is_not(at_sheet, monkeypatch):
    person = at_sheet
    from desktop.core.errors import KnownError

    perform = Session.perform
    broken = {"now": True}

    def failing(session, operation, **more):
        if broken["now"]:
            raise KnownError("disk_full", file="x")
        return perform(session, operation, **more)

    monkeypatch.setattr(Session, "perform", failing)
    go(person, KIND)
    person.type("2")
    person.press(Key.Key_Return)
    person.type("13")
    assert kept(person) == {}
    broken["now"] = False
    person.window.performer.retry()
    assert kept(person) == {KIND: Answer((2,)), SOURCES: Answer((1, 3))}


def test_done_lists_what_is_missing_and_leads_there(at_sheet):
    person = at_sheet
    person.click_row("articleList", 1)

    def lead(dialog) -> None:
        lines = dialog.findChild(QListWidget)
        assert [lines.item(row).text() for row in range(lines.count())] == [
            "编码表：1 见报日期", "编码表：2 版次", "编码表：3 体裁", "编码表：5 消息来源",
        ]  # fmt: skip
        lines.setCurrentRow(2)
        person.button(dialog, "去填写")

    with person.dialog("missingDialog", lead):
        person.press(Key.Key_D, modifiers=CONTROL)
    assert at(person) == "体裁"
    assert not person.session.read.is_done(person.window.articles.current(), coder=LEAD)


@pytest.mark.parametrize(("words", "done"), [("取消", False), ("仍标为已完成", True)])
def test_done_all_the_same_or_not_at_all(at_sheet, words, done):
    person = at_sheet
    person.click_row("articleList", 1)
    with person.dialog("missingDialog", lambda dialog: person.button(dialog, words)):
        person.press(Key.Key_D, modifiers=CONTROL)
    assert person.session.read.is_done(person.window.articles.current(), coder=LEAD) is done


def test_once_an_article_is_done_the_letter_for_the_next_one_works(at_sheet):
    person = at_sheet
    person.click_row("articleList", 1)

    def answer_first(dialog) -> None:
        person.button(dialog, "去填写")

    with person.dialog("missingDialog", answer_first):
        person.press(Key.Key_D, modifiers=CONTROL)
    person.type("20240109")
    with person.dialog("missingDialog", lambda dialog: person.button(dialog, "仍标为已完成")):
        person.press(Key.Key_D, modifiers=CONTROL)
    before = person.window.articles.current()
    assert person.window.focusWidget() is person.view
    person.click_on(person.view)
    person.press(Key.Key_N)
    assert person.window.articles.current() != before
    assert person.window.work.is_shown(TAB)
    assert person.window.focusWidget() is person.view
    person.press(Key.Key_S)
    assert at(person) == "见报日期"


def test_a_variable_made_while_the_sheet_is_shown_waits_for_its_condition(at_sheet):
    from desktop.operations.edit_variable import AddVariable

    person = at_sheet
    person.window.work.show_tab(TAB)
    person.settle()
    made = sheets.variable("variable-fresh", 8, "官员级别", "text", ask_variable=KIND, ask_any_of=(1,))
    person.session.perform(AddVariable(made))
    person.settle()
    assert "variable-fresh" not in shown(person)
    assert not person.find(QWidget, "codingSheet").box("variable-fresh").isVisible()


def test_another_articles_sheet_is_taken_up_at_the_first_missing_question(at_sheet):
    person = at_sheet
    split = person.find(QSplitter, "rightPanel")
    person.window.work.show_tab(TAB)
    split.setSizes([sum(split.sizes()) - 160, 160])
    go(person, OUTCOME if OUTCOME in shown(person) else TROUBLE)
    scroll = person.find(QWidget, "sheetScroll")
    assert scroll.verticalScrollBar().value() > 0
    second = person.session.read.articles()[1].id
    person.session.perform(AnswerVariable(second, DAY, Answer(text="2024-01-09")))
    person.click_row("articleList", 1)
    person.settle()
    box = person.find(QWidget, "codingSheet").box(PAGE)
    assert scroll.verticalScrollBar().value() == box.y()
    assert not person.find(QWidget, "codingSheet").has_focus()


def test_the_sheet_has_a_height_of_its_own(at_sheet):
    person = at_sheet
    split = person.find(QSplitter, "rightPanel")
    before = split.sizes()
    person.window.work.show_tab(TAB)
    person.settle()
    high = split.sizes()
    assert high[1] > before[1]
    split.setSizes([200, sum(high) - 200])
    own = split.sizes()
    person.window.work.show_tab("codings")
    person.settle()
    assert split.sizes() == before
    person.window.work.show_tab(TAB)
    person.settle()
    assert split.sizes() == own


@pytest.mark.parametrize("language", ["zh", "en"])
def test_everything_in_the_sheet_that_takes_the_keyboard_has_a_name(at_sheet, language):
    set_language(language)
    at_sheet.shell.rebuild()
    at_sheet.activate()
    go(at_sheet)
    assert nameless(at_sheet.window) == []


def test_another_article_fills_the_same_fields(at_sheet):
    person = at_sheet
    person.window.work.show_tab(TAB)
    person.settle()
    before = [id(box) for box in person.find(QWidget, "codingSheet").shown()]
    person.click_row("articleList", 1)
    assert [id(box) for box in person.find(QWidget, "codingSheet").shown()] == before


# Attributes beside the coding.


@pytest.fixture
def asking(at_work):
    """A person whose codebook asks two things of one code: who speaks, and where it is noted."""
    from desktop.operations.edit_attribute import AddAttribute
    from tests.operations.samples import NEW_ATTRIBUTE

    at_work.session.perform(AddAttribute(NEW_ATTRIBUTE))
    return at_work


def answers(person) -> dict[str, Answer]:
    coding = next(each for each in person.codings() if each.code == GRID)
    return person.session.read.sheets.attribute_answers(coding.id)


def note(person) -> tuple[str, bool] | None:
    from desktop.ui.codings.rows import NOTE, ROW

    model = person.window.codings.list_view.model()
    places = [model.index(row, 0) for row in range(model.rowCount())]
    return next(place.data(NOTE) for place in places if place.data(ROW).name.endswith("网格记事"))


def test_after_coding_the_attributes_are_asked_and_the_text_has_the_keyboard_again(asking):
    person = asking
    person.code("网格员徐照明", "wgjs", expected="网格记事")
    assert at(person) == "谁在说"
    assert note(person) == ("", True)
    person.type("2")
    assert at(person) == "记在哪里"
    person.type("本子")
    person.press(Key.Key_Return)
    assert QApplication.focusWidget() is person.view
    assert answers(person) == {VOICE: Answer((2,)), "attribute-new": Answer(text="本子")}
    assert note(person) == ("干部 · 本子", False)


def test_escape_leaves_them_open_and_e_comes_back_to_them(asking):
    person = asking
    person.code("网格员徐照明", "wgjs")
    person.press(Key.Key_Escape)
    assert QApplication.focusWidget() is person.view
    assert answers(person) == {}
    person.press(Key.Key_E)
    assert at(person) == "谁在说"
    person.type("1")
    assert answers(person) == {VOICE: Answer((1,))}


def test_a_code_without_attributes_leaves_the_keyboard_in_the_text(asking):
    person = asking
    person.code("物业管家", "sz", expected="晒账")
    assert QApplication.focusWidget() is person.view
    person.press(Key.Key_E)
    assert person.label("passingWord") == say("attributes.none")


def test_recoding_asks_what_the_other_code_asks(asking):
    person = asking
    coding = person.code("物业管家", "sz")
    person.click_stripe(coding.id)
    person.open_palette()
    person.choose("wgjs", expected="网格记事")
    assert at(person) == "谁在说"


def test_undo_and_redo_never_take_the_keyboard_from_the_text(asking):
    person = asking
    person.code("网格员徐照明", "wgjs")
    person.type("2")
    person.press(Key.Key_Escape)
    person.undo()
    assert answers(person) == {}
    assert note(person) == ("", True)
    person.undo()
    person.redo()
    assert QApplication.focusWidget() is person.view


def test_a_missing_attribute_is_listed_before_an_article_is_done(asking):
    person = asking
    person.click_row("articleList", 1)
    person.code("灌溉渠", "wgjs")
    person.press(Key.Key_Escape)

    def lead(dialog) -> None:
        assert dialog.findChild(QListWidget).item(0).text() == "“灌溉渠”：谁在说"
        person.button(dialog, "去填写")

    with person.dialog("missingDialog", lead):
        person.press(Key.Key_D, modifiers=CONTROL)
    assert at(person) == "谁在说"


def test_while_a_way_of_coding_is_on_the_questions_wait(asking, monkeypatch):
    person = asking
    monkeypatch.setattr(person.window.desk, "way", object())
    person.window.desk.place_on(GRID, person.span("网格员徐照明"))
    person.settle()
    assert QApplication.focusWidget() is person.view
    assert person.find(QWidget, "attributePanel").isVisible()
    monkeypatch.setattr(person.window.desk, "way", None)


def test_someone_elses_coding_is_never_asked_about(at_work):
    assert part(at_work, AttributesPart).go_to("coding-nowhere") is False


# Setting up, and a study that codes articles only.


def fill_question(person, fields: dict[str, str], names: tuple[str, ...] = (), kind: str = "单选"):
    """Return what fills the dialog of a question in and saves it."""

    def work(dialog) -> None:
        for field, words in fields.items():
            person.fill(dialog, field, words)
        combo = dialog.findChild(QWidget, "questionType")
        combo.setCurrentIndex(combo.findText(kind))
        table = dialog.findChild(QTableWidget)
        for name in names:
            person.button(dialog, "加一项")
            row = table.rowCount() - 1
            table.item(row, 1).setText(name)
        person.button(dialog, say("button.save"))

    return work


def add_question(person, editor, *arguments, **more) -> None:
    with person.dialog("questionDialog", fill_question(person, *arguments, **more)):
        person.click_on(editor.findChild(QPushButton, "question_add"))


def test_an_article_only_study_goes_from_new_to_xlsx(person, tmp_path):
    path = tmp_path / "bare.zhubi"
    begin_project(path, title="体裁研究", coder_name="闻一舟", codebook=None)
    page = tmp_path / "weiting.txt"
    page.write_text(PLAIN_ARTICLE, encoding="utf-8")
    person.open(path)
    person.import_from(page)
    person.window.work.show_tab(TAB)
    person.settle()

    def set_up(editor) -> None:
        add_question(person, editor, {"questionNameZh": "体裁"}, ("消息", "通讯"))
        add_question(person, editor, {"questionNameZh": "字数", "questionKey": "length"}, kind="数字")
        assert editor.findChild(QListWidget).count() == 2
        editor.close()

    with person.dialog("questionsEditor", set_up):
        person.click_on(person.find(QPushButton, "addFirstVariable"))
    assert not person.window.codebook.isVisible()
    person.click_on(person.view)
    person.press(Key.Key_S)
    assert at(person) == "体裁"
    person.type("2")
    person.press(Key.Key_Return)
    person.type("1,200")
    person.press(Key.Key_Return)
    person.press(Key.Key_D, modifiers=CONTROL)
    assert person.session.read.is_done(person.window.articles.current(), coder=person.session.coder.id)
    assert person.export("sheets-xlsx", tmp_path).stat().st_size > 4000
    raw = person.export("sheets-csv-raw", tmp_path).read_text(encoding="utf-8")
    (row,) = csv.DictReader(raw.splitlines())
    assert (row["v1"], row["length"], row["missing"]) == ("2", "1200", "0")
    person.reopen()
    assert title(person) == "编码表 2/2"


def test_without_variables_only_a_lead_sees_the_tab(at_work):
    person = at_work
    work = person.window.work
    place = next(each for each in range(work.count()) if work.tabText(each) == "编码表")
    assert work.isTabVisible(place)
    person.coder_menu("谷雨晴")
    assert not work.isTabVisible(place)


def test_variables_are_changed_moved_and_removed_in_the_list(at_sheet):
    person = at_sheet
    article = person.window.articles.current()
    person.session.perform(AnswerVariable(article, KIND, Answer((1,))))

    def work(editor) -> None:
        lines = editor.findChild(QListWidget)
        lines.setCurrentRow(2)
        changed = fill_question(person, {"questionNameZh": "报道体裁"})
        with person.dialog("questionDialog", changed):
            person.click_on(editor.findChild(QPushButton, "question_change"))
        assert lines.currentItem().text().startswith("3 报道体裁")
        person.click_on(editor.findChild(QPushButton, "question_up"))
        assert lines.currentRow() == 1
        person.click_on(editor.findChild(QPushButton, "question_remove"))
        editor.close()

    with person.dialog("questionsEditor", work):
        person.menu("编码手册", "编码表的变量")
    assert len(person.told.questions) == 1
    assert KIND not in [each.id for each in person.session.read.sheets.variables()]
    person.undo()
    assert kept(person) == {KIND: Answer((1,))}


def test_the_whole_sheet_is_cleared_and_brought_back_by_one_undo(at_sheet):
    person = at_sheet
    article = person.window.articles.current()
    person.session.perform(AnswerVariable(article, KIND, Answer((1,))))
    before = person.session.read.sheets.variables()

    def work(editor) -> None:
        person.click_on(editor.findChild(QPushButton, "question_clear"))
        assert editor.findChild(QListWidget).count() == 0
        editor.close()

    with person.dialog("questionsEditor", work):
        person.menu("编码手册", "编码表的变量")
    assert len(person.told.questions) == 1
    assert person.session.read.sheets.variables() == []
    person.undo()
    assert person.session.read.sheets.variables() == before
    assert kept(person) == {KIND: Answer((1,))}


def test_what_would_change_answers_is_refused_in_the_dialog(at_sheet):
    person = at_sheet
    person.session.perform(AnswerVariable(person.window.articles.current(), PAGE, Answer(text="5")))

    def change(dialog) -> None:
        combo = dialog.findChild(QWidget, "questionType")
        combo.setCurrentIndex(combo.findText("文字"))
        person.button(dialog, say("button.save"))
        assert "已有答案" in dialog.findChild(QLabel, "trouble").text()
        dialog.close()

    def work(editor) -> None:
        editor.findChild(QListWidget).setCurrentRow(1)
        with person.dialog("questionDialog", change):
            person.click_on(editor.findChild(QPushButton, "question_change"))
        editor.close()

    with person.dialog("questionsEditor", work):
        person.menu("编码手册", "编码表的变量")


def test_attributes_of_the_chosen_code_are_set_up_from_the_menu(at_work):
    person = at_work
    person.click_line("便民桌")

    def work(editor) -> None:
        add_question(person, editor, {"questionNameZh": "谁摆的"}, ("社区", "居民"))
        editor.close()

    with person.dialog("questionsEditor", work):
        person.menu("编码手册", "类目的属性")
    (attribute,) = person.session.read.sheets.attributes(projects.TABLE)
    assert attribute.name_zh == "谁摆的"
    person.click_on(person.view)
    person.press(Key.Key_S)


def test_a_condition_is_chosen_from_the_options_of_another_variable(at_sheet):
    person = at_sheet

    def change(dialog) -> None:
        combo = dialog.findChild(QWidget, "conditionVariable")
        combo.setCurrentIndex(1)
        field = dialog.findChild(QWidget, "conditionOptions")
        person.settle()
        for number in (1, 2):
            person.click_on(field, field.pill_of(number).center().toPoint())
        person.button(dialog, say("button.save"))

    def work(editor) -> None:
        editor.findChild(QListWidget).setCurrentRow(4)
        with person.dialog("questionDialog", change):
            person.click_on(editor.findChild(QPushButton, "question_change"))
        editor.close()

    with person.dialog("questionsEditor", work):
        person.menu("编码手册", "编码表的变量")
    sources = next(each for each in person.session.read.sheets.variables() if each.id == SOURCES)
    assert (sources.ask_variable, sources.ask_any_of) == (KIND, (1, 2))


def many(person, work) -> None:
    """Answer the third variable (体裁) for all articles in the dialog."""

    def inside(dialog) -> None:
        dialog.findChild(QComboBox, "answerManyVariable").setCurrentIndex(2)
        person.settle()
        work(dialog)

    person.find(QAbstractItemView, "articleList").selectAll()
    with person.dialog("answerMany", inside):
        person.window.action("answer_many").trigger()


def kinds(person):
    read = person.session.read
    return [read.sheets.answers(each.id, coder=LEAD).get(KIND) for each in read.articles()]


def answered_before(person):
    first, _, third = (each.id for each in person.session.read.articles())
    person.session.perform(ReopenArticle(first))
    person.session.perform(AnswerVariable(first, KIND, Answer((1,))))
    person.session.perform(AnswerVariable(third, KIND, Answer((2,))))


def test_an_empty_answer_for_many_takes_nothing_away_unless_that_was_ticked(at_sheet):
    person = at_sheet
    answered_before(person)

    def save_nothing(dialog) -> None:
        person.button(dialog, say("button.save"))
        assert "没有改动任何文章" in dialog.findChild(QLabel, "trouble").text()
        assert kinds(person) == [Answer((1,)), None, Answer((2,))]
        clear = dialog.findChild(QCheckBox, "answerManyClear")
        assert "2 篇" in clear.text()
        person.click_on(clear, QPoint(8, clear.height() // 2))
        person.button(dialog, say("button.save"))

    many(person, save_nothing)
    assert ["2 篇" in question for question in person.told.questions] == [True]
    assert "清空" in person.label("passingWord")
    assert kinds(person) == [None] * 3
    person.undo()
    assert kinds(person) == [Answer((1,)), None, Answer((2,))]


def test_answers_that_read_otherwise_are_counted_before_they_are_replaced(at_sheet):
    person = at_sheet
    answered_before(person)
    person.told.answer = False

    def save_two(dialog) -> None:
        dialog._box.field.setFocus()
        person.type("2")
        person.button(dialog, say("button.save"))
        assert ["有 1 篇" in question for question in person.told.questions] == [True]
        assert kinds(person) == [Answer((1,)), None, Answer((2,))]
        person.told.answer = True
        person.button(dialog, say("button.save"))

    many(person, save_two)
    assert kinds(person) == [Answer((2,))] * 3


def test_done_articles_that_lack_answers_lie_on_a_pile_of_their_own(at_sheet):
    person, chip = at_sheet, "pile_lacking"
    (first, *_rest) = [each.id for each in person.session.read.articles()]
    person.wait(lambda: not person.session.progress.is_to_look())
    person.settle()
    button = person.window.findChild(QToolButton, chip)
    person.wait(button.isVisible)
    assert button.text() == "已完成但缺答 1"
    person.click_on(button)
    assert [row.id for row in person.rows("articleList")] == [first]
    person.session.perform(ClearSheet())
    person.wait(lambda: not person.session.progress.is_to_look())
    person.settle()
    person.click_on(person.window.findChild(QToolButton, "pile_all"))
    assert not button.isVisible()
