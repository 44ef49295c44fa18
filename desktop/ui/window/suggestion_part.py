"""Suggested codes at the desk: signs at the words they are for, and the key that codes those once they are answered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from desktop.core.changes import Changes
from desktop.core.codebooks import Code
from desktop.core.spans import Span
from desktop.session.doubts import Asked
from desktop.ui.codebook.names import shown_name
from desktop.ui.reader.anchors import go_behind
from desktop.ui.reader.values import Sign
from desktop.ui.window.commands import LETTERS, Command, shown_letter
from desktop.ui.window.parts import Part
from desktop.wording import say

if TYPE_CHECKING:
    from desktop.ui.window.main_window import MainWindow

_SHOWN_LETTERS = 120
_SHOWN = ("suggestion", "ruling", "coder", "article", "text_version", "code", "category")


class _Here(NamedTuple):
    """A suggestion for words of the article shown, the code its answer names, and whether that stands there."""

    asked: Asked
    span: Span
    code: Code | None
    is_coded: bool = False


class SuggestionPart(Part):
    """Shows the own suggestions of the article, and codes their words once the lead has said with what."""

    _here: tuple[_Here, ...] = ()

    def commands(self) -> dict[str, Sequence[Command | None]]:
        """Return the command that codes as the lead answered."""
        return {"coding": [Command("code_as_answered", self.place, lambda: self._at_hand() is not None)]}

    def on_article(self, article: str | None) -> None:
        """Show the suggestions of the article shown now."""
        self._show_signs()

    def on_changed(self, changes: Changes) -> None:
        """Show suggestions as they are now: one that is answered goes once its words are coded."""
        text = self.window.desk.article
        is_coded = changes.touches("coding") and text is not None and text.article.id in changes.articles
        if changes.touches(*_SHOWN) or (is_coded and any(each.code is not None for each in self._here)):
            self._show_signs()

    def place(self) -> None:
        """Code the words at hand with the code that the lead answered with."""
        found = self._at_hand()
        if found is None or found.code is None:
            self.window.status.say(say("suggested.nothing_here"))
        else:
            place_answered(self.window, found.code, found.span)

    def _at_hand(self) -> _Here | None:
        """Return what waits to be coded: at the selection, else the shortest around the caret."""
        view = self.window.view
        selection, cursor = view.selection(), view.cursor()
        place = selection if selection is not None else Span(cursor, cursor)
        waiting = [each for each in self._here if each.code is not None and not each.is_coded]
        around = [each for each in waiting if each.span.start <= place.start and place.end <= each.span.end]
        return min(around, key=lambda each: each.span.end - each.span.start, default=None)

    def _show_signs(self) -> None:
        text = self.window.desk.article
        read, coder = self.session.read.doubts, self.session.coder.id
        found = [] if text is None else read.suggested_in(text.article.id, coder=coder)
        # What was suggested in a text that was corrected since, and is not carried along, has no place here.
        self._here = tuple(self._placed(each) for each in found if text is not None and each.version == text.version.id)
        self.window.signs.put("suggestion", [_sign(each) for each in self._here if not each.is_coded])

    def _placed(self, asked: Asked) -> _Here:
        read = self.session.read.doubts
        code = read.code_answered(asked)
        return _Here(asked, asked.span or Span(0, 0), code, code is not None and read.is_coded(asked, code.id))


def place_answered(window: MainWindow, code: Code, span: Span) -> None:
    """Put the code of an answer on words of the article shown, and say so."""
    if window.desk.place_on(code.id, span):
        go_behind(window.view, span)
        window.status.say(say("suggested.placed", code=_label(code)))


def _sign(here: _Here) -> Sign:
    asked, ruling = here.asked, here.asked.ruling
    if ruling is None:
        return Sign(asked.id, here.span, "suggestion", say("suggested.sign", name=asked.name))
    text = ruling.text[:_SHOWN_LETTERS]
    if here.code is not None:
        key = shown_letter(LETTERS["code_as_answered"])
        hint = say("suggested.sign_code", name=asked.name, code=_label(here.code), key=key)
        return Sign(asked.id, here.span, "ruling", f"{hint}\n{text}" if text else hint)
    return Sign(asked.id, here.span, "ruling", say("suggested.sign_answered", name=asked.name, text=text))


def _label(code: Code) -> str:
    return f"{code.number} {shown_name(code)}"
