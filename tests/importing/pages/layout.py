"""Pages laid out from clean articles as they come out of a newspaper PDF, with everything about them known.

A page is made from a seed: the same articles, plan and seed give the same page. Each damage has a rate, from 0
(never) to 1 (everywhere it can be), counted in paragraphs, captions, headings or gaps, for `PAGE_DAMAGES` in pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from random import Random
from typing import NamedTuple

from desktop.core.paragraphs import Role
from tests.importing.pages.clean import Article, Part, clean_articles
from tests.importing.pages.founder import garble, widened
from tests.importing.pages.wrapping import is_open, wrap

INDENT = "\u3000\u3000"
ONE_CHARACTER = "one_character"
ALTERNATING = "alternating"
# What text alone cannot put right: to be said, nothing to be changed.
BEYOND_REPAIR = (ONE_CHARACTER, ALTERNATING)
PAGE_DAMAGES = ("dots", "half_width", "blank_after_each_line", "furniture", *BEYOND_REPAIR)
DAMAGES = (
    "split_titles", "late_headings", "captions_in_sentence", "lost_indent", "blank_in_sentence", "no_blank_between",
    "garble", "garbled_digits", *PAGE_DAMAGES,
)  # fmt: skip
_TITLES = (Role.KICKER, Role.HEADLINE, Role.SUBTITLE, Role.HEADING)
_HALF_WIDTH = str.maketrans("，；：（）", ",;:()")
_SHORTEST_GARBLED = 40  # code points; the rule of PAGES.md asks for 15 Han characters and a mark per 40
_EDITORS = ("闻笛", "白露", "郦生", "苗青")


@dataclass(frozen=True, slots=True)
class Plan:
    """How a page is laid out: column width in characters (None: a paragraph is a line), indents, rates of damages."""

    width: int | None = 22
    indent: bool = True
    rates: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: what it shows and what was printed, both of one length, and where it belongs.

    `paragraph` counts the parts of article `article`, `part` the lines of that paragraph in reading order; `joint` is
    what a break took away from the text before the line. A blank line has no article, furniture no article but text.
    """

    text: str
    printed: str
    article: int | None = None
    paragraph: int = 0
    role: Role | None = None
    part: int = 0
    joint: str = ""


