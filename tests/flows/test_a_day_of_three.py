"""Two coders, a lead and a reviewer in the real window: queue, done, return, done again, spot check, unblinding."""

from __future__ import annotations

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtWidgets import QComboBox, QDialog, QFrame, QPlainTextEdit, QPushButton, QSpinBox, QTabBar, QToolButton

from desktop.core.errors import KnownError
from desktop.core.studies import CoderRole
from desktop.operations.add_coder import AddCoder
from desktop.operations.place_code import PlaceCode
from desktop.operations.set_role import SetRole
from desktop.wording import explain, say
from tests.flows.windows import CONTROL, SHIFT, Key, Person, stored
from tests.projects import LEAD, OTHER

LATE, CHECKER = "coder-late", "coder-checker"


@pytest.fixture
def team(at_work) -> Person:
    """Return someone at the filled project, with another coder and a reviewer in it, and the lead at work."""
    at_work.session.perform(AddCoder(LATE, "晏小满"))
    at_work.session.perform(AddCoder(CHECKER, "孟小舟", CoderRole.REVIEWER))
    at_work.settle()
    return at_work


def states(person: Person) -> list[str]:
    return [row.state for row in person.rows("articleList")]


def articles(person: Person) -> list[str]:
    return [each.id for each in person.session.read.articles()]


def current(person: Person) -> int:
    return articles(person).index(person.window.articles.current())


def chip(person: Person, pile: str) -> QToolButton:
    return person.find(QToolButton, f"pile_{pile}")


def done(person: Person) -> None:
    person.press(Key.Key_D, modifiers=CONTROL)


def finish_everything(person: Person, who: str) -> None:
    """Work the queue off by keys alone."""
    person.coder_menu(who)
    person.activate()
    person.press(Key.Key_T, modifiers=CONTROL)
    for _ in range(4):
        if states(person)[current(person)] != "done":
            done(person)
        person.press(Key.Key_N)
    assert set(states(person)) == {"done"}


def return_line(person: Person) -> QFrame | None:
    return person.window.findChild(QFrame, "returnLine")


def undo_name(person: Person) -> str:
    return person.window.action("undo").text()


def choose_section(person: Person, name: str) -> None:
    tabs = person.find(QTabBar, "reviewSections")
    words = say(f"review.section.{name}")
    place = next(place for place in range(tabs.count()) if tabs.tabText(place).startswith(words))
    person.click_on(tabs, tabs.tabRect(place).center())


def test_the_queue_leads_on_and_says_when_all_is_done(team):
    team.coder_menu("谷雨晴")
    team.activate()
    team.press(Key.Key_T, modifiers=CONTROL)
    assert (current(team), states(team)) == (0, ["begun", "done", "untouched"])
    team.press(Key.Key_N)
    assert current(team) == 2
    team.press(Key.Key_N)
    assert current(team) == 0
    done(team)
    assert team.label("passingWord") == say("queue.next", count=1, letter="N")
    team.press(Key.Key_N)
    assert current(team) == 2
    team.press(Key.Key_N)
    assert team.label("passingWord") == say("queue.only_this")
    done(team)
    assert team.label("passingWord") == say("queue.all_done")
    team.press(Key.Key_N)
    assert (team.label("passingWord"), current(team)) == (say("queue.all_done"), 2)


def test_chips_list_a_pile_and_count_it(team):
    team.coder_menu("谷雨晴")
    assert [chip(team, each).text() for each in ("all", "unfinished")] == ["全部 3", "未完成 2"]
    assert not chip(team, "returned").isVisible()
    team.click_on(chip(team, "unfinished"))
    assert states(team) == ["begun", "untouched"]
    team.activate()
    team.press(Key.Key_T, modifiers=CONTROL)
    done(team)
    # What was just done stays in sight until one goes on.
    assert states(team) == ["done", "untouched"]
    team.press(Key.Key_N)
    team.settle()
    assert (states(team), chip(team, "unfinished").text()) == (["untouched"], "未完成 1")
    team.click_on(chip(team, "all"))
    assert states(team) == ["done", "done", "untouched"]


