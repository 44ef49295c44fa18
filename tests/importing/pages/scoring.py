"""How well a reading of a newspaper page meets what is known of it; one scorer for laid-out pages and for gold pages.

What is counted, each as a `Tally` that adds up over pages:

- `articles`: articles of the reading that could be matched with one of the page. `headline`, `byline`: articles whose headline or byline is exact, white space taken as one space (none where none is
  printed: 本报讯 is a dateline); `kicker`, `subtitle` only where the article has one.
- `starts`: paragraphs of the body by their first eight characters, without white space; `paragraphs`: the same by all
  their characters. Both over the whole page, so that a wrong split of articles does not count against paragraphs.
- `headings`: exact and before the right paragraph. `captions`, `furniture`: those that are not in the body
  (all of them, where nothing was read: to be looked at beside the rest). `as_captions`: texts given as captions.
- `repaired`: garbled characters that were put right; what was changed elsewhere or wrongly lowers the precision.
- `said`: pages beyond repair of which the reading says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

MEASURES = (
    "articles", "headline", "byline", "kicker", "subtitle", "starts", "paragraphs", "headings", "captions", "as_captions",
    "furniture", "repaired", "said",
)  # fmt: skip
# Where a reading can give too much as well as too little.
_BY_F1 = frozenset(("articles", "starts", "paragraphs", "headings", "as_captions", "repaired"))
_START = 8  # code points, as in gold.json

Heading = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Told:
    """An article as a reading or the truth gives it; a heading has the body paragraph it stands before, from 0."""

    headline: str | None
    byline: str | None = None
    kicker: str | None = None
    subtitle: str | None = None
    body: tuple[str, ...] = ()
    headings: tuple[Heading, ...] = ()
    captions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What an analysis makes of a page: articles, the lines it changed (number from 1 → text), what it says of it."""

    articles: tuple[Told, ...]
    changed_lines: Mapping[int, str] = field(default_factory=dict)
    problems: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Answer:
    """The truth about a page.

    `printed_lines` are the lines with garbled characters (number from 1 → what was printed, of the same length);
    `either` are, by article, body paragraphs (from 0) that may as well be joined to the one above; `unreadable` is
    what is to be said of a page that text alone cannot put right.
    """

    text: str
    articles: tuple[Told, ...]
    furniture: tuple[str, ...] = ()
    printed_lines: Mapping[int, str] = field(default_factory=dict)
    either: Mapping[int, frozenset[int]] = field(default_factory=dict)
    unreadable: str | None = None


class Tally(NamedTuple):
    """How many were right, how many the reading gave and how many there are."""

    right: int = 0
    given: int = 0
    wanted: int = 0

    def plus(self, other: Tally) -> Tally:
        """Return both together."""
        return Tally(self.right + other.right, self.given + other.given, self.wanted + other.wanted)

    @property
    def f1(self) -> float | None:
        """Return 2·right / (given + wanted); None where there is nothing to count."""
        both = self.given + self.wanted
        return 2 * self.right / both if both else None

    @property
    def recall(self) -> float | None:
        """Return right / wanted; None where nothing is wanted."""
        return self.right / self.wanted if self.wanted else None


Scores = dict[str, Tally]
Analysis = Callable[[str], Reading]


def score(reading: Reading, answer: Answer) -> Scores:
    """Return every measure of one page; of a page beyond repair only whether that is said."""
    if answer.unreadable is not None:
        said = int(answer.unreadable in reading.problems)
        return {"said": Tally(said, said, 1)}
    pairs = list(_pairs(reading.articles, answer.articles))
    found = [text for article in reading.articles for text in article.body]
    wanted = _best_wanted(answer, found)
    matched = sum(one is not None for one, _ in pairs)
    scores: Scores = {
        "articles": Tally(matched, len(reading.articles), len(answer.articles)),
        "starts": _overlap(map(_start, found), map(_start, wanted)),
        "paragraphs": _overlap(map(_bare, found), map(_bare, wanted)),
        "captions": _kept_out(_captions(answer.articles), found, wanted),
        "as_captions": _overlap(map(_bare, _captions(reading.articles)), map(_bare, _captions(answer.articles))),
        "furniture": _kept_out(answer.furniture, found, wanted),
        "repaired": _repaired(reading, answer),
        "headings": _overlap(_placed(reading.articles), _placed(answer.articles)),
    }
    scores |= {name: _exact(name, pairs) for name in ("headline", "byline")}
    return scores | {name: _exact(name, _having(name, pairs)) for name in ("kicker", "subtitle")}


def added(all_scores: Iterable[Scores]) -> Scores:
    """Return the scores of several pages together."""
    total: Scores = {}
    for scores in all_scores:
        for name, tally in scores.items():
            total[name] = total.get(name, Tally()).plus(tally)
    return total


def by_damage(pages: Iterable[tuple[frozenset[str], Scores]]) -> dict[str, tuple[int, Scores]]:
    """Return for each damage the number of pages that have it and their scores; `none` and `all` are rows as well."""
    rows: dict[str, list[Scores]] = {"all": [], "none": []}
    for damages, scores in pages:
        for name in ("all", *(sorted(damages) or ["none"])):
            rows.setdefault(name, []).append(scores)
    return {name: (len(scores), added(scores)) for name, scores in rows.items()}


