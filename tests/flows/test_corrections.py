"""A typo is corrected in the real window, and the codings stay on their words."""

from __future__ import annotations

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QPlainTextEdit, QPushButton

from desktop.core.memo_places import MemoPlace, Target
from desktop.core.spans import Span
from desktop.exporting.codings_table import codings_table
from desktop.operations.flag_query import FlagQuery
from desktop.operations.import_pages import ImportPages
from desktop.operations.lift_coding import LiftCoding
from desktop.operations.mark_none import MarkNone
from desktop.operations.place_code import PlaceCode
from desktop.operations.write_memo_on import WriteMemoOn
from desktop.session import Session
from desktop.session.sight import Tally
from desktop.ui.articles.correction_dialog import CorrectionDialog
from desktop.ui.codings.lost_panel import LostPanel
from desktop.ui.codings.rows import ROW
from desktop.ui.window.lost_line import LostLine
from desktop.wording import say
from tests import projects
from tests.flows.windows import CONTROL, SHIFT, Key
from tests.projects import CANAL, GRID, LEAD, OTHER, SEED
from tests.ui.named import nameless

TYPO = (
    "麦浦村的渠修好了\n\n"
    "村\u00a0民\U00020bb7守田说，去年春天渠水终于\U0001f600流到了晒埸边。他把帐目贴在祠堂门口，一笔一笔念给大家听。"
    "渠长三里，弯道四处，占地七户，换地当场丈量。\n\n"
    "今年不再为争水吵到村委会。"
)
PASSAGES = (
    "麦浦村", "渠修好了", "村\u00a0民", "\U00020bb7守田", "去年春天", "渠水", "终于\U0001f600流到", "晒埸边", "埸", "他把帐目",
    "帐目", "祠堂门口", "一笔一笔", "念给大家听", "渠长三里", "弯道四处", "占地七户", "换地", "当场丈量", "村委会",
)  # fmt: skip


@pytest.fixture
def at_typo(person, tmp_path):
    """A person before an article with typos, in which twenty passages are coded."""
    path = projects.filled(tmp_path / "study.zhubi")
    session = Session.open(path)
    session.perform(ImportPages((projects.page("maipu-2.txt", TYPO),)))
    article = session.read.articles()[-1]
    for place, words in enumerate(PASSAGES):
        session.perform(PlaceCode(article.id, projects.at(session, article, words), (GRID, SEED, CANAL)[place % 3]))
    session.choose_coder(OTHER)
    session.perform(PlaceCode(article.id, projects.at(session, article, "帐目"), GRID))
    session.close()
    person.open(path)
    person.click_row("articleList", 3)
    return person


def at_the_field(person, dialog) -> QPlainTextEdit:
    """Return the field of the dialog once it has the keyboard."""
    field = dialog.findChild(QPlainTextEdit, "correctionWords")
    person.wait(lambda: field.hasFocus() or dialog.activateWindow())
    return field


def correct(person, words: str, replacement: str, look=lambda dialog: None) -> None:
    """Select words, open the correction and type something else for them."""

    def write(dialog) -> None:
        assert at_the_field(person, dialog).textCursor().selectedText() == words
        if replacement:
            person.type(replacement)
        else:
            person.press(Key.Key_Delete)
        look(dialog)
        person.button(dialog, say("correction.correct"))

    person.view.select(person.span(words))
    person.view.setFocus()
    with person.dialog("correctionDialog", write):
        person.press(Key.Key_E, modifiers=CONTROL | SHIFT)


def quoted(person) -> list[str]:
    """Return the words coded, having checked that they stand at their places in the text shown."""
    found = person.codings()
    assert [each.words for each in found] == [person.text[each.start : each.end] for each in found]
    marks = {mark.id: mark.span for mark in person.view.marks()}
    assert all(marks[each.id] == each.span for each in found)
    return [each.words for each in found]


def exported(person) -> list[str]:
    """Return the words in the export of the article shown, having checked them against its text."""
    table = codings_table(person.session.read.snapshot(person.session.study))
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    here = [row for row in rows if row["article_id"] == person.window.desk.article.article.id]
    for row in here:
        if row["start"] is not None:
            assert person.text[row["start"] : row["end"]] == row["words"]
    return [row["words"] for row in here]


