"""The way in by the window."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.core.errors import KnownError
from desktop.places import resource
from desktop.places.screen import check_screen
from desktop.settings import Settings
from desktop.wording import LANGUAGES, current_language, explain, set_language

if TYPE_CHECKING:
    from desktop.session.warming import Warming

_PAUSE = 200  # milliseconds in which the window is painted before anything more is loaded


def run(paths: list[str]) -> int:
    """Open the window on a project, on the one of last time, or on the starter study; return the exit code.

    What is in the way before there is a window becomes one sentence on stderr.
    """
    # What is made while starting is there to stay: looking through it for garbage again and again takes time.
    gc.disable()
    settings, system_language = Settings(), current_language()
    _choose_language(settings)
    try:
        check_screen()
        return _run(paths, settings, system_language)
    except KnownError as error:
        print(f"zhubi: {explain(error)}", file=sys.stderr)  # noqa: T201 - there is no window to say it in
        return 1


def _choose_language(settings: Settings) -> None:
    """Take the language chosen in the window, unless the call or the environment asks for one."""
    chosen = settings.get("language")
    if chosen in LANGUAGES and os.environ.get("ZHUBI_LANG", "").lower()[:2] not in LANGUAGES:
        set_language(chosen)


def _settle(warming: Warming) -> None:
    """Go over from starting to working: what is there by now stays, and need not be looked through for garbage."""
    gc.freeze()
    gc.enable()
    warming.start()


def _load_what_knows_no_window() -> None:
    """Load the floors below the window before Qt: PySide reads the source of every module that comes after it."""
    import desktop.session  # noqa: F401


def _run(paths: list[str], settings: Settings, system_language: str) -> int:
    _load_what_knows_no_window()
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QApplication

    from desktop.session.warming import Warming
    from desktop.ui.widgets.fonts import load_fonts
    from desktop.ui.widgets.qt_words import translate_qt
    from desktop.ui.widgets.theme import apply_theme, chosen_theme
    from desktop.ui.window.mishaps import Mishaps
    from desktop.ui.window.shell import Shell

    _speak_utf8()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("zhubi")
    app.setApplicationDisplayName("")
    app.setQuitOnLastWindowClosed(False)
    app.setWindowIcon(QIcon(str(resource("icons/zhubi.png"))))
    translate_qt(app)
    load_fonts()
    apply_theme(app, chosen_theme(settings.get("theme")), settings.get("ui_size"))
    shell = Shell(app, settings, system_language)
    mishaps = Mishaps(lambda: shell.window, app)
    mishaps.install()
    warming = Warming()
    # Counted from when events are first handled: on a slow machine, opening alone takes longer than the pause.
    QTimer.singleShot(0, lambda: QTimer.singleShot(_PAUSE, lambda: _settle(warming)))
    try:
        shell.open_named([Path(path) for path in paths])
        return app.exec() if shell.window is not None else 1
    finally:
        gc.enable()
        warming.stop()
        mishaps.remove()


def _speak_utf8() -> None:
    """Take UTF-8 where the system's locale is missing or has something else: Qt would, and say so at length."""
    if sys.platform.startswith("linux"):
        import locale

        if locale.nl_langinfo(locale.CODESET).upper() != "UTF-8":
            os.environ["LC_ALL"] = "C.UTF-8"
