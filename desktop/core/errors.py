"""Errors that the surroundings cause; everything else that is raised is a fault of the program."""

from __future__ import annotations


class KnownError(Exception):
    """Something outside the program is in the way: a file, a disk, a name that is taken.

    `kind` names the sentence in the wording catalogue (`error.<kind>`), `facts` fill its placeholders.
    The core gives kinds and facts only; the sentence a person reads is made where it is shown.
    """

    def __init__(self, kind: str, **facts: object) -> None:
        super().__init__(kind, facts)
        self.kind = kind
        self.facts: dict[str, object] = facts

    def __str__(self) -> str:
        facts = ", ".join(f"{name}={value!r}" for name, value in self.facts.items())
        return f"{self.kind}({facts})"
