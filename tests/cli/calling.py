"""Call the command line inside the test, and see what a person would see."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

CHINESE = re.compile("[\u4e00-\u9fff]")


class Answer(NamedTuple):
    """What a call gave: the exit code and both streams."""

    code: int
    out: str
    err: str

    @property
    def complaints(self) -> list[str]:
        return self.err.splitlines()


Zhubi = Callable[..., Answer]


def assert_refused_in_one_line(answer: Answer, *, code: int = 1) -> str:
    """Hold that a call was refused with one sentence and nothing else, and return the sentence."""
    assert answer.code == code
    assert len(answer.complaints) == 1, answer.err
    assert answer.err.startswith("zhubi: ")
    assert "Traceback" not in answer.err
    return answer.err


def write_page(folder: Path, name: str, headline: str) -> Path:
    """Write a short article of our own."""
    page = folder / name
    page.write_text(
        f"{headline}\n\n本报记者 白舟\n\n渡口边的议事亭修好了，村民每月初一来坐一回。\n\n亭子里挂着{headline}的账目。\n",
        encoding="utf-8",
    )
    return page
