"""Showing some codings and hiding others: the panel of ticks, and the line over the article that says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QSizePolicy, QToolButton

from desktop.core.changes import Changes
from desktop.core.spans import Span
from desktop.ui.codebook.names import shown_name
from desktop.ui.widgets.naming import named
from desktop.ui.window.commands import Command
from desktop.ui.window.parts import Part
from desktop.ui.window.shown import Shown
from desktop.wording import say

if TYPE_CHECKING:
    from desktop.ui.reader.shown_panel import ShownPanel
    from desktop.ui.reader.shown_rows import ShownRow
    from desktop.ui.window.main_window import MainWindow

# What may open or close others' work to the one who codes.
_SIGHT = ("done", "return", "unblinding", "spot_check", "assignment")
_CODEBOOK = ("code", "category", "codebook")


class ShownPart(Part):
    """Keeps what is shown, says that something is not, and takes it back by one click."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._panel: ShownPanel | None = None
        self._chip: QToolButton | None = None
        self._coder = window.session.coder.id
        window.desk.placed.connect(self._on_placed)
        window.desk.focus_changed.connect(self._show_chip)
        window.desk.shown_changed.connect(self._show_chip)
        window.people.changed.connect(self._on_names)

    def commands(self) -> dict[str, Sequence[Command | None]]:
        """Return the commands that open the panel and show all again."""
        return {"view": [
            Command("choose_shown", self.open, lambda: self.window.desk.article is not None),
            Command("show_all_codings", self.clear, self._is_on),
        ]}  # fmt: skip

    def on_article(self, article: str | None) -> None:
        """Say what holds for the article shown now."""
        self._close()
        self._show_chip()

    def on_changed(self, changes: Changes) -> None:
        """Begin again for another coder; follow the codebook and what may be seen."""
        desk = self.window.desk
        if self.session.coder.id != self._coder:
            self._coder = self.session.coder.id
            self._close()
            self.clear()
        elif changes.touches(*_CODEBOOK) and desk.shown:
            self._show_chip()
        elif changes.touches(*_SIGHT) and desk.shown.others:
            desk.show_again()
            self._show_chip()

    def open(self) -> None:
        """Open the panel at the right upper corner of the article."""
        view = self.window.view
        corner = view.mapToGlobal(QPoint(view.width() - 24, 8))
        self._made().open_at(corner, self._rows(), self._on(), alone=self.window.desk.alone is not None)

    def clear(self) -> None:
        """Show all one's own codings and no others'."""
        desk = self.window.desk
        if desk.shown:
            desk.show_only(Shown())
        if desk.alone is not None:
            desk.focus_alone(None)
        self._show_chip()

    def _is_on(self) -> bool:
        return bool(self.window.desk.shown) or self.window.desk.alone is not None

    def _on_changed_in_panel(self, hidden: frozenset[str], others: tuple[str, ...]) -> None:
        self.window.desk.show_only(Shown(hidden, others))
        self._show_chip()

    def _on_names(self) -> None:
        """Call others by name, or by letter again."""
        self._close()
        self._show_chip()

    def _show_alone(self) -> None:
        """Hide every code but the one that others step back behind."""
        desk = self.window.desk
        if desk.alone is None or self._panel is None:
            return
        hidden = {code.id for code in self.session.read.codebook().codes} - {desk.alone}
        desk.show_only(Shown(frozenset(hidden), desk.shown.others))
        self._panel.show_rows(self._rows(), self._on(), alone=True)
        self._show_chip()

    def _on_placed(self, code: str, _span: Span) -> None:
        """Show the codings of a code that is being used: nobody codes unseen."""
        desk = self.window.desk
        if not desk.shown.shows(code):
            desk.show_only(desk.shown.with_code(code))
            self._show_chip()

    def _made(self) -> ShownPanel:
        if self._panel is None:
            from desktop.ui.reader.shown_panel import ShownPanel

            self._panel = ShownPanel(self.window.view)
            self._panel.changed.connect(self._on_changed_in_panel)
            self._panel.alone_wanted.connect(self._show_alone)
        return self._panel

    def _close(self) -> None:
        if self._panel is not None:
            self._panel.close()

    def _rows(self) -> list[ShownRow]:
        from desktop.ui.reader.shown_rows import CATEGORY, CODE, CODER, ShownRow

        codebook, others, text = self.session.read.codebook(), self.window.desk.others, self.window.desk.article
        coders = others.visible(text.article.id if text else None)
        rows = [ShownRow("", "heading", say("shown.coders"))] if coders else []
        rows += [ShownRow(coder, CODER, others.name(coder)) for coder in coders]
        if coders:
            rows.append(ShownRow("", "heading", say("shown.codes")))
        for category in codebook.categories:
            name = f"{category.number} {shown_name(category)}"
            rows.append(ShownRow(category.id, CATEGORY, name, category.color))
            rows += [
                ShownRow(code.id, CODE, f"{code.number} {shown_name(code)}", codebook.color_of(code), category.id)
                for code in codebook.codes_of(category)
            ]
        return rows

    def _on(self) -> set[str]:
        desk = self.window.desk
        codes = {code.id for code in self.session.read.codebook().codes}
        return (codes - desk.shown.hidden) | set(desk.shown.others)

    def _show_chip(self) -> None:
        words = self._words()
        if self._chip is None and words:
            self._chip = named(QToolButton(), "filterChip")
            self._chip.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._chip.clicked.connect(self.clear)
            self.window.article_pane.add_above(self._chip)
        if self._chip is not None:
            self._chip.setText(say("shown.chip", what=words))
            self._chip.setToolTip(say("shown.chip_hint"))
            self._chip.setVisible(bool(words))

    def _words(self) -> str:
        """Return what is shown otherwise than usual, in one line."""
        desk, codebook = self.window.desk, self.session.read.codebook()
        codes = {code.id for code in codebook.codes}
        hidden = len(desk.shown.hidden & codes)
        alone = codebook.code(desk.alone) if desk.alone else None
        parts = []
        if alone is not None:
            parts.append(say("shown.alone_is", name=shown_name(alone)))
        if hidden:
            parts.append(say("shown.hidden", hidden=hidden, codes=len(codes)))
        if desk.shown.others:
            names = say("mark.between").join(desk.others.name(coder) for coder in desk.shown.others)
            parts.append(say("shown.others", names=names))
        return " · ".join(parts)
