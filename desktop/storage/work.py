"""Read how far the work is: done marks and returns, who has which article, and what somebody may see of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from desktop.core.studies import Coder, Done, Return, SpotCheck
from desktop.storage.tables import every

# A done mark counts while the article was not returned to its coder at the same moment or later.
COUNTS = (
    'done.removed = 0 AND NOT EXISTS (SELECT 1 FROM "return" AS sent WHERE sent.article = done.article '
    "AND sent.coder = done.coder AND sent.removed = 0 AND sent.made >= done.made)"
)
_DONE_BY = f"EXISTS (SELECT 1 FROM done WHERE done.article = article.id AND done.coder = {{coder}} AND {COUNTS})"
# Marked as done and not taken back, returned since or not: what was open to be looked at stays so.
_DONE_ONCE_BY = (
    "EXISTS (SELECT 1 FROM done WHERE done.article = article.id AND done.coder = {coder} AND done.removed = 0)"
)
# Whose the article is: all active coders', until anything is assigned; then that of those it is assigned to.
_OWING = (
    "SELECT coder.id FROM coder WHERE coder.role = 'coder' AND coder.retired = 0 AND coder.removed = 0 AND "
    "(:unassigned OR EXISTS (SELECT 1 FROM assignment WHERE assignment.article = article.id "
    "AND assignment.coder = coder.id AND assignment.removed = 0))"
)
_BEGUN_BY_VIEWER = " OR ".join(
    f"EXISTS (SELECT 1 FROM {kind} WHERE {kind}.article = article.id AND {kind}.coder = :viewer AND {kind}.removed = 0)"
    for kind in ("coding", "value", "none_mark")
)
_FOR_LEAD = f"""
    SELECT article.id FROM article WHERE article.removed = 0 AND {{which}}
    AND CASE WHEN EXISTS ({_OWING}) THEN NOT EXISTS ({_OWING} AND NOT {_DONE_ONCE_BY.format(coder="coder.id")})
        ELSE :free OR {_DONE_ONCE_BY.format(coder=":owner")} END
    AND ({_DONE_ONCE_BY.format(coder=":viewer")} OR NOT ({_BEGUN_BY_VIEWER}))
