"""The codebook tended in the real window: edited, dragged, merged, read in, looked back at, printed."""

from __future__ import annotations

from dataclasses import replace

import pytest

pytest.importorskip("PySide6.QtWidgets")

import docx
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QTreeView,
)

from desktop.exporting.codebook_yaml import codebook_text
from desktop.importing.codebook_yaml import read_codebook
from desktop.operations.code_in_vivo import AddCodeInVivo
from desktop.operations.edit_code import EditCode
from desktop.operations.merge_codes import MergeCodes
from desktop.places import resource
from tests import projects
from tests.flows.windows import CONTROL, Key, governance_project
from tests.projects import CALL, CANAL, GRID, LEAD, LEDGER, OTHER, SEED, TABLE, at


def save(person, dialog) -> None:
    """Click the button that keeps what was entered."""
    box = dialog.findChild(QDialogButtonBox)
    found = [each for each in box.buttons() if box.buttonRole(each) == QDialogButtonBox.ButtonRole.AcceptRole]
    person.click_on(found[0])


def order(person):
    return [code.id for code in person.session.read.codebook().codes]


def test_a_code_is_edited_with_a_reason_and_the_version_tells_of_it(at_work):
    at_work.click_line("便民桌")

    def edit(dialog):
        at_work.click_on(dialog.findChild(QPlainTextEdit, "entryDefinition"))
        at_work.type("zhuo zi")
        at_work.fill(dialog, "changeReason", "fen bu qing")
        save(at_work, dialog)

    with at_work.dialog("entryDialog", edit):
        at_work.press(Key.Key_E, modifiers=CONTROL)
    assert at_work.session.read.codebook().code(TABLE).definition == "zhuo zi"

    def look(dialog):
        assert "zhuo zi" in dialog.findChild(QTextEdit, "changeDetails").toPlainText()
        assert dialog.findChild(QLineEdit, "changeReason").text() == "fen bu qing"
        at_work.button(dialog, "关闭")

    with at_work.dialog("versionsDialog", look):
        at_work.menu("编码手册", "手册版本")


def test_dragged_codes_move_and_one_undo_brings_them_back(at_work):
    tree = at_work.find(QTreeView, "codebookTree")
    at_work.click_line("便民桌")
    at_work.click_on(tree.viewport(), tree.visualRect(at_work.index_of("网格记事")).center(), CONTROL)
    data = tree.model().mimeData(tree.selectionModel().selectedRows())
    line = tree.visualRect(at_work.index_of("修渠"))
    point, move = QPoint(line.center().x(), line.top() + 1), Qt.DropAction.MoveAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(tree.viewport(), QDragEnterEvent(point, move, data, left, none))
    QApplication.sendEvent(tree.viewport(), QDragMoveEvent(point, move, data, left, none))
    QApplication.sendEvent(tree.viewport(), QDropEvent(QPointF(point), move, data, left, none))
    at_work.settle()
    assert order(at_work) == [CALL, TABLE, GRID, CANAL, SEED, LEDGER]
    at_work.press(Key.Key_Z, modifiers=CONTROL)
    assert order(at_work) == [TABLE, CALL, GRID, CANAL, SEED, LEDGER]


def test_merged_codes_take_their_codings_along_in_all_that_is_shown(at_work):
    at_work.click_line("便民桌")

    def merge(dialog):
        at_work.type("xq")
        assert "“21 修渠”" in dialog.findChild(QLabel, "mergeNote").text(), QApplication.focusWidget()
        save(at_work, dialog)

    with at_work.dialog("mergeDialog", merge):
        at_work.menu("编码手册", "并入别的类目")
    tree = at_work.find(QTreeView, "codebookTree").model()
    assert not tree.find(TABLE).isValid()
    assert tree.node(tree.find(CANAL)).codings == 2
    assert {coding.code for coding in at_work.codings()} == {CALL, CANAL}
    listed = at_work.find(QAbstractItemView, "codingList").model()
    names = [listed.row(place).name for place in range(listed.rowCount())]
    assert sorted(names) == ["12 上门回话", "21 修渠"]
    at_work.press(Key.Key_Z, modifiers=CONTROL)
    assert tree.find(TABLE).isValid()
    assert {coding.code for coding in at_work.codings()} == {CALL, TABLE}


