"""Signs of memos in the margin: beside codings that are drawn, and a click opens what was written."""

from __future__ import annotations

import pytest

from desktop.operations.mark_done import MarkDone
from desktop.operations.write_memo import WriteMemo
from desktop.ui.memos.panel import MemoPanel
from desktop.ui.reader.shown_panel import ShownPanel
from desktop.ui.reader.signs import sign_rect
from tests.flows.windows import CONTROL, Key
from tests.projects import LEAD, OTHER

OWN, THEIRS = "自己的一句", "她的一句"


@pytest.fixture
def lead(at_work):
    """The lead at an article that both are done with, with a memo of each on a coding."""
    session, article = at_work.session, at_work.session.read.articles()[0].id
    for coder, words in ((LEAD, OWN), (OTHER, THEIRS)):
        session.choose_coder(coder)
        coding = session.read.codings(article, coder=coder)[-1]
        session.perform(WriteMemo(coding.id, words))
        if not session.read.is_done(article, coder=coder):
            session.perform(MarkDone(article))
    session.choose_coder(LEAD)
    at_work.click_row("articleList", 0)
    at_work.settle()
    return at_work


def signs(person) -> list[str]:
    return [sign.hint for sign in person.window.signs.signs() if sign.kind == "memo"]


def show_others(person) -> None:
    person.press(Key.Key_H, modifiers=CONTROL)
    panel = person.window.findChild(ShownPanel, "shownPanel")
    panel._model.toggle(panel._model.index(1, 0))
    panel.close()
    person.activate()
    person.settle()


def click_sign(person, words: str) -> None:
    """Click the sign of a memo in the margin."""
    sign = next(sign for sign in person.window.signs.signs() if words in sign.hint)
    person.view.reveal(sign.span)
    person.settle()
    page, book = person.view.scene.page, person.view.scene.signs
    for index, y in page.in_sight():
        block = page.laid(index)
        for line, clusters in book.beside(index).items():
            for cluster in clusters:
                if sign in cluster.signs:
                    box = sign_rect(page, block, y, line, cluster.place)
                    person.click_on(person.view.viewport(), box.center())
                    return
    raise AssertionError("no such sign in sight")


def test_no_sign_stands_where_no_coding_is_drawn(lead):
    assert [OWN in hint for hint in signs(lead)].count(True) == 1
    assert not any(THEIRS in hint for hint in signs(lead))
    show_others(lead)
    assert any(THEIRS in hint for hint in signs(lead))
    show_others(lead)
    assert not any(THEIRS in hint for hint in signs(lead))


def test_a_click_on_ones_own_sign_leads_to_the_memo(lead):
    lead.window.work.show_tab("memos")
    click_sign(lead, OWN)
    assert lead.window.work.current() == "codings"
    assert lead.window.codings.memo.text() == OWN
    assert lead.window.codings.current() == lead.view.in_hand()


def test_a_click_on_anothers_sign_shows_what_they_wrote(lead):
    show_others(lead)
    click_sign(lead, THEIRS)
    assert lead.window.work.current() == "memos"
    assert lead.window.findChild(MemoPanel).list.current().text == THEIRS