def test_twenty_codings_stay_on_their_words_through_corrections_before_inside_and_at_their_edges(at_typo):
    before = projects.state(at_typo.session)["coding"]
    assert sorted(quoted(at_typo)) == sorted(PASSAGES)
    correct(at_typo, "埸", "场")
    correct(at_typo, "帐", "账")
    correct(at_typo, "去年春天", "\U00020bb7去年的春天")
    expected = {
        "埸": "场",
        "晒埸边": "晒场边",
        "他把帐目": "他把账目",
        "帐目": "账目",
        "去年春天": "\U00020bb7去年的春天",
    }
    now = sorted(expected.get(words, words) for words in PASSAGES)
    # Words put in before the first character that stayed do not belong to what began there.
    now[now.index("\U00020bb7去年的春天")] = "去年的春天"
    assert sorted(quoted(at_typo)) == sorted(now)
    assert sorted(exported(at_typo)) == sorted([*now, "账目"])
    assert "村\u00a0民\U00020bb7守田说" in at_typo.text
    assert projects.state(at_typo.session)["coding"] == before
    text = at_typo.text
    at_typo.undo(3)
    assert at_typo.text == TYPO
    assert sorted(quoted(at_typo)) == sorted(PASSAGES)
    at_typo.redo(3)
    assert at_typo.text == text
    assert sorted(quoted(at_typo)) == sorted(now)


def test_the_dialog_shows_the_change_and_what_becomes_of_the_codings(at_typo):
    def look(dialog) -> None:
        assert dialog.findChild(QPlainTextEdit, "difference").toPlainText().endswith("流到了晒埸场边。")
        assert dialog.findChild(QLabel, "correctionOutlook").text() == say("correction.all_carried")
        assert nameless(dialog) == []

    correct(at_typo, "埸", "场", look)
    assert (
        at_typo.window.action("undo").text() == "撤销 更正文字：晒埸 → 晒场"
        or "更正文字" in at_typo.window.action("undo").text()
    )


def test_the_raw_words_stand_beside_a_sentence_that_was_corrected_before(at_typo):
    correct(at_typo, "埸", "场")

    def look(dialog) -> None:
        assert "晒埸边" in dialog.findChild(QLabel, "correctionRaw").text()

    correct(at_typo, "终于", "总算", look)


def test_what_cannot_be_carried_is_said_listed_and_placed_again(at_typo):
    line = at_typo.find(LostLine, "lostLine") if at_typo.window.findChild(LostLine, "lostLine") else None
    assert line is None or not line.isVisible()

    def look(dialog) -> None:
        words = dialog.findChild(QLabel, "correctionOutlook").text()
        assert words.startswith(say("correction.some_lost", lost=Tally(1, hidden=True).words("codings")))
        assert "“帐目”" in words

    correct(at_typo, "把帐", "公", look)
    line = at_typo.find(LostLine, "lostLine")
    assert line.isVisible()
    assert len(quoted(at_typo)) == 19
    at_typo.click_on(at_typo.find(QPushButton, "lostLook"))
    panel = at_typo.window.findChild(LostPanel)
    assert panel.isVisible()
    assert nameless(panel) == []
    at_typo.view.select(at_typo.span("公目"))
    at_typo.click_on(panel.findChild(QPushButton, "lostPlace"))
    assert "公目" in quoted(at_typo)
    assert not line.isVisible()
    assert not panel.isVisible()
    at_typo.undo()
    assert line.isVisible()
    at_typo.undo()
    assert not line.isVisible()
    assert sorted(quoted(at_typo)) == sorted(PASSAGES)


def test_a_correction_that_cannot_be_made_is_refused_in_the_dialog(at_typo):
    def write(dialog) -> None:
        at_the_field(at_typo, dialog)
        at_typo.press(Key.Key_A, modifiers=CONTROL)
        at_typo.press(Key.Key_Delete)
        assert dialog.findChild(QLabel, "trouble").text() == say("error.correction_empties")
        button = next(each for each in dialog.findChildren(QPushButton) if each.text() == say("correction.correct"))
        assert not button.isEnabled()
        at_typo.press(Key.Key_Return)
        assert dialog.isVisible()
        at_typo.button(dialog, say("button.cancel"))

    at_typo.view.select(at_typo.span("今年不再为争水吵到村委会。"))
    with at_typo.dialog("correctionDialog", write):
        at_typo.press(Key.Key_E, modifiers=CONTROL | SHIFT)
    assert at_typo.text == TYPO


def test_words_of_two_paragraphs_are_not_corrected_at_once(at_typo):
    at_typo.view.select(Span(3, 20))
    at_typo.press(Key.Key_E, modifiers=CONTROL | SHIFT)
    assert at_typo.told.texts == [say("error.correction_across")]


