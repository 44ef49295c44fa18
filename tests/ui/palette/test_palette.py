from __future__ import annotations

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QPushButton, QWidget

from desktop.text.matching import Candidate
from desktop.ui.palette import CodePalette, PaletteCode
from desktop.wording import say, set_language

GOVERNANCE, REVIVAL = (2, ("基层治理", "Grassroots governance")), (3, ("乡村振兴", "Rural revitalization"))
ANCHOR = QRect(200, 40, 60, 20)


def code(number: int, zh: str, en: str = "", definition: str = "") -> PaletteCode:
    category_number, category_names = GOVERNANCE if number < 300 else REVIVAL
    candidate = Candidate(
        id=zh, number=number, names=(zh, en), category_number=category_number, category_names=category_names
    )
    return PaletteCode(candidate=candidate, color="#2471A3", definition=definition)


CODES = (
    code(201, "网格化管理", "Grid management", "把辖区划成网格，配人、定责、巡查。"),
    code(202, "三方协同", "Co-governance", "三方在小区事务上的分工。"),
    code(203, "小区党组织", "Estate organizations"),
    code(204, "矛盾纠纷调解", "Dispute mediation"),
    code(304, "农文旅融合", "Agriculture, culture and tourism"),
)
MANY = tuple(code(210 + number, f"第{number}类") for number in range(30))


class Scene:
    """A window with an article to come from, a palette over it, and what the palette has said."""

    def __init__(self) -> None:
        self.window = QWidget()
        self.window.resize(900, 640)
        self.article = QLineEdit(self.window)
        self.button = QPushButton("b", self.window)
        self.button.setGeometry(10, 600, 60, 24)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.palette = CodePalette(self.window)
        self.window.show()
        self.window.activateWindow()
        assert QTest.qWaitForWindowActive(self.window)
        self.article.setFocus()
        self.said: list[str] = []
        self.palette.chosen.connect(self.said.append)
        self.palette.dismissed.connect(lambda: self.said.append("dismissed"))

    @property
    def edit(self) -> QLineEdit:
        return self.palette.findChild(QLineEdit, "paletteEdit")

    @property
    def rows(self) -> QListView:
        return self.palette.findChild(QListView, "paletteRows")

    def open(self, codes=CODES, anchor=ANCHOR, **extra) -> None:
        self.palette.open_at(anchor, codes, **extra)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.edit, text)

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(QApplication.focusWidget(), key)

    def compose(self, preedit: str = "", *, commit: str = "") -> None:
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(commit)
        QApplication.sendEvent(QApplication.focusWidget(), event)

    def label(self, name: str) -> str:
        return self.palette.findChild(QWidget, name).text()


@pytest.fixture
def scene(qapp):
    made = Scene()
    yield made
    made.palette.dismiss()
    made.window.close()
    made.window.deleteLater()


def test_it_opens_ready_to_type_with_the_first_code_chosen(scene):
    scene.open(title="网格员")
    assert scene.palette.is_open()
    assert QApplication.focusWidget() is scene.edit
    assert scene.palette.hits() == [entry.candidate.id for entry in CODES]
    assert scene.palette.current() == "网格化管理"
    assert scene.label("paletteTitle") == "网格员"


def test_last_used_codes_come_first_when_nothing_is_typed(scene):
    scene.open(recent=["农文旅融合", "三方协同"])
    assert scene.palette.hits()[:3] == ["农文旅融合", "三方协同", "网格化管理"]


@pytest.mark.parametrize("typed", ["wghgl", "wg", "grid", "201"])
def test_enter_codes_what_was_typed(scene, typed):
    scene.open()
    scene.type(typed)
    scene.press(Qt.Key.Key_Return)
    assert scene.said == ["网格化管理"]
    assert not scene.palette.is_open()


def test_the_enter_of_the_number_pad_codes_too(scene):
    scene.open()
    scene.press(Qt.Key.Key_Enter)
    assert scene.said == ["网格化管理"]


def test_a_category_lists_its_codes(scene):
    scene.open()
    scene.type("jczl")
    assert scene.palette.hits() == ["网格化管理", "三方协同", "小区党组织", "矛盾纠纷调解"]


@pytest.mark.parametrize("preedit", ["wghgl", "wg'h", "wang'ge", "wang ge", "网格化管理", "网格hua'guan'li"])
def test_it_finds_while_the_input_method_is_still_composing(scene, preedit):
    scene.open()
    scene.compose(preedit)
    assert scene.palette.current() == "网格化管理"
    assert scene.edit.text() == ""


@pytest.mark.parametrize("guessed", ["无公害管理", "外国", "为", "王个"])
def test_it_finds_by_the_characters_that_an_input_method_shows_instead_of_letters(scene, guessed):
    scene.open()
    scene.compose(guessed)
    assert scene.palette.current() == "网格化管理"
    scene.compose(commit=guessed)
    assert scene.palette.current() == "网格化管理"


def test_a_sign_that_is_no_letter_finds_nothing(scene):
    scene.open()
    scene.compose(commit="，")
    assert scene.palette.hits() == []


