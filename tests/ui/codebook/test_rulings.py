"""What was ruled about a code stands with its definition, dated."""

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtWidgets import QLabel

from desktop.core.codebooks import Code, Ruling
from desktop.ui.codebook.definition import Definition

CODE = Code(id="c", category="k", key="c", number=11, name_zh="便民桌", name_en="", definition="摆在门口的桌子")


def ruling(number: int, text: str) -> Ruling:
    return Ruling(
        id=str(number), code="c", query=None, suggestion=None, text=text, made=f"2024-05-0{number}T04:00:00.000Z"
    )


@pytest.fixture
def definition(qapp):
    made = Definition()
    yield made
    made.deleteLater()


def shown(definition: Definition) -> list[str]:
    page = definition.widget()
    return [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]


def test_rulings_come_with_their_days(definition):
    definition.show_entry(CODE, [ruling(1, "门内的不算"), ruling(3, "<b>楼道</b>里的算")])
    assert "规则补充" in shown(definition)
    assert "2024-05-01  门内的不算\n2024-05-03  <b>楼道</b>里的算" in shown(definition)


def test_without_rulings_there_is_no_heading(definition):
    definition.show_entry(CODE)
    assert "规则补充" not in shown(definition)


def test_a_new_ruling_is_shown_on_the_same_code(definition):
    definition.show_entry(CODE, [ruling(1, "门内的不算")])
    definition.show_entry(CODE, [ruling(1, "门内的不算"), ruling(2, "雨棚下的算")])
    assert any("雨棚下的算" in words for words in shown(definition))
    definition.show_entry(CODE, [])
    assert not any("门内" in words for words in shown(definition))
