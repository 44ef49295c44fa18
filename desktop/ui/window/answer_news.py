"""News of answers: once each, in a quiet line, to the coder who had asked."""

from __future__ import annotations

from collections.abc import Callable

from desktop.core.studies import CoderRole
from desktop.session import Session
from desktop.session.doubts import Asked
from desktop.settings import Settings
from desktop.wording import say

_SHOWN_LETTERS = 60
_SETTING = "answers_seen"


class AnswerNews:
    """Tells of rulings on one's own doubts and suggestions that are newer than those told of before."""

    def __init__(self, session: Session, settings: Settings, tell: Callable[[str], object]) -> None:
        self._session = session
        self._settings = settings
        self._tell = tell

    def tell(self) -> None:
        """Say what was answered since, and remember until when it was said."""
        if self._session.coder.role is CoderRole.LEAD:
            # Who answers need not be told.
            return
        coder = self._session.coder.id
        seen = self._settings.get(_SETTING).get(coder, "")
        fresh = [each for each in self._answered(coder) if each.ruling and each.ruling.made > seen]
        if not fresh:
            return
        newest = max(each.ruling.made for each in fresh if each.ruling)
        self._settings.set(_SETTING, {**self._settings.get(_SETTING), coder: newest})
        self._tell(_line(fresh[0]) if len(fresh) == 1 else say("query.answered_several", count=len(fresh)))

    def _answered(self, coder: str) -> list[Asked]:
        return self._session.read.doubts.asked(self._session.sight, coder=coder, is_open=False)


def _line(asked: Asked) -> str:
    text = " ".join(asked.ruling.text.split())[:_SHOWN_LETTERS] if asked.ruling else ""
    if not asked.name:
        return say("query.answered", text=text)
    if not text:
        return say("query.accepted", name=asked.name)
    return say("query.suggestion_answered", name=asked.name, text=text)