def table(rows: Mapping[str, tuple[int, Scores]]) -> str:
    """Return rows of scores as a Markdown table: F1 where a reading can give too much, else the share that is right."""
    lines = ["| | pages | " + " | ".join(MEASURES) + " |", "|---|" + "---:|" * (len(MEASURES) + 1)]
    for name, (count, scores) in rows.items():
        cells = " | ".join(_cell(measure, scores.get(measure, Tally())) for measure in MEASURES)
        lines.append(f"| {name} | {count} | {cells} |")
    return "\n".join(lines)


def _cell(measure: str, tally: Tally) -> str:
    value = tally.f1 if measure in _BY_F1 else tally.recall
    return "–" if value is None else f"{value:.3f}"


def _bare(text: str) -> str:
    return "".join(text.split())


def _start(text: str) -> str:
    return _bare(text)[:_START]


def _spaced(text: str | None) -> str | None:
    return " ".join(text.split()) if text and text.strip() else None


def _overlap(given: Iterable[object], wanted: Iterable[object]) -> Tally:
    one, other = Counter(given), Counter(wanted)
    return Tally((one & other).total(), one.total(), other.total())


def _pairs(found: Sequence[Told], wanted: Sequence[Told]) -> Iterator[tuple[Told | None, Told]]:
    """Return each wanted article with the one that was found for it: by headline, else by most paragraphs begun."""
    left = list(found)
    taken: dict[int, Told] = {}
    for likeness in (_same_headline, _same_starts):
        for place, article in enumerate(wanted):
            best = max(left, key=lambda each, article=article: likeness(each, article), default=None)
            if place not in taken and best is not None and likeness(best, article):
                taken[place] = best
                left.remove(best)
    return ((taken.get(place), article) for place, article in enumerate(wanted))


def _same_headline(one: Told, other: Told) -> int:
    return int(_spaced(one.headline) == _spaced(other.headline))


def _same_starts(one: Told, other: Told) -> int:
    return _overlap(map(_start, one.body), map(_start, other.body)).right


def _exact(name: str, pairs: Sequence[tuple[Told | None, Told]]) -> Tally:
    right = sum(
        found is not None and _spaced(getattr(found, name)) == _spaced(getattr(article, name))
        for found, article in pairs
    )
    return Tally(right, len(pairs), len(pairs))


def _having(name: str, pairs: Sequence[tuple[Told | None, Told]]) -> list[tuple[Told | None, Told]]:
    return [pair for pair in pairs if getattr(pair[1], name) is not None]


def _placed(articles: Iterable[Told]) -> Iterator[tuple[str | None, str]]:
    """Return each heading with the start of the paragraph it stands before."""
    for article in articles:
        for text, place in article.headings:
            yield _spaced(text), _start(article.body[place]) if 0 <= place < len(article.body) else ""


def _kept_out(texts: Iterable[str], found: Sequence[str], wanted: Sequence[str]) -> Tally:
    """Return how many texts the body does not have oftener than it should."""
    given, meant = "\n".join(map(_bare, found)), "\n".join(map(_bare, wanted))
    out = [given.count(_bare(text)) <= meant.count(_bare(text)) for text in texts]
    return Tally(sum(out), len(out), len(out))


def _captions(articles: Iterable[Told]) -> list[str]:
    return [text for article in articles for text in article.captions]


def _repaired(reading: Reading, answer: Answer) -> Tally:
    """Count characters by line and place: those changed, those to be changed, those changed into what was printed."""
    right = given = wanted = 0
    shown = answer.text.split("\n")
    for number in reading.changed_lines.keys() | answer.printed_lines.keys():
        raw = shown[number - 1]
        after, printed = reading.changed_lines.get(number, raw), answer.printed_lines.get(number, raw)
        right += sum(a == b != c for a, b, c in zip(after, printed, raw, strict=False))
        given += sum(a != c for a, c in zip(after, raw, strict=False)) + abs(len(after) - len(raw))
        wanted += sum(b != c for b, c in zip(printed, raw, strict=True))
    return Tally(right, given, wanted)


def _best_wanted(answer: Answer, found: Sequence[str]) -> list[str]:
    """Return the body paragraphs of all articles, each article in that one of its good forms that was met best."""
    starts, wholes = Counter(map(_start, found)), Counter(map(_bare, found))
    wanted: list[str] = []
    for place, article in enumerate(answer.articles):
        forms = list(_forms(article.body, answer.either.get(place, frozenset())))
        wanted += max(forms, key=lambda form: _met(form, starts, wholes))
    return wanted


def _met(form: Sequence[str], starts: Counter[str], wholes: Counter[str]) -> tuple[int, int]:
    whole = (Counter(map(_bare, form)) & wholes).total()
    return whole, (Counter(map(_start, form)) & starts).total() * 2 - len(form)


def _forms(body: Sequence[str], either: frozenset[int]) -> Iterator[list[str]]:
    """Return the body with each of the open joints kept or closed, first with all of them kept."""
    places = sorted(either)
    for closed in product((False, True), repeat=len(places)):
        joined = {place for place, is_closed in zip(places, closed, strict=True) if is_closed}
        form: list[str] = []
        for place, text in enumerate(body):
            if place in joined and form:
                form[-1] += text
            else:
                form.append(text)
        yield form
