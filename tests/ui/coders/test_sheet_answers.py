"""Somebody's answers to be read: the sheet, then the codings, and no endless page of them."""

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from desktop.ui.coders.sheet_answers import Answered, AnsweredCoding, SheetAnswers
from desktop.wording import say

VOICE = Answered("谁在说", "2 干部", required=True)
NOBODY = Answered("谁在说", "", required=True)


def coding(number, *rows, words="徐照明 & 白舟说，三天之内一定回话给大家听"):
    return AnsweredCoding(f"coding-{number}", "13 网格记事", words, rows or (VOICE,))


@pytest.fixture
def shown(qapp):
    page = QWidget()
    yield SheetAnswers(page)
    page.deleteLater()


def labels(answers):
    return [label.text() for label in answers.widget().findChildren(QLabel)]


def test_without_anything_to_read_nothing_is_shown(shown):
    shown.show_answers((), ())
    assert shown.isHidden()
    shown.show_answers((), (coding(1),))
    assert not shown.isHidden()


def test_sheet_and_codings_are_summed_apart(shown):
    shown.show_answers((VOICE, NOBODY), (coding(1), coding(2, NOBODY)))
    assert say("checks.sheet_missing", done=1, count=2, missing=1) in labels(shown)
    assert say("checks.answers_missing", done=1, count=2, missing=1) in labels(shown)


def test_a_coding_is_named_by_its_words_and_chosen_by_a_click(shown):
    chosen = []
    shown.coding_chosen.connect(chosen.append)
    shown.show_answers((), (coding(1), coding(2)))
    first, second = shown.widget().findChildren(QPushButton, "checksCoding")
    assert first.text() == "徐照明 && 白舟说，三天之内一…"
    assert "13 网格记事" in first.accessibleName()
    second.click()
    assert chosen == ["coding-2"]


def test_very_many_codings_are_counted_instead_of_listed(shown):
    shown.show_answers((), [coding(number) for number in range(203)])
    assert len(shown.widget().findChildren(QPushButton, "checksCoding")) == 200
    assert say("checks.answers_more", count=3) in labels(shown)
    assert say("checks.answers_sum", done=203, count=203, missing=0) in labels(shown)
