"""What a code means: definition, when to use it, when not, examples."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.core.codebooks import Category, Code
from desktop.ui.codebook.names import other_name, shown_name
from desktop.ui.widgets.naming import named
from desktop.wording import say


class Definition(QScrollArea):
    """The manual's entry for one code or category; every word of it plain text that can be copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("definition")
        self.setAccessibleName(say("definition.title"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.show_entry(None)

    def show_entry(self, thing: Code | Category | None) -> None:
        """Show what the manual says of it."""
        page = named(QWidget(), "definitionPage")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(12, 8, 12, 12)
        layout.setSpacing(3)
        if thing is None:
            layout.addWidget(_label(say("definition.none"), "quiet"))
        else:
            layout.addWidget(_label(f"{thing.number} {shown_name(thing)}", "entryTitle"))
            if other_name(thing):
                layout.addWidget(_label(other_name(thing), "quiet"))
            for heading, words in _parts(thing):
                if words:
                    layout.addSpacing(6)
                    layout.addWidget(_label(heading, "entryHeading"))
                    layout.addWidget(_label(words, "entryText"))
        layout.addStretch()
        self.setWidget(page)


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


def _label(words: str, name: str) -> QLabel:
    label = named(QLabel(words, wordWrap=True), name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
