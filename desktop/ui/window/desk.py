"""The coding desk: the article shown, its codings, and what a person does to them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.core.changes import Changes
from desktop.core.codebooks import Code
from desktop.core.codings import Coding
from desktop.core.errors import KnownError
from desktop.core.snapshots import ArticleText
from desktop.core.spans import Span
from desktop.session import Session
from desktop.text.carrying import going_on
from desktop.ui.codings.coding_list import CodingList
from desktop.ui.codings.rows import CodingRow
from desktop.ui.reader.anchors import go_behind
from desktop.ui.reader.values import Mark, ReaderText
from desktop.ui.reader.view import ArticleView
from desktop.ui.widgets.people import People
from desktop.ui.window.marking import Marking
from desktop.ui.window.others import Others
from desktop.ui.window.performer import Performer
from desktop.ui.window.shown import Shown
from desktop.ui.window.way import Way

_FEW = 100  # changed codings up to which rows and marks are changed one by one


class CodingDesk(QObject):
    """Ties the article view and the coding list to the session.

    Signals:
        palette_wanted: a code is to be chosen, for the selection or for a coding (its identity).
        told: the key of a short word for the person at work.
        in_hand_changed: the identity of the code of the coding taken in hand, or placed last.
        placed: the identity of a code that was put on words just now, and where.
        recoded: the identity of a coding that got another code just now.
        focus_changed: another code, or none, has all others step back.
        shown_changed: other codings are shown than before.

    Attributes:
        way: the way to code that is on, None while codes go onto selections one by one.
        others: other coders' codings that are shown beside one's own.
        shown: which codings are shown; `show_only` changes it.
        alone: the identity of the code behind which all others step back, if there is one.
    """

    palette_wanted = Signal(object)
    told = Signal(object)
    in_hand_changed = Signal(str)
    placed = Signal(str, object)
    recoded = Signal(str)
    focus_changed = Signal()
    shown_changed = Signal()

    def __init__(
        self, session: Session, performer: Performer, view: ArticleView, codings: CodingList, people: People
    ) -> None:
        super().__init__(view)
        self._session = session
        self._performer = performer
        self.view = view
        self._list = codings
        self._text: ArticleText | None = None
        self._codings: dict[str, Coding] = {}
        self._marking = Marking(session)
        self.others = Others(session, people)
        self.shown = Shown()
        self.alone: str | None = None
        self._memos_to_keep: dict[str, str] = {}
        self._read_to: dict[str, int] = {}
        self.way: Way | None = None
        self._connect()

    def _connect(self) -> None:
        view, codings = self.view, self._list
        view.code_requested.connect(self._on_code_requested)
        view.hint_of = self._hint
        # Whoever goes from coding to coding must not find themself in a line to write in; F6 leads on.
        view.keeps_tab = True
        view.ended.connect(lambda forward: self.told.emit("desk.no_next" if forward else "desk.no_former"))
        view.recode_requested.connect(self._on_recode_requested)
        view.lift_requested.connect(self.lift)
        view.resize_requested.connect(self._on_resize)
        view.hotkey_pressed.connect(self._on_hotkey)
        view.mark_activated.connect(self._on_activated)
        codings.chosen.connect(self._on_chosen_in_list)
        codings.recode_wanted.connect(self.palette_wanted.emit)
        codings.lift_wanted.connect(self.lift)
        codings.memo_written.connect(self._on_memo)
        self._performer.held.connect(self._on_held)

    @property
    def article(self) -> ArticleText | None:
        """Return the article shown."""
        return self._text

    def version(self) -> str | None:
        """Return the text version shown."""
        return self._text.version.id if self._text else None

    def show_article(self, article: str | None) -> None:
        """Show an article with the codings of the one who codes."""
        self._list.memo.keep()
        if self._text is not None:
            self._read_to[self._text.version.id] = self.view.verticalScrollBar().value()
        self._text = self._session.read.text(article) if article else None
        if self._text is None:
            self._codings = {}
            self.view.clear()
            self._show_list()
            return
        self._read_codings()
        shown = ReaderText(self._text.text, self._text.version.paragraphs)
        self.view.show_article(shown, self._marks())
        self.view.verticalScrollBar().setValue(self._read_to.get(self._text.version.id, 0))
        self._show_list()
        self._check_quotes()

    def _read_codings(self) -> None:
        if self._text is not None:
            found = self._session.read.codings(self._text.article.id, coder=self._session.coder.id)
            self._codings = {coding.id: coding for coding in found}

    def _check_quotes(self) -> None:
        """Tell of codings whose words are not those at their place; nothing is mended."""
        if self._text is None:
            return
        text = self._text.text
        wrong = [each for each in self._codings.values() if text[each.start : each.end] != each.words]
        if wrong:
            self.told.emit(KnownError("quotes_differ", count=len(wrong), words=wrong[0].words[:20]))

    def _marks(self) -> list[Mark]:
        article = self._text.article.id if self._text else None
        others = self.others.read(article, self.shown.others) if self.shown.others else []
        own = [self._marking.mark(each) for each in self._codings.values() if self.shown.shows(each.code)]
        letters = {coder: self.others.letter(coder) for coder in {each.coder for each in others}}
        return own + [
            self._marking.mark(each, owner=letters[each.coder]) for each in others if self.shown.shows(each.code)
        ]

    def _hint(self, mark: Mark) -> str:
        coding = self.coding(mark.id)
        if coding is None:
            return mark.hint
        return self._marking.hint(coding, self.others.name(coding.coder) if mark.owner else "")

    def show_only(self, shown: Shown) -> None:
        """Show other codings than before."""
        self.shown = shown
        self.show_again()
        self.shown_changed.emit()

    def show_coding(self, identity: str) -> None:
        """Bring a coding into the article shown that is not: of a code that is hidden, or of a coder one may see."""
        coding = self._session.read.coding(identity)
        if coding is None or self._text is None or coding.article != self._text.article.id:
            return
        shown = self.shown.with_code(coding.code)
        if coding.coder in self.others.visible(coding.article):
            shown = shown.with_coder(coding.coder)
        if shown != self.shown:
            self.show_only(shown)

    def _show_list(self) -> None:
        article = self._text.article.id if self._text else ""
        texts = self._memo_texts() if article else {}
        rows = [self._row(coding, texts.get(coding.id, "")) for coding in self._codings.values()]
        self._list.show_codings(rows, texts, editable=self._session.read_only is None)

    def _memo_texts(self) -> dict[str, str]:
        article = self._text.article.id if self._text else ""
        memos = self._session.read.memos(article, coder=self._session.coder.id)
        return {coding: memo.text for coding, memo in memos.items()}

    def _row(self, coding: Coding, memo: str) -> CodingRow:
        name, rank, color = self._marking.described(coding)
        return CodingRow(coding.id, coding.start, coding.end, coding.words, name, rank, color, bool(memo))

    def on_changed(self, changes: Changes) -> None:
        """Show what changed."""
        if changes.touches("code", "category", "rank", "codebook"):
            self._marking.forget()
        if self._text is None:
            return
        here = self._text.article.id
        if changes.touches("coder", "code", "category", "rank", "codebook"):
            self.show_again()
        elif here in changes.of("article") or changes.touches("text_version"):
            self._on_article_changed(here)
        elif here in changes.articles and changes.touches("coding", "memo"):
            self._show_changed(changes)

    def _on_article_changed(self, article: str) -> None:
        before, found = self._text, self._session.read.text(article)
        if found is None or before is None:
            self.show_article(None)
        elif found.version == before.version:
            self._text = found
            self.show_again()
        else:
            places = (self.view.top_position(), self.view.cursor())
            top, caret = (going_on(before.text, found.text, place) for place in places)
            self.show_article(article)
            self.view.show_from(top)
            self.view.select(Span(caret, caret))

    def show_again(self) -> None:
        """Show the codings of the article as they are now."""
        self._read_codings()
        self.view.set_marks(self._marks())
        self._show_list()

    def _show_changed(self, changes: Changes) -> None:
        ids = changes.of("coding")
        if len(ids) > _FEW:
            self.show_again()
            return
        if changes.touches("memo"):
            self._list.show_memos(self._memo_texts())
        read, here = self._session.read, (self._text.article.id if self._text else "", self._session.coder.id)
        for identity in ids:
            coding = read.coding(identity)
            # An action over many articles names the codings of all of them.
            if coding is None or (coding.article, coding.coder) != here:
                self._drop(identity)
            else:
                self._put(coding)

    def _put(self, coding: Coding) -> None:
        self._codings[coding.id] = coding
        if self.shown.shows(coding.code):
            self.view.replace_mark(self._marking.mark(coding))
        else:
            self.view.remove_mark(coding.id)
        memo = self._session.read.memo_text(coding.id)
        self._list.put(self._row(coding, memo), memo)

    def _drop(self, identity: str) -> None:
        if self._codings.pop(identity, None) is not None:
            self.view.remove_mark(identity)
            self._list.drop(identity)

    def place(self, code: str) -> None:
        """Put a code on the selected words."""
        span = self.view.selection()
        if span is None:
            self.told.emit("desk.select_first")
        elif self.place_on(code, span):
            go_behind(self.view, span)

    def place_on(self, code: str, span: Span) -> bool:
        """Put a code on a span of the article shown, and tell whether it stands there now."""
        if self._text is None:
            return False
        from desktop.operations.place_code import PlaceCode

        changes = self._performer.perform(PlaceCode(self._text.article.id, span, code))
        if not changes:
            return False
        # At hand for a memo, though not in hand: the next words are selected as if nothing were.
        self._list.choose(next(iter(changes.of("coding")), None))
        self.in_hand_changed.emit(code)
        self.placed.emit(code, span)
        return True

    def choose_for(self, code: str, coding: str | None) -> None:
        """Do what the palette was opened for: recode this coding, or code what is coded now."""
        if coding is None:
            if self.way is None or not self.way.take(code):
                self.place(code)
        elif self._may_change(coding):
            from desktop.operations.recode_coding import RecodeCoding

            if self._performer.perform(RecodeCoding(coding, code)):
                self.in_hand_changed.emit(code)
                self.recoded.emit(coding)

    def lift(self, coding: str) -> None:
        """Take a code off."""
        if not self._may_change(coding):
            return
        from desktop.operations.lift_coding import LiftCoding

        self._performer.perform(LiftCoding(coding))

    def _may_change(self, coding: str) -> bool:
        """Tell whether a coding is one's own, and tell the person if it is not."""
        other = self.others.get(coding)
        if other is not None:
            self.told.emit(KnownError("others_coding", name=self.others.name(other.coder)))
        return other is None

    def _on_activated(self, coding: str) -> None:
        self._list.choose(coding or None)
        if coding in self._codings:
            self.in_hand_changed.emit(self._codings[coding].code)

    def at_work(self) -> str | None:
        """Return the coding in hand, else the one chosen in the list."""
        held = self.view.in_hand()
        if held is not None and self.others.get(held) is not None:
            return None
        return held or self._list.current()

    def reveal(self, codings: frozenset[str]) -> None:
        """Bring the first of these codings into sight, if one of them lies in the article shown."""
        spans = sorted(self._codings[coding].span for coding in codings if coding in self._codings)
        if spans:
            self.view.reveal(spans[0])

    def _on_memo(self, coding: str, text: str, sitting: str = "") -> None:
        # Nobody stops writing because another action is not saved: the memo follows once that is settled.
        if self._performer.is_holding():
            self._memos_to_keep[coding] = text
        else:
            from desktop.operations.write_memo import WriteMemo

            self._performer.perform(WriteMemo(coding, text, sitting))

    def _on_held(self, error: KnownError | None) -> None:
        if error is not None:
            return
        memos, self._memos_to_keep = self._memos_to_keep, {}
        for coding, text in memos.items():
            self._on_memo(coding, text)
        if not self._performer.is_holding():
            self._show_list()

    def _on_code_requested(self) -> None:
        if self.view.selection() is None and self.way is None:
            self.told.emit("desk.select_first")
        else:
            self.palette_wanted.emit(None)

    def _on_recode_requested(self, coding: str) -> None:
        if self._may_change(coding):
            self.palette_wanted.emit(coding)

    def _on_resize(self, coding: str, span: Span) -> None:
        if not self._may_change(coding):
            return
        from desktop.operations.resize_coding import ResizeCoding

        if self._performer.perform(ResizeCoding(coding, span)) is None and coding in self._codings:
            self.view.replace_mark(self._marking.mark(self._codings[coding]))

    def _on_hotkey(self, digit: int) -> None:
        codes = self.pinned() if self.way is None else self.way.digits()
        if digit in codes:
            self.choose_for(codes[digit], self.view.in_hand())
        else:
            self.told.emit(KnownError("digit_free", digit=digit))

    def pinned(self) -> dict[int, str]:
        """Return the codes that the one who codes has pinned, by digit."""
        return {pin.digit: pin.code for pin in self._session.read.pins(self._session.coder.id)}

    def _on_chosen_in_list(self, coding: str) -> None:
        if coding in self._codings:
            self.in_hand_changed.emit(self._codings[coding].code)
            self.view.reveal(self._codings[coding].span)
            if self.shown.shows(self._codings[coding].code):
                self.view.take_in_hand(coding)
            else:
                self.view.select(self._codings[coding].span)

    def focus_code(self, code: str | None) -> None:
        """Make the codings of one code stand out, unless another one is alone in view."""
        if self.alone is None:
            self.view.focus_label(code)

    def focus_alone(self, code: str | None) -> None:
        """Have all codings step back behind those of one code, or none any more."""
        self.alone = code
        self.view.focus_label(code, alone=True)
        self.focus_changed.emit()

    def coding(self, identity: str) -> Coding | None:
        """Return a coding that is known here, one's own or another's."""
        return self._codings.get(identity) or self.others.get(identity)

    def described(self, coding: Coding) -> tuple[str, str, str]:
        """Return a coding's code with its number, its rank and its colour."""
        return self._marking.described(coding)

    def code_of(self, coding: str | None) -> Code | None:
        """Return the code that a coding has now."""
        known = self._codings.get(coding or "")
        return self._session.read.codebook().code(known.code) if known else None
