"""Before an article is marked as done: what has to be answered and is not, and where main and secondary are amiss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QVBoxLayout

from desktop.session.rank_hints import rank_hints
from desktop.ui.widgets.naming import named
from desktop.wording import say

if TYPE_CHECKING:
    from desktop.core.snapshots import ArticleText
    from desktop.session.sheets import Missing
    from desktop.text.rank_places import RankPlace
    from desktop.ui.window.main_window import MainWindow

_GO, _CANCEL = 2, 0
_MOST_WORDS = 16


def may_finish(window: MainWindow, article: str) -> bool:
    """Tell whether an article may be marked as done: nothing is missing, or it is to be done all the same.

    What is missing is listed first, and where main and secondary are not as the codebook has them; whoever wants to
    look at it is led to the line chosen, the first if none was.
    """
    missing = window.session.read.sheets.missing(article, coder=window.session.coder.id)
    hints = rank_hints(window.session, article)
    if not missing and not hints:
        return True
    found = window.session.read.text(article)
    dialog = MissingDialog(found, missing, hints, window)
    answer, place = dialog.exec(), dialog.place()
    dialog.deleteLater()
    if answer == _GO:
        _go_to(window, article, missing, hints, place)
    return answer == QDialog.DialogCode.Accepted


def _go_to(window: MainWindow, article: str, missing: Missing, hints: list[RankPlace], place: int) -> None:
    answers = len(missing.variables) + len(missing.codings)
    if place < answers:
        go_to_missing(window, article, missing, place)
    else:
        go_to_rank(window, article, hints[place - answers])


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


def go_to_rank(window: MainWindow, article: str, hint: RankPlace) -> None:
    """Take the coding in hand whose rank is to be looked at: one main too many, or the first of the secondary ones."""
    window.show_mode("coding")
    window.articles.show_article(article)
    coding = hint.mains[-1] if hint.mains else hint.codings[0]
    window.desk.show_coding(coding)
    window.view.reveal(hint.span)
    window.view.take_in_hand(coding)
    window.view.setFocus()


class MissingDialog(QDialog):
    """A list of what is missing and of what to look at, with three ways on."""

    def __init__(
        self, shown: ArticleText | None, missing: Missing, hints: list[RankPlace], parent: MainWindow
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("missingDialog")
        self.setWindowTitle(say("finish.title" if missing else "finish.title_ranks"))
        self.setMinimumWidth(440)
        answers, text = _lines(missing), shown.text if shown else ""
        lines = [*answers, *(_rank_line(hint, text) for hint in hints)]
        headline = shown.article.headline if shown else ""
        words = QLabel(_words(article=headline, count=len(answers), ranks=len(hints)), wordWrap=True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        self._list = named(QListWidget(), "missingList")
        self._list.setAccessibleName(self.windowTitle())
        self._list.setUniformItemSizes(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.addItems(lines)
        self._list.setCurrentRow(0)
        self._list.setFixedHeight(min(len(lines), 8) * (self.fontMetrics().height() + 8) + 12)
        self._list.itemActivated.connect(lambda _: self.done(_GO))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        for part in (words, self._list, self._buttons(say("finish.go" if missing else "finish.look"))):
            layout.addWidget(part)

    def _buttons(self, going: str) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        go = buttons.addButton(going, QDialogButtonBox.ButtonRole.ActionRole)
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
        short = _short(lacking.coding.words)
        names = say("question.separator").join(called(each) for each in lacking.attributes)
        lines.append(say("finish.coding", words=short, names=names))
    return lines


def _words(*, article: str, count: int, ranks: int) -> str:
    """Return what stands over the list."""
    if not ranks:
        return say("finish.words", article=article, count=count)
    if not count:
        return say("finish.words_ranks", article=article, ranks=ranks)
    return say("finish.words_both", article=article, count=count, ranks=ranks)


def _rank_line(hint: RankPlace, text: str) -> str:
    short = _short(text[hint.span.start : hint.span.end])
    if not hint.mains:
        return say("finish.no_main", words=short)
    return say("finish.several_mains", words=short, count=len(hint.mains))


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _MOST_WORDS else line[: _MOST_WORDS - 1] + "…"
