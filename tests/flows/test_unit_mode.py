"""逐句编码 in the real window: unit after unit is framed, a key codes it and goes on."""

from __future__ import annotations

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtWidgets import QApplication, QFrame, QToolButton

from desktop.core.errors import KnownError
from desktop.core.spans import Span
from desktop.operations.lift_coding import LiftCoding
from desktop.operations.remove_codes import RemoveCode
from desktop.text.units import units
from desktop.ui.ways.key_cell import KeyCell
from tests.flows.windows import ALT, CONTROL, SHIFT, Key
from tests.projects import LEAD, MAIN, OTHER


@pytest.fixture
def desk(at_work):
    """Return a person who has begun to code an article clause by clause."""
    at_work.click_row("articleList", 1)
    at_work.press(Key.Key_T, modifiers=CONTROL)
    at_work.press(Key.Key_U)
    return at_work


def clauses(person, kind: str = "clause") -> list[str]:
    article = person.window.desk.article
    closers = person.session.read.codebook().head.clause_closers
    found = units(article.text, article.version.paragraphs, kind=kind, roles=("body",), closers=closers)
    return [article.text[start:end] for start, end in found]


def framed(person) -> str:
    unit = person.view.scene.unit
    return "" if unit is None else person.text[unit.start : unit.end]


def seen(person) -> str:
    return person.label("unitSeen").split()[0]


def note(person) -> str:
    return person.window.findChild(QFrame, "unitBar").findChild(type(person.find(QFrame, "wayHint")), "wayHint").text()


def none_marks(person) -> list[str]:
    version, coder = person.window.desk.version(), person.session.coder.id
    return [person.text[each.start : each.end] for each in person.session.read.ways.none_marks(version, coder=coder)]


def test_it_begins_at_the_first_clause_of_the_body(desk):
    assert framed(desk) == clauses(desk)[0]
    assert seen(desk) == f"0/{len(clauses(desk))}"
    assert desk.view.cursor() == desk.view.scene.unit.start


def test_a_digit_codes_the_clause_and_goes_on(desk):
    desk.press(Key.Key_1)
    desk.press(Key.Key_1)
    first, second, third = clauses(desk)[:3]
    assert desk.coded() == [("便民桌", first), ("便民桌", second)]
    assert framed(desk) == third
    assert seen(desk).startswith("2/")
    assert desk.label("passingWord").startswith("已编码“便民桌”：")


def test_zero_says_none_and_goes_on(desk):
    desk.press(Key.Key_0)
    first, second = clauses(desk)[:2]
    assert none_marks(desk) == [first]
    assert framed(desk) == second
    assert seen(desk).startswith("1/")
    assert [(sign.kind, sign.span) for sign in desk.window.signs.signs()] == [("none", desk.span(first))]


def test_none_again_only_goes_on(desk):
    desk.press(Key.Key_0)
    desk.press(Key.Key_Backspace)
    desk.press(Key.Key_0)
    assert len(none_marks(desk)) == 1
    assert framed(desk) == clauses(desk)[1]


def test_none_where_something_is_coded_is_refused_with_a_quiet_word(desk):
    desk.press(Key.Key_1)
    desk.press(Key.Key_Backspace)
    desk.press(Key.Key_0)
    assert none_marks(desk) == []
    assert framed(desk) == clauses(desk)[0]
    assert "已有您的编码记录" in desk.label("passingWord")
    assert desk.told.texts == []


def test_a_code_on_a_marked_clause_takes_the_mark_away_and_undo_brings_it_back(desk):
    desk.press(Key.Key_0)
    desk.press(Key.Key_Backspace)
    desk.press(Key.Key_2)
    assert none_marks(desk) == []
    assert len(desk.coded()) == 1
    assert seen(desk).startswith("1/")
    desk.undo()
    assert none_marks(desk) == [clauses(desk)[0]]
    assert desk.coded() == []
    assert seen(desk).startswith("1/")
    assert len(desk.window.signs.signs()) == 1


def test_space_arrows_and_backspace_go_without_a_word(desk):
    where = []
    for key in (Key.Key_Space, Key.Key_Right, Key.Key_Down, Key.Key_Left, Key.Key_Up, Key.Key_Backspace):
        desk.press(key)
        where.append(clauses(desk).index(framed(desk)))
    assert where == [1, 2, 3, 2, 1, 0]
    desk.press(Key.Key_Space, modifiers=SHIFT)
    assert framed(desk) == clauses(desk)[0]
    assert seen(desk).startswith("0/")
    assert desk.coded() == []


