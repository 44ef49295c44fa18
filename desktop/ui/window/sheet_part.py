"""The coding sheet in the window: a tab below the codebook that follows the article shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from desktop.core.changes import Changes
from desktop.core.questions import Answer
from desktop.core.sheets import asked, progress, proposal
from desktop.ui.window.commands import Command
from desktop.ui.window.parts import Part
from desktop.ui.window.tab_heights import TabHeights
from desktop.wording import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.ui.sheet.coding_sheet import CodingSheet
    from desktop.ui.window.main_window import MainWindow

_TAB = "sheet"
_QUESTIONS = ("sheet", "variable", "option")


class SheetPart(Part):
    """Shows the sheet of the one who codes, and keeps their answers."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._sheet: CodingSheet | None = None
        self._article: str | None = None
        self._stale = True  # whether the sheet, when it comes to the front, has to be filled first
        self._to_keep: dict[tuple[str, str], tuple[Answer, str]] = {}
        self._unsaved: dict[tuple[str, str], Answer] = {}  # shown as if they were kept, until that is settled
        window.work.add(_TAB, self._build)
        window.work.shown.connect(self._on_tab)
        self.performer.held.connect(self._on_held)
        self._heights = TabHeights(window.settings, window.work, window.codebook, _TAB)
        window.codings.room_wanted.connect(self._lend_room)
        self._give_room()

    def commands(self) -> dict[str, Sequence[Command | None]]:
        """Return the commands this part adds."""
        may = self.session.may_change_study
        return {
            "coding": [Command("show_sheet", self.show, lambda: self._article is not None)],
            "codebook": [Command("edit_sheet", self.edit, may)],
        }

    def show(self, variable: str | None = None) -> None:
        """Go to the sheet: to this question, or to the first that is missing."""
        self.window.show_mode("coding")
        self.window.work.show_tab(_TAB)
        if self._sheet is not None and not self._sheet.focus_question(variable):
            self._sheet.focus_question()

    def _lend_room(self, least: int, liked: int) -> None:
        if self._heights.lend(self.window.codings, least, liked):
            # Once the tree has the room that is left to it.
            QTimer.singleShot(0, self.window.codebook, self.window.codebook.keep_in_sight)

    def edit(self) -> None:
        """Set up the variables."""
        from desktop.ui.window.question_editing import edit_sheet

        edit_sheet(self.window)

    def on_article(self, article: str | None) -> None:
        """Show another article's sheet, once what was being written for this one is kept."""
        self.keep()
        self._article = article
        self._heights.take_back()
        self._refresh(afresh=True)

    def on_changed(self, changes: Changes) -> None:
        """Look again at questions and answers."""
        if changes.touches(*_QUESTIONS, "code", "category", "codebook"):
            self._stale = True
            self._give_room()
        if changes.touches(*_QUESTIONS, "coder", "article"):
            self._refresh(afresh=changes.touches("coder"))
        elif changes.touches("value") and self._article in changes.articles:
            self._refresh(afresh=False)

    def may_close(self) -> bool:
        """Keep what is being written."""
        self.keep()
        self._heights.keep()
        return True

    def keep(self) -> None:
        """Keep what is being written in the sheet."""
        if self._sheet is not None:
            self._sheet.keep()

    def _build(self) -> QWidget:
        from desktop.ui.sheet.coding_sheet import CodingSheet

        sheet = CodingSheet()
        sheet.answered.connect(self._on_answered)
        sheet.left.connect(self.window.view.setFocus)
        sheet.editor_wanted.connect(self.edit)
        self._sheet = sheet
        return sheet

    def _on_tab(self, name: str) -> None:
        if name == _TAB and self._stale:
            self._refresh(afresh=True)

    def _refresh(self, *, afresh: bool) -> None:
        """Count in the tab's title, and fill the sheet if it is in front."""
        read, variables = self.session.read, self.session.read.sheets.variables()
        may_edit = self.session.may_change_study()
        self.window.work.set_tab_visible(_TAB, visible=bool(variables) or may_edit)
        coder, article = self.session.coder.id, self._article
        answers = read.sheets.answers(article, coder=coder) if article and variables else {}
        answers |= {variable: answer for (where, variable), answer in self._unsaved.items() if where == article}
        done, count = progress(variables, answers)
        title = say("question.tab", done=done, count=count) if article and count else say("tab.sheet")
        self.window.work.set_title(_TAB, title)
        if self._sheet is None or not self.window.work.is_shown(_TAB):
            self._stale = True
        elif article is None or not variables:
            self._sheet.show_nothing(has_questions=bool(variables), may_edit=may_edit)
        else:
            self._fill(self._sheet, article, answers, afresh=afresh or self._stale)

    def _fill(self, sheet: CodingSheet, article: str, answers: dict[str, Answer], *, afresh: bool) -> None:
        read, variables = self.session.read, self.session.read.sheets.variables()
        if self._stale:
            from desktop.ui.sheet.values import asks_of

            sheet.set_questions(asks_of(read.codebook(), variables, read.sheets.options))
        self._stale = False
        proposals = self._proposals(article, answers)
        now = {variable.id for variable in asked(variables, answers)}
        shown = read.sheets.outdated(article, coder=self.session.coder.id) | answers
        editable = self.session.read_only is None
        sheet.show_answers(shown, now, proposals, afresh=afresh, editable=editable)

    def _proposals(self, article: str, answers: dict[str, Answer]) -> dict[str, Answer]:
        """Return what the article's fields say to variables that have no answer yet."""
        read, found = self.session.read, {}
        text = read.text(article)
        for variable in read.sheets.variables() if text is not None else ():
            options = read.sheets.options(variable.id)
            said = None if text is None else proposal(variable, options, text.article, text.outlet_name)
            if said and not answers.get(variable.id):
                found[variable.id] = said
        return found

    def _on_answered(self, variable: str, answer: Answer, sitting: str) -> None:
        if self._article is not None:
            self._answer(self._article, variable, answer, sitting)

    def _answer(self, article: str, variable: str, answer: Answer, sitting: str) -> None:
        # Nobody stops answering because another action is not saved: the answers follow once that is settled.
        if self.performer.is_holding():
            self._to_keep[article, variable] = (answer, sitting)
        else:
            from desktop.operations.answer_variable import AnswerVariable

            done = self.performer.perform(AnswerVariable(article, variable, answer, sitting))
            if done is None and not self.performer.is_holding():
                # Refused: what stands in the field must not look as if it were kept.
                self._refresh(afresh=True)
        if self.performer.is_holding():
            self._unsaved[article, variable] = answer
            self._refresh(afresh=False)

    def _on_held(self, error: object) -> None:
        if error is not None:
            return
        waiting, self._to_keep, self._unsaved = self._to_keep, {}, {}
        for (article, variable), (answer, sitting) in waiting.items():
            self._answer(article, variable, answer, sitting)
        if not self.performer.is_holding():
            self._refresh(afresh=False)

    def _give_room(self) -> None:
        """Leave the whole side to the sheet in a study that codes articles and never passages."""
        codebook = self.session.read.codebook()
        only_articles = bool(self.session.read.sheets.variables()) and not (codebook.codes or codebook.categories)
        self.window.codebook.setVisible(not only_articles)
        if only_articles and not self.window.work.is_shown(_TAB):
            self.window.work.show_tab(_TAB)
