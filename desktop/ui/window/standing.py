"""Where a window stands in a project, to be found again at the next start or in the window that takes its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.core.spans import Span

if TYPE_CHECKING:
    from desktop.ui.window.main_window import MainWindow

_SETTING = "place_of_project"
_LONGEST = 12  # digits: whatever stands in the file of settings, no text is as long


class Standing(NamedTuple):
    """Which page and tab are in front, what is chosen in the codebook (and stands out), and what in the text."""

    mode: str
    tab: str
    code: str | None
    stands_out: bool
    words: Span | None


def standing_of(window: MainWindow) -> Standing:
    """Return where a window stands."""
    chosen = window.codebook.chosen()
    code = chosen.id if chosen else None
    stands_out = code is not None and code == window.codebook.focused_code()
    return Standing(window.pages.mode(), window.work.current(), code, stands_out, window.view.selection())


def stand(window: MainWindow, standing: Standing) -> None:
    """Let a window stand where the one stood whose place it takes, on the same project."""
    if standing.code is not None:
        show = window.codebook.show_code if standing.stands_out else window.codebook.follow
        show(standing.code)
    if standing.words is not None:
        window.view.select(standing.words)
    window.work.show_tab(standing.tab)
    window.show_mode(standing.mode)


def keep_place(window: MainWindow) -> None:
    """Keep how far the article shown is read."""
    version = window.desk.version()
    if version is not None:
        place = f"{version} {window.view.top_position()}"
        window.settings.remember_for_project(_SETTING, window.session.path, place)


def show_place(window: MainWindow) -> None:
    """Go to where the article shown was read to last; a text that was corrected since is shown from its beginning."""
    version, _, position = window.settings.get(_SETTING).get(str(window.session.path), "").partition(" ")
    if version and version == window.desk.version() and position.isdecimal() and len(position) < _LONGEST:
        window.view.show_from(int(position))
