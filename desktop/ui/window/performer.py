"""The one way from the window to the session: what fails is told, what cannot be saved is held."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from desktop.core.changes import Changes
from desktop.core.errors import KnownError
from desktop.core.revisions import Action
from desktop.operations.operation import Operation
from desktop.session import Session
from desktop.wording import say
from desktop.wording.actions import describe

_HELD = frozenset(
    {
        "disk_full", "backup_disk_full", "disk_failed", "project_busy", "file_no_permission",
        "file_unreadable", "project_read_only", "memory_full",
    }
)  # fmt: skip

Then = Callable[[Changes], object]
Remedy = Callable[[KnownError], Sequence[Action] | None]


class Performer(QObject):
    """Performs operations, undo and redo.

    While an action could not be saved, nothing else is done: it is tried again or given up. `remedies` holds what can
    be done about a refusal, by its kind: asked, it returns what it did to free the way, None if it did not, and the
    action is tried again. Should that be refused as well, what freed the way is taken back.

    Signals:
        saved: an action is durable.
        refused: a KnownError that a person should read.
        held: an action could not be saved, a KnownError; None when it is through or given up.
        told: a short word for the person at work.
    """

    saved = Signal()
    refused = Signal(object)
    held = Signal(object)
    told = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._waiting: Callable[[], Changes] | None = None
        self._then: Then | None = None
        self._freed: list[Action] = []
        self.remedies: dict[str, Remedy] = {}

    def perform(self, operation: Operation, then: Then | None = None) -> Changes | None:
        """Do something; None if it was refused or could not be saved. `then` is told of it, also after a retry."""
        return self._try(lambda: self._session.perform(operation, spare_done=True), then)

    def take_back(self, action: Action) -> Changes | None:
        """Take back this very action, whatever was done since."""
        return self._try(lambda: self._session.take_back(action))

    def undo(self) -> Changes | None:
        """Take the last action back."""
        return self._try(self._session.undo)

    def redo(self) -> Changes | None:
        """Bring the last undone action back."""
        return self._try(self._session.redo)

    def attempt(self, operation: Operation) -> Changes:
        """Do something for a dialog, which itself says what is in the way: raises KnownError."""
        if self._waiting is not None:
            raise KnownError("action_held")
        freed: list[Action] = []
        try:
            changes = self._remedied(lambda: self._session.perform(operation, spare_done=True), freed)
        except KnownError:
            self._close_again(freed)
            raise
        self.saved.emit()
        return changes

    def may_change_study(self) -> bool:
        """Tell whether articles, codebook and coders can be changed now, and tell the person why not."""
        may = self._session.may_change_study()
        if not may:
            self.refused.emit(self._session.read_only or KnownError("lead_only"))
        return may

    def is_holding(self) -> bool:
        """Tell whether an action waits to be saved."""
        return self._waiting is not None

    def is_free(self) -> bool:
        """Tell whether something new can be begun, and tell the person why not."""
        if self._waiting is not None:
            self.refused.emit(KnownError("action_held"))
        return self._waiting is None

    def retry(self) -> None:
        """Try the held action again; whatever is in the way now, it stays held until it is through or given up."""
        if self._waiting is None:
            return
        try:
            changes = self._remedied(self._waiting, self._freed)
        except KnownError as error:
            self.held.emit(error)
            return
        self._waiting, then, self._then, self._freed = None, self._then, None, []
        self.saved.emit()
        if then is not None:
            then(changes)
        self.held.emit(None)

    def give_up(self) -> None:
        """Drop the held action; nothing of it was written."""
        self._waiting, self._then, freed, self._freed = None, None, self._freed, []
        self._close_again(freed)
        self.held.emit(None)

    def _try(self, act: Callable[[], Changes], then: Then | None = None) -> Changes | None:
        if not self.is_free():
            return None
        freed: list[Action] = []
        try:
            changes = self._remedied(act, freed)
        except KnownError as error:
            if error.kind in _HELD and self._session.read_only is None:
                self._waiting, self._then, self._freed = act, then, freed
                self.held.emit(error)
            else:
                self._close_again(freed)
                self.refused.emit(error)
            return None
        self.saved.emit()
        if then is not None:
            then(changes)
        return changes

    def _remedied(self, act: Callable[[], Changes], freed: list[Action]) -> Changes:
        """Act, and after each refusal that can be remedied act again; no remedy is tried twice.

        What the remedies did is added to `freed`.
        """
        tried: set[str] = set()
        while True:
            try:
                return act()
            except KnownError as error:
                remedy = None if error.kind in tried else self.remedies.get(error.kind)
                done = None if remedy is None else remedy(error)
                if done is None:
                    raise
                freed += done
                tried.add(error.kind)

    def _close_again(self, freed: list[Action]) -> None:
        """Take back, last first, what freed the way for nothing; what cannot be is at least told."""
        for action in reversed(freed):
            try:
                self._session.take_back(action)
            except KnownError:
                self.told.emit(say("remedy.stays", action=describe(action)))