def test_alt_and_a_digit_code_and_stay_for_a_secondary_code(desk):
    desk.press(Key.Key_1, modifiers=ALT)
    desk.press(Key.Key_2)
    first, second = clauses(desk)[:2]
    assert sorted(desk.coded()) == sorted([("便民桌", first), ("上门回话", first)])
    assert framed(desk) == second
    ranks = {desk.session.read.codebook().code(each.code).name_zh: each.rank for each in desk.codings()}
    assert ranks == {"便民桌": MAIN, "上门回话": "rank-secondary"}


def test_the_last_code_once_more(desk):
    desk.press(Key.Key_3)
    desk.press(Key.Key_Period)
    assert [name for name, _ in desk.coded()] == ["网格记事", "网格记事"]
    assert framed(desk) == clauses(desk)[2]


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Slash])
def test_the_palette_opens_for_the_clause_even_where_a_coding_stands(desk, key):
    desk.press(Key.Key_1)
    desk.press(Key.Key_Backspace)
    desk.press(key)
    assert desk.palette.is_open()
    assert desk.view.in_hand() is None
    assert clauses(desk)[0] in desk.palette.findChild(QFrame, "paletteTitle").text()
    desk.choose("xiuqu", expected="修渠")
    assert sorted(name for name, _ in desk.coded()) == ["便民桌", "修渠"]
    assert framed(desk) == clauses(desk)[1]
    assert QApplication.focusWidget() is desk.view


def test_tab_goes_to_the_next_clause_not_seen_and_round_again(desk):
    desk.press(Key.Key_0)
    desk.press(Key.Key_Space)
    desk.press(Key.Key_0)
    desk.press(Key.Key_Backspace, times=3)
    desk.press(Key.Key_Tab)
    assert framed(desk) == clauses(desk)[1]
    desk.press(Key.Key_Tab)
    assert framed(desk) == clauses(desk)[3]
    desk.press(Key.Key_Space, times=len(clauses(desk)))
    desk.press(Key.Key_Tab)
    assert framed(desk) == clauses(desk)[1]


def test_at_the_end_it_says_what_is_left_and_then_what_comes_next(desk):
    count = len(clauses(desk))
    desk.press(Key.Key_0, times=count - 1)
    desk.press(Key.Key_Space)
    assert "还有 1 个没看" in note(desk)
    desk.press(Key.Key_0)
    assert framed(desk) == clauses(desk)[-1]
    assert "都看过了" in note(desk)
    assert seen(desk) == f"{count}/{count}"
    desk.press(Key.Key_Backspace)
    assert "退格" in note(desk)


def test_delete_takes_the_mark_off(desk):
    desk.press(Key.Key_0)
    desk.press(Key.Key_Backspace)
    desk.press(Key.Key_Delete)
    assert none_marks(desk) == []
    assert seen(desk).startswith("0/")
    assert desk.window.signs.signs() == []


def test_a_click_goes_to_the_clause_under_it(desk):
    wanted = clauses(desk)[5]
    desk.click_text(desk.text.index(wanted) + 1)
    assert framed(desk) == wanted
    desk.press(Key.Key_1)
    assert desk.coded() == [("便民桌", wanted)]


def test_words_selected_are_coded_instead_and_the_clause_waits(desk):
    words = clauses(desk)[4][:2]
    desk.drag_over(words, ALT)
    desk.press(Key.Key_1)
    assert desk.coded() == [("便民桌", words)]
    assert framed(desk) == clauses(desk)[0]
    assert seen(desk).startswith("1/")


def test_words_selected_can_be_marked_as_none_outside_the_walk(desk):
    desk.press(Key.Key_Escape)
    desk.press(Key.Key_0)
    assert "先选中" in desk.label("passingWord")
    desk.drag_over("灌溉渠")
    desk.press(Key.Key_0)
    assert none_marks(desk) == ["灌溉渠"]
    desk.menu("编码", "取消“无”")
    assert none_marks(desk) == []


