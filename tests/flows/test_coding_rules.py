"""What selecting, coding, saving and seeing is like in the real window."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPlainTextEdit, QPushButton

from desktop.core.clock import local_clock
from desktop.core.spans import Span
from desktop.ui.window.banner import Banner
from desktop.wording import explain, say
from tests.flows.windows import ALT, CONTROL, LEFT, SHIFT, Key, stored
from tests.projects import OTHER, inner


def banner(person) -> Banner:
    return person.find(Banner, "banner")


def press_button(person, name: str) -> None:
    person.click_on(person.find(QPushButton, name))


def reader(person) -> sqlite3.Connection:
    """Return another program's connection that keeps every commit from getting through."""
    inner(person.session).connection.execute("PRAGMA busy_timeout=20")
    connection = sqlite3.connect(person.session.path, isolation_level=None)
    connection.execute("BEGIN")
    connection.execute("SELECT count(*) FROM revision").fetchone()
    return connection


@pytest.fixture
def held(at_work):
    """Return a person whose last coding could not be committed, and what keeps it from being so."""
    with closing(reader(at_work)) as keeping:
        at_work.drag_over("樟树")
        at_work.press(Key.Key_1)
        yield at_work, keeping


# ---------------------------------------------------------------------- selecting


def test_a_drag_from_within_a_word_into_another_takes_both_whole(at_work):
    start = at_work.text.index("社区干部")
    at_work.drag(start + 1, start + 3)
    assert at_work.selected() == "社区干部"


def test_alt_drag_takes_single_characters(at_work):
    start = at_work.text.index("社区干部")
    at_work.drag(start + 1, start + 3, ALT)
    assert at_work.selected() == "区干"


def test_a_drag_backwards_takes_the_same_words(at_work):
    span = at_work.span("社区干部")
    at_work.drag_points(at_work.point(span.end - 1, share=0.7), at_work.point(span.start))
    assert at_work.selected() == "社区干部"


def test_a_double_click_takes_the_sentence(at_work):
    at_work.double_click(at_work.text.index("物业"))
    assert at_work.selected() == (
        "社区干部和物业管家轮流坐班，居民有事走过来说，能办的当场办，办不了的记进蓝皮本，三天之内回话。"
    )


def test_a_triple_click_takes_the_paragraph(at_work):
    at_work.triple_click(at_work.text.index("物业"))
    assert at_work.selected() == next(part for part in at_work.text.split("\n\n") if "物业" in part)


def test_a_drag_over_the_end_of_a_paragraph_goes_on_in_the_next(at_work):
    start, end = at_work.span("回话。").start, at_work.span("“以前要跑").end
    at_work.drag(start, end)
    assert at_work.selected() == "回话。\n\n“以前要跑"


def test_escape_drops_the_selection(at_work):
    at_work.drag_over("樟树")
    at_work.press(Key.Key_Escape)
    assert at_work.selected() is None


# ---------------------------------------------------------------------- coding


def test_codings_may_lie_across_and_within_each_other(at_work):
    at_work.code("樟树下总会支起一张折叠桌", "sz", expected="晒账")
    at_work.code("总会支起", "xq", expected="修渠")
    at_work.code("支起一张折叠桌。社区干部", "22", expected="选种")
    assert at_work.coded()[:4] == [
        ("晒账", "樟树下总会支起一张折叠桌"),
        ("修渠", "总会支起"),
        ("选种", "支起一张折叠桌。社区干部"),
        ("便民桌", "折叠桌"),
    ]


def test_two_codes_on_the_same_words_are_two_codings(at_work):
    at_work.code("樟树", "bmz")
    at_work.code("樟树", "sz")
    assert [name for name, words in at_work.coded() if words == "樟树下"] == ["便民桌", "晒账"]


def test_the_same_code_on_the_same_words_is_not_made_twice_and_told_without_a_box(at_work):
    at_work.code("物业管家", "sz")
    before, menu = stored(at_work.session.path), at_work.window.action("undo").text()
    at_work.drag_over("物业管家")
    at_work.open_palette()
    at_work.choose("sz")
    assert stored(at_work.session.path) == before
    assert at_work.window.action("undo").text() == menu
    assert at_work.label("passingWord") == say("error.coding_exists", words="物业管家")
    assert at_work.told.texts == []
    assert at_work.selected() == "物业管家"


