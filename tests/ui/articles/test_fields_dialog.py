from __future__ import annotations

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QLabel, QLineEdit

from desktop.core.errors import KnownError
from desktop.ui.articles.fields_dialog import FieldsDialog
from desktop.wording import explain
from tests import projects


@pytest.fixture
def session(tmp_path):
    opened = projects.open_filled(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def dialog(qapp, session):
    text = session.read.text(session.read.articles()[0].id)
    made = FieldsDialog(session, text)
    made.show()
    yield made
    made.hide()
    made.deleteLater()


def field(dialog: QDialog, name: str) -> QLineEdit:
    found = dialog.findChild(QLineEdit, name)
    return found or dialog.findChild(QComboBox, name).lineEdit()


def save(dialog: QDialog) -> str:
    """Press Save and return what is said in the dialog."""
    dialog.findChild(QDialogButtonBox).buttons()[0].click()
    trouble = dialog.findChild(QLabel, "trouble")
    return trouble.text() if trouble.isVisible() else ""


def test_the_fields_show_what_is_stored(dialog, session):
    article = session.read.articles()[0]
    assert field(dialog, "fieldHeadline").text() == article.headline
    assert field(dialog, "fieldOutlet").text() == "苇汀日报"
    assert field(dialog, "fieldDate").text() == "2024-05-06"
    newspapers = dialog.findChild(QComboBox, "fieldOutlet")
    assert [newspapers.itemText(row) for row in range(newspapers.count())] == ["榆埂周报", "苇汀日报"]


def test_what_was_typed_is_kept(dialog, session):
    field(dialog, "fieldHeadline").setText("  便民桌  ")
    field(dialog, "fieldOutlet").setText("渡口晚报")
    field(dialog, "fieldDate").setText("2024年3月5日")
    field(dialog, "fieldPage").setText("A3")
    assert save(dialog) == ""
    article = session.read.articles()[0]
    assert (article.headline, article.date, article.page_number) == ("便民桌", "2024-03-05", "A3")
    assert session.read.text(article.id).outlet_name == "渡口晚报"
    assert not dialog.isVisible()


@pytest.mark.parametrize("written", ["前天", "2024-13-40", "2024/2/30", "24.5.6.7"])
def test_an_unclear_date_is_said_beside_the_fields_and_nothing_changes(dialog, session, written):
    before = projects.state(session)
    field(dialog, "fieldDate").setText(written)
    assert save(dialog) == explain(KnownError("date_unclear", written=written))
    assert dialog.isVisible()
    assert projects.state(session) == before


def test_an_empty_headline_is_said_and_can_be_mended(dialog, session):
    field(dialog, "fieldHeadline").setText("   ")
    assert save(dialog) == explain(KnownError("name_empty"))
    field(dialog, "fieldHeadline").setText("便民桌")
    assert save(dialog) == ""
    assert session.read.articles()[0].headline == "便民桌"


def test_saving_without_a_change_leaves_no_action(dialog, session):
    before = projects.revisions(session)
    assert save(dialog) == ""
    assert projects.revisions(session) == before


def test_every_field_tells_a_screen_reader_what_it_is(dialog):
    from tests.ui.named import nameless

    assert nameless(dialog) == []
