"""Who may see whose work: one's own always, others' only when nothing can be copied from it any more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import NamedTuple

from desktop.core.changes import Changes
from desktop.core.studies import Coder, CoderRole
from desktop.storage import Project
from desktop.wording import say

# A change to these lets everything be asked again; the others matter in the articles they name.
_ALL_AGAIN = ("coder", "assignment", "unblinding", "spot_check", "article")
_FEW = 1000  # changed articles up to which each is asked by itself


class Tally(NamedTuple):
    """How much work there is, as far as it may be told: `hidden` says that others have more, not how much."""

    seen: int = 0
    hidden: bool = False

    def __bool__(self) -> bool:
        """Tell whether there is anything."""
        return bool(self.seen or self.hidden)

    def words(self, what: str) -> str:
        """Return it in words; `what` names the kind, such as `codings` or `answers`."""
        known = "both" if self.seen and self.hidden else "hidden" if self.hidden else "seen"
        return say(f"tally.{known}_{what}", count=self.seen)


class Sight:
    """What the one who codes may see of somebody's work.

    A lead sees an article once all whose article it is have marked it done, and the lead too if begun, returned since
    or not; a reviewer what was drawn for them; everyone everything once the study is unblinded. What the consensus
    holds, leads see.
    """

    def __init__(self, project: Project, viewer: Callable[[], Coder]) -> None:
        self._project = project
        self._viewer = viewer
        self._kept: dict[str, set[str]] = {}

    def forget(self, changes: Changes) -> None:
        """Ask again what these changes may have opened or closed."""
        if changes.touches(*_ALL_AGAIN) or len(changes.articles) > _FEW:
            self._kept.clear()
        elif self._kept and changes.touches("done", "return", "coding", "value", "none_mark"):
            for owner, kept in self._kept.items():
                for article in changes.articles:
                    kept.discard(article)
                    if self.may_see(owner, article):
                        kept.add(article)

    def may_see(self, owner: str, article: str) -> bool:
        """Tell whether the one who codes may see what a coder did in an article."""
        viewer = self._viewer()
        plain = self._plainly(viewer, owner)
        if plain is not None:
            return plain
        if viewer.role is CoderRole.REVIEWER:
            return article in self._project.work.drawn_for(viewer.id)
        coder = self._project.studies.coder(owner)
        return coder is not None and bool(self._project.work.open_to_lead(viewer.id, coder, article=article))

    def may_see_everywhere(self, owner: str) -> bool:
        """Tell whether one may see what a coder wrote on no article: on a code, or in the journal."""
        return owner == self._viewer().id or self._project.work.is_unblinded()

    def may_see_doubted(self, owner: str, article: str) -> bool:
        """Tell whether one may see the code of what a coder flagged: it is put to the leads, who decide about it."""
        return self._viewer().role is CoderRole.LEAD or self.may_see(owner, article)

    def owners(self, article: str) -> list[str]:
        """Return whose work in an article may be seen: one's own first, then the others' in the coders' order."""
        viewer = self._viewer().id
        others = (coder.id for coder in self._project.studies.coders() if coder.id != viewer)
        return [viewer, *(owner for owner in others if self.may_see(owner, article))]

    def tally(self, work: Mapping[tuple[str, str], int]) -> Tally:
        """Return how much of some work, counted by coder and article, may be told.

        How often others used a code, or answered a question, is part of what blind coding keeps back.
        """
        seen = Counter({place: count for place, count in work.items() if count > 0})
        told = sum(count for (owner, article), count in seen.items() if self.may_see(owner, article))
        return Tally(told, told < seen.total())

    def visible_articles(self, owner: str) -> frozenset[str] | None:
        """Return the articles in which a coder's work may be seen; None means every article."""
        viewer = self._viewer()
        plain = self._plainly(viewer, owner)
        if plain is not None:
            return None if plain else frozenset()
        if owner not in self._kept:
            self._kept[owner] = self._asked(viewer, owner)
        return frozenset(self._kept[owner])

    def _asked(self, viewer: Coder, owner: str) -> set[str]:
        if viewer.role is CoderRole.REVIEWER:
            return self._project.work.drawn_for(viewer.id)
        coder = self._project.studies.coder(owner)
        return set() if coder is None else self._project.work.open_to_lead(viewer.id, coder)

    def _plainly(self, viewer: Coder, owner: str) -> bool | None:
        """Return what holds for every article alike, None if it depends on the article."""
        if self.may_see_everywhere(owner):
            return True
        coder = self._project.studies.coder(owner)
        if coder is None or viewer.role not in (CoderRole.LEAD, CoderRole.REVIEWER):
            return False
        if coder.role is CoderRole.CONSENSUS:
            return viewer.role is CoderRole.LEAD
        return None
