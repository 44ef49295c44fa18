"""A small coding sheet for the tests: a type, what is meant by "other", places, a difficulty and its outcome."""

from __future__ import annotations

import random
from dataclasses import replace

from desktop.core.codebooks import Option, Variable
from desktop.core.codings import Value
from desktop.core.questions import DATE, MANY_OF, NUMBER, ONE_OF, TEXT, USUAL_SCALE, Answer
from desktop.operations.edit_variable import AddVariable
from desktop.session import Session

DAY, PAGE, KIND, OTHER_KIND, SOURCES, TROUBLE, OUTCOME = (
    f"variable-{name}" for name in ("day", "page", "kind", "other", "sources", "trouble", "outcome")
)


def variable(identity: str, number: int, name: str, kind: str, **more) -> Variable:
    """Return a variable that must be answered; its key is what stands behind the dash."""
    fields = {"required": True, "scale": USUAL_SCALE[kind], "name_en": "", "sheet": "", "position": number} | more
    return Variable(id=identity, key=identity.split("-")[1], number=number, name_zh=name, type=kind, **fields)


def options(owner: str, *names: tuple[int, str], alone: int | None = None, attribute: bool = False) -> tuple:
    """Return options of a variable, or of an attribute."""
    whose = {"variable": None, "attribute": owner} if attribute else {"variable": owner, "attribute": None}
    return tuple(
        Option(
            id=f"option-{owner}-{number}", number=number, name_zh=name, name_en="", exclusive=number == alone,
            position=place, **whose,
        )
        for place, (number, name) in enumerate(names)
    )  # fmt: skip


VARIABLES = (
    variable(DAY, 1, "见报日期", DATE, definition="报头所印的日期。"),
    variable(PAGE, 2, "版次", NUMBER),
    variable(KIND, 3, "体裁", ONE_OF),
    variable(OTHER_KIND, 4, "其他体裁", TEXT, ask_variable=KIND, ask_any_of=(99,)),
    variable(SOURCES, 5, "消息来源", MANY_OF),
    variable(TROUBLE, 6, "提及困难", ONE_OF, required=False, scale="ordinal"),
    variable(OUTCOME, 7, "困难的下文", MANY_OF, ask_variable=TROUBLE, ask_any_of=(1,)),
)
OPTIONS = {
    KIND: options(KIND, (1, "消息"), (2, "通讯"), (9, "评论"), (98, "无法判断"), (99, "其他")),
    SOURCES: options(SOURCES, (1, "记者"), (2, "官员"), (3, "村民"), (9, "没有写明"), alone=9),
    TROUBLE: options(TROUBLE, (1, "提及"), (2, "未提及")),
    OUTCOME: options(OUTCOME, (1, "已经解决"), (2, "正在解决"), (98, "无法判断")),
}


def add_sheet(session: Session) -> None:
    """Let the study have this sheet."""
    for each in VARIABLES:
        session.perform(AddVariable(each, OPTIONS.get(each.id, ())))


def wide(text: str) -> str:
    """Return a text in full-width signs, as some input methods write it."""
    return "".join(chr(ord(sign) + 0xFEE0) for sign in text)


def of(identity: str, **changes) -> Variable:
    """Return a variable of this sheet, changed."""
    return replace(next(each for each in VARIABLES if each.id == identity), **changes)


def stored(session: Session, article: str) -> dict[str, Answer]:
    """Return what the one who codes has answered, as it lies in the file, asked or not."""
    values: list[Value] = session._project.sheets.values(article, coder=session.coder.id)
    return {value.variable: Answer(value.numbers, value.text) for value in values}


def something(question: Variable, chance: random.Random) -> str:
    """Return something that can be written as an answer to a question without options."""
    if question.type == DATE:
        return f"2024-{chance.randrange(1, 13)}-{chance.randrange(1, 28)}"
    return str(chance.randrange(100)) if question.type == NUMBER else "手记" * chance.randrange(1, 9)
