"""Whatever coders do in whatever order: tables and log agree, quotations hold, and everything can be taken back."""

import sqlite3
import tempfile
from pathlib import Path

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
PLACES = st.integers(0, 2)


class Work(RuleBasedStateMachine):
    """Two coders on one project, beside a plain model: what each has, and two stacks of what each did."""

    @initialize()
    def begin(self):
        self.folder = tempfile.TemporaryDirectory()
        self.session = projects.open_filled(Path(self.folder.name))
        self.start = as_it_began(self.session)
        self.undo_stack = {LEAD: [], OTHER: []}
        self.redo_stack = {LEAD: [], OTHER: []}
        self.seen = self.everything()

    def everything(self):
        return {
            coder: {(each.id, each.start, each.end, each.code, each.words) for each in projects.codings_of(self.session, coder)}
            for coder in (LEAD, OTHER)
        }

    def do(self, operation):
        before, log = projects.state(self.session), len(projects.revisions(self.session))
        try:
            changes = self.session.perform(operation)
        except KnownError:
            assert projects.state(self.session) == before
            assert len(projects.revisions(self.session)) == log
            return
        if changes:
            coder = self.session.coder.id
            self.undo_stack[coder].append((self.seen, before))
            self.redo_stack[coder].clear()
        self.seen = self.everything()

    @rule(article=PLACES, start=st.integers(0, 60), length=st.integers(1, 6), code=CODES)
    def place(self, article, start, length, code):
        articles = self.session.read.articles()
        if article < len(articles):
            self.do(PlaceCode(article=articles[article].id, span=Span(start, start + length), code=code))

    def one(self, number):
        own = projects.codings_of(self.session, self.session.coder.id)
        return own[number % len(own)] if own else None

    @rule(number=st.integers(0, 9))
    def lift(self, number):
        if coding := self.one(number):
            self.do(LiftCoding(coding.id))
            assert coding.id not in {each[0] for each in self.seen[coding.coder]}

    @rule(number=st.integers(0, 9), change=st.integers(-3, 3))
    def resize(self, number, change):
        if coding := self.one(number):
            self.do(ResizeCoding(coding=coding.id, span=Span(coding.start, coding.end + change)))

    @rule(number=st.integers(0, 9), code=CODES)
    def recode(self, number, code):
        if coding := self.one(number):
            self.do(RecodeCoding(coding=coding.id, code=code))

    @rule(number=st.integers(0, 9), text=st.sampled_from(["", "渠", "渠口\n再量"]))
    def note(self, number, text):
        if coding := self.one(number):
            self.do(WriteMemo(coding=coding.id, text=text))

    @rule(code=CODES, digit=st.integers(1, 3))
    def pin(self, code, digit):
        self.do(PinCode(code=code, digit=digit))

    @rule(article=PLACES, kind=st.sampled_from([MarkDone, ReopenArticle]))
    def mark(self, article, kind):
        articles = self.session.read.articles()
        if article < len(articles):
            self.do(kind(articles[article].id))

    @rule(code=CODES)
    def remove_code(self, code):
        self.do(RemoveCode(code))

    @rule(article=PLACES)
    def remove_article(self, article):
        articles = self.session.read.articles()
        if article < len(articles):
            self.do(RemoveArticles((articles[article].id,)))

    @precondition(lambda self: self.undo_stack[self.session.coder.id])
    @rule()
    def undo(self):
        coder = self.session.coder.id
        seen, before = self.undo_stack[coder].pop()
        self.redo_stack[coder].append((self.seen, projects.state(self.session), seen, before))
        assert self.session.undo()
        self.seen = self.everything()
        assert ids(self.seen[coder]) <= ids(seen[coder]) or self.others_worked(coder)

    def others_worked(self, coder):
        return bool(self.undo_stack[OTHER if coder == LEAD else LEAD])

    @precondition(lambda self: self.redo_stack[self.session.coder.id])
    @rule()
    def redo(self):
        coder = self.session.coder.id
        _, _, seen, before = self.redo_stack[coder].pop()
        self.undo_stack[coder].append((seen, before))
        assert self.session.redo()
        self.seen = self.everything()

    @rule(coder=st.sampled_from([LEAD, OTHER]))
    def switch(self, coder):
        self.session.choose_coder(coder)

    @rule()
    def reopen(self):
        coder = self.session.coder.id
        self.session.close()
        self.session = Session.open(self.session.path, coder=coder)

    @invariant()
    def log_and_tables_agree_and_quotations_hold(self):
        assert check(projects.inner(self.session)) == []

    @invariant()
    def the_turns_are_those_of_the_stacks(self):
        coder = self.session.coder.id
        assert (self.session.turns().redo is not None) == bool(self.redo_stack[coder])

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


def ids(codings):
    return {each[0] for each in codings}


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


TestAnySequence = Work.TestCase
TestAnySequence.settings = settings(max_examples=15, stateful_step_count=25)
