"""The way in by the window."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from desktop.core.errors import KnownError
from desktop.places import resource
from desktop.places.screen import check_screen
from desktop.settings import Settings
from desktop.wording import explain, set_language


def run(paths: list[str]) -> int:
    """Open the window on a project, on the one of last time, or on the starter study; return the exit code.

    What is in the way before there is a window becomes one sentence on stderr.
    """
    try:
        check_screen()
        return _run(paths)
    except KnownError as error:
        print(f"zhubi: {explain(error)}", file=sys.stderr)  # noqa: T201 - there is no window to say it in
        return 1


def _run(paths: list[str]) -> int:
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QApplication

    from desktop.ui.widgets.fonts import load_fonts
    from desktop.ui.widgets.theme import apply_theme, chosen_theme
    from desktop.ui.window.shell import Shell

    settings = Settings()
    if settings.get("language") != "system" and not os.environ.get("ZHUBI_LANG"):
        set_language(settings.get("language"))
    app = QApplication(sys.argv[:1])
    app.setApplicationName("zhubi")
    app.setApplicationDisplayName("")
    app.setQuitOnLastWindowClosed(False)
    app.setWindowIcon(QIcon(str(resource("icons/zhubi.png"))))
    load_fonts()
    apply_theme(app, chosen_theme(settings.get("theme")))
    shell = Shell(app, settings)
    shell.open_named([Path(path) for path in paths])
    return app.exec() if shell.window is not None else 1