class Garbled(NamedTuple):
    """A garbled character: its code point in the page's text, what is shown and what was printed."""

    position: int
    shown: str
    printed: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page as text with its truth; `damages` are those that are really on it."""

    lines: tuple[Line, ...]
    articles: tuple[Article, ...]
    damages: frozenset[str]
    seed: int

    @property
    def text(self) -> str:
        """Return what a reader of the file gets."""
        return "\n".join(line.text for line in self.lines)

    @property
    def garbled(self) -> tuple[Garbled, ...]:
        """Return every garbled character in the order of the text."""
        printed = "\n".join(line.printed for line in self.lines)
        pairs = enumerate(zip(self.text, printed, strict=True))
        return tuple(Garbled(place, shown, meant) for place, (shown, meant) in pairs if shown != meant)

    @property
    def furniture(self) -> tuple[str, ...]:
        """Return the lines that belong to no article."""
        return tuple(line.text for line in self.lines if line.article is None and line.text)


def lay_out(articles: Sequence[Article], plan: Plan, seed: int) -> Page:
    """Return some articles as one page; unknown names of damages are refused (KeyError)."""
    if unknown := set(plan.rates) - set(DAMAGES):
        raise KeyError(*sorted(unknown))
    return _Press(plan, seed).page(articles)


def random_page(seed: int) -> Page:
    """Return a page with one to four articles and some damages, all drawn from the seed."""
    draw = Random(seed)
    pool = clean_articles()
    width = draw.choice((None, None, 17, 19, 22, 26))
    # Few on many pages, so that a table by damage shows what each of them does, many on some.
    chosen = draw.sample([name for name in DAMAGES if name not in BEYOND_REPAIR], draw.choice((0, 1, 1, 2, 3, 4, 6)))
    if draw.random() < 0.06:
        chosen.append(draw.choice(BEYOND_REPAIR))
    rates = {name: 1.0 if name in PAGE_DAMAGES else draw.choice((0.2, 0.5, 1.0)) for name in chosen}
    plan = Plan(width, draw.random() < 0.6, rates)
    return lay_out(draw.sample(pool, draw.choice((1, 1, 2, 3, 4))), plan, seed)


def random_pages(count: int, seed: int) -> Iterator[Page]:
    """Return `count` pages from the seeds `seed`, `seed` + 1 …."""
    return (random_page(seed + number) for number in range(count))


class _Press:
    """Lays out one page and notes which damages it did."""

    def __init__(self, plan: Plan, seed: int) -> None:
        self._plan = plan
        self._seed = seed
        self._draw = Random(seed)
        self._done: set[str] = set()
        # For the whole page or not at all, decided before anything is laid out.
        self._whole = {name for name in PAGE_DAMAGES if self._draw.random() < plan.rates.get(name, 0.0)}

    def page(self, articles: Sequence[Article]) -> Page:
        meant = tuple(self._worded(article) for article in articles)
        lines = [BLANK, *self._header()]
        for number, article in enumerate(meant):
            lines += [*self._article(number, article), BLANK]
        lines += self._footer()
        laid = tuple(self._pulled_apart(lines))
        return Page(laid, meant, frozenset(self._done), self._seed)

    def _hit(self, name: str) -> bool:
        """Tell whether a damage strikes here; the caller notes it once it has been done."""
        return name in self._whole or (
            name not in PAGE_DAMAGES and self._draw.random() < self._plan.rates.get(name, 0.0)
        )

    def _changed(self, name: str, before: str, after: str) -> str:
        if before != after:
            self._done.add(name)
        return after

    # What the page's own signs are: not damage that could be taken back, so the truth has them too.

    def _worded(self, article: Article) -> Article:
        return Article(tuple(Part(part.role, self._signs(part)) for part in article.parts))

    def _signs(self, part: Part) -> str:
        text = part.text
        if part.role is not Role.BODY:
            return text
        if self._hit("half_width"):
            text = self._changed("half_width", text, text.translate(_HALF_WIDTH))
        if self._hit("dots"):
            text = self._changed("dots", text, text.replace("。", "·"))
        return widened(text) if self._hit("garbled_digits") else text

    # One article.

    def _article(self, number: int, article: Article) -> Iterator[Line]:
        blocks = {place: self._block(number, place, part) for place, part in enumerate(article.parts)}
        order = self._captions_among(self._order(article), article, blocks)
        for earlier, place in zip([None, *order], order, strict=False):
            if earlier is not None and not self._runs_on(article, earlier, place):
                yield BLANK
            yield from blocks[place]

    def _runs_on(self, article: Article, earlier: int, place: int) -> bool:
        """Tell whether no blank line parts two paragraphs of the body."""
        both = article.parts[earlier].role is article.parts[place].role is Role.BODY
        if both and self._hit("no_blank_between"):
            self._done.add("no_blank_between")
            return True
        return False

    def _order(self, article: Article) -> list[int]:
        """Return the paragraphs as they are printed, captions left out: a late heading stands behind its section."""
        order: list[int] = []
        late: int | None = None
        for place, part in enumerate(article.parts):
            if part.role is Role.CAPTION:
                continue
            if part.role is Role.HEADING and late is not None:
                order.append(late)
                late = None
            if part.role is Role.HEADING and self._hit("late_headings"):
                self._done.add("late_headings")
                late = place
            else:
                order.append(place)
        return order if late is None else [*order, late]

    def _captions_among(self, order: list[int], article: Article, blocks: dict[int, list[Line]]) -> list[int]:
        """Put each caption into a sentence (its lines into that block) or between paragraphs (its place into order)."""
        bodies = [place for place in order if article.parts[place].role is Role.BODY]
        hosts = bodies[:]
        for place in (place for place, part in enumerate(article.parts) if part.role is Role.CAPTION):
            host = self._draw.choice(hosts) if hosts else None
            if host is not None and self._hit("captions_in_sentence") and self._cut(blocks, host, blocks[place]):
                self._done.add("captions_in_sentence")
                hosts.remove(host)
            else:
                order.insert(order.index(self._draw.choice(bodies)) + 1, place)
        return order

    def _cut(self, blocks: dict[int, list[Line]], place: int, between: list[Line]) -> bool:
        """Open a paragraph in mid-sentence and put something there with blank lines around it."""
        lines = blocks[place]
        if self._plan.width is None and len(lines) == 1:
            lines = self._halved(lines[0])
        spots = [spot for spot in range(1, len(lines)) if self._is_mid_sentence(lines, spot)]
        if not spots:
            return False
        spot = self._draw.choice(spots)
        gap = [BLANK, *between, BLANK] if between else [BLANK]
        blocks[place] = lines[:spot] + gap + lines[spot:]
        return True

    def _is_mid_sentence(self, lines: list[Line], spot: int) -> bool:
        return bool(lines[spot - 1].text and lines[spot].text) and is_open(lines[spot - 1].printed)

    def _halved(self, line: Line) -> list[Line]:
        """Return a long line in two, cut in mid-sentence and beside no digit; itself where it cannot be."""
        text = line.printed
        spots = [
            spot for spot in range(8, len(text) - 8)
            if is_open(text[:spot]) and text[spot - 1].isalpha() and text[spot].isalpha()
        ]  # fmt: skip
        if not spots:
            return [line]
        spot = self._draw.choice(spots)
        return [
            replace(line, text=line.text[:spot], printed=text[:spot]),
            replace(line, text=line.text[spot:], printed=text[spot:], part=line.part + 1),
        ]

    # One paragraph.

    def _block(self, number: int, place: int, part: Part) -> list[Line]:
        pieces = self._body(part.text) if part.role is Role.BODY else self._title(part)
        texts = [piece.strip("\u3000") if part.role is not Role.BODY else piece for piece, _ in pieces]
        shown = self._garbled("\n".join(texts)).split("\n") if part.role is Role.BODY else texts
        lines = [
            Line(text, printed, number, place, part.role, count, joint)
            for count, (text, printed, (_, joint)) in enumerate(zip(shown, texts, pieces, strict=True))
        ]
        blocks = {place: lines}
        if part.role is Role.BODY and self._hit("blank_in_sentence") and self._cut(blocks, place, []):
            self._done.add("blank_in_sentence")
        return list(self._spaced(blocks[place]))

    def _spaced(self, lines: list[Line]) -> Iterator[Line]:
        spread = "blank_after_each_line" in self._whole and self._plan.width is not None
        for count, line in enumerate(lines):
            if count and spread and line.text and lines[count - 1].text:
                self._done.add("blank_after_each_line")
                yield BLANK
            yield line

    def _title(self, part: Part) -> list[tuple[str, str]]:
        """Return a title on one line, or on two where its space stood."""
        if part.role in _TITLES and " " in part.text and self._hit("split_titles"):
            self._done.add("split_titles")
            above, below = part.text.split(" ", 1)
            return [(above, ""), (below, " ")]
        return [(part.text, "")]

    def _body(self, text: str) -> list[tuple[str, str]]:
        indent = INDENT if self._plan.indent else ""
        if indent and self._hit("lost_indent"):
            self._done.add("lost_indent")
            indent = ""
        if self._plan.width is None:
            return [(indent + text, "")]
        first, *others = wrap(text, self._plan.width, first_shorter_by=len(indent))
        return [(indent + first, ""), *((line, "") for line in others)]

    def _garbled(self, text: str) -> str:
        # Half-width marks and · stand outside the rule, and a page that has them was not set with such a font.
        odd = self._whole & {"half_width", "dots"}
        if len(text) >= _SHORTEST_GARBLED and not odd and self._hit("garble"):
            text = self._changed("garble", text, garble(text))
        if self._plan.rates.get("garbled_digits"):
            text = self._changed("garbled_digits", text, garble(text, digits=True))
        return text

    # The page around the articles.

    def _header(self) -> Iterator[Line]:
        if "furniture" not in self._whole:
            return
        self._done.add("furniture")
        day = self._draw.randrange(1, 29)
        number = self._draw.randrange(1, 13)
        yield from _furniture(f"2023年{number}月{day}日 星期{self._draw.choice('一二三四五六日')}")
        yield from _furniture(f"{self._draw.randrange(1, 9):02}版 要闻")

    def _footer(self) -> Iterator[Line]:
        if "furniture" in self._whole:
            yield BLANK
            yield from _furniture(f"责任编辑：{self._draw.choice(_EDITORS)} 版式：{self._draw.choice(_EDITORS)}")

    def _pulled_apart(self, lines: list[Line]) -> Iterator[Line]:
        if ONE_CHARACTER in self._whole:
            self._done.add(ONE_CHARACTER)
            yield from _singles(lines)
        elif ALTERNATING in self._whole:
            self._done.add(ALTERNATING)
            full = [line for line in lines if line.text]
            middle = (len(full) + 1) // 2
            pairs = zip_longest(full[:middle], full[middle:])
            yield from (line for pair in pairs for line in pair if line is not None)
        else:
            yield from lines


BLANK = Line("", "")


def _furniture(text: str) -> Iterator[Line]:
    yield Line(text, text)
    yield BLANK


def _singles(lines: Sequence[Line]) -> Iterator[Line]:
    """Return each character on a line of its own; blank ones go, and stand in the joint of the next one."""
    joint = ""
    for line in lines:
        joint += line.joint
        for count, (shown, printed) in enumerate(zip(line.text, line.printed, strict=True)):
            if shown.isspace():
                joint += shown.strip(INDENT)
                continue
            yield replace(line, text=shown, printed=printed, part=line.part * 10_000 + count, joint=joint)
            joint = ""
