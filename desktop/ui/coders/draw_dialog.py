"""Ask how articles are to be drawn for a spot check: for whom, of whose, how many, by which seed."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from desktop.core.drawing import SEEDS, count_of_share
from desktop.core.errors import KnownError
from desktop.core.studies import CoderRole
from desktop.operations.draw_spot_check import DrawSpotCheck
from desktop.session import Session
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.number_box import number_box
from desktop.ui.widgets.writing_dialog import WritingDialog
from desktop.wording import explain, say

_SHARE = 10  # per cent of the finished articles, as is usual


class DrawDialog(WritingDialog):
    """What cannot be drawn is said here and the dialog stays; how many can be drawn is always in sight."""

    def __init__(
        self, session: Session, perform: Callable[[DrawSpotCheck], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("drawDialog")
        self.setWindowTitle(say("draw.title"))
        self.setMinimumWidth(440)
        self._session, self._perform = session, perform
        self._reviewer = _people("drawReviewer", session, (CoderRole.REVIEWER, CoderRole.LEAD))
        self._coder = _people("drawCoder", session, (CoderRole.CODER,), first=say("draw.all"))
        self._amount = number_box("drawAmount", 1, 100, _SHARE)
        self._amount.setAccessibleName(say("draw.amount"))
        self._unit = named(QComboBox(), "drawUnit")
        self._unit.setAccessibleName(say("draw.unit"))
        self._unit.addItems([say("draw.percent"), say("draw.articles")])
        self._seed = number_box("drawSeed", 0, SEEDS - 1, secrets.randbelow(SEEDS))
        self._seed.setToolTip(say("draw.seed_hint"))
        self._plan = named(QLabel(), "quiet")
        self._trouble = named(QLabel(wordWrap=True), "trouble")
        self._trouble.setTextFormat(Qt.TextFormat.PlainText)
        self._trouble.hide()
        self._build()
        for box in (self._reviewer, self._coder):
            box.currentIndexChanged.connect(self._show_plan)
        self._unit.currentIndexChanged.connect(self._on_unit)
        self._amount.valueChanged.connect(self._show_plan)
        self._show_plan()

    def _build(self) -> None:
        amount = QHBoxLayout()
        amount.addWidget(self._amount)
        amount.addWidget(self._unit)
        amount.addStretch()
        form = QFormLayout()
        form.setSpacing(10)
        form.addRow(say("draw.reviewer"), self._reviewer)
        form.addRow(say("draw.of"), self._coder)
        form.addRow(say("draw.amount"), amount)
        form.addRow(say("draw.seed"), self._seed)
        form.addRow("", self._plan)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(14)
        layout.addLayout(form)
        layout.addWidget(self._trouble)
        layout.addWidget(self.make_buttons(say("draw.do"), self._draw))

    def entered(self) -> tuple[object, ...]:
        """Return nothing: numbers are chosen again sooner than a question is answered."""
        return ()

    def _on_unit(self) -> None:
        self._amount.setMaximum(100 if self._unit.currentIndex() == 0 else 100_000)
        self._show_plan()

    def _there_are(self) -> int:
        reviewer = self._reviewer.currentData()
        return self._session.read.spot_checks.candidates(reviewer, self._coder.currentData()) if reviewer else 0

    def _count(self) -> int:
        amount = self._amount.value()
        return count_of_share(amount, self._there_are()) if self._unit.currentIndex() == 0 else amount

    def _show_plan(self) -> None:
        there_are = self._there_are()
        self._plan.setText(say("draw.plan", count=min(self._count(), there_are), candidates=there_are))

    def _draw(self) -> None:
        operation = DrawSpotCheck(
            reviewer=str(self._reviewer.currentData() or ""), count=max(1, self._count()), seed=self._seed.value(),
            coder=self._coder.currentData(),
        )  # fmt: skip
        try:
            self._perform(operation)
        except KnownError as error:
            self._trouble.setText(explain(error))
            self._trouble.show()
            return
        self.accept()


def _people(name: str, session: Session, roles: tuple[CoderRole, ...], *, first: str | None = None) -> QComboBox:
    """Return the active people with these roles to choose from, those of the first role first."""
    made = named(QComboBox(), name)
    made.setAccessibleName(say("draw.of" if first else "draw.reviewer"))
    if first is not None:
        made.addItem(first, None)
    names = session.read.coder_names()
    people = [coder for coder in session.read.coders() if coder.role in roles and not coder.retired]
    for coder in sorted(people, key=lambda each: roles.index(each.role)):
        shown = say("coders.line", name=names.get(coder.id, say("coders.erased")), role=say(f"role.{coder.role}"))
        made.addItem(shown, coder.id)
    return made
