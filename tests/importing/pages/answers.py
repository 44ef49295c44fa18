"""The truth about pages as the scorer takes it: from a laid-out page, and from the gold file of real ones."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from desktop.core.paragraphs import Role
from tests.importing.pages.clean import Article
from tests.importing.pages.layout import BEYOND_REPAIR, Page
from tests.importing.pages.scoring import Answer, Told


def answer_of(page: Page) -> Answer:
    """Return the truth of a laid-out page; none of its paragraphs may be cut otherwise."""
    lines = enumerate(page.lines, 1)
    return Answer(
        text=page.text,
        articles=tuple(map(told, page.articles)),
        furniture=page.furniture,
        printed_lines={number: line.printed for number, line in lines if line.printed != line.text},
        unreadable=next((name for name in BEYOND_REPAIR if name in page.damages), None),
    )


def told(article: Article) -> Told:
    """Return a clean article as a reading should tell it."""
    return Told(
        headline=article.only(Role.HEADLINE), byline=article.only(Role.BYLINE), kicker=article.only(Role.KICKER),
        subtitle=article.only(Role.SUBTITLE), body=article.of(Role.BODY), headings=article.headings,
        captions=article.of(Role.CAPTION),
    )  # fmt: skip


def gold_answers(folder: Path) -> Iterator[tuple[str, Answer]]:
    """Return name and truth of each page in a folder with a gold.json; a changed paragraph or page is a ValueError."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    for entry in gold["files"]:
        data = (folder / entry["file"]).read_bytes()
        if sha256(data).hexdigest() != entry["sha256"]:
            raise ValueError(entry["file"])
        yield entry["file"], _gold_answer(entry, data.decode("utf-8"))


def _gold_answer(entry: Mapping[str, Any], text: str) -> Answer:
    lines = text.split("\n")
    printed = {each["line_no"]: each["decoded_text"] for each in entry["garbled_lines"]}
    meant = [printed.get(number, line) for number, line in enumerate(lines, 1)]
    articles = entry["articles"]
    return Answer(
        text=text,
        articles=tuple(_gold_article(article, meant) for article in articles),
        furniture=tuple(each["text"] for each in entry["page_level_text"]),
        printed_lines=printed,
        either={place: _open_joints(article) for place, article in enumerate(articles)},
    )


def _gold_article(article: Mapping[str, Any], lines: Sequence[str]) -> Told:
    paragraphs = article["paragraphs"]
    body = tuple(_gold_paragraph(each, lines) for each in paragraphs)
    firsts = [each["lines"][0] for each in paragraphs]
    return Told(
        headline=article["headline"], byline=article["byline"], kicker=article["kicker"],
        subtitle=article["subtitle"], body=body,
        headings=tuple((each["text"], firsts.index(each["belongs_before_line"])) for each in article["section_headings"]),
        captions=tuple(each["text"] for each in article["captions"]),
    )  # fmt: skip


def _gold_paragraph(paragraph: Mapping[str, Any], lines: Sequence[str]) -> str:
    text = "".join(lines[number - 1].strip() for number in paragraph["lines"])
    if sha256(text.encode()).hexdigest()[:16] != paragraph["sha256_16"]:
        raise ValueError(paragraph["first8"])
    return text


def _open_joints(article: Mapping[str, Any]) -> frozenset[int]:
    """Return which paragraphs may be joined to the one above: gold names the first lines of both."""
    seconds = {second for _, second in article.get("merge_or_split_acceptable", ())}
    return frozenset(place for place, each in enumerate(article["paragraphs"]) if each["lines"][0] in seconds)
