"""Before an article is marked as done: what has to be answered and is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QVBoxLayout

from desktop.ui.widgets.naming import named
from desktop.wording import say

if TYPE_CHECKING:
    from desktop.session.sheets import Missing
    from desktop.ui.window.main_window import MainWindow

_GO, _CANCEL = 2, 0
_MOST_WORDS = 16


def may_finish(window: MainWindow, article: str) -> bool:
    """Tell whether an article may be marked as done: nothing is missing, or it is to be done all the same.

    What is missing is listed first; whoever wants to answer is led to the line chosen, the first if none was.
    """
    missing = window.session.read.sheets.missing(article, coder=window.session.coder.id)
    if not missing:
        return True
    found = window.session.read.text(article)
    dialog = MissingDialog(found.article.headline if found else "", missing, window)
    answer, place = dialog.exec(), dialog.place()
    dialog.deleteLater()
    if answer == _GO:
        go_to_missing(window, article, missing, place)
    return answer == QDialog.DialogCode.Accepted


def go_to_missing(window: MainWindow, article: str, missing: Missing, place: int = 0) -> None:
    """Put the keyboard where an answer is missing: the variables first, then the codings, counted from 0."""
    from desktop.ui.window.attributes_part import AttributesPart
    from desktop.ui.window.sheet_part import SheetPart

    if window.articles.current() != article:
        window.articles.show_article(article)
    for part in window.parts:
        if isinstance(part, SheetPart) and place < len(missing.variables):
            part.show(missing.variables[place].id)
        elif isinstance(part, AttributesPart) and place >= len(missing.variables):
            coding = missing.codings[place - len(missing.variables)].coding
            window.desk.reveal(frozenset({coding.id}))
            part.go_to(coding.id)


class MissingDialog(QDialog):
    """A list of what is missing, with three ways on."""

    def __init__(self, headline: str, missing: Missing, parent: MainWindow) -> None:
        super().__init__(parent)
        self.setObjectName("missingDialog")
        self.setWindowTitle(say("finish.title"))
        self.setMinimumWidth(440)
        lines = _lines(missing)
        words = QLabel(say("finish.words", article=headline, count=len(lines)), wordWrap=True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        self._list = named(QListWidget(), "missingList")
        self._list.setAccessibleName(say("finish.title"))
        self._list.setUniformItemSizes(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.addItems(lines)
        self._list.setCurrentRow(0)
        self._list.setFixedHeight(min(len(lines), 8) * (self.fontMetrics().height() + 8) + 12)
        self._list.itemActivated.connect(lambda _: self.done(_GO))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        for part in (words, self._list, self._buttons()):
            layout.addWidget(part)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        go = buttons.addButton(say("finish.go"), QDialogButtonBox.ButtonRole.ActionRole)
        go.setProperty("role", "primary")
        go.setDefault(True)
        go.clicked.connect(lambda: self.done(_GO))
        buttons.addButton(say("finish.anyway"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(say("button.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(lambda: self.done(_CANCEL))
        return buttons

    def place(self) -> int:
        """Return the line that is chosen, counted from 0."""
        return max(0, self._list.currentRow())


def _lines(missing: Missing) -> list[str]:
    from desktop.ui.sheet.values import called

    lines = [say("finish.variable", number=each.number, name=called(each)) for each in missing.variables]
    for lacking in missing.codings:
        words = " ".join(lacking.coding.words.split())
        short = words if len(words) <= _MOST_WORDS else words[: _MOST_WORDS - 1] + "…"
        names = say("question.separator").join(called(each) for each in lacking.attributes)
        lines.append(say("finish.coding", words=short, names=names))
    return lines
