"""What the ways to code do to a project, each done once by hand, with its name in the menu."""

from __future__ import annotations

from tests.flows.windows import ALT, Key, Person


def _mark_none(person: Person) -> None:
    person.drag_over("蓝皮本", ALT)
    person.press(Key.Key_0)


def _clear_none(person: Person) -> None:
    person.drag_over("蓝皮本", ALT)
    person.menu("编码", "取消“无”")
    person.press(Key.Key_Escape)


def _swap_rank(person: Person) -> None:
    person.click_stripe(next(each.id for each in person.codings() if each.words == "樟树下"))
    person.press(Key.Key_R)
    person.press(Key.Key_Escape)


WAY_STEPS = (
    (_mark_none, "记为“无”：蓝皮本", "Mark as none: 蓝皮本"),
    (_clear_none, "取消“无”：蓝皮本", "Take the mark none off: 蓝皮本"),
    (_swap_rank, "改为“次”：樟树下", "Make it “Secondary”: 樟树下"),
)
