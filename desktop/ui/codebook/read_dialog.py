"""Before a codebook is read in: what is new, changed, the same, and missing in the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.core.adopting import Adoption, adopt
from desktop.core.codebook_history import Step
from desktop.core.codebooks import Attribute, Code, Variable
from desktop.core.entities import Entity
from desktop.core.errors import KnownError
from desktop.core.snapshots import CodebookSet
from desktop.operations.read_codebook import refuse_clashes
from desktop.session import Session
from desktop.ui.codebook.change_words import MOST_LISTED, called, told
from desktop.ui.codebook.page_view import PageView
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.writing_dialog import WritingDialog
from desktop.wording import explain, say

Save = Callable[[bool, str], object]


class ReadDialog(WritingDialog):
    """Shows what reading would do; nothing is written before `save` is called, with what was ticked and the reason."""

    def __init__(
        self, session: Session, read: CodebookSet, *, file: str, save: Save, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("readDialog")
        self.setWindowTitle(say("read.title", file=file))
        self.resize(720, 660)
        self._session = session
        self._save = save
        self._now = session.read.codebook()
        self._adoption: Adoption = adopt(self._now, read, session.read.codebooks.gone())
        self._page = PageView("readPage", say("read.what"))
        self._sum = _label("readSum")
        self._remove = named(QCheckBox(), "removeMissing")
        self._remove.toggled.connect(lambda _: self._check())
        self._reason = named(QLineEdit(placeholderText=say("form.reason_hint")), "changeReason")
        self._reason.setAccessibleName(say("form.reason"))
        self._trouble = _label("trouble")
        self._build()
        self._fill()
        self._check()

    def _build(self) -> None:
        buttons = self.make_buttons(say("read.button"), self._on_take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        for part in (self._sum, self._page, self._remove, self._reason, self._trouble, buttons):
            layout.addWidget(part)
        layout.setStretch(1, 1)

    def _fill(self) -> None:
        found, page = self._adoption, self._page
        words = say(
            "read.sum", new=len(found.new), changed=len(found.changed), same=len(found.unchanged),
            missing=len(found.missing),
        )  # fmt: skip
        self._sum.setText(words)
        known = {
            each.id: called(each) for each in (*found.unchanged, *(old for old, _ in found.changed), *found.wanted)
        }
        page.begin()
        self._listed(say("read.new"), [each for each in found.new if each.id not in found.again])
        self._tell_again([each for each in found.new if each.id in found.again])
        self._tell_given()
        if found.changed:
            page.heading(say("read.changed"), level=2)
        for change in told([Step(old, new) for old, new in found.changed], lambda each: known.get(each, "?")):
            page.change(change)
        self._listed(say("read.missing"), found.missing)
        gone = {each.id for each in found.missing}
        loose = [each for each in found.wanted if isinstance(each, Variable) and each.ask_variable in gone]
        if loose:
            page.quiet(say("read.loose", names=say("read.between").join(map(called, loose))))
        if not (found.new or found.changed or found.missing):
            page.quiet(say("read.nothing"))
        page.end()
        self._remove.setVisible(bool(found.missing))
        hidden = self._session.hiding.by_removing((each.KIND, each.id) for each in found.missing)
        self._remove.setText(say("read.remove", count=len(found.missing), hidden=hidden.words()))

    def _tell_again(self, things: Sequence[Entity]) -> None:
        """List what was removed before, with the work that comes back with it."""
        self._listed(say("read.again"), things)
        found = Counter(self._session.read.uses_of_codes({each.id for each in things if isinstance(each, Code)}))
        answers: Counter[tuple[str, str]] = Counter()
        for question in things:
            if isinstance(question, Variable | Attribute):
                answers.update(self._session.read.sheets.uses_by_place(question))
        tallies = ((self._session.sight.tally(found), "codings"), (self._session.sight.tally(answers), "answers"))
        for words in (tally.words(what) for tally, what in tallies if tally):
            self._page.quiet(say("read.back", work=words))

    def _tell_given(self) -> None:
        """Say which numbers and colours the file left open and new things are given."""
        for what in ("number", "color"):
            things = [each for each in self._adoption.new if what in self._adoption.given.get(each.id, ())]
            names = say("read.between").join(called(each) for each in things[:MOST_LISTED])
            more = say("read.more", count=len(things)) if len(things) > MOST_LISTED else ""
            if things:
                self._page.words(names + more, say(f"read.given_{what}"))

    def _listed(self, heading: str, things: Iterable[Entity]) -> None:
        """List things by kind, and only count them where they are very many."""
        by_kind: dict[str, list[Entity]] = {}
        for each in things:
            by_kind.setdefault(each.KIND, []).append(each)
        if by_kind:
            self._page.heading(heading, level=2)
        for kind, found in by_kind.items():
            names = say("read.between").join(called(each) for each in found[:MOST_LISTED])
            more = say("read.more", count=len(found)) if len(found) > MOST_LISTED else ""
            self._page.words(names + more, say("read.kind", kind=say(f"changes.kind.{kind}"), count=len(found)))

    def _check(self) -> None:
        """Say what clashes with what is there, and let nothing be read while something does."""
        try:
            uses = self._session.read.sheets.uses
            refuse_clashes(self._now, self._adoption, uses, without_missing=self._remove.isChecked())
        except KnownError as error:
            self._tell(error)
            self.main.setEnabled(False)
            return
        self._trouble.hide()
        self.main.setEnabled(bool(self._adoption.new or self._adoption.changed or self._remove.isChecked()))

    def _tell(self, error: KnownError) -> None:
        self._trouble.setText(explain(error))
        self._trouble.show()

    def _on_take(self) -> None:
        try:
            self._save(self._remove.isChecked(), " ".join(self._reason.text().split()))
        except KnownError as error:
            self._tell(error)
            return
        self.accept()


def _label(name: str) -> QLabel:
    label = named(QLabel(wordWrap=True), name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
