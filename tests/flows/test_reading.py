"""Reading densely coded articles at the real window: focus, codings at one place, signs, and others' codings."""

from __future__ import annotations

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtWidgets import QLineEdit, QPushButton, QToolButton

from desktop.core.errors import KnownError
from desktop.operations.mark_done import MarkDone
from desktop.operations.place_codings import PlaceCodings, Placing
from desktop.operations.unblind import Unblind
from desktop.ui.reader.here import CodingsHere
from desktop.ui.reader.page import Place
from desktop.ui.reader.shown_panel import ShownPanel
from desktop.ui.reader.values import Sign
from desktop.wording import explain, say
from tests import projects
from tests.flows.windows import CONTROL, SHIFT, Key


def article(person):
    return person.window.articles.current()


def here(person) -> CodingsHere:
    return person.window.findChild(CodingsHere, "codingsHere")


def chip(person) -> QToolButton | None:
    return person.window.findChild(QToolButton, "filterChip")


def shown_ids(person) -> set[str]:
    return {mark.id for mark in person.view.marks()}


@pytest.fixture
def crowded(at_work):
    """Return a person with forty codings on one passage, the caret in it."""
    span = at_work.span("折叠桌")
    codes = [code.id for code in at_work.session.read.codebook().codes]
    start, end = max(span.start - 20, 0), span.end + 20
    spots = [type(span)(start + number // len(codes), end - number % 3) for number in range(40)]
    placings = tuple(Placing(spot, codes[number % len(codes)]) for number, spot in enumerate(spots))
    at_work.session.perform(PlaceCodings(article(at_work), placings))
    at_work.settle()
    at_work.view.place_caret(Place(span.start))
    at_work.activate()
    return at_work


def test_f_puts_one_code_before_all_others_and_lets_go_again(at_work):
    coding = at_work.codings()[0]
    at_work.view.place_caret(Place(coding.start))
    at_work.press(Key.Key_F)
    scene = at_work.view.scene
    assert (scene.focused, scene.alone) == (coding.code, True)
    assert chip(at_work).isVisible()
    others = [mark for mark in at_work.view.marks() if mark.label != coding.code]
    assert others
    assert all(scene.recedes(mark) for mark in others)
    at_work.press(Key.Key_F)
    assert not scene.alone
    assert not chip(at_work).isVisible()


def test_f_without_a_coding_takes_the_code_chosen_in_the_tree(at_work):
    code = at_work.session.read.codebook().codes[0]
    at_work.window.codebook.show_code(code.id)
    at_work.view.place_caret(Place(0))
    at_work.view.setFocus()
    at_work.press(Key.Key_F)
    assert at_work.window.desk.alone == code.id


def test_choosing_in_the_tree_does_not_undo_the_focus(at_work):
    coding = at_work.codings()[0]
    at_work.view.place_caret(Place(coding.start))
    at_work.press(Key.Key_F)
    other = next(code for code in at_work.session.read.codebook().codes if code.id != coding.code)
    at_work.window.codebook.show_code(other.id)
    assert at_work.view.scene.focused == coding.code


def test_i_lists_what_lies_here_and_enter_takes_one_in_hand(crowded):
    count = len(crowded.view.scene.marks.at(crowded.view.cursor()))
    assert count > 30
    crowded.press(Key.Key_I)
    assert here(crowded).isVisible()
    assert here(crowded)._model.rowCount() == count
    crowded.press(Key.Key_Down, times=5)
    wanted = here(crowded)._list.currentIndex().row()
    ids = [mark.id for mark in crowded.view.scene.marks.at(crowded.view.cursor())]
    crowded.press(Key.Key_Return)
    assert crowded.view.in_hand() == ids[wanted]
    assert not here(crowded).isVisible()


def test_delete_in_the_list_lifts_and_the_list_stays(crowded):
    crowded.press(Key.Key_I)
    before = {coding.id for coding in crowded.codings()}
    crowded.press(Key.Key_Down, Key.Key_Delete)
    assert len(before - {coding.id for coding in crowded.codings()}) == 1
    assert here(crowded).isVisible()
    crowded.press(Key.Key_Escape)
    assert not here(crowded).isVisible()
    crowded.undo()
    assert {coding.id for coding in crowded.codings()} == before


def test_where_nothing_lies_the_list_stays_shut_and_that_is_said(at_work):
    at_work.view.place_caret(Place(0))
    at_work.press(Key.Key_I)
    assert here(at_work) is None
    assert at_work.label("passingWord") == say("here.none")


def test_brackets_go_from_sign_to_sign_and_pass_by_units_without_a_code(at_work):
    spans = [at_work.span(words) for words in ("折叠桌", "三天之内回话")]
    quiet = at_work.span("蓝皮本")
    signs = [
        Sign("q", spans[0], "query", "存疑：算吗"),
        Sign("m", spans[1], "memo", "想一想"),
        Sign("n", quiet, "none"),
    ]
    at_work.window.signs.put("test", signs)
    stops = sorted(span.start for span in spans)
    at_work.view.place_caret(Place(0))
    at_work.press(Key.Key_BracketRight)
    assert at_work.view.cursor() == stops[0]
    at_work.press(Key.Key_BracketRight)
    assert at_work.view.cursor() == stops[1]
    at_work.press(Key.Key_BracketRight)
    assert at_work.view.cursor() == stops[1]
    assert at_work.label("passingWord") == say("sign.none_on")
    at_work.press(Key.Key_BracketLeft)
    assert at_work.view.cursor() == stops[0]


def test_a_hint_tells_the_path_and_the_memo(at_work):
    coding = next(coding for coding in at_work.codings() if at_work.session.read.memo_text(coding.id))
    hint = at_work.view.hint_of(at_work.view.scene.marks.get(coding.id)).split("\n")
    codebook = at_work.session.read.codebook()
    code = codebook.code(coding.code)
    assert codebook.category_of(code).name_zh in hint[0] or codebook.category_of(code).name_en in hint[0]
    assert str(code.number) in hint[0]
    assert say("mark.memo", text="与第三段对照") in hint
    assert hint[-1] == say("mark.words", words=coding.words)


def test_hidden_codes_are_not_shown_and_the_line_above_brings_them_back(at_work):
    codes = {coding.code for coding in at_work.codings()}
    hidden = sorted(codes)[0]
    before = shown_ids(at_work)
    at_work.press(Key.Key_H, modifiers=CONTROL)
    panel = at_work.window.findChild(ShownPanel, "shownPanel")
    panel._model.tick_all({hidden}, on=False)
    assert shown_ids(at_work) == {coding.id for coding in at_work.codings() if coding.code != hidden}
    panel.close()
    at_work.settle()
    assert chip(at_work).isVisible()
    at_work.click_on(chip(at_work))
    assert shown_ids(at_work) == before
    assert not chip(at_work).isVisible()


def test_keys_in_the_panel_narrow_tick_and_close(at_work):
    code = at_work.session.read.codebook().codes[0]
    at_work.press(Key.Key_H, modifiers=CONTROL)
    panel = at_work.window.findChild(ShownPanel, "shownPanel")
    at_work.find(QLineEdit, "shownFilter").setText(str(code.number))
    at_work.press(Key.Key_Down, Key.Key_Down, Key.Key_Space)
    assert at_work.window.desk.shown.hidden == {code.id}
    at_work.press(Key.Key_Escape)
    assert not panel.isVisible()


def test_only_the_code_in_focus_can_be_left(at_work):
    coding = at_work.codings()[0]
    at_work.view.place_caret(Place(coding.start))
    at_work.press(Key.Key_F)
    at_work.press(Key.Key_H, modifiers=CONTROL)
    button = at_work.window.findChild(QPushButton, "shownAlone")
    assert button.isEnabled()
    button.click()
    assert {mark.label for mark in at_work.view.marks()} == {coding.code}
    at_work.window.findChild(ShownPanel, "shownPanel").close()


def test_nobody_codes_unseen(at_work):
    code = at_work.codings()[0].code
    at_work.press(Key.Key_H, modifiers=CONTROL)
    panel = at_work.window.findChild(ShownPanel, "shownPanel")
    panel._model.tick_all(on=False)
    panel.close()
    assert at_work.view.marks() == []
    at_work.view.select(at_work.span("蓝皮本"))
    at_work.window.desk.place(code)
    assert {mark.label for mark in at_work.view.marks()} == {code}


@pytest.fixture
def finished(at_work):
    """Return the lead at an article that all coders have marked as done."""
    session = at_work.session
    for coder in session.read.coders():
        session.choose_coder(coder.id)
        if not session.read.is_done(article(at_work), coder=coder.id):
            session.perform(MarkDone(article(at_work)))
    session.choose_coder(projects.LEAD)
    at_work.settle()
    return at_work


def show_others(person):
    person.press(Key.Key_H, modifiers=CONTROL)
    panel = person.window.findChild(ShownPanel, "shownPanel")
    panel._model.toggle(panel._model.index(1, 0))
    panel.close()
    person.activate()
    return [mark for mark in person.view.marks() if mark.owner]


def test_a_lead_sees_finished_work_beside_the_own_and_cannot_change_it(finished):
    own = shown_ids(finished)
    others = show_others(finished)
    theirs = finished.session.read.codings(article(finished), coder=projects.OTHER)
    assert {mark.id for mark in others} == {coding.id for coding in theirs}
    assert {mark.owner for mark in others} == {"A"}
    assert own < shown_ids(finished)
    before = finished.session.read.coding(others[0].id)
    finished.view.activate(others[0].id)
    assert "编码员A" in finished.label("passingWord")
    finished.press(Key.Key_Delete)
    finished.press(Key.Key_Right, modifiers=SHIFT)
    assert finished.session.read.coding(others[0].id) == before
    refused = KnownError("others_coding", name=finished.window.desk.others.name(projects.OTHER))
    assert finished.label("passingWord") == explain(refused)
    assert finished.window.desk.at_work() is None
    assert finished.told.texts == []


def test_another_coders_hint_names_the_coder_once_names_are_asked_for(finished):
    mark = show_others(finished)[0]
    assert finished.view.hint_of(mark).split("\n")[1].startswith("编码员A")
    finished.window.people.show_names(True)
    assert finished.view.hint_of(mark).split("\n")[1].startswith("A 谷雨晴")


def test_a_coder_who_may_see_others_reads_their_names(finished):
    finished.session.perform(Unblind())
    finished.window._on_coder(projects.OTHER)
    finished.settle()
    assert finished.window.desk.others.name(projects.LEAD).endswith("闻一舟")


def test_unfinished_work_of_others_is_not_offered(at_work):
    at_work.press(Key.Key_H, modifiers=CONTROL)
    panel = at_work.window.findChild(ShownPanel, "shownPanel")
    assert not [row for row in panel._model._all if row.kind == "coder"]
    panel.close()


def test_another_coder_begins_with_the_own_codings(finished):
    show_others(finished)
    finished.session.choose_coder(projects.OTHER)
    finished.settle()
    assert not [mark for mark in finished.view.marks() if mark.owner]
    assert not finished.window.desk.shown


def test_reopened_work_goes_out_of_sight(finished):
    show_others(finished)
    from desktop.operations.mark_done import ReopenArticle

    finished.session.choose_coder(projects.OTHER)
    finished.session.perform(ReopenArticle(article(finished)))
    finished.session.choose_coder(projects.LEAD)
    finished.settle()
    finished.press(Key.Key_H, modifiers=CONTROL)
    panel = finished.window.findChild(ShownPanel, "shownPanel")
    assert not [row for row in panel._model._all if row.kind == "coder"]
    panel.close()


def test_the_map_can_be_hidden_and_stays_so(at_work):
    assert at_work.view.map.isVisible()
    at_work.window.action("toggle_map").trigger()
    assert not at_work.view.map.isVisible()
    at_work.reopen()
    assert not at_work.view.map.isVisible()
    at_work.window.action("toggle_map").trigger()
    assert at_work.view.map.isVisible()


def test_signs_are_gone_with_their_article_and_can_be_put_again(at_work):
    sign = Sign("q", at_work.span("折叠桌"), "query")
    at_work.window.signs.put("test", [sign])
    at_work.view.show_article(at_work.view.scene.article)
    assert sign not in at_work.window.signs.signs()
    at_work.window.signs.put("test", [sign])
    assert sign in at_work.view.scene.signs.all()


def test_what_is_open_to_everybody_has_names(finished):
    mark = show_others(finished)[0]
    finished.session.perform(Unblind())
    finished.settle()
    assert finished.view.hint_of(mark).split("\n")[1].startswith("A 谷雨晴")
