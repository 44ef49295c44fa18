"""Give several articles the same newspaper or date."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.core.errors import KnownError
from desktop.operations.edit_articles import EditArticles
from desktop.session import Session
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.writing_dialog import WritingDialog
from desktop.wording import explain, say


class SeveralDialog(WritingDialog):
    """Fields to share; only what is ticked is written, all of it in one step."""

    def __init__(
        self,
        session: Session,
        articles: tuple[str, ...],
        parent: QWidget | None = None,
        *,
        perform: Callable[[EditArticles], object],
    ) -> None:
        super().__init__(parent)
        self.setObjectName("severalFields")
        self.setWindowTitle(say("several.title", count=len(articles)))
        self.setMinimumWidth(420)
        self._articles, self._perform = articles, perform
        self._outlet = named(QComboBox(editable=True), "severalOutlet")
        self._outlet.addItems([outlet.name for outlet in session.read.outlets()])
        self._outlet.setCurrentText("")
        self._date = named(QLineEdit(placeholderText=say("fields.date_hint")), "severalDate")
        self._with_outlet = named(QCheckBox(say("several.outlet")), "severalWithOutlet")
        self._with_date = named(QCheckBox(say("several.date")), "severalWithDate")
        self._trouble = named(QLabel(wordWrap=True), "trouble")
        self._trouble.setTextFormat(Qt.TextFormat.PlainText)
        self._trouble.hide()
        self._build()

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(10)
        rows: tuple[tuple[QCheckBox, QWidget], ...] = (
            (self._with_outlet, self._outlet),
            (self._with_date, self._date),
        )
        for row, (tick, field) in enumerate(rows):
            field.setAccessibleName(tick.text())
            field.setEnabled(False)
            tick.toggled.connect(field.setEnabled)
            grid.addWidget(tick, row, 0)
            grid.addWidget(field, row, 1)
        grid.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(14)
        layout.addWidget(named(QLabel(say("several.hint"), wordWrap=True), "quiet"))
        layout.addLayout(grid)
        layout.addWidget(self._trouble)
        layout.addWidget(self.make_buttons(say("button.save"), self._save))

    def _save(self) -> None:
        outlet = self._outlet.currentText() if self._with_outlet.isChecked() else None
        date = self._date.text() if self._with_date.isChecked() else None
        try:
            if outlet is not None or date is not None:
                self._perform(EditArticles(self._articles, outlet=outlet, date=date))
        except KnownError as error:
            self._trouble.setText(explain(error))
            self._trouble.show()
            return
        self.accept()
