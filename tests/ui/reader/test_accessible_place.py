"""What a screen reader is told of the place the caret is at."""

from __future__ import annotations

from PySide6.QtGui import QAccessible

from desktop.ui.reader.page import Place
from desktop.ui.reader.values import Sign
from desktop.wording import say


def description(hands):
    return QAccessible.queryAccessibleInterface(hands.view).text(QAccessible.Text.Description)


def test_codings_and_signs_at_the_caret_are_described(hands):
    hands.view.hint_of = lambda mark: f"名字{mark.id}\n更多"
    hands.mark("村民把稻谷铺开", "a")
    hands.mark("稻谷", "b")
    hands.view.set_signs([Sign("s", hands.span("稻谷铺"), "query", "存疑：算不算劳动？")])
    hands.view.place_caret(Place(hands.span("稻谷").start))
    codings = say("place.codings", codings=say("mark.between").join(["名字b", "名字a"]))
    assert description(hands) == f"{codings} {say('place.signs', signs='存疑：算不算劳动？')}"


def test_beside_all_codings_nothing_is_described(hands):
    hands.mark("村民把稻谷铺开", "a")
    hands.view.place_caret(Place(0))
    assert description(hands) == ""


def test_the_coding_in_hand_alone_is_described(hands):
    hands.mark("村民把稻谷铺开", "a")
    hands.mark("稻谷", "b")
    hands.view.activate("a")
    assert "村民把稻谷铺开" in description(hands)
    assert hands.view.hint_of(hands.view.scene.marks.get("b")) not in description(hands)


def test_of_forty_codings_the_first_are_named_and_the_rest_counted(hands):
    for number in range(40):
        hands.mark("村民把稻谷铺开", f"m{number}", f"类目{number}")
    hands.view.place_caret(Place(hands.span("稻谷").start))
    assert description(hands).endswith("+34")


def test_a_sign_without_words_of_its_own_is_named_by_its_kind(hands):
    hands.view.set_signs([Sign("s", hands.span("稻谷"), "none")])
    hands.view.place_caret(Place(hands.span("稻谷").start))
    assert description(hands) == say("place.signs", signs=say("sign.none"))


def test_the_name_of_the_view_is_what_it_shows(hands):
    assert QAccessible.queryAccessibleInterface(hands.view).text(QAccessible.Text.Name) == say("reader.name")
