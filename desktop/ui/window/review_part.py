"""The page 复核 in the window: its sections, the reliability test by hand, and the way to an article and back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from desktop.core.changes import Changes
from desktop.core.codebooks import Code
from desktop.core.errors import KnownError
from desktop.core.revisions import Action
from desktop.core.spans import Span
from desktop.session.doubts import SEE_ALL, Asked
from desktop.text.code_keys import code_keys
from desktop.ui.codebook.definition import Definition
from desktop.ui.codebook.names import shown_name
from desktop.ui.reader.values import Mark, ReaderText
from desktop.ui.reader.view import ArticleView
from desktop.ui.widgets import messages
from desktop.ui.widgets.theme import current_theme
from desktop.ui.window.answer_news import AnswerNews
from desktop.ui.window.commands import LETTERS, Command, shown_letter
from desktop.ui.window.parts import Part
from desktop.ui.window.reading_style import ReadingStyle
from desktop.ui.window.suggestion_part import place_answered
from desktop.wording import say

if TYPE_CHECKING:
    from desktop.ui.review.answers import AnswerPanel
    from desktop.ui.review.drafts import DraftBook
    from desktop.ui.review.names import Naming
    from desktop.ui.review.page import Build, ReviewPage
    from desktop.ui.review.section import AskedSection, Beside
    from desktop.ui.window.main_window import MainWindow

_SHOWN = ("query", "suggestion", "ruling", "round", "coder", "article", "code", "category", "coding", "text_version")
_AFTER_THE_START = 400  # milliseconds; news of answers must not hold up the first painted window


class ReviewPart(Part):
    """Builds the page when it is first shown; other parts add sections to `window.review_sections` before."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._page: ReviewPage | None = None
        self._naming: Naming | None = None
        self._panels: list[AnswerPanel] = []
        self._coder = window.session.coder.id
        self._fronts: dict[str, str] = {}  # which section each person left in front
        window.pages.add_mode("review", self._build)
        window.pages.shown.connect(self._on_page)
        window.performer.remedies["test_would_be_void"] = self._make_void
        self._news = AnswerNews(window.session, window.settings, window.status.say)
        at_the_start = QTimer(window, singleShot=True, interval=_AFTER_THE_START)
        at_the_start.timeout.connect(self._news.tell)
        window.closed.connect(at_the_start.stop)
        at_the_start.start()

    def commands(self) -> dict[str, Sequence[Command | None]]:
        """Return the commands of the review menu."""
        may, read = self.session.may_change_study, self.session.read.doubts
        return {
            "review": [
                Command("next_asked", lambda: self._step(1), self._is_here),
                Command("former_asked", lambda: self._step(-1), self._is_here),
                Command("go_to_asked", self._go, self._is_here),
                None,
                Command("start_test", self.start_test, lambda: may() and read.running_test() is None),
                Command("end_test", self.end_test, lambda: may() and read.running_test() is not None),
            ]
        }

    def on_changed(self, changes: Changes) -> None:
        """Show the page as it is now, if it is in sight."""
        switched = self._coder != self.session.coder.id
        if switched:
            if self._page is not None:
                self._fronts[self._coder] = self._page.front()
            self._coder = self.session.coder.id
            for panel in self._panels:
                panel.forget()
            if self._page is not None:
                self._count()
                self._page.begin(self._fronts.get(self._coder))
        if changes.touches("ruling", "coder"):
            self._news.tell()
        if switched and self._page is not None and self.window.pages.mode() == "review":
            self._show_news(self._page)
        if self._page is not None and self._page.isVisible() and changes.touches(*_SHOWN):
            self._page.refresh()

    def keep(self) -> None:
        """Keep rulings that are half written: they wait until their writer comes back to them."""
        for panel in self._panels:
            panel.keep()

    def start_test(self) -> None:
        """Ask for the round's name and start it."""
        from desktop.operations.run_test import StartRound
        from desktop.ui.window.name_dialog import NameDialog

        if not self.performer.may_change_study():
            return
        read = self.session.read.doubts
        running = read.running_test()
        if running is not None:
            self.performer.refused.emit(KnownError("test_runs_already", name=running.name))
            return
        dialog = NameDialog(
            title=say("command.start_test").rstrip("…"), hint=say("test.name_hint"),
            name=say("test.name", number=1 + len(read.rounds())),
            save=lambda typed: self.performer.attempt(StartRound(typed)), parent=self.window,
            button=say("test.start"),
        )  # fmt: skip
        if dialog.exec() and (test := read.running_test()) is not None:
            self.window.status.say(say("test.started", name=test.name))
        dialog.deleteLater()

    def end_test(self) -> None:
        """End the running test, after asking."""
        from desktop.operations.run_test import EndRound

        test = self.session.read.doubts.running_test()
        if test is None or not self.performer.may_change_study():
            return
        question = say("test.end_ask", name=test.name)
        asked = messages.ask(self.window, question, yes=say("test.end"), no=say("button.cancel"))
        if asked and self.performer.perform(EndRound(test.id)):
            self.window.status.say(say("test.ended", name=test.name))

    def _make_void(self, error: KnownError) -> Sequence[Action] | None:
        """Ask whether the codebook is to change while a test runs; if so, the round is void and over."""
        from desktop.operations.run_test import EndRound

        test = self.session.read.doubts.running_test()
        question = say("test.void_ask", name=error.facts.get("name", ""))
        if test is None or not messages.ask(self.window, question, yes=say("test.void"), no=say("button.cancel")):
            return None
        self.session.perform(EndRound(test.id, void=True))
        ended = self.session.turns().undo
        return [ended] if ended is not None else []

    def _build(self) -> QWidget:
        from desktop.ui.review.names import Naming
        from desktop.ui.review.page import ReviewPage

        self._naming = Naming(self.session, self.window.people)
        own: dict[str, Build] = {name: partial(self._section, name) for name in ("query", "suggestion", "answered")}
        self._page = ReviewPage(self.session, own | self.window.review_sections)
        self._page.end_wanted.connect(self.end_test)
        self._page.looked.connect(self._count)
        return self._page

    def _on_page(self, mode: str) -> None:
        if mode == "review" and self._page is not None:
            self._show_news(self._page)
            self._page.take_keyboard()

    def _show_news(self, page: ReviewPage) -> None:
        """Lead whoever was told of answers to them."""
        if self._news.is_fresh:
            page.show_section("answered")
            self._news.is_fresh = False

    def _section(self, kind: str) -> AskedSection:
        from desktop.ui.review.answers import GivenAnswer, QueryAnswer, SuggestionAnswer
        from desktop.ui.review.section import AskedSection

        panel = {"query": QueryAnswer, "suggestion": SuggestionAnswer}.get(kind, GivenAnswer)(
            self.performer.perform, self.window.choosing.find, self._drafts()
        )
        self._panels.append(panel)
        if isinstance(panel, GivenAnswer):
            panel.code_to_place = self._code_to_place
            panel.place_wanted.connect(self.place)
        naming = cast("Naming", self._naming)
        asked = partial(self._asked, kind)
        section = AskedSection(
            kind, self.session, naming, answer=panel, passage=self._passage(), definition=self._definition(),
            asked=asked,
        )  # fmt: skip
        section.go_wanted.connect(self.go_to)
        section.withdrawal_wanted.connect(self.withdraw)
        section.answered.connect(self.window.status.say)
        return section

    def _drafts(self) -> DraftBook:
        from desktop.ui.review.drafts import DraftBook

        settings = self.window.settings
        load, save = partial(settings.get, "ruling_drafts"), partial(settings.set, "ruling_drafts")
        return DraftBook(lambda: self.session.coder.id, load, save)

    def _asked(self, kind: str, coder: str | None) -> list[Asked]:
        """Return what a section shows, of one coder if named; rulings of which that coder asked nothing come last."""
        read = self.session.read.doubts
        found = read.asked(self.session.sight, coder=coder, is_open=kind != "answered")
        if kind == "answered":
            return [*found, *read.rulings_besides(found)]
        return [each for each in found if each.kind == kind]

    def _count(self) -> None:
        """Say how much waits in each section, be it built or not."""
        if self._page is not None:
            coder = self.session.coder
            own = None if coder.role in SEE_ALL else coder.id
            waiting = self.session.read.doubts.asked(self.session.sight, coder=own)
            for kind in ("query", "suggestion"):
                self._page.set_count(kind, sum(each.kind == kind for each in waiting))

    def _passage(self) -> Beside:
        """Return an article to read, with the passage in question marked."""
        from desktop.ui.review.section import Beside

        view = ArticleView()
        view.setObjectName("reviewPassage")
        view.setAccessibleName(say("review.passage"))
        style = ReadingStyle(self.window.settings, view)
        return Beside(view, partial(self._show_passage, view, style))

    def _definition(self) -> Beside:
        from desktop.ui.review.section import Beside

        definition = Definition()
        definition.setObjectName("reviewDefinition")
        return Beside(definition, partial(self._show_definition, definition))

    def _show_passage(self, view: ArticleView, style: ReadingStyle, asked: Asked | None) -> None:
        text = self.session.read.doubts.passage(asked) if asked is not None else None
        if asked is None or text is None or asked.span is None:
            view.clear()
            return
        codebook = self.session.read.codebook()
        code = codebook.code(asked.code or "")
        color = codebook.color_of(code) if code is not None else current_theme().accent
        style.apply()
        mark = Mark(asked.id, asked.span, asked.id, color)
        view.show_article(ReaderText(text.text, text.version.paragraphs), [mark])
        view.focus_label(asked.id)
        view.reveal(asked.span)

    def _show_definition(self, definition: Definition, code: str | None) -> None:
        codebook = self.session.read.codebook()
        found, keys = codebook.code(code or ""), code_keys(codebook)
        rulings = self.session.read.doubts.rulings_on(found.id) if found else ()
        definition.show_entry(keys.entry(found) if found else None, [keys.entry(ruling) for ruling in rulings])

    def _is_here(self) -> bool:
        return self._page is not None and self._page.isVisible()

    def _current(self) -> AskedSection | None:
        from desktop.ui.review.section import AskedSection

        here = self._page.current() if self._page is not None and self._page.isVisible() else None
        return here if isinstance(here, AskedSection) else None

    def _step(self, by: int) -> None:
        section = self._current()
        if section is not None:
            section.step(by)

    def _go(self) -> None:
        section = self._current()
        if section is not None:
            section.go()

    def _tell_key(self, asked: Asked) -> None:
        """Say how the words shown now are coded as the lead answered, if they wait for that."""
        code = self._code_to_place(asked)
        if code is not None:
            key = shown_letter(LETTERS["code_as_answered"])
            self.window.status.say(say("suggested.press", key=key, code=f"{code.number} {shown_name(code)}"))

    def _code_to_place(self, asked: Asked) -> Code | None:
        """Return what the words of a suggestion of the one who codes wait to be coded with."""
        if self.session.read_only is not None or asked.coder != self.session.coder.id:
            return None
        return self.session.read.doubts.code_to_place(asked)

    def place(self, asked: Asked) -> None:
        """Show the words of an answered suggestion and code them as the lead said."""
        code = self._code_to_place(asked)
        if code is not None and asked.span is not None:
            self.go_to(asked)
            place_answered(self.window, code, asked.span)

    def withdraw(self, asked: Asked) -> None:
        """Take back what the one who codes asked."""
        from desktop.operations.flag_query import WithdrawQuery
        from desktop.operations.suggest_code import WithdrawSuggestion

        self.performer.perform(WithdrawSuggestion(asked.id) if asked.name else WithdrawQuery(asked.id))

    def go_to(self, asked: Asked) -> None:
        """Show something at the desk, its words selected if still there; the page keeps its place for the way back."""
        if asked.article is None:
            return
        self.window.show_mode("coding")
        self.window.articles.show_article(asked.article)
        text = self.window.desk.article
        if text is None or asked.span is None:
            return
        view = self.window.view
        if asked.version == text.version.id:
            view.select(asked.span)
            view.reveal(asked.span)
            self._tell_key(asked)
            return
        # A correction took the words away: the same ones elsewhere are not those that were asked about.
        view.select(Span(view.cursor(), view.cursor()))
        self.window.status.say(say("review.words_gone"))
