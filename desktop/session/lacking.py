"""Articles that somebody is done with although required answers are missing: a merged code or a new variable asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice


class Lacking:
    """What was found so far, and what is still to be looked at: each article asks the file several questions.

    Attributes:
        found: the articles that lack answers, as far as they were looked at.
    """

    def __init__(self, done: Iterable[str], found: Iterable[str] = ()) -> None:
        self._waiting = dict.fromkeys(done)
        self.found = {article for article in found if article in self._waiting}

    @property
    def waits(self) -> bool:
        """Tell whether there is something left to look at."""
        return bool(self._waiting)

    def again(self, article: str, *, is_done: bool) -> None:
        """Look at an article once more, or not at all if it is not done."""
        if is_done:
            self._waiting[article] = None
        else:
            self._waiting.pop(article, None)
            self.found.discard(article)

    def look(self, is_missing: Callable[[str], bool], most: int) -> None:
        """Look at so many articles."""
        for article in tuple(islice(self._waiting, most)):
            del self._waiting[article]
            if is_missing(article):
                self.found.add(article)
            else:
                self.found.discard(article)
