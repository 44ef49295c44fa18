"""The signs beside the article shown: doubts, memos, rulings and none-marks, each kept by the part that knows of it."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.ui.reader.values import Sign
from desktop.ui.reader.view import ArticleView


class SignBoard:
    """Gathers signs by where they come from and shows them all in the article view."""

    def __init__(self, view: ArticleView) -> None:
        self._view = view
        self._by_source: dict[str, tuple[Sign, ...]] = {}
        # Signs belong to a text: another one, or the same one anew, has none until they are put again.
        view.article_shown.connect(self._by_source.clear)

    def put(self, source: str, signs: Sequence[Sign]) -> None:
        """Show these signs of one source instead of those it had."""
        if self._by_source.get(source, ()) != tuple(signs):
            self._by_source[source] = tuple(signs)
            self._view.set_signs(self.signs())

    def signs(self) -> list[Sign]:
        """Return all signs in reading order."""
        found = [sign for signs in self._by_source.values() for sign in signs]
        return sorted(found, key=lambda sign: (sign.span, sign.kind, sign.id))