def test_recoding_into_a_coding_there_is_already_is_refused_the_same_way(at_work):
    first = at_work.code("物业管家", "sz")
    at_work.code("物业管家", "xq")
    at_work.click_stripe(first.id)
    at_work.open_palette()
    at_work.choose("xq")
    assert sorted(name for name, words in at_work.coded() if words == "物业管家") == ["修渠", "晒账"]
    assert at_work.label("passingWord") == say("error.coding_exists", words="物业管家")


def test_after_coding_nothing_is_selected_and_the_caret_stands_behind(at_work):
    coding = at_work.code("樟树", "bmz")
    assert at_work.selected() is None
    assert at_work.view.cursor() == coding.end
    assert QApplication.focusWidget() is at_work.view


def test_enter_without_a_selection_says_what_to_do(at_work):
    at_work.click_text(at_work.text.index("物业"))
    at_work.press(Key.Key_Slash)
    assert at_work.label("passingWord") == say("desk.select_first")
    assert at_work.palette is None


def test_a_digit_without_a_code_says_how_to_pin_one(at_work):
    at_work.drag_over("物业管家")
    at_work.press(Key.Key_5)
    assert at_work.label("passingWord") == say("error.digit_free", digit=5)
    assert len(at_work.codings()) == 2


def test_a_pinned_digit_codes_the_selection(at_work):
    at_work.drag_over("物业管家")
    at_work.press(Key.Key_1)
    assert ("便民桌", "物业管家") in at_work.coded()


def test_a_pinned_digit_recodes_the_coding_in_hand(at_work):
    coding = at_work.code("物业管家", "sz")
    at_work.click_stripe(coding.id)
    at_work.press(Key.Key_1)
    assert ("便民桌", "物业管家") in at_work.coded()
    assert len(at_work.codings()) == 3


def test_escape_in_the_palette_changes_nothing_and_gives_the_keys_back(at_work):
    at_work.drag_over("物业管家")
    palette = at_work.open_palette()
    at_work.type("sz")
    at_work.press(Key.Key_Escape)
    assert not palette.is_open()
    assert at_work.selected() == "物业管家"
    assert QApplication.focusWidget() is at_work.view
    assert len(at_work.codings()) == 2


def test_a_double_click_on_a_code_in_the_tree_codes_the_selection(at_work):
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QTreeView

    at_work.drag_over("物业管家")
    tree = at_work.find(QTreeView, "codebookTree")
    place = tree.visualRect(at_work.index_of("晒账")).center()
    QTest.mouseDClick(at_work.window.windowHandle(), LEFT, pos=at_work.at(tree.viewport(), place))
    at_work.settle()
    assert ("晒账", "物业管家") in at_work.coded()
    assert QApplication.focusWidget() is at_work.view


# ---------------------------------------------------------------------- a coding in hand


def test_delete_lifts_only_what_is_in_hand(at_work):
    coding = at_work.code("物业管家", "sz")
    at_work.press(Key.Key_Delete)
    assert len(at_work.codings()) == 3
    at_work.click_stripe(coding.id)
    at_work.press(Key.Key_Delete)
    assert [each.id for each in at_work.codings() if each.id == coding.id] == []
    assert len(at_work.codings()) == 2


def test_escape_lets_go_and_shift_arrows_select_again(at_work):
    coding = at_work.code("物业管家", "sz")
    at_work.click_stripe(coding.id)
    at_work.press(Key.Key_Escape)
    assert at_work.view.in_hand() is None
    at_work.press(Key.Key_Right, modifiers=SHIFT | CONTROL)
    assert at_work.view.selection() is not None
    assert at_work.session.read.coding(coding.id) == coding


