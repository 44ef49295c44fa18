"""How far each article is for the one who codes, and which one comes next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from desktop.core.changes import Changes
from desktop.core.studies import Coder, Return
from desktop.session.lacking import Lacking
from desktop.storage import Project

_FEW = 1000  # changed articles up to which each is asked by itself
_QUESTIONS = ("variable", "option", "attribute")
_ALL_AGAIN = ("coder", "article", "code", "category", "assignment", "spot_check")


class Standing(NamedTuple):
    """How far an article is for somebody (`STATES`), its codings and open doubts, and whether it is theirs."""

    state: str
    codings: int = 0
    queries: int = 0
    is_mine: bool = True


# What a list of articles can be narrowed to, and how far one can be.
PILES = ("all", "unfinished", "returned", "lacking", "flagged", "drawn")
STATES = ("untouched", "begun", "returned", "done")

Belongs = Callable[[str], bool]


class _Sets:
    """What one coder has done, as identities of articles."""

    def __init__(self, project: Project, coder: str, lacking: Iterable[str] = ()) -> None:
        self._project, self.coder = project, coder
        work = project.work
        self.counts = project.codings.counts_by_article(coder)
        self.done = work.done_articles(coder)
        self.returned = work.returned_articles(coder)
        self.answered = work.answered_articles(coder)
        self.flagged = project.doubts.open_counts(coder)
        self.drawn = work.drawn_for(coder)
        self.assigned = work.assigned_to(coder) if work.has_assignments() else None
        self.lacking = Lacking(self.done, lacking)

    def update(self, article: str, changes: Changes) -> None:
        """Ask again about one article what these changes may have changed."""
        coder, work = self.coder, self._project.work
        if changes.touches("coding", "text_version"):
            self.counts[article] = self._project.overlaps.count(article, coder)
        if changes.touches("value", "none_mark"):
            _put(self.answered, article, work.answered_articles(coder, article=article))
        if changes.touches("done", "return"):
            _put(self.done, article, work.done_articles(coder, article=article))
            _put(self.returned, article, work.returned_articles(coder, article=article))
        self.lacking.again(article, is_done=article in self.done)

    def update_doubts(self) -> None:
        """Ask again which articles hold open doubts: a ruling names none."""
        self.flagged = self._project.doubts.open_counts(self.coder)


class Progress:
    """Standing of every article for the one who codes; kept, and asked again only where something changed."""

    def __init__(self, project: Project, viewer: Callable[[], Coder], is_missing: Belongs) -> None:
        self._project = project
        self._viewer = viewer
        self._is_missing = is_missing
        self._sets: _Sets | None = None
        self._coder, self._lacked = "", frozenset[str]()  # of whom something was known last

    def forget(self, changes: Changes) -> None:
        """Ask again what changed."""
        if self._sets is not None and (changes.touches(*_ALL_AGAIN) or len(changes.articles) > _FEW):
            self._coder, self._lacked = self._sets.coder, frozenset(self._sets.lacking.found)
            self._sets = None
        if self._sets is None:
            return
        if changes.touches(*_QUESTIONS):
            self._sets.lacking = Lacking(self._sets.done, self._sets.lacking.found)
        for article in changes.articles:
            self._sets.update(article, changes)
        if changes.touches("query", "ruling"):
            self._sets.update_doubts()

    def standing(self, article: str) -> Standing:
        """Return how far an article is."""
        sets = self._known()
        codings = sets.counts.get(article, 0)
        if article in sets.returned:
            state = "returned"
        elif article in sets.done:
            state = "done"
        else:
            state = "begun" if codings or article in sets.answered else "untouched"
        is_mine = sets.assigned is None or article in sets.assigned
        return Standing(state, codings, sets.flagged.get(article, 0), is_mine)

    def belongs(self, name: str) -> Belongs:
        """Return what tells whether an article lies on a pile (`PILES`) or is so far (`STATES`), as things are now."""
        sets = self._known()
        if name in ("returned", "flagged", "drawn"):
            return {"returned": sets.returned, "flagged": sets.flagged, "drawn": sets.drawn}[name].__contains__
        if name == "lacking":
            return sets.lacking.found.__contains__
        if name == "all":
            return lambda _: True
        if name == "done":
            return (sets.done - sets.returned).__contains__
        if name == "unfinished":
            done, assigned = sets.done, sets.assigned
            if assigned is None:
                return lambda article: article not in done
            return (assigned - done).__contains__
        begun = {*(article for article, count in sets.counts.items() if count), *sets.answered}
        begun -= sets.done | sets.returned
        if name == "begun":
            return begun.__contains__
        touched = begun | sets.done | sets.returned
        return lambda article: article not in touched

    def counts(self, articles: int) -> dict[str, int]:
        """Return how many of so many articles lie on each pile, and how many are `mine`."""
        sets = self._known()
        mine = articles if sets.assigned is None else len(sets.assigned)
        done = sets.done if sets.assigned is None else sets.done & sets.assigned
        return {
            "all": articles, "mine": mine, "unfinished": mine - len(done), "returned": len(sets.returned),
            "lacking": len(sets.lacking.found), "flagged": len(sets.flagged), "drawn": len(sets.drawn),
        }  # fmt: skip

    def is_to_look(self) -> bool:
        """Tell whether articles that are done have still to be looked at for answers that are missing."""
        return self._known().lacking.waits

    def look_for_lacking(self, most: int) -> None:
        """Look at so many of them: what is found lies on the pile `lacking` from then on."""
        self._known().lacking.look(self._is_missing, most)

    def next_waiting(self, articles: Sequence[str], after: str | None) -> str | None:
        """Return the first article that is still to be done behind one of them, beginning again at the top; or None."""
        start = articles.index(after) + 1 if after in articles else 0
        waits = self.belongs("unfinished")
        round_trip = (*articles[start:], *articles[:start])
        return next((article for article in round_trip if article != after and waits(article)), None)

    def open_return(self, article: str) -> Return | None:
        """Return what an article was returned to the one who codes with, None once it is done again."""
        coder = self._viewer().id
        if not self._project.work.returned_articles(coder, article=article):
            return None
        return self._project.work.last_return(article, coder=coder)

    def _known(self) -> _Sets:
        if self._sets is None:
            coder = self._viewer().id
            # What lacked answers before does so until it is looked at: the pile should not come and go.
            found = self._lacked if self._coder == coder else frozenset()
            self._sets = _Sets(self._project, coder, found)
        return self._sets


def _put(held: set[str], article: str, found: set[str]) -> None:
    held.discard(article)
    held |= found
