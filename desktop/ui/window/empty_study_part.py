"""A study without articles: the steps to begin with stand where the article would be, until there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.changes import Changes
from desktop.ui.window.parts import Part
from desktop.wording import say

if TYPE_CHECKING:
    from desktop.ui.window.empty_study import EmptyStudy, Step
    from desktop.ui.window.main_window import MainWindow

_SHOWN = ("article", "code", "category", "variable", "coder")


class EmptyStudyPart(Part):
    """Puts the steps there, and takes them away."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._page: EmptyStudy | None = None

    def on_article(self, article: str | None) -> None:
        """Look whether there is any article at all."""
        self._refresh()

    def on_changed(self, changes: Changes) -> None:
        """Show how far the study is."""
        if changes.touches(*_SHOWN) and (self._page is not None or changes.touches("article")):
            self._refresh()

    def _refresh(self) -> None:
        is_empty = not self.session.read.has_articles()
        if is_empty and self._page is None:
            from desktop.ui.window.empty_study import EmptyStudy

            self._page = EmptyStudy()
        elif not is_empty:
            self._page = None
        self.window.article_pane.show_instead(self._page)
        if self._page is not None:
            self._page.show_steps(self._steps() if self.session.may_change_study() else ())

    def _steps(self) -> list[Step]:
        from desktop.ui.window.empty_study import Step

        action, read = self.window.action, self.session.read
        codes, variables = len(read.codebook().codes), len(read.sheets.variables())
        return [
            Step("articles", "", [action("import_files"), action("import_folder")]),
            Step(
                "codes", say("empty.codes.there", count=codes) if codes else "",
                [action("read_codebook"), action("add_category")],
            ),
            Step("sheet", say("empty.sheet.there", count=variables) if variables else "", [action("edit_sheet")]),
        ]  # fmt: skip
