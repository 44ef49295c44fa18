"""Somebody's work to be read beside the article: the coding sheet, then the codings with what their codes ask."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.widgets.naming import named
from desktop.ui.widgets.tooltips import plain_tooltip
from desktop.wording import say

# Codings that are shown; somewhere a page of labels becomes too slow to build.
_MOST = 200
_INDENT = 5  # pixels by which answers on a coding stand below its words
_WORDS = 16  # code points of a coding's words


class Answered(NamedTuple):
    """A question that was asked, and the answer in words: empty if there is none, which `required` calls missing."""

    question: str
    answer: str
    required: bool

    @property
    def words(self) -> str:
        """Return the answer, or what its lack means."""
        return self.answer or say("checks.missing" if self.required else "checks.unanswered")

    @property
    def look(self) -> str:
        """Return the name that the style sheet has for the answer."""
        return "checksAnswer" if self.answer else "trouble" if self.required else "quiet"


class AnsweredCoding(NamedTuple):
    """A coding: its identity, its code by number and name, its words, and the answers to what its code asks."""

    coding: str
    code: str
    words: str
    rows: tuple[Answered, ...]


class SheetAnswers(QScrollArea):
    """Questions and answers one below the other; nothing in it can be changed.

    Signals:
        coding_chosen: a coding is to be shown in the text.
    """

    coding_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("checksSheet")
        self.setAccessibleName(say("checks.sheet"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows: tuple[Answered, ...] = ()
        self.codings: tuple[AnsweredCoding, ...] = ()

    def show_answers(self, rows: Sequence[Answered], codings: Sequence[AnsweredCoding] = ()) -> None:
        """Show the answers of a sheet and those on codings; without any, nothing at all."""
        self.rows, self.codings = tuple(rows), tuple(codings)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(16, 12, 14, 14)
        layout.setSpacing(2)
        if self.rows:
            layout.addWidget(_label("entryTitle", _sum("sheet", self.rows)))
            for row in self.rows:
                layout.addSpacing(8)
                layout.addWidget(_label("entryHeading", row.question))
                layout.addWidget(_label(row.look, row.words))
        if self.codings:
            layout.addSpacing(18 if self.rows else 0)
            self._add_codings(layout)
        layout.addStretch()
        self.setWidget(page)
        self.setVisible(bool(self.rows or self.codings))

    def _add_codings(self, layout: QVBoxLayout) -> None:
        layout.addWidget(_label("entryTitle", say("checks.codings", count=len(self.codings))))
        rows = [row for each in self.codings for row in each.rows]
        if rows:
            layout.addWidget(_label("entryHeading", _sum("answers", rows)))
        for each in self.codings[:_MOST]:
            layout.addSpacing(12)
            layout.addWidget(self._heading(each))
            layout.addWidget(_label("entryHeading", each.code, _INDENT))
            for row in each.rows:
                line = say("checks.answers_line", question=row.question, answer=row.words)
                layout.addWidget(_label(row.look, line, _INDENT))
        if len(self.codings) > _MOST:
            layout.addSpacing(12)
            layout.addWidget(_label("quiet", say("checks.answers_more", count=len(self.codings) - _MOST)))

    def _heading(self, each: AnsweredCoding) -> QPushButton:
        """Return what names a coding, and shows it in the text."""
        words = " ".join(each.words.split())
        short = words if len(words) <= _WORDS else words[: _WORDS - 1] + "…"
        heading = named(QPushButton(short.replace("&", "&&")), "checksCoding")
        heading.setAccessibleName(say("checks.answers_read", code=each.code, words=short))
        heading.setToolTip(plain_tooltip(say("checks.answers_show", code=each.code)))
        heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        heading.setAutoDefault(False)
        heading.setCursor(Qt.CursorShape.PointingHandCursor)
        heading.clicked.connect(lambda _=False: self.coding_chosen.emit(each.coding))
        return heading


def _sum(what: str, rows: Sequence[Answered]) -> str:
    lacking = sum(row.required and not row.answer for row in rows)
    done, count = sum(bool(row.answer) for row in rows), len(rows)
    return say(f"checks.{what}_{'missing' if lacking else 'sum'}", done=done, count=count, missing=lacking)


def _label(name: str, words: str, indent: int = 0) -> QLabel:
    label = named(QLabel(words, wordWrap=True), name)
    label.setContentsMargins(indent, 0, 0, 0)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
