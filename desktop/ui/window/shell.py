"""What stays while windows come and go: the settings, the open project, and which window shows it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from desktop.core.errors import KnownError
from desktop.core.studies import CoderRole
from desktop.places.system import is_network_or_cloud_folder
from desktop.session import Session
from desktop.session.reports import as_known
from desktop.settings import Settings
from desktop.ui.widgets import messages
from desktop.ui.widgets.qt_words import translate_qt
from desktop.ui.widgets.theme import apply_theme, chosen_theme
from desktop.ui.window.folders import usual_folder
from desktop.ui.window.main_window import MainWindow
from desktop.ui.window.standing import show_place, stand, standing_of
from desktop.wording import LANGUAGES, current_language, explain, say, set_language

_PAGES = frozenset({".txt", ".md"})
# Settings for which the window is made anew; all others only change how the article is set.
_REBUILD = frozenset({"language", "theme", "ui_size"})
# Where Qt paints for nobody to see, nobody can be asked.
_UNSEEN = frozenset({"offscreen", "minimal"})


class Shell(QObject):
    """Opens projects and rebuilds the window when language or theme change.

    Attributes:
        asks_who: whether it is asked who codes, where several people could and none did on this computer before.
    """

    def __init__(self, app: QApplication, settings: Settings, system_language: str | None = None) -> None:
        """Take the language that the system, or whoever started the program, asks for; None for that spoken now."""
        super().__init__(app)
        self._app = app
        self._system_language = system_language or current_language()
        self.settings = settings
        self.session: Session | None = None
        self._fresh: Path | None = None
        self._brings_pages = False
        self.window: MainWindow | None = None
        self.asks_who = app.platformName() not in _UNSEEN

    def open(self, path: Path) -> bool:
        """Open a project in the place of the one open now; what cannot be opened is told and changes nothing.

        False if it was not opened, be it that nobody said who codes.
        """
        if self.session is not None and os.path.realpath(path) == os.path.realpath(self.session.path):
            return True
        if not self._is_free():
            return False
        try:
            return self._begin(path)
        except KnownError as error:
            messages.tell(self.window, explain(error))
            return False

    def open_starter(self) -> bool:
        """Open the starter study, building it if it is not there yet, and tell whether that went well."""
        from desktop.session.starter import starter_path

        path = starter_path()
        if not path.exists():
            self._build_starter(path)
        return self.open(path)

    def open_another_starter(self) -> bool:
        """Build the starter study once more, beside those there are, and open it; tell whether that went well."""
        from desktop.session.starter import another_starter_path, starter_path

        if not self._is_free():
            return False
        path = another_starter_path() if starter_path().exists() else starter_path()
        self._build_starter(path)
        return self.open(path)

    def _build_starter(self, path: Path) -> None:
        """Build the starter study; it opens as one who codes, so that there is something to see.

        Whoever brings pages along is the lead, who alone may take them in.
        """
        from desktop.session.starter import build_starter

        coder = build_starter(path)
        if not self._brings_pages:
            self.settings.remember_for_project("coder_of_project", path, coder)
        self._fresh = path

    def open_named(self, paths: list[Path]) -> None:
        """Open the project named at the start; KnownError if it cannot be opened, for there is no window yet."""
        if not paths or all(path.suffix.lower() in _PAGES for path in paths):
            self._brings_pages = bool(paths)
            self.open_first()
            self._offer_import([path.absolute() for path in paths])
        elif len(paths) > 1:
            raise KnownError("one_project_only")
        else:
            self._begin(paths[0].absolute())

    def _offer_import(self, paths: list[Path]) -> None:
        """Ask whether files named at the start are to come into the project that is open."""
        if not paths or self.session is None or self.window is None:
            return
        question = say("import.ask", count=len(paths), study=self.session.study.title)
        if messages.ask(self.window, question, yes=say("button.import"), no=say("button.cancel")):
            self.window.file_commands.import_from(paths)

    def open_first(self) -> None:
        """Open the project of last time, or the starter study at a first start."""
        recent = self.settings.get("recent_projects")
        if (recent and self.open(Path(recent[0]))) or self.open_starter():
            return
        # The starter study is damaged and stays as it is, but the program must start.
        self.open_another_starter()

    def rebuild(self) -> None:
        """Make the window anew, in another language or another look, on the same project."""
        if self.session is None:
            return
        before = self.window
        standing = None
        if before is not None:
            before.keep_settings()
            standing = standing_of(before)
        self._make_window(self.session)
        if standing is not None and self.window is not None:
            stand(self.window, standing)
        if before is not None:
            self._put_away(before)

    def _begin(self, path: Path) -> bool:
        session = Session.open(path, coder=self.settings.get("coder_of_project").get(str(path)))
        try:
            if not self._is_settled_who(session):
                session.close()
                return False
            self._show(session)
        except Exception as error:
            if self.session is not session:
                session.close()
            # Some damage shows only when the window reads what it is to show.
            known = as_known(error, path)
            if known is None:
                raise
            raise known from error
        self._warn(session)
        return True

    def _is_settled_who(self, session: Session) -> bool:
        """Ask who codes where that is not known: else whoever comes second would work on as the lead."""
        known = self.settings.get("coder_of_project").get(str(session.path))
        people = [each for each in session.read.coders() if not each.retired and each.role is not CoderRole.CONSENSUS]
        if len(people) < 2 or known in {each.id for each in people} or not self.asks_who or _is_starter(session.path):
            return True
        from desktop.ui.window.who_codes import ask_who_codes

        chosen = ask_who_codes(session, people, self.window)
        if chosen is None:
            return False
        session.choose_coder(chosen)
        self.settings.remember_for_project("coder_of_project", session.path, chosen)
        return True

    def _show(self, session: Session) -> None:
        before_window, before = self.window, self.session
        self._make_window(session)
        self.session = session
        self.settings.remember_project(session.path)
        if self.window is not None and session.path == self._fresh:
            self.window.offer_first_hour()
        if before_window is not None:
            self._put_away(before_window)
        if before is not None:
            before.close()

    def _put_away(self, window: MainWindow) -> None:
        window.closed.disconnect(self._on_closed)
        window.close()
        window.deleteLater()

    def _make_window(self, session: Session) -> None:
        window = MainWindow(session, self.settings)
        self.window = window
        window.closed.connect(self._on_closed)
        window.new_wanted.connect(self.new)
        window.open_wanted.connect(self.choose)
        window.starter_wanted.connect(lambda: self._on_starter(self.open_starter))
        window.fresh_starter_wanted.connect(lambda: self._on_starter(self.open_another_starter))
        window.project_wanted.connect(lambda path: self.open(Path(path)))
        window.setting_wanted.connect(self._on_setting)
        window.settings_wanted.connect(self._on_settings)
        window.show()
        # Not before: until it is shown, nobody knows how wide the lines are.
        show_place(window)

    def _warn(self, session: Session) -> None:
        """Say once what may be in the way: a file that cannot be written, a folder that others write to."""
        if session.read_only is not None:
            messages.tell(self.window, explain(session.read_only))
            return
        service = is_network_or_cloud_folder(session.path.parent)
        told = self.settings.get("told_of_folders")
        if service and str(session.path.parent) not in told:
            self.settings.set("told_of_folders", [*told, str(session.path.parent)])
            messages.tell(self.window, say("warning.shared_folder", service=service))

    def new(self) -> None:
        """Ask for a new project and open it."""
        if not self._is_free():
            return
        from desktop.ui.window.new_project import NewProject

        dialog = NewProject(self._folder(), self.window)
        if dialog.exec() and dialog.path is not None:
            self.open(dialog.path)
        dialog.deleteLater()

    def choose(self) -> None:
        """Ask for a project file and open it."""
        from PySide6.QtWidgets import QFileDialog

        parent: QWidget | None = self.window
        pattern = say("files.project") + " (*.zhubi)"
        file, _ = QFileDialog.getOpenFileName(parent, say("command.open_project"), str(self._folder()), pattern)
        if file:
            self.open(Path(file))

    def _folder(self) -> Path:
        return usual_folder(self.session.path if self.session is not None else None)

    def _on_starter(self, opens: Callable[[], bool]) -> None:
        try:
            opens()
        except KnownError as error:
            messages.tell(self.window, explain(error))

    def _is_free(self) -> bool:
        if self.window is None:
            return True
        self.window.keep_writing()
        if self.window.intake.busy():
            messages.tell(self.window, explain(KnownError("import_running")))
            return False
        return self.window.performer.is_free()

    def _on_setting(self, name: str, value: str) -> None:
        self._on_settings({name: value})

    def _on_settings(self, changed: dict[str, Any]) -> None:
        rebuilds = bool(changed.keys() & _REBUILD)
        if rebuilds and not self._is_free():
            return
        for name, value in changed.items():
            self.settings.set(name, value)
        if "language" in changed:
            language = changed["language"]
            set_language(language if language in LANGUAGES else self._system_language)
            translate_qt(self._app)
        if rebuilds:
            self.apply_look()
            self.rebuild()
        elif self.window is not None:
            self.window.reading_style.apply()

    def apply_look(self) -> None:
        """Give the application the look that the settings ask for."""
        apply_theme(self._app, chosen_theme(self.settings.get("theme")), self.settings.get("ui_size"))

    def _on_closed(self) -> None:
        if self.session is not None:
            self.session.close()
            self.session = None
        self._app.quit()


def _is_starter(path: Path) -> bool:
    from desktop.session.starter import starter_path

    return path.parent == starter_path().parent
