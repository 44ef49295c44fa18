"""Begin a new project: title, place, one's name, and the codebook to start from."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.core.errors import KnownError
from desktop.core.snapshots import CodebookSet
from desktop.importing.codebook_file import read_codebook_file
from desktop.importing.codebook_yaml import read_codebook
from desktop.places import resource
from desktop.session.beginning import begin_project
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.writing_dialog import WritingDialog
from desktop.wording import explain, say

_EMPTY, _GOVERNANCE, _PASSAGES, _FILE = "empty", "governance", "passages", "file"


class NewProject(WritingDialog):
    """A form that makes the project file; `path` is where it lies once the dialog is accepted."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("newProject")
        self.setWindowTitle(say("new.title"))
        self.setMinimumWidth(560)
        self.path: Path | None = None
        self._folder = folder
        self._codebook_file: Path | None = None
        self._title = named(QLineEdit(placeholderText=say("new.study_hint")), "newTitle")
        self._coder = named(QLineEdit(placeholderText=say("new.coder_hint")), "newCoder")
        self._place = named(QLineEdit(str(folder)), "newFolder")
        self._place.setAccessibleName(say("new.folder"))
        self._codebook = named(QComboBox(), "newCodebook")
        for key in (_EMPTY, _GOVERNANCE, _PASSAGES, _FILE):
            self._codebook.addItem(say(f"new.codebook.{key}"), key)
        self._codebook.activated.connect(self._on_codebook)
        self._trouble = named(QLabel(wordWrap=True), "trouble")
        self._trouble.setTextFormat(Qt.TextFormat.PlainText)
        self._trouble.hide()
        for line in (self._title, self._coder, self._place):
            line.textChanged.connect(self._trouble.hide)
        self._build()

    def _build(self) -> None:
        browse = QPushButton(say("button.browse"))
        browse.clicked.connect(self._browse)
        place = QHBoxLayout()
        place.addWidget(self._place, 1)
        place.addWidget(browse)
        form = QFormLayout()
        form.setSpacing(10)
        form.addRow(say("new.study"), self._title)
        form.addRow(say("new.folder"), place)
        form.addRow(say("new.coder"), self._coder)
        form.addRow(say("new.codebook"), self._codebook)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(14)
        layout.addLayout(form)
        layout.addWidget(named(QLabel(say("new.lead_note"), wordWrap=True), "quiet"))
        layout.addWidget(self._trouble)
        layout.addWidget(self.make_buttons(say("button.create"), self._create))

    def _browse(self) -> None:
        if folder := QFileDialog.getExistingDirectory(self, say("new.folder"), self._place.text()):
            self._place.setText(folder)

    def _on_codebook(self) -> None:
        if self._codebook.currentData() != _FILE:
            return
        file, _ = QFileDialog.getOpenFileName(self, say("new.codebook"), self._place.text(), "*.yaml *.yml *.xlsx")
        if file:
            self._codebook_file = Path(file)
            self._codebook.setItemText(self._codebook.currentIndex(), Path(file).name)
        else:
            self._codebook.setCurrentIndex(0)

    def _chosen_codebook(self) -> CodebookSet | None:
        choice = self._codebook.currentData()
        if choice in (_GOVERNANCE, _PASSAGES):
            codebook = read_codebook(resource("codebooks/governance.yaml"))
            return codebook.without_sheets() if choice == _PASSAGES else codebook
        return read_codebook_file(self._codebook_file) if choice == _FILE and self._codebook_file else None

    def _create(self) -> None:
        title = " ".join(self._title.text().split())
        name = "".join("_" if letter in '\\/:*?"<>|' else letter for letter in title)
        path = Path(self._place.text().strip() or ".").expanduser() / f"{name}.zhubi"
        try:
            if not title:
                raise KnownError("name_empty")
            begin_project(path, title=title, coder_name=self._coder.text(), codebook=self._chosen_codebook())
        except KnownError as error:
            self._trouble.setText(explain(error))
            self._trouble.show()
            return
        self.path = path
        self.accept()
