"""The codebook's larger dialogs: its head, merging, versions, and what reading a file would do."""

from __future__ import annotations

from dataclasses import replace

import openpyxl
import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTextEdit,
)

from desktop.exporting.codebook_yaml import codebook_text
from desktop.exporting.manual import manual_of
from desktop.importing.codebook_xlsx import read_codebook_workbook
from desktop.importing.codebook_yaml import parse_codebook
from desktop.operations.edit_category import EditCategory
from desktop.operations.edit_code import EditCode
from desktop.operations.edit_codebook import EditCodebook
from desktop.operations.merge_codes import MergeCodes
from desktop.operations.note_reason import NoteReason
from desktop.operations.read_codebook import ReadCodebook
from desktop.ui.codebook.change_rows import ROW
from desktop.ui.codebook.change_words import Piece, called, pieces
from desktop.ui.codebook.head_dialog import HeadDialog
from desktop.ui.codebook.merge_dialog import MergeDialog
from desktop.ui.codebook.numbers import free_category_number, free_code_number, taken_numbers
from desktop.ui.codebook.read_dialog import ReadDialog
from desktop.ui.codebook.versions_dialog import ManualDialog, VersionsDialog
from desktop.ui.widgets.row_list import RowList
from desktop.wording import say
from tests import projects
from tests.projects import CALL, CANAL, GRID, LEDGER, TABLE
from tests.ui.named import nameless


@pytest.fixture
def shown(qapp):
    """Return a function that shows a dialog; it is put away at the end."""
    made = []

    def show(dialog):
        dialog.show()
        qapp.processEvents()
        made.append(dialog)
        return dialog

    yield show
    for dialog in made:
        dialog.close()
        dialog.deleteLater()


def press(dialog, place=0) -> str:
    dialog.findChild(QDialogButtonBox).buttons()[place].click()
    trouble = dialog.findChild(QLabel, "trouble")
    return trouble.text() if trouble.isVisible() else ""


def the(dialog, kind, name):
    found = dialog.findChild(kind, name)
    assert found is not None, name
    return found


@pytest.fixture
def head(shown, session):
    start = replace(session.read.codebook().head, general_rules=("先看做法。", "一条\n两行。"))
    session.perform(EditCodebook(start))
    save = lambda kept, ranks, reason: session.perform(EditCodebook(kept, reason, ranks))  # noqa: E731
    return shown(HeadDialog(session.read.codebook().head, ranks=session.read.codebook().ranks, save=save))


def test_the_head_is_kept_whole(head, session):
    the(head, QLineEdit, "headTitleZh").setText("渡口手册")
    unit = the(head, QComboBox, "headUnit")
    unit.setCurrentIndex(unit.findData("paragraph"))
    the(head, QPlainTextEdit, "headRules").setPlainText("先看做法。\n\n\n标题不编。\n图说也不编。\n\n")
    the(head, QLineEdit, "changeReason").setText("换单位")
    assert press(head) == ""
    kept = session.read.codebook().head
    assert (kept.title_zh, kept.recording_unit) == ("渡口手册", "paragraph")
    assert kept.general_rules == ("先看做法。", "标题不编。\n图说也不编。")
    assert session.read.codebooks.versions()[-1].reason == "换单位"


def test_saving_an_unchanged_head_changes_nothing(head, session):
    before = projects.revisions(session)
    assert press(head) == ""
    assert projects.revisions(session) == before


def test_a_head_without_closers_is_refused_beside_the_fields(head):
    the(head, QLineEdit, "headClosers").setText(" ")
    assert press(head).startswith("收尾标点还空着")
    assert head.isVisible()


FOUND = {"xq": [CANAL, LEDGER], "zmj": [TABLE], "不在": []}


@pytest.fixture
def merging(shown, session):
    codes = [session.read.codebook().code(TABLE), session.read.codebook().code(GRID)]
    save = lambda into, reason: session.perform(MergeCodes((TABLE, GRID), into, reason))  # noqa: E731
    return shown(MergeDialog(session, codes, find=lambda typed: FOUND[typed], save=save))


def of_versions(session) -> VersionsDialog:
    return VersionsDialog(session, lambda version, reason: session.perform(NoteReason(version, reason)))


def note(dialog) -> str:
    return the(dialog, QLabel, "mergeNote").text()


