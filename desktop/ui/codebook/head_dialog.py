"""Edit the head of the codebook: titles, recording unit, general rules, ranks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from desktop.core.codebooks import RECORDING_UNITS, Codebook, Rank
from desktop.ui.codebook.form_dialog import FormDialog
from desktop.ui.codebook.growing_edit import GrowingEdit
from desktop.ui.codebook.ranks_field import RanksField
from desktop.ui.widgets import messages
from desktop.ui.widgets.naming import named
from desktop.wording import has, say

Save = Callable[[Codebook, tuple[Rank, ...], str], object]


class HeadDialog(FormDialog):
    """The head as a form; general rules stand one a paragraph, with an empty line between them."""

    def __init__(
        self, head: Codebook, *, save: Save, ranks: tuple[Rank, ...] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__("headDialog", say("command.edit_codebook").rstrip("…"), parent)
        self._head = head
        self._save = save
        self._title_zh = named(QLineEdit(head.title_zh), "headTitleZh")
        self._title_en = named(QLineEdit(head.title_en), "headTitleEn")
        self._unit = named(QComboBox(), "headUnit")
        for unit in dict.fromkeys((*RECORDING_UNITS, head.recording_unit)):
            self._unit.addItem(say(f"recording.{unit}") if has(f"recording.{unit}") else unit, unit)
        self._unit.setCurrentIndex(self._unit.findData(head.recording_unit))
        self._closers = named(QLineEdit(head.clause_closers), "headClosers")
        self._areas = {
            "unit_zh": named(GrowingEdit(head.unit_zh), "headUnitZh"),
            "unit_en": named(GrowingEdit(head.unit_en), "headUnitEn"),
            "rules": named(GrowingEdit("\n\n".join(head.general_rules), fewest=6), "headRules"),
        }
        self._ranks, self._ranks_field = ranks, RanksField(ranks)
        self._ranks_field.changed.connect(self.take_back)
        self._rules_shown = self._areas["rules"].toPlainText()
        for field in (self._title_zh, self._title_en):
            field.setCursorPosition(0)
        self.add_fields(self._short())
        self.add_long({say(f"head_form.{name}"): area for name, area in self._areas.items()})
        self.add_block(say("head_form.ranks"), self._ranks_field)
        self.add_end()
        self._title_zh.setFocus()

    def _short(self) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        fields: tuple[tuple[str, QWidget], ...] = (
            ("head.title_zh", self._title_zh), ("head.title_en", self._title_en), ("head.recording_unit", self._unit),
            ("head.clause_closers", self._closers),
        )  # fmt: skip
        for place, (key, field) in enumerate(fields):
            row, column = 2 * (place // 2), place % 2
            grid.addWidget(self.label(say(key), field), row, column)
            grid.addWidget(field, row + 1, column)
            grid.setColumnStretch(column, 1)
        return box

    def _rules(self) -> tuple[str, ...]:
        text = self._areas["rules"].toPlainText()
        if text == self._rules_shown:
            return self._head.general_rules
        found: list[list[str]] = [[]]
        for line in text.splitlines():
            if line.strip():
                found[-1].append(line.strip())
            elif found[-1]:
                found.append([])
        return tuple("\n".join(lines) for lines in found if lines)

    def entered(self) -> tuple[object, ...]:
        """Return all that stands in the fields, the ranks too."""
        return (*super().entered(), self._ranks_field.ranks())

    def _may_go(self, ranks: tuple[Rank, ...]) -> bool:
        """Ask before a rank goes that codings may have."""
        kept = {rank.id for rank in ranks}
        gone = [rank.name_zh for rank in self._ranks if rank.id not in kept]
        words = say("head_form.rank_remove_ask", names=say("read.between").join(gone))
        return not gone or messages.ask(self, words, yes=say("button.remove"), no=say("button.cancel"))

    def keep(self) -> bool:
        """Keep head and ranks unless that is thought better of; KnownError says what is in the way."""
        ranks = self._ranks_field.ranks()
        if not self._may_go(ranks):
            return False
        head = replace(
            self._head, title_zh=self._title_zh.text(), title_en=self._title_en.text(),
            recording_unit=self._unit.currentData(), clause_closers=self._closers.text(),
            unit_zh=self._areas["unit_zh"].toPlainText().strip(), unit_en=self._areas["unit_en"].toPlainText().strip(),
            general_rules=self._rules(),
        )  # fmt: skip
        self._save(head, ranks, self.reason())
        return True
