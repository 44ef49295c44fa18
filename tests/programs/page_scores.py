"""Score a reading of newspaper pages: on pages laid out from a seed, by damage, and on real ones with a gold file.

    python -m tests.programs.page_scores --pages 500 --seed 1 --gold ../shared/pages

`--analysis module:name` names what reads: a callable that takes a page's text and returns a `Reading`. Without it the
plain text reader of today is scored, blank lines parting paragraphs: where the import desk begins.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from desktop.core.drafts import ArticleDraft
from desktop.core.paragraphs import Role
from desktop.importing.plain_text import article_of
from tests.importing.pages.answers import answer_of, gold_answers
from tests.importing.pages.layout import random_pages
from tests.importing.pages.scoring import Analysis, Heading, Reading, Scores, Told, added, by_damage, score, table


def plain_text(text: str) -> Reading:
    """Read a page as plain text is read today: one article, blank lines between paragraphs, wraps joined."""
    found = article_of(text)
    if found is None:
        return Reading(())
    draft, problems = found
    return Reading((_told(draft),), problems=frozenset(problem.kind for problem in problems))


def laid_out_scores(analysis: Analysis, count: int, seed: int) -> dict[str, tuple[int, Scores]]:
    """Return the scores over `count` laid-out pages by damage, with their number."""
    pages = random_pages(count, seed)
    return by_damage((page.damages, score(analysis(page.text), answer_of(page))) for page in pages)


def gold_scores(analysis: Analysis, folder: Path) -> dict[str, tuple[int, Scores]]:
    """Return the scores of each real page in a folder with a gold file, and of all of them together."""
    rows = {name: (1, score(analysis(answer.text), answer)) for name, answer in gold_answers(folder)}
    return rows | {"all": (len(rows), added(scores for _, scores in rows.values()))}


def _told(draft: ArticleDraft) -> Told:
    body = tuple(_texts(draft, Role.BODY))
    return Told(next(_texts(draft, Role.HEADLINE), None), draft.byline, body=body, headings=tuple(_headings(draft)))


def _texts(draft: ArticleDraft, role: Role) -> Iterator[str]:
    for start, end, own in draft.paragraphs:
        if own is role:
            yield "".join(line.strip() for line in draft.text[start:end].split("\n"))


def _headings(draft: ArticleDraft) -> Iterator[Heading]:
    place = 0
    for start, end, role in draft.paragraphs:
        if role is Role.HEADING:
            yield draft.text[start:end].strip(), place
        place += role is Role.BODY


def _named(name: str) -> Analysis:
    module, _, attribute = name.partition(":")
    analysis: Analysis = getattr(import_module(module), attribute)
    return analysis


def main(arguments: list[str] | None = None) -> int:
    """Print the tables and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=500, help="how many pages to lay out")
    parser.add_argument("--seed", type=int, default=1, help="seed of the first of them")
    parser.add_argument("--gold", type=Path, help="a folder of real pages with gold.json")
    parser.add_argument("--analysis", type=_named, default=plain_text, help="module:name of the callable to score")
    options = parser.parse_args(arguments)
    print(table(laid_out_scores(options.analysis, options.pages, options.seed)))
    if options.gold:
        print("\n" + table(gold_scores(options.analysis, options.gold)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
