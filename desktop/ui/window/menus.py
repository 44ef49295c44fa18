"""The menu bar, and the same commands as context menus."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from desktop.core.revisions import Action
from desktop.ui.window.commands import Command, fill
from desktop.wording import current_language, say
from desktop.wording.actions import describe

if TYPE_CHECKING:
    from desktop.ui.window.main_window import MainWindow


class Menus:
    """All menus of a main window; `actions` finds an action by its command's name."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.actions: dict[str, QAction] = {}
        self._context: dict[str, QMenu] = {}
        self._build_file()
        self._build_edit()
        self._build_articles()
        self._build_of_parts("coding")
        self._build_codebook()
        self._build_of_parts("review")
        self._build_view()
        self._build_help()
        self.refresh_undo()

    def popup(self, name: str, at: QPoint) -> None:
        """Open the menu `article` or `codebook` at a place on the screen."""
        self._context[name].popup(at)

    def coding_menu(self) -> QMenu:
        """Return a menu for the words selected and the coding at work."""
        window = self._window
        desk, coding = window.desk, window.desk.at_work()
        may = window.session.read_only is None
        menu = QMenu(window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if window.view.selection() is not None:
            menu.addAction(say("coding.place")).triggered.connect(lambda: desk.palette_wanted.emit(None))
        if coding is not None:
            menu.addAction(say("coding.recode")).triggered.connect(lambda: desk.palette_wanted.emit(coding))
            menu.addAction(say("coding.memo")).triggered.connect(window.codings.memo.setFocus)
            menu.addAction(say("coding.lift")).triggered.connect(lambda: desk.lift(coding))
        for part in window.parts:
            part.fill_coding_menu(menu, coding)
        for action in menu.actions():
            action.setEnabled(may)
        if window.view.selection() is not None or window.view.in_hand() is not None:
            menu.addAction(say("coding.copy")).triggered.connect(window.view.copy)
        return menu

    def refresh_undo(self) -> None:
        """Name what undo and redo would do."""
        found = self._window.session.turns()
        self._name("undo", found.undo)
        self._name("redo", found.redo)

    def _name(self, command: str, action: Action | None) -> None:
        entry = self.actions[command]
        entry.setEnabled(action is not None and self._window.session.read_only is None)
        if action is None:
            entry.setText(say(f"command.{command}"))
            return
        name = str(action.facts.get("of", action.name))
        what = describe(Action(action.id, name, action.actor, action.time, action.facts, None))
        entry.setText(say(f"command.{command}_named", what=what).replace("&", "&&"))

    def _menu(self, key: str) -> QMenu:
        return self._window.menuBar().addMenu(say(f"menu.{key}"))

    def _add_parts(self, menu: QMenu, key: str) -> None:
        """Add what the window's parts have for a menu, each part's commands below a line."""
        for part in self._window.parts:
            commands = part.commands().get(key, ())
            if commands:
                if not menu.isEmpty():
                    menu.addSeparator()
                self.actions |= fill(menu, commands, self._window)

    def _build_of_parts(self, key: str) -> None:
        if any(part.commands().get(key) for part in self._window.parts):
            menu = self._menu(key)
            self._add_parts(menu, key)
            self._context[key] = menu

    def _build_file(self) -> None:
        window, files = self._window, self._window.file_commands
        may = window.session.may_change_study
        menu = self._menu("file")
        first = [Command("new_project", window.new_wanted.emit), Command("open_project", window.open_wanted.emit)]
        self.actions |= fill(menu, first, window)
        recent = menu.addMenu(say("command.recent"))
        recent.aboutToShow.connect(lambda: self._fill_recent(recent))
        rest = [
            Command("save_copy", files.save_copy),
            None,
            Command("import_files", files.import_files, may),
            Command("import_folder", files.import_folder, may),
        ]
        self.actions |= fill(menu, rest, window)
        export = menu.addMenu(say("command.export_menu"))
        export.setToolTipsVisible(True)
        export.aboutToShow.connect(lambda: files.fill_export_menu(export))
        self._add_parts(menu, "file")
        last = [
            None,
            Command("starter", window.starter_wanted.emit),
            Command("fresh_starter", window.fresh_starter_wanted.emit),
            None,
            Command("quit", window.close),
        ]
        self.actions |= fill(menu, last, window)

    def _fill_recent(self, menu: QMenu) -> None:
        menu.clear()
        for path in self._window.settings.get("recent_projects"):
            entry = menu.addAction(path.replace("&", "&&"))
            entry.triggered.connect(lambda _=False, chosen=path: self._window.project_wanted.emit(chosen))
        if menu.isEmpty():
            menu.addAction(say("command.recent_none")).setEnabled(False)

    def _build_edit(self) -> None:
        window = self._window
        menu = self._menu("edit")
        commands = [Command("undo", window.undo), Command("redo", window.redo)]
        found = fill(menu, commands, window)
        # Whether undo can be called depends on the history alone, never on the menu having been open.
        menu.aboutToShow.connect(self.refresh_undo)
        menu.aboutToHide.connect(self.refresh_undo)
        self.actions |= found
        menu.addSeparator()
        moves = [
            Command("focus_text", window.view.setFocus),
            Command("search_codes", window.codebook.focus_search),
            Command("search_articles", window.articles.focus_filter),
        ]
        self.actions |= fill(menu, moves, window)
        self._add_parts(menu, "edit")

    def _build_articles(self) -> None:
        menu = self._menu("article")
        self.actions |= fill(menu, self._window.article_commands.commands(), self._window)
        self._add_parts(menu, "article")
        self._context["article"] = menu

    def _build_codebook(self) -> None:
        commands = self._window.codebook_commands
        menu = self._menu("codebook")
        self.actions |= fill(menu, commands.commands(), self._window)
        menu.addSeparator()
        for key, fill_menu in (("move_to", commands.move_to_menu), ("pin", commands.pin_menu)):
            part = menu.addMenu(say(f"command.{key}"))
            part.aboutToShow.connect(lambda made=part, how=fill_menu: how(made))
        self._add_parts(menu, "codebook")
        self._context["codebook"] = menu

    def _build_view(self) -> None:
        style = self._window.reading_style
        menu = self._menu("view")
        modes = self._window.pages.modes()
        show = [Command(f"mode_{mode}", partial(self._window.show_mode, mode)) for mode in modes]
        self.actions |= fill(menu, [*show, None], self._window)
        commands = [
            Command("larger_text", lambda: style.zoom(1)),
            Command("smaller_text", lambda: style.zoom(-1)),
            Command("normal_text", style.reset),
            None,
            Command("wider_leading", lambda: style.lead(0.1)),
            Command("tighter_leading", lambda: style.lead(-0.1)),
            None,
        ]
        self.actions |= fill(menu, commands, self._window)
        for setting, values in (
            ("reading_font", ("sans", "serif")),
            ("theme", ("system", "light", "dark", "contrast", "contrast-dark")),
            ("language", ("zh", "en")),
        ):
            self._choice(menu, setting, values)
        self._add_parts(menu, "view")

    def _choice(self, menu: QMenu, setting: str, values: tuple[str, ...]) -> None:
        part = menu.addMenu(say(f"setting.{setting}"))
        for value in values:
            entry = part.addAction(say(f"setting.{setting}.{value}"))
            entry.setCheckable(True)
            entry.triggered.connect(lambda _=False, chosen=value: self._window.setting_wanted.emit(setting, chosen))
        part.aboutToShow.connect(lambda: self._check_choice(part, setting, values))

    def _check_choice(self, part: QMenu, setting: str, values: tuple[str, ...]) -> None:
        # The language may come from the system or the call: what is spoken now is what is checked.
        current = current_language() if setting == "language" else self._window.settings.get(setting)
        for entry, value in zip(part.actions(), values, strict=True):
            entry.setChecked(value == current)

    def _build_help(self) -> None:
        window = self._window
        commands = [Command("shortcuts", window.show_shortcuts), Command("about", window.show_about)]
        menu = self._menu("help")
        self.actions |= fill(menu, commands, window)
        self._add_parts(menu, "help")
