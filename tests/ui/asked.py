"""Somebody who answers what message boxes ask, so that none waits."""

from __future__ import annotations


class Asked:
    """Keeps what was asked, and answers it with `answer`."""

    def __init__(self) -> None:
        self.questions: list[str] = []
        self.answer = True

    def tell(self, _parent, text: str, _details: str) -> None:
        raise AssertionError(text)

    def ask(self, _parent, text: str, *, yes: str, no: str) -> bool:
        assert yes != no
        self.questions.append(text)
        return self.answer
