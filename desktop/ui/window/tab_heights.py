"""How high the tabs below the codebook stand: the sheet has a height of its own, the others share one.

Questions about a coding borrow what they need, and give it back with the next article or tab: going from coding to
coding must not move the border to and fro.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QSplitter, QWidget

from desktop.settings import Settings
from desktop.ui.window.work_tabs import WorkTabs

_SETTING = "tab_heights"
_OTHERS = "others"
_COMFORTABLE = 0.64  # of the side; questions want to be seen several at once


class TabHeights(QObject):
    """Moves the border between codebook and tabs when a tab of another height comes to the front."""

    def __init__(self, settings: Settings, work: WorkTabs, codebook: QWidget, high: str) -> None:
        super().__init__(work)
        self._settings = settings
        self._work = work
        self._codebook = codebook
        self._high = high
        self._parts: dict[str, float] = _read(settings.get(_SETTING))
        self._now = self._kind(work.current())
        self._before: float | None = None  # what the tabs had before questions borrowed some
        work.shown.connect(self._on_shown)

    def keep(self) -> None:
        """Keep the heights for the next time."""
        self._remember()
        self._settings.set(_SETTING, {kind: f"{part:.3f}" for kind, part in self._parts.items()})

    def lend(self, tab: QWidget, least: int, liked: int) -> bool:
        """Give the tab shown the height that it needs, and as far as it is comfortable the one it would like.

        Tell whether the border was moved for that.
        """
        split = self._splitter()
        sizes = split.sizes() if split is not None else []
        if split is None or len(sizes) != 2:
            return False
        whole, around = sum(sizes), self._work.height() - tab.height()
        below = max(least + around, min(liked + around, round(whole * _COMFORTABLE)))
        if below <= sizes[1]:
            return False
        if self._before is None:
            self._remember()
            self._before = self._parts.get(self._now)
        split.setSizes([whole - below, below])
        return True

    def take_back(self) -> None:
        """Let the border go back to where it was before something was lent."""
        before, self._before = self._before, None
        if before is not None:
            self._set(before)

    def _set(self, part: float) -> None:
        split = self._splitter()
        whole = sum(split.sizes()) if split is not None else 0
        if split is not None and whole:
            split.setSizes([round(whole * (1 - part)), round(whole * part)])

    def _kind(self, tab: str) -> str:
        return tab if tab == self._high else _OTHERS

    def _on_shown(self, tab: str) -> None:
        kind = self._kind(tab)
        if kind == self._now:
            return
        self._remember()
        self._now, self._before = kind, None
        part = self._parts.get(kind, _COMFORTABLE if kind == self._high else None)
        if part is not None:
            self._set(part)

    def _remember(self) -> None:
        if self._before is not None:
            # What is only lent is nobody's wish.
            self._parts[self._now] = self._before
            return
        split = self._splitter()
        sizes = split.sizes() if split is not None else []
        if len(sizes) == 2 and min(sizes) > 0:
            above, below = sizes
            self._parts[self._now] = below / (above + below)

    def _splitter(self) -> QSplitter | None:
        parent = self._work.parentWidget()
        return parent if isinstance(parent, QSplitter) and self._codebook.parentWidget() is parent else None


def _read(kept: dict[str, str]) -> dict[str, float]:
    found = {}
    for kind, part in kept.items():
        try:
            found[kind] = min(0.95, max(0.05, float(part)))
        except ValueError:
            continue
    return found
