"""The codebook as a whole: its head, merging, versions, the manual, a codebook read from a file, and dragging."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.core.codebook_history import OldCodebook
from desktop.core.codebooks import Code, CodebookVersion, Ruling
from desktop.core.errors import KnownError
from desktop.core.snapshots import CodebookSet, StudySnapshot
from desktop.core.studies import Study
from desktop.ui.window.commands import Command
from desktop.ui.window.folders import proposal, usual_folder
from desktop.ui.window.marking import made_under_words
from desktop.ui.window.parts import Part
from desktop.wording import say

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QMenu

    from desktop.ui.window.main_window import MainWindow


class CodebookPart(Part):
    """Ties the codebook's dialogs to the session; each is made when it is asked for."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        window.codebook.codes_dropped.connect(self._on_codes_dropped)
        window.codebook.category_dropped.connect(self._on_category_dropped)

    def commands(self) -> dict[str, Sequence[Command | None]]:
        """Return what can be done to the codebook beside its entries."""
        may = self.session.may_change_study
        return {
            "codebook": [
                Command("merge_codes", self.merge, lambda: may() and bool(self.window.codebook.chosen_codes())),
                None,
                Command("edit_codebook", self.edit_head, may),
                Command("codebook_versions", self.show_versions),
                Command("show_manual", self.show_manual),
                Command("read_codebook", self.read, may),
            ]
        }

    def fill_coding_menu(self, menu: QMenu, coding: str | None) -> None:
        """Add under which version the coding at work was made, leading to the manual as it stood then."""
        found = self.session.read.coding(coding) if coding else None
        words = made_under_words(self.session, found) if found else []
        if found is not None and words:
            menu.addAction(words[0]).triggered.connect(lambda: self._show_version(found.codebook_version or ""))

    def _on_codes_dropped(self, codes: tuple[str, ...], category: str, place: int) -> None:
        from desktop.operations.edit_code import MoveCode, MoveCodes

        before = self.session.turns().undo
        if len(codes) == 1:
            self.performer.perform(MoveCode(codes[0], category, place))
        elif self.performer.perform(MoveCodes(codes, category, place)):
            self.window.status.say_done(since=before)

    def _on_category_dropped(self, category: str, place: int) -> None:
        from desktop.operations.edit_category import MoveCategory

        self.performer.perform(MoveCategory(category, place))

    def edit_head(self) -> None:
        """Edit titles, recording unit, general rules and ranks."""
        if not self.performer.may_change_study():
            return
        from desktop.operations.edit_codebook import EditCodebook
        from desktop.ui.codebook.head_dialog import HeadDialog

        head = self.session.read.codebook().head
        ranks = self.session.read.codebook().ranks
        save = lambda kept, ranks, reason: self.performer.attempt(EditCodebook(kept, reason, ranks))  # noqa: E731
        self._run(HeadDialog(head, ranks=ranks, save=save, parent=self.window))

    def merge(self) -> None:
        """Ask into which code the chosen ones are merged."""
        codes = self.window.codebook.chosen_codes()
        if not codes:
            self.window.status.say(say("merge.choose_first"))
        elif self.performer.may_change_study():
            self._merge(codes)

    def _merge(self, codes: list[Code]) -> None:
        from desktop.operations.merge_codes import MergeCodes
        from desktop.ui.codebook.merge_dialog import MergeDialog

        merged: list[str] = []

        def save(into: str, reason: str) -> None:
            self.performer.attempt(MergeCodes(tuple(code.id for code in codes), into, reason))
            merged.append(into)

        dialog = MergeDialog(self.session, codes, find=self.window.choosing.find, save=save, parent=self.window)
        self._run(dialog)
        if merged:
            self.window.codebook.show_code(merged[0])
            self.window.status.say(say("merge.done", count=len(codes)))

    def read(self) -> None:
        """Ask for a file and show what reading it would do."""
        if not self.performer.may_change_study() or not self.performer.is_free():
            return
        from PySide6.QtWidgets import QFileDialog

        folder, pattern = str(usual_folder(self.session.path)), say("read.files") + " (*.yaml *.yml *.xlsx)"
        file, _ = QFileDialog.getOpenFileName(self.window, say("command.read_codebook"), folder, pattern)
        if file:
            self.read_from(Path(file))

    def read_from(self, path: Path) -> None:
        """Show what reading a codebook would do; a faulty file is refused with line and reason."""
        from desktop.importing.codebook_file import read_codebook_file

        try:
            codebook = read_codebook_file(path)
        except KnownError as error:
            self.performer.refused.emit(error)
        else:
            self._preview(codebook, path.name)

    def _preview(self, codebook: CodebookSet, file: str) -> None:
        from desktop.operations.read_codebook import ReadCodebook
        from desktop.ui.codebook.read_dialog import ReadDialog

        save = lambda remove, reason: self.performer.attempt(ReadCodebook(codebook, remove, reason))  # noqa: E731
        if self._run(ReadDialog(self.session, codebook, file=file, save=save, parent=self.window)):
            self.window.status.say(say("read.done", file=file))

    def show_versions(self) -> None:
        """Show every change of the codebook."""
        from desktop.operations.note_reason import NoteReason
        from desktop.ui.codebook.versions_dialog import VersionsDialog

        save = lambda version, reason: self.performer.attempt(NoteReason(version, reason))  # noqa: E731
        dialog = VersionsDialog(self.session, save, self.window)
        dialog.version_wanted.connect(self._show_version)
        dialog.export_wanted.connect(self._export_version)
        self._run(dialog)

    def show_manual(self) -> None:
        """Show the manual as it is now."""
        study = self.session.study
        versions = self.session.read.codebooks.versions()
        rulings = tuple(self.session.read.codebooks.rulings())
        snapshot = _snapshot(study, self.session.read.codebook(), rulings, versions[-1] if versions else None)
        self._show_snapshot(snapshot, say("manual.title"), "")

    def _show_version(self, version: str) -> None:
        old = self.session.read.codebooks.as_of(version)
        made = self.session.read.codebooks.version(version)
        if old is None or made is None:
            self.performer.refused.emit(KnownError("version_unread"))
            return
        snapshot = _snapshot(self.session.study, old.codebook, old.rulings, made)
        title = say("versions.manual_title", number=made.number)
        self._show_snapshot(snapshot, title, say("versions.read_only") if old.proved else say("versions.unproved"))

    def _show_snapshot(self, snapshot: StudySnapshot, title: str, note: str) -> None:
        from desktop.exporting.manual import manual_of
        from desktop.ui.codebook.versions_dialog import ManualDialog

        dialog = ManualDialog(title, self.window)
        dialog.page.begin()
        dialog.page.manual(manual_of(snapshot))
        dialog.page.end()
        dialog.note.setText(note)
        self._run(dialog)

    def _export_version(self, version: str) -> None:
        from PySide6.QtWidgets import QFileDialog

        made = self.session.read.codebooks.version(version)
        number = made.number if made else 0
        proposed = proposal(self.session.path, say("versions.file", number=number), ".yaml")
        file, _ = QFileDialog.getSaveFileName(self.window, say("versions.export"), proposed, "*.yaml")
        if file:
            self.export_version_to(version, Path(file))

    def export_version_to(self, version: str, target: Path) -> None:
        """Write the codebook as it stood under a version to a file."""
        from desktop.exporting.codebook_yaml import write_codebook
        from desktop.exporting.replacing import replacing

        try:
            old = self._old(version)
            with replacing(target) as stream:
                write_codebook(old.codebook, stream)
        except KnownError as error:
            self.performer.refused.emit(error)
        else:
            self.performer.told.emit(say("files.exported", file=target.name))

    def _old(self, version: str) -> OldCodebook:
        old = self.session.read.codebooks.as_of(version)
        if old is None:
            raise KnownError("version_unread")
        return old

    def _run(self, dialog: QDialog) -> bool:
        accepted = bool(dialog.exec())
        dialog.deleteLater()
        return accepted


def _snapshot(
    study: Study, codebook: CodebookSet, rulings: tuple[Ruling, ...], version: CodebookVersion | None
) -> StudySnapshot:
    return StudySnapshot(study, codebook, articles=(), codings=(), rulings=rulings, version=version)