def test_what_sounds_alike_goes_before_what_only_begins_alike(scene):
    scene.open()
    scene.compose("三")
    assert scene.palette.hits()[0] == "三方协同"
    scene.compose("散")
    assert scene.palette.hits()[0] == "三方协同"


@pytest.mark.parametrize("commit", ["wghgl", "网格化管理", "网格"])
def test_what_the_input_method_commits_still_fits_and_enter_codes_it(scene, commit):
    scene.open()
    scene.compose("wghgl")
    scene.compose(commit=commit)
    scene.press(Qt.Key.Key_Return)
    assert scene.said == ["网格化管理"]


def test_letters_that_became_other_characters_still_count(scene):
    scene.open()
    scene.compose("w")
    scene.compose("wg")
    scene.compose(commit="外国")
    assert scene.edit.text() == "外国"
    assert scene.palette.current() == "网格化管理"


def test_characters_that_fit_win_over_the_letters_they_came_from(scene):
    scene.open()
    scene.compose("xq")
    scene.compose(commit="三方")
    assert scene.palette.hits() == ["三方协同"]


def test_letters_of_an_earlier_composition_are_forgotten_with_their_characters(scene):
    scene.open()
    scene.compose("wg")
    scene.compose(commit="外国")
    scene.edit.clear()
    scene.type("zzz")
    assert scene.palette.hits() == []


def test_composing_goes_on_behind_what_is_typed(scene):
    scene.open()
    scene.type("wang")
    scene.compose("ge")
    assert scene.palette.hits() == ["网格化管理"]


def test_a_composition_that_is_given_up_lists_all_again(scene):
    scene.open()
    scene.compose("nwl")
    assert scene.palette.hits() == ["农文旅融合"]
    scene.compose("")
    assert len(scene.palette.hits()) == len(CODES)


def test_full_width_digits_find_numbers(scene):
    scene.open()
    scene.compose(commit="\uff13\uff10\uff14")
    assert scene.palette.hits() == ["农文旅融合"]


