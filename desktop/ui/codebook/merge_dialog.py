"""Merge codes: choose by typing into which one, and see how many codings follow."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QTreeView, QVBoxLayout, QWidget

from desktop.core.codebooks import Code
from desktop.core.errors import KnownError
from desktop.session import Session
from desktop.ui.codebook.names import shown_name
from desktop.ui.codebook.tree_delegate import CodebookDelegate
from desktop.ui.codebook.tree_model import CodebookTree
from desktop.ui.widgets.composing_edit import ComposingEdit
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.writing_dialog import WritingDialog
from desktop.wording import explain, say

Find = Callable[[str], list[str]]


class MergeDialog(WritingDialog):
    """Asks into which code others are merged; `save` merges, and what is in the way is said here."""

    def __init__(
        self, session: Session, codes: Sequence[Code], *, find: Find, save: Callable[[str, str], object],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("mergeDialog")
        self.setWindowTitle(say("merge.title"))
        self.resize(560, 600)
        self._session = session
        self._codes = list(codes)
        self._find = find
        self._save = save
        self._search = named(ComposingEdit(say("codebook.search")), "mergeSearch")
        self._search.setClearButtonEnabled(True)
        self._search.setAccessibleName(say("merge.into"))
        self._search.readings_changed.connect(self._show)
        self._tree = CodebookTree()
        self._view = named(QTreeView(), "mergeTree")
        self._reason = named(QLineEdit(placeholderText=say("form.reason_hint")), "changeReason")
        self._reason.setAccessibleName(say("form.reason"))
        self._note = _label("mergeNote")
        self._trouble = _label("trouble")
        self._trouble.hide()
        self._build_view()
        self._build()
        self._show()
        self._search.setFocus()

    def _build_view(self) -> None:
        view = self._view
        view.setAccessibleName(say("merge.into"))
        view.setModel(self._tree)
        view.setItemDelegate(CodebookDelegate(view))
        view.setHeaderHidden(True)
        view.setUniformRowHeights(True)
        view.setIndentation(14)
        view.setExpandsOnDoubleClick(False)
        view.selectionModel().currentChanged.connect(lambda *_: self._on_current())

    def _build(self) -> None:
        names = say("read.between").join(f"{code.number} {shown_name(code)}" for code in self._codes)
        lead = _label("mergeLead")
        lead.setText(say("merge.lead", names=names))
        buttons = self.make_buttons(say("merge.button"), self._on_merge)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(10)
        for part in (lead, self._search, self._view, self._note, self._reason, self._trouble, buttons):
            layout.addWidget(part)
        layout.setStretch(2, 1)

    def _show(self) -> None:
        read, typed = self._session.read, self._search.seen().strip()
        sources = {code.id for code in self._codes}
        found = self._search.look_up(self._find) if typed else [code.id for code in read.codebook().codes]
        left = [code for code in found if code not in sources]
        self._tree.set_codebook(read.codebook(), read.counts_by_code(self._session.coder.id), {}, set(left))
        self._view.expandAll()
        if typed and left:
            self._view.setCurrentIndex(self._tree.find(left[0]))
        self._on_current()

    def _target(self) -> Code | None:
        index: QModelIndex = self._view.currentIndex()
        thing = self._tree.node(index).thing if index.isValid() else None
        return thing if isinstance(thing, Code) else None

    def _on_current(self) -> None:
        target = self._target()
        self.main.setEnabled(target is not None)
        self._trouble.hide()
        self._note.setText(say("merge.choose") if target is None else self._consequence(target))

    def _consequence(self, target: Code) -> str:
        read = self._session.read
        uses = self._session.sight.tally(read.uses_of_codes({code.id for code in self._codes}))
        name = f"{target.number} {shown_name(target)}"
        follow = say("merge.follow", codings=uses.words("codings"), name=name)
        words = f"{follow if uses else say('merge.unused')}{say('merge.after')}"
        sources = {code.id for code in self._codes}
        asked = any(attribute.code in sources for attribute in read.codebook().attributes)
        return f"{words}\n{say('merge.attributes')}" if asked else words

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the arrows go through what was found while one types."""
        steps = {Qt.Key.Key_Down: self._view.indexBelow, Qt.Key.Key_Up: self._view.indexAbove}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        index = step(self._view.currentIndex())
        while index.isValid() and index.internalId() == 0:
            index = step(index)
        if index.isValid():
            self._view.setCurrentIndex(index)

    def entered(self) -> tuple[object, ...]:
        """Return the reason: what is typed to find a code is nothing to lose."""
        return (self._reason.text(),)

    def _on_merge(self) -> None:
        target = self._target()
        if target is None:
            return
        try:
            self._save(target.id, " ".join(self._reason.text().split()))
        except KnownError as error:
            self._trouble.setText(explain(error))
            self._trouble.show()
            return
        self.accept()


def _label(name: str) -> QLabel:
    label = named(QLabel(wordWrap=True), name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
