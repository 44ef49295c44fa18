"""Looking coded segments up again, and reading what a search goes through, over all articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from desktop.core.articles import Article
from desktop.core.codings import Coding, Memo, Value
from desktop.core.paragraphs import Paragraph
from desktop.core.questions import Answer
from desktop.core.relations import BY_UNIT, Relation
from desktop.core.retrieving import (
    ArticleFilter,
    CodedSegment,
    Join,
    PlainText,
    SegmentQuestion,
    SheetFilter,
    chosen,
)
from desktop.core.sheets import Fitting, awaited, is_asked
from desktop.core.spans import Span
from desktop.storage import Project

if TYPE_CHECKING:
    from desktop.session.sight import Sight

BLOCK = 50  # articles read at a time


class Step(NamedTuple):
    """A part of an answer: what was found since the step before, and how many articles of how many are through."""

    codings: list[Coding]
    done: int
    total: int


class RetrievalReading:
    """Questions over the whole study; whatever they show, the one who codes may see."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._text = lru_cache(maxsize=32)(self._read_text)

    def articles(self, wanted: ArticleFilter) -> list[Article]:
        """Return the articles that a filter admits, in order."""
        return [article for article in self._project.articles.all() if wanted.admits(article)]

    def own_articles(self, coder: str) -> list[Article]:
        """Return the articles a coder has: those assigned, or all while nothing is."""
        work, articles = self._project.work, self._project.articles.all()
        if not work.has_assignments():
            return articles
        assigned = work.assigned_to(coder)
        return [article for article in articles if article.id in assigned]

    def own_spans(self, code: str, coder: str) -> dict[str, list[Span]]:
        """Return where a coder has a code already, by article."""
        articles = sorted(self._project.codings.articles_with({code}, {coder}))
        found: dict[str, list[Span]] = {}
        for block in _blocks(articles):
            for coding in self._project.codings.with_codes({code}, block):
                if coding.coder == coder:
                    found.setdefault(coding.article, []).append(coding.span)
        return found

    def segments(self, question: SegmentQuestion, sight: Sight) -> Iterator[Step]:
        """Find the codings that answer a question, article by article in order; stop asking to give it up.

        Two codes are held together per coder: whether coders agree is not asked here.
        """
        self._text.cache_clear()
        visible = _Visible(self._project, question, sight)
        codes = set(question.codes if question.join is Join.ALONE else question.codes | question.others)
        among = self._project.codings.articles_with(codes, visible.coders)
        articles = [article.id for article in self.articles(question.articles) if article.id in among]
        done = 0
        for block in _blocks(articles):
            found = self._project.codings.with_codes(codes, block)
            by_article = {key: list(group) for key, group in groupby(found, attrgetter("article"))}
            for article in block:
                done += 1
                seen = [coding for coding in by_article.get(article, ()) if visible.has(coding)]
                yield Step(self._chosen(question, seen), done, len(articles))

    def _chosen(self, question: SegmentQuestion, codings: Sequence[Coding]) -> list[Coding]:
        answers: list[Coding] = []
        for coder in dict.fromkeys(coding.coder for coding in codings):
            own = [coding for coding in codings if coding.coder == coder]
            answers += chosen(question, own, partial(self._units, question, own[0].article))
        if question.words.strip():
            from desktop.text.find import find

            answers = [coding for coding in answers if find(coding.words, question.words)]
        return sorted(answers, key=lambda coding: (coding.start, coding.end, coding.id))

    def _units(self, question: SegmentQuestion, article: str, spans: Sequence[Span]) -> list[Span]:
        """Return the paragraphs around some spans, or the sentences of those paragraphs."""
        if question.relation not in BY_UNIT:
            return []
        from desktop.text.paragraphs import paragraphs
        from desktop.text.segment import sentences

        text = self._text(article)
        around = [each for each in paragraphs(text) if any(each.overlaps(span) for span in spans)]
        if question.relation is Relation.PARAGRAPH:
            return around
        return [
            Span(start + sentence.start, start + sentence.end)
            for start, end in around
            for sentence in sentences(text[start:end])
        ]

    def described(self, codings: Sequence[Coding]) -> list[CodedSegment]:
        """Return codings with their context, for showing; ask for as many as are shown."""
        outlets = {outlet.id: outlet.name for outlet in self._project.articles.outlets()}
        noted = self._project.retrieval.with_memo({coding.id for coding in codings})
        articles = {each: self._project.articles.get(each) for each in {coding.article for coding in codings}}
        return [self._described(coding, articles[coding.article], outlets, noted) for coding in codings]

    def _described(
        self, coding: Coding, article: Article | None, outlets: dict[str, str], noted: set[str]
    ) -> CodedSegment:
        from desktop.text.context import in_sentences

        text = self._text(coding.article)
        # Words that are not at their place stand alone: a context would be that of others.
        fits = text[coding.start : coding.end] == coding.words
        before, words, after = (
            in_sentences(text, coding.span, beside=1) if fits else ("", " ".join(coding.words.split()), "")
        )
        headline, outlet, date = (
            (article.headline, outlets.get(article.outlet or "", ""), article.date or "") if article else ("", "", "")
        )
        return CodedSegment(coding, headline, outlet, date, before, words, after, coding.id in noted)

    def texts(self, articles: Collection[str]) -> Iterator[list[PlainText]]:
        """Return the current texts of some articles in order, block by block."""
        for block in _blocks(list(articles)):
            by_article = {each.article: each for each in self._project.retrieval.texts(block)}
            yield [by_article[article] for article in block if article in by_article]

    def paragraphs(self, versions: Iterable[str]) -> dict[str, tuple[Paragraph, ...]]:
        """Return the paragraphs of some text versions."""
        found: dict[str, tuple[Paragraph, ...]] = {}
        for block in _blocks(list(versions)):
            found |= self._project.retrieval.paragraphs(block)
        return found

    def memos(self, sight: Sight | None, has: Callable[[str], object]) -> list[tuple[Memo, str | None]]:
        """Return the memos whose text has what is looked for and that may be seen, each with its article.

        Of those on codes and on the study only one's own may be seen. Without a sight, everybody's are returned.
        """
        placed = [(memo, self._article_of(memo)) for memo in self._project.retrieval.memos() if has(memo.text)]
        return [(memo, at) for memo, at in placed if sight is None or sight.may_see(memo.coder, at or "")]

    def _article_of(self, memo: Memo) -> str | None:
        coding = self._project.codings.get(memo.coding) if memo.coding else None
        return coding.article if coding is not None else memo.article

    def written_answers(self, variable: str, sight: Sight, *, limit: int = 200) -> list[str]:
        """Return the different texts of answers to a variable that may be seen, where it is asked."""
        texts = {value.text for value in _values_asked(self._project, variable, sight) if value.text}
        return sorted(texts)[:limit]

    def _read_text(self, article: str) -> str:
        found = self._project.retrieval.texts([article])
        return found[0].text if found else ""