def test_the_code_to_merge_into_is_found_by_typing_and_the_consequence_said(merging, session):
    button = merging.findChild(QDialogButtonBox).buttons()[0]
    assert not button.isEnabled()
    search = the(merging, QLineEdit, "mergeSearch")
    search.setText("xq")
    assert button.isEnabled()
    assert note(merging).startswith("2 条编码记录和其他编码员暂不可见的编码记录从此算作“21 修渠”。")
    assert "属性" in note(merging)
    QTest.keyClick(search, Qt.Key.Key_Down)
    assert "“23 晒账”" in note(merging)
    QTest.keyClick(search, Qt.Key.Key_Up)
    assert press(merging) == ""
    assert session.read.codebook().heir_of(TABLE) == CANAL


def test_what_is_merged_is_not_offered_to_merge_into(merging):
    tree = merging._tree
    assert not tree.find(TABLE).isValid()
    assert tree.find(CANAL).isValid()
    for typed in ("zmj", "不在"):
        the(merging, QLineEdit, "mergeSearch").setText(typed)
        assert not merging.findChild(QDialogButtonBox).buttons()[0].isEnabled()


def test_a_refusal_is_said_in_the_dialog(merging, session):
    session.perform(MergeCodes((TABLE,), CALL))
    the(merging, QLineEdit, "mergeSearch").setText("xq")
    assert press(merging).startswith("“便民桌”已经并入“上门回话”")
    assert merging.isVisible()


@pytest.fixture
def versions(shown, session):
    code = session.read.codebook().code(TABLE)
    session.perform(EditCode(replace(code, name_zh="长桌", definition="摆出来办事的桌子"), "与第三类分开"))
    session.perform(EditCategory(replace(session.read.codebook().categories[0], color="#112233")))
    return shown(of_versions(session))


def rows(dialog):
    model = the(dialog, RowList, "changeList").model()
    return [model.index(place, 0).data(ROW) for place in range(model.rowCount())]


def choose(dialog, place) -> str:
    listed = the(dialog, RowList, "changeList")
    listed.setCurrentIndex(listed.model().index(place, 0))
    return the(dialog, QTextEdit, "changeDetails").toPlainText()


def test_every_change_is_listed_with_version_reason_and_who(versions):
    assert [(row.title, row.version, row.change.reason, row.who) for row in rows(versions)] == [
        ("编辑一级类目“门口的事”", "", "", "闻一舟"),
        ("编辑类目“长桌”", "版本 2", "与第三类分开", "闻一舟"),
        ("新建项目", "版本 1", "", "闻一舟"),
    ]


def test_a_change_shows_what_was_before_and_after(versions):
    details = choose(versions, 1)
    assert "类目 11 长桌" in details
    assert "便民桌 → 长桌" in details
    assert "摆出来办事的桌子" in details
    assert the(versions, QLineEdit, "changeReason").text() == "与第三类分开"
    assert "#3366aa → #112233" in choose(versions, 0)
    assert "新增一级类目 2 项" not in choose(versions, 0)


def test_a_version_can_be_looked_at_and_exported_only_where_there_is_one(versions):
    wanted = []
    versions.version_wanted.connect(wanted.append)
    versions.export_wanted.connect(wanted.append)
    buttons = [the(versions, QPushButton, name) for name in ("showVersion", "exportVersion")]
    choose(versions, 0)
    assert [button.isEnabled() for button in buttons] == [False, False]
    choose(versions, 1)
    for button in buttons:
        button.click()
    assert wanted == [rows(versions)[1].change.version] * 2


def test_a_whole_codebook_that_came_at_once_is_counted(shown, session):
    text = "format: codebook/1\ncategories:\n- id: many\n  number: 7\n  zh: 多\n  codes:\n"
    text += "".join(f"  - {{id: m{each}, number: {700 + each}, zh: 类{each}}}\n" for each in range(1, 60))
    session.perform(ReadCodebook(parse_codebook(text, "many")))
    assert "新增类目 59 项" in choose(shown(of_versions(session)), 0)


def test_an_old_manual_is_shown_as_plain_words(shown, session):
    code = session.read.codebook().code(TABLE)
    session.perform(EditCode(replace(code, definition="<b>粗</b> & <img src=x>\n第二行")))
    dialog = shown(ManualDialog("手册"))
    dialog.page.begin()
    dialog.page.manual(manual_of(session.read.snapshot(session.study)))
    dialog.page.end()
    assert "<b>粗</b> & <img src=x>" in dialog.page.toPlainText()
    assert dialog.page.isReadOnly()


