"""Memos with their places: of an article, of the study, found by words; and where the links in them lead."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from desktop.core.codebooks import Code
from desktop.core.codings import Coding, Memo
from desktop.core.memo_places import STUDY, MemoPlace, Target, place_of
from desktop.core.paragraphs import place_among
from desktop.core.spans import Span
from desktop.text.memo_links import address_of, link, without_addresses
from desktop.wording import current_language, say

if TYPE_CHECKING:
    from desktop.session.session import Session
    from desktop.storage import Project

_WORDS = 16  # code points of quoted words and headlines in a reference


class MemoLine(NamedTuple):
    """A memo as lists show it.

    `place` is what it is on, `where` the words for that; `article` and `span` (newest text) are where to jump to, a
    span is None where the memo is on a whole article or on a coding that cannot be carried. `code` is the code of
    the coding, or the one it is on.
    """

    memo: Memo
    place: MemoPlace
    where: str
    article: str | None = None
    span: Span | None = None
    code: str | None = None


class Spot(NamedTuple):
    """What a link leads to, to be shown: a passage, a coding, an article, a code or a memo."""

    kind: str
    id: str
    article: str | None = None
    span: Span | None = None


class MemoBook:
    """The memos that the one who codes may read.

    One's own always; another's on codings and articles where their work may be seen; on codes and in the journal only
    once the whole study is unblinded.
    """

    def __init__(self, project: Project, session: Session) -> None:
        self._project = project
        self._session = session

    def own(self, place: MemoPlace) -> Memo | None:
        """Return one's own memo on something."""
        return self._project.memos.on(place, coder=self._session.coder.id)

    def line(self, identity: str) -> MemoLine | None:
        """Return a memo with its place, None if it is gone or not to be read."""
        memo = self._project.memos.get(identity)
        return next(iter(self._lines([memo] if memo is not None else [])), None)

    def in_article(self, article: str) -> list[MemoLine]:
        """Return the memos of an article: on the article itself, then on its codings in reading order."""
        return in_reading_order(self._lines(self._project.memos.in_article(article)))

    def all(self) -> list[MemoLine]:
        """Return all memos with their places, newest first."""
        return self._lines(self._project.memos.all())

    def journal(self) -> list[MemoLine]:
        """Return one's own entries of the study's journal, newest first."""
        me = self._session.coder.id
        memos = self._project.memos.all()
        return self._lines(memo for memo in memos if memo.coder == me and place_of(memo).kind == STUDY)

    def find(self, query: str) -> list[MemoLine]:
        """Return the memos that have some words, as the search over articles finds them, newest first."""
        from desktop.text.find import find

        return [line for line in self.all() if find(without_addresses(line.memo.text), query)]

    def spot(self, target: Target) -> Spot | None:
        """Return where a link leads now, None if what it led to is gone or not to be seen."""
        if target.kind == "coding":
            return self._spot_of_coding(target.id)
        if target.kind == "memo":
            line = self.line(target.id)
            return None if line is None else Spot("memo", target.id, line.article, line.span)
        if target.kind == "code":
            code = self._session.read.codebook().code(self._project.codings.heir_of(target.id))
            return None if code is None else Spot("code", code.id)
        if self._project.articles.get(target.id) is None:
            return None
        if target.kind == "article":
            return Spot("article", target.id, target.id)
        place = self._project.carrying.place(target.id, target.version, target.span)
        return None if place is None else Spot("place", target.id, target.id, place[1])

    def reference(self, target: Target) -> str:
        """Return a place in words that can be read anywhere, such as `《…》第3段“…”`; empty if it is gone."""
        spot = self.spot(target)
        if spot is None:
            return ""
        if spot.kind == "code":
            return _code_words(self._session.read.codebook().code(spot.id))
        if spot.kind == "memo":
            line = self.line(spot.id)
            return "" if line is None else say("memos.of_memo", where=line.where, words=_short(line.memo.text))
        return self._passage_words(spot.article or "", spot.span)

    def link_to(self, target: Target) -> str:
        """Return a link to a place as it stands in a memo, empty if the place is gone."""
        return link(self.reference(target), address_of(target))

    def _spot_of_coding(self, identity: str) -> Spot | None:
        coding = self._project.codings.get(identity)
        if coding is None or not self._session.sight.may_see(coding.coder, coding.article):
            return None
        return Spot("coding", coding.id, coding.article, coding.span)

    def _passage_words(self, article: str, span: Span | None) -> str:
        found = self._session.read.text(article)
        if found is None:
            return ""
        headline = say("memos.of_article", headline=_short(found.article.headline))
        if span is None:
            return headline
        role, number = place_among(found.version.paragraphs, span.start)
        words = _short(found.text[span.start : span.end])
        if number:
            return say("memos.of_passage", article=headline, number=number, words=words)
        return say("memos.of_part", article=headline, part=say(f"part.{role}"), words=words)

    def _lines(self, memos: Iterable[Memo]) -> list[MemoLine]:
        memos = list(memos)
        wanted = {memo.coding for memo in memos if memo.coding}
        codings = {coding.id: coding for coding in self._project.codings.among(wanted)} if wanted else {}
        lost = {coding.id: coding for coding in self._project.codings.lost() if coding.id in wanted} if wanted else {}
        titles = _Titles(self._project, self._session)
        made = [line for memo in memos if (line := self._line(memo, codings, lost, titles)) is not None]
        viewer = self._session.coder.id
        open_to = {pair: self._may_read(*pair) for pair in {(line.memo.coder, line.article) for line in made}}
        return [line for line in made if line.memo.coder == viewer or open_to[line.memo.coder, line.article]]

    def _line(
        self, memo: Memo, codings: dict[str, Coding], lost: dict[str, Coding], titles: _Titles
    ) -> MemoLine | None:
        place = place_of(memo)
        if place.kind == STUDY:
            return MemoLine(memo, place, say("memos.journal"))
        if place.kind == "article":
            return MemoLine(memo, place, titles.article(place.id), place.id)
        if place.kind == "code":
            heir = self._project.codings.heir_of(place.id)
            return MemoLine(memo, place, titles.code(heir), code=heir)
        coding = codings.get(place.id) or lost.get(place.id)
        if coding is None:
            return None
        where = say("memos.on_coding", code=titles.code(coding.code), words=_short(coding.words))
        return MemoLine(memo, place, where, coding.article, coding.span if place.id in codings else None, coding.code)

    def _may_read(self, owner: str, article: str | None) -> bool:
        if article is None:
            return self._session.sight.may_see_everywhere(owner)
        return self._session.sight.may_see(owner, article)


