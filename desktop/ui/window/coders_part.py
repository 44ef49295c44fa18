"""People in the window: the list of coders, spot checks, returns, unblinding, and what is said of courtesy once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.core.changes import Changes
from desktop.core.errors import KnownError
from desktop.core.sheets import asked
from desktop.core.studies import CoderRole
from desktop.ui.reader.values import Mark, ReaderText
from desktop.ui.reader.view import ArticleView
from desktop.ui.widgets import messages
from desktop.ui.window.commands import Command
from desktop.ui.window.marking import Marking
from desktop.ui.window.parts import Part
from desktop.ui.window.reading_style import ReadingStyle
from desktop.wording import say

if TYPE_CHECKING:
    from desktop.core.questions import Answer
    from desktop.ui.coders.checks import SpotChecks
    from desktop.ui.coders.sheet_answers import Answered, AnsweredCoding
    from desktop.ui.sheet.values import Ask
    from desktop.ui.window.main_window import MainWindow

_SHOWN = (
    "spot_check", "return", "done", "coder", "article", "coding", "unblinding", "code", "category", "value", "variable",
    "option", "attribute", "attribute_value",
)  # fmt: skip
_TOLD_FOR = 9000  # milliseconds
_TOLD = "told_of_courtesy"


class CodersPart(Part):
    """What leads and reviewers do with others' work."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._checks: SpotChecks | None = None
        self._marking = Marking(self.session)
        window.review_sections["spot_check"] = self._build_checks

    def commands(self) -> dict[str, Sequence[Command | None]]:
        """Return the commands of the review menu."""
        may = self.session.may_change_study
        return {
            "review": [
                Command("draw_spot_check", self.draw, may),
                Command("return_article", self.return_current, lambda: bool(self._returnable())),
                Command("unblind", self.unblind, lambda: may() and not self.session.read.spot_checks.is_unblinded()),
                None,
                Command("coders", self.window.coder_commands.manage),
            ]
        }

    def on_changed(self, changes: Changes) -> None:
        """Show the drawn articles as they are now, if they are in sight; tell of courtesy when there are two coders."""
        if changes.touches("code", "category", "rank", "codebook"):
            self._marking.forget()
        if self._checks is not None and self._checks.isVisible() and changes.touches(*_SHOWN):
            self._checks.refresh()
        if changes.touches("coder"):
            self._tell_of_courtesy()

    def _tell_of_courtesy(self) -> None:
        """Say once a project that nobody is kept from others' work by more than manners."""
        path, settings = str(self.session.path), self.window.settings
        told = settings.get(_TOLD)
        people = [coder for coder in self.session.read.coders() if coder.role is not CoderRole.CONSENSUS]
        if path not in told and len(people) > 1:
            settings.set(_TOLD, [*told, path])
            from desktop.ui.widgets.toast import toast

            toast(self.window, say("coders.courtesy"), milliseconds=_TOLD_FOR)

    def draw(self) -> None:
        """Ask how articles are to be drawn, and draw them."""
        if not self.performer.may_change_study():
            return
        from desktop.ui.coders.draw_dialog import DrawDialog

        dialog = DrawDialog(self.session, self.performer.attempt, self.window)
        if dialog.exec():
            is_here = self._checks is not None and self._checks.isVisible()
            self.window.status.say(say("draw.done_here" if is_here else "draw.done"))
        dialog.deleteLater()

    def unblind(self) -> None:
        """Show all coders each other's work, after asking."""
        from desktop.operations.unblind import Unblind

        if not self.performer.may_change_study() or self.session.read.spot_checks.is_unblinded():
            return
        test = self.session.read.doubts.running_test()
        if test is not None:
            self.performer.refused.emit(KnownError("test_blind", name=test.name))
        elif messages.ask(self.window, say("unblind.ask"), yes=say("unblind.do"), no=say("button.cancel")):
            self.performer.perform(Unblind())

    def return_current(self) -> None:
        """Return the article shown to one of the coders who are done with it."""
        coders = self._returnable()
        article = self.window.articles.current()
        if not coders or article is None:
            self.performer.refused.emit(KnownError("return_nothing"))
            return
        self._ask_return(article, coders)

    def _returnable(self) -> list[str]:
        article, role = self.window.articles.current(), self.session.coder.role
        if article is None or self.session.read_only is not None or role is CoderRole.CODER:
            return []
        marks = self.session.read.spot_checks.marks_on(article)
        return [coder for coder in self.session.sight.owners(article)[1:] if marks.get(coder) == "done"]

    def _ask_return(self, article: str, coders: Sequence[str]) -> None:
        from desktop.ui.coders.return_dialog import ReturnDialog

        found = self.session.read.text(article)
        names = self.window.people.called()
        people = [(coder, names.get(coder, say("coders.erased"))) for coder in coders]
        headline = found.article.headline if found else ""
        dialog = ReturnDialog(article, headline, people, self.performer.attempt, self.window)
        if dialog.exec():
            self.window.status.say(say("return.done"))
        dialog.deleteLater()

    def _build_checks(self) -> QWidget:
        from desktop.ui.coders.checks import Passage, SpotChecks

        view = ArticleView()
        view.setObjectName("checksPassage")
        view.setAccessibleName(say("checks.passage"))
        view.hint_of = self._hint
        style = ReadingStyle(self.window.settings, view)
        passage = Passage(
            view, lambda article, coder: self._show_work(view, style, article, coder), self._answers,
            self._coding_answers, lambda coding: _point(view, coding),
        )  # fmt: skip
        self._checks = SpotChecks(self.session, self.window.people, passage)
        self._checks.draw_wanted.connect(self.draw)
        self._checks.unblind_wanted.connect(self.unblind)
        self._checks.return_wanted.connect(lambda article, coder: self._ask_return(article, [coder]))
        self._checks.open_wanted.connect(self._open)
        return self._checks

    def _show_work(self, view: ArticleView, style: ReadingStyle, article: str | None, coder: str | None) -> None:
        text = self.session.read.text(article) if article else None
        if text is None or article is None:
            view.clear()
            return
        seen = coder is not None and self.session.sight.may_see(coder, article)
        codings = self.session.read.codings(article, coder=coder or "") if seen else []
        style.apply()
        view.show_article(
            ReaderText(text.text, text.version.paragraphs), [self._marking.mark(coding) for coding in codings]
        )

    def _hint(self, mark: Mark) -> str:
        coding = self.session.read.coding(mark.id)
        return mark.hint if coding is None else self._marking.hint(coding)

    def _answers(self, article: str, coder: str) -> list[Answered]:
        """Return what the sheet asks for an article, and what a coder answered as far as it may be seen."""
        from desktop.ui.sheet.values import Ask

        sheets = self.session.read.sheets
        if not self.session.sight.may_see(coder, article):
            return []
        answers = sheets.answers(article, coder=coder)
        asks = [Ask(variable, sheets.options(variable.id)) for variable in asked(sheets.variables(), answers)]
        return _answered(asks, answers)

    def _coding_answers(self, article: str, coder: str) -> list[AnsweredCoding]:
        """Return a coder's codings in reading order, with what their codes ask, as far as they may be seen."""
        from desktop.ui.coders.sheet_answers import AnsweredCoding
        from desktop.ui.sheet.values import Ask

        sheets = self.session.read.sheets
        if not self.session.sight.may_see(coder, article):
            return []
        asked_of = sheets.asking_codings(article, coder=coder)
        answers = sheets.attribute_answers_in(article, coder=coder) if asked_of else {}
        found = []
        for coding in self.session.read.codings(article, coder=coder):
            asks = [Ask(each, sheets.options(each.id)) for each in asked_of.get(coding.id, ())]
            rows = _answered(asks, answers.get(coding.id, {}))
            code = self._marking.described(coding)[0]
            found.append(AnsweredCoding(coding.id, code, coding.words, tuple(rows)))
        return found

    def _open(self, article: str, coder: str | None) -> None:
        """Show an article at the desk, with the codings of the coder whose work was looked at beside one's own."""
        self.window.show_mode("coding")
        self.window.articles.show_article(article)
        if coder is not None:
            self.window.desk.show_only(replace(self.window.desk.shown, others=(coder,)))


def _answered(asks: Sequence[Ask], answers: Mapping[str, Answer]) -> list[Answered]:
    from desktop.ui.coders.sheet_answers import Answered
    from desktop.ui.sheet.values import answer_words, called

    return [
        Answered(called(ask.question), answer_words(ask, answers.get(ask.id)), ask.question.required) for ask in asks
    ]


def _point(view: ArticleView, coding: str) -> None:
    """Bring a coding into sight and select its words."""
    mark = view.scene.marks.get(coding)
    if mark is not None:
        view.select(mark.span)
        view.reveal(mark.span)
