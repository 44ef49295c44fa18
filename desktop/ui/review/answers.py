"""The panels beside what was asked: answer a doubt, answer a suggestion, look at an answer that was given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.core.clock import local_minute
from desktop.core.codebooks import Code, Ruling
from desktop.core.ids import new_id
from desktop.core.snapshots import CodebookSet
from desktop.operations.operation import Operation
from desktop.session.doubts import Asked
from desktop.ui.review.choices import RulingEdit, button, heading, plain_label
from desktop.ui.review.code_choice import CodeChoice, Find
from desktop.ui.review.drafts import DraftBook
from desktop.ui.review.names import label
from desktop.ui.review.rows import AskedRow
from desktop.ui.widgets.keeping import Keeping
from desktop.ui.widgets.naming import named
from desktop.wording import say

Perform = Callable[[Operation], object]


class AnswerPanel(QWidget):
    """What all three panels share: a ruling's text, its code, and what was typed for whom.

    Signals:
        code_changed: the identity of the code the answer belongs to now, None for none.
        answered: something was answered, told in words.
    """

    code_changed = Signal(object)
    answered = Signal(str)
    for_all_to_read = False

    def __init__(self, perform: Perform, find: Find, drafts: DraftBook) -> None:
        super().__init__()
        self._perform = perform
        self._drafts = drafts
        self._rows: list[AskedRow] = []
        self.code = CodeChoice("reviewCode", find)
        self.text = RulingEdit("reviewAnswer")
        self.code.code_changed.connect(self.code_changed.emit)
        self.code.finished.connect(self.end)
        Keeping(self.text).due.connect(self.keep)
        self._form, self._closed = QWidget(), plain_label("quiet")
        self._closed.setText(say("review.lead_answers"))
        self._column = QVBoxLayout(self._form)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(14, 10, 14, 12)
        whole.addWidget(self._closed, 0, Qt.AlignmentFlag.AlignTop)
        whole.addWidget(self._form)

    def add(self, *parts: QWidget) -> None:
        """Put parts below those there are."""
        for part in parts:
            self._column.addWidget(part)

    def add_row(self, *parts: QWidget) -> None:
        """Put parts side by side, at the right."""
        row = QHBoxLayout()
        row.addStretch()
        for part in parts:
            row.addWidget(part)
        self._column.addLayout(row)

    def set_codebook(self, codebook: CodebookSet) -> None:
        """Offer the codes of this codebook."""
        self.code.set_codes(codebook)

    def show_rows(self, rows: list[AskedRow], *, editable: bool) -> None:
        """Show what is chosen, the current one first; what was typed for another one waits for it."""
        before, now = self._rows, rows[0].asked.id if rows else ""
        if before and before[0].asked.id != now:
            self.keep()
        self._rows = rows
        if not before or before[0].asked.id != now:
            self.text.setPlainText(self._drafts.find(now, self.given()) or self.given())
            self.code.choose(self.own_code())
        self.text.setReadOnly(not editable)
        self.code.setEnabled(editable)
        self._form.setVisible(editable or self.for_all_to_read)
        self._closed.setVisible(not self._form.isVisibleTo(self))

    def keep(self) -> None:
        """Keep what is half written."""
        if self._rows and not self.text.isReadOnly():
            self._drafts.keep(self._rows[0].asked.id, self.given(), self.text.toPlainText())

    def forget(self) -> None:
        """Let go of what is shown: somebody else is to write now."""
        self._rows = []
        self.text.setPlainText("")

    def end(self) -> None:
        """Do what the panel is for, with the code that was typed last."""
        self.code.settle()
        self.finish()

    def finish(self) -> None:
        """Do what the panel is for, as its main button does."""
        raise NotImplementedError

    def given(self) -> str:
        """Return the text that stands there before anything is typed."""
        return ""

    def own_code(self) -> str | None:
        """Return the code that is chosen before another one is."""
        return self._rows[0].asked.code if self._rows else None

    def ids(self) -> tuple[str, ...]:
        """Return the identities of what is chosen."""
        return tuple(row.asked.id for row in self._rows)

    def do(self, operation: Operation, told: str) -> None:
        """Do something and tell it in these words; what was typed is let go of once it is kept."""
        written = self.text.toPlainText()
        # Before, not after: once it is done the next one is shown, and this text is no draft of anything.
        self.text.setPlainText("")
        if self._perform(operation) is None:
            self.text.setPlainText(written)
        else:
            self.answered.emit(told)


class QueryAnswer(AnswerPanel):
    """Answer one doubt or several with a ruling."""

    def __init__(self, perform: Perform, find: Find, drafts: DraftBook) -> None:
        super().__init__(perform, find, drafts)
        self.text.setPlaceholderText(say("review.answer_hint"))
        self._button = button(say("review.do_answer"), "reviewDoAnswer", primary=True)
        self._button.clicked.connect(self.end)
        self.add(heading(say("review.answer")), self.text, heading(say("review.code")), self.code)
        self.add_row(self._button)

    def show_rows(self, rows: list[AskedRow], *, editable: bool) -> None:
        """Show what is chosen, and how many one answer will close."""
        super().show_rows(rows, editable=editable)
        several = len(rows) > 1
        self._button.setText(
            say("review.do_answer_several", count=len(rows)) if several else say("review.do_answer")
        )  # fmt: skip
        self._button.setEnabled(editable and bool(rows))

    def finish(self) -> None:
        """Answer all that are chosen."""
        from desktop.operations.answer_queries import AnswerQueries

        if self._rows and not self.text.isReadOnly():
            ids = self.ids()
            told = say("review.answered", count=len(ids))
            self.do(AnswerQueries(ids, self.text.toPlainText(), self.code.code()), told)


class SuggestionAnswer(AnswerPanel):
    """Take a suggested code into the codebook, or say why not."""

    def __init__(self, perform: Perform, find: Find, drafts: DraftBook) -> None:
        super().__init__(perform, find, drafts)
        self._codebook: CodebookSet | None = None
        self._name = named(QLineEdit(maxLength=60), "reviewNewName")
        self._name.setAccessibleName(say("review.new_name"))
        self._category = named(QComboBox(), "reviewNewCategory")
        self._category.setAccessibleName(say("in_vivo.category"))
        self._accept = button(say("review.accept"), "reviewAccept", primary=True)
        self._decline = button(say("review.decline"), "reviewDecline")
        self._accept.clicked.connect(self.end)
        self._decline.clicked.connect(self._on_decline)
        self.add(heading(say("review.new_name")), self._name, heading(say("in_vivo.category")), self._category)
        self.add(heading(say("review.reason")), self.text, heading(say("review.code")), self.code)
        # Both say what they do, which is more than has room side by side.
        self.add_row(self._accept)
        self.add_row(self._decline)

    def set_codebook(self, codebook: CodebookSet) -> None:
        """Offer the codes and categories of this codebook."""
        super().set_codebook(codebook)
        self._codebook = codebook
        place = self._category.currentIndex()
        self._category.clear()
        for category in codebook.categories:
            self._category.addItem(label(category))
        self._category.setCurrentIndex(max(0, place))

    def show_rows(self, rows: list[AskedRow], *, editable: bool) -> None:
        """Show one suggestion; suggestions are answered one by one."""
        before = self.ids()
        super().show_rows(rows[:1], editable=editable)
        for part in (self._name, self._category, self._accept, self._decline):
            part.setEnabled(editable and bool(rows))
        if rows and self.ids() != before:
            self._name.setText(rows[0].asked.name)
            categories = [each.id for each in self._codebook.categories] if self._codebook else []
            wanted = rows[0].asked.category
            self._category.setCurrentIndex(categories.index(wanted) if wanted in categories else 0)

    def finish(self) -> None:
        """Take the code into the codebook."""
        from desktop.core.numbering import next_code_number
        from desktop.operations.answer_suggestion import AcceptSuggestion

        place = self._category.currentIndex()
        if not self._rows or self._codebook is None or place < 0 or self.text.isReadOnly():
            return
        category, identity = self._codebook.categories[place], new_id()
        code = Code(
            id=identity, category=category.id, key=f"k{identity[-8:]}", name_zh=self._name.text(), name_en="",
            number=next_code_number(self._codebook.code_numbers, category.number),
        )  # fmt: skip
        told = say("review.created", code=label(replace(code, name_zh=" ".join(code.name_zh.split()))))
        self.do(AcceptSuggestion(self.ids()[0], code, self.text.toPlainText()), told)

    def _on_decline(self) -> None:
        from desktop.operations.answer_suggestion import DeclineSuggestion

        if self._rows:
            told = say("review.declined", name=self._rows[0].asked.name)
            self.do(DeclineSuggestion(self.ids()[0], self.text.toPlainText(), self.code.code()), told)


class GivenAnswer(AnswerPanel):
    """An answer as it was given; a lead may correct it or take it back, whoever asked may code by it.

    Signals:
        place_wanted: the words of a suggestion are to be coded with the code that the answer names.

    Attributes:
        code_to_place: tells which code that is, None where there is nothing to code.
    """

    place_wanted = Signal(object)
    for_all_to_read = True
    code_to_place: Callable[[Asked], Code | None] = staticmethod(lambda _asked: None)

    def __init__(self, perform: Perform, find: Find, drafts: DraftBook) -> None:
        super().__init__(perform, find, drafts)
        self._when = plain_label("quiet")
        self._edit = button(say("review.edit"), "reviewEdit")
        self._back = button(say("review.take_back"), "reviewTakeBack")
        self._place = button("", "reviewPlace", primary=True)
        self._edit.clicked.connect(self.end)
        self._back.clicked.connect(self._on_back)
        self._place.clicked.connect(self._on_place)
        self.add(heading(say("review.answer")), self._when, self.text, heading(say("review.code")), self.code)
        self.add_row(self._back, self._edit, self._place)

    def given(self) -> str:
        """Return the ruling's words."""
        ruling = self._ruling()
        return ruling.text if ruling else ""

    def own_code(self) -> str | None:
        """Return the ruling's code."""
        ruling = self._ruling()
        return ruling.code if ruling else None

    def show_rows(self, rows: list[AskedRow], *, editable: bool) -> None:
        """Show one answer; one that was changed meanwhile, as it is now."""
        before = self._ruling()
        super().show_rows(rows[:1], editable=editable)
        ruling = self._ruling()
        if ruling is not None and before is not None and ruling.id == before.id and ruling != before:
            self.text.setPlainText(ruling.text)
            self.code.choose(ruling.code)
        self._when.setText(say("review.ruled", time=local_minute(ruling.made)) if ruling else "")
        for part in (self._edit, self._back):
            part.setVisible(editable)
            part.setEnabled(ruling is not None)
        code = self.code_to_place(rows[0].asked) if rows and not editable else None
        self._place.setVisible(code is not None)
        self._place.setText(say("review.place", code=label(code)) if code is not None else "")

    def _ruling(self) -> Ruling | None:
        return self._rows[0].asked.ruling if self._rows else None

    def finish(self) -> None:
        """Save what was changed; who only reads codes by it, if there is something to code."""
        from desktop.operations.answer_queries import EditRuling

        ruling = self._ruling()
        if self.text.isReadOnly():
            self._on_place()
        elif ruling is not None:
            self._perform(EditRuling(ruling.id, self.text.toPlainText(), self.code.code()))

    def _on_place(self) -> None:
        if self._rows and self.code_to_place(self._rows[0].asked) is not None:
            self.place_wanted.emit(self._rows[0].asked)

    def _on_back(self) -> None:
        from desktop.operations.answer_queries import RemoveRuling

        ruling = self._ruling()
        if ruling is not None:
            self._perform(RemoveRuling(ruling.id))
