"""Read coding sheets: their variables and options, and what coders answered; removed ones are never seen."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from desktop.core.codebooks import Attribute, Option, Sheet, Variable
from desktop.core.codings import AttributeValue, Value
from desktop.storage.tables import every, one

_ORDER = "position, number, id"
_THESE = "(SELECT value FROM json_each(?))"
_IN_SIGHT = (
    "variable NOT IN (SELECT id FROM variable WHERE removed = 1) "
    "AND coder NOT IN (SELECT id FROM coder WHERE removed = 1) "
    "AND article NOT IN (SELECT id FROM article WHERE removed = 1)"
)


class Sheets:
    """Variables, attributes, their options, and the answers to them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def sheets(self) -> list[Sheet]:
        """Return the coding sheets in order."""
        return every(self._connection, Sheet, order="position, id")

    def variables(self) -> list[Variable]:
        """Return all variables, sheet by sheet in order."""
        places = {sheet.id: place for place, sheet in enumerate(self.sheets())}
        found = every(self._connection, Variable, order=_ORDER)
        return sorted(found, key=lambda variable: places.get(variable.sheet, len(places)))

    def attributes(self, code: str) -> list[Attribute]:
        """Return the attributes of a code in order."""
        return every(self._connection, Attribute, "code = ?", (code,), order=_ORDER)

    def attribute(self, identity: str) -> Attribute | None:
        """Return an attribute."""
        return one(self._connection, Attribute, identity)

    def options(self, *, variable: str | None = None, attribute: str | None = None) -> list[Option]:
        """Return the options of a variable or of an attribute in order."""
        column, owner = ("variable", variable) if variable else ("attribute", attribute)
        return every(self._connection, Option, f"{column} = ?", (owner,), order=_ORDER)

    def values(self, article: str, *, coder: str) -> list[Value]:
        """Return what a coder answered for an article."""
        # By the article: a coder has answers in all of them.
        return every(self._connection, Value, f"article = ? AND +coder = ? AND {_IN_SIGHT}", (article, coder))

    def values_to(self, variable: str, *, coder: str) -> list[Value]:
        """Return what a coder answered to a variable, for all articles."""
        return every(self._connection, Value, f"variable = ? AND coder = ? AND {_IN_SIGHT}", (variable, coder))

    def value(self, identity: str) -> Value | None:
        """Return an answer to a variable."""
        return one(self._connection, Value, identity)

    def every_value(self) -> list[Value]:
        """Return everyone's answers for all articles."""
        return every(self._connection, Value, _IN_SIGHT)

    def articles_answered(self, coder: str) -> set[str]:
        """Return the articles for which a coder has answered anything."""
        query = f"SELECT DISTINCT article FROM value WHERE coder = ? AND removed = 0 AND {_IN_SIGHT}"
        return {row[0] for row in self._connection.execute(query, (coder,)).fetchall()}

    def uses(self, question: Variable | Attribute, numbers: Iterable[int] | None = None) -> int:
        """Return how many answers of all coders a question has, or how many of them name one of these options."""
        kind = "value" if isinstance(question, Variable) else "attribute_value"
        query, facts = f"SELECT count(*) FROM {kind} WHERE removed = 0 AND {question.KIND} = ?", [question.id]
        if numbers is not None:
            named = ", ".join(str(int(number)) for number in numbers)
            query += f" AND EXISTS (SELECT 1 FROM json_each(numbers) AS each WHERE each.value IN ({named}))"
        return int(self._connection.execute(query, facts).fetchone()[0])

    def uses_by_place(self, question: Variable | Attribute) -> dict[tuple[str, str], int]:
        """Return how many answers of all coders a question has, by coder and article."""
        query = f"SELECT coder, article, count(*) FROM value WHERE removed = 0 AND variable = ? AND {_IN_SIGHT}"
        if isinstance(question, Attribute):
            query = (
                "SELECT coding.coder, coding.article, count(*) FROM attribute_value JOIN coding "
                "ON coding.id = attribute_value.coding WHERE attribute_value.removed = 0 AND coding.removed = 0 "
                "AND attribute_value.attribute = ?"
            )
        rows = self._connection.execute(f"{query} GROUP BY 1, 2", (question.id,)).fetchall()
        return {(coder, article): count for coder, article, count in rows}

    def answers_at(self, *, articles: Iterable[str], coders: Iterable[str]) -> dict[tuple[str, str], int]:
        """Return how many answers to variables these articles have, or these coders gave, by coder and article."""
        query = (
            f"SELECT coder, article, count(*) FROM value WHERE removed = 0 AND {_IN_SIGHT} AND (article IN {_THESE} "
            f"OR coder IN {_THESE}) GROUP BY coder, article"
        )
        rows = self._connection.execute(query, (json.dumps(list(articles)), json.dumps(list(coders)))).fetchall()
        return {(coder, article): count for coder, article, count in rows}

    def attribute_values(self, coding: str) -> list[AttributeValue]:
        """Return the answers to the attributes of one coding."""
        where = "coding = ? AND attribute NOT IN (SELECT id FROM attribute WHERE removed = 1)"
        return every(self._connection, AttributeValue, where, (coding,))

    def attribute_value(self, identity: str) -> AttributeValue | None:
        """Return an answer to an attribute."""
        return one(self._connection, AttributeValue, identity)

    def attribute_values_in(self, article: str, *, coder: str) -> list[AttributeValue]:
        """Return a coder's answers to the attributes of all codings of an article."""
        where = (
            "coding IN (SELECT id FROM coding WHERE article = ? AND coder = ? AND removed = 0) "
            "AND attribute NOT IN (SELECT id FROM attribute WHERE removed = 1)"
        )
        return every(self._connection, AttributeValue, where, (article, coder))

    def codings_of_codes(self, article: str, codes: Iterable[str], *, coder: str) -> list[tuple[str, str, int]]:
        """Return identity, code and start of a coder's codings in an article that have one of these codes, by place."""
        named = list(codes)
        places = ", ".join("?" * len(named))
        query = (
            f"SELECT id, code, start FROM coding WHERE article = ? AND coder = ? AND code IN ({places}) "
            'AND removed = 0 ORDER BY start, "end", id'
        )
        return self._connection.execute(query, (article, coder, *named)).fetchall() if named else []
