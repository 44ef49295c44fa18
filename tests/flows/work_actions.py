"""What the window offers to do about people and their work, and to many articles, each done once by hand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
)

from desktop.wording import say
from tests.flows.windows import CONTROL, SHIFT, Key, Person


def several(person: Person) -> None:
    """Give two articles the same newspaper and date."""

    def write(dialog: QDialog) -> None:
        for tick, field, words in (
            ("severalWithOutlet", "severalOutlet", "渡口晚报"),
            ("severalWithDate", "severalDate", "2024年6月1日"),
        ):
            person.click_on(dialog.findChild(QCheckBox, tick))
            person.fill(dialog, field, words)
        person.button(dialog, say("button.save"))

    choose_two(person)
    with person.dialog("severalFields", write):
        person.press(Key.Key_F2)


def one_answer(person: Person) -> None:
    """Give two articles the same answer on the sheet."""

    def write(dialog: QDialog) -> None:
        dialog.findChild(QComboBox, "answerManyVariable").setCurrentIndex(0)
        dialog._box.field.setFocus()
        person.type("1")
        person.button(dialog, say("button.save"))

    choose_two(person)
    with person.dialog("answerMany", write):
        person.menu("文章", say("command.answer_many"))


def choose_two(person: Person) -> None:
    """Select the first two articles."""
    person.click_row("articleList", 0)
    person.click_row("articleList", 1, SHIFT)


def in_coders(row: int, work: Callable[[Person, QDialog], object]) -> Callable[[Person], None]:
    """Return what opens the dialog of coders, works on one of them, and closes it."""

    def act(person: Person) -> None:
        def inside(dialog: QDialog) -> None:
            view = dialog.findChild(QAbstractItemView, "coderList")
            view.setCurrentIndex(view.model().index(row, 0))
            work(person, dialog)
            person.button(dialog, say("button.close"))

        with person.dialog("codersDialog", inside):
            person.coder_menu(say("command.coders"))

    return act


def to_reviewer(person: Person, dialog: QDialog) -> None:
    """Choose another role from the button's menu."""
    person.click_on(dialog.findChild(QPushButton, "coderSetRole"))
    person.walk(say("role.reviewer"))


def retire(person: Person, dialog: QDialog) -> None:
    """Press the button that retires, and brings back."""
    person.click_on(dialog.findChild(QPushButton, "coderRetire"))


def draw(person: Person) -> None:
    """Draw one of the articles that one coder is done with."""

    def write(dialog: QDialog) -> None:
        coder = dialog.findChild(QComboBox, "drawCoder")
        coder.setCurrentIndex(coder.count() - 1)
        dialog.findChild(QComboBox, "drawUnit").setCurrentIndex(1)
        dialog.findChild(QSpinBox, "drawAmount").setValue(1)
        dialog.findChild(QSpinBox, "drawSeed").setValue(5)
        person.button(dialog, say("draw.do"))

    with person.dialog("drawDialog", write):
        person.menu("复核", say("command.draw_spot_check"))


def done(person: Person) -> None:
    """Mark the second article as done, whatever is missing on its sheet."""
    person.click_row("articleList", 1)
    person.press(Key.Key_D, modifiers=CONTROL)


def send_back(person: Person) -> None:
    """Return the second article to the coder who is done with it."""

    def write(dialog: QDialog) -> None:
        person.click_on(dialog.findChild(QPlainTextEdit, "returnRemark"))
        person.type("修渠再看")
        person.button(dialog, say("return.do"))

    with person.dialog("returnDialog", write):
        person.menu("复核", say("command.return_article"))


def unblind(person: Person) -> None:
    """Show everyone everything; the question is answered with yes."""
    person.menu("复核", say("command.unblind"))


NEWCOMER = 2
# What to do, and how the menu names it in both languages.
STEPS = (
    (several, "编辑 2 篇文章的信息", "Edit the fields of 2 articles"),
    (one_answer, "给 2 篇文章填“体裁”", "Answer “体裁” for 2 article(s)"),
    (in_coders(NEWCOMER, to_reviewer), "把编码员改为复核员", "Set a coder's role: reviewer"),
    (in_coders(NEWCOMER, retire), "停用编码员", "Retire a coder"),
    (in_coders(NEWCOMER, retire), "恢复编码员", "Bring a coder back"),
    (draw, "抽查 1 篇（种子 5）", "Draw a spot check (articles: 1, seed 5)"),
    (done, "标为已完成：议事凳前说水渠", "Mark “议事凳前说水渠” as done"),
    (send_back, "退回修改：议事凳前说水渠", "Return “议事凳前说水渠” for revision"),
    (unblind, "公开编码结果", "Unblind the study"),
)
