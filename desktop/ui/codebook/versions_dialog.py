"""The versions of the codebook: every change with its date and reason, and the codebook as it once stood."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from desktop.core.clock import local_minute
from desktop.core.codebook_history import CodebookChange
from desktop.core.errors import KnownError
from desktop.session import Session
from desktop.ui.codebook.change_rows import ROW, ChangeDelegate, ChangeRow, ChangeRows
from desktop.ui.codebook.change_words import MOST_LISTED, Names, counted, heading_of, names_in, told
from desktop.ui.codebook.page_view import PageView
from desktop.ui.widgets.keys import enable
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.row_list import RowList
from desktop.wording import explain, say

SaveReason = Callable[[str, str], object]  # of a version, by its identity


class VersionsDialog(QDialog):
    """A list of all changes, beside it what each one changed; a lead can write or change the reason of a version.

    Signals:
        version_wanted: the identity of a version to be shown as it stood.
        export_wanted: the identity of a version to be written to a file.
    """

    version_wanted = Signal(str)
    export_wanted = Signal(str)

    def __init__(self, session: Session, save_reason: SaveReason, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("versionsDialog")
        self.setWindowTitle(say("versions.title"))
        self.resize(940, 640)
        self._session, self._save_reason = session, save_reason
        self._names: Names = str
        self._live: set[str] = set()
        self._rows = ChangeRows()
        self._list = named(RowList(), "changeList")
        self._list.setAccessibleName(say("versions.list"))
        self._list.setModel(self._rows)
        self._list.setItemDelegate(ChangeDelegate(self._list))
        self._list.fit_rows()
        self._list.selectionModel().currentChanged.connect(self._on_current)
        self._page = PageView("changeDetails", say("versions.details"))
        self._note = named(QLabel(wordWrap=True), "quiet")
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._reason = named(QLineEdit(placeholderText=say("form.reason_hint")), "changeReason")
        self._reason.setAccessibleName(say("form.reason"))
        self._why = QWidget()
        self._reason.editingFinished.connect(self._keep_reason)
        self._show = self._button("showVersion", say("versions.show"), self.version_wanted.emit)
        self._export = self._button("exportVersion", say("versions.export"), self.export_wanted.emit)
        self._build()
        self._fill()

    def _button(self, name: str, words: str, slot: Callable[[str], object]) -> QPushButton:
        button = named(QPushButton(words), name)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: slot(self._version()))
        return button

    def _build(self) -> None:
        split = QSplitter(childrenCollapsible=False)
        split.addWidget(self._list)
        split.addWidget(self._build_details())
        split.setSizes([360, 560])
        split.setStretchFactor(1, 1)
        close = QPushButton(say("button.close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        below = QHBoxLayout()
        below.addWidget(self._show)
        below.addWidget(self._export)
        below.addWidget(self._note, 1)
        below.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 14)
        layout.setSpacing(12)
        layout.addWidget(split, 1)
        layout.addLayout(below)

    def _build_details(self) -> QWidget:
        """Return what was changed, with the line for the reason under it."""
        details = QWidget()
        line = QHBoxLayout(self._why)
        line.setContentsMargins(8, 0, 0, 0)
        label = named(QLabel(say("versions.reason")), "quiet")
        label.setBuddy(self._reason)
        line.addWidget(label)
        line.addWidget(self._reason, 1)
        layout = QVBoxLayout(details)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._page, 1)
        layout.addWidget(self._why)
        return details

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter keep a reason that is being written, and not close."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._reason.hasFocus():
            return
        super().keyPressEvent(event)

    def _keep_reason(self) -> None:
        """Keep the reason as it reads now; it is undone like anything else."""
        row = self._chosen()
        reason = " ".join(self._reason.text().split())
        if row is None or row.change.version is None or self._why.isHidden() or reason == row.change.reason:
            return
        try:
            self._save_reason(row.change.version, reason)
        except KnownError as error:
            self._note.setText(explain(error))
            return
        self._fill(row.change.action.id)

    def _fill(self, chosen: str = "") -> None:
        changes = self._session.read.codebooks.changes()
        names = self._session.read.coder_names()
        self._names = names_in(changes)
        self._rows.set_rows([self._row(change, names) for change in changes])
        for place in (place for place, change in enumerate(changes) if change.reason):
            self._list.resizeRowToContents(place)
        self._live = {version.id for version in self._session.read.codebooks.versions()}
        if changes:
            at = next((place for place, change in enumerate(changes) if change.action.id == chosen), 0)
            self._list.setCurrentIndex(self._rows.index(at))
        else:
            self._show_chosen(None)
            self._page.begin()
            self._page.quiet(say("versions.none"))

    def _row(self, change: CodebookChange, names: dict[str, str]) -> ChangeRow:
        who = names.get(change.action.actor, say("versions.somebody"))
        return ChangeRow(change, heading_of(change), who, local_minute(change.action.time))

    def _on_current(self, current: QModelIndex, _: QModelIndex) -> None:
        self._show_chosen(current.data(ROW) if current.isValid() else None)

    def _show_chosen(self, row: ChangeRow | None) -> None:
        has_version = row is not None and row.change.version is not None
        enable({self._show: has_version, self._export: has_version}, home=self._list)
        may = row is not None and row.change.version in self._live and self._session.may_change_study()
        self._reason.setText(row.change.reason if row is not None else "")
        self._reason.setCursorPosition(0)  # a long one is read from its beginning
        self._why.setVisible(may)
        self._note.setText("" if has_version or row is None else say("versions.no_new"))
        if row is None:
            return
        page = self._page
        page.begin()
        page.heading(row.title, level=2)
        page.quiet(" · ".join(filter(None, (row.version, row.time, row.who))))
        if row.change.reason and not may:
            page.words(row.change.reason, say("versions.reason"))
        if len(row.change.steps) > MOST_LISTED:
            page.words(counted(row.change.steps))
        else:
            for change in told(row.change.steps, self._names):
                page.change(change)
        page.end()

    def _chosen(self) -> ChangeRow | None:
        index = self._list.currentIndex()
        return index.data(ROW) if index.isValid() else None

    def _version(self) -> str:
        row = self._chosen()
        return (row.change.version if row else None) or ""


class ManualDialog(QDialog):
    """The manual to read, as it is or as it once stood; `note` says what is to be known of it."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("manualDialog")
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.resize(760, 720)
        self.page = PageView("manualPage", title)
        self.note = named(QLabel(wordWrap=True), "quiet")
        close = QPushButton(say("button.close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        below = QHBoxLayout()
        below.addWidget(self.note, 1)
        below.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 14)
        layout.setSpacing(12)
        layout.addWidget(self.page, 1)
        layout.addLayout(below)
