"""Questions to the open project: values for lists and panels."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from desktop.core.articles import Article, ArticleLine, Outlet
from desktop.core.changes import Changes
from desktop.core.codings import AttributeValue, Coding, Memo, Pin, Value
from desktop.core.problems import Finding
from desktop.core.questions import Answer
from desktop.core.snapshots import ArticleText, CodebookSet, StudySnapshot
from desktop.core.studies import Coder, Done, Study
from desktop.session.doubts import DoubtReading
from desktop.session.sheets import SheetReading
from desktop.session.texts import TextReading
from desktop.session.ways import WayReading
from desktop.storage import Project
from desktop.storage.checking import check, misquoted

if TYPE_CHECKING:
    from desktop.session.codebooks import CodebookReading
    from desktop.session.losses import LossReading
    from desktop.session.retrieval import RetrievalReading
    from desktop.session.spot_checks import SpotCheckReading

_TEXTS_KEPT = 8


class Reading:
    """What the window and the command line ask; texts and the codebook are kept until they change."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self.sheets = SheetReading(project, self)
        self._texts: dict[str, ArticleText] = {}
        self._codebook: CodebookSet | None = None
        self._counts: dict[str, dict[str, int]] = {}
        self.doubts = DoubtReading(project)
        self.ways = WayReading(project)
        self.texts = TextReading(project)

    @cached_property
    def codebooks(self) -> CodebookReading:
        """Return the questions to the codebook's past, which the first window does not ask."""
        from desktop.session.codebooks import CodebookReading

        return CodebookReading(self._project)

    @cached_property
    def retrieval(self) -> RetrievalReading:
        """Return the questions over all articles, which the first window does not ask."""
        from desktop.session.retrieval import RetrievalReading

        return RetrievalReading(self._project)

    @cached_property
    def losses(self) -> LossReading:
        """Return the questions to what corrections left behind, which the first window does not ask."""
        from desktop.session.losses import LossReading

        return LossReading(self._project)

    @cached_property
    def spot_checks(self) -> SpotCheckReading:
        """Return the questions about spot checks, which the first window does not ask."""
        from desktop.session.spot_checks import SpotCheckReading

        return SpotCheckReading(self._project)

    def forget(self, changes: Changes) -> None:
        """Drop what is kept of things that changed."""
        if "codebooks" in self.__dict__:
            self.codebooks.forget(changes)
        self.sheets.forget(changes)
        if changes.touches("article", "text_version", "outlet", "page"):
            self._texts.clear()
        if changes.touches("codebook", "category", "code", "attribute", "option", "rank", "sheet", "variable"):
            self._codebook = None
        self._forget_counts(changes)

    def _forget_counts(self, changes: Changes) -> None:
        if changes.touches("article", "category", "code", "coder") or not changes.codes:
            self._counts.clear()
        for coder, counts in self._counts.items():
            for code in {self._project.codings.heir_of(code) for code in changes.codes}:
                counts[code] = self._project.codings.count_of(code, coder=coder)

    def codebook(self) -> CodebookSet:
        """Return the whole codebook."""
        if self._codebook is None:
            self._codebook = self._project.codebooks.whole()
        return self._codebook

    def articles(self) -> list[Article]:
        """Return all articles in order."""
        return self._project.articles.all()

    def article_lines(self) -> list[ArticleLine]:
        """Return what a list says of every article, in order."""
        return self._project.articles.lines()

    def has_articles(self) -> bool:
        """Tell whether there is any article."""
        return self._project.articles.any()

    def outlets(self) -> list[Outlet]:
        """Return the newspapers."""
        return self._project.articles.outlets()

    def text(self, article: str) -> ArticleText | None:
        """Return an article with its current text, None if it is gone."""
        if article not in self._texts:
            found = self._project.articles.with_text(article)
            if found is None:
                return None
            if len(self._texts) >= _TEXTS_KEPT:
                self._texts.pop(next(iter(self._texts)))
            self._texts[article] = found
        return self._texts[article]

    def codings(self, article: str, *, coder: str) -> list[Coding]:
        """Return one coder's codings in an article, by place."""
        return self._project.codings.of_article(article, coder=coder)

    def coding(self, identity: str) -> Coding | None:
        """Return a coding, None if it is gone."""
        return self._project.codings.get(identity)

    def memos(self, article: str, *, coder: str) -> dict[str, Memo]:
        """Return one coder's memos on codings of an article, by coding."""
        return self._project.codings.memos_on_codings(article, coder=coder)

    def memo_text(self, coding: str) -> str:
        """Return the memo on a coding, empty if there is none."""
        memo = self._project.codings.memo_on(coding)
        return memo.text if memo else ""

    def counts_by_article(self, coder: str) -> dict[str, int]:
        """Return how many codings a coder has in each article."""
        return self._project.codings.counts_by_article(coder)

    def count_in(self, article: str, *, coder: str) -> int:
        """Return how many codings a coder has in an article."""
        return self._project.codings.count_in(article, coder=coder)

    def counts_by_code(self, coder: str) -> dict[str, int]:
        """Return how often a coder used each code."""
        if coder not in self._counts:
            self._counts = {coder: self._project.codings.counts_by_code(coder)}
        return self._counts[coder]

    def uses_of_codes(self, codes: set[str]) -> dict[tuple[str, str], int]:
        """Return how many codings of all coders these codes have, by coder and article."""
        return self._project.codings.uses_of_codes(codes) if codes else {}

    def codings_in(self, articles: set[str]) -> dict[tuple[str, str], int]:
        """Return how many codings of all coders lie in these articles, by coder and article."""
        found = (coding for article in articles for coding in self._project.codings.every_in(article))
        return Counter((coding.coder, coding.article) for coding in found)

    def recent_codes(self, coder: str, *, limit: int = 9) -> list[str]:
        """Return the codes a coder used last, latest first."""
        return self._project.codings.recent_codes(coder, limit=limit)

    def pins(self, coder: str) -> list[Pin]:
        """Return a coder's pinned codes by digit."""
        return self._project.codings.pins(coder)

    def done(self, coder: str) -> dict[str, Done]:
        """Return a coder's done marks by article."""
        return self._project.codings.done(coder)

    def is_done(self, article: str, *, coder: str) -> bool:
        """Tell whether a coder marked an article as done."""
        return self._project.codings.is_done(article, coder=coder)

    def done_counts(self) -> dict[str, int]:
        """Return how many articles each coder is done with."""
        return self._project.work.done_counts()

    def coders(self) -> list[Coder]:
        """Return all coders in order."""
        return self._project.studies.coders()

    def coder_names(self) -> dict[str, str]:
        """Return the coders' names by identity."""
        return self._project.studies.coder_names()

    def digests(self) -> dict[str, str]:
        """Return the headline of the article that holds each canonical text, by the text's digest."""
        return self._project.articles.digests()

    def misquoted(self, article: str) -> list[Finding]:
        """Return the codings of an article whose words are not those at their place."""
        return misquoted(self._project, article)

    def check(self) -> list[Finding]:
        """Check the whole project and return what is not as it should be."""
        return check(self._project)

    def snapshot(self, study: Study) -> StudySnapshot:
        """Return the study as plain values, for an export."""
        with self._project.at_one_moment():
            return self._snapshot(study)

    def _fits(self, given: Value | AttributeValue) -> bool:
        """Tell whether an answer fits its question as it is now; one that does not counts as missing."""
        question = given.variable if isinstance(given, Value) else given.attribute
        return self.sheets.fitting().takes(question, Answer(given.numbers, given.text))

    def _snapshot(self, study: Study) -> StudySnapshot:
        found = (self._project.articles.with_text(article.id) for article in self.articles())
        return StudySnapshot(
            study=study,
            codebook=self.codebook(),
            articles=tuple(text for text in found if text is not None),
            codings=tuple(self._project.codings.all()),
            lost_codings=tuple(self._project.codings.lost()),
            memos=tuple(self._project.codings.memos()),
            attribute_values=tuple(each for each in self._project.codings.attribute_values() if self._fits(each)),
            values=tuple(each for each in self._project.sheets.every_value() if self._fits(each)),
            none_marks=tuple(self._project.none_marks.all()),
            coders=tuple(self.coders()),
            coder_names=self.coder_names(),
            rulings=tuple(self._project.codebooks.rulings()),
            version=self._project.codebooks.newest_version(),
        )
