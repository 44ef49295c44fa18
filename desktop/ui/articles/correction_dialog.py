"""Correct the words of a sentence: the raw text beside it, what will be changed, and what becomes of the codings."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFormLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.core.errors import KnownError
from desktop.core.spans import Span
from desktop.operations.correct_text import CorrectText
from desktop.session import Session
from desktop.session.losses import counted
from desktop.text.carrying import common_ends
from desktop.text.offsets import Offsets
from desktop.ui.articles.difference import Difference
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.writing_dialog import WritingDialog
from desktop.wording import explain, say

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LISTED = 5


class _SentenceEdit(QPlainTextEdit):
    """A sentence to correct: Enter is done, for no line is added."""

    done = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter as the end."""
        if event.key() in _ENTER:
            self.done.emit()
            return
        super().keyPressEvent(event)


class CorrectionDialog(WritingDialog):
    """The sentences (code points of the newest text) in which something is to be corrected, `marked` being selected."""

    def __init__(
        self,
        session: Session,
        article: str,
        sentence: Span,
        marked: Span,
        parent: QWidget | None = None,
        *,
        perform: Callable[[CorrectText], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("correctionDialog")
        self.setWindowTitle(say("correction.title"))
        self.setMinimumWidth(560)
        self._session, self._article, self._span = session, article, sentence
        self._perform = perform or session.perform
        found = session.read.text(article)
        self._old = found.text[sentence.start : sentence.end] if found is not None else ""
        self._edit = named(_SentenceEdit(), "correctionWords")
        self._edit.setAccessibleName(say("correction.words"))
        self._edit.setTabChangesFocus(True)
        self._edit.setPlainText(self._old)
        self._shown = self._read()
        self._difference = Difference()
        self._outlook = named(QLabel(wordWrap=True), "correctionOutlook")
        self._trouble = named(QLabel(wordWrap=True), "trouble")
        for label in (self._outlook, self._trouble):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._build(session.read.texts.raw_words(article, sentence))
        self._mark(marked)
        self._edit.textChanged.connect(self._look)
        self._edit.done.connect(self._save)
        self._edit.setFocus()
        self._look()

    def _build(self, raw: str) -> None:
        for part, lines in ((self._edit, 4), (self._difference, 3)):
            part.setFixedHeight(part.fontMetrics().lineSpacing() * lines + 18)
        form = QFormLayout()
        form.setSpacing(10)
        if raw and raw != self._old:
            source = named(QLabel(" ".join(raw.split()), wordWrap=True), "correctionRaw")
            source.setTextFormat(Qt.TextFormat.PlainText)
            form.addRow(say("correction.raw"), source)
        form.addRow(say("correction.words"), self._edit)
        form.addRow(say("correction.changes"), self._difference)
        form.addRow(say("correction.codings"), self._outlook)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(14)
        layout.addLayout(form)
        layout.addWidget(self._trouble)
        layout.addWidget(self.make_buttons(say("correction.correct"), self._save))

    def _mark(self, marked: Span) -> None:
        offsets, cursor = Offsets(self._old), self._edit.textCursor()
        cursor.setPosition(offsets.to_utf16(max(0, marked.start - self._span.start)))
        end = offsets.to_utf16(min(len(self._old), marked.end - self._span.start))
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self._edit.setTextCursor(cursor)

    def _read(self) -> str:
        # Not toPlainText: that turns a no-break space into another one.
        return self._edit.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def words(self) -> str:
        """Return the sentence as it is to read: what was not touched comes from the article, never from the field."""
        now = self._read()
        head, tail = common_ends(self._shown, now)
        return self._old[:head] + now[head : len(now) - tail] + self._old[len(self._old) - tail :]

    def _look(self) -> None:
        words = self.words()
        self._difference.show_change(self._old, words)
        self.main.setEnabled(words != self._old)
        try:
            self._outlook.setText(self._told(words))
        except KnownError as error:
            self._outlook.setText("")
            self._refuse(error)
            return
        self._trouble.hide()
        self._fit()

    def _fit(self) -> None:
        """Grow by the lines that are there to read: a layout of its own accord gives them no more room."""
        layout = self.layout()
        needed = layout.totalHeightForWidth(self.width()) if layout is not None else 0
        if needed > self.height():
            self.resize(self.width(), needed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for what wraps otherwise at another width."""
        super().resizeEvent(event)
        self._fit()

    def _told(self, words: str) -> str:
        lost, sight = self._session.read.losses.would_be(self._article, self._span, words), self._session.sight
        if not lost:
            return say("correction.all_carried")
        seen = [each for each in lost if each.may_be_seen(sight)]
        quoted = say("correction.and").join(f"“{' '.join(each.words.split())}”" for each in seen[:_LISTED])
        told = say("correction.some_lost", lost=say("correction.and").join(counted(lost, sight)))
        return f"{told}\n{say('correction.lost_words', words=quoted)}" if quoted else told

    def _refuse(self, error: KnownError) -> None:
        self.main.setEnabled(False)
        self._trouble.setText(explain(error))
        self._trouble.show()
        self._fit()

    def _save(self) -> None:
        if not self.main.isEnabled():
            return
        try:
            self._perform(CorrectText(self._article, self._span, self.words()))
        except KnownError as error:
            self._refuse(error)
            return
        self.accept()
