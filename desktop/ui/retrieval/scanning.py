"""What coding by words looks for in each text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.core.retrieving import PlainText
from desktop.core.spans import Span
from desktop.text.autocoding import Stretch, Target, targets
from desktop.text.context import in_sentences
from desktop.ui.retrieval.target_rows import TargetRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """Words to look for, what to code where they are found, and where the code stands already, by article."""

    words: tuple[str, ...]
    stretch: Stretch
    whole_words: bool
    closers: str
    headlines: Mapping[str, str]
    coded: Mapping[str, Sequence[Span]]

    def look(self, plain: PlainText) -> list[TargetRow]:
        """Return what would be coded in a text; called in a thread of its own."""
        found = targets(plain.text, self.words, self.stretch, whole_words=self.whole_words, closers=self.closers)
        return [self._row(plain, target) for target in found]

    def _row(self, plain: PlainText, target: Target) -> TargetRow:
        before, words, after = in_sentences(plain.text, target.hits[0])
        known = any(span.contains(target.span) for span in self.coded.get(plain.article, ()))
        return TargetRow(
            plain.article, plain.version, target.span, self.headlines[plain.article], before, words, after,
            len(target.hits) - 1, known,
        )  # fmt: skip
