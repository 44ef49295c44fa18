"""What a code means: definition, when to use it, when not, examples."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.core.codebooks import Category, Code
from desktop.ui.codebook.names import other_name, shown_name
from desktop.ui.widgets.naming import named
from desktop.wording import say

_MOST_PARTS = 5


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

    def show_entry(self, thing: Code | Category | None) -> None:
        """Show what the manual says of it."""
        # With every code placed the entry is asked for; mostly it is there already.
        if thing != self._shown:
            self._fill(thing)
            self.verticalScrollBar().setValue(0)

    def _fill(self, thing: Code | Category | None) -> None:
        self._shown = thing
        _show(self._title, f"{thing.number} {shown_name(thing)}" if thing else "")
        _show(self._other, other_name(thing) if thing else say("definition.none"))
        written = [part for part in _parts(thing) if part[1]] if thing else []
        for place, (heading, words) in enumerate(self._parts):
            title, text = written[place] if place < len(written) else ("", "")
            _show(heading, title)
            _show(words, text)


def _parts(thing: Code | Category) -> list[tuple[str, str]]:
    parts = [(say("definition.definition"), thing.definition)]
    if isinstance(thing, Code):
        parts += [
            (say("definition.include"), thing.include),
            (say("definition.exclude"), thing.exclude),
            (say("definition.examples"), "\n".join(thing.examples)),
            (say("definition.keywords"), "、".join(thing.keywords)),
        ]
    return parts


def _label(name: str) -> QLabel:
    label = named(QLabel(wordWrap=True), name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _show(label: QLabel, words: str) -> None:
    label.setText(words)
    label.setVisible(bool(words))
