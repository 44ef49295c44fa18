"""What the sheet shows of a question: the question, its options, and its words in the window's language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from desktop.core.codebooks import Attribute, Option, Variable
from desktop.core.questions import CHOICES, Answer, Question, measures
from desktop.core.snapshots import CodebookSet
from desktop.text.code_keys import code_keys
from desktop.wording import current_language, say


class Ask(NamedTuple):
    """A question with its options in order."""

    question: Question
    options: tuple[Option, ...] = ()

    @property
    def id(self) -> str:
        """Return the question's identity."""
        return self.question.id

    @property
    def is_choice(self) -> bool:
        """Tell whether it is answered by choosing."""
        return self.question.type in CHOICES


def asks_of(
    codebook: CodebookSet, questions: Iterable[Variable | Attribute], options: Callable[[str], Iterable[Option]]
) -> list[Ask]:
    """Return questions with their options as they are read by those who answer: codes by number and name."""
    keys = code_keys(codebook)
    return [
        Ask(keys.entry(question), tuple(keys.entry(option) for option in options(question.id)))
        for question in questions
    ]


def called(thing: Question | Option) -> str:
    """Return a name in the window's language, the Chinese one where there is no English."""
    return thing.name_en if current_language() == "en" and thing.name_en else thing.name_zh


def kind_words(question: Question) -> str:
    """Return how a question is answered, and on which scale it measures, if on any."""
    words = say(f"question.type.{question.type}")
    if not isinstance(question, Variable) or not measures(question):
        return words
    return f"{words} · {say(f'question.scale.{question.scale}')}"


def answer_words(ask: Ask, answer: Answer | None) -> str:
    """Return an answer as a person reads it, empty where there is none."""
    if not answer:
        return ""
    if not ask.is_choice:
        return " ".join(answer.text.split())
    return chosen_words(ask.options, answer.numbers)


def chosen_words(options: Sequence[Option], numbers: Sequence[int]) -> str:
    """Return the names of chosen options with their numbers."""
    names = {option.number: called(option) for option in options}
    return say("question.separator").join(f"{number} {names.get(number, '')}".strip() for number in numbers)


def read_aloud(ask: Ask, answer: Answer | None) -> str:
    """Return what a screen reader says of a question: its name, whether it has to be answered, and how it is."""
    state = say("question.answered", answer=answer_words(ask, answer)) if answer else say("question.unanswered")
    need = say("question.required" if ask.question.required else "question.optional")
    return say("question.read_aloud", name=called(ask.question), need=need, state=state)


def short_words(ask: Ask, answer: Answer | None) -> str:
    """Return an answer in few words, without the numbers of options."""
    if not answer or not ask.is_choice:
        return " ".join(answer.text.split())[:12] if answer else ""
    names = {option.number: called(option) for option in ask.options}
    return say("question.separator").join(names.get(number, str(number)) for number in answer.numbers)