@pytest.fixture
def reading(shown, session):
    text = codebook_text(session.read.codebook())
    session.perform(ReadCodebook(parse_codebook(text, "same")))

    def open_with(changed):
        read = parse_codebook(changed(text), "file")
        save = lambda remove, reason: session.perform(ReadCodebook(read, remove, reason))  # noqa: E731
        return shown(ReadDialog(session, read, file="手册.yaml", save=save))

    return open_with


def page(dialog) -> str:
    return the(dialog, QTextEdit, "readPage").toPlainText()


def test_reading_says_beforehand_what_is_new_changed_and_missing(reading, session):
    before = projects.state(session)
    canal = lambda text: text[: text.index("  - id: code-21")] + text[text.index("  - id: code-22") :]  # noqa: E731
    dialog = reading(lambda text: canal(text).replace("zh: 便民桌", "zh: 长桌") + "")
    assert the(dialog, QLabel, "readSum").text().startswith("新增 0 项，改动 ")
    assert "便民桌 → 长桌" in page(dialog)
    assert "21 修渠" in page(dialog)
    assert "1 条编码记录" in the(dialog, QCheckBox, "removeMissing").text()
    assert projects.state(session) == before
    press(dialog)
    assert session.read.codebook().code(CANAL) is not None
    assert session.read.codebook().code(TABLE).name_zh == "长桌"


def test_what_is_missing_goes_only_when_ticked(reading, session):
    dialog = reading(lambda text: text[: text.index("  - id: code-23")] + "variables: []\n")
    tick = the(dialog, QCheckBox, "removeMissing")
    assert not tick.isChecked()
    tick.setChecked(True)
    press(dialog)
    assert session.read.codebook().code(LEDGER) is None
    session.undo()
    assert session.read.codebook().code(LEDGER) is not None


def test_a_clash_is_said_and_nothing_can_be_read_until_it_is_solved(reading):
    lamp = ("id: code-11\n    number: 11\n    zh: 便民桌", "id: lamp\n    number: 11\n    zh: 修灯")
    dialog = reading(lambda text: text.replace(*lamp))
    trouble, take = the(dialog, QLabel, "trouble"), dialog.findChild(QDialogButtonBox).buttons()[0]
    assert trouble.isVisible()
    assert "编号 11" in trouble.text()
    assert not take.isEnabled()
    the(dialog, QCheckBox, "removeMissing").setChecked(True)
    assert not trouble.isVisible()
    assert take.isEnabled()


def test_what_would_change_the_meaning_of_answers_is_said_beforehand(reading):
    dialog = reading(lambda text: text.replace("{number: 2, zh: 干部", "{number: 5, zh: 干部"))
    trouble, take = the(dialog, QLabel, "trouble"), dialog.findChild(QDialogButtonBox).buttons()[0]
    assert take.isEnabled()
    the(dialog, QCheckBox, "removeMissing").setChecked(True)
    assert "选项 2" in trouble.text()
    assert trouble.isVisible()
    assert not take.isEnabled()


def test_the_same_codebook_need_not_be_read(reading):
    dialog = reading(lambda text: text)
    assert "没有要读入的" in page(dialog)
    assert not dialog.findChild(QDialogButtonBox).buttons()[0].isEnabled()
    assert not the(dialog, QCheckBox, "removeMissing").isVisible()


def test_every_field_tells_a_screen_reader_what_it_is(head, merging, versions, reading):
    for dialog in (head, merging, versions, reading(lambda text: text)):
        assert nameless(dialog) == []


def test_free_numbers_are_those_of_the_category(session):
    codebook = session.read.codebook()
    first, second = codebook.categories
    assert (free_code_number(codebook, first), free_code_number(codebook, second)) == (101, 201)
    numbered = replace(
        codebook, codes=tuple(replace(code, number=200 + place) for place, code in enumerate(codebook.codes, 1))
    )
    assert free_code_number(numbered, second) == 207
    full = replace(codebook, codes=tuple(replace(codebook.codes[0], number=each) for each in (*range(201, 298), 500)))
    assert free_code_number(full, second) == 501
    assert free_category_number(codebook) == 3
    session.perform(MergeCodes((TABLE,), CANAL))
    assert taken_numbers(session.read.codebook(), session.read.codebook().code(CALL))[11] == "便民桌"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "新", [("come", "新")]),
        ("旧", "", [("gone", "旧")]),
        ("101", "102", [("gone", "101"), ("come", "102")]),
        (
            "把辖区划成网格、微网格，配人、定责。",
            "把辖区划为网格、微网格，配人、定责。",
            [("kept", "把辖区划"), ("gone", "成"), ("come", "为"), ("kept", "网格、微网格，配人、定责。")],
        ),
        ("甲" * 20, "乙" * 20, [("gone", "甲" * 20), ("come", "乙" * 20)]),
    ],
)
def test_what_changed_in_a_text_is_told_where_it_can_be_read(before, after, expected):
    found = pieces(before, after)
    assert found == tuple(Piece(*each) for each in expected)
    assert "".join(each.words for each in found if each.sort != "come") == before
    assert "".join(each.words for each in found if each.sort != "gone") == after


