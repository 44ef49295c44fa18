"""Choosing a code by typing: the palette over the article, filled from the codebook."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.core.codebooks import Code
from desktop.session import Session
from desktop.text.matching import Candidate, CodeIndex
from desktop.ui.codebook.names import shown_name
from desktop.ui.palette.code_palette import CodePalette, PaletteCode
from desktop.ui.reader.view import ArticleView
from desktop.wording import say


class CodeChoosing(QObject):
    """Opens the palette for the selection or for a coding.

    Signals:
        chosen: the identity of the code, and of the coding it is for, None for the selection.
    """

    chosen = Signal(str, object)

    def __init__(self, session: Session, view: ArticleView) -> None:
        super().__init__(view)
        self._session = session
        self._view = view
        self._index: CodeIndex | None = None
        self._palette: CodePalette | None = None
        self._coding: str | None = None

    def forget(self) -> None:
        """Read the codebook again next time."""
        self._index = None

    def find(self, typed: str) -> list[str]:
        """Return the codes that typed words find, best first."""
        return [hit.id for hit in self._codes().find(typed)]
