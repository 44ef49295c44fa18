"""What coding by words is told: the words, the code and rank, where to look, and how much to code."""

from __future__ import annotations

import re
from typing import NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from desktop.session import Session
from desktop.text.autocoding import Stretch
from desktop.ui.retrieval.choices import Choice
from desktop.ui.retrieval.code_picker import CodePicker, Find
from desktop.ui.retrieval.names import name_of
from desktop.ui.widgets.naming import named
from desktop.wording import say

_PAUSE = 300  # milliseconds without a key after which the texts are looked through
_WIDEST = 400  # pixels
_PARTED = re.compile(r"[\n\t,，;；、]+")


class Scope(NamedTuple):
    """Where one stands when coding by words begins: the article shown, those selected, the words last searched for."""

    article: str | None = None
    selected: tuple[str, ...] = ()
    searched: str = ""
    code: str | None = None


class AutocodeForm(QWidget):
    """The left side of the dialog.

    Signals:
        changed: the texts are to be looked through again.
    """

    changed = Signal()

    def __init__(self, session: Session, find: Find, scope: Scope, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._scope = scope
        self._codebook = session.read.codebook()
        self.words_edit = named(QPlainTextEdit(), "autocodeWords")
        self.words_edit.setAccessibleName(say("autocode.words"))
        self.words_edit.setPlaceholderText(say("autocode.words_hint"))
        self.words_edit.setTabChangesFocus(True)
        self._keywords = named(QPushButton(say("autocode.take_keywords")), "autocodeKeywords")
        self._searched = named(QPushButton(say("autocode.take_search")), "autocodeSearched")
        self.code = CodePicker("autocodeCode", find, many=False, empty=say("autocode.choose_code"))
        self.code.set_codebook(self._codebook)
        self.code.choose({scope.code} if scope.code else ())
        self._build_choices()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.changed.emit)
        self._build_layout()
        self._connect()

    def _build_choices(self) -> None:
        self.rank = Choice("autocodeRank", say("filter.rank"), widest=_WIDEST)
        ranks = [(rank.id, name_of(rank)) for rank in self._codebook.ranks]
        self.rank.offer([(None, say("autocode.usual_rank")), *ranks])
        self.scope = Choice("autocodeScope", say("autocode.scope"), widest=_WIDEST)
        places = [("all", say("autocode.all"))]
        if len(self._scope.selected) > 1:
            places.insert(0, ("selected", say("autocode.selected", count=len(self._scope.selected))))
        if self._scope.article is not None:
            places.append(("article", say("autocode.article")))
        self.scope.offer(places)
        self.whole = Choice("autocodeWhole", say("autocode.matching"), widest=_WIDEST)
        self.whole.offer([(True, say("autocode.whole_words")), (False, say("autocode.anywhere"))])
        self.stretch = Choice("autocodeStretch", say("autocode.stretch"), widest=_WIDEST)
        self.stretch.offer([(stretch, say(f"stretch.{stretch}")) for stretch in Stretch])

    def _build_layout(self) -> None:
        form = QFormLayout()
        form.setSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(say("autocode.code"), self.code)
        if self._codebook.ranks:
            form.addRow(say("filter.rank"), self.rank)
        form.addRow(say("autocode.stretch"), self.stretch)
        form.addRow(say("autocode.matching"), self.whole)
        form.addRow(say("autocode.scope"), self.scope)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(named(QLabel(say("autocode.words")), "entryTitle"))
        layout.addWidget(self.words_edit, 1)
        layout.addWidget(self._keywords)
        layout.addWidget(self._searched)
        layout.addSpacing(8)
        layout.addLayout(form)
        self._searched.setVisible(bool(self._scope.searched))
        self._show_keywords()

    def _connect(self) -> None:
        self.words_edit.textChanged.connect(self._pause.start)
        self.code.changed.connect(self._on_code)
        for choice in (self.scope, self.whole, self.stretch):
            choice.picked.connect(self.changed.emit)
        self._keywords.clicked.connect(lambda: self._take(self._code_keywords()))
        self._searched.clicked.connect(lambda: self._take((self._scope.searched,)))

    def _on_code(self) -> None:
        self._show_keywords()
        self.changed.emit()

    def _show_keywords(self) -> None:
        self._keywords.setEnabled(bool(self._code_keywords()))

    def _code_keywords(self) -> tuple[str, ...]:
        code = self._codebook.code(next(iter(self.code.chosen()), ""))
        return code.keywords if code is not None else ()

    def _take(self, words: tuple[str, ...]) -> None:
        """Add words to those that are there."""
        known = self.words()
        fresh = [word for word in words if word not in known]
        self.words_edit.setPlainText("\n".join([*known, *fresh]))

    def words(self) -> tuple[str, ...]:
        """Return the words to look for, one a line or parted by commas."""
        parts = (part.strip() for part in _PARTED.split(self.words_edit.toPlainText()))
        return tuple(dict.fromkeys(part for part in parts if part))

    def articles(self) -> list[str]:
        """Return the articles to look through, done ones among them."""
        where = self.scope.value()
        if where == "article" and self._scope.article is not None:
            return [self._scope.article]
        if where == "selected":
            return list(self._scope.selected)
        return [article.id for article in self._session.read.retrieval.own_articles(self._session.coder.id)]
