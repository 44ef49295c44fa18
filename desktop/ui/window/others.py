"""Other coders' codings in the article shown, as far as the one who codes may see them."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.core.codings import Coding
from desktop.session import Session
from desktop.text.coder_letters import stripe_letters
from desktop.ui.widgets.people import People
from desktop.wording import say


class Others:
    """Codings to look at and to leave alone."""

    def __init__(self, session: Session, people: People) -> None:
        self._session = session
        self._people = people
        self._codings: dict[str, Coding] = {}

    def read(self, article: str | None, coders: Sequence[str]) -> list[Coding]:
        """Read the codings of these coders in an article; of those whose work may not be seen there is none."""
        wanted = [coder for coder in self.visible(article) if coder in coders]
        read = self._session.read
        found = [coding for coder in wanted for coding in read.codings(article or "", coder=coder)]
        self._codings = {coding.id: coding for coding in found}
        return found

    def get(self, coding: str) -> Coding | None:
        """Return another coder's coding that is shown."""
        return self._codings.get(coding)

    def visible(self, article: str | None) -> list[str]:
        """Return whose work in an article may be seen, the one who codes left out."""
        return self._session.sight.owners(article)[1:] if article else []

    def letter(self, coder: str) -> str:
        """Return the letter of a coder, by the order in which they came; who leads, reviews or decides has a sign."""
        return stripe_letters(self._session.read.coders()).get(coder, "")

    def name(self, coder: str) -> str:
        """Return how a coder is called: by letter, and by name where names are shown."""
        name = self._people.beside_work().get(coder)
        return say("shown.coder", letter=self.letter(coder), name=name) if name else self._people.shown(coder)