def test_only_a_lead_is_offered_to_correct(at_typo):
    at_typo.window._on_coder(OTHER)
    at_typo.view.select(at_typo.span("埸"))
    at_typo.press(Key.Key_E, modifiers=CONTROL | SHIFT)
    assert at_typo.told.texts == [say("error.lead_only")]
    at_typo.window._on_coder(LEAD)


def test_the_versions_of_the_text_can_be_read(at_typo):
    correct(at_typo, "埸", "场")

    def look(dialog) -> None:
        shown = dialog.findChild(QPlainTextEdit, "difference").toPlainText()
        assert shown.startswith("第 2 版")
        assert "晒埸场边" in shown
        assert "第 1 版" in shown
        at_typo.button(dialog, say("button.close"))

    with at_typo.dialog("editionsDialog", look):
        at_typo.menu("文章", "文字更正记录")


@pytest.mark.parametrize("sentence", ["村\u00a0民\u3000\U00020bb7守\t田。", "甲\ufffd乙\u00ad丙", "一\n二\n三"])
def test_what_is_not_touched_comes_from_the_article_and_not_from_the_field(at_typo, sentence):
    text = f"一件新事\n\n{sentence}"
    at_typo.session.perform(ImportPages((projects.page("new.txt", text),)))
    article = at_typo.session.read.articles()[-1]
    start = text.index(sentence)
    dialog = CorrectionDialog(at_typo.session, article.id, Span(start, len(text)), Span(start, start), at_typo.window)
    assert dialog.words() == sentence
    field = dialog.findChild(QPlainTextEdit, "correctionWords")
    field.insertPlainText("新")
    assert dialog.words() == f"新{sentence}"
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.close()


def test_a_none_mark_a_doubt_and_a_link_that_cannot_be_carried_are_said_and_listed(at_typo):
    session, article = at_typo.session, at_typo.session.read.articles()[-1]
    words = at_typo.span("念给大家听")
    for coding in [each for each in at_typo.codings() if each.words in ("一笔一笔", "念给大家听")]:
        session.perform(LiftCoding(coding.id))
    session.perform(MarkNone(article.id, words))
    session.perform(FlagQuery(article.id, words, note="念给谁听"))
    place = Target("place", article.id, session.read.text(article.id).version.id, words)
    session.perform(WriteMemoOn(MemoPlace("article", article.id), f"看{session.memos.link_to(place)}"))
    parts = say("correction.and").join(Tally(1).words(kind) for kind in ("nones", "flags", "links"))

    def look(dialog) -> None:
        assert dialog.findChild(QLabel, "correctionOutlook").text().startswith(say("correction.some_lost", lost=parts))

    correct(at_typo, "笔念给", "遍说与", look)
    line = at_typo.find(LostLine, "lostLine")
    assert line.isVisible()
    assert line.findChild(QLabel, "lostWords").text() == say("lost.line", lost=parts)
    at_typo.click_on(at_typo.find(QPushButton, "lostLook"))
    panel = at_typo.window.findChild(LostPanel)
    place_again, lift = panel.findChild(QPushButton, "lostPlace"), panel.findChild(QPushButton, "lostLift")
    listed = panel.findChild(QAbstractItemView, "lostList")
    able = {}
    for row in range(3):
        at_typo.click_on(listed.viewport(), listed.visualRect(listed.model().index(row, 0)).center())
        able[listed.model().index(row, 0).data(ROW).name] = (place_again.isEnabled(), lift.isEnabled())
    assert able == {
        say("lost.none_mark"): (True, True), say("lost.query"): (False, True), say("lost.memo"): (False, False)
    }  # fmt: skip
    rows = [listed.model().index(row, 0).data(ROW).name for row in range(3)]
    at_typo.click_on(
        listed.viewport(), listed.visualRect(listed.model().index(rows.index(say("lost.none_mark")), 0)).center()
    )
    at_typo.view.select(at_typo.span("大家听"))
    at_typo.click_on(place_again)
    version = session.read.text(article.id).version.id
    marks = session.read.ways.none_marks(version, coder=LEAD)
    assert [at_typo.text[mark.start : mark.end] for mark in marks] == ["大家听"]
    rows = [listed.model().index(row, 0).data(ROW).name for row in range(2)]
    at_typo.click_on(
        listed.viewport(), listed.visualRect(listed.model().index(rows.index(say("lost.query")), 0)).center()
    )
    at_typo.click_on(lift)
    assert line.findChild(QLabel, "lostWords").text() == say("lost.line", lost=Tally(1).words("links"))
    at_typo.undo(2)
    assert line.findChild(QLabel, "lostWords").text() == say("lost.line", lost=parts)
    panel.close()
