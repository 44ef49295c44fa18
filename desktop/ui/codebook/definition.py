"""What a code means: definition, when to use it, when not, examples."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.core.clock import local_minute
from desktop.core.codebooks import Category, Code, Ruling
from desktop.ui.codebook.names import other_name, shown_name
from desktop.ui.widgets.naming import named
from desktop.wording import say

_MOST_PARTS = 7


class Definition(QScrollArea):
    """The manual's entry for one code or category; every word of it plain text that can be copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("definition")
        self.setAccessibleName(say("definition.title"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._shown: Code | Category | None = None
        self._rulings: tuple[Ruling, ...] = ()
        self._merged: tuple[Code, ...] = ()
        self._title, self._other = _label("entryTitle"), _label("quiet")
        self._parts = [(_label("entryHeading"), _label("entryText")) for _ in range(_MOST_PARTS)]
        self._build_page()
        self._fill(None)

    def _build_page(self) -> None:
        page = named(QWidget(), "definitionPage")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(12, 8, 12, 12)
        layout.setSpacing(3)
        layout.addWidget(self._title)
        layout.addWidget(self._other)
        for heading, words in self._parts:
            heading.setContentsMargins(0, 6, 0, 0)
            layout.addWidget(heading)
            layout.addWidget(words)
        layout.addStretch()
        self.setWidget(page)

    def show_entry(
        self, thing: Code | Category | None, rulings: Sequence[Ruling] = (), merged: Sequence[Code] = ()
    ) -> None:
        """Show what the manual says of it, what was ruled about it since, and which codes were merged into it."""
        # With every code placed the entry is asked for; mostly it is there already.
        if thing != self._shown or tuple(rulings) != self._rulings or tuple(merged) != self._merged:
            self._merged = tuple(merged)
            self._fill(thing, rulings)
            self.verticalScrollBar().setValue(0)

    def _fill(self, thing: Code | Category | None, rulings: Sequence[Ruling] = ()) -> None:
        self._shown, self._rulings = thing, tuple(rulings)
        _show(self._title, f"{thing.number} {shown_name(thing)}" if thing else "")
        _show(self._other, other_name(thing) if thing else say("definition.none"))
        written = [part for part in _parts(thing, rulings, self._merged) if part[1]] if thing else []
        for place, (heading, words) in enumerate(self._parts):
            title, text = written[place] if place < len(written) else ("", "")
            _show(heading, title)
            _show(words, text)


def _parts(thing: Code | Category, rulings: Sequence[Ruling], merged: Sequence[Code]) -> list[tuple[str, str]]:
    parts = [(say("definition.definition"), thing.definition)]
    if isinstance(thing, Code):
        parts += [
            (say("definition.include"), thing.include),
            (say("definition.exclude"), thing.exclude),
            (say("definition.examples"), "\n".join(thing.examples)),
            (say("definition.keywords"), "、".join(thing.keywords)),
            (say("definition.rulings"), "\n".join(map(_dated, rulings))),
            (say("definition.merged"), "、".join(f"{each.number} {shown_name(each)}" for each in merged)),
        ]
    return parts


def _dated(ruling: Ruling) -> str:
    return say("definition.ruling", date=local_minute(ruling.made).split(" ")[0], text=ruling.text)


def _label(name: str) -> QLabel:
    label = named(QLabel(wordWrap=True), name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _show(label: QLabel, words: str) -> None:
    label.setText(words)
    label.setVisible(bool(words))
