"""Correcting a text in the window, and what a correction leaves to be done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.core.changes import Changes
from desktop.core.errors import KnownError
from desktop.core.spans import Span
from desktop.ui.codebook.names import shown_name
from desktop.ui.reader.anchors import span_at_work
from desktop.ui.widgets.theme import current_theme
from desktop.ui.window.commands import Command
from desktop.ui.window.parts import Part
from desktop.wording import say

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from desktop.core.snapshots import ArticleText
    from desktop.operations.operation import Operation
    from desktop.session.losses import Loss
    from desktop.ui.codings.lost_panel import LostPanel
    from desktop.ui.window.lost_line import LostLine
    from desktop.ui.window.main_window import MainWindow

_OPENS = ("text_version", "coder", "done", "return", "unblinding")
_CODINGS = ("coding", "code", "category", *_OPENS)
_OTHERS = ("none_mark", "query", "suggestion", "ruling", "memo", *_OPENS)


class CorrectionPart(Part):
    """Opens the correction of the words selected, and shows what could not be carried."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._line: LostLine | None = None
        self._panel: LostPanel | None = None
        self._codings: list[Loss] = []
        self._others: list[Loss] = []
        self._lost: list[Loss] = []

    def commands(self) -> dict[str, Sequence[Command | None]]:
        """Return the commands this part adds."""
        has_article = self._has_article
        return {
            "article": [
                Command("correct_text", self.correct, lambda: has_article() and self.session.may_change_study()),
                Command("text_versions", self.show_versions, has_article),
            ]
        }

    def fill_coding_menu(self, menu: QMenu, coding: str | None) -> None:
        """Offer to correct the words selected."""
        if self.window.view.selection() is not None and self.session.may_change_study():
            menu.addAction(say("command.correct_text")).triggered.connect(self.correct)

    def correct(self) -> None:
        """Correct the sentences of the words selected, or of the coding in hand, or those at the caret."""
        text = self.window.desk.article
        if text is None or not self.performer.may_change_study():
            return
        cursor = self.window.view.cursor()
        marked = span_at_work(self.window.view) or Span(cursor, cursor)
        sentence = _sentences(text, marked)
        if sentence is None:
            self.performer.refused.emit(KnownError("correction_across"))
            return
        from desktop.ui.articles.correction_dialog import CorrectionDialog

        perform = self.performer.attempt
        dialog = CorrectionDialog(self.session, text.article.id, sentence, marked, self.window, perform=perform)
        if dialog.exec():
            self.window.status.say(say("correction.made"))
        dialog.deleteLater()
        self.window.view.setFocus()

    def show_versions(self) -> None:
        """Show the versions of the text."""
        text = self.window.desk.article
        if text is None:
            return
        from desktop.ui.articles.editions_dialog import EditionsDialog

        dialog = EditionsDialog(self.session, text.article.id, self.window)
        dialog.exec()
        dialog.deleteLater()

    def on_article(self, article: str | None) -> None:
        """Show what could not be carried in another article."""
        self._codings = self._read_codings()
        self._others = self._read_others()
        self._refresh()

    def on_changed(self, changes: Changes) -> None:
        """Look again where texts changed, or what stands on them."""
        if self.window.desk.article is None:
            return
        # Each by itself: after every coding placed, only codings are looked at.
        if changes.touches(*_CODINGS):
            self._codings = self._read_codings()
        if changes.touches(*_OTHERS):
            self._others = self._read_others()
        if changes.touches(*_CODINGS, *_OTHERS):
            self._refresh()

    def _read_codings(self) -> list[Loss]:
        here = self.window.desk.article
        return self.session.read.losses.codings(here.article.id) if here is not None else []

    def _read_others(self) -> list[Loss]:
        here = self.window.desk.article
        return self.session.read.losses.others(here.article.id) if here is not None else []

    def _has_article(self) -> bool:
        return self.window.desk.article is not None

    def _refresh(self) -> None:
        sight = self.session.sight
        lost = [each for each in (*self._codings, *self._others) if each.may_be_seen(sight)]
        if lost == self._lost:
            return
        from desktop.session.losses import counted

        self._lost = lost
        self._made_line().show_lost(say("correction.and").join(counted(lost, sight)))
        if self._panel is not None:
            self._fill(self._panel)
            self._panel.setVisible(self._panel.isVisible() and bool(lost))

    def _made_line(self) -> LostLine:
        if self._line is None:
            from desktop.ui.window.lost_line import LostLine

            self._line = LostLine()
            self._line.look_wanted.connect(self._look)
            self.window.article_pane.add_above(self._line)
        return self._line

    def _look(self) -> None:
        if self._panel is None:
            from desktop.ui.codings.lost_panel import LostPanel

            self._panel = LostPanel(self.window)
            self._panel.place_wanted.connect(self._place)
            self._panel.lift_wanted.connect(self._lift)
        self._fill(self._panel)
        self._panel.show()
        self._panel.raise_()

    def _fill(self, panel: LostPanel) -> None:
        from desktop.ui.codings.rows import CodingRow

        me, names = self.session.coder.id, self.session.read.coder_names()
        rows = []
        for at, loss in enumerate(self._lost):
            name, color = self._named(loss)
            who = "" if loss.coder == me else names.get(loss.coder, "?")
            rows.append(CodingRow(str(at), loss.start, loss.end, loss.words, name, who, color, has_memo=False))
        own = {str(at): loss.kind for at, loss in enumerate(self._lost) if loss.coder == me}
        panel.show_lost(
            rows, placeable=frozenset(at for at, kind in own.items() if kind in ("coding", "none_mark")),
            liftable=frozenset(at for at, kind in own.items() if kind != "memo"),
        )  # fmt: skip

    def _named(self, loss: Loss) -> tuple[str, str]:
        """Return what a loss is called, and in which colour."""
        codebook = self.session.read.codebook()
        code = codebook.code(loss.code)
        if code is not None:
            return f"{code.number} {shown_name(code)}", code.color or codebook.category_of(code).color
        return say(f"lost.{loss.kind}"), current_theme().muted

    def _place(self, at: str) -> None:
        loss, span = self._lost[int(at)], self.window.view.selection()
        if span is None:
            self.window.status.say(say("lost.select"))
            return
        self.performer.perform(_placed(loss, span))

    def _lift(self, at: str) -> None:
        loss = self._lost[int(at)]
        if loss.kind == "coding":
            self.window.desk.lift(loss.id)
        else:
            self.performer.perform(_lifted(loss))


