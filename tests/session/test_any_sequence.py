"""Whatever coders do in whatever order: tables and log agree, a plain model agrees, and all can be taken back."""

import sqlite3
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from desktop.core.errors import KnownError
from desktop.core.spans import Span
from desktop.operations.lift_coding import LiftCoding
from desktop.operations.mark_done import MarkDone, ReopenArticle
from desktop.operations.pin_code import PinCode
from desktop.operations.place_code import PlaceCode
from desktop.operations.recode_coding import RecodeCoding
from desktop.operations.remove_articles import RemoveArticles
from desktop.operations.remove_codes import RemoveCode
from desktop.operations.resize_coding import ResizeCoding
from desktop.operations.write_memo import WriteMemo
from desktop.session import Session
from desktop.storage import fold
from desktop.storage.checking import check, states
from tests import projects
from tests.projects import CANAL, GRID, LEAD, OTHER, SEED, TABLE

CODES = st.sampled_from([TABLE, GRID, CANAL, SEED])
NUMBERS = st.integers(0, 9)


class Work(RuleBasedStateMachine):
    """Two coders on one project, beside a plain model.

    The model holds each coder's codings (identity → article, span, code), what the lead removed, and for each
    coder two stacks of how things stood.
    """

    @initialize()
    def begin(self):
        self.folder = tempfile.TemporaryDirectory()
        self.session = projects.open_filled(Path(self.folder.name))
        self.start = as_it_began(self.session)
        self.codings = {coder: self.stored(coder) for coder in (LEAD, OTHER)}
        self.removed = frozenset()
        self.undone = {LEAD: [], OTHER: []}
        self.done = {LEAD: [], OTHER: []}

    @property
    def coder(self):
        return self.session.coder.id

    def stored(self, coder):
        return {each.id: (each.article, each.span, each.code) for each in projects.codings_of(self.session, coder)}

    def model(self):
        """How things stand for the one who codes; the rest is not theirs to change."""
        return self.codings[self.coder], self.removed if self.coder == LEAD else None

    def stand(self, how):
        self.codings[self.coder], removed = how
        self.removed = self.removed if removed is None else removed

    def do(self, operation):
        """Perform, and tell whether it was done; what is refused leaves no trace."""
        before, log = projects.state(self.session), projects.revisions(self.session)
        try:
            changes = self.session.perform(operation)
        except KnownError:
            assert projects.state(self.session) == before
            assert projects.revisions(self.session) == log
            return False
        assert projects.revisions(self.session)[: len(log)] == log
        if changes:
            self.done[self.coder].append(self.model())
            self.undone[self.coder].clear()
        return bool(changes)

    def expect(self, **changed):
        self.codings[self.coder] = {**self.codings[self.coder], **changed}

    def article(self, number):
        articles = self.session.read.articles()
        return articles[number % len(articles)].id if articles else None

    def one(self, number):
        own = sorted(self.stored(self.coder))
        return own[number % len(own)] if own else None

    @rule(number=NUMBERS, start=st.integers(0, 60), length=st.integers(1, 6), code=CODES)
    def place(self, number, start, length, code):
        article, span = self.article(number), Span(start, start + length)
        if article and self.do(PlaceCode(article=article, span=span, code=code)):
            (new,) = set(self.stored(self.coder)) - set(self.codings[self.coder])
            self.expect(**{new: (article, self.words_in(article, span), code)})

    def words_in(self, article, span):
        """Return the span without the white space at its edges, which no coding stands on."""
        words = self.session.read.text(article).text[slice(*span)]
        return Span(span.end - len(words.lstrip()), span.start + len(words.rstrip()))

    @rule(number=NUMBERS)
    def lift(self, number):
        if (coding := self.one(number)) and self.do(LiftCoding(coding)):
            own = self.codings[self.coder]
            self.codings[self.coder] = {each: own[each] for each in own if each != coding}

    @rule(number=NUMBERS, left=st.integers(-3, 3), right=st.integers(-3, 3))
    def resize(self, number, left, right):
        if coding := self.one(number):
            article, span, code = self.codings[self.coder][coding]
            wider = Span(span.start + left, span.end + right)
            if self.do(ResizeCoding(coding=coding, span=wider)):
                self.expect(**{coding: (article, self.words_in(article, wider), code)})

    @rule(number=NUMBERS, code=CODES)
    def recode(self, number, code):
        if (coding := self.one(number)) and self.do(RecodeCoding(coding=coding, code=code)):
            self.expect(**{coding: (*self.codings[self.coder][coding][:2], code)})

    @rule(number=NUMBERS, text=st.sampled_from(["", "渠", "渠口\n再量"]))
    def note(self, number, text):
        if coding := self.one(number):
            self.do(WriteMemo(coding=coding, text=text))

    @rule(code=CODES, digit=st.integers(1, 3))
    def pin(self, code, digit):
        self.do(PinCode(code=code, digit=digit))

    @rule(number=NUMBERS, kind=st.sampled_from([MarkDone, ReopenArticle]))
    def mark(self, number, kind):
        if article := self.article(number):
            self.do(kind(article))

    @rule(code=CODES)
    def remove_code(self, code):
        if self.do(RemoveCode(code)):
            self.removed |= {code}

    @rule(number=NUMBERS)
    def remove_article(self, number):
        if (article := self.article(number)) and self.do(RemoveArticles((article,))):
            self.removed |= {article}

    @precondition(lambda self: self.done[self.coder])
    @rule()
    def undo(self):
        now, before = self.model(), self.done[self.coder].pop()
        assert self.session.undo()
        self.undone[self.coder].append(now)
        self.stand(before)

    @precondition(lambda self: self.undone[self.coder])
    @rule()
    def redo(self):
        now, after = self.model(), self.undone[self.coder].pop()
        assert self.session.redo()
        self.done[self.coder].append(now)
        self.stand(after)

    @rule(coder=st.sampled_from([LEAD, OTHER]))
    def switch(self, coder):
        self.session.choose_coder(coder)

    @rule()
    def reopen(self):
        coder = self.coder
        self.session.close()
        self.session = Session.open(self.session.path, coder=coder)

    @invariant()
    def what_is_seen_is_what_the_model_says(self):
        for coder, codings in self.codings.items():
            seen = {each: now for each, now in codings.items() if not self.removed & {now[0], now[2]}}
            assert self.stored(coder) == seen
            assert sum(self.session.read.counts_by_code(coder).values()) == len(seen)

    @invariant()
    def log_and_tables_agree_the_chain_holds_and_so_do_the_quotations(self):
        assert check(projects.inner(self.session)) == []

    @invariant()
    def there_is_something_to_redo_after_an_undo_only(self):
        assert (self.session.turns().redo is not None) == bool(self.undone[self.coder])

    def teardown(self):
        if not hasattr(self, "session"):
            return
        for coder in (OTHER, LEAD):
            self.session.choose_coder(coder)
            while self.session.undo():
                pass
        found = projects.state(self.session)
        self.session.close()
        self.folder.cleanup()
        assert found == self.start


def as_it_began(session):
    """The state that the log makes up to the end of its first action."""
    copy = sqlite3.connect(":memory:", isolation_level=None)
    projects.inner(session).connection.backup(copy)
    copy.execute("DELETE FROM revision WHERE action <> (SELECT action FROM revision ORDER BY lamport LIMIT 1)")
    copy.execute("BEGIN")
    fold.rebuild(copy)
    copy.execute("COMMIT")
    found = states(copy)
    copy.close()
    return found


TestAnySequence = pytest.mark.slow(Work.TestCase)
TestAnySequence.settings = settings(max_examples=20, stateful_step_count=25)
