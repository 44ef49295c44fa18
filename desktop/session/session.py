"""The open project: who is coding, what they do, what they can undo, and who wants to know."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop.core.changes import Changes
from desktop.core.clock import now
from desktop.core.errors import KnownError
from desktop.core.revisions import Action
from desktop.core.studies import Coder, CoderRole, Study
from desktop.operations.create_study import CreateStudy
from desktop.operations.operation import Operation, Scope, operation_types
from desktop.operations.revert_action import RedoAction, UndoAction
from desktop.session.hiding import Hidden, Hiding
from desktop.session.history import Turns, in_one_go, turns
from desktop.session.memos import MemoBook
from desktop.session.progress import Progress
from desktop.session.reading import Reading
from desktop.session.sight import Sight
from desktop.storage import Project, open_project
from desktop.storage.faults import known_database_faults

Listener = Callable[[Changes], None]


class Session:
    """One open project and one person at work in it.

    Attributes:
        read: questions to the project.
        sight: whose work the one who codes may see.
        memos: the memos they may read.
        progress: how far each article is for the one who codes.
        hiding: what would go out of sight with something.
        saved_at: when the last action became durable, as core.clock writes times; None before the first.
    """

    def __init__(self, project: Project, coder: str | None = None) -> None:
        self._project = project
        self.read = Reading(project)
        self._coder = self._find_coder(coder)
        self._known: Coder | None = None
        self.sight = Sight(project, lambda: self.coder)
        self.memos = MemoBook(project, self)
        self.progress = Progress(project, lambda: self.coder, self._is_missing)
        self.hiding = Hiding(project, self.read, self.sight)
        self._listeners: list[Listener] = []
        self._turns: Turns | None = None
        self.saved_at: str | None = None

    @classmethod
    def open(cls, path: Path, *, coder: str | None = None, read_only: bool = False) -> Session:
        """Open a project file; raises KnownError for what is none, and then leaves nothing open or locked."""
        project = open_project(path, read_only=read_only)
        try:
            with known_database_faults(path):
                return cls(project, coder)
        except BaseException:
            project.close()
            raise

    @property
    def path(self) -> Path:
        """Return the project's file."""
        return self._project.path

    @property
    def read_only(self) -> KnownError | None:
        """Return why nothing can be changed, None if it can."""
        return self._project.read_only

    @property
    def study(self) -> Study:
        """Return the study; KnownError project_unfinished for a file that holds none."""
        study = self._project.studies.study()
        if study is None:
            raise KnownError("project_unfinished", file=self.path.name)
        return study

    @property
    def coder(self) -> Coder:
        """Return who is coding."""
        # Every part of the window asks, after every change.
        if self._known is None:
            self._known = self._project.studies.coder(self._coder)
        if self._known is None:
            raise KnownError("coder_gone")
        return self._known

    def choose_coder(self, coder: str) -> None:
        """Let someone else code from now on; KnownError coder_gone or coder_retired for one who may not."""
        found = self._project.studies.coder(coder)
        if found is None:
            raise KnownError("coder_gone")
        if found.retired:
            raise KnownError("coder_retired")
        self._coder, self._known, self._turns = coder, found, None
        changes = Changes({"coder": frozenset({coder})})
        self.sight.forget(changes)
        self.progress.forget(changes)
        self.announce(changes)

    def lead(self) -> Coder:
        """Return the study's lead, for work that only a lead may do on the command line."""
        leads = (coder for coder in self._project.studies.coders() if coder.role is CoderRole.LEAD)
        return next(coder for coder in leads if not coder.retired)

    def listen(self, listener: Listener) -> None:
        """Tell this listener of every change from now on."""
        self._listeners.append(listener)

    def stop_listening(self, listener: Listener) -> None:
        """Tell this listener of nothing any more."""
        if listener in self._listeners:
            self._listeners.remove(listener)

    def announce(self, changes: Changes) -> None:
        """Tell every listener what changed."""
        for listener in list(self._listeners):
            listener(changes)

    def found(self, operation: Operation) -> Changes:
        """Do something that a study is given to begin with: it stands in the history and is not undone."""
        return self._run(operation, founding=True)

    def perform(self, operation: Operation, *, spare_done: bool = False) -> Changes:
        """Do something: durable when this returns, and announced; on KnownError nothing of it was done.

        With `spare_done`, KnownError article_done refuses to change one's work in an article marked as done.
        """
        self._refuse_scope(operation.scope)
        return self._run(operation, spare_done=spare_done)

    def _refuse_scope(self, scope: Scope) -> None:
        role = self.coder.role
        if scope is Scope.STUDY and role is not CoderRole.LEAD:
            raise KnownError("lead_only")
        if scope is Scope.REVIEW and role not in (CoderRole.LEAD, CoderRole.REVIEWER):
            raise KnownError("review_only")

    def _refuse_scope_of(self, action: Action) -> None:
        """Refuse to take back, or bring back, what was done in a role that one has no more."""
        kind = operation_types().get(str(action.facts.get("of", action.name)))
        if kind is not None:
            self._refuse_scope(kind.scope)

    def may_change_study(self) -> bool:
        """Tell whether the one who is coding may change articles, codebook and coders."""
        return self.read_only is None and self.coder.role is CoderRole.LEAD

    def turns(self) -> Turns:
        """Return what the one who is coding can undo and redo."""
        if self._turns is None:
            self._turns = turns(self._project.log.actions_newest_first(self._coder), begins=CreateStudy.name)
        return self._turns

    def undo(self) -> Changes:
        """Take back the last action of the one who is coding; nothing happens if there is none."""
        changes = Changes()
        action = self.turns().undo
        while action is not None:
            self._refuse_scope_of(action)
            changes = changes.and_then(self._run(UndoAction(action)))
            before, action = action, self.turns().undo
            action = action if in_one_go(before, action) else None
        return changes

    def redo(self) -> Changes:
        """Bring back what was undone last; nothing happens if there is nothing."""
        changes = Changes()
        action = self.turns().redo
        while action is not None:
            self._refuse_scope_of(action)
            changes = changes.and_then(self._run(RedoAction(action)))
            before, action = action, self.turns().redo
            action = action if in_one_go(before, action) else None
        return changes

    def take_back(self, action: Action) -> Changes:
        """Take back one action of the one who is coding, whatever they did since.

        Raises KnownError undo_conflict if that built on it, undo_not_own for somebody else's, article_done where it
        would change their work in an article marked as done.
        """
        if action.actor != self._coder:
            raise KnownError("undo_not_own")
        self._refuse_scope_of(action)
        return self._run(UndoAction(action), spare_done=True)

    def hidden_by_undo(self) -> Hidden:
        """Return what of anyone's work would go out of sight if the last action were taken back."""
        return self.hiding.by_turning(self.turns().undo)

    def hidden_by_redo(self) -> Hidden:
        """Return what of anyone's work would go out of sight if what was undone last were brought back."""
        return self.hiding.by_turning(self.turns().redo)

    def history(self, *, limit: int) -> list[Action]:
        """Return the latest actions of everyone, newest first."""
        actions = self._project.log.actions_newest_first()
        return [action for action, _ in zip(actions, range(limit), strict=False)]

    def save_copy(self, target: Path) -> None:
        """Write a checked copy of the project to another file."""
        self._project.save_copy(target)

    def close(self) -> None:
        """Close the project."""
        self._project.close()

    def _run(self, operation: Operation, *, founding: bool = False, spare_done: bool = False) -> Changes:
        if self.read_only is None and operation.needs_copy():
            self._project.back_up(operation.name)
        with self._project.action(name=operation.name, actor=self._coder) as run:
            operation.apply(run.writer)
            if spare_done:
                self._refuse_done(run.writer.worked_in())
            run.writer.facts |= {"founding": "yes"} if founding else {}
        self._turns = None
        if run.changes:
            self.saved_at = now()
            if run.changes.touches(Coder.KIND):
                self._known = None
            self.read.forget(run.changes)
            self.sight.forget(run.changes)
            self.progress.forget(run.changes)
            self.announce(run.changes)
        return run.changes

    def _refuse_done(self, articles: set[str]) -> None:
        done = sorted(article for article in articles if self.read.is_done(article, coder=self._coder))
        if done:
            first = self._project.articles.get(done[0])
            raise KnownError("article_done", articles=tuple(done), article=first.headline if first else "")

    def _is_missing(self, article: str) -> bool:
        return bool(self.read.sheets.missing(article, coder=self._coder))

    def _find_coder(self, wanted: str | None) -> str:
        coders = [coder for coder in self._project.studies.coders() if not coder.retired]
        if not coders:
            raise KnownError("project_unfinished", file=self._project.path.name)
        known = {coder.id for coder in coders}
        return wanted if wanted in known else coders[0].id
