"""Turn the session's announcements into one Qt signal."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.core.changes import Changes
from desktop.session import Session


class Bridge(QObject):
    """Tells every panel what changed, whoever changed it.

    Signals:
        changed: the Changes of an action, an undo, or a choice of coder.
    """

    changed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        session.listen(self._pass_on)

    def stop(self) -> None:
        """Tell of nothing any more: a window that is gone must not be drawn again."""
        self._session.stop_listening(self._pass_on)

    def _pass_on(self, changes: Changes) -> None:
        self.changed.emit(changes)
