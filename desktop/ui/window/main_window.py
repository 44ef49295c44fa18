"""The main window: article list, article, codebook and codings, and the menus over them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

from desktop.core.changes import Changes
from desktop.core.errors import KnownError
from desktop.core.studies import CoderRole
from desktop.session import Session
from desktop.settings import Settings
from desktop.ui.articles.article_list import ArticleList
from desktop.ui.bridge import Bridge
from desktop.ui.codebook.panel import CodebookPanel
from desktop.ui.codings.coding_list import CodingList
from desktop.ui.intake.intake import Intake
from desktop.ui.reader.anchors import take_at_point
from desktop.ui.reader.view import ArticleView
from desktop.ui.widgets import messages
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.people import People
from desktop.ui.window.all_parts import make_parts
from desktop.ui.window.article_commands import ArticleCommands
from desktop.ui.window.article_pane import ArticlePane
from desktop.ui.window.banner import Banner
from desktop.ui.window.choosing import CodeChoosing
from desktop.ui.window.codebook_commands import CodebookCommands
from desktop.ui.window.coder_commands import CoderCommands
from desktop.ui.window.commands import LETTERS
from desktop.ui.window.desk import CodingDesk
from desktop.ui.window.file_commands import FileCommands
from desktop.ui.window.first_hour_part import FirstHourPart
from desktop.ui.window.fitting import bounded, fit
from desktop.ui.window.header import Header
from desktop.ui.window.menus import Menus
from desktop.ui.window.pages import Pages
from desktop.ui.window.performer import Performer
from desktop.ui.window.reading_style import ReadingStyle
from desktop.ui.window.sign_board import SignBoard
from desktop.ui.window.standing import keep_place
from desktop.ui.window.status import StatusLine
from desktop.ui.window.ways_back import WayBack
from desktop.ui.window.work_tabs import WorkTabs
from desktop.wording import explain, say

# Refusals that need no box: the person sees what is there already, or has only to select first.
_QUIET = frozenset(
    {
        "coding_exists", "selection_empty", "digit_free", "none_is_coded", "quotes_differ", "article_done",
        "others_coding",
    }
)  # fmt: skip


class MainWindow(QMainWindow):
    """One open project.

    Signals:
        closed: the window is gone; its session is still open.
        new_wanted, open_wanted, starter_wanted, fresh_starter_wanted, project_wanted: another project is asked for.
        setting_wanted: a setting and the value it is to have.
        settings_wanted: several settings by name, each with the value it is to have.
    """

    closed = Signal()
    new_wanted = Signal()
    open_wanted = Signal()
    starter_wanted = Signal()
    fresh_starter_wanted = Signal()
    project_wanted = Signal(str)
    setting_wanted = Signal(str, str)
    settings_wanted = Signal(object)

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__()
        self.session = session
        self.settings = settings
        self.setObjectName("mainWindow")
        self.setAcceptDrops(True)
        self.performer = Performer(session, self)
        self._build_panels()
        self._build_layout()
        self._build_commands()
        self._connect()
        self._restore()
        self._show_title()

    def _build_panels(self) -> None:
        session = self.session
        self.header = Header(session)
        self.banner = Banner()
        self.view = ArticleView()
        self.codings = CodingList()
        self.choosing = CodeChoosing(session, self.view)
        self.codebook = CodebookPanel(session, self.choosing.find)
        self.articles = ArticleList(session)
        self.people = People(session.read.coders, session.read.coder_names, self._judges_blindly, self)
        self.desk = CodingDesk(session, self.performer, self.view, self.codings, self.people)
        self.signs = SignBoard(self.view)
        # Sections of the page 复核 by name; a part that has one puts it here when it is made.
        self.review_sections: dict[str, Callable[[], QWidget]] = {}
        self.reading_style = ReadingStyle(self.settings, self.view)
        self.status = StatusLine(session)
        self.pages = Pages()
        self.work = WorkTabs()
        self.work.add("codings", lambda: self.codings)
        self.intake = Intake(session, self.performer.perform, self.performer.take_back, self)

    def _judges_blindly(self) -> bool:
        """Tell whether the one who codes judges others' work, and has not opened it to everybody."""
        is_coder = self.session.coder.role is CoderRole.CODER
        return not is_coder and not self.session.read.spot_checks.is_unblinded()

    def _build_layout(self) -> None:
        right = named(QSplitter(), "rightPanel")
        right.setOrientation(right.orientation().Vertical)
        right.setChildrenCollapsible(False)
        right.addWidget(self.codebook)
        right.addWidget(self.work)
        right.setSizes([500, 320])
        self._split = named(QSplitter(), "split")
        self._split.setChildrenCollapsible(False)
        self.article_pane = ArticlePane(self.view)
        for part, width in ((self.articles, 250), (self.article_pane, 760), (right, 330)):
            self._split.addWidget(part)
            part.setMinimumWidth(width // 2)
        self._split.setSizes([250, 760, 330])
        # On a wide screen most of the room goes to the article, and a little to the lists beside it.
        for place, share in enumerate((1, 8, 1)):
            self._split.setStretchFactor(place, share)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.banner)
        layout.addWidget(self.pages, 1)
        self.pages.add_mode("coding", lambda: self._split)
        self.pages.show_mode("coding")
        self.setCentralWidget(page)
        self.setStatusBar(self.status)

    def _build_commands(self) -> None:
        session, performer = self.session, self.performer
        self.file_commands = FileCommands(session, performer, self.intake, self)
        self.article_commands = ArticleCommands(session, performer, self.articles, self)
        self.codebook_commands = CodebookCommands(session, performer, self.codebook, self)
        self.coder_commands = CoderCommands(session, performer, self)
        self.way_back = WayBack(self)
        self.parts = make_parts(self)
        self.header.set_modes(self.pages.modes())
        self.menus = Menus(self)

    def _connect(self) -> None:
        self.bridge = Bridge(self.session, self)
        self.bridge.changed.connect(self._on_changed)
        performer = self.performer
        performer.saved.connect(self._on_saved)
        performer.refused.connect(self._tell)
        performer.held.connect(self._on_held)
        performer.told.connect(self.status.say)
        self.banner.retry_wanted.connect(performer.retry)
        self.banner.give_up_wanted.connect(performer.give_up)
        self.articles.chosen.connect(self._on_article)
        self.articles.menu_wanted.connect(lambda at: self.menus.popup("article", at))
        self.articles.text_wanted.connect(self.article_pane.take_keyboard)
        self.articles.removal_wanted.connect(self.article_commands.remove)
        self.codebook.menu_wanted.connect(lambda at: self.menus.popup("codebook", at))
        self.codebook.removal_wanted.connect(self.codebook_commands.remove)
        self.codebook.code_wanted.connect(self._on_code_from_tree)
        self.codebook.focused.connect(self.desk.focus_code)
        self.desk.palette_wanted.connect(self._open_palette)
        self.desk.in_hand_changed.connect(self.codebook.follow)
        for part in (self.view, self.codings.list_view):
            part.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._on_text_menu)
        self.codings.list_view.customContextMenuRequested.connect(self._on_list_menu)
        self.desk.told.connect(self._tell)
        self.choosing.chosen.connect(self.desk.choose_for)
        self.view.help_requested.connect(self.show_shortcuts)
        self.view.letter_pressed.connect(self._on_letter)
        self.header.mode_chosen.connect(self.show_mode)
        self.pages.shown.connect(self.header.show_mode)
        self.view.zoom_requested.connect(self.reading_style.zoom)
        self.header.coder_chosen.connect(self._on_coder)
        self.header.add_coder_wanted.connect(self.coder_commands.add)
        self.header.rename_coder_wanted.connect(self.coder_commands.rename)
        self.header.coders_wanted.connect(self.coder_commands.manage)
        self.intake.finished.connect(self._on_imported)
        self.intake.failed.connect(self._raise)

    def _restore(self) -> None:
        geometry, splitter = self.settings.get("window_geometry"), self.settings.get("splitter")
        if geometry and self.restoreGeometry(QByteArray.fromHex(geometry.encode())):
            fit(self)
        else:
            self.resize(bounded(QSize(1360, 860), self.screen().availableGeometry()))
        if splitter:
            self._split.restoreState(QByteArray.fromHex(splitter.encode()))
        self.articles.show_article(self.settings.get("article_of_project").get(str(self.session.path)))
        if self.desk.article is None:
            self._on_article(self.articles.current())
        self.article_pane.take_keyboard()

    def _show_title(self) -> None:
        self.setWindowTitle(say("window.title", study=self.session.study.title))

    def _on_changed(self, changes: Changes) -> None:
        self.articles.on_changed(changes)
        self.codebook.on_changed(changes)
        version = self.desk.version()
        self.desk.on_changed(changes)
        if self.desk.version() != version:
            for part in self.parts:
                part.on_article(self.desk.article.article.id if self.desk.article else None)
        for part in self.parts:
            part.on_changed(changes)
        if changes.touches("code", "category", "coder", "pin"):
            self.choosing.forget()
        if changes.touches("coder", "study"):
            self.header.refresh()
        self.menus.refresh_undo()

    def _on_article(self, article: str | None) -> None:
        self.desk.show_article(article)
        for part in self.parts:
            part.on_article(article)
        if article:
            self.settings.remember_for_project("article_of_project", self.session.path, article)

    def _on_coder(self, coder: str) -> None:
        self.keep_writing()
        if not self.performer.is_free():
            self.header.refresh()
            return
        self.status.hush()
        # Whoever comes judges by letters until they ask for names themself.
        self.people.show_names(False)
        self.session.choose_coder(coder)
        self.settings.remember_for_project("coder_of_project", self.session.path, coder)
        self.menus.refresh_undo()
        if self.pages.mode() == "coding":
            self.article_pane.take_keyboard()

    def _on_letter(self, letter: str) -> None:
        name = next((name for name, key in LETTERS.items() if key == letter), None)
        if name is not None:
            self.action(name).trigger()

    def show_mode(self, mode: str) -> None:
        """Show the page of a mode; back at the desk, the article has the keyboard."""
        self.pages.show_mode(mode)
        if mode == "coding":
            self.view.setFocus()

    def _on_text_menu(self, at: QPoint) -> None:
        if self.view.in_hand() is None and self.view.selection() is None:
            take_at_point(self.view, at)
        self.menus.coding_menu().popup(self.view.mapToGlobal(at))

    def _on_list_menu(self, at: QPoint) -> None:
        self.menus.coding_menu().popup(self.codings.list_view.viewport().mapToGlobal(at))

    def _on_code_from_tree(self, code: str) -> None:
        # First the text: what the code asks of its coding may take the keyboard from there.
        self.view.setFocus()
        self.desk.choose_for(code, self.view.in_hand())

    def _open_palette(self, coding: str | None) -> None:
        if self.session.read_only is not None:
            self._tell(self.session.read_only)
        elif not self.session.read.codebook().codes:
            self.status.say(say("desk.no_codes"))
        else:
            self.choosing.open(coding, self.desk.code_of(coding))

    def _on_imported(self, articles: frozenset[str]) -> None:
        if articles:
            self.status.say(say("import.came", count=len(articles)))
            order = [article.id for article in self.session.read.articles() if article.id in articles]
            self.articles.show_article(order[0] if order else None)

    def _on_saved(self) -> None:
        self.status.show_saved()

    def _on_held(self, error: KnownError | None) -> None:
        self.banner.show_held(error)
        if error is None:
            self.status.show_saved()
        else:
            self.status.show_held()

    def _tell(self, what: KnownError | str) -> None:
        if isinstance(what, str):
            self.status.say(say(what))
        elif what.kind in _QUIET or what is self.session.read_only:
            # Why nothing can be changed was told when the project was opened.
            self.status.say(explain(what))
        else:
            messages.tell(self, explain(what))

    def _raise(self, error: Exception) -> None:
        raise error

    def show_shortcuts(self) -> None:
        """Show the sheet of keys."""
        from desktop.ui.window.shortcut_sheet import ShortcutSheet

        ShortcutSheet(self).open()

    def offer_first_hour(self) -> None:
        """Offer the first hour, in a starter study just built."""
        for part in self.parts:
            if isinstance(part, FirstHourPart):
                part.offer()

    def show_about(self) -> None:
        """Say what this program is, and that nothing leaves this computer."""
        from importlib.metadata import version

        messages.tell(self, say("about.text", version=version("zhubi")))

    def undo(self) -> None:
        """Take the last action back and show where it was."""
        self.keep_writing()
        hidden, what = self.session.hidden_by_undo(), self.action("undo").text()
        question = say("undo.hides", hidden=hidden.words())
        if not hidden or messages.ask(self, question, yes=say("button.undo"), no=say("button.cancel")):
            self._show_where(self.performer.undo(), what)

    def redo(self) -> None:
        """Bring the last undone action back and show where it was."""
        self.keep_writing()
        hidden, what = self.session.hidden_by_redo(), self.action("redo").text()
        question = say("redo.hides", hidden=hidden.words())
        if not hidden or messages.ask(self, question, yes=say("button.redo"), no=say("button.cancel")):
            self._show_where(self.performer.redo(), what)

    def _show_where(self, changes: Changes | None, what: str) -> None:
        if not changes:
            return
        self.status.say(what.replace("&&", "&"))
        if not changes.articles:
            return
        if self.articles.current() not in changes.articles:
            order = [article.id for article in self.session.read.articles() if article.id in changes.articles]
            self.articles.show_article(order[0] if order else None)
        self.desk.reveal(changes.of("coding"))

    def action(self, name: str) -> QAction:
        """Return a menu's action by its command's name."""
        return self.menus.actions[name]

    def keep_writing(self) -> None:
        """Keep what is being written in a memo or in one of the parts."""
        self.codings.memo.keep()
        for part in self.parts:
            part.keep()

    def keep_settings(self) -> None:
        """Keep where the window and its parts stand."""
        self.settings.set("window_geometry", bytes(self.saveGeometry().toHex().data()).decode())
        self.settings.set("splitter", bytes(self._split.saveState().toHex().data()).decode())
        keep_place(self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what was dropped; a project is opened."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        # Not within the drop: the other program waits for it to end.
        QTimer.singleShot(0, self, lambda: self._take_in(paths))

    def _take_in(self, paths: list[Path]) -> None:
        if not self.isVisible():
            return  # Closed meanwhile.
        if len(paths) == 1 and paths[0].suffix.lower() == ".zhubi":
            self.project_wanted.emit(str(paths[0]))
        else:
            self.keep_writing()
            self.file_commands.import_from(paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what was being written, or stay open if it cannot be kept and the person wants to stay."""
        # Should keeping fail by a fault of ours, the window stays, and what was written with it.
        event.ignore()
        if not self._may_close():
            return
        event.accept()
        try:
            self.intake.stop()
            self.bridge.stop()
            self.keep_settings()
        finally:
            self.closed.emit()

    def _may_close(self) -> bool:
        self.keep_writing()
        if not all(part.may_close() for part in self.parts):
            return False
        if not self.performer.is_holding():
            return True
        if not messages.ask(self, say("close.held"), yes=say("button.close_anyway"), no=say("button.cancel")):
            return False
        # Memos written meanwhile may still find room.
        self.performer.give_up()
        return True