def test_the_palette_never_offers_a_merged_code(at_work):
    at_work.session.perform(MergeCodes((TABLE,), CANAL))
    at_work.settle()
    coding = at_work.code("樟树", "xq", expected="修渠")
    assert coding.code == CANAL
    assert at_work.window.choosing.find("bmz") == []


def test_a_coding_tells_quietly_what_it_was_made_under(at_work):
    code = at_work.session.read.codebook().code(TABLE)
    at_work.session.perform(EditCode(replace(code, definition="摆出来办事的桌子")))
    at_work.settle()
    words = "编码时是手册版本 1，定义此后改过"
    coding = next(each for each in at_work.codings() if each.words == "折叠桌")
    assert words in at_work.window.desk._marking.hint(coding)

    def look(dialog):
        assert "第 1 版" in dialog.windowTitle()
        assert "摆出来办事的桌子" not in dialog.findChild(QTextEdit, "manualPage").toPlainText()
        at_work.button(dialog, "关闭")

    at_work.click_row("codingList", 0)
    listed = at_work.find(QAbstractItemView, "codingList")
    with at_work.dialog("manualDialog", look):
        at_work.context_menu(listed.viewport(), listed.visualRect(listed.model().index(0, 0)).center(), words)


def test_a_codebook_is_read_into_the_open_project_after_a_look_at_it(at_work, tmp_path):
    text = codebook_text(at_work.session.read.codebook())
    (tmp_path / "new.yaml").write_text(text.replace("zh: 便民桌", "zh: 长桌"), encoding="utf-8")
    before = projects.state(at_work.session)

    def cancel(dialog):
        assert "长桌" in dialog.findChild(QTextEdit, "readPage").toPlainText()
        at_work.button(dialog, "取消")

    part = next(each for each in at_work.window.parts if hasattr(each, "read_from"))
    with at_work.dialog("readDialog", cancel):
        part.read_from(tmp_path / "new.yaml")
    assert projects.state(at_work.session) == before
    with at_work.dialog("readDialog", lambda dialog: save(at_work, dialog)):
        part.read_from(tmp_path / "new.yaml")
    assert at_work.index_of("长桌").isValid()
    at_work.menu("编辑", "撤销")
    assert projects.state(at_work.session) == before


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("bad.yaml", "format: codebook/1\ncategories:\n- id: [", "不合 YAML 写法"),
        (
            "twice.yaml",
            "format: codebook/1\ncategories:\n- {id: a, number: 1, zh: 甲}\n- {id: b, number: 1, zh: 乙}\n",
            "第 4 行",
        ),
        ("bad.xlsx", "no workbook", "不是能读的 Excel 工作簿"),
        ("words.docx", "", "不是编码手册"),
        ("large.yaml", "#" * 10_000_000, "超过 2 MB"),
    ],
)
def test_a_bad_file_is_refused_with_its_reason_and_changes_nothing(at_work, tmp_path, name, content, told):
    (tmp_path / name).write_text(content, encoding="utf-8")
    before = projects.revisions(at_work.session)
    part = next(each for each in at_work.window.parts if hasattr(each, "read_from"))
    part.read_from(tmp_path / name)
    assert any(told in text for text in at_work.told.texts), at_work.told.texts
    assert projects.revisions(at_work.session) == before


def test_an_old_version_is_exported_and_can_be_read(at_work, tmp_path, monkeypatch):
    code = at_work.session.read.codebook().code(CALL)
    at_work.session.perform(EditCode(replace(code, name_zh="回访")))
    target = tmp_path / "old.yaml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))

    def export(dialog):
        listed = dialog.findChild(QAbstractItemView, "changeList")
        at_work.click_on(listed.viewport(), listed.visualRect(listed.model().index(1, 0)).center())
        at_work.click_on(dialog.findChild(QPushButton, "exportVersion"))
        at_work.button(dialog, "关闭")

    with at_work.dialog("versionsDialog", export):
        at_work.menu("编码手册", "手册版本")

    assert "上门回话" in {each.name_zh for each in read_codebook(target).codes}


