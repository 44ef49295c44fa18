"""What selecting, coding, saving and seeing is like in the real window."""

from __future__ import annotations

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QLabel, QTreeView

from desktop.core.spans import Span
from desktop.session.sight import Tally
from desktop.wording import explain, say
from tests.flows.windows import ALT, CONTROL, LEFT, SHIFT, Key, governance_project, stored
from tests.projects import OTHER
from tests.texts import LONG_PARAGRAPH

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
    assert at_work.palette is None or not at_work.palette.is_open()


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
        at_work.menu("编码手册", "新建类目")
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


# ---------------------------------------------------------------------- lists and menus


def test_delete_and_enter_work_in_the_list_of_codings_too(at_work):
    at_work.click_row("codingList", 0)
    at_work.press(Key.Key_Return)
    at_work.choose("xq", expected="修渠")
    assert at_work.coded()[0] == ("修渠", "折叠桌")
    at_work.click_row("codingList", 0)
    at_work.press(Key.Key_Delete)
    assert at_work.coded() == [("上门回话", "三天之内回话")]


def test_recoding_to_the_same_code_leaves_nothing_to_undo(at_work):
    name = at_work.window.action("undo").text()
    at_work.click_stripe(at_work.codings()[0].id)
    at_work.open_palette()
    at_work.choose("bmz", expected="便民桌")
    assert at_work.window.action("undo").text() == name


def test_the_menu_under_the_right_mouse_button_is_for_the_line_under_it(at_work):
    tree = at_work.find(QTreeView, "codebookTree")
    at_work.click_line("便民桌")
    at_work.context_menu(tree.viewport(), tree.visualRect(at_work.index_of("选种")).center(), "移除")
    assert "选种" not in at_work.tree()
    articles = at_work.find(QAbstractItemView, "articleList")
    place = articles.visualRect(articles.model().index(2, 0)).center()
    at_work.context_menu(articles.viewport(), place, "移除文章")
    assert at_work.told.questions == [say("remove.articles", articles=1, hidden=Tally(1).words("codings"))]
    assert len(at_work.rows("articleList")) == 2


def test_several_articles_go_and_come_back_together(at_work):
    at_work.click_row("articleList", 0)
    at_work.click_row("articleList", 2, CONTROL)
    at_work.menu("文章", "移除文章")
    assert at_work.told.questions == [say("remove.articles", articles=2, hidden=Tally(3, hidden=True).words("codings"))]
    assert [row.headline for row in at_work.rows("articleList")] == ["议事凳"]
    assert at_work.text.startswith("榆埂镇")
    assert at_work.label("passingWord").startswith("移除文章")
    at_work.undo()
    assert len(at_work.rows("articleList")) == 3


def test_removing_the_last_article_leaves_an_empty_view(at_work):
    for _ in range(3):
        at_work.click_row("articleList", 0)
        at_work.menu("文章", "移除文章")
    assert at_work.text == ""
    assert at_work.rows("codingList") == []
    assert at_work.label("articleSum") == say("articles.none")
    at_work.press(Key.Key_D, modifiers=CONTROL)
    at_work.press(Key.Key_F2)
    at_work.press(Key.Key_1)
    assert at_work.told.texts == []
    at_work.undo()
    assert at_work.text != ""


def test_undo_brings_what_it_changes_into_sight(person, tmp_path):
    page = tmp_path / "long.txt"
    page.write_text(
        "长文\n\n" + "\n\n".join(f"第{number}段。" + LONG_PARAGRAPH for number in range(20)), encoding="utf-8"
    )
    person.open(governance_project(tmp_path))
    person.import_from(page)
    coding = person.code("第19段", "201")
    person.press(Key.Key_Home, modifiers=CONTROL)
    person.undo()
    person.redo()
    assert 0 <= person.point(coding.start).y() < person.view.viewport().height()


def test_the_palette_stands_beside_the_words_and_not_over_them(at_work):
    for words in ("苇汀社区", "物业管家", "渗水的事"):
        at_work.drag_over(words)
        palette = at_work.open_palette()
        sheet = palette.geometry().adjusted(14, 14, -14, -14)
        at = at_work.at(at_work.view.viewport(), at_work.point(at_work.span(words).start))
        assert not sheet.contains(at)
        assert at_work.window.rect().contains(sheet)
        at_work.press(Key.Key_Escape, times=2)
