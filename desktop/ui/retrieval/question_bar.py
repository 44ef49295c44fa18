"""The question: one code or two and how they stand to each other, and what else a segment has to be."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from desktop.core.codebooks import Variable
from desktop.core.relations import BY_DISTANCE, Relation
from desktop.core.retrieving import Join, SegmentQuestion, SheetFilter
from desktop.session import Session
from desktop.ui.retrieval.article_filter import PAUSE, ArticleFilterBar
from desktop.ui.retrieval.choices import Choice
from desktop.ui.retrieval.code_picker import CodePicker, Find
from desktop.ui.retrieval.directory import Called
from desktop.ui.retrieval.names import name_of
from desktop.ui.widgets.naming import named
from desktop.wording import say

_ORIGINS = ("hand", "auto", "import", "adjudication")


class QuestionBar(QWidget):
    """Two lines: what is looked for, and what narrows it.

    Signals:
        changed: the question is another.
    """

    changed = Signal()

    def __init__(self, session: Session, find: Find, called: Called, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._called = session, called
        self._build(find)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.changed.emit)
        self._build_layout()
        self._connect()
        self.refresh()

    def _build(self, find: Find) -> None:
        self.first = CodePicker("firstCodes", find, empty=say("segments.choose"))
        self.second = CodePicker("secondCodes", find, empty=say("segments.choose_second"))
        self.join = Choice("segmentJoin", say("segments.join"))
        self.join.offer([(join, say(f"join.{join}")) for join in Join])
        self.relation = Choice("segmentRelation", say("segments.relation"))
        self.relation.offer([(relation, say(f"relation.{relation}")) for relation in Relation])
        self.distance = named(QSpinBox(minimum=0, maximum=9999, value=20), "segmentDistance")
        self.distance.setAccessibleName(say("segments.distance"))
        self.distance.setSuffix(say("segments.characters"))
        self.distance.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.distance.setFixedHeight(self.first.sizeHint().height())
        self._coder = Choice("segmentCoder", say("filter.coder"))
        self._rank = Choice("segmentRank", say("filter.rank"))
        self._origin = Choice("segmentOrigin", say("filter.origin"))
        origins = [(origin, say(f"origin.{origin}")) for origin in _ORIGINS]
        self._origin.offer([(None, say("filter.any_origin")), *origins])
        self._variable = Choice("segmentVariable", say("filter.variable"))
        self._answer = Choice("segmentAnswer", say("filter.answer"))
        self._words = named(QLineEdit(clearButtonEnabled=True), "segmentWords")
        self._words.setPlaceholderText(say("filter.words"))
        self._words.setAccessibleName(say("filter.words"))
        self._articles = ArticleFilterBar("segment")

    def _build_layout(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(8)
        asked = (self.first, self.join, self.second, self.relation, self.distance)
        narrowed = (self._coder, self._articles, self._variable, self._answer, self._rank, self._origin, self._words)
        for parts in (asked, narrowed):
            line = QHBoxLayout()
            line.setSpacing(8)
            for part in parts:
                line.addWidget(part)
            if parts is asked:
                line.addStretch(1)
            lines.addLayout(line)

    def _connect(self) -> None:
        for picker in (self.first, self.second):
            picker.changed.connect(self.changed.emit)
        for choice in (self.join, self.relation):
            choice.picked.connect(self._on_join)
        for choice in (self._coder, self._rank, self._origin, self._answer):
            choice.picked.connect(self.changed.emit)
        self._variable.picked.connect(self._on_variable)
        self._articles.changed.connect(self.changed.emit)
        self.distance.valueChanged.connect(lambda _: self._pause.start())
        self._words.textChanged.connect(lambda _: self._pause.start())

    def stop(self) -> None:
        """Wait for no further key."""
        self._pause.stop()
        self._articles.stop()

    def refresh(self) -> None:
        """Offer what codebook, coders and newspapers there are now."""
        session, codebook = self._session, self._session.read.codebook()
        for picker in (self.first, self.second):
            picker.set_codebook(codebook)
        own = session.coder.id
        seen = [coder for coder in session.read.coders() if session.sight.visible_articles(coder.id) != frozenset()]
        others = [(coder.id, self._called(coder.id)) for coder in seen if coder.id != own]
        self._coder.offer([(own, say("filter.own")), *([(None, say("filter.any_coder"))] if others else []), *others])
        ranks = [(rank.id, name_of(rank)) for rank in codebook.ranks]
        self._rank.offer([(None, say("filter.any_rank")), *ranks, *([("", say("filter.no_rank"))] if ranks else [])])
        self._rank.setVisible(bool(ranks))
        variables = [(variable.id, name_of(variable)) for variable in codebook.variables]
        self._variable.offer([(None, say("filter.any_variable")), *variables])
        self._variable.setVisible(bool(variables))
        self._offer_answers()
        self._articles.refresh(session)
        self._show_parts()

    def _offer_answers(self) -> None:
        codebook = self._session.read.codebook()
        variable = self._chosen_variable()
        options = [each for each in codebook.options if variable is not None and each.variable == variable.id]
        entries: list[tuple[object, str]] = [(each.number, f"{each.number} {name_of(each)}") for each in options]
        if variable is not None and not options:
            texts = self._session.read.retrieval.written_answers(variable.id, self._session.sight)
            entries = [(text, text) for text in texts]
        self._answer.offer(entries)
        self._answer.setVisible(variable is not None)

    def _chosen_variable(self) -> Variable | None:
        identity = self._variable.value()
        return next((each for each in self._session.read.codebook().variables if each.id == identity), None)

    def _on_variable(self) -> None:
        self._offer_answers()
        self.changed.emit()

    def _on_join(self) -> None:
        self._show_parts()
        self.changed.emit()

    def _show_parts(self) -> None:
        join, relation = Join(str(self.join.value())), Relation(str(self.relation.value()))
        related = join in (Join.AND, Join.NOT)
        self.second.setVisible(join is not Join.ALONE)
        self.relation.setVisible(related)
        self.distance.setVisible(related and relation in BY_DISTANCE)

    def lacks_second(self) -> bool:
        """Tell whether two codes are to be combined of which only one is chosen yet."""
        return Join(str(self.join.value())) is not Join.ALONE and not self.second.chosen()

    def ask_for(self, codes: frozenset[str]) -> None:
        """Ask for these codes alone, whatever was asked before; what narrows the question stays."""
        self.first.choose(codes)
        self.join.choose(Join.ALONE)
        self._show_parts()

    def question(self) -> SegmentQuestion:
        """Return what is asked for."""
        rank, origin, coder = self._rank.value(), self._origin.value(), self._coder.value()
        return SegmentQuestion(
            codes=self.first.chosen(), join=Join(str(self.join.value())), others=self.second.chosen(),
            relation=Relation(str(self.relation.value())), distance=self.distance.value(),
            coder=None if coder is None else str(coder), rank=None if rank is None else str(rank),
            origin=None if origin is None else str(origin), words=self._words.text().strip(),
            articles=self._articles.wanted(), sheet=self._sheet(),
        )  # fmt: skip

    def _sheet(self) -> SheetFilter | None:
        variable, answer = self._variable.value(), self._answer.value()
        if variable is None or answer is None:
            return None
        if isinstance(answer, int):
            return SheetFilter(variable=str(variable), number=answer)
        return SheetFilter(variable=str(variable), text=str(answer))
