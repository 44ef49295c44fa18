"""Files: importing into the project, exporting out of it, a copy of it."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop.core.errors import KnownError
from desktop.session import Session
from desktop.ui.intake.intake import Intake
from desktop.ui.window.folders import proposal, usual_folder
from desktop.ui.window.performer import Performer
from desktop.wording import say

_LEFT_OUT_FOR = 12_000  # milliseconds: a sentence of two lines


class FileCommands:
    """Import, export and copy; dialogs ask for places, `..._to` and `..._from` do the work."""

    def __init__(self, session: Session, performer: Performer, intake: Intake, window: QWidget) -> None:
        self._session = session
        self._performer = performer
        self._intake = intake
        self._window = window

    def import_files(self) -> None:
        """Ask for files and import them."""
        from PySide6.QtWidgets import QFileDialog

        folder, pattern = str(usual_folder(self._session.path)), say("files.text") + " (*.txt *.md)"
        files, _ = QFileDialog.getOpenFileNames(self._window, say("command.import_files"), folder, pattern)
        self.import_from([Path(file) for file in files])

    def import_folder(self) -> None:
        """Ask for a folder and import the text files in it."""
        from PySide6.QtWidgets import QFileDialog

        begin = str(usual_folder(self._session.path))
        folder = QFileDialog.getExistingDirectory(self._window, say("command.import_folder"), begin)
        self.import_from([Path(folder)] if folder else [])

    def import_from(self, paths: list[Path]) -> None:
        """Import files and folders."""
        if self._performer.may_change_study() and self._performer.is_free():
            self._intake.start(paths)

    def save_copy(self) -> None:
        """Ask for a place and write a copy of the project there."""
        from PySide6.QtWidgets import QFileDialog

        proposed = proposal(self._session.path, say("files.copy_suffix"), ".zhubi")
        pattern = say("files.project") + " (*.zhubi)"
        file, _ = QFileDialog.getSaveFileName(self._window, say("command.save_copy"), proposed, pattern)
        if file:
            self.save_copy_to(Path(file))

    def save_copy_to(self, target: Path) -> None:
        """Write a checked copy of the project."""
        try:
            target = with_ending(target, ".zhubi")
            self._session.save_copy(target)
        except KnownError as error:
            self._performer.refused.emit(error)
        else:
            self._performer.told.emit(say("files.copied", file=target.name))

    def fill_export_menu(self, menu: QMenu) -> None:
        """Put every export format into a menu, a line between what is exported."""
        from desktop.exporting.formats import FORMATS

        menu.clear()
        what = ""
        for name in FORMATS:
            if what and not name.startswith(what):
                menu.addSeparator()
            what = name.partition("-")[0]
            action = QAction(say(f"export.{name}"), menu)
            action.setToolTip(say(f"format.{name}"))
            action.triggered.connect(lambda _=False, chosen=name: self.export(chosen))
            menu.addAction(action)

    def export(self, name: str) -> None:
        """Ask for a place and export there."""
        from PySide6.QtWidgets import QFileDialog

        from desktop.exporting.formats import FORMATS

        suffix = FORMATS[name].suffix
        proposed = proposal(self._session.path, _what(name), suffix)
        file, _ = QFileDialog.getSaveFileName(self._window, say("command.export_menu"), proposed, f"*{suffix}")
        if file:
            try:
                self.export_to(name, with_ending(Path(file), suffix))
            except KnownError as error:
                self._performer.refused.emit(error)

    def export_to(self, name: str, target: Path) -> None:
        """Export what the one who codes may see of the study in a format, and say what they may not."""
        from desktop.exporting.formats import FORMATS
        from desktop.session.seen import seen

        try:
            study, left = seen(self._session.read.snapshot(self._session.study), self._session.sight)
            FORMATS[name].write(study, target)
        except KnownError as error:
            self._performer.refused.emit(error)
            return
        self._performer.told.emit(say("files.exported", file=target.name))
        words = left.words(FORMATS[name].work, self._session.coder.role)
        if words:
            from desktop.ui.widgets.toast import toast

            toast(self._window, words, milliseconds=_LEFT_OUT_FOR)


def _what(name: str) -> str:
    """Return what a format exports, for the name of its file; the kind of file is said by the ending."""
    what = re.split(r"\s*[（(]", say(f"export.{name}"))[0]
    return f"{what} {say('files.raw_suffix')}" if name.endswith("-raw") else what


def with_ending(target: Path, ending: str) -> Path:
    """Return a place with its ending; where that makes it another file, which nobody was asked about, it is refused."""
    if target.suffix.lower() == ending.lower():
        return target
    whole = target.with_name(target.name + ending)
    if whole.exists():
        raise KnownError("file_exists", file=whole.name)
    return whole
