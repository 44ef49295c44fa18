"""Everything done in the window by hand can be taken back and brought back, also after a restart."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtWidgets import QPlainTextEdit, QToolButton

from desktop.operations.operation import operation_types
from desktop.session import Session
from desktop.session.sight import Tally
from desktop.ui.codebook.names import shown_name
from desktop.wording import say
from tests import projects
from tests.flows.actions import STEPS
from tests.flows.windows import CONTROL, Key, Person, first_open_again, governance_project, stored

# What no menu, key or dialog of the window does: the beginning, and what `seeds/` is built with.
NOT_OFFERED = {"answer_sheet", "create_study", "place_codings", "undo", "redo"}
# Done by hand and undone where their pages and dialogs are gone through.
GONE_THROUGH_ELSEWHERE = {
    "test_doubts.py": {
        "accept_suggestion", "answer_queries", "code_in_vivo", "decline_suggestion", "edit_ruling", "end_round",
        "flag_query", "note_query", "remove_ruling", "start_round", "suggest_code", "withdraw_query",
        "withdraw_suggestion",
    },
    "test_sheet.py": {"clear_for_many", "clear_sheet"},
    "test_codebook_desk.py": {"edit_codebook", "merge_codes", "move_codes", "note_reason", "read_codebook"},
}  # fmt: skip


@pytest.fixture
def at_work(person: Person, tmp_path: Path) -> Person:
    """Return a person whose work in the article in front is not asked about."""
    person.open(first_open_again(projects.filled(tmp_path / "study.zhubi")))
    return person


def undo_name(person: Person) -> str:
    return person.window.action("undo").text()


def redo_name(person: Person) -> str:
    return person.window.action("redo").text()


def do_all(person: Person) -> list[dict]:
    """Do every step; return what was stored before the first and after each."""
    found = [stored(person.session.path)]
    for step in STEPS:
        step.act(person)
        assert undo_name(person) == f"撤销：{step.zh}"
        assert not person.window.action("redo").isEnabled()
        shows_what_is_stored(person)
        found.append(stored(person.session.path))
        assert found[-1] != found[-2], step.zh
    assert person.told.texts == []
    return found


def shows_what_is_stored(person: Person) -> None:
    """Compare what the window shows with what somebody else reads in the file."""
    coder, article = person.session.coder.id, person.window.articles.current()
    with closing(Session.open(person.session.path, coder=coder, read_only=True)) as fresh:
        read = fresh.read
        counts = read.counts_by_article(coder)
        assert [(row.id, row.headline, row.codings) for row in person.rows("articleList")] == [
            (each.id, each.headline, counts.get(each.id, 0)) for each in read.articles()
        ]
        codings = read.codings(article, coder=coder) if article else []
        assert [row.id for row in person.rows("codingList")] == [
            each.id for each in sorted(codings, key=lambda each: (each.start, each.end, each.id))
        ]
        assert {(mark.id, mark.span, mark.label) for mark in person.view.marks()} == {
            (each.id, each.span, each.code) for each in codings
        }
        assert person.tree() == _tree(read, coder)
        name = read.coder_names()[coder]
    assert person.find(QToolButton, "coderButton").text().startswith(name)


def _tree(read, coder: str) -> dict[str, int]:
    book, uses = read.codebook(), read.counts_by_code(coder)
    found = {}
    for category in book.categories:
        codes = {shown_name(code): uses.get(code.id, 0) for code in book.codes_of(category)}
        found |= {shown_name(category): sum(codes.values()), **codes}
    return found


def test_every_action_is_named_undone_and_redone_in_both_languages(at_work):
    states = do_all(at_work)
    at_work.menu("查看", say("setting.language"), "English")
    at_work.activate()
    for step, former in zip(reversed(STEPS), reversed(states[:-1]), strict=True):
        assert undo_name(at_work) == f"Undo: {step.en}"
        at_work.undo()
        assert stored(at_work.session.path) == former
        assert redo_name(at_work) == f"Redo: {step.en}"
        shows_what_is_stored(at_work)
    for step, later in zip(STEPS, states[1:], strict=True):
        assert redo_name(at_work) == f"Redo: {step.en}"
        at_work.redo()
        assert stored(at_work.session.path) == later
        shows_what_is_stored(at_work)
    assert not at_work.window.action("redo").isEnabled()
    assert at_work.told.texts == []
    assert at_work.session.read.check() == []


def test_undo_goes_on_where_it_was_after_a_restart(at_work):
    states = do_all(at_work)
    half = len(STEPS) // 2
    at_work.undo(times=len(STEPS) - half)
    names = undo_name(at_work), redo_name(at_work)
    at_work.reopen()
    assert (undo_name(at_work), redo_name(at_work)) == names
    at_work.undo(times=half)
    assert stored(at_work.session.path) == states[0]
    at_work.reopen()
    at_work.redo(times=len(STEPS))
    assert stored(at_work.session.path) == states[-1]


def test_undo_goes_back_to_the_very_beginning_and_forward_again(at_work):
    end = stored(at_work.session.path)
    steps = 0
    while at_work.window.action("undo").isEnabled():
        at_work.undo()
        shows_what_is_stored(at_work)
        steps += 1
    assert at_work.rows("articleList") == []
    assert at_work.text == ""
    assert steps > 5
    at_work.redo(times=steps)
    assert stored(at_work.session.path) == end
    shows_what_is_stored(at_work)


def test_the_steps_here_are_all_that_the_window_offers(at_work):
    do_all(at_work)
    done = {action.name for action in at_work.session.history(limit=len(STEPS))}
    elsewhere = set().union(*GONE_THROUGH_ELSEWHERE.values())
    assert done == set(operation_types()) - NOT_OFFERED - elsewhere
    assert all((Path(__file__).parent / name).exists() for name in GONE_THROUGH_ELSEWHERE)


def test_each_coder_undoes_their_own_actions_only(at_work):
    before = stored(at_work.session.path)
    at_work.code("物业管家", "sz")
    mine = stored(at_work.session.path)
    at_work.coder_menu("谷雨晴")
    at_work.code("樟树", "xiuqu", expected="修渠")
    assert undo_name(at_work) == "撤销：编码“修渠”：樟树下"
    at_work.coder_menu("闻一舟")
    assert undo_name(at_work) == "撤销：编码“晒账”：物业管家"
    at_work.undo()
    at_work.coder_menu("谷雨晴")
    assert ("修渠", "樟树下") in at_work.coded()
    at_work.undo()
    assert stored(at_work.session.path) == before
    assert redo_name(at_work) == "重做：编码“修渠”：樟树下"
    at_work.coder_menu("闻一舟")
    at_work.redo()
    assert stored(at_work.session.path) == mine


def test_a_new_action_closes_redo(at_work):
    at_work.code("物业管家", "sz")
    at_work.undo()
    at_work.code("樟树", "sz")
    assert not at_work.window.action("redo").isEnabled()
    assert redo_name(at_work) == "重做"
    state = stored(at_work.session.path)
    at_work.redo()
    assert stored(at_work.session.path) == state


def test_a_new_project_has_nothing_to_undo(person, tmp_path):
    person.open(governance_project(tmp_path))
    state = stored(person.session.path)
    assert undo_name(person) == "撤销"
    assert not person.window.action("undo").isEnabled()
    person.undo(times=3)
    assert stored(person.session.path) == state
    assert person.told.texts == []


def test_undo_by_the_menu_does_what_it_says(at_work):
    state = stored(at_work.session.path)
    at_work.code("物业管家", "sz")
    at_work.menu("编辑", "撤销：编码“晒账”：物业管家")
    assert stored(at_work.session.path) == state
    at_work.menu("编辑", "重做：编码“晒账”：物业管家")
    assert ("晒账", "物业管家") in at_work.coded()


def test_a_used_code_asks_before_it_goes_and_comes_back_with_every_coding(at_work):
    at_work.told.answer = False
    state = stored(at_work.session.path)
    at_work.click_line("便民桌")
    at_work.menu("编码手册", "移除")
    assert at_work.told.questions == [say("remove.code", name="便民桌", codings=Tally(2, hidden=True).words("codings"))]
    assert stored(at_work.session.path) == state
    at_work.told.answer = True
    at_work.menu("编码手册", "移除")
    assert "便民桌" not in at_work.tree()
    assert [name for name, _ in at_work.coded()] == ["上门回话"]
    at_work.undo()
    assert stored(at_work.session.path) == state
    at_work.coder_menu("谷雨晴")
    assert ("便民桌", "折叠桌") in at_work.coded()


def test_letters_of_a_memo_are_taken_back_in_the_memo_first(at_work):
    state = stored(at_work.session.path)
    at_work.click_row("codingList", 1)
    memo = at_work.find(QPlainTextEdit, "memoEdit")
    at_work.click_on(memo)
    at_work.type("abc")
    at_work.undo()
    assert memo.toPlainText() == ""
    at_work.press(Key.Key_T, modifiers=CONTROL)
    assert stored(at_work.session.path) == state


def test_undo_while_a_memo_is_being_written_takes_back_the_memo(at_work):
    at_work.click_row("codingList", 1)
    at_work.click_on(at_work.find(QPlainTextEdit, "memoEdit"))
    at_work.type("abc")
    at_work.menu("编辑", "撤销")
    assert at_work.session.read.memo_text(at_work.codings()[1].id) == ""
    assert at_work.find(QPlainTextEdit, "memoEdit").toPlainText() == ""
    assert redo_name(at_work) == "重做：写备忘录"


def test_a_refused_undo_is_told_and_changes_nothing(at_work, monkeypatch):
    from desktop.core.errors import KnownError

    def refuse() -> None:
        raise KnownError("undo_conflict")

    state = stored(at_work.session.path)
    monkeypatch.setattr(at_work.session, "undo", refuse)
    at_work.undo()
    assert at_work.told.texts == [say("error.undo_conflict")]
    assert stored(at_work.session.path) == state


def test_the_log_only_grows(at_work):
    before = projects.revisions(at_work.session)
    at_work.code("物业管家", "sz")
    at_work.undo()
    at_work.redo()
    after = projects.revisions(at_work.session)
    assert after[: len(before)] == before
    assert {name for _, _, _, _, name, *_ in after[len(before) :]} == {"place_code", "undo", "redo"}
