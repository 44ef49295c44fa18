"""The way of files into the project, from choosing them to the summary."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.core.changes import Changes
from desktop.core.revisions import Action
from desktop.session import Session
from desktop.wording import say

if TYPE_CHECKING:
    from PySide6.QtWidgets import QProgressDialog

    from desktop.importing.batches import Batch
    from desktop.operations.import_pages import ImportPages
    from desktop.ui.intake.reader_thread import ReaderThread
    from desktop.ui.intake.summary import ImportSummary

Then = Callable[[Changes], object]
Perform = Callable[["ImportPages", Then], Changes | None]


class Intake(QObject):
    """Imports files one batch at a time.

    Signals:
        finished: the identities of the articles that came in.
        failed: an exception nobody expected.
    """

    finished = Signal(object)
    failed = Signal(object)

    def __init__(
        self, session: Session, perform: Perform, take_back: Callable[[Action], object], window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._perform = perform
        self._take_back = take_back
        self._window = window
        self._thread: ReaderThread | None = None
        self._progress: QProgressDialog | None = None
        self.summary: ImportSummary | None = None

    def busy(self) -> bool:
        """Tell whether a batch is being read."""
        return self._thread is not None

    def start(self, paths: Sequence[Path], *, encoding: str | None = None) -> None:
        """Read these files and folders and import what is good."""
        if self.busy() or not paths:
            return
        from desktop.ui.intake.reader_thread import ReaderThread

        thread = self._thread = ReaderThread(paths, encoding, self._session.read.digests())
        self._progress = self._build_progress(thread)
        thread.progressed.connect(self._on_progress, Qt.ConnectionType.QueuedConnection)
        thread.read.connect(self._on_read, Qt.ConnectionType.QueuedConnection)
        thread.failed.connect(self._on_failed, Qt.ConnectionType.QueuedConnection)
        thread.start()

    def stop(self) -> None:
        """Give up reading and wait for the thread; nothing is written."""
        if self._thread is not None:
            self._thread.requestInterruption()
            self._end()

    def _build_progress(self, thread: ReaderThread) -> QProgressDialog:
        from PySide6.QtWidgets import QProgressDialog

        progress = QProgressDialog(say("import.reading"), say("button.cancel"), 0, 0, self._window)
        progress.setObjectName("importProgress")
        progress.setWindowTitle(say("import.title"))
        progress.setWindowModality(Qt.WindowModality.WindowModal)
        progress.setMinimumDuration(500)
        progress.setAutoClose(False)
        progress.setAutoReset(False)
        progress.canceled.connect(thread.requestInterruption)
        # Only a value starts the clock of the minimum duration.
        progress.setValue(0)
        return progress

    def _on_progress(self, done: int, count: int) -> None:
        if self._progress is not None:
            self._progress.setMaximum(count)
            self._progress.setLabelText(say("import.progress", done=done, count=count))
            # Last of all: it lets other events through, the end of reading among them.
            self._progress.setValue(done)

    def _on_read(self, batch: Batch) -> None:
        if self._thread is None:
            return  # Given up while this was on its way: cutting the connection does not call it back.
        self._end()
        if not batch.pages:
            self._on_written(batch, Changes())
            return
        from desktop.operations.import_pages import ImportPages

        # Should the disk be full, the summary comes when the import is through after all.
        self._perform(ImportPages(batch.pages), lambda changes: self._on_written(batch, changes))

    def _on_written(self, batch: Batch, changes: Changes) -> None:
        articles = changes.of("article")
        self.finished.emit(articles)
        if batch.refused or batch.cancelled:
            from desktop.ui.intake.summary import ImportSummary

            # This very import, whatever was done since: a memo kept when the summary took the focus, say.
            action = self._session.turns().undo if articles else None
            undo = None if action is None else lambda: self._take_back(action)
            self.summary = ImportSummary(batch, len(articles), undo, self._window)
            self.summary.open()

    def _on_failed(self, error: Exception) -> None:
        if self._thread is None:
            return
        self._end()
        self.failed.emit(error)

    def _end(self) -> None:
        if self._thread is not None:
            self._thread.wait()
            self._thread.deleteLater()
            self._thread = None
        if self._progress is not None:
            self._progress.canceled.disconnect()
            self._progress.close()
            self._progress.deleteLater()
            self._progress = None
