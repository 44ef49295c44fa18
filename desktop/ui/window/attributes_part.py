"""What a code asks of its codings, in the window: questions below the list of codings, answers in its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.changes import Changes
from desktop.core.codebooks import Code
from desktop.core.questions import Answer
from desktop.ui.window.commands import Command
from desktop.ui.window.parts import Part
from desktop.wording import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.core.codebooks import Attribute
    from desktop.ui.codings.rows import Note
    from desktop.ui.sheet.attribute_panel import AttributePanel
    from desktop.ui.window.main_window import MainWindow

_QUESTIONS = ("attribute", "option", "code", "category")
_FEW = 20  # changed codings up to which rows are looked at one by one


class AttributesPart(Part):
    """Asks after a coding was placed, and again on demand; never takes the keyboard from a way of coding that is on."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._panel: AttributePanel | None = None
        self._article: str | None = None
        window.codings.current_changed.connect(self._on_current)
        window.desk.placed.connect(lambda *_: self._ask_at_once(window.codings.current()))
        window.desk.recoded.connect(self._ask_at_once)

    def commands(self) -> dict[str, Sequence[Command | None]]:
        """Return the commands this part adds."""
        may = self.session.may_change_study
        return {
            "coding": [Command("answer_attributes", self.answer, lambda: self.window.desk.at_work() is not None)],
            "codebook": [Command("edit_attributes", self.edit, lambda: may() and self._chosen_code() is not None)],
        }

    def answer(self) -> None:
        """Go to the questions of the coding at work."""
        coding = self.window.desk.at_work()
        if coding is None:
            self.window.status.say(say("attributes.choose_first"))
        elif not self.go_to(coding):
            self.window.status.say(say("attributes.none"))

    def go_to(self, coding: str) -> bool:
        """Put the keyboard into the first open question of a coding; tell whether its code asks anything."""
        if not self._asked(coding):
            return False
        self.window.show_mode("coding")
        self.window.work.show_tab("codings")
        self.window.codings.choose(coding)
        self._show(coding)
        return self._panel is not None and self._panel.focus_question()

    def edit(self) -> None:
        """Set up what the chosen code asks."""
        from desktop.ui.window.question_editing import edit_attributes

        code = self._chosen_code()
        if code is not None:
            edit_attributes(self.window, code)

    def _chosen_code(self) -> str | None:
        chosen = self.window.codebook.chosen()
        return chosen.id if isinstance(chosen, Code) else None

    def on_article(self, article: str | None) -> None:
        """Show the answers in another article's rows."""
        self._article = article
        self._show_notes()
        self._show(self.window.codings.current())

    def on_changed(self, changes: Changes) -> None:
        """Look again at answers and questions."""
        if changes.touches(*_QUESTIONS, "coder"):
            self._show_notes()
        elif self._article in changes.articles and changes.touches("coding", "attribute_value"):
            codings = changes.of("coding")
            if changes.touches("attribute_value") or len(codings) > _FEW:
                self._show_notes()
            else:
                for coding in codings:
                    self._show_note(coding)
        else:
            return
        self._show(self.window.codings.current())

    def keep(self) -> None:
        """Keep what is being written."""
        if self._panel is not None:
            self._panel.keep()

    def may_close(self) -> bool:
        """Keep what is being written."""
        self.keep()
        return True

    def _ask_at_once(self, coding: str | None) -> None:
        """Ask after a coding was placed; while a way of coding is on, the questions stand there and wait."""
        if coding is not None and self.window.desk.way is None and self.session.read_only is None:
            self.go_to(coding)

    def _on_current(self, coding: str | None) -> None:
        self._show(coding)

    def _asked(self, coding: str | None) -> tuple[Attribute, ...]:
        code = self.window.desk.code_of(coding)
        return () if code is None else self.session.read.sheets.attributes(code.id)

    def _show(self, coding: str | None) -> None:
        attributes = self._asked(coding)
        if self._panel is None and attributes:
            self._panel = self._build()
        if self._panel is None:
            return
        from desktop.ui.codebook.names import shown_name
        from desktop.ui.sheet.values import asks_of

        read = self.session.read.sheets
        asks = asks_of(self.session.read.codebook(), attributes, read.options)
        answers = read.outdated_on(coding) | read.attribute_answers(coding) if coding and asks else {}
        code = self.window.desk.code_of(coding)
        title = say("attributes.title", code=shown_name(code)) if code else ""
        self._panel.show_coding(coding, title, asks, answers, editable=self.session.read_only is None)

    def _build(self) -> AttributePanel:
        from desktop.ui.sheet.attribute_panel import AttributePanel

        panel = AttributePanel()
        panel.answered.connect(self._on_answered)
        panel.left.connect(self.window.view.setFocus)
        self.window.codings.put_below_list(panel)
        return panel

    def _on_answered(self, coding: str, attribute: str, answer: Answer, sitting: str) -> None:
        from desktop.operations.answer_attribute import AnswerAttribute

        if self.session.read.coding(coding) is None:
            # Lifted while something was being written about it.
            return
        done = self.performer.perform(AnswerAttribute(coding, attribute, answer, sitting))
        if done is None and self._panel is not None:
            # Refused, or not saved yet: what stands in the field must not look as if it were kept.
            self._panel.forget()
            self._show(coding)

    def _show_notes(self) -> None:
        """Show in the rows what is answered of each coding, and where required answers are missing."""
        read, coder = self.session.read.sheets, self.session.coder.id
        asked = read.asking_codings(self._article, coder=coder) if self._article else {}
        answered = read.attribute_answers_in(self._article, coder=coder) if self._article and asked else {}
        notes = {coding: self._note(asked[coding], answered.get(coding, {})) for coding in asked}
        self.window.codings.show_notes(notes)

    def _show_note(self, coding: str) -> None:
        attributes = self._asked(coding)
        answers = self.session.read.sheets.attribute_answers(coding) if attributes else {}
        self.window.codings.show_note(coding, self._note(attributes, answers) if attributes else None)

    def _note(self, attributes: Sequence[Attribute], answers: Mapping[str, Answer]) -> Note:
        from desktop.ui.codings.rows import Note
        from desktop.ui.sheet.values import Ask, short_words

        options = self.session.read.sheets.options
        words = (short_words(Ask(each, options(each.id)), answers.get(each.id)) for each in attributes)
        lacking = any(each.required and not answers.get(each.id) for each in attributes)
        return Note(" · ".join(filter(None, words)), lacking)
