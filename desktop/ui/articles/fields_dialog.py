"""Edit an article's fields: headline in the list, newspaper, date, page number."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.core.errors import KnownError
from desktop.core.snapshots import ArticleText
from desktop.operations.edit_article import EditArticle
from desktop.session import Session
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.writing_dialog import WritingDialog
from desktop.wording import explain, say


class FieldsDialog(WritingDialog):
    """Fields of one article; what cannot be kept is said beside them and the dialog stays."""

    def __init__(
        self,
        session: Session,
        article: ArticleText,
        parent: QWidget | None = None,
        *,
        perform: Callable[[EditArticle], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("articleFields")
        self.setWindowTitle(say("fields.title"))
        self.setMinimumWidth(460)
        self._perform = perform or session.perform
        self._article = article.article.id
        self._headline = named(QLineEdit(article.article.headline), "fieldHeadline")
        self._outlet = named(QComboBox(editable=True), "fieldOutlet")
        self._outlet.addItems([outlet.name for outlet in session.read.outlets()])
        self._outlet.setCurrentText(article.outlet_name or "")
        self._date = named(QLineEdit(article.article.date or ""), "fieldDate")
        self._date.setPlaceholderText(say("fields.date_hint"))
        self._page = named(QLineEdit(article.article.page_number or ""), "fieldPage")
        self._trouble = named(QLabel(wordWrap=True), "trouble")
        self._trouble.hide()
        self._build(article.file_name)

    def _build(self, file_name: str | None) -> None:
        form = QFormLayout()
        form.setSpacing(10)
        form.addRow(say("fields.headline"), self._headline)
        form.addRow(say("fields.outlet"), self._outlet)
        form.addRow(say("fields.date"), self._date)
        form.addRow(say("fields.page"), self._page)
        if file_name:
            source = named(QLabel(file_name), "quiet")
            source.setToolTip(say("fields.file"))
            form.addRow(say("fields.file"), source)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(14)
        layout.addLayout(form)
        layout.addWidget(self._trouble)
        layout.addWidget(self.make_buttons(say("button.save"), self._save))

    def _save(self) -> None:
        operation = EditArticle(
            article=self._article,
            headline=self._headline.text(),
            outlet=self._outlet.currentText(),
            date=self._date.text(),
            page_number=self._page.text(),
        )
        try:
            self._perform(operation)
        except KnownError as error:
            self._trouble.setText(explain(error))
            self._trouble.show()
            return
        self.accept()
