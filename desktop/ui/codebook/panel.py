"""The codebook panel: search, tree, and the definition of what is chosen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QSplitter, QTreeView, QVBoxLayout, QWidget

from desktop.core.changes import Changes
from desktop.core.codebooks import Category, Code
from desktop.session import Session
from desktop.text.code_keys import code_keys
from desktop.ui.codebook.definition import Definition
from desktop.ui.codebook.tree_delegate import CodebookDelegate
from desktop.ui.codebook.tree_model import CodebookTree
from desktop.ui.widgets.composing_edit import ComposingEdit
from desktop.ui.widgets.keys import on_delete
from desktop.ui.widgets.naming import named
from desktop.wording import say

Find = Callable[[str], list[str]]


class CodebookPanel(QWidget):
    """Codes to look up and to code with.

    Signals:
        code_wanted: the identity of a code to put on the selected words (double click or Enter).
        focused: the identity of the code that somebody chose here, whose codings are to stand out; None for none.
        shown: the identity of the code whose definition is shown from now on; None for none.
        menu_wanted: where on the screen a menu for the chosen line is asked for.
        removal_wanted: the chosen line is to be removed.
        codes_dropped: the identities of codes dragged, their category from now on, and their place there.
        category_dropped: the identity of a category dragged, and its place.
    """

    code_wanted = Signal(str)
    focused = Signal(object)
    shown = Signal(object)
    menu_wanted = Signal(QPoint)
    removal_wanted = Signal()
    codes_dropped = Signal(object, str, int)
    category_dropped = Signal(str, int)

    def __init__(self, session: Session, find: Find, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._find = find
        self._tree = CodebookTree()
        self._chosen: str | None = None
        self._focused: str | None = None
        self._coder = session.coder.id
        self._follows = False  # whether the line is moved by what is done in the text, and not by choosing here
        self._search = named(ComposingEdit(say("codebook.search")), "codebookSearch")
        self._search.setClearButtonEnabled(True)
        self._search.setAccessibleName(say("command.search_codes"))
        self._view = self._build_view()
        self._definition = Definition()
        self._empty = named(QLabel(say("codebook.empty"), wordWrap=True), "quiet")
        self._empty.setContentsMargins(10, 8, 10, 8)
        self._build_layout()
        self._search.readings_changed.connect(self._show)
        self._search.installEventFilter(self)
        self.refresh()

    def _build_view(self) -> QTreeView:
        view = named(QTreeView(), "codebookTree")
        view.setAccessibleName(say("codebook.title"))
        view.setModel(self._tree)
        view.setItemDelegate(CodebookDelegate(view))
        view.setHeaderHidden(True)
        view.setUniformRowHeights(True)
        view.setMouseTracking(True)
        view.setIndentation(14)
        view.setExpandsOnDoubleClick(False)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        view.setDefaultDropAction(Qt.DropAction.MoveAction)
        view.setAutoExpandDelay(500)
        # Queued: what moves the lines shows the codebook anew, which must not happen inside the drop.
        queued = Qt.ConnectionType.QueuedConnection
        self._tree.codes_dropped.connect(self.codes_dropped, queued)
        self._tree.category_dropped.connect(self.category_dropped, queued)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(lambda at: self.menu_wanted.emit(view.viewport().mapToGlobal(at)))
        view.selectionModel().currentChanged.connect(self._on_current)
        # A line that came to be chosen by coding is chosen once more by clicking it: then its codings stand out.
        view.clicked.connect(lambda index: self._focus(index) if index == view.currentIndex() else None)
        view.activated.connect(self._on_activated)
        on_delete(view, self.removal_wanted.emit)
        return view

    def _build_layout(self) -> None:
        split = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        split.addWidget(self._view)
        split.addWidget(self._definition)
        # Codes are looked for more often than a definition is read through.
        split.setStretchFactor(0, 5)
        split.setStretchFactor(1, 2)
        split.setSizes([350, 140])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 0)
        layout.setSpacing(6)
        for part in (self._search, self._empty, split):
            layout.addWidget(part)
        layout.setStretch(2, 1)

    def chosen(self) -> Code | Category | None:
        """Return the chosen code or category."""
        index = self._view.currentIndex()
        return self._tree.node(index).thing if index.isValid() else None

    def focused_code(self) -> str | None:
        """Return the code that somebody chose here, whose codings stand out."""
        return self._focused

    def chosen_codes(self) -> list[Code]:
        """Return all codes that are chosen, in the order of the codebook."""
        rows = self._view.selectionModel().selectedRows()
        chosen = {thing.id for index in rows if isinstance(thing := self._tree.node(index).thing, Code)}
        return [code for code in self._session.read.codebook().codes if code.id in chosen]

    def show_code(self, code: str) -> None:
        """Choose a code in the tree."""
        index = self._tree.find(code)
        if index.isValid():
            self._view.setCurrentIndex(index)
            self._view.scrollTo(index)
            self._focus(index)

    def follow(self, code: str) -> None:
        """Make the code used in the text the one that tree and definition show; what is folded stays so.

        Its codings do not stand out for that: the text would be painted anew with every code that is used. Where
        several lines are chosen for something else, they stay chosen.
        """
        index = self._tree.find(code)
        if not index.isValid():
            return
        if len(self._view.selectionModel().selectedRows()) > 1:
            self._show_entry(self._tree.node(index).thing)
        else:
            self._choose_silently(index)
        self._scroll_to(index)

    def keep_in_sight(self) -> None:
        """Bring the chosen line back into sight, in a tree that has less room now."""
        if self._view.currentIndex().isValid():
            self._scroll_to(self._view.currentIndex())

    def _scroll_to(self, index: QModelIndex) -> None:
        category = self._tree.parent(index)
        is_seen = not category.isValid() or self._view.isExpanded(category)
        self._view.scrollTo(index if is_seen else category)

    def _choose_silently(self, index: QModelIndex) -> None:
        # By itself the tree would unfold whatever is chosen in it.
        self._view.setAutoScroll(False)
        self._follows = True
        self._view.setCurrentIndex(index)
        self._follows = False
        self._view.setAutoScroll(True)

    def _show_entry(self, thing: Code | Category) -> None:
        codebook = self._session.read.codebook()
        keys = code_keys(codebook)
        if isinstance(thing, Category):
            self._definition.show_entry(keys.entry(thing))
            return
        rulings = [keys.entry(ruling) for ruling in self._session.read.doubts.rulings_on(thing.id)]
        self._definition.show_entry(keys.entry(thing), rulings, codebook.merged_into(thing))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Down and Enter lead from the search line to the first code found, and Esc end the search."""
        if watched is self._search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape and self._search.text():
                self._search.clear()
                return True
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._go_to_first_found()
                return True
        return super().eventFilter(watched, event)

    def _go_to_first_found(self) -> None:
        found = self._search.look_up(self._find) if self._search.seen().strip() else []
        if found:
            self.show_code(found[0])
        self._view.setFocus()

    def focus_search(self) -> None:
        """Put the cursor into the search line."""
        self._search.setFocus()
        self._search.selectAll()

    def on_changed(self, changes: Changes) -> None:
        """Look again if anything shown here changed."""
        if self._session.coder.id != self._coder:
            self._coder = self._session.coder.id
            self._forget()
        if changes.touches("category", "code", "codebook", "coder", "pin", "article", "ruling"):
            self.refresh()
        elif changes.touches("coding", "text_version"):
            self._tree.set_counts(self._session.read.counts_by_code(self._session.coder.id))

    def _forget(self) -> None:
        """Choose nothing: what is chosen was the former coder's."""
        self._chosen = None
        self._view.selectionModel().clear()
        self._definition.show_entry(None)
        self.shown.emit(None)
        if self._focused is not None:
            self._focused = None
            self.focused.emit(None)

    def refresh(self) -> None:
        """Show the codebook as it is now, with the same line chosen."""
        self._show()

    def _show(self) -> None:
        folded = self._folded()
        chosen = self._chosen
        read, coder = self._session.read, self._session.coder.id
        codebook = read.codebook()
        digits = {pin.code: pin.digit for pin in read.pins(coder)}
        typed = self._search.seen().strip()
        only = set(self._search.look_up(self._find)) if typed else None
        # Among some codes only, nobody can see which place another one would get.
        self._tree.movable = only is None and self._session.may_change_study()
        self._tree.set_codebook(codebook, read.counts_by_code(coder), digits, only)
        self._empty.setText(say("codebook.no_match") if typed else say("codebook.empty"))
        self._empty.setVisible(self._tree.rowCount() == 0)
        self._view.expandAll()
        for category in folded if only is None else ():
            self._view.collapse(self._tree.find(category))
        index = self._tree.find(chosen) if chosen else QModelIndex()
        if index.isValid():
            self._choose_silently(index)
        else:
            self._definition.show_entry(None)

    def _folded(self) -> list[str]:
        places = [self._tree.index(row, 0) for row in range(self._tree.rowCount())]
        return [self._tree.node(place).thing.id for place in places if not self._view.isExpanded(place)]

    def _on_current(self, current: QModelIndex, _: QModelIndex) -> None:
        if not current.isValid():
            return
        thing = self._tree.node(current).thing
        before, self._chosen = self._chosen, thing.id
        self._show_entry(thing)
        if before != thing.id:
            self.shown.emit(thing.id if isinstance(thing, Code) else None)
        if not self._follows:
            self._focus(current)

    def _focus(self, index: QModelIndex) -> None:
        thing = self._tree.node(index).thing
        code = thing.id if isinstance(thing, Code) else None
        if code != self._focused:
            self._focused = code
            self.focused.emit(code)

    def _on_activated(self, index: QModelIndex) -> None:
        thing = self._tree.node(index).thing
        if isinstance(thing, Code):
            self.code_wanted.emit(thing.id)
