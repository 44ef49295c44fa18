"""Load ahead what the first selection, the first coding and the first letter typed for a code need."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread

from desktop.core.ids import new_id
from desktop.operations import operation_types


class Warming:
    """Loads in a thread of its own, one thing after the other: else the first key pressed would wait for it."""

    def __init__(self) -> None:
        self._wanted = True
        self._thread = Thread(target=self._load, name="warming")

    def start(self) -> None:
        """Begin to load; once only."""
        self._thread.start()

    def stop(self) -> None:
        """Load nothing more, and wait for what is being loaded."""
        self._wanted = False
        if self._thread.is_alive():
            self._thread.join()

    def _load(self) -> None:
        for step in _steps():
            if not self._wanted:
                return
            step()


def _steps() -> tuple[Callable[[], object], ...]:
    from desktop.text import pinyin, words

    return words.warm_up, new_id, operation_types, pinyin.warm_up
