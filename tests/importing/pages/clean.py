"""Clean articles to lay out as pages: those of the starter study, and further short ones written for this project."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from desktop.core.paragraphs import Role

_HERE = Path(__file__).resolve()
_SEEDS = _HERE.parents[3] / "seeds" / "articles"
_MARKS = {
    "引": Role.KICKER, "题": Role.HEADLINE, "副": Role.SUBTITLE, "署": Role.BYLINE, "节": Role.HEADING,
    "文": Role.BODY, "图": Role.CAPTION, "号": Role.SLOGAN,
}  # fmt: skip
_LONGEST_HEADING = 24


class Part(NamedTuple):
    """A paragraph of an article, in reading order, with its role."""

    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article as its paper meant it: kicker, headline, subtitle, byline, text with headings in place, captions."""

    parts: tuple[Part, ...]

    def of(self, role: Role) -> tuple[str, ...]:
        """Return the texts of one role in reading order."""
        return tuple(part.text for part in self.parts if part.role is role)

    def only(self, role: Role) -> str | None:
        """Return the one text of a role; None where the article has none."""
        return next(iter(self.of(role)), None)

    @property
    def headings(self) -> tuple[tuple[str, int], ...]:
        """Return each heading with the body paragraph it stands before, counted from 0."""
        found: list[tuple[str, int]] = []
        place = 0
        for role, text in self.parts:
            if role is Role.HEADING:
                found.append((text, place))
            place += role is Role.BODY
        return tuple(found)


@cache
def clean_articles() -> tuple[Article, ...]:
    """Return all clean articles, always in the same order."""
    written = (_HERE.parent / "articles.txt").read_text(encoding="utf-8")
    own = [_marked(block) for block in written.split("====\n") if block.strip()]
    return (*own, *(_seed(file.read_text(encoding="utf-8")) for file in sorted(_SEEDS.glob("*.txt"))))


def _marked(block: str) -> Article:
    lines = (line.split(" ", 1) for line in block.splitlines() if line)
    return Article(tuple(Part(_MARKS[mark], text) for mark, text in lines))


def _seed(text: str) -> Article:
    """Return an article of the starter study: paragraphs between blank lines, short ones without a stop headings."""
    headline, byline, *rest = text.strip().split("\n\n")
    return Article((Part(Role.HEADLINE, headline), Part(Role.BYLINE, byline), *map(_seed_part, rest)))


def _seed_part(text: str) -> Part:
    is_heading = len(text) <= _LONGEST_HEADING and not text.endswith(("。", "！", "？", "”"))
    return Part(Role.HEADING if is_heading else Role.BODY, text)
