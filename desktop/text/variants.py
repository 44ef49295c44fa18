"""Variants: simplified and traditional forms of one character, for finding either by the other."""

from __future__ import annotations

from functools import cache

from desktop.text.widths import FOLDED


def folded(character: str) -> str:
    """Return the form that stands for a character when finding: half-width, lower case, simplified."""
    width = FOLDED.get(ord(character), ord(character))
    return chr(_simplified().get(width, width))


def forms(character: str) -> str:
    """Return every character that is found by this one, itself among them."""
    found = folded(character)
    return found + _others().get(found, "")


@cache
def _simplified() -> dict[int, int]:
    return {ord(form): ord(line[0]) for line in _groups() for form in line[1:]}


@cache
def _others() -> dict[str, str]:
    found = {line[0]: line[1:] for line in _groups()}
    for code in FOLDED:
        form = folded(chr(code))
        found[form] = found.get(form, "") + chr(code)
    return found


@cache
def _groups() -> tuple[str, ...]:
    """Return the groups of the resource, one a line: the simplified character, then the traditional ones."""
    from desktop.places import resource

    lines = resource("lexicon/variants.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))