class _Titles:
    """Headlines and names of codes, looked up once for a list."""

    def __init__(self, project: Project, session: Session) -> None:
        self._project = project
        self._codebook = session.read.codebook()
        self._known: dict[str, str] = {}

    def article(self, identity: str) -> str:
        if identity not in self._known:
            article = self._project.articles.get(identity)
            self._known[identity] = say("memos.of_article", headline=_short(article.headline if article else ""))
        return self._known[identity]

    def code(self, identity: str) -> str:
        if identity not in self._known:
            self._known[identity] = _code_words(self._codebook.code(identity))
        return self._known[identity]


def in_reading_order(lines: Iterable[MemoLine]) -> list[MemoLine]:
    """Return the memos of one article in order: on the article, on its codings by place, on those that have none."""
    lines = list(lines)
    last = 1 + max((line.span.start for line in lines if line.span), default=0)
    return sorted(lines, key=lambda line: (_depth(line, last), line.memo.made, line.memo.id))


def _depth(line: MemoLine, last: int) -> int:
    """Return where a memo stands in reading order; what has no place any more comes last."""
    if line.place.kind == "article":
        return -1
    return last if line.span is None else line.span.start


def _code_words(code: Code | None) -> str:
    if code is None:
        return ""
    name = code.name_en or code.name_zh if current_language() == "en" else code.name_zh
    return say("memos.of_code", number=code.number, name=name)


def _short(words: str) -> str:
    line = " ".join(without_addresses(words).split())
    return line if len(line) <= _WORDS else line[: _WORDS - 1] + "…"
