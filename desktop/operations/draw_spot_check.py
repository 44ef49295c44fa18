"""Draw finished articles at random for a reviewer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.core.clock import now
from desktop.core.drawing import drawn
from desktop.core.errors import KnownError
from desktop.core.ids import new_id
from desktop.core.studies import CoderRole, SpotCheck
from desktop.operations.finding import the_coder
from desktop.operations.operation import Operation, Scope
from desktop.storage import Project
from desktop.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class DrawSpotCheck(Operation):
    """Draw some of the finished articles, of one coder or of all, by a seed that is kept with them."""

    name: ClassVar[str] = "draw_spot_check"
    scope: ClassVar[Scope] = Scope.STUDY

    reviewer: str
    count: int
    seed: int
    coder: str | None = None

    def apply(self, writer: Writer) -> None:
        """Write a spot check for each article drawn; KnownError reviewer_unfit, spot_check_count or spot_check_none."""
        reviewer = the_coder(writer, self.reviewer)
        if reviewer.retired or reviewer.role not in (CoderRole.REVIEWER, CoderRole.LEAD):
            raise KnownError("reviewer_unfit")
        if self.count < 1:
            raise KnownError("spot_check_count")
        found = drawn(candidates(writer.project, self.reviewer, self.coder), self.count, seed=self.seed)
        if not found:
            raise KnownError("spot_check_none")
        made = now()
        for article in found:
            writer.put(SpotCheck(id=new_id(), article=article, reviewer=reviewer.id, seed=self.seed, made=made))
        writer.facts = {"count": str(len(found)), "seed": str(self.seed)}


def candidates(project: Project, reviewer: str, coder: str | None) -> set[str]:
    """Return the finished articles that can be drawn for a reviewer: not drawn for them before.

    Finished is what this coder has marked as done, or, without one, all whose the article is. For a lead it is always
    the latter: until then, a lead's own coding must not meet anyone's.
    """
    role = next((each.role for each in project.studies.coders() if each.id == reviewer), None)
    finished = project.work.done_articles(coder) if coder else project.work.finished()
    if coder and role is CoderRole.LEAD:
        finished &= project.work.finished()
    return finished - project.work.drawn_for(reviewer)
