from __future__ import annotations

from dataclasses import replace

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QColorDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
)

from desktop.core.codebooks import Category
from desktop.core.numbering import COLORS
from desktop.operations.edit_category import EditCategory
from desktop.operations.edit_code import EditCode
from desktop.ui.codebook.entry_dialog import EntryDialog
from desktop.ui.widgets.contrast import contrast, readable
from desktop.ui.widgets.theme import DARK, LIGHT
from tests import projects
from tests.ui.named import nameless


@pytest.fixture
def edit(qapp, session):
    """Return a function that opens the form of a code or category."""
    made = []

    def open_form(thing):
        operation = EditCategory if isinstance(thing, Category) else EditCode
        save = lambda kept, reason: session.perform(operation(kept, reason))  # noqa: E731
        dialog = EntryDialog(thing, color="#3366aa", title="编辑", save=save, taken={21: "修渠"}, free=14)
        dialog.show()
        made.append(dialog)
        return dialog

    yield open_form
    for dialog in made:
        dialog.close()
        dialog.deleteLater()


@pytest.fixture
def code(session):
    return session.read.codebook().code(projects.CALL)


@pytest.fixture
def category(session):
    return session.read.codebook().categories[0]


def fill(dialog, **words) -> None:
    for name, value in words.items():
        if name == "number":
            dialog.findChild(QSpinBox, "entryNumber").setValue(value)
        elif name.startswith("Name"):
            dialog.findChild(QLineEdit, f"entry{name}").setText(value)
        else:
            dialog.findChild(QPlainTextEdit, f"entry{name}").setPlainText(value)


def save(dialog) -> str:
    dialog.findChild(QDialogButtonBox).buttons()[0].click()
    trouble = dialog.findChild(QLabel, "trouble")
    return trouble.text() if trouble.isVisible() else ""


def test_all_fields_of_a_code_are_kept(edit, code, session):
    dialog = edit(code)
    fill(dialog, NameZh="回访", NameEn="Call back", number=18, Definition="干部回到门口\n说结果", Include="当面")
    fill(dialog, Exclude="电话", Examples="三天之内回话\n\n 敲了门 ", Keywords="回访\n回话")
    assert save(dialog) == ""
    kept = session.read.codebook().code(code.id)
    expected = replace(
        code, name_zh="回访", name_en="Call back", number=18, definition="干部回到门口\n说结果", include="当面",
        exclude="电话", examples=("三天之内回话", "敲了门"), keywords=("回访", "回话"),
    )  # fmt: skip
    assert kept == expected


def test_saving_without_a_change_changes_nothing(edit, code, category, session):
    before = projects.revisions(session)
    for thing in (code, category):
        assert save(edit(thing)) == ""
    assert projects.revisions(session) == before


@pytest.mark.parametrize(("words", "start"), [({"NameZh": "  "}, "名称还空着"), ({"number": 21}, "编号 21 已经用于")])
def test_what_cannot_be_kept_is_said_and_nothing_changes(edit, code, session, words, start):
    before = projects.state(session)
    dialog = edit(code)
    fill(dialog, **words)
    assert save(dialog).startswith(start)
    assert dialog.isVisible()
    assert projects.state(session) == before
    fill(dialog, NameZh="回访", number=18)
    assert save(dialog) == ""


def test_a_code_takes_its_own_colour_only_when_one_is_chosen(edit, code, session, monkeypatch):
    dialog = edit(code)
    swatch = dialog.findChild(QPushButton, "entryColor")
    assert swatch.text() == "随一级类目"
    monkeypatch.setattr(QColorDialog, "getColor", lambda *_: QColor())
    another(dialog)
    assert swatch.text() == "随一级类目"
    monkeypatch.setattr(QColorDialog, "getColor", lambda *_: QColor("#AB12CD"))
    another(dialog)
    assert swatch.text() == "#AB12CD"
    assert save(dialog) == ""
    assert session.read.codebook().code(code.id).color == "#AB12CD"


def another(dialog) -> None:
    dialog.findChild(QAction, "entryColorOther").trigger()


def test_colours_to_be_read_on_any_paper_come_first(edit, code, session):
    dialog = edit(code)
    dialog.findChild(QPushButton, "entryColor").click()
    menu = dialog.findChild(QMenu, "entryColors")
    assert menu.isVisible()
    menu.actions()[1].trigger()
    menu.hide()
    assert save(dialog) == ""
    assert session.read.codebook().code(code.id).color == COLORS[1]
    assert all(readable(color) == color for color in COLORS)


