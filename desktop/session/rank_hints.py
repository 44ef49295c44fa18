"""Places where main and secondary are not as the codebook has them, to be looked at before an article is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.text.rank_places import RankPlace, rank_places
from desktop.text.units import UNIT_KINDS, units

if TYPE_CHECKING:
    from desktop.core.codebooks import Rank
    from desktop.session.session import Session


def main_rank(session: Session) -> Rank | None:
    """Return the rank of which each coded unit has one; None where the ranks of the codebook mean something else."""
    ranks = session.read.codebook().ranks
    is_ours = len(ranks) > 1 and (ranks[0].key == "main" or ranks[0].name_zh.startswith("主"))
    return ranks[0] if is_ours else None


def rank_hints(session: Session, article: str) -> list[RankPlace]:
    """Return the places in an article where the one who codes has several main codings, or none beside others."""
    main, shown = main_rank(session), session.read.text(article)
    if main is None or shown is None:
        return []
    codings = [
        each
        for each in session.read.codings(article, coder=session.coder.id)
        if each.version == shown.version.id and each.rank is not None
    ]
    head = session.read.codebook().head
    kind = head.recording_unit if head.recording_unit in UNIT_KINDS else UNIT_KINDS[0]
    cut = units(
        shown.text, shown.version.paragraphs, kind=kind, roles=session.study.codable_roles, closers=head.clause_closers
    )  # fmt: skip
    return rank_places(shown.text, cut, codings, main.id) if codings else []
