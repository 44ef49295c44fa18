"""What was drawn for spot checks, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from desktop.core.studies import CoderRole, Return
from desktop.storage import Project


class Check(NamedTuple):
    """An article drawn for a reviewer; `marks` tell who is `done` with it and to whom it was `returned` since.

    `returns` holds the last return to each coder, whether done again since or not.
    """

    id: str
    article: str
    headline: str
    reviewer: str
    seed: int
    made: str
    marks: dict[str, str]
    returns: dict[str, Return]

    @property
    def state(self) -> str:
        """Return `returned` while anyone has it back, `done` otherwise."""
        return "returned" if "returned" in self.marks.values() else "done"


class SpotCheckReading:
    """Questions about spot checks."""

    def __init__(self, project: Project) -> None:
        self._project = project

    def drawn(self, *, viewer: str) -> list[Check]:
        """Return what was drawn, newest first: for a lead everything, for others what was drawn for them."""
        coder = self._project.studies.coder(viewer)
        lead = coder is not None and coder.role is CoderRole.LEAD
        found = []
        for check in self._project.work.spot_checks():
            article = self._project.articles.get(check.article)
            if article is not None and (lead or check.reviewer == viewer):
                marks = self._project.work.marks_on(article.id)
                returns = self._returns(article.id, marks)
                found.append(
                    Check(
                        check.id, article.id, article.headline, check.reviewer, check.seed, check.made, marks, returns
                    )
                )
        return found

    def _returns(self, article: str, coders: Iterable[str]) -> dict[str, Return]:
        found = {coder: self._project.work.last_return(article, coder=coder) for coder in coders}
        return {coder: sent for coder, sent in found.items() if sent is not None}

    def candidates(self, reviewer: str, coder: str | None) -> int:
        """Return how many finished articles can be drawn for a reviewer, of one coder's or of all."""
        from desktop.operations.draw_spot_check import candidates

        return len(candidates(self._project, reviewer, coder))

    def is_unblinded(self) -> bool:
        """Tell whether the whole study was unblinded."""
        return self._project.work.is_unblinded()

    def marks_on(self, article: str) -> dict[str, str]:
        """Return who is `done` with an article, and to whom it was `returned` since."""
        return self._project.work.marks_on(article)
