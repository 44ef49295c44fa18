"""Main and secondary are looked at before an article is marked as done, and nobody is held up."""

from __future__ import annotations

from dataclasses import replace

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtWidgets import QListWidget

from desktop.operations.lift_coding import LiftCoding
from desktop.operations.set_rank import SetRank
from desktop.session.rank_hints import rank_hints
from tests import projects
from tests.flows.windows import CONTROL, Key
from tests.projects import LEAD, MAIN


def done(person, work) -> None:
    with person.dialog("missingDialog", work):
        person.press(Key.Key_D, modifiers=CONTROL)


def listed(dialog) -> list[str]:
    lines = dialog.findChild(QListWidget, "missingList")
    return [lines.item(row).text() for row in range(lines.count())]


def test_main_and_secondary_are_looked_at_before_an_article_is_done(at_work):
    at_work.click_row("articleList", 1)
    at_work.press(Key.Key_T, modifiers=CONTROL)
    first = at_work.code("灌溉渠", "xiuqu")
    second = at_work.code("灌溉渠", "xuanzhong")
    at_work.press(Key.Key_Escape)
    at_work.session.perform(SetRank(second.id, MAIN))

    def go(dialog) -> None:
        assert dialog.windowTitle() == "主次请再看一眼"
        assert listed(dialog) == ["“最近一次议的是灌溉渠”：有 2 个主类目"]
        at_work.button(dialog, "去看看")

    done(at_work, go)
    assert not at_work.session.read.is_done(first.article, coder=LEAD)
    assert at_work.view.in_hand() == second.id
    at_work.press(Key.Key_R)
    at_work.session.perform(LiftCoding(first.id))

    def all_the_same(dialog) -> None:
        assert listed(dialog) == ["“最近一次议的是灌溉渠”：只有次类目，没有主类目"]
        at_work.button(dialog, "仍标为已完成")

    done(at_work, all_the_same)
    assert at_work.session.read.is_done(first.article, coder=LEAD)


def test_ranks_that_mean_something_else_are_not_judged(at_work):
    at_work.click_row("articleList", 1)
    coding = at_work.code("灌溉渠", "xiuqu")
    book = at_work.session.read.codebook()
    ranks = [replace(book.ranks[0], key="strong", name_zh="强"), replace(book.ranks[1], key="weak", name_zh="弱")]
    with projects.inner(at_work.session).action(name="edit_codebook", actor=LEAD) as run:
        for rank in ranks:
            run.writer.put(rank)
    at_work.session.read.forget(run.changes)
    at_work.session.perform(SetRank(coding.id, ranks[1].id))
    assert rank_hints(at_work.session, coding.article) == []