def test_ranks_are_set_up_in_the_window(shown, session):
    session.perform(EditCodebook(session.read.codebook().head, ranks=()))
    save = lambda kept, ranks, reason: session.perform(EditCodebook(kept, reason, ranks))  # noqa: E731
    dialog = shown(HeadDialog(session.read.codebook().head, ranks=(), save=save))
    table = the(dialog, QTableWidget, "headRanks")
    for _ in range(3):
        the(dialog, QPushButton, "rank_add").click()
    assert [table.item(row, 0).text() for row in range(3)] == ["主", "次", ""]
    table.setCurrentCell(1, 0)
    the(dialog, QPushButton, "rank_up").click()
    assert press(dialog) == ""
    assert [(each.name_zh, each.name_en, each.position) for each in session.read.codebook().ranks] == [
        ("次", "secondary", 0), ("主", "main", 1),
    ]  # fmt: skip
    assert len({each.key for each in session.read.codebook().ranks}) == 2


def test_taking_a_rank_away_is_asked_about(head, session, asked):
    before = session.read.codebook().ranks
    table = the(head, QTableWidget, "headRanks")
    table.setCurrentCell(1, 0)
    the(head, QPushButton, "rank_remove").click()
    asked.answer = False
    assert press(head) == ""
    assert head.isVisible()
    assert (len(asked.questions), session.read.codebook().ranks) == (1, before)
    asked.answer = True
    assert press(head) == ""
    assert session.read.codebook().ranks == before[:1]


def test_ranks_written_are_not_lost_by_esc(head, asked):
    the(head, QPushButton, "rank_add").click()
    the(head, QTableWidget, "headRanks").item(2, 0).setText("再次")
    asked.answer = False
    head.reject()
    assert head.isVisible()
    assert asked.questions
    asked.answer = True


def test_a_head_is_called_by_its_title(session):
    assert called(replace(session.read.codebook().head, title_zh="渡口手册", title_en="")) == "渡口手册"


def test_the_preview_says_which_numbers_and_colours_are_given(shown, session, tmp_path):
    path = tmp_path / "names.xlsx"
    book = openpyxl.Workbook()
    book.active.title = "类目"
    for row in (("一级类目", "类目"), (session.read.codebook().categories[0].name_zh, "志愿者"), ("邻里", "串门")):
        book.active.append(row)
    book.save(path)
    save = lambda remove, reason: None  # noqa: E731
    dialog = shown(ReadDialog(session, read_codebook_workbook(path), file=path.name, save=save))
    lines = the(dialog, QTextEdit, "readPage").toPlainText().splitlines()
    told = {
        start: [line for line in lines if line.startswith(say(f"read.given_{start}"))] for start in ("number", "color")
    }
    assert all(name in told["number"][0] for name in ("邻里", "志愿者", "串门"))
    assert "邻里" in told["color"][0]
    assert "串门" not in told["color"][0]


def test_the_reason_of_another_colour_is_shown_though_it_makes_no_version(shown, session):
    code = session.read.codebook().code(TABLE)
    session.perform(EditCode(replace(code, color="#2471A3"), reason="太像旁边的类目"))
    assert "太像旁边的类目" in choose(shown(of_versions(session)), 0)


def test_a_long_reason_is_read_from_its_beginning(shown, session):
    code = session.read.codebook().code(TABLE)
    session.perform(EditCode(replace(code, definition="摆到门口"), reason="两个人在试编码时读法不一，" * 8))
    dialog = shown(of_versions(session))
    choose(dialog, 0)
    assert dialog.findChild(QLineEdit, "changeReason").cursorPosition() == 0
