"""News in a quiet line for whoever codes: rulings, once each, and articles that were returned."""

from __future__ import annotations

from collections.abc import Callable

from desktop.core.codebooks import Ruling
from desktop.core.studies import CoderRole
from desktop.session import Session
from desktop.session.doubts import Asked
from desktop.settings import Settings
from desktop.ui.codebook.names import shown_name
from desktop.wording import say

_SHOWN_LETTERS = 60
_SETTING = "answers_seen"


class AnswerNews:
    """Tells of rulings that are newer than those told of before: answers to oneself, and to others.

    To whoever begins it tells as well how many of their articles were returned.

    Attributes:
        is_fresh: there are rulings that were told of and not looked at since.
    """

    def __init__(self, session: Session, settings: Settings, tell: Callable[[str], object]) -> None:
        self._session = session
        self._settings = settings
        self._tell = tell
        self._told_to = ""
        self.is_fresh = False

    def tell(self) -> None:
        """Say what was ruled since, and remember until when it was said."""
        coder = self._session.coder.id
        begins, self._told_to = coder != self._told_to, coder
        self.is_fresh = self.is_fresh and not begins
        rulings, returns = self._on_rulings(coder), self._on_returns() if begins else ""
        if rulings and returns:
            self._tell(say("query.news_both", rulings=rulings, returns=returns))
        elif rulings or returns:
            self._tell(rulings or returns)

    def _on_returns(self) -> str:
        returned = self._session.progress.counts(0)["returned"]
        return say("return.news", count=returned) if returned else ""

    def _on_rulings(self, coder: str) -> str:
        if self._session.coder.role is CoderRole.LEAD:
            # Who answers need not be told.
            return ""
        seen = self._settings.get(_SETTING).get(coder, "")
        fresh = [each for each in self._answered(coder) if each.ruling and each.ruling.made > seen]
        if not fresh:
            return ""
        self.is_fresh = True
        newest = max(each.ruling.made for each in fresh if each.ruling)
        self._settings.set(_SETTING, {**self._settings.get(_SETTING), coder: newest})
        return self._line(fresh[0]) if len(fresh) == 1 else _lines(fresh)

    def _answered(self, coder: str) -> list[Asked]:
        read = self._session.read.doubts
        own = read.asked(self._session.sight, coder=coder, is_open=False)
        # What somebody was told about a code they suggested is no rule for the others, unless it belongs to a code.
        others = (each for each in read.rulings_besides(own) if each.ruling and (each.code or each.ruling.query))
        return [*own, *others]

    def _line(self, asked: Asked) -> str:
        text = " ".join(asked.ruling.text.split())[:_SHOWN_LETTERS] if asked.ruling else ""
        if asked.kind == Ruling.KIND:
            return say("query.ruled", text=text)
        if not asked.name:
            return say("query.answered", text=text)
        code = self._session.read.doubts.code_to_place(asked)
        if code is not None:
            key = "query.suggestion_answered_as" if text else "query.accepted_as"
            return say(key, name=asked.name, code=f"{code.number} {shown_name(code)}", text=text)
        if not text:
            return say("query.accepted", name=asked.name)
        return say("query.suggestion_answered", name=asked.name, text=text)


def _lines(fresh: list[Asked]) -> str:
    others = any(each.kind == Ruling.KIND for each in fresh)
    return say("query.ruled_several" if others else "query.answered_several", count=len(fresh))
