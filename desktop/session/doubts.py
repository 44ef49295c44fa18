"""Questions about doubts, suggested codes, what was ruled, and whether a reliability test runs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from desktop.core.codebooks import Code, Ruling
from desktop.core.codings import Place, Query, Suggestion
from desktop.core.rounds import Round
from desktop.core.snapshots import ArticleText
from desktop.core.spans import Span
from desktop.core.studies import CoderRole
from desktop.session.sight import Sight
from desktop.storage import Project

SEE_ALL = (CoderRole.LEAD, CoderRole.REVIEWER)  # everyone else sees what they asked themselves


class Asked(NamedTuple):
    """What a coder asked the lead: a doubt at a place (`query`), or a code they would like (`suggestion`).

    A `ruling` by itself stands for one whose doubt is gone, or is not for everyone to see: nobody is named by it.
    `span` counts code points of `version`; `name` is that of a suggested code, which has no place in an
    older file, nor where its article is gone. `ruling` is the answer, if there is one.
    A `coding` without `code` is one that may not be seen.
    """

    id: str
    kind: str
    coder: str
    made: str
    words: str
    note: str = ""
    name: str = ""
    article: str | None = None
    version: str | None = None
    span: Span | None = None
    coding: str | None = None
    code: str | None = None
    category: str | None = None
    ruling: Ruling | None = None


class DoubtReading:
    """Doubts, suggestions, rulings and the running test, as the window asks for them."""

    def __init__(self, project: Project) -> None:
        self._project = project

    def asked(self, sight: Sight, *, coder: str | None = None, is_open: bool = True) -> list[Asked]:
        """Return what was asked, by one coder if named, oldest first: what is open, or what was answered.

        The code of a flagged coding is kept from whoever may not see that and is not asked to decide.
        """
        answers = self._answers()
        found = [self._query(each, answers.get(each.id)) for each in self._project.doubts.queries(coder=coder)]
        suggestions = self._project.doubts.suggestions(coder=coder)
        found += [self._suggestion(each, answers.get(each.id)) for each in suggestions]
        wanted = (each for each in found if (each.ruling is None) == is_open)
        return sorted((_as_seen(each, sight) for each in wanted), key=lambda each: (each.made, each.id))

    def rulings_besides(self, found: Iterable[Asked]) -> list[Asked]:
        """Return the rulings that none of these things asked was answered by, one for each answer, oldest first."""
        told = {_answer_of(each.ruling) for each in found if each.ruling is not None}
        others = {_answer_of(each): each for each in self._project.codebooks.rulings() if each.text}
        return [
            Asked(id=each.id, kind=Ruling.KIND, coder="", made=each.made, words=each.text, code=each.code, ruling=each)
            for answer, each in others.items()
            if answer not in told
        ]

    def in_article(self, article: str, *, coder: str) -> list[Asked]:
        """Return one coder's doubts in an article, answered or not, by place."""
        doubts = self._project.doubts
        queries = doubts.queries(coder=coder, article=article)
        found = [self._query(each, doubts.ruling_on(query=each.id)) for each in queries]
        return sorted(found, key=lambda each: (each.span or Span(0, 0), each.id))

    def suggested_in(self, article: str, *, coder: str) -> list[Asked]:
        """Return the codes that one coder would like for words of an article, answered or not, by place."""
        doubts = self._project.doubts
        suggestions = doubts.suggestions(coder=coder, article=article)
        found = [self._suggestion(each, doubts.ruling_on(suggestion=each.id)) for each in suggestions]
        return sorted(found, key=lambda each: (each.span or Span(0, 0), each.id))

    def code_answered(self, asked: Asked) -> Code | None:
        """Return the code that the answer to a suggestion names, None if there is none or it is gone."""
        if asked.kind != Suggestion.KIND or asked.ruling is None or asked.ruling.code is None:
            return None
        return self._project.codebooks.code(self._project.codings.heir_of(asked.ruling.code))

    def is_coded(self, asked: Asked, code: str) -> bool:
        """Tell whether the coder of a suggestion has a coding with a code on its words, or on some of them."""
        place = self._place_now(asked)
        if place is None:
            return False
        there = self._project.overlaps.codings(place.article, asked.coder, place.version, place.span)
        return any(each.code == code for each in there)

    def code_to_place(self, asked: Asked) -> Code | None:
        """Return the code that the answer to a suggestion names, as long as its words wait for that."""
        code = self.code_answered(asked)
        waits = code is not None and self._place_now(asked) is not None and not self.is_coded(asked, code.id)
        return code if waits else None

    def passage(self, asked: Asked) -> ArticleText | None:
        """Return the article with the very text version in which something was asked, None if it is gone."""
        articles = self._project.articles
        found = articles.with_text(asked.article) if asked.article else None
        if found is None or found.version.id == asked.version:
            return found
        version = next((each for each in articles.versions(found.article.id) if each.id == asked.version), None)
        if version is None:
            return None
        return replace(found, version=version, text=self._project.texts.fetch(version.text))

    def query(self, identity: str) -> Query | None:
        """Return a doubt, None if it is gone."""
        return self._project.doubts.query(identity)

    def rulings_on(self, code: str) -> list[Ruling]:
        """Return what was ruled about a code, oldest first; one answer to several doubts comes once."""
        found = self._project.doubts.rulings_on(self._project.codings.family_of({code}))
        return list({(each.made, each.text): each for each in found if each.text}.values())

    def rounds(self) -> list[Round]:
        """Return all rounds, oldest first."""
        return self._project.doubts.rounds()

    def running_test(self) -> Round | None:
        """Return the reliability test that runs now, None if there is none."""
        return self._project.doubts.running_test()

    def _answers(self) -> dict[str, Ruling]:
        """Return the newest ruling on each doubt and suggestion."""
        return {each.query or each.suggestion or "": each for each in self._project.codebooks.rulings()}

    def _query(self, query: Query, ruling: Ruling | None) -> Asked:
        """Return a doubt where it stands now: with its coding, if that is still there."""
        coding = self._project.codings.get(query.coding) if query.coding else None
        if coding is not None:
            version, span, words, code = coding.version, coding.span, coding.words, coding.code
        else:
            # Where it cannot be carried to a corrected text, it stays with the text it was put to.
            query = next(iter(self._project.carrying.carried([query])), query)
            words = self._project.doubts.words(query)
            version, span, code = query.version, Span(query.start, query.end), None
        return Asked(
            id=query.id, kind=Query.KIND, coder=query.coder, made=query.made, words=words, note=query.note,
            article=query.article, version=version, span=span, coding=coding.id if coding else None, code=code,
            ruling=ruling,
        )  # fmt: skip

    def _suggestion(self, suggestion: Suggestion, ruling: Ruling | None) -> Asked:
        """Return a suggestion where its words stand now; without a place if it never had one or its article is gone."""
        asked = Asked(
            id=suggestion.id, kind=Suggestion.KIND, coder=suggestion.coder, made=suggestion.made,
            words=suggestion.words, name=suggestion.name, category=suggestion.category, ruling=ruling,
        )  # fmt: skip
        place = suggestion.place
        if place is None or self._project.articles.get(place.article) is None:
            return asked
        # Where it cannot be carried to a corrected text, it stays with the text it was made for, as a doubt does.
        version, span = self._project.carrying.place(*place) or (place.version, place.span)
        words = self._project.doubts.words_at(version, span) or suggestion.words
        return asked._replace(article=place.article, version=version, span=span, words=words)

    def _place_now(self, asked: Asked) -> Place | None:
        """Return where something that was asked stands in its article's newest text, None if it does not."""
        newest = self._project.articles.version(asked.article) if asked.article else None
        if newest is None or asked.article is None or asked.span is None or newest.id != asked.version:
            return None
        return Place(asked.article, newest.id, asked.span)


def _answer_of(ruling: Ruling) -> tuple[str, str, str | None]:
    """Return by what the rulings of one answer are known."""
    return ruling.made, ruling.text, ruling.code


def _as_seen(asked: Asked, sight: Sight) -> Asked:
    may = asked.code is None or asked.article is None or sight.may_see_doubted(asked.coder, asked.article)
    return asked if may else asked._replace(code=None)
