"""Correct a text: a typo in an imported article, as a new version of its text."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import ClassVar

from desktop.core.articles import TextVersion
from desktop.core.clock import now
from desktop.core.errors import KnownError
from desktop.core.ids import new_id
from desktop.core.paragraphs import Role
from desktop.core.snapshots import ArticleText
from desktop.core.spans import Span
from desktop.operations.finding import the_text
from desktop.operations.operation import Operation, Scope
from desktop.operations.place_code import excerpt
from desktop.storage.writer import Writer
from desktop.text.canonical import canonical, digest
from desktop.text.carrying import common_ends
from desktop.text.corrections import Corrected, corrected, holding


@dataclass(frozen=True, slots=True)
class CorrectText(Operation):
    """Put other words in the place of a span (code points) of the article's current text, within one paragraph.

    The text before stays as a version of its own; what anyone coded stays as it is and is read as carried.
    """

    name: ClassVar[str] = "correct_text"
    scope: ClassVar[Scope] = Scope.STUDY

    article: str
    span: Span
    replacement: str

    def apply(self, writer: Writer) -> None:
        """Write the next text version; a text that another article has is refused."""
        before = the_text(writer, self.article)
        after = correction(before, self.span, self.replacement)
        writer.facts = _told(before.text[self.span.start : self.span.end], canonical(self.replacement))
        if after.text == before.text:
            return
        other = writer.project.articles.holder_of(digest(after.text), but=self.article)
        if other is not None:
            raise KnownError("correction_same_text", other=other.headline)
        writer.put(_version(writer, before, after))
        headline = _headline(before, after)
        if headline is not None:
            writer.put(replace(before.article, headline=headline))


def correction(article: ArticleText, span: Span, replacement: str) -> Corrected:
    """Return what an article's text becomes with a replacement in the place of a span.

    Raises KnownError span_outside, correction_across, correction_breaks or correction_empties: the structure of a
    text stays as it was imported.
    """
    text, words = article.text, canonical(replacement)
    if not 0 <= span.start <= span.end <= len(text):
        raise KnownError("span_outside", length=len(text))
    paragraph = holding(article.version.paragraphs, span)
    if paragraph is None:
        raise KnownError("correction_across")
    if words.count("\n") != text.count("\n", *span):
        raise KnownError("correction_breaks")
    after = text[paragraph.start : span.start] + words + text[span.end : paragraph.end]
    if any(line.strip() == "" for line in after.split("\n")):
        raise KnownError("correction_empties")
    return corrected(text, article.version.paragraphs, article.version.segments, span, words)


def refuse_to_strand(writer: Writer, taken: Collection[TextVersion], brought: Collection[TextVersion]) -> None:
    """Raise KnownError undo_conflict if a version taken back is built on, or one brought back would not be shown.

    That is so where the article has another version of the same number or a greater one. A first version comes back
    with its article all the same: nothing else could bring that back.
    """
    for version in [*taken, *(each for each in brought if each.carried is not None)]:
        others = (each for each in writer.project.articles.versions(version.article) if each.id != version.id)
        if any(each.number >= version.number for each in others):
            raise KnownError("undo_conflict")


def _told(old: str, new: str) -> dict[str, str | list[str]]:
    """Return what was changed as the history tells it: the words that differ, with one beside them if one is empty."""
    head, tail = common_ends(old, new)
    while head and head + tail >= min(len(old), len(new)):
        head -= 1
    while tail and head + tail >= min(len(old), len(new)):
        tail -= 1
    return {"before": excerpt(old[head : len(old) - tail]), "after": excerpt(new[head : len(new) - tail])}


def _version(writer: Writer, before: ArticleText, after: Corrected) -> TextVersion:
    version = before.version
    return TextVersion(
        id=new_id(), article=version.article, number=version.number + 1, page=version.page,
        text=writer.project.texts.keep(after.text), length=len(after.text), paragraphs=after.paragraphs,
        segments=after.segments, carried=after.carried, made=now(), former=version.id,
    )  # fmt: skip


def _headline(before: ArticleText, after: Corrected) -> str | None:
    """Return the headline to list the article under, where it was that of the text and has been corrected."""
    for old, new in zip(before.version.paragraphs, after.paragraphs, strict=True):
        if old.role is Role.HEADLINE and before.text[old.start : old.end].strip() == before.article.headline:
            headline = " ".join(after.text[new.start : new.end].split())
            return headline if headline != before.article.headline else None
    return None