def test_chips_and_order_are_reached_by_keys(team):
    team.press(Key.Key_L, modifiers=CONTROL)
    team.press(Key.Key_Tab)
    assert team.app.focusWidget().objectName() == "articleOrder"
    team.press(Key.Key_Tab)
    assert team.app.focusWidget().objectName() == "pile_all"
    team.press(Key.Key_Right)
    assert team.app.focusWidget().objectName() == "pile_unfinished"
    assert states(team) == ["untouched", "begun"]


@pytest.mark.parametrize("answer", [True, False])
def test_a_done_article_is_opened_again_only_when_asked(at_work, answer):
    at_work.told.answer = answer
    before = at_work.coded()
    assert states(at_work)[0] == "done"
    at_work.drag_over("物业管家")
    at_work.open_palette()
    at_work.choose("sz")
    headline = at_work.session.read.articles()[0].headline
    assert at_work.told.questions == [say("reopen.ask", article=headline)]
    assert at_work.told.texts == []
    assert states(at_work)[0] == ("begun" if answer else "done")
    assert (("晒账", "物业管家") in at_work.coded()) is answer
    if answer:
        assert [each.name for each in at_work.session.history(limit=2)] == ["place_code", "reopen_article"]
        # Each of the two has its name in the menu, and both come back in turn.
        assert undo_name(at_work) == "撤销：编码“晒账”：物业管家"
        at_work.undo()
        assert (states(at_work)[0], at_work.coded()) == ("begun", before)
        assert undo_name(at_work) == f"撤销：重新打开：{headline}"
        at_work.undo()
        assert (states(at_work)[0], at_work.coded()) == ("done", before)
        at_work.redo(times=2)
        assert (states(at_work)[0], ("晒账", "物业管家") in at_work.coded()) == ("begun", True)
        at_work.undo(times=2)
        assert (states(at_work)[0], at_work.coded()) == ("done", before)
    at_work.told.questions.clear()


def test_an_article_opened_for_nothing_is_done_again(at_work, monkeypatch):
    at_work.told.answer = True
    place, article = PlaceCode.apply, articles(at_work)[0]

    def refuse_once_open(operation, writer):
        if not writer.project.codings.is_done(article, coder=writer.actor):
            raise KnownError("code_gone")
        place(operation, writer)

    monkeypatch.setattr(PlaceCode, "apply", refuse_once_open)
    before = stored(at_work.session.path)
    at_work.drag_over("物业管家")
    at_work.open_palette()
    at_work.choose("sz")
    assert at_work.told.texts == [explain(KnownError("code_gone"))]
    assert len(at_work.told.questions) == 1
    assert states(at_work)[0] == "done"
    assert stored(at_work.session.path) == before
    at_work.told.questions.clear()
    at_work.told.texts.clear()


def test_every_hand_on_a_done_article_asks(at_work):
    at_work.told.answer = False
    before = at_work.coded()
    coding = at_work.codings()[0]
    at_work.click_stripe(coding.id)
    at_work.press(Key.Key_Delete)
    at_work.press(Key.Key_Right, modifiers=SHIFT)
    at_work.press(Key.Key_1)
    at_work.drag_over("樟树")
    at_work.press(Key.Key_1)
    assert len(at_work.told.questions) >= 3
    assert (at_work.coded(), states(at_work)[0]) == (before, "done")


