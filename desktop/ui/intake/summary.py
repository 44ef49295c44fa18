"""What an import brought, and every file that did not come in, with the reason."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QVBoxLayout, QWidget

from desktop.importing.batches import Batch
from desktop.ui.widgets.naming import named
from desktop.wording import explain, say


class ImportSummary(QDialog):
    """A summary that can be read at leisure; undo is at hand where something came in."""

    def __init__(
        self, batch: Batch, count: int, undo: Callable[[], object] | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("importSummary")
        self.setWindowTitle(say("import.title"))
        self.setMinimumSize(560, 280)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        lines = [say("import.came", count=count)]
        if batch.cancelled:
            lines.append(say("import.cancelled"))
        if batch.refused:
            lines.append(say("import.refused", count=len(batch.refused)))
        head = QLabel("\n".join(lines), wordWrap=True)
        head.setTextFormat(Qt.TextFormat.PlainText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(head)
        if batch.refused:
            layout.addWidget(self._refused(batch))
        layout.addStretch()
        layout.addWidget(self._buttons(undo))

    def _refused(self, batch: Batch) -> QListWidget:
        refused = named(QListWidget(), "refusedFiles")
        refused.setAccessibleName(say("import.refused", count=len(batch.refused)))
        refused.setWordWrap(True)
        refused.setAlternatingRowColors(False)
        refused.addItems([explain(refusal.error) for refusal in batch.refused])
        return refused

    def _buttons(self, undo: Callable[[], object] | None) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        close = buttons.addButton(say("button.close"), QDialogButtonBox.ButtonRole.AcceptRole)
        close.clicked.connect(self.accept)
        if undo is not None:
            back = buttons.addButton(say("import.undo"), QDialogButtonBox.ButtonRole.ResetRole)
            back.clicked.connect(self.accept)
            back.clicked.connect(undo)
        return buttons
