"""Coding by words: every place is shown in its sentence and ticked before anything is written."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.core.changes import Changes
from desktop.core.errors import KnownError
from desktop.operations.auto_code import AutoCode, Passage
from desktop.session import Session
from desktop.text.autocoding import Stretch
from desktop.ui.retrieval.autocode_form import AutocodeForm, Scope
from desktop.ui.retrieval.code_picker import Find
from desktop.ui.retrieval.hunt import Hunt
from desktop.ui.retrieval.scanning import Scan
from desktop.ui.retrieval.target_delegate import TargetDelegate
from desktop.ui.retrieval.target_rows import TargetRow, TargetRows
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.row_list import RowList
from desktop.wording import explain, say

Perform = Callable[[AutoCode], Changes]


class TargetList(RowList):
    """What was found; Space ticks the selected rows."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick by Space, leave the rest to the list."""
        model = self.model()
        if event.key() == Qt.Key.Key_Space and isinstance(model, TargetRows):
            model.toggle([index.row() for index in self.selectionModel().selectedIndexes()])
        else:
            super().keyPressEvent(event)


class AutocodeDialog(QDialog):
    """The whole of it: what to look for at the left, what was found at the right, one button that writes.

    `outcome` says, once it is closed, what was coded; empty if nothing was.
    """

    def __init__(
        self, session: Session, find: Find, scope: Scope, *, perform: Perform, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("autocodeDialog")
        self.setWindowTitle(say("autocode.title"))
        self.resize(1080, 680)
        self.outcome = ""
        self._session = session
        self._perform = perform
        self._hunt: Hunt | None = None
        self._left_out = 0
        self.form = AutocodeForm(session, find, scope)
        self._rows = TargetRows()
        self._build()
        self._build_layout()
        self._connect()
        self._show_state()

    def _build(self) -> None:
        self._count = named(QLabel(), "autocodeCount")
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._filter = named(QLineEdit(clearButtonEnabled=True), "autocodeFilter")
        self._filter.setPlaceholderText(say("autocode.filter"))
        self._filter.setAccessibleName(say("autocode.filter"))
        self.list_view = named(TargetList(), "autocodeList")
        self.list_view.setAccessibleName(say("autocode.found_title"))
        self.list_view.setSelectionMode(RowList.SelectionMode.ExtendedSelection)
        self.list_view.setModel(self._rows)
        self.list_view.setItemDelegate(TargetDelegate(self.list_view))
        self.list_view.fit_rows()
        self._all = named(QPushButton(say("autocode.tick_all")), "autocodeAll")
        self._none = named(QPushButton(say("autocode.tick_none")), "autocodeNone")
        for button in (self._all, self._none):
            button.setProperty("role", "flat")
        self._trouble = named(QLabel(wordWrap=True), "trouble")
        self._trouble.setTextFormat(Qt.TextFormat.PlainText)
        self._progress = named(QProgressBar(), "autocodeProgress")
        self._progress.hide()
        self._cancel = named(QPushButton(say("button.cancel")), "autocodeCancel")
        self._code = named(QPushButton(), "autocodeWrite")
        self._code.setProperty("role", "primary")
        # Enter belongs to whatever has the keyboard: nothing is written by a reflex.
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)

    def _build_layout(self) -> None:
        left, right = QWidget(), QWidget()
        left.setFixedWidth(300)
        beside = QVBoxLayout(left)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.form)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        line = QHBoxLayout()
        line.addWidget(self._count, 1)
        line.addWidget(self._all)
        line.addWidget(self._none)
        for part in (line, self._filter, self.list_view):
            column.addLayout(part) if isinstance(part, QHBoxLayout) else column.addWidget(part)
        body = QHBoxLayout()
        body.setSpacing(20)
        body.addWidget(left)
        body.addWidget(right, 1)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self._trouble, 1)
        foot.addWidget(self._progress, 1)
        buttons = QDialogButtonBox()
        buttons.addButton(self._code, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self._cancel, QDialogButtonBox.ButtonRole.RejectRole)
        foot.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(14)
        layout.addLayout(body, 1)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.form.changed.connect(self.scan)
        self._filter.textChanged.connect(self._rows.filter)
        self._rows.ticks_changed.connect(self._show_state)
        self._all.clicked.connect(lambda: self._rows.tick_shown(ticked=True))
        self._none.clicked.connect(lambda: self._rows.tick_shown(ticked=False))
        self.list_view.clicked.connect(self._on_clicked)
        self._cancel.clicked.connect(self.reject)
        self._code.clicked.connect(self.write)

    def showEvent(self, event: QShowEvent) -> None:
        """Take from the main button what its box gives it as it is shown: that Enter presses it."""
        super().showEvent(event)
        self._code.setDefault(False)

    def _on_clicked(self, index: QModelIndex) -> None:
        if len(self.list_view.selectionModel().selectedIndexes()) == 1:
            self._rows.toggle([index.row()])

    def scan(self) -> None:
        """Look the texts through for what the form says now; articles that are done are left out."""
        self._stop()
        self._rows.clear()
        self._trouble.setText("")
        words, read, coder = self.form.words(), self._session.read, self._session.coder.id
        wanted, done = self.form.articles(), read.done(coder)
        articles = [article for article in wanted if article not in done]
        self._left_out = len(wanted) - len(articles)
        if words and articles:
            headlines = {article.id: article.headline for article in read.articles()}
            code = next(iter(self.form.code.chosen()), None)
            scan = Scan(
                words=words, stretch=Stretch(str(self.form.stretch.value())),
                whole_words=bool(self.form.whole.value()), closers=read.codebook().head.clause_closers,
                headlines=headlines, coded=read.retrieval.own_spans(code, coder) if code else {},
            )  # fmt: skip
            self._hunt = Hunt(read.retrieval.texts(articles), scan.look, self)
            self._hunt.found.connect(self._on_found)
            self._hunt.ended.connect(self._on_ended)
            self._hunt.failed.connect(self._on_failed)
            self._hunt.start()
        self._show_state()

    def is_scanning(self) -> bool:
        """Tell whether texts are still being looked through."""
        return self._hunt is not None

    def _on_found(self, rows: list[TargetRow], _done: int) -> None:
        self._rows.add(self._with_roles(rows))
        self._show_state()

    def _with_roles(self, rows: list[TargetRow]) -> list[TargetRow]:
        """Return the rows, each with what its paragraph is if the study does not code such ones."""
        codable = self._session.study.codable_roles
        cut = self._session.read.retrieval.paragraphs({row.version for row in rows})
        starts = {version: [each.start for each in paragraphs] for version, paragraphs in cut.items()}
        places = (bisect_right(starts[row.version], row.span.start) - 1 for row in rows)
        roles = (cut[row.version][place].role for row, place in zip(rows, places, strict=True))
        return [row._replace(role="" if role in codable else role.value) for row, role in zip(rows, roles, strict=True)]

    def _on_ended(self) -> None:
        self._stop()
        self._show_state()

    def _on_failed(self, error: Exception) -> None:
        self._stop()
        raise error

    def _stop(self) -> None:
        if self._hunt is not None:
            self._hunt.stop()
            self._hunt.deleteLater()
            self._hunt = None

    def _show_state(self) -> None:
        count, ticked = self._rows.count(), len(self._rows.ticked())
        parts = []
        if self.form.words():
            parts.append(say("autocode.found", count=count, articles=self._rows.articles()))
            parts += [say("autocode.of_them_known", count=self._rows.known())] if self._rows.known() else []
            parts += [say("autocode.beside", count=self._rows.beside())] if self._rows.beside() else []
            parts += [say("autocode.left_out", count=self._left_out)] if self._left_out else []
        self._count.setText(say("autocode.comma").join(parts) if parts else say("autocode.explained"))
        self._code.setText(say("autocode.write", count=ticked))
        self._code.setEnabled(bool(ticked) and self._hunt is None)
        for part in (self._all, self._none, self._filter):
            part.setEnabled(bool(count))

    def write(self) -> None:
        """Code what is ticked, in one action, and close."""
        rows, code = self._rows.ticked(), next(iter(self.form.code.chosen()), None)
        if code is None:
            self._trouble.setText(say("autocode.code_first"))
            self.form.code.setFocus()
            return
        if not rows:
            return
        rank = self.form.rank.value()
        passages = tuple(Passage(row.article, row.version, row.span) for row in rows)
        self._progress.setRange(0, len(rows))
        self._progress.setValue(0)
        self._progress.setVisible(len(rows) > 500)
        operation = AutoCode(code, passages, None if rank is None else str(rank), told=self._tell)
        try:
            changes = self._perform(operation)
        except KnownError as error:
            self._trouble.setText(explain(error))
            return
        finally:
            self._progress.hide()
        placed = len(changes.of("coding"))
        skipped = len(rows) - placed
        known = say("autocode.outcome_known", count=placed, skipped=skipped)
        self.outcome = known if skipped else say("autocode.outcome", count=placed)
        self.accept()

    def _tell(self, done: int, _count: int) -> None:
        # Painted at once, without a look at other events: a transaction is open.
        self._progress.setValue(done)
        self._progress.repaint()

    def done(self, result: int) -> None:
        """Give up whatever is under way, and close."""
        self._stop()
        super().done(result)
