"""Ask for the remark with which an article is returned, and to whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.core.errors import KnownError
from desktop.operations.return_article import ReturnArticle
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.writing_dialog import WritingDialog
from desktop.wording import explain, say


class ReturnDialog(WritingDialog):
    """One article, one of the coders who are done with it, one remark."""

    def __init__(
        self,
        article: str,
        headline: str,
        coders: Sequence[tuple[str, str]],
        perform: Callable[[ReturnArticle], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("returnDialog")
        self.setWindowTitle(say("return.title"))
        self.setMinimumWidth(460)
        self._article, self._perform = article, perform
        title = QLabel(say("return.words", article=headline), wordWrap=True)
        title.setTextFormat(Qt.TextFormat.PlainText)
        self._coder = named(QComboBox(), "returnCoder")
        self._coder.setAccessibleName(say("return.coder"))
        for identity, name in coders:
            self._coder.addItem(name, identity)
        self._remark = named(QPlainTextEdit(placeholderText=say("return.remark_hint")), "returnRemark")
        self._remark.setAccessibleName(say("return.remark"))
        self._remark.setTabChangesFocus(True)
        self._remark.setFixedHeight(96)
        self._trouble = named(QLabel(wordWrap=True), "trouble")
        self._trouble.setTextFormat(Qt.TextFormat.PlainText)
        self._trouble.hide()
        buttons = self.make_buttons(say("return.do"), self._return)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(10)
        for part in (title, self._coder, self._remark, self._trouble, buttons):
            layout.addWidget(part)
        self._remark.setFocus()

    def _return(self) -> None:
        try:
            self._perform(ReturnArticle(self._article, str(self._coder.currentData()), self._remark.toPlainText()))
        except KnownError as error:
            self._trouble.setText(explain(error))
            self._trouble.show()
            return
        self.accept()
