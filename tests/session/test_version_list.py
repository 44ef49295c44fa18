"""Whatever two leads do to the codebook, take back and do again: its versions are counted once, dated, and never lost."""

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from desktop.core.errors import KnownError
from desktop.core.spans import Span
from desktop.core.studies import CoderRole
from desktop.operations.add_coder import AddCoder
from desktop.operations.edit_code import AddCode, EditCode, MoveCode
from desktop.operations.merge_codes import MergeCodes
from desktop.operations.place_code import PlaceCode
from desktop.operations.remove_codes import RemoveCode
from desktop.operations.set_role import SetRole
from desktop.operations.versions import digest_of
from tests import projects
from tests.operations.samples import NEW_CODE
from tests.projects import CALL, CANAL, GRID, LEAD, OTHER, SEED, TABLE

THIRD = "coder-third"
CODES = st.sampled_from([TABLE, CALL, GRID, CANAL, SEED])


class Codebook(RuleBasedStateMachine):
    """Two leads who change the codebook in turns, and a coder who codes by it."""

    @initialize()
    def begin(self):
        self.folder = tempfile.TemporaryDirectory()
        self.session = projects.open_filled(Path(self.folder.name))
        self.session.perform(SetRole(OTHER, CoderRole.LEAD))
        self.session.perform(AddCoder(THIRD, "闻小满"))
        self.placed = 0
        self.given = {action.id for action in self.session.history(limit=99)}

    def teardown(self):
        if hasattr(self, "session"):
            self.session.close()
            self.folder.cleanup()

    def attempt(self, work):
        try:
            work()
        except KnownError:
            return

    @rule(code=CODES, text=st.sampled_from(["甲", "乙", ""]))
    def define(self, code, text):
        known = self.session.read.codebook().code(code)
        if known is not None:
            self.attempt(lambda: self.session.perform(EditCode(replace(known, definition=text), "说清楚")))

    @rule(code=CODES, color=st.sampled_from(["#112233", "#445566"]))
    def paint(self, code, color):
        known = self.session.read.codebook().code(code)
        if known is not None:
            self.attempt(lambda: self.session.perform(EditCode(replace(known, color=color))))

    @rule(code=CODES, into=CODES)
    def merge(self, code, into):
        self.attempt(lambda: self.session.perform(MergeCodes((code,), into, "说的是一回事")))

    @rule(code=CODES)
    def move(self, code):
        self.attempt(lambda: self.session.perform(MoveCode(code, "category-1", 0)))

    @rule(code=CODES)
    def remove(self, code):
        self.attempt(lambda: self.session.perform(RemoveCode(code)))

    @rule()
    def add(self):
        self.attempt(lambda: self.session.perform(AddCode(NEW_CODE)))

    @rule()
    def undo(self):
        last = self.session.turns().undo
        if last is not None and last.id not in self.given:
            self.attempt(self.session.undo)

    @rule()
    def redo(self):
        self.attempt(self.session.redo)

    @rule()
    def change_over(self):
        self.session.choose_coder(OTHER if self.session.coder.id == LEAD else LEAD)

    @rule(code=CODES)
    def code_a_passage(self, code):
        """Code as somebody else, who goes by the codebook as it is."""
        lead = self.session.coder.id
        self.session.choose_coder(THIRD)
        self.placed += 1
        article = self.session.read.articles()[1].id
        self.attempt(lambda: self.session.perform(PlaceCode(article, Span(self.placed, self.placed + 2), code)))
        self.session.choose_coder(lead)

    @invariant()
    def the_list_counts_without_gap_or_double(self):
        if not hasattr(self, "session"):
            return
        lists = []
        for viewer in (THIRD, self.session.coder.id):
            before = self.session.coder.id
            self.session.choose_coder(viewer)
            lists.append(self.session.read.codebooks.changes())
            self.session.choose_coder(before)
        assert lists[0] == lists[1]
        changes = lists[0][::-1]
        made = [change for change in changes if change.number is not None]
        assert [change.number for change in made] == list(range(1, len(made) + 1))
        assert [each.action.time for each in changes] == sorted(each.action.time for each in changes)
        assert all(each.action.time for each in changes)
        assert len({change.version for change in made}) == len(made)

    @invariant()
    def every_version_and_every_coding_is_found_in_it(self):
        if not hasattr(self, "session"):
            return
        codebooks = self.session.read.codebooks
        listed = {change.version: change.number for change in codebooks.changes() if change.version}
        versions = codebooks.versions()
        assert {each.id: each.number for each in versions}.items() <= listed.items()
        assert [each.number for each in versions] == sorted({each.number for each in versions})
        assert [each.made for each in versions] == sorted(each.made for each in versions)
        named = {
            coding.codebook_version for who in (LEAD, OTHER, THIRD) for coding in projects.codings_of(self.session, who)
        }
        assert named <= listed.keys()
        # What stands now is what the newest version holds, and every one of them can still be read.
        assert versions[-1].snapshot == digest_of(self.session.read.codebook(), codebooks.rulings())
        assert all(codebooks.as_of(version).proved for version in listed)


TestVersionList = Codebook.TestCase
TestVersionList.settings = settings(max_examples=25, stateful_step_count=14, deadline=None)
