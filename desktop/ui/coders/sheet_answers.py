"""Somebody's coding sheet to be read beside the article: each question with its answer, what is missing marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.widgets.naming import named
from desktop.wording import say


class Answered(NamedTuple):
    """A question that was asked, and the answer in words: empty if there is none, which `required` calls missing."""

    question: str
    answer: str
    required: bool

    @property
    def words(self) -> str:
        """Return the answer, or what its lack means."""
        return self.answer or say("checks.missing" if self.required else "checks.unanswered")


class SheetAnswers(QScrollArea):
    """Questions and answers one below the other; nothing in it can be changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("checksSheet")
        self.setAccessibleName(say("checks.sheet"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows: tuple[Answered, ...] = ()

    def show_answers(self, rows: Sequence[Answered]) -> None:
        """Show these; without any, nothing at all."""
        self.rows = tuple(rows)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(16, 12, 14, 14)
        layout.setSpacing(2)
        layout.addWidget(_label("entryTitle", self._sum()))
        for row in self.rows:
            layout.addSpacing(8)
            layout.addWidget(_label("entryHeading", row.question))
            lacks = row.required and not row.answer
            layout.addWidget(_label("trouble" if lacks else "checksAnswer" if row.answer else "quiet", row.words))
        layout.addStretch()
        self.setWidget(page)
        self.setVisible(bool(self.rows))

    def _sum(self) -> str:
        lacking = sum(row.required and not row.answer for row in self.rows)
        done, count = sum(bool(row.answer) for row in self.rows), len(self.rows)
        return say("checks.sheet_missing" if lacking else "checks.sheet_sum", done=done, count=count, missing=lacking)


def _label(name: str, words: str) -> QLabel:
    label = named(QLabel(words, wordWrap=True), name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