def test_undo_goes_back_to_what_it_took_back_and_redo_too(desk):
    desk.press(Key.Key_1)
    desk.press(Key.Key_0)
    desk.press(Key.Key_2)
    for place, count in ((2, 2), (1, 1), (0, 0)):
        desk.undo()
        assert framed(desk) == clauses(desk)[place]
        assert seen(desk).startswith(f"{count}/")
    desk.redo(times=3)
    assert seen(desk).startswith("3/")


def test_progress_follows_what_others_parts_do(desk):
    desk.press(Key.Key_1)
    desk.press(Key.Key_1)
    desk.click_row("codingList", 0)
    desk.press(Key.Key_Delete)
    assert seen(desk).startswith("1/")
    for coding in desk.codings():
        desk.session.perform(LiftCoding(coding.id))
    assert seen(desk).startswith("0/")


def test_only_own_work_counts(desk):
    desk.press(Key.Key_Escape)
    desk.session.choose_coder(OTHER)
    desk.settle()
    desk.press(Key.Key_T, modifiers=CONTROL)
    desk.press(Key.Key_U)
    assert seen(desk).startswith("1/")
    desk.coder_menu("闻一舟")
    assert framed(desk) == ""
    assert desk.label("passingWord") == "换了编码员，逐句编码已结束。"
    desk.press(Key.Key_T, modifiers=CONTROL)
    desk.press(Key.Key_U)
    assert seen(desk).startswith("0/")


def test_sentences_and_paragraphs_by_the_bar(desk):
    desk.press(Key.Key_Space, times=3)
    here = framed(desk)
    desk.click_on(desk.find(QToolButton, "unitKind_sentence"))
    assert here in framed(desk)
    assert framed(desk) in clauses(desk, "sentence")
    assert desk.label("unitSeen") == f"0/{len(clauses(desk, 'sentence'))} 句已看"
    assert QApplication.focusWidget() is desk.view
    desk.click_on(desk.find(QToolButton, "unitKind_paragraph"))
    assert framed(desk) in clauses(desk, "paragraph")
    desk.press(Key.Key_0)
    assert none_marks(desk) == [next(each for each in clauses(desk, "paragraph") if here in each)]


def test_a_new_code_takes_a_key_and_the_keys_stay_where_they_are(person, tmp_path):
    from tests.flows.windows import governance_project
    from tests.texts import PLAIN_ARTICLE

    page = tmp_path / "weiting.txt"
    page.write_text(PLAIN_ARTICLE, encoding="utf-8")
    person.open(governance_project(tmp_path))
    person.import_from(page)
    person.click_line("三方协同")
    person.menu("编码手册", "固定到数字键", "2")
    person.press(Key.Key_T, modifiers=CONTROL)
    person.press(Key.Key_U)
    for typed, name in (("wghgl", "网格化管理"), ("mdjf", "矛盾纠纷调解")):
        person.press(Key.Key_Slash)
        person.choose(typed, expected=name)
    person.press(Key.Key_3)
    person.press(Key.Key_1)
    person.press(Key.Key_2)
    assert [name for name, _ in person.coded()] == [
        "网格化管理", "矛盾纠纷调解", "矛盾纠纷调解", "网格化管理", "三方协同"
    ]  # fmt: skip
    cells = [person.find(KeyCell, f"wayKey{digit}").text() for digit in range(1, 5)]
    assert cells == ["网格化管理", "三方协同", "矛盾纠纷调解", ""]


def test_a_click_on_a_key_of_the_bar_codes(desk):
    desk.click_on(desk.find(KeyCell, "wayKey4"))
    desk.click_on(desk.find(KeyCell, "wayKey0"))
    assert [name for name, _ in desk.coded()] == ["修渠"]
    assert none_marks(desk) == [clauses(desk)[1]]
    assert QApplication.focusWidget() is desk.view


def test_the_next_article_is_begun_at_its_first_clause_not_seen(desk):
    desk.press(Key.Key_0, times=2)
    desk.click_row("articleList", 2)
    assert framed(desk) == clauses(desk)[0]
    desk.click_row("articleList", 1)
    assert framed(desk) == clauses(desk)[2]
    assert seen(desk).startswith("2/")


def test_what_was_seen_is_there_after_a_restart(desk):
    desk.press(Key.Key_0)
    desk.press(Key.Key_1)
    desk.reopen()
    desk.click_row("articleList", 1)
    desk.press(Key.Key_T, modifiers=CONTROL)
    desk.press(Key.Key_U)
    assert seen(desk).startswith("2/")
    assert framed(desk) == clauses(desk)[2]


