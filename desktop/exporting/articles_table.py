"""The table of articles: one row an article, with its whole text."""

from __future__ import annotations

from collections import Counter

from desktop.core.snapshots import StudySnapshot
from desktop.core.tables import Table

COLUMNS = (
    "article_number", "article_id", "headline", "newspaper", "date", "page", "file", "characters", "paragraphs",
    "codings", "text_digest", "text",
)  # fmt: skip


def articles_table(study: StudySnapshot) -> Table:
    """Return the articles in order; `characters` counts the code points of the canonical text."""
    codings = Counter(coding.article for coding in study.codings)
    ordered = sorted(study.articles, key=lambda source: (source.article.position, source.article.id))
    rows = tuple(
        (
            number, source.article.id, source.article.headline, source.outlet_name or "", source.article.date or "",
            source.article.page_number or "", source.file_name or "", len(source.text),
            len(source.version.paragraphs), codings[source.article.id], source.version.text, source.text,
        )
        for number, source in enumerate(ordered, 1)
    )  # fmt: skip
    return Table("articles", COLUMNS, rows)