class _Visible:
    """Which codings may be seen at all, by whose they are and by the coder's own answer of the coding sheet."""

    def __init__(self, project: Project, question: SegmentQuestion, sight: Sight) -> None:
        wanted = (coder.id for coder in project.studies.coders() if question.coder in (None, coder.id))
        self._articles = {coder: where for coder in wanted if (where := sight.visible_articles(coder)) != frozenset()}
        self.coders = set(self._articles)
        self._answered = None if question.sheet is None else _answered(project, question.sheet, sight)

    def has(self, coding: Coding) -> bool:
        """Tell whether a coding may be seen and is wanted."""
        if coding.coder not in self._articles:
            return False
        articles = self._articles[coding.coder]
        open_to_see = articles is None or coding.article in articles
        return open_to_see and (self._answered is None or (coding.coder, coding.article) in self._answered)


def _blocks(articles: Sequence[str]) -> Iterator[Sequence[str]]:
    return (articles[start : start + BLOCK] for start in range(0, len(articles), BLOCK))


def _values_asked(project: Project, variable: str, sight: Sight) -> list[Value]:
    """Return the answers to a variable that may be seen, of those who are asked it, given their other answers."""
    by_id = {each.id: each for each in project.sheets.variables()}
    if variable not in by_id:
        return []
    seen = {coder.id: sight.visible_articles(coder.id) for coder in project.studies.coders()}
    fitting = Fitting(by_id.values(), project.codebooks.whole().options)
    values = [each for each in project.retrieval.values(variable) if _in_sight(each, seen) and _fits(fitting, each)]
    chain = awaited(by_id[variable], by_id)
    if not chain:
        return values
    answers: dict[tuple[str, str], dict[str, Answer]] = defaultdict(dict)
    for value in (value for other in chain for value in project.retrieval.values(other) if _fits(fitting, value)):
        answers[value.coder, value.article][value.variable] = Answer(value.numbers, value.text)
    return [value for value in values if is_asked(by_id[variable], by_id, answers[value.coder, value.article])]


def _fits(fitting: Fitting, value: Value) -> bool:
    return fitting.takes(value.variable, Answer(value.numbers, value.text))


def _in_sight(value: Value, seen: Mapping[str, frozenset[str] | None]) -> bool:
    articles = seen.get(value.coder, frozenset())
    return articles is None or value.article in articles


def _answered(project: Project, wanted: SheetFilter, sight: Sight) -> set[tuple[str, str]]:
    return {
        (value.coder, value.article)
        for value in _values_asked(project, wanted.variable, sight)
        if (wanted.number in value.numbers if wanted.number is not None else value.text == wanted.text)
    }
