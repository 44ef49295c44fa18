"""What the window offers to do to coding sheets and attributes, each done once by hand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QListWidget, QPushButton, QTableWidget, QWidget

from desktop.wording import say
from tests.flows.windows import CONTROL, Key, Person

Work = Callable[[QDialog], object]


def filled_in(person: Person, fields: dict[str, str], names: tuple[str, ...] = (), kind: str | None = None) -> Work:
    """Return what fills the dialog of a question in and saves it."""

    def work(dialog: QDialog) -> None:
        for field, words in fields.items():
            person.fill(dialog, field, words)
        if kind is not None:
            combo = dialog.findChild(QWidget, "questionType")
            combo.setCurrentIndex(combo.findData(kind))
        table = dialog.findChild(QTableWidget)
        for name in names:
            person.button(dialog, say("editor.add_option"))
            table.item(table.rowCount() - 1, 1).setText(name)
        person.button(dialog, say("button.save"))

    return work


def in_editor(work: Callable[[Person, QDialog], object], entry: str, *, line: str | None = None) -> Callable:
    """Return what opens the list of questions by the menu, works in it and closes it."""

    def act(person: Person) -> None:
        def inside(editor: QDialog) -> None:
            work(person, editor)
            editor.close()

        if line is not None:
            person.click_line(line)
        with person.dialog("questionsEditor", inside):
            person.menu("编码手册", entry)

    return act


def add(fields: dict[str, str], names: tuple[str, ...] = (), kind: str | None = None) -> Callable:
    """Return what adds a question in the list."""

    def work(person: Person, editor: QDialog) -> None:
        with person.dialog("questionDialog", filled_in(person, fields, names, kind)):
            person.click_on(editor.findChild(QPushButton, "question_add"))

    return work


def change(row: int, fields: dict[str, str]) -> Callable:
    """Return what changes a question of the list."""

    def work(person: Person, editor: QDialog) -> None:
        editor.findChild(QListWidget).setCurrentRow(row)
        with person.dialog("questionDialog", filled_in(person, fields)):
            person.click_on(editor.findChild(QPushButton, "question_change"))

    return work


def press(row: int, button: str) -> Callable:
    """Return what presses a button for a question of the list."""

    def work(_person: Person, editor: QDialog) -> None:
        editor.findChild(QListWidget).setCurrentRow(row)
        _person.click_on(editor.findChild(QPushButton, f"question_{button}"))

    return work


def answer(person: Person) -> None:
    """Answer the first question of the sheet and go back to the text."""
    person.click_row("articleList", 1)
    person.press(Key.Key_T, modifiers=CONTROL)
    person.press(Key.Key_S)
    person.type("2")
    person.press(Key.Key_Escape)


def place(person: Person) -> None:
    """Code some words with the code that asks something, and leave its questions open."""
    person.click_row("articleList", 2)
    person.code("桥头", "wgjs", expected="网格记事")
    person.press(Key.Key_Escape)


def answer_attribute(person: Person) -> None:
    """Come back to what was left open."""
    person.press(Key.Key_E)
    person.type("1")
    person.press(Key.Key_Escape)


SHEET, CODE = "编码表的变量", "类目的属性"
GRID = "网格记事"
# What to do, and how the menu names it in both languages.
STEPS = (
    (
        in_editor(add({"questionNameZh": "体裁"}, ("消息", "通讯")), SHEET),
        "新建变量“体裁”",
        "Add the variable “体裁”",
    ),
    (
        in_editor(add({"questionNameZh": "字数", "questionNameEn": "Length"}, kind="number"), SHEET),
        "新建变量“字数”",
        "Add the variable “Length”",
    ),
    (
        in_editor(change(1, {"questionNameZh": "总字数"}), SHEET),
        "编辑变量“总字数”",
        "Edit the variable “Length”",
    ),
    (in_editor(press(1, "up"), SHEET), "移动变量“总字数”", "Move the variable “Length”"),
    (in_editor(press(0, "remove"), SHEET), "移除变量“总字数”", "Remove the variable “Length”"),
    (answer, "填编码表“体裁”：议事凳前说水渠", "Answer “体裁”: 议事凳前说水渠"),
    (place, "编码“网格记事”：桥头", "Code “Code 13”: 桥头"),
    (answer_attribute, "填属性“谁在说”：桥头", "Answer “Who speaks”: 桥头"),
    (
        in_editor(add({"questionNameZh": "记在哪里"}, kind="text"), CODE, line=GRID),
        "新建属性“记在哪里”",
        "Add the attribute “记在哪里”",
    ),
    (
        in_editor(change(1, {"questionNameZh": "记在何处"}), CODE, line=GRID),
        "编辑属性“记在何处”",
        "Edit the attribute “记在何处”",
    ),
    (in_editor(press(1, "up"), CODE, line=GRID), "移动属性“记在何处”", "Move the attribute “记在何处”"),
    (in_editor(press(0, "remove"), CODE, line=GRID), "移除属性“记在何处”", "Remove the attribute “记在何处”"),
)
