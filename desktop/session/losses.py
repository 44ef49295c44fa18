"""What corrected texts leave behind: codings, none-marks, doubts, suggestions, links in memos whose words are gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from desktop.core.codings import Coding, Memo, NoneMark, Query, Suggestion
from desktop.core.spans import Span
from desktop.session.sight import Sight, Tally
from desktop.storage import Project
from desktop.text.carrying import OffsetMap

# What the counts are told of, by kind of loss.
_COUNTED = {
    "coding": "codings", "none_mark": "nones", "query": "flags", "suggestion": "suggestions", "memo": "links",
}  # fmt: skip
_FOR_THE_LEAD = frozenset({Query.KIND, Suggestion.KIND})


class Loss(NamedTuple):
    """Something of a coder's that stands on words which were corrected away: its `kind`, and where it was written.

    `article` is that of the work it belongs to, by which it may be seen; empty for a memo on no article. `code` is a
    coding's. Of a memo it is a link that leads nowhere any more, `words` being those of the link.
    """

    kind: str
    id: str
    coder: str
    article: str
    start: int
    end: int
    words: str
    code: str = ""

    def may_be_seen(self, sight: Sight) -> bool:
        """Tell whether the one who codes may see it; doubts and suggestions are put to the leads."""
        ask = sight.may_see_doubted if self.kind in _FOR_THE_LEAD else sight.may_see
        return ask(self.coder, self.article)


def counted(losses: Iterable[Loss], sight: Sight) -> list[str]:
    """Return how many of each kind there are, in words, as far as it may be told."""
    seen: Counter[str] = Counter()
    hidden: set[str] = set()
    for loss in losses:
        if loss.may_be_seen(sight):
            seen[loss.kind] += 1
        else:
            hidden.add(loss.kind)
    tallies = {kind: Tally(seen[kind], kind in hidden) for kind in _COUNTED}
    return [tally.words(_COUNTED[kind]) for kind, tally in tallies.items() if tally]


class LossReading:
    """What was lost to a correction of an article's text, or would be."""

    def __init__(self, project: Project) -> None:
        self._project = project

    def codings(self, article: str) -> list[Loss]:
        """Return everyone's codings that cannot be carried to the newest text."""
        return [_coding(coding) for coding in self._project.codings.lost(article)]

    def others(self, article: str) -> list[Loss]:
        """Return what else cannot be carried: none-marks, open doubts without a coding, open suggestions, links."""
        if self._project.carrying.way(article) is None:
            return []
        placed = (each for each in self._placed(article) if self._place(each) is None)
        rest = (*self._suggested(article), *self._links(article))
        return [*map(self._mark, placed), *(loss for loss, span in rest if span is None)]

    def would_be(self, article: str, span: Span, words: str) -> list[Loss]:
        """Return what would be lost if words took the place of a span; KnownError as of the operation."""
        from desktop.operations.correct_text import correction

        found = self._project.articles.with_text(article)
        if found is None:
            return []
        after = correction(found, span, words)
        way = OffsetMap(after.carried, len(found.text), len(after.text))
        codings = [coding for coding in self._project.codings.every_in(article) if way.span(coding.span) is None]
        gone = (each for each in self._placed(article) if _loses(way, self._place(each)))
        rest = (*self._suggested(article), *self._links(article))
        lost = (loss for loss, place in rest if _loses(way, place))
        return [*map(_coding, codings), *map(self._mark, gone), *lost]

    def _place(self, mark: NoneMark | Query) -> Span | None:
        """Return where a mark stands in the newest text, None if it cannot be carried there."""
        found = self._project.carrying.place(mark.article, mark.version, Span(mark.start, mark.end))
        return None if found is None else found[1]

    def _placed(self, article: str) -> Iterator[NoneMark | Query]:
        """Return none-marks, and open doubts that hang on no coding, as written."""
        coders = {coder.id for coder in self._project.studies.coders()}
        yield from (mark for mark in self._project.none_marks.written_in(article) if mark.coder in coders)
        for query in self._project.doubts.queries(article=article, only_open=True):
            if query.coding is None or not self._is_coding(query.coding, article):
                yield query

    def _is_coding(self, identity: str, article: str) -> bool:
        """Tell whether a coding is still there, be it lost itself."""
        lost = (coding.id for coding in self._project.codings.lost(article))
        return self._project.codings.get(identity) is not None or identity in lost

    def _mark(self, mark: NoneMark | Query) -> Loss:
        words = self._project.doubts.words(mark)
        return Loss(mark.KIND, mark.id, mark.coder, mark.article, mark.start, mark.end, words)

    def _suggested(self, article: str) -> Iterator[tuple[Loss, Span | None]]:
        """Return the open suggestions for words of an article, each with where those are now."""
        for each in self._project.doubts.suggestions(article=article):
            place = each.place
            if place is not None and self._project.doubts.ruling_on(suggestion=each.id) is None:
                found = self._project.carrying.place(*place)
                loss = Loss(each.KIND, each.id, each.coder, article, *place.span, each.words)
                yield loss, None if found is None else found[1]

    def _links(self, article: str) -> Iterator[tuple[Loss, Span | None]]:
        """Return the links in memos to places of an article, each with where its place is now."""
        from desktop.text.memo_links import pieces, target_of

        for memo in self._project.memos.leading_to(article):
            for piece in pieces(memo.text):
                target = target_of(piece.address) if piece.address else None
                if target is not None and (target.kind, target.id) == ("place", article):
                    found = self._project.carrying.place(article, target.version, target.span)
                    yield self._link(memo, piece.words, target.span), None if found is None else found[1]

    def _link(self, memo: Memo, words: str, span: Span) -> Loss:
        coding = self._project.codings.get(memo.coding) if memo.coding else None
        article = (coding.article if coding is not None else memo.article) or ""
        return Loss(Memo.KIND, memo.id, memo.coder, article, span.start, span.end, words)


def _loses(way: OffsetMap, place: Span | None) -> bool:
    return place is not None and way.span(place) is None


def _coding(coding: Coding) -> Loss:
    return Loss(
        Coding.KIND, coding.id, coding.coder, coding.article, coding.start, coding.end, coding.words, coding.code
    )