def test_shift_arrows_resize_what_is_in_hand_word_by_word(at_work):
    coding = at_work.code("物业管家", "sz")
    at_work.click_stripe(coding.id)
    at_work.press(Key.Key_Right, modifiers=SHIFT)
    assert at_work.session.read.coding(coding.id).words == "物业管家轮流"
    at_work.press(Key.Key_Left, modifiers=SHIFT | ALT)
    assert at_work.session.read.coding(coding.id).words == "和物业管家轮流"
    at_work.press(Key.Key_Left, modifiers=SHIFT)
    assert at_work.session.read.coding(coding.id).words == "和物业管家"
    assert at_work.view.in_hand() == coding.id


def test_dragging_a_handle_resizes_by_words_and_with_alt_by_characters(at_work):
    coding = at_work.code("物业管家", "sz")
    at_work.click_stripe(coding.id)
    at_work.drag_knob("end", at_work.text.index("轮流"))
    assert at_work.session.read.coding(coding.id).words == "物业管家轮流"
    at_work.drag_knob("start", at_work.text.index("部和物业"), ALT)
    assert at_work.session.read.coding(coding.id).words == "部和物业管家轮流"


def test_a_coding_cannot_be_resized_onto_another_with_the_same_code(at_work):
    long = at_work.code("物业管家轮流", "sz")
    short = at_work.code("物业管家", "sz")
    at_work.click_stripe(short.id)
    at_work.press(Key.Key_Right, modifiers=SHIFT)
    assert at_work.session.read.coding(short.id) == short
    assert at_work.session.read.coding(long.id) == long
    assert at_work.label("passingWord") == say("error.coding_exists", words="物业管家轮流")


def test_a_click_in_the_list_takes_the_coding_in_hand(at_work):
    at_work.click_row("codingList", 1)
    assert at_work.view.in_hand() == at_work.codings()[1].id


def test_tab_walks_the_codings_and_enter_recodes(at_work):
    at_work.click_text(0)
    at_work.press(Key.Key_Tab)
    assert at_work.view.in_hand() == at_work.codings()[0].id
    at_work.open_palette()
    at_work.choose("xq", expected="修渠")
    assert at_work.coded()[0] == ("修渠", "折叠桌")


# ---------------------------------------------------------------------- help


def test_a_question_mark_shows_all_keys(at_work):
    at_work.press(Key.Key_Question)
    sheet = at_work.window.findChild(QDialog, "shortcutSheet")
    assert sheet is not None
    assert sheet.isVisible()
    words = [label.text() for label in sheet.findChildren(QLabel)]
    assert say("keys.lift") in words
    at_work.press(Key.Key_Escape)
    assert at_work.window.findChild(QDialog, "shortcutSheet") is None or not sheet.isVisible()


# ---------------------------------------------------------------------- what is saved


def test_saved_is_said_only_after_the_commit(at_work):
    heard = []

    def listen(statement: str) -> None:
        if statement == "COMMIT":
            heard.append(at_work.label("savedLabel"))

    inner(at_work.session).connection.set_trace_callback(listen)
    at_work.drag_over("物业管家")
    at_work.press(Key.Key_1)
    inner(at_work.session).connection.set_trace_callback(None)
    assert heard == [say("status.nothing_to_save")]
    assert re.fullmatch(r"已保存 \d\d:\d\d:\d\d", at_work.label("savedLabel"))
    assert at_work.label("savedLabel").endswith(local_clock(at_work.session.saved_at))


def test_a_failing_commit_is_said_to_be_unsaved_and_shows_what_to_do(held):
    person, _ = held
    assert person.label("savedLabel") == say("status.not_saved")
    assert banner(person).isVisible()
    assert person.label("bannerWords").startswith(say("banner.held", reason=""))
    assert len(person.codings()) == 2
    assert person.selected() == "樟树下"


def test_trying_again_saves_once_the_way_is_free(held):
    person, keeping = held
    press_button(person, "bannerRetry")
    assert banner(person).isVisible()
    keeping.rollback()
    press_button(person, "bannerRetry")
    assert not banner(person).isVisible()
    assert ("便民桌", "樟树下") in person.coded()
    assert person.label("savedLabel") == say("status.saved", time=local_clock(person.session.saved_at))


