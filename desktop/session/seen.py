"""A study as the one who codes may see it: what blind coding keeps from the window, no export of the window gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from desktop.core.codings import Memo
from desktop.core.snapshots import StudySnapshot
from desktop.core.studies import CoderRole
from desktop.session.sight import Sight
from desktop.wording import say


class LeftOut(NamedTuple):
    """What is not there: the articles with others' codings, answers or none-marks, and the number of memos."""

    codings: int = 0
    answers: int = 0
    memos: int = 0
    nones: int = 0

    def words(self, part: str, role: CoderRole) -> str:
        """Return one sentence on what is missing of a part (a field here) and when it will be there; empty if nothing.

        `role` is that of the one who codes.
        """
        count = getattr(self, part) if part else 0
        rank = role.value if role in (CoderRole.LEAD, CoderRole.REVIEWER) else CoderRole.CODER.value
        when = say(f"seen.when_memos.{rank}") if part == "memos" else say(f"seen.when.{rank}")
        return say(f"seen.left_{part}", count=count, when=when) if count else ""


def seen(study: StudySnapshot, sight: Sight) -> tuple[StudySnapshot, LeftOut]:
    """Return a study without what the one who codes may not see, and how much that is."""
    may_see = _asked_once(sight)
    everything = (*study.codings, *study.lost_codings)
    hidden = {coding.id for coding in everything if not may_see(coding.coder, coding.article)}
    values = tuple(value for value in study.values if may_see(value.coder, value.article))
    homes = {coding.id: coding.article for coding in everything}
    # One on a coding that is out of everyone's sight is in no export.
    on_something = [memo for memo in study.memos if memo.coding is None or memo.coding in homes]
    memos = tuple(memo for memo in on_something if _may_read(memo, homes, sight, may_see))
    articles = {source.article.id for source in study.articles}
    there = homes.keys() - hidden
    left = LeftOut(
        codings=len({homes[coding] for coding in hidden}),
        answers=len({value.article for value in study.values if not may_see(value.coder, value.article)} & articles),
        memos=len(on_something) - len(memos),
        nones=len({mark.article for mark in study.none_marks if not may_see(mark.coder, mark.article)} & articles),
    )
    return replace(
        study,
        codings=tuple(coding for coding in study.codings if coding.id in there),
        lost_codings=tuple(coding for coding in study.lost_codings if coding.id in there),
        attribute_values=tuple(each for each in study.attribute_values if each.coding in there),
        values=values,
        memos=memos,
        none_marks=tuple(mark for mark in study.none_marks if may_see(mark.coder, mark.article)),
    ), left


def _asked_once(sight: Sight) -> Callable[[str, str], bool]:
    """Return what tells whether somebody's work in an article may be seen, each coder's articles asked for once."""
    visible = cache(sight.visible_articles)

    def may_see(owner: str, article: str) -> bool:
        where = visible(owner)
        return where is None or article in where

    return may_see


def _may_read(memo: Memo, homes: dict[str, str], sight: Sight, may_see: Callable[[str, str], bool]) -> bool:
    article = homes.get(memo.coding) if memo.coding else memo.article
    return sight.may_see_everywhere(memo.coder) if article is None else may_see(memo.coder, article)
