"""The brush (连续编码): a code in hand that every selection gets at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.core.changes import Changes
from desktop.core.codebooks import Code
from desktop.core.spans import Span
from desktop.ui.codebook.names import shown_name
from desktop.ui.ways.brush_bar import BrushBar
from desktop.ui.window.key_codes import KeyCodes
from desktop.wording import say

if TYPE_CHECKING:
    from desktop.ui.window.main_window import MainWindow


class Brush(QObject):
    """Codes each selection once it is made, while it is on."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._code: str | None = None
        self._keys = KeyCodes(window)
        self.bar = BrushBar()
        self.bar.hide()
        self.bar.digit_chosen.connect(self._on_digit)
        window.article_pane.add_below(self.bar)
        window.view.selection_made.connect(self._on_selection_made)
        window.codebook.focused.connect(self._on_focused_in_tree)
        window.choosing.dismissed.connect(self._on_dismissed)

    @property
    def is_on(self) -> bool:
        """Tell whether the brush is in use, with a code in hand or one still to be chosen."""
        return self._window.desk.way is self

    def start(self) -> None:
        """Take the code chosen in the codebook in hand, which codes used in the text are, else ask for one."""
        window = self._window
        chosen = window.codebook.chosen()
        in_tree = chosen.id if isinstance(chosen, Code) else None
        recent = window.session.read.recent_codes(window.session.coder.id, limit=1)
        window.desk.way = self
        self._keys.start()
        self._code = None
        code = in_tree or (recent[0] if recent else None)
        if code is None:
            window.desk.palette_wanted.emit(None)
        else:
            self._take_in_hand(code)

    def end(self) -> None:
        """Put the code in hand away."""
        self._window.desk.way = None
        self.bar.hide()

    def digits(self) -> Mapping[int, str]:
        """Return the codes on the digit keys."""
        return self._keys.codes()

    def take(self, code: str) -> bool:
        """Take a code in hand; words that are selected get it too."""
        self._take_in_hand(code)
        return self._window.view.selection() is None

    def on_article(self) -> None:
        """Go on in another article with the same code."""

    def on_changed(self, changes: Changes) -> None:
        """Follow the codebook: a code that is gone is in hand no more."""
        if changes.touches("coder"):
            self._keys.start()
        elif changes.touches("pin", "code", "category", "codebook"):
            self._keys.follow()
        else:
            return
        code = self._window.session.read.codebook().code(self._code or "")
        if code is None:
            self.end()
        else:
            self._show(code)

    def _take_in_hand(self, identity: str) -> None:
        code = self._window.session.read.codebook().code(identity)
        if code is not None:
            self._code = identity
            self._keys.offer(identity)
            self._show(code)
            self._window.status.say(say("ways.brush_taken", name=shown_name(code)))

    def _show(self, code: Code) -> None:
        color = self._window.session.read.codebook().color_of(code)
        self.bar.show_code(f"{code.number} {shown_name(code)}", color)
        self.bar.show_codes(self._keys.shown())
        self.bar.show()

    def _on_selection_made(self, _span: Span) -> None:
        if self.is_on and self._code is not None:
            self._window.desk.place(self._code)

    def _on_digit(self, digit: int) -> None:
        self._window.view.setFocus()
        self._window.view.hotkey_pressed.emit(digit)

    def _on_dismissed(self) -> None:
        if self.is_on and self._code is None:
            self.end()

    def _on_focused_in_tree(self, code: str | None) -> None:
        if self.is_on and code is not None and code != self._code:
            self._take_in_hand(code)