def test_arrows_and_tab_go_round_the_list(scene):
    scene.open()
    scene.press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up)
    assert scene.palette.current() == "三方协同"
    scene.press(Qt.Key.Key_Tab)
    assert scene.palette.current() == "小区党组织"
    scene.press(Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert scene.palette.current() == "农文旅融合"
    assert QApplication.focusWidget() is scene.edit


def test_pages_stop_at_the_ends(scene):
    scene.open(MANY)
    scene.press(Qt.Key.Key_PageDown)
    assert scene.palette.current() == "第9类"
    scene.press(*[Qt.Key.Key_PageDown] * 5)
    assert scene.palette.current() == "第29类"
    scene.press(*[Qt.Key.Key_PageUp] * 5)
    assert scene.palette.current() == "第0类"


def test_the_chosen_line_is_seen_wherever_it_is(scene):
    scene.open(MANY)
    scene.press(Qt.Key.Key_Up)
    assert scene.rows.viewport().rect().contains(scene.rows.visualRect(scene.rows.currentIndex()))


def test_typing_chooses_the_first_again(scene):
    scene.open()
    scene.press(Qt.Key.Key_Down)
    scene.type("2")
    assert scene.palette.current() == "网格化管理"


def test_escape_closes_and_gives_the_focus_back(scene):
    scene.open()
    scene.press(Qt.Key.Key_Escape)
    assert scene.said == ["dismissed"]
    assert not scene.palette.is_open()
    assert QApplication.focusWidget() is scene.article


def test_a_choice_gives_the_focus_back_before_it_is_told(scene):
    focus = []
    scene.palette.chosen.connect(lambda _code: focus.append(QApplication.focusWidget()))
    scene.open()
    scene.press(Qt.Key.Key_Return)
    assert focus == [scene.article]


def test_it_can_be_opened_again_by_what_a_choice_sets_off(scene):
    scene.palette.chosen.connect(lambda _code: scene.open())
    scene.open()
    scene.type("wg")
    scene.press(Qt.Key.Key_Return)
    assert scene.palette.is_open()
    assert scene.edit.text() == ""
    assert QApplication.focusWidget() is scene.edit


def test_the_focus_elsewhere_closes_it_and_stays_there(scene):
    other = QLineEdit(scene.window)
    other.show()
    scene.open()
    other.setFocus(Qt.FocusReason.MouseFocusReason)
    assert scene.said == ["dismissed"]
    assert QApplication.focusWidget() is other


@pytest.mark.parametrize("reason", [Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason])
def test_another_program_or_a_menu_coming_forward_does_not_close_it(scene, reason):
    scene.open()
    scene.type("wg")
    QApplication.sendEvent(scene.edit, QFocusEvent(QEvent.Type.FocusOut, reason))
    assert scene.palette.is_open()
    assert scene.palette.hits()[0] == "网格化管理"


def test_a_click_elsewhere_closes_it_even_where_no_focus_goes(scene):
    scene.open()
    QTest.mouseClick(scene.button, Qt.MouseButton.LeftButton)
    assert scene.said == ["dismissed"]


def test_a_click_on_a_line_codes_it(scene):
    scene.open()
    place = scene.rows.visualRect(scene.rows.model().index(3, 0)).center()
    QTest.mouseClick(scene.rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert scene.said == ["矛盾纠纷调解"]


def test_a_click_between_the_lines_does_nothing(scene):
    scene.open()
    QTest.mouseClick(scene.palette, Qt.MouseButton.LeftButton, pos=QPoint(30, 30))
    assert scene.palette.is_open()
    assert scene.said == []


def test_nothing_found_is_said_and_enter_does_nothing(scene):
    scene.open()
    scene.type("zzz")
    assert scene.label("paletteNothing") == say("palette.nothing_found", typed="zzz")
    assert scene.rows.isHidden()
    scene.press(Qt.Key.Key_Return)
    assert scene.palette.is_open()
    scene.edit.clear()
    assert not scene.rows.isHidden()


def test_a_codebook_without_codes_is_said(scene):
    scene.open(())
    assert scene.label("paletteNothing") == say("palette.no_codes")
    scene.press(Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Return)
    assert scene.palette.current() is None


def test_the_definition_of_the_chosen_code_stands_below(scene):
    scene.open()
    assert scene.label("paletteDefinition") == "把辖区划成网格，配人、定责、巡查。"
    scene.press(Qt.Key.Key_Down)
    assert scene.label("paletteDefinition") == "三方在小区事务上的分工。"


def test_markup_in_what_is_typed_and_defined_stays_text(scene):
    scene.open((code(201, "网格", definition="<img src='x'>"),), title="<b>党建</b>")
    scene.type("<b>zz</b>")
    for name in ("paletteTitle", "paletteDefinition", "paletteNothing"):
        assert scene.palette.findChild(QWidget, name).textFormat() == Qt.TextFormat.PlainText


def test_keys_of_the_list_are_not_taken_by_shortcuts_of_the_window(scene):
    taken = []
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Slash, Qt.Key.Key_1):
        QShortcut(key, scene.window, activated=lambda key=key: taken.append(key))
    scene.open()
    scene.press(Qt.Key.Key_Down, Qt.Key.Key_1, Qt.Key.Key_Slash, Qt.Key.Key_Escape)
    assert taken == []


def test_a_screen_reader_hears_number_name_category_and_pinned_key(scene):
    scene.open(pinned={"三方协同": 3})
    model = scene.rows.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    assert [model.index(row, 0).data(role) for row in (0, 1)] == [
        say("palette.row", number=201, name="网格化管理", category="基层治理"),
        say("palette.row_pinned", number=202, name="三方协同", category="基层治理", digit=3),
    ]


def test_in_english_the_english_name_comes_first(scene):
    set_language("en")
    scene.open()
    assert scene.rows.model().index(0, 0).data() == "201 Grid management"
    scene.open((code(205, "协商议事"),))
    assert scene.rows.model().index(0, 0).data() == "205 协商议事"


def test_other_codes_are_found_after_the_codebook_changed(scene):
    scene.open()
    scene.palette.dismiss()
    scene.open((*CODES, code(205, "协商议事")))
    scene.type("xsys")
    assert scene.palette.hits() == ["协商议事"]


def test_it_shows_no_more_than_nine_lines_and_shrinks_with_what_is_found(scene):
    scene.open(MANY)
    height = scene.rows.sizeHintForRow(0)
    assert scene.rows.height() == 9 * height
    scene.type("219")
    assert scene.rows.height() == height


@pytest.mark.parametrize(
    "anchor", [QRect(10, 10, 50, 20), QRect(860, 300, 30, 20), QRect(860, 610, 30, 20), QRect(0, 0, 900, 640)]
)
def test_it_stays_inside_the_window(scene, anchor):
    scene.open(MANY, anchor=anchor)
    sheet = scene.palette.geometry().adjusted(14, 14, -14, -14)
    assert scene.window.rect().contains(sheet)


@pytest.mark.parametrize("anchor", [QRect(200, 40, 60, 20), QRect(200, 560, 60, 20), QRect(700, 310, 60, 20)])
@pytest.mark.parametrize("typed", ["", "219", "zzz"])
def test_it_does_not_cover_the_words_while_there_is_room(scene, anchor, typed):
    scene.open(MANY, anchor=anchor)
    scene.type(typed)
    sheet = scene.palette.geometry().adjusted(14, 14, -14, -14)
    assert not sheet.intersects(anchor)


def test_a_window_of_another_size_closes_it(scene):
    scene.open()
    scene.window.resize(700, 500)
    assert scene.said == ["dismissed"]


def test_rows_paint_in_both_languages_with_and_without_keys(scene):
    scene.open(pinned={"三方协同": 3})
    chinese = scene.palette.grab().toImage()
    scene.open()
    assert scene.palette.grab().toImage() != chinese
    set_language("en")
    scene.open(pinned={"三方协同": 3})
    assert scene.palette.grab().toImage() != chinese
