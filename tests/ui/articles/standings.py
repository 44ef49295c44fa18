"""Somebody who knows how far articles are, for lists of articles without a project."""

from __future__ import annotations

from desktop.session.progress import Belongs, Standing


class Standings:
    """Standings by article, as a test sets them."""

    def __init__(self, **known: Standing) -> None:
        self.known = known

    def standing(self, article: str) -> Standing:
        return self.known.get(article, Standing("untouched"))

    def belongs(self, name: str) -> Belongs:
        tests = {
            "all": lambda standing: True,
            "unfinished": lambda standing: standing.is_mine and standing.state != "done",
            "flagged": lambda standing: standing.queries > 0,
            "drawn": lambda standing: False,
        }
        told = tests.get(name, lambda standing: standing.state == name)
        return lambda article: told(self.standing(article))
