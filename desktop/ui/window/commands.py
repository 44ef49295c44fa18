"""Commands: what menus and keys can call, by name, with one place for shortcuts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop.ui.widgets.naming import named
from desktop.wording import say

SHORTCUTS: dict[str, tuple[str, ...]] = {
    "new_project": ("Ctrl+N",),
    "open_project": ("Ctrl+O",),
    "save_copy": ("Ctrl+Shift+S",),
    "import_files": ("Ctrl+I",),
    "import_folder": ("Ctrl+Shift+I",),
    "quit": ("Ctrl+Q",),
    "undo": ("Ctrl+Z",),
    "redo": ("Ctrl+Shift+Z", "Ctrl+Y"),
    "edit_article": ("F2",),
    "mark_done": ("Ctrl+D",),
    "next_unfinished": ("Ctrl+Shift+N",),
    "next_article": ("Ctrl+PgDown", "Ctrl+]"),
    "former_article": ("Ctrl+PgUp", "Ctrl+["),
    "search_codes": ("Ctrl+K",),
    "search_articles": ("Ctrl+L",),
    "focus_text": ("Ctrl+T",),
    "next_panel": ("F6",),
    "former_panel": ("Shift+F6",),
    "edit_entry": ("Ctrl+E",),
    "move_entry_up": ("Alt+Shift+PgUp",),
    "move_entry_down": ("Alt+Shift+PgDown",),
    "larger_text": ("Ctrl++", "Ctrl+="),
    "smaller_text": ("Ctrl+-",),
    "normal_text": ("Ctrl+0",),
    "shortcuts": ("F1",),
    "mode_coding": ("Ctrl+1",),
    "mode_retrieval": ("Ctrl+2",),
    "mode_review": ("Ctrl+3",),
    "search_all": ("Ctrl+Shift+F",),
    "back_to_list": ("Alt+Left",),
    "autocode": ("Ctrl+Shift+A",),
    "next_asked": ("Alt+PgDown",),
    "former_asked": ("Alt+PgUp",),
    "go_to_asked": ("Ctrl+G",),
    "find": ("Ctrl+F",),
    "find_next": ("F3",),
    "find_former": ("Shift+F3",),
    "choose_shown": ("Ctrl+H",),
    "article_memo": ("Ctrl+M",),
    "journal": ("Ctrl+J",),
    "copy_place": ("Ctrl+Shift+C",),
    "correct_text": ("Ctrl+Shift+E",),
    "settings": ("Ctrl+,",),
}

# Commands that one plain key calls while the article has the keyboard.
LETTERS: dict[str, str] = {
    "segments_of_code": "g",
    "write_memo": "m",
    "flag_query": "q",
    "in_vivo": "v",
    "code_as_answered": "a",
    "next_unfinished": "n",
    "brush_mode": "b",
    "unit_mode": "u",
    "repeat_code": ".",
    "none_mark": "0",
    "next_unit": " ",
    "swap_rank": "r",
    "answer_attributes": "e",
    "show_sheet": "s",
    "codings_here": "i",
    "focus_coded": "f",
    "next_sign": "]",
    "former_sign": "[",
}


class Command(NamedTuple):
    """One thing a person can call; its words are the sentence `command.<name>`."""

    name: str
    slot: Callable[[], object]
    enabled: Callable[[], bool] = lambda: True


def _words(name: str) -> str:
    """Return what a menu says of a command; the plain key that calls it stands where shortcuts stand."""
    letter = LETTERS.get(name)
    words = say(f"command.{name}")
    return words if letter is None else f"{words}\t{shown_letter(letter)}"


def shown_letter(letter: str) -> str:
    """Return a plain key as a person reads it."""
    return say("keys.space") if letter == " " else letter.upper()


def fill(menu: QMenu, commands: Iterable[Command | None], window: QWidget) -> dict[str, QAction]:
    """Put commands into a menu, None being a line; whether they can be called is asked when it opens."""
    actions: dict[str, QAction] = {}
    asks: list[tuple[QAction, Callable[[], bool]]] = []
    for command in commands:
        if command is None:
            menu.addSeparator()
            continue
        action = named(QAction(_words(command.name), window), f"command_{command.name}")
        action.setShortcuts([QKeySequence(keys) for keys in SHORTCUTS.get(command.name, ())])
        action.triggered.connect(lambda _=False, slot=command.slot: slot())
        menu.addAction(action)
        actions[command.name] = action
        asks.append((action, command.enabled))

    def ask() -> None:
        for action, enabled in asks:
            action.setEnabled(enabled())

    def allow() -> None:
        # A key must work whatever the menu said when it was open last: the slot itself refuses.
        for action, _ in asks:
            action.setEnabled(True)

    menu.aboutToShow.connect(ask)
    menu.aboutToHide.connect(allow)
    return actions