def test_giving_up_leaves_all_as_it_was(held):
    person, keeping = held
    keeping.rollback()
    before = stored(person.session.path)
    press_button(person, "bannerGiveUp")
    assert not banner(person).isVisible()
    assert stored(person.session.path) == before
    assert person.label("savedLabel") == say("status.nothing_to_save")
    person.press(Key.Key_Escape)
    person.code("物业管家", "sz")
    assert len(person.codings()) == 3


def _lift(person) -> None:
    person.click_row("codingList", 0)
    person.press(Key.Key_Tab)
    person.view.setFocus()
    person.press(Key.Key_Delete)


def _resize(person) -> None:
    person.click_stripe(person.codings()[0].id)
    person.press(Key.Key_Right, modifiers=SHIFT)


def _memo(person) -> None:
    person.click_row("codingList", 1)
    person.click_on(person.find(QPlainTextEdit, "memoEdit"))
    person.type("later")
    person.view.setFocus()


def _new_code(person) -> None:
    def write(dialog) -> None:
        person.fill(dialog, "entryNameZh", "新类目")
        person.button(dialog, say("button.save"))
        assert dialog.isVisible(), "it was saved"
        assert dialog.findChild(QLabel, "trouble").text() == say("error.action_held")
        person.button(dialog, say("button.cancel"))

    with person.dialog("entryDialog", write):
        person.menu("类目", "新建类目")


def _fields(person) -> None:
    def write(dialog) -> None:
        person.fill(dialog, "fieldPage", "4")
        person.button(dialog, say("button.save"))
        assert dialog.isVisible(), "it was saved"
        assert dialog.findChild(QLabel, "trouble").text() == say("error.action_held")
        person.button(dialog, say("button.cancel"))

    with person.dialog("articleFields", write):
        person.press(Key.Key_F2)


def _new_coder(person) -> None:
    def write(dialog) -> None:
        person.fill(dialog, "coderName", "石榴")
        person.button(dialog, say("button.save"))
        assert dialog.isVisible(), "it was saved"
        assert dialog.findChild(QLabel, "trouble").text() == say("error.action_held")
        person.button(dialog, say("button.cancel"))

    with person.dialog("nameDialog", write):
        person.coder_menu(say("command.add_coder"))


@pytest.mark.parametrize(
    "act",
    [
        _lift,
        _resize,
        _memo,
        _new_code,
        _fields,
        _new_coder,
        lambda person: person.undo(),
        lambda person: person.press(Key.Key_D, modifiers=CONTROL),
        lambda person: person.menu("文章", "移除文章"),
        lambda person: person.coder_menu("谷雨晴"),
    ],
    ids=["lift", "resize", "memo", "code", "fields", "coder", "undo", "done", "remove", "change coder"],
)
def test_nothing_else_can_be_done_while_something_is_unsaved(held, act):
    person, keeping = held
    keeping.rollback()
    before, coder = stored(person.session.path), person.session.coder
    act(person)
    assert stored(person.session.path) == before
    assert person.session.coder == coder
    assert banner(person).isVisible()
    press_button(person, "bannerRetry")
    assert ("便民桌", "樟树下") in person.coded()


def test_a_memo_written_while_something_is_unsaved_is_kept_afterwards(held):
    person, keeping = held
    keeping.rollback()
    _memo(person)
    press_button(person, "bannerRetry")
    assert person.session.read.memo_text(person.codings()[2].id) == "later"


def test_language_and_other_projects_wait_while_something_is_unsaved(held):
    person, keeping = held
    keeping.rollback()
    window, session = person.window, person.session
    person.menu("查看", say("setting.language"), "English")
    person.menu("文件", say("command.starter"))
    assert (person.window, person.session) == (window, session)
    assert window.isVisible()
    assert person.told.texts == [say("error.action_held")] * 2
    press_button(person, "bannerRetry")
    assert ("便民桌", "樟树下") in person.coded()


def test_a_window_that_holds_something_unsaved_asks_before_it_closes(held):
    person, _ = held
    person.told.answer = False
    person.window.close()
    assert person.window.isVisible()
    assert person.told.questions == [say("close.held")]


# ---------------------------------------------------------------------- who sees what