"""
_LIVE_ARTICLE = "article NOT IN (SELECT id FROM article WHERE removed = 1)"
_DRAWN = f"SELECT article FROM spot_check WHERE reviewer = ? AND removed = 0 AND {_LIVE_ARTICLE}"
_FINISHED = (
    f"SELECT article.id FROM article WHERE article.removed = 0 AND EXISTS ({_OWING}) "
    f"AND NOT EXISTS ({_OWING} AND NOT {_DONE_BY.format(coder='coder.id')})"
)


class Work:
    """Questions about who did how much, asked of all articles at once or of one."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def is_unblinded(self) -> bool:
        """Tell whether the whole study was unblinded."""
        return self._holds("SELECT 1 FROM unblinding WHERE round IS NULL AND removed = 0")

    def has_assignments(self) -> bool:
        """Tell whether any article is assigned to anyone; until then every active coder has every article."""
        return self._holds("SELECT 1 FROM assignment WHERE removed = 0")

    def drawn_for(self, reviewer: str) -> set[str]:
        """Return the articles drawn for a reviewer."""
        return self._ids(_DRAWN, (reviewer,))

    def open_to_lead(self, viewer: str, owner: Coder, *, article: str | None = None) -> set[str]:
        """Return the articles in which a lead may see someone's work; of one article, itself or nothing.

        All whose article it is must have marked it done, or its owner if it is nobody's; so must the lead who began it.
        A return does not close it again.
        """
        facts = {
            "viewer": viewer, "owner": owner.id, "article": article,
            "free": owner.retired, "unassigned": not self.has_assignments(),
        }  # fmt: skip
        which = "1" if article is None else "article.id = :article"
        return self._ids(_FOR_LEAD.format(which=which), facts)

    def done_mark(self, article: str, *, coder: str) -> Done | None:
        """Return a coder's done mark on an article, if it counts."""
        found = every(self._connection, Done, f"article = ? AND coder = ? AND {COUNTS}", (article, coder))
        return found[0] if found else None

    def last_return(self, article: str, *, coder: str) -> Return | None:
        """Return the last return of an article to a coder, whether it was marked as done since or not."""
        found = every(
            self._connection, Return, "article = ? AND coder = ?", (article, coder), order="made DESC, id DESC LIMIT 1"
        )
        return found[0] if found else None

    def returns(self) -> list[Return]:
        """Return all returns, newest first."""
        return every(self._connection, Return, _LIVE_ARTICLE, order="made DESC, id DESC")

    def spot_checks(self) -> list[SpotCheck]:
        """Return what was drawn for spot checks, newest first."""
        return every(self._connection, SpotCheck, _LIVE_ARTICLE, order="made DESC, id")

    def done_articles(self, coder: str, *, article: str | None = None) -> set[str]:
        """Return the articles a coder is done with; of one article, itself or nothing."""
        return self._of_coder(f"SELECT article FROM done WHERE {{whose}} AND {COUNTS}", coder, article)

    def returned_articles(self, coder: str, *, article: str | None = None) -> set[str]:
        """Return the articles returned to a coder and not done since; of one article, itself or nothing."""
        query = (
            'SELECT article FROM "return" AS back WHERE {whose} AND removed = 0 AND NOT EXISTS (SELECT 1 FROM done '
            f"WHERE done.article = back.article AND done.coder = back.coder AND {COUNTS})"
        )
        return self._of_coder(query, coder, article)

    def marks_on(self, article: str) -> dict[str, str]:
        """Return who is `done` with an article, and to whom it was `returned` since."""
        done = f"SELECT coder FROM done WHERE article = ? AND {COUNTS}"
        sent = 'SELECT coder FROM "return" WHERE article = ? AND removed = 0'
        found = dict.fromkeys(self._ids(sent, (article,)), "returned")
        return found | dict.fromkeys(self._ids(done, (article,)), "done")

    def answered_articles(self, coder: str, *, article: str | None = None) -> set[str]:
        """Return the articles in which a coder has answers on the coding sheet or none-marks."""
        parts = (f"SELECT article FROM {kind} WHERE {{whose}} AND removed = 0" for kind in ("value", "none_mark"))
        return self._of_coder(" UNION ".join(parts), coder, article)

    def assigned_to(self, coder: str) -> set[str]:
        """Return the articles assigned to a coder."""
        return self._ids(
            f"SELECT article FROM assignment WHERE coder = ? AND removed = 0 AND {_LIVE_ARTICLE}", (coder,)
        )

    def finished(self) -> set[str]:
        """Return the articles that all whose they are have marked as done."""
        return self._ids(_FINISHED, {"unassigned": not self.has_assignments()})

    def done_counts(self) -> dict[str, int]:
        """Return how many articles each coder is done with."""
        query = f"SELECT coder, count(*) FROM done WHERE {_LIVE_ARTICLE} AND {COUNTS} GROUP BY coder"
        return dict(self._connection.execute(query).fetchall())

    def _of_coder(self, query: str, coder: str, article: str | None) -> set[str]:
        # By the article where one is asked for: a coder may have a hundred thousand others.
        whose = "coder = :coder" if article is None else "+coder = :coder AND article = :article"
        query = query.format(whose=f"{whose} AND {_LIVE_ARTICLE}")
        return self._ids(query, {"coder": coder, "article": article})

    def _holds(self, query: str, values: tuple[object, ...] = ()) -> bool:
        return self._connection.execute(f"{query} LIMIT 1", values).fetchone() is not None

    def _ids(self, query: str, values: tuple[object, ...] | Mapping[str, object]) -> set[str]:
        return {row[0] for row in self._connection.execute(query, values).fetchall()}
