"""Everything the window offers to do to a project, each done once by hand, with its name in the menu."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QColorDialog, QLineEdit, QPlainTextEdit, QPushButton

from desktop.wording import say
from tests.flows.memo_actions import STEPS as MEMO_STEPS
from tests.flows.sheet_actions import STEPS as SHEET_STEPS
from tests.flows.way_actions import WAY_STEPS
from tests.flows.windows import CONTROL, SHIFT, Key, Person
from tests.flows.work_actions import STEPS as WORK_STEPS


class Step(NamedTuple):
    """One thing to do, and how the menu names it afterwards in both languages."""

    act: Callable[[Person], object]
    zh: str
    en: str


def _by_hotkey(person: Person) -> None:
    person.drag_over("樟树")
    person.press(Key.Key_1)


def _in_hand(person: Person, words: str) -> None:
    coding = next(each for each in person.codings() if each.words == words)
    person.click_stripe(coding.id)


def _resize_by_keys(person: Person) -> None:
    _in_hand(person, "物业管家")
    person.press(Key.Key_Right, modifiers=SHIFT)


def _resize_by_handle(person: Person) -> None:
    _in_hand(person, "物业管家轮流")
    person.drag_knob("end", person.text.index("坐班") + 1)


def _recode(person: Person) -> None:
    _in_hand(person, "物业管家轮流坐班")
    person.open_palette()
    person.choose("xiuqu", expected="修渠")


def _lift(person: Person) -> None:
    _in_hand(person, "折叠桌")
    person.press(Key.Key_Delete)


def _write_memo(words: str, memo: str) -> Callable[[Person], None]:
    def write(person: Person) -> None:
        _in_hand(person, words)
        person.click_on(person.find(QPlainTextEdit, "memoEdit"))
        person.press(Key.Key_A, modifiers=CONTROL)
        if memo:
            person.type(memo)
        else:
            person.press(Key.Key_Delete)
        person.press(Key.Key_T, modifiers=CONTROL)
        person.press(Key.Key_Escape)

    return write


def _code_by_words(person: Person) -> None:
    def work(dialog) -> None:
        person.click_on(dialog.findChild(QPushButton, "autocodeCode"))
        person.type("xuanzhong")
        person.press(Key.Key_Return)
        person.click_on(dialog.findChild(QPlainTextEdit, "autocodeWords"))
        person.type("村民代表")
        write = dialog.findChild(QPushButton, "autocodeWrite")
        person.wait(write.isEnabled)
        person.click_on(write)

    with person.dialog("autocodeDialog", work):
        person.press(Key.Key_A, modifiers=CONTROL | SHIFT)


def _done(person: Person) -> None:
    person.click_row("articleList", 1)
    person.press(Key.Key_D, modifiers=CONTROL)


def _fields(person: Person) -> None:
    def write(dialog) -> None:
        person.fill(dialog, "fieldHeadline", "议事凳前说水渠")
        person.fill(dialog, "fieldOutlet", "榆埂新报")
        person.fill(dialog, "fieldDate", "2024年4月1日")
        person.fill(dialog, "fieldPage", "3")
        person.button(dialog, say("button.save"))

    person.click_row("articleList", 1)
    with person.dialog("articleFields", write):
        person.press(Key.Key_F2)


def _remove_article(person: Person) -> None:
    person.click_row("articleList", 2)
    person.menu("文章", "移除文章")


def _import(person: Person) -> None:
    folder = Path(person.session.path).parent / "incoming"
    folder.mkdir(exist_ok=True)
    for number in (1, 2):
        text = f"第{number}座桥通了\n\n桥头的老艾说，第{number}座桥修了三个月，今天可以走人了。\n"
        (folder / f"bridge-{number}.txt").write_text(text, encoding="utf-8")
    person.import_from(folder)
    person.click_row("articleList", 0)


def _entry(person: Person, fields: dict[str, str], *path: str, line: str | None = None, color: str = "") -> None:
    """Open the dialog of a code or category from the menu and fill it in."""

    def write(dialog) -> None:
        for name, text in fields.items():
            person.fill(dialog, name, text)
        if color:
            with person.meanwhile(lambda: dialog.findChild(QColorDialog), lambda: pick(dialog)):
                person.click_on(dialog.findChild(QPushButton, "entryColor"))
                person.walk(say("entry.color_other"))
        person.button(dialog, say("button.save"))

    def pick(dialog) -> None:
        chooser = dialog.findChild(QColorDialog)
        html = next(edit for edit in chooser.findChildren(QLineEdit) if edit.text().startswith("#"))
        person.click_on(html)
        person.press(Key.Key_A, modifiers=CONTROL)
        person.type(color)
        person.press(Key.Key_Return)

    if line is not None:
        person.click_line(line)
    with person.dialog("entryDialog", write):
        person.menu("编码手册", *path)


def _add_category(person: Person) -> None:
    fields = {"entryNameZh": "桥上的事", "entryNameEn": "On the bridge", "entryNumber": "7"}
    _entry(person, fields, "新建一级类目")


def _edit_category(person: Person) -> None:
    fields = {"entryNameZh": "桥边的事", "entryNumber": "8", "entryDefinition": "凡在桥头说的。"}
    _entry(person, fields, "编辑", line="桥上的事", color="#102030")


def _add_code(person: Person) -> None:
    fields = {"entryNameZh": "修桥", "entryNameEn": "Bridge", "entryKeywords": "桥"}
    _entry(person, fields, "新建类目", line="桥边的事")


def _edit_code(person: Person) -> None:
    fields = {
        "entryNameZh": "修新桥",
        "entryNumber": "88",
        "entryDefinition": "修一座新桥。",
        "entryInclude": "拆旧建新也算。",
    }
    _entry(person, fields, "编辑", line="修桥", color="#a05010")


def _choose(line: str, *path: str) -> Callable[[Person], None]:
    def choose(person: Person) -> None:
        person.click_line(line)
        person.menu("编码手册", *path)

    return choose


def _coder_name(entry: str, name: str) -> Callable[[Person], None]:
    def write(person: Person) -> None:
        def fill(dialog) -> None:
            person.fill(dialog, "coderName", name)
            person.button(dialog, say("button.save"))

        with person.dialog("nameDialog", fill):
            person.coder_menu(entry)

    return write


STEPS = (
    Step(
        lambda person: person.code("物业管家", "sz", expected="晒账"),
        "编码“晒账”：物业管家",
        "Code “Code 23”: 物业管家",
    ),
    Step(_by_hotkey, "编码“便民桌”：樟树下", "Code “Code 11”: 樟树下"),
    Step(_resize_by_keys, "调整编码范围“晒账”：物业管家轮流", "Resize “Code 23”: 物业管家轮流"),
    Step(_resize_by_handle, "调整编码范围“晒账”：物业管家轮流坐班", "Resize “Code 23”: 物业管家轮流坐班"),
    Step(_recode, "改为类目“修渠”：物业管家轮流坐班", "Recode as “Code 21”: 物业管家轮流坐班"),
    Step(_write_memo("物业管家轮流坐班", "谁坐班?"), "写备忘录", "Write a memo"),
    Step(_write_memo("物业管家轮流坐班", "轮流"), "写备忘录", "Write a memo"),
    Step(_write_memo("折叠桌", ""), "写备忘录", "Write a memo"),
    Step(_write_memo("折叠桌", "再看"), "写备忘录", "Write a memo"),
    Step(_lift, "取消编码“便民桌”：折叠桌", "Lift “Code 11”: 折叠桌"),
    *(Step(*step) for step in WAY_STEPS),
    Step(_code_by_words, "按词自动编码“选种”：3 处（2 篇）", "Code by words “Code 22”: 3 (articles: 2)"),
    Step(_done, "标为已完成：议事凳", "Mark “议事凳” as done"),
    Step(_done, "重新打开：议事凳", "Reopen “议事凳”"),
    Step(_fields, "编辑文章信息：议事凳", "Edit the article “议事凳”"),
    Step(
        _remove_article,
        "移除文章：麦浦村：\U00020bb7家面馆\U0001f600重新开张",
        "Remove from the study: 麦浦村：\U00020bb7家面馆\U0001f600重新开张",
    ),
    Step(_import, "导入文章 2 篇", "Import articles: 2"),
    Step(_add_category, "新建一级类目“桥上的事”", "Add the category “On the bridge”"),
    Step(_edit_category, "编辑一级类目“桥边的事”", "Edit the category “On the bridge”"),
    Step(_add_code, "新建类目“修桥”", "Add the code “Bridge”"),
    Step(_edit_code, "编辑类目“修新桥”", "Edit the code “Bridge”"),
    Step(_choose("便民桌", "下移"), "移动类目“便民桌”", "Move the code “Code 11”"),
    Step(_choose("网格记事", "上移"), "移动类目“网格记事”", "Move the code “Code 13”"),
    Step(_choose("选种", "移到", "8 桥边的事"), "移动类目“选种”", "Move the code “Code 22”"),
    Step(_choose("桥边的事", "上移"), "移动一级类目“桥边的事”", "Move the category “On the bridge”"),
    Step(_choose("晒账", "固定到数字键", "3"), "把“晒账”固定到数字键 3", "Pin “Code 23” to key 3"),
    Step(_choose("晒账", "固定到数字键", "1"), "把“晒账”固定到数字键 1", "Pin “Code 23” to key 1"),
    Step(_choose("晒账", "固定到数字键", "取消固定"), "取消固定“晒账”", "Unpin “Code 23”"),
    Step(_choose("便民桌", "移除"), "移除类目“便民桌”", "Remove the code “Code 11”"),
    Step(_choose("田里的事", "移除"), "移除一级类目“田里的事”", "Remove the category “In the field”"),
    Step(_coder_name("添加编码员", "石榴"), "添加编码员", "Add a coder"),
    Step(_coder_name("改姓名", "闻二舟"), "改编码员姓名", "Rename a coder"),
    *(Step(*step) for step in SHEET_STEPS),
    *(Step(*step) for step in WORK_STEPS),
    *(Step(*step) for step in MEMO_STEPS),
)