def _placed(loss: Loss, span: Span) -> Operation:
    from desktop.operations.mark_none import MarkNone
    from desktop.operations.resize_coding import ResizeCoding

    if loss.kind == "coding":
        return ResizeCoding(loss.id, span)
    return MarkNone(loss.article, span, instead_of=loss.id)


def _lifted(loss: Loss) -> Operation:
    from desktop.operations.flag_query import WithdrawQuery
    from desktop.operations.mark_none import ClearNone
    from desktop.operations.suggest_code import WithdrawSuggestion

    if loss.kind == "suggestion":
        return WithdrawSuggestion(loss.id)
    if loss.kind == "query":
        return WithdrawQuery(loss.id)
    return ClearNone(loss.article, Span(loss.start, loss.end), loss.id)


def _sentences(text: ArticleText, marked: Span) -> Span | None:
    """Return the sentences that some words touch with the words themselves; None if not all in one paragraph."""
    from desktop.text.corrections import holding
    from desktop.text.segment import sentences

    paragraph = holding(text.version.paragraphs, marked)
    if paragraph is None:
        return None
    within = text.text[paragraph.start : paragraph.end]
    found = [Span(each.start + paragraph.start, each.end + paragraph.start) for each in sentences(within)]
    touched = [each for each in found if each.start < marked.end and marked.start < each.end]
    if not touched:
        # A caret between two sentences belongs to the one before it.
        touched = [each for each in found if each.start <= marked.end and marked.start <= each.end][:1]
    starts, ends = [each.start for each in touched], [each.end for each in touched]
    return Span(min([marked.start, *starts]), max([marked.end, *ends]))
