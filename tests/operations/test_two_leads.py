"""Whatever two leads do to one codebook, undoing and redoing as they like: it holds together and can be read back."""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from desktop.core.adopting import adopt
from desktop.core.codebooks import Category, Code, Option
from desktop.core.errors import KnownError
from desktop.core.questions import ONE_OF, TEXT, Answer
from desktop.core.studies import CoderRole
from desktop.exporting.codebook_yaml import codebook_text
from desktop.importing.codebook_yaml import parse_codebook
from desktop.operations.add_coder import AddCoder
from desktop.operations.answer_variable import AnswerVariable
from desktop.operations.edit_attribute import AddAttribute
from desktop.operations.edit_category import AddCategory, EditCategory
from desktop.operations.edit_code import AddCode, EditCode, MoveCode
from desktop.operations.edit_variable import AddVariable, EditVariable, RemoveVariable
from desktop.operations.merge_codes import MergeCodes
from desktop.operations.read_codebook import ReadCodebook
from desktop.operations.remove_codes import RemoveCategory, RemoveCode
from desktop.operations.rename_coder import RenameCoder
from desktop.operations.run_test import EndRound, StartRound
from desktop.operations.set_role import SetRole
from desktop.wording import LANGUAGES, explain
from tests import projects
from tests.operations.samples import NEW_ATTRIBUTE
from tests.projects import LEAD, OTHER
from tests.sheets import variable

PLACES = st.integers(0, 7)
NUMBERS = st.sampled_from([1, 2, 11, 12, 13])  # few, so that they meet
CHOICES = st.lists(st.integers(1, 3), max_size=3, unique=True)
NAMES = st.sampled_from(["甲", "乙", "丙"])