def test_each_coder_sees_only_their_own_codings_counts_and_marks(at_work):
    mine, rows, counts = at_work.coded(), at_work.rows("articleList"), at_work.tree()
    at_work.coder_menu("谷雨晴")
    assert at_work.session.coder.id == OTHER
    assert at_work.coded() == [("便民桌", "折叠桌"), ("晒账", "蓝皮本"), ("网格记事", "网格员徐照明")]
    assert [row.words for row in at_work.rows("codingList")] == [words for _, words in at_work.coded()]
    assert {mark.id for mark in at_work.view.marks()} == {coding.id for coding in at_work.codings()}
    assert [(row.codings, row.state) for row in at_work.rows("articleList")] == [
        (3, "begun"),
        (1, "done"),
        (0, "untouched"),
    ]
    assert at_work.tree() == counts | {"门口的事": 2, "便民桌": 1, "上门回话": 0, "网格记事": 1, "田里的事": 2,
                                       "修渠": 1, "晒账": 1}  # fmt: skip
    at_work.coder_menu("闻一舟")
    assert (at_work.coded(), at_work.rows("articleList"), at_work.tree()) == (mine, rows, counts)


def test_the_same_words_may_be_coded_alike_by_two_coders(at_work):
    at_work.code("物业管家", "sz")
    at_work.coder_menu("谷雨晴")
    at_work.code("物业管家", "sz")
    assert ("晒账", "物业管家") in at_work.coded()


def test_only_the_lead_is_offered_to_change_the_study(at_work):
    at_work.coder_menu("谷雨晴")
    with pytest.raises(AssertionError, match="cannot be called"):
        at_work.menu("类目", "新建类目")
    at_work.press(Key.Key_Escape, times=2)
    at_work.press(Key.Key_F2)
    assert at_work.told.texts == [explain_kind("lead_only")]


def explain_kind(kind: str) -> str:
    from desktop.core.errors import KnownError

    return explain(KnownError(kind))


# ---------------------------------------------------------------------- counts at once


def test_counts_and_states_change_with_every_step(at_work):
    at_work.click_row("articleList", 1)
    assert at_work.rows("articleList")[1].state == "untouched"
    coding = at_work.code("灌溉渠", "xq", expected="修渠")
    assert (at_work.rows("articleList")[1].codings, at_work.rows("articleList")[1].state) == (1, "begun")
    assert (at_work.tree()["修渠"], at_work.tree()["田里的事"]) == (1, 1)
    assert at_work.label("articleSum") == say("articles.sum", done=1, count=3)
    at_work.press(Key.Key_D, modifiers=CONTROL)
    assert at_work.rows("articleList")[1].state == "done"
    assert at_work.label("articleSum") == say("articles.sum", done=2, count=3)
    at_work.press(Key.Key_D, modifiers=CONTROL)
    at_work.click_stripe(coding.id)
    at_work.press(Key.Key_Delete)
    assert (at_work.rows("articleList")[1].codings, at_work.rows("articleList")[1].state) == (0, "untouched")
    assert at_work.tree()["修渠"] == 0
    at_work.undo()
    assert at_work.tree()["修渠"] == 1


def test_recoding_moves_the_count(at_work):
    at_work.click_row("codingList", 0)
    at_work.view.setFocus()
    at_work.press(Key.Key_Return)
    at_work.choose("xq", expected="修渠")
    assert (at_work.tree()["便民桌"], at_work.tree()["修渠"]) == (1, 1)


def test_a_new_look_of_the_window_still_shows_every_change(at_work):
    at_work.menu("查看", say("setting.theme"), "深色")
    at_work.activate()
    at_work.coder_menu("谷雨晴")
    assert len(at_work.rows("codingList")) == 3
    at_work.code("物业管家", "sz")
    assert len(at_work.rows("codingList")) == 4


def test_undo_shows_the_article_it_works_on(at_work):
    at_work.code("物业管家", "sz")
    at_work.click_row("articleList", 1)
    at_work.undo()
    assert at_work.window.articles.current() == at_work.session.read.articles()[0].id


def test_positions_of_marks_are_those_stored(at_work):
    coding = at_work.code("物业管家", "sz")
    assert {mark.id: mark.span for mark in at_work.view.marks()}[coding.id] == Span(coding.start, coding.end)
