"""The settings dialog: made from the definitions, it gives back what differs and nothing else."""

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QDoubleSpinBox,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
)

from desktop.settings import Settings
from desktop.settings.definitions import DEFINITIONS, Definition
from desktop.ui.options import fields
from desktop.ui.options.dialog import OptionsDialog
from desktop.ui.widgets.theme import LIGHT, apply_theme
from desktop.wording import has, set_language


class Opened:
    def __init__(self, folder, definitions=DEFINITIONS):
        self.saved = []
        self.settings = Settings(folder / "settings.yaml")
        self.dialog = OptionsDialog(self.settings, self.saved.append, definitions=definitions)

    def field(self, kind, name):
        found = self.dialog.findChild(kind, f"option_{name}")
        assert found is not None
        return found

    def button(self, role):
        box = self.dialog.findChild(QDialogButtonBox)
        return next(button for button in box.buttons() if box.buttonRole(button) == role)


@pytest.fixture
def opened(qapp, tmp_path):
    return Opened(tmp_path)


def test_every_setting_with_a_section_has_a_line_and_a_name(opened):
    shown = [each for each in DEFINITIONS if each.section]
    assert len(shown) >= 7
    for definition in shown:
        kind = QComboBox if definition.choices else QDoubleSpinBox if isinstance(definition.default, float) else None
        if kind is None:
            kind = QCheckBox if isinstance(definition.default, bool) else QSpinBox
        assert opened.field(kind, definition.name).accessibleName()


@pytest.mark.parametrize("definition", [each for each in DEFINITIONS if each.section], ids=lambda each: each.name)
def test_every_setting_and_choice_has_its_words(definition):
    keys = [f"options.{definition.section}", f"setting.{definition.name}"]
    keys += [f"setting.{definition.name}.{choice}" for choice in definition.choices]
    assert [key for key in keys if not has(key)] == []


def test_nothing_changed_saves_nothing(opened):
    opened.button(QDialogButtonBox.ButtonRole.AcceptRole).click()
    assert opened.saved == []
    assert opened.dialog.result() == 1


def test_what_differs_is_given_back(opened):
    theme = opened.field(QComboBox, "theme")
    theme.setCurrentIndex(theme.findData("contrast"))
    opened.field(QSpinBox, "text_size").setValue(20)
    opened.field(QDoubleSpinBox, "leading").setValue(2.2)
    opened.button(QDialogButtonBox.ButtonRole.AcceptRole).click()
    assert opened.saved == [{"theme": "contrast", "text_size": 20, "leading": 2.2}]


def test_cancel_changes_nothing(opened):
    opened.field(QSpinBox, "text_size").setValue(20)
    opened.button(QDialogButtonBox.ButtonRole.RejectRole).click()
    assert opened.saved == []


def test_the_defaults_come_back(qapp, tmp_path):
    Settings(tmp_path / "settings.yaml").set("text_size", 22)
    opened = Opened(tmp_path)
    assert opened.field(QSpinBox, "text_size").value() == 22
    opened.button(QDialogButtonBox.ButtonRole.ResetRole).click()
    opened.button(QDialogButtonBox.ButtonRole.AcceptRole).click()
    assert opened.saved == [{"text_size": 16}]


def test_a_number_cannot_leave_its_bounds(opened):
    size = opened.field(QSpinBox, "text_size")
    size.setValue(1000)
    assert size.value() == size.maximum() == 40


def test_a_switch_stands_for_yes_and_no(qapp):
    field = fields.field_for(Definition("patterns", False, section="reading"), value=True)
    assert isinstance(field.widget, QCheckBox)
    assert field.value() is True
    field.show(False)
    assert field.value() is False


@pytest.mark.parametrize("size", [13, 18, 22])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_choice_is_cut_whatever_size_the_words_have(qapp, tmp_path, size, language):
    set_language(language)
    before = qapp.font(), qapp.palette(), qapp.styleSheet()
    apply_theme(qapp, LIGHT, size)
    dialog = Opened(tmp_path).dialog
    try:
        dialog.show()
        qapp.processEvents()
        for combo in dialog.findChildren(QComboBox):
            option = QStyleOptionComboBox()
            combo.initStyleOption(option)
            control, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
            room = combo.style().subControlRect(control, option, field, combo).width()
            widest = max(combo.fontMetrics().horizontalAdvance(combo.itemText(at)) for at in range(combo.count()))
            assert widest <= room, combo.objectName()
    finally:
        dialog.close()
        qapp.setStyleSheet(before[2])
        qapp.setPalette(before[1])
        qapp.setFont(before[0])
