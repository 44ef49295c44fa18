"""Find articles by typed words, quickly enough to do it at every key among a hundred thousand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from desktop.core.articles import ArticleLine
from desktop.session.progress import STATES, Belongs
from desktop.wording import say

# What words can name besides what stands in a line: how far an article is, and that it was flagged.
_NAMED = (*STATES, "flagged")


class Finder:
    """Lines of articles in lower case, and what was found last: a longer word is looked for only there."""

    def __init__(self, lines: Sequence[ArticleLine], belongs: Callable[[str], Belongs]) -> None:
        self._lines = lines
        self._belongs = belongs
        self._haystacks: list[str] = []
        self._names = {name: say(f"state.{name}").lower() for name in _NAMED}
        self._last: tuple[str, str, Sequence[int]] = ("", "all", range(len(lines)))

    def forget(self) -> None:
        """Forget what was found last: how far articles are has changed."""
        self._last = ("", "all", range(len(self._lines)))

    def find(self, typed: str, pile: str) -> Sequence[int]:
        """Return the places of the articles on a pile whose line, or state, holds every typed word (lower case)."""
        known, known_pile, places = self._last
        if pile != known_pile or not typed.startswith(known):
            known, places = "", self._of_pile(pile)
        for word in typed.split():
            if word not in known.split():
                places = self._with(word, places)
        self._last = (typed, pile, places)
        return places

    def holds(self, article: str, at: Mapping[str, int], typed: str, pile: str) -> bool:
        """Tell whether one article would be found."""
        place = at.get(article)
        if place is None or not self._belongs(pile)(article):
            return False
        return all(self._with(word, (place,)) for word in typed.split())

    def _of_pile(self, pile: str) -> Sequence[int]:
        if pile == "all":
            return range(len(self._lines))
        belongs = self._belongs(pile)
        return [place for place, line in enumerate(self._lines) if belongs(line[0])]

    def _with(self, word: str, places: Sequence[int]) -> Sequence[int]:
        haystacks, lines = self._made(), self._lines
        found = [place for place in places if word in haystacks[place]]
        named = [self._belongs(name) for name, shown in self._names.items() if word in shown and _is_word(word)]
        if not named:
            return found
        also = set(found)
        for belongs in named:
            also.update([place for place in places if belongs(lines[place][0])])
        return sorted(also)

    def _made(self) -> list[str]:
        if not self._haystacks:
            page = say("articles.page", page="\x00")
            before, after = page.split("\x00")
            self._haystacks = [
                f"{headline}\n{outlet}\n{date}\n{before + number + after if number else ''}".lower()
                for _, headline, outlet, date, number in self._lines
            ]
        return self._haystacks


def _is_word(typed: str) -> bool:
    # A letter or two are in the name of nearly every state; a Chinese character means one.
    return len(typed) > 2 or not typed.isascii()