def test_it_begins_where_the_caret_stands(at_work):
    at_work.click_row("articleList", 1)
    wanted = clauses(at_work)[6]
    at_work.click_text(at_work.text.index(wanted) + 1)
    at_work.press(Key.Key_U)
    assert framed(at_work) == wanted


def test_escape_the_letter_and_the_button_end_it(desk):
    for end in (
        lambda: desk.press(Key.Key_Escape),
        lambda: desk.press(Key.Key_U),
        lambda: desk.click_on(desk.find(QFrame, "unitBar").findChild(QToolButton, "wayEnd")),
    ):
        assert framed(desk)
        end()
        assert not framed(desk)
        assert not desk.find(QFrame, "unitBar").isVisible()
        assert QApplication.focusWidget() is desk.view
        desk.press(Key.Key_U)


def test_after_its_end_keys_mean_what_they_meant(desk):
    desk.press(Key.Key_Escape)
    before = desk.view.cursor()
    desk.press(Key.Key_Right)
    assert desk.view.cursor() == before + 1
    desk.press(Key.Key_Space)
    desk.press(Key.Key_2)
    assert desk.coded() == []


def test_an_article_without_codable_text_says_so(desk, monkeypatch):
    monkeypatch.setattr("desktop.ui.window.unit_walk.units", lambda *_, **__: [])
    desk.click_row("articleList", 2)
    assert "没有可以逐句编码的正文" in note(desk)
    for key in (Key.Key_1, Key.Key_0, Key.Key_Space, Key.Key_Tab, Key.Key_Backspace, Key.Key_Delete):
        desk.press(key)
    assert framed(desk) == ""


def test_a_file_that_is_read_only_is_not_walked(desk, monkeypatch):
    desk.press(Key.Key_Escape)
    monkeypatch.setattr(type(desk.session), "read_only", KnownError("opened_read_only", file="study.zhubi"))
    desk.press(Key.Key_U)
    assert framed(desk) == ""


def test_the_rank_is_swapped_by_a_key_and_in_the_menu_of_a_coding(desk):
    desk.press(Key.Key_1)
    desk.press(Key.Key_R)
    assert desk.codings()[0].rank == "rank-secondary"
    assert "现为“次”" in desk.label("passingWord")
    menu = desk.window.menus.coding_menu()
    ranks = [action for action in menu.actions() if action.isCheckable()]
    assert [(action.text(), action.isChecked()) for action in ranks] == [("主次：主", False), ("主次：次", True)]
    ranks[0].trigger()
    assert desk.codings()[0].rank == MAIN
    menu.close()
    desk.undo()
    assert desk.codings()[0].rank == "rank-secondary"


def test_a_rank_cannot_be_swapped_without_a_coding(desk):
    desk.press(Key.Key_R)
    assert "先选一条编码记录" in desk.label("passingWord")


def test_the_frame_is_kept_in_sight(desk):
    desk.window.resize(1000, 420)
    desk.settle()
    height = desk.view.viewport().height()
    for _ in clauses(desk):
        desk.press(Key.Key_Space)
        unit = desk.view.scene.unit
        assert 0 <= desk.point(unit.start).y() < height
    assert Span(*unit) == unit


def test_a_mark_goes_out_of_sight_under_a_code_that_comes_back_and_to_light_with_its_coding_gone(desk):
    desk.press(Key.Key_1)
    coding = next(each for each in desk.session.read.codings(desk.window.desk.article.article.id, coder=LEAD))
    desk.session.perform(RemoveCode(coding.code))
    removal = desk.session.turns().undo
    desk.press(Key.Key_Backspace)
    desk.press(Key.Key_0)
    assert len(desk.window.signs.signs()) == 1
    desk.session.take_back(removal)
    assert desk.window.signs.signs() == []
    assert seen(desk).startswith("1/")
    desk.session.perform(LiftCoding(coding.id))
    assert len(desk.window.signs.signs()) == 1
    assert seen(desk).startswith("1/")
    desk.undo()
    assert desk.window.signs.signs() == []
    desk.press(Key.Key_0)
    assert none_marks(desk) == []