def test_a_plain_coder_reads_but_does_not_change(at_work):
    at_work.coder_menu("谷雨晴")
    bar = at_work.window.menuBar()
    action = next(each for each in bar.actions() if each.text().startswith("编码手册"))
    at_work.click_on(bar, bar.actionGeometry(action).center())
    menu = QApplication.activePopupWidget()
    able = {each.text().split("\t")[0]: each.isEnabled() for each in menu.actions() if each.text()}
    assert {name: able[name] for name in ("并入别的类目…", "编辑总则…", "读入编码手册…", "手册版本…", "通读手册…")} == {
        "并入别的类目…": False,
        "编辑总则…": False,
        "读入编码手册…": False,
        "手册版本…": True,
        "通读手册…": True,
    }
    menu.close()
    assert at_work.session.coder.id == OTHER != LEAD


@pytest.mark.slow
def test_the_manual_that_comes_with_the_program_is_read_through_and_printed(person, tmp_path):
    person.open(governance_project(tmp_path))

    def look(dialog):
        words = dialog.findChild(QTextEdit, "manualPage").toPlainText()
        assert "101 党建品牌" in words
        person.button(dialog, "关闭")

    with person.dialog("manualDialog", look):
        person.menu("编码手册", "通读手册")
    found = docx.Document(str(person.export("codebook-docx", tmp_path)))
    assert found.paragraphs[0].text == read_codebook(resource("codebooks/governance.yaml")).head.title_zh
    assert "基层治理" in person.export("codebook-html", tmp_path).read_text(encoding="utf-8")


def test_the_versions_name_a_code_made_from_words_without_the_passage_it_was_put_on(at_work):
    session = at_work.session
    article = session.read.articles()[1]
    code = replace(session.read.codebook().code(TABLE), id="new-code", key="new", number=88, name_zh="说水")
    session.perform(AddCodeInVivo(code, article.id, at(session, article, "灌溉渠")))
    at_work.coder_menu("谷雨晴")
    seen = []

    def look(dialog):
        model = dialog.findChild(QAbstractItemView, "changeList").model()
        seen.extend(model.index(row, 0).data() for row in range(model.rowCount()))
        seen.append(dialog.findChild(QTextEdit, "changeDetails").toPlainText())
        at_work.button(dialog, "关闭")

    with at_work.dialog("versionsDialog", look):
        at_work.menu("编码手册", "手册版本")
    assert "说水" in seen[0]
    assert not any("灌溉渠" in words for words in seen)


def test_a_lead_writes_the_reason_of_a_change_afterwards(at_work):
    at_work.session.perform(EditCode(replace(at_work.session.read.codebook().code(TABLE), definition="摆到门口")))

    def write(dialog):
        listed = dialog.findChild(QAbstractItemView, "changeList")
        reason = dialog.findChild(QLineEdit, "changeReason")
        at_work.click_on(reason)
        at_work.type("shi bian ma hou")
        at_work.press(Key.Key_Return)
        assert dialog.isVisible()
        assert "shi bian ma hou" in listed.model().index(0, 0).data()
        at_work.button(dialog, "关闭")

    with at_work.dialog("versionsDialog", write):
        at_work.menu("编码手册", "手册版本")
    change = at_work.session.read.codebooks.changes()[0]
    assert (change.reason, change.number) == ("shi bian ma hou", 2)
    at_work.undo()
    assert at_work.session.read.codebooks.changes()[0].reason == ""
    assert at_work.session.read.codebook().code(TABLE).definition == "摆到门口"


def test_removing_a_used_code_asks_for_the_reason(at_work):
    at_work.told.reason = "并到别处去了"
    at_work.click_line("便民桌")
    at_work.menu("编码手册", "移除")
    assert len(at_work.told.questions) == 1
    assert at_work.session.read.codebooks.changes()[0].reason == "并到别处去了"


def test_a_reader_of_the_versions_sees_the_reason_and_cannot_change_it(at_work):
    code = at_work.session.read.codebook().code(TABLE)
    at_work.session.perform(EditCode(replace(code, definition="摆到门口"), "分不清"))
    at_work.coder_menu("谷雨晴")

    def look(dialog):
        assert "分不清" in dialog.findChild(QTextEdit, "changeDetails").toPlainText()
        assert not dialog.findChild(QLineEdit, "changeReason").isVisible()
        at_work.button(dialog, "关闭")

    with at_work.dialog("versionsDialog", look):
        at_work.menu("编码手册", "手册版本")
