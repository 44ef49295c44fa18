"""What the window offers to do with memos and with the words of a text, each done once by hand."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit

from desktop.wording import say
from tests.flows.windows import CONTROL, SHIFT, Key, Person


def _article_memo(person: Person) -> None:
    person.click_row("articleList", 0)
    person.press(Key.Key_M, modifiers=CONTROL)
    person.type("300?")
    person.press(Key.Key_T, modifiers=CONTROL)


def _journal_entry(person: Person) -> None:
    person.press(Key.Key_J, modifiers=CONTROL)
    person.press(Key.Key_J, modifiers=CONTROL)
    person.type("day one")
    person.press(Key.Key_1, modifiers=CONTROL)


def _correct(person: Person) -> None:
    def write(dialog) -> None:
        field = dialog.findChild(QPlainTextEdit, "correctionWords")
        person.wait(lambda: field.hasFocus() or dialog.activateWindow())
        person.type("槐")
        person.button(dialog, say("correction.correct"))

    person.click_row("articleList", 0)
    person.view.select(person.span("樟"))
    person.view.setFocus()
    with person.dialog("correctionDialog", write):
        person.press(Key.Key_E, modifiers=CONTROL | SHIFT)


STEPS = (
    (_article_memo, "写备忘录：苇汀社区：一张便民桌摆了三百天", "Write a memo: 苇汀社区：一张便民桌摆了三百天"),
    (_journal_entry, "写备忘录：研究日志", "Write a memo: Journal"),
    (_correct, "更正文字：樟 → 槐", "Correct the text: 樟 → 槐"),
)