@pytest.mark.parametrize("chosen", ["#ffffff", "#ffff00", "#000000"])
def test_a_colour_nobody_could_see_gives_way_to_the_nearest_that_can_be(edit, code, session, monkeypatch, chosen):
    dialog = edit(code)
    monkeypatch.setattr(QColorDialog, "getColor", lambda *_: QColor(chosen))
    another(dialog)
    swatch = dialog.findChild(QPushButton, "entryColor")
    assert swatch.text() == readable(chosen)
    notes = [each.text() for each in dialog.findChildren(QLabel, "quiet") if each.isVisible()]
    assert any(chosen.upper() in each and readable(chosen) in each for each in notes)
    for look in (LIGHT, DARK):
        assert contrast(QColor(swatch.text()), QColor(look.surface)) >= 2
    assert save(dialog) == ""
    assert session.read.codebook().code(code.id).color == readable(chosen)


def test_a_colour_of_its_own_can_be_given_back(edit, code, session):
    session.perform(EditCode(replace(code, color="#ab12cd")))
    dialog = edit(session.read.codebook().code(code.id))
    back = dialog.findChild(QPushButton, "entryColorBack")
    assert back.isVisible()
    back.click()
    assert dialog.findChild(QPushButton, "entryColor").text() == "随一级类目"
    assert not back.isVisible()
    assert save(dialog) == ""
    assert session.read.codebook().code(code.id).color is None


def test_a_number_that_is_taken_is_said_at_once_and_a_free_one_offered(edit, code):
    dialog = edit(code)
    use = dialog.findChild(QPushButton, "entryFree")
    assert not use.isVisible()
    fill(dialog, number=21)
    assert use.isVisible()
    assert any(label.text() == "已用于“修渠”" for label in dialog.findChildren(QLabel))
    use.click()
    assert dialog.findChild(QSpinBox, "entryNumber").value() == 14


def test_the_reason_goes_into_the_version(edit, code, session):
    dialog = edit(code)
    fill(dialog, Definition="当面说结果")
    dialog.findChild(QLineEdit, "changeReason").setText(" 试编码后\t改 ")
    assert save(dialog) == ""
    assert session.read.codebooks.versions()[-1].reason == "试编码后 改"


def test_a_long_definition_gets_room_and_a_short_one_little(edit, code):
    dialog = edit(code)
    area = dialog.findChild(QPlainTextEdit, "entryDefinition")
    before = area.height()
    fill(dialog, Definition="\n".join("渠" * 20 for _ in range(9)))
    grown = area.height()
    assert grown >= before + 5 * area.fontMetrics().lineSpacing()
    fill(dialog, Definition="\n".join("渠" * 20 for _ in range(99)))
    assert area.height() < 20 * area.fontMetrics().lineSpacing()
    fill(dialog, Definition="")
    assert area.height() == before


def test_attributes_are_offered_only_where_there_are_such(qapp, code):
    opened = []
    for attributes, shown in ((None, False), (lambda: opened.append(1), True)):
        dialog = EntryDialog(code, color="#3366aa", title="编辑", save=lambda *_: None, attributes=attributes)
        dialog.show()
        button = dialog.findChild(QPushButton, "entryAttributes")
        assert button.isVisible() == shown
        if shown:
            button.click()
        dialog.close()
        dialog.deleteLater()
    assert opened == [1]


def test_a_category_has_no_fields_that_only_codes_have(edit, category):
    dialog = edit(category)
    assert dialog.findChild(QPlainTextEdit, "entryInclude") is None
    assert dialog.findChild(QPlainTextEdit, "entryDefinition") is not None


def test_a_category_is_renamed(edit, category, session):
    dialog = edit(category)
    fill(dialog, NameZh="门前的事")
    assert save(dialog) == ""
    assert session.read.codebook().categories[0].name_zh == "门前的事"


def test_every_field_tells_a_screen_reader_what_it_is(edit, code, category):
    assert nameless(edit(code)) == []
    assert nameless(edit(category)) == []


def test_a_written_definition_is_not_lost_by_esc(edit, code, asked, session):
    asked.answer = False
    dialog = edit(code)
    fill(dialog, Definition="写了很久的定义", Include="当面", Exclude="电话", Examples="例", Keywords="词")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert len(asked.questions) == 1
    asked.answer = True
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert session.read.codebook().code(code.id) == code


def test_a_chosen_colour_is_not_lost_by_esc(edit, code, asked, monkeypatch):
    dialog = edit(code)
    monkeypatch.setattr(QColorDialog, "getColor", lambda *_: QColor("#aa3311"))
    another(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert asked.questions


def test_an_entry_only_looked_at_closes_without_a_word(edit, code, asked):
    QTest.keyClick(edit(code), Qt.Key.Key_Escape)
    assert not asked.questions


def test_ctrl_enter_saves_from_within_the_definition(edit, code, session):
    dialog = edit(code)
    dialog.activateWindow()
    assert QTest.qWaitForWindowActive(dialog)
    fill(dialog, Definition="按下就存")
    field = dialog.findChild(QPlainTextEdit, "entryDefinition")
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert session.read.codebook().code(code.id).definition == "按下就存"
