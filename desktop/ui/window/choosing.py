"""Choosing a code by typing: the palette over the article, filled from the codebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Signal

from desktop.core.codebooks import Category, Code
from desktop.core.snapshots import CodebookSet
from desktop.session import Session
from desktop.ui.codebook.names import shown_name
from desktop.ui.reader.anchors import anchor_of, words_at_work
from desktop.ui.reader.view import ArticleView
from desktop.wording import say

if TYPE_CHECKING:
    from desktop.text.matching import Candidate, CodeIndex
    from desktop.ui.palette import CodePalette, PaletteCode


class CodeChoosing(QObject):
    """Opens the palette for the selection or for a coding.

    Signals:
        chosen: the identity of the code, and of the coding it is for, None for the selection.
        dismissed: the palette was closed without a choice.
    """

    chosen = Signal(str, object)
    dismissed = Signal()

    def __init__(self, session: Session, view: ArticleView) -> None:
        super().__init__(view)
        self._session = session
        self._view = view
        self._entries: tuple[PaletteCode, ...] = ()
        self._index: CodeIndex | None = None
        self._palette: CodePalette | None = None
        self._coding: str | None = None

    def forget(self) -> None:
        """Read the codebook again next time."""
        self._index = None

    def warm_up(self) -> None:
        """Make ready what the first opening needs, so that it is as quick as the next."""
        self._codes()
        self._made()

    def find(self, typed: str) -> list[str]:
        """Return the codes that typed words find, best first."""
        return [hit.id for hit in self._codes().find(typed)]

    def open(self, coding: str | None, now: Code | None) -> None:
        """Open the palette for a coding, with the code it has now, or for the selection."""
        self._coding = coding
        self._codes()
        coder = self._session.coder.id
        pins = {pin.code: pin.digit for pin in self._session.read.pins(coder)}
        words = " ".join(words_at_work(self._view).split())
        chosen_first = say("desk.choose", words=words) if words else say("ways.choose")
        title = say("desk.rechoose", name=shown_name(now)) if now else chosen_first
        palette = self._made()
        recent = self._session.read.recent_codes(coder)
        palette.open_at(self._anchor(), self._entries, recent=recent, pinned=pins, title=title)

    def _anchor(self) -> QRect:
        anchor = anchor_of(self._view)
        return QRect(self._view.viewport().mapTo(self._view.window(), anchor.topLeft()), anchor.size())

    def _made(self) -> CodePalette:
        if self._palette is None:
            from desktop.ui.palette import CodePalette

            self._palette = CodePalette(self._view.window())
            self._palette.chosen.connect(self._on_chosen)
            self._palette.dismissed.connect(self.dismissed.emit)
        return self._palette

    def _on_chosen(self, code: str) -> None:
        self._view.setFocus()
        self.chosen.emit(code, self._coding)

    def _codes(self) -> CodeIndex:
        if self._index is None:
            from desktop.text.code_keys import code_keys
            from desktop.text.matching import CodeIndex

            codebook = self._session.read.codebook()
            keys = code_keys(codebook)
            self._entries = tuple(_entry(keys.entry(code), codebook) for code in codebook.codes)
            self._index = CodeIndex([entry.candidate for entry in self._entries])
        return self._index


def _entry(code: Code, codebook: CodebookSet) -> PaletteCode:
    from desktop.ui.palette import PaletteCode

    candidate = _candidate(code, codebook.category_of(code))
    return PaletteCode(candidate=candidate, color=codebook.color_of(code), definition=code.definition)


def _candidate(code: Code, category: Category) -> Candidate:
    from desktop.text.matching import Candidate

    return Candidate(
        id=code.id, number=code.number, names=(code.name_zh, code.name_en), key=code.key,
        category_number=category.number, category_names=(category.name_zh, category.name_en),
    )  # fmt: skip
