"""Answer an attribute of a code for one coding: who speaks, whether they are named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.core.codings import AttributeValue
from desktop.core.errors import KnownError
from desktop.core.ids import natural_id
from desktop.core.questions import Answer, read_answer
from desktop.operations.finding import own_coding
from desktop.operations.operation import Operation, Scope
from desktop.operations.place_code import excerpt
from desktop.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class AnswerAttribute(Operation):
    """Answer an attribute of one's own coding, change the answer, or clear it by an empty one."""

    name: ClassVar[str] = "answer_attribute"
    scope: ClassVar[Scope] = Scope.OWN

    coding: str
    attribute: str
    answer: Answer
    sitting: str = ""

    def apply(self, writer: Writer) -> None:
        """Write the answer; KnownError attribute_gone if the coding's code does not ask this any more."""
        coding, sheets = own_coding(writer, self.coding), writer.project.sheets
        attribute = sheets.attribute(self.attribute)
        if attribute is None or attribute.code != writer.project.codings.heir_of(coding.code):
            raise KnownError("attribute_gone")
        answer = read_answer(attribute, sheets.options(attribute=attribute.id), self.answer)
        identity = natural_id("attribute_value", coding.id, attribute.id)
        known = sheets.attribute_value(identity)
        writer.note_articles({coding.article})
        if answer:
            value = AttributeValue(
                id=identity, coder=writer.actor, coding=coding.id, attribute=attribute.id, numbers=answer.numbers,
                text=answer.text,
            )  # fmt: skip
            writer.put(value)
        elif known is not None:
            writer.remove(known)
        name = [attribute.name_zh, attribute.name_en or attribute.name_zh]
        writer.facts = {"code": name, "words": excerpt(coding.words)}
        writer.facts |= {"sitting": self.sitting} if self.sitting else {}