def test_a_day_of_three(team):
    for who in ("谷雨晴", "晏小满"):
        finish_everything(team, who)
    team.coder_menu("闻一舟")
    draw(team)
    drawn = team.session.read.spot_checks.drawn(viewer=CHECKER)
    assert len(drawn) == 2
    article = drawn[0].article

    team.coder_menu("孟小舟")
    team.press(Key.Key_3, modifiers=CONTROL)
    choose_section(team, "spot_check")
    assert [row.check.article for row in team.rows("checkList")] == [each.article for each in drawn]
    look_at(team, "编码员A")
    send_back(team, "第二段再看一遍")
    assert team.session.read.spot_checks.marks_on(article)[OTHER] == "returned"

    team.press(Key.Key_1, modifiers=CONTROL)
    team.coder_menu("谷雨晴")
    assert chip(team, "returned").isVisible()
    team.click_on(chip(team, "returned"))
    team.click_row("articleList", 0)
    assert states(team) == ["returned"]
    assert team.window.articles.current() == article
    line = return_line(team)
    assert line is not None
    assert line.isVisible()
    assert team.label("returnWords") == "第二段再看一遍"
    assert "孟小舟" in team.label("returnHead")
    team.activate()
    team.press(Key.Key_T, modifiers=CONTROL)
    done(team)
    assert not line.isVisible()
    assert team.session.read.is_done(article, coder=OTHER)
    assert team.told.questions == []

    team.coder_menu("晏小满")
    assert team.session.sight.owners(article) == [LATE]
    team.coder_menu("闻一舟")
    team.menu(say("menu.review").split("(")[0], say("command.unblind"))
    assert team.told.questions == [say("unblind.ask")]
    team.coder_menu("晏小满")
    assert team.session.sight.owners(article) == [LATE, LEAD, OTHER, CHECKER]
    assert team.told.texts == []


def draw(person: Person) -> None:
    """Draw two articles for the reviewer, by the dialog."""

    def fill(dialog: QDialog) -> None:
        dialog.findChild(QComboBox, "drawUnit").setCurrentIndex(1)
        dialog.findChild(QSpinBox, "drawAmount").setValue(2)
        dialog.findChild(QSpinBox, "drawSeed").setValue(42)
        person.button(dialog, say("draw.do"))

    with person.dialog("drawDialog", fill):
        person.menu(say("menu.review").split("(")[0], say("command.draw_spot_check"))


def look_at(person: Person, name: str) -> None:
    """Choose whose work is shown in the article drawn."""
    box = person.find(QComboBox, "checksCoder")
    box.setCurrentIndex(next(place for place in range(box.count()) if box.itemText(place).startswith(name)))
    person.settle()


def send_back(person: Person, remark: str) -> None:
    """Return the article chosen, once without and once with a remark."""

    def fill(dialog: QDialog) -> None:
        person.button(dialog, say("return.do"))
        assert dialog.isVisible(), "without a remark it stays"
        edit = dialog.findChild(QPlainTextEdit, "returnRemark")
        person.click_on(edit)
        person.type(remark)
        person.button(dialog, say("return.do"))

    with person.dialog("returnDialog", fill):
        person.click_on(person.find(QPushButton, "checksReturn"))


def test_the_dialog_of_coders_changes_roles_and_retires(team):
    def act(dialog: QDialog) -> None:
        rows = dialog._rows
        assert [rows.row(place).name for place in range(rows.rowCount())] == ["闻一舟", "谷雨晴", "晏小满", "孟小舟"]
        # Nothing is done by all coders yet, so the lead sees nobody's codings.
        assert [rows.row(place).codings for place in range(4)] == [3, None, None, None]
        team.press(Key.Key_Down, Key.Key_Delete)
        assert rows.row(1).retired
        team.press(Key.Key_Delete)
        assert not rows.row(1).retired
        dialog._set_role(CoderRole.REVIEWER)
        assert rows.row(1).role == "reviewer"
        team.press(Key.Key_Up)
        dialog._set_role(CoderRole.CODER)
        assert dialog._trouble.isVisible()
        team.button(dialog, say("button.close"))

    with team.dialog("codersDialog", act):
        team.coder_menu(say("command.coders"))
    assert [each.name for each in team.session.history(limit=3)] == ["set_role", "unretire_coder", "retire_coder"]


def test_who_leads_no_more_can_do_no_more(team):
    team.session.perform(SetRole(OTHER, CoderRole.LEAD))
    team.session.choose_coder(OTHER)
    team.session.perform(SetRole(LEAD, CoderRole.CODER))
    team.session.choose_coder(LEAD)
    team.settle()
    with pytest.raises(AssertionError, match="cannot be called"):
        team.menu(say("menu.review").split("(")[0], say("command.draw_spot_check"))
    team.press(Key.Key_Escape, times=2)
