"""Memos on their way to being saved: while another action is held up, they wait and follow it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.core.errors import KnownError
from desktop.core.memo_places import MemoPlace
from desktop.ui.window.performer import Performer


class MemoKeeper(QObject):
    """Makes memos durable; nobody stops writing because something else could not be saved."""

    def __init__(self, performer: Performer) -> None:
        super().__init__(performer)
        self._performer = performer
        self._waiting: dict[MemoPlace, tuple[str, str]] = {}
        performer.held.connect(self._on_held)

    def keep(self, place: MemoPlace, text: str, sitting: str) -> None:
        """Write a memo as it is to read."""
        if self._performer.is_holding():
            self._waiting[place] = (text, sitting)
            return
        from desktop.operations.write_memo_on import WriteMemoOn

        self._performer.perform(WriteMemoOn(place, text, sitting))

    def _on_held(self, error: KnownError | None) -> None:
        if error is not None:
            return
        waiting, self._waiting = self._waiting, {}
        for place, (text, sitting) in waiting.items():
            self.keep(place, text, sitting)
