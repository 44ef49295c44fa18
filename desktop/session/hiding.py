"""What goes out of sight with something of the study: codings, and answers of the sheet or on codings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from desktop.core.questions import Question
from desktop.core.revisions import Action
from desktop.session.sight import Sight, Tally
from desktop.storage import Project
from desktop.wording import say

if TYPE_CHECKING:
    from desktop.session.reading import Reading

Things = Iterable[tuple[str, str]]  # kind and identity
_Places = Counter[tuple[str, str]]  # by coder and article


class Hidden(NamedTuple):
    """How much of everyone's work goes out of sight, as far as it may be told."""

    codings: Tally = Tally()
    answers: Tally = Tally()

    def __bool__(self) -> bool:
        """Tell whether there is anything."""
        return bool(self.codings or self.answers)

    def words(self) -> str:
        """Return it in words."""
        if not self.answers:
            return self.codings.words("codings")
        answers = self.answers.words("answers")
        return say("hidden.both", codings=self.codings.words("codings"), answers=answers) if self.codings else answers


class Hiding:
    """Counts what hangs on things that are to go."""

    def __init__(self, project: Project, read: Reading, sight: Sight) -> None:
        self._project = project
        self._read = read
        self._sight = sight

    def by_turning(self, action: Action | None) -> Hidden:
        """Return what goes if an action is taken back, an undo as well as any other."""
        log = self._project.log
        steps = [] if action is None else log.of_action(action.id)
        new = {(each.kind, each.entity) for each in steps if log.before(each) is None}
        # A coding that was made together with its code is what is taken back, not what would be lost by it.
        found = (self._read.coding(identity) for kind, identity in new if kind == "coding")
        return self._told(new, Counter((each.coder, each.article) for each in found if each is not None))

    def by_removing(self, things: Things) -> Hidden:
        """Return what goes with things of the study."""
        return self._told(things, Counter())

    def _told(self, things: Things, but: _Places) -> Hidden:
        going: dict[str, set[str]] = defaultdict(set)
        for kind, identity in things:
            going[kind].add(identity)
        codebook = self._read.codebook()
        under = codebook.codes + codebook.merged if going["category"] else ()
        going["code"] |= {code.id for code in under if code.category in going["category"]}
        return Hidden(self._sight.tally(self._codings(going, but)), self._sight.tally(self._answers(going)))

    def _codings(self, going: dict[str, set[str]], but: _Places) -> _Places:
        found = Counter(self._read.uses_of_codes(going["code"]))
        found.update(self._read.codings_in(going["article"]))
        for coder in going["coder"]:
            found.update({(coder, article): count for article, count in self._read.counts_by_article(coder).items()})
        if going["code"]:
            found.subtract(but)
        return found

    def _answers(self, going: dict[str, set[str]]) -> _Places:
        codebook, found = self._read.codebook(), _Places()
        # What is answered on a coding goes with the coding.
        questions: list[Question] = [*codebook.variables]
        questions += [each for each in codebook.attributes if each.code not in going["code"]]
        for question in questions:
            if question.id in going[question.KIND]:
                found.update(self._read.sheets.uses_by_place(question))
        if going["article"] or going["coder"]:
            found.update(self._project.sheets.answers_at(articles=going["article"], coders=going["coder"]))
        return found
