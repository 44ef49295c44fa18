"""The writer: one action in one transaction, each change a revision and its fold."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from desktop.core.changes import Changes, collect
from desktop.core.entities import Entity
from desktop.core.ids import new_id
from desktop.core.kinds import fields, kinds, to_body
from desktop.core.revisions import dump
from desktop.storage import fold

if TYPE_CHECKING:
    from desktop.storage.project import Project

Facts = dict[str, str | list[str]]

# What an article that is done must not change in without being opened again; doubts and memos stay free.
WORK = frozenset({"coding", "value", "none_mark", "attribute_value"})


class Writer:
    """Collects what one action puts and removes; the project it reads already shows each step."""

    def __init__(self, project: Project, *, name: str, actor: str) -> None:
        self.project = project
        self.actor = actor
        self.name = name
        self.action = new_id()
        self.facts: Facts = {}
        self.reason = ""  # of a change that makes no version to keep it with
        self.inverts: str | None = None
        self._touched: list[tuple[str, str]] = []
        self._articles: set[str] = set()
        self._codes: set[str] = set()
        self._work: set[str] = set()
        self._answered: set[str] = set()
        self._study_scope = False
        self._only_new = True
        self._touched_anything = False

    def put(self, entity: Entity) -> None:
        """Write an entity as it is to be from now on."""
        coder = str(getattr(entity, "coder")) if entity.OWN else None  # noqa: B009 - only own kinds have it
        self.put_body(entity.KIND, entity.id, dump(to_body(entity)), coder=coder)
        self._note_article(entity)

    def remove(self, entity: Entity) -> None:
        """Take an entity away."""
        coder = str(getattr(entity, "coder")) if entity.OWN else None  # noqa: B009 - only own kinds have it
        self.put_body(entity.KIND, entity.id, None, coder=coder)
        self._note_article(entity)

    def put_body(self, kind: str, identity: str, body: str | None, *, coder: str | None) -> None:
        """Write an entity's body as the log has it, null to take it away; what is so already leaves nothing."""
        project = self.project
        before = project.log.latest(kind, identity)
        if before == body:
            return
        self._touched_anything = True
        project.log.append(
            action=self.action, name=self.name, actor=self.actor, coder=coder, kind=kind, entity=identity, body=body
        )
        fold.apply(project.connection, kind, identity)
        project.carrying.note(kind, identity)
        project.codings.doubles.note(kind, identity)
        project.overlaps.note(kind, identity)
        self._touched.append((kind, identity))
        self._only_new &= before is None
        if kind == "coding":
            self._codes |= {json.loads(each)["code"] for each in (before, body) if each is not None}
        self._study_scope |= not kinds()[kind].OWN

    def note_articles(self, articles: set[str]) -> None:
        """Say which articles the action touches besides those its entities name."""
        self._articles |= articles

    def note_work(self, articles: set[str]) -> None:
        """Say in which articles the one who acts has other work now, besides what `put` and `remove` see."""
        self._work |= articles

    @property
    def touched_anything(self) -> bool:
        """Tell whether anything was written, or was begun to be."""
        return self._touched_anything

    def close(self) -> Changes:
        """Write the action's own entry and return what changed; an action that did nothing leaves nothing."""
        if self._touched:
            # What is new takes nothing away and lets go of nothing: then there is nothing to settle.
            if not self._only_new:
                fold.settle(self.project.connection, frozenset(kind for kind, _ in self._touched))
            facts = {**self.facts, "reason": self.reason} if self.reason else self.facts
            body = dump({"facts": facts, "inverts": self.inverts})
            coder = None if self._study_scope else self.actor
            self.project.log.append(
                action=self.action, name=self.name, actor=self.actor, coder=coder,
                kind="action", entity=self.action, body=body,
            )  # fmt: skip
        return collect(self._touched, self._articles, self._codes)

    def worked_in(self) -> set[str]:
        """Return the articles in which the one who acts now has other codings, answers or none-marks than before."""
        codings = (self.project.codings.get(coding) for coding in self._answered)
        return self._work | {coding.article for coding in codings if coding is not None}

    def _note_work(self, entity: Entity) -> None:
        if not self._touched or self._touched[-1] != (entity.KIND, entity.id):
            return
        if getattr(entity, "coder", None) != self.actor:
            return
        if entity.KIND == "attribute_value":
            self._answered.add(str(getattr(entity, "coding")))  # noqa: B009 - it hangs on a coding
        elif entity.KIND in WORK:
            self._work.add(str(getattr(entity, "article")))  # noqa: B009 - all of these kinds have it

    def _note_article(self, entity: Entity) -> None:
        self._note_work(entity)
        if entity.KIND == "article":
            self._articles.add(entity.id)
        elif "article" in fields(entity.KIND) and (article := getattr(entity, "article", None)):
            self._articles.add(article)