class Leading(RuleBasedStateMachine):
    """Two leads and one codebook."""

    @initialize()
    def begin(self):
        self.folder = tempfile.TemporaryDirectory()
        self.session = projects.open_filled(Path(self.folder.name))
        self.session.perform(SetRole(OTHER, CoderRole.LEAD))
        self.made = 0
        self.kept = self.codebook()

    def codebook(self):
        return self.session.read.codebook()

    def name(self, kind):
        self.made += 1
        return f"{kind}-n{self.made}"

    def attempt(self, act):
        """Do something; what is refused leaves no trace and is told in both languages."""
        before, log = projects.state(self.session), projects.revisions(self.session)
        try:
            act()
        except KnownError as refused:
            told = [explain(refused, language=language) for language in LANGUAGES]
            assert (projects.state(self.session), projects.revisions(self.session)) == (before, log)
            assert all(told)

    def perform(self, operation):
        self.attempt(lambda: self.session.perform(operation))

    def one(self, things, place):
        return things[place % len(things)] if things else None

    @rule()
    def hand_over(self):
        other = OTHER if self.session.coder.id == LEAD else LEAD
        if any(each.id == other for each in self.session.read.coders()):
            self.session.choose_coder(other)

    @rule(steps=st.integers(1, 4))
    def undo(self, steps):
        for _ in range(steps):
            self.attempt(self.session.undo)

    @rule(steps=st.integers(1, 4))
    def redo(self, steps):
        for _ in range(steps):
            self.attempt(self.session.redo)

    @rule(place=PLACES, number=NUMBERS)
    def add_code(self, place, number):
        if category := self.one(self.codebook().categories, place):
            fresh = self.name("code")
            self.perform(
                AddCode(Code(id=fresh, category=category.id, key=fresh, number=number, name_zh=fresh, name_en=""))
            )

    @rule(place=PLACES, number=NUMBERS)
    def renumber_code(self, place, number):
        if code := self.one(self.codebook().codes, place):
            self.perform(EditCode(replace(code, number=number)))

    @rule(place=PLACES, other=PLACES)
    def merge(self, place, other):
        if code := self.one(self.codebook().codes, place):
            self.perform(MergeCodes((code.id,), self.one(self.codebook().codes, other).id))

    @rule(place=PLACES, into=PLACES)
    def move_code(self, place, into):
        if code := self.one(self.codebook().codes, place):
            self.perform(MoveCode(code.id, self.one(self.codebook().categories, into).id, 0))

    @rule(place=PLACES)
    def remove_code(self, place):
        if code := self.one(self.codebook().codes, place):
            self.perform(RemoveCode(code.id))

    @rule(number=NUMBERS)
    def add_category(self, number):
        fresh = self.name("category")
        category = Category(id=fresh, key=fresh, number=number, name_zh=fresh, name_en="", color="#112233")
        self.perform(AddCategory(category))

    @rule(place=PLACES, number=NUMBERS)
    def renumber_category(self, place, number):
        if category := self.one(self.codebook().categories, place):
            self.perform(EditCategory(replace(category, number=number)))

    @rule(place=PLACES)
    def remove_category(self, place):
        if category := self.one(self.codebook().categories, place):
            self.perform(RemoveCategory(category.id))

    @rule(place=PLACES, number=NUMBERS)
    def add_attribute(self, place, number):
        if code := self.one(self.codebook().codes, place):
            fresh = replace(NEW_ATTRIBUTE, id=self.name("attribute"), code=code.id, number=number, key=f"k{number}")
            self.perform(AddAttribute(fresh))

    def options(self, owner, numbers):
        known = {each.number: each for each in self.codebook().options if each.variable == owner}
        return tuple(
            known.get(number)
            or Option(id=self.name("option"), variable=owner, attribute=None, number=number, name_zh="项", name_en="")
            for number in numbers
        )

    @rule(number=NUMBERS, numbers=CHOICES)
    def add_variable(self, number, numbers):
        fresh = self.name("variable")
        made = variable(fresh, number, fresh, ONE_OF if numbers else TEXT)
        self.perform(AddVariable(replace(made, key=f"v{number}"), self.options(fresh, numbers)))

    @rule(place=PLACES, number=NUMBERS, numbers=CHOICES)
    def edit_variable(self, place, number, numbers):
        if known := self.one(self.codebook().variables, place):
            edited = replace(known, number=number, key=f"v{number}", type=ONE_OF if numbers else TEXT)
            self.perform(EditVariable(edited, self.options(known.id, numbers)))

    @rule(place=PLACES, other=PLACES, number=st.integers(1, 3))
    def set_condition(self, place, other, number):
        if known := self.one(self.codebook().variables, place):
            awaited = self.one(self.codebook().variables, other)
            edited = replace(known, ask_variable=awaited.id, ask_any_of=(number,))
            own = tuple(each for each in self.codebook().options if each.variable == known.id)
            self.perform(EditVariable(edited, own))

    @rule(place=PLACES)
    def drop_condition(self, place):
        if known := self.one(self.codebook().variables, place):
            own = tuple(each for each in self.codebook().options if each.variable == known.id)
            self.perform(EditVariable(replace(known, ask_variable=None, ask_any_of=()), own))

    @rule(place=PLACES)
    def remove_variable(self, place):
        if known := self.one(self.codebook().variables, place):
            self.perform(RemoveVariable(known.id))

    @rule(place=PLACES, number=st.integers(1, 3))
    def answer(self, place, number):
        if known := self.one(self.codebook().variables, place):
            given = Answer((number,)) if known.type == ONE_OF else Answer(text=str(number))
            self.perform(AnswerVariable(self.session.read.articles()[0].id, known.id, given))

    @rule(name=NAMES)
    def add_coder(self, name):
        self.perform(AddCoder(self.name("coder"), name))

    @rule(place=PLACES, name=NAMES)
    def rename(self, place, name):
        self.perform(RenameCoder(self.one(self.session.read.coders(), place).id, name))

    @rule(name=NAMES)
    def start_or_end_a_test(self, name):
        running = self.session.read.doubts.running_test()
        self.perform(StartRound(name) if running is None else EndRound(running.id, void=name == "甲"))

    @rule()
    def keep_the_codebook(self):
        self.kept = self.codebook()

    @rule(without_missing=st.booleans())
    def read_the_codebook_in(self, without_missing):
        read = parse_codebook(codebook_text(self.kept), "kept.yaml")
        self.perform(ReadCodebook(read, without_missing))

    @invariant()
    def nothing_is_there_twice(self):
        book = self.codebook()
        for found in (
            *(
                (each.number for each in things)
                for things in (book.categories, book.codes + book.merged, book.variables)
            ),
            *((each.key for each in things) for things in (book.categories, book.codes + book.merged, book.variables)),
            ((each.code, each.number) for each in book.attributes),
            ((each.variable, each.attribute, each.number) for each in book.options),
            self.session.read.coder_names().values(),
        ):
            assert [each for each, count in Counter(found).items() if count > 1] == []

    @invariant()
    def nothing_goes_round_in_a_circle(self):
        book = self.codebook()
        assert all(each.merged_into is None for each in book.codes)
        waits = {each.id: each.ask_variable for each in book.variables}
        for start in waits:
            passed, here = set(), start
            while here is not None:
                assert here in waits
                assert here not in passed
                passed.add(here)
                here = waits[here]

    @invariant()
    def one_test_runs_at_most_and_under_the_codebook_there_is(self):
        doubts, versions = self.session.read.doubts, self.session.read.codebooks.versions()
        running = [each for each in doubts.rounds() if each.started and not each.ended]
        assert len(running) <= 1
        assert all(each.codebook_version == versions[-1].id for each in running)

    @invariant()
    def what_is_exported_is_read_back_as_it_was(self):
        book = self.codebook()
        found = adopt(book, parse_codebook(codebook_text(book), "own.yaml"))
        assert found.new == ()
        # Where things stand is read back as their order; a merged code, whose category may be gone, stands by its heir.
        placed = [
            {"position": 0, "category": ""} if each in book.merged else {"position": 0} for each, _ in found.changed
        ]
        for (old, new), place in zip(found.changed, placed, strict=True):
            assert replace(old, **place) == replace(new, **place)

    @invariant()
    def every_variable_can_be_edited(self):
        for each in self.codebook().variables if self.session.may_change_study() else ():
            own = tuple(option for option in self.codebook().options if option.variable == each.id)
            assert not self.session.perform(EditVariable(each, own))

    def teardown(self):
        if hasattr(self, "session"):
            self.session.close()
            self.folder.cleanup()


TestLeading = pytest.mark.slow(Leading.TestCase)
TestLeading.settings = settings(max_examples=12, stateful_step_count=30)
