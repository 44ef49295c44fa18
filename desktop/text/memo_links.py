"""Links in memos, kept as plain text that stays readable anywhere: `[words](zhubi:coding/…)`.

What stands behind `zhubi:` is `coding/<id>`, `article/<id>`, `code/<id>`, `memo/<id>`, or
`place/<article>/<text version>/<start>-<end>` in code points.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from desktop.core.memo_places import Target
from desktop.core.spans import Span

_LINK = re.compile(r"\[([^\[\]\n]+)\]\(zhubi:([^()\s]+)\)")
_SIMPLE = frozenset({"coding", "article", "code", "memo"})
_PLACE = re.compile(r"place/([^/]+)/([^/]+)/(\d{1,12})-(\d{1,12})")
_BRACKETS = str.maketrans("[]", "［］")


class Piece(NamedTuple):
    """Some words of a memo, and what they link to as it is written behind `zhubi:`; empty for plain words."""

    words: str
    address: str = ""


def pieces(text: str) -> list[Piece]:
    """Return a memo cut into plain words and links, in order; nothing of it is left out."""
    found: list[Piece] = []
    done = 0
    for match in _LINK.finditer(text):
        if match.start() > done:
            found.append(Piece(text[done : match.start()]))
        found.append(Piece(match[1], match[2]))
        done = match.end()
    return [*found, Piece(text[done:])] if done < len(text) else found


def written(parts: list[Piece]) -> str:
    """Return the memo that some pieces make."""
    return "".join(link(part.words, part.address) if part.address else part.words for part in parts)


def link(words: str, address: str) -> str:
    """Return a link as it stands in a memo; brackets and line ends in its words would end it too soon."""
    shown = " ".join(words.translate(_BRACKETS).split())
    return f"[{shown}](zhubi:{address})" if shown else ""


def without_addresses(text: str) -> str:
    """Return a memo as people read it: a link by its words in brackets."""
    return "".join(f"〔{part.words}〕" if part.address else part.words for part in pieces(text))


def words_alone(text: str) -> str:
    """Return a memo as a line in a list shows it: a link by its words and nothing else."""
    return "".join(part.words for part in pieces(text))


def address_of(target: Target) -> str:
    """Return how a target is written behind `zhubi:`."""
    if target.kind == "place":
        return f"place/{target.id}/{target.version}/{target.span.start}-{target.span.end}"
    return f"{target.kind}/{target.id}"


def target_of(address: str) -> Target | None:
    """Return what an address means, None if it means nothing to this program."""
    place = _PLACE.fullmatch(address)
    if place:
        return Target("place", place[1], place[2], Span(int(place[3]), int(place[4])))
    kind, _, identity = address.partition("/")
    return Target(kind, identity) if kind in _SIMPLE and identity and "/" not in identity else None
