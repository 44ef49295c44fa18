"""What lists look up by identity: names and colours of codes, ranks and coders."""

from __future__ import annotations

from collections.abc import Callable

from desktop.session import Session
from desktop.ui.retrieval.names import name_of
from desktop.wording import say

_NO_COLOR = "#808080"
Called = Callable[[str], str]


class Directory:
    """Names as they are now; made anew when codebook or coders change."""

    def __init__(self, session: Session, called: Called | None = None) -> None:
        """Call coders as `called` says; without it by their names."""
        read = session.read
        self.codebook = read.codebook()
        self._codes = {code.id: f"{code.number} {name_of(code)}" for code in self.codebook.codes}
        self._colors = {code.id: self.codebook.color_of(code) for code in self.codebook.codes}
        self._ranks = {rank.id: name_of(rank) for rank in self.codebook.ranks}
        names = read.coder_names()
        named = {coder.id: names.get(coder.id) or say("coders.erased") for coder in read.coders()}
        self._coders = named if called is None else {coder: called(coder) for coder in named}
        self.outlets = {outlet.id: outlet.name for outlet in read.outlets()}

    def code(self, identity: str) -> str:
        """Return a code's number and name."""
        return self._codes.get(identity, "")

    def color(self, identity: str) -> str:
        """Return a code's colour, `#RRGGBB`."""
        return self._colors.get(identity, _NO_COLOR)

    def rank(self, identity: str | None) -> str:
        """Return a rank's name, nothing for none."""
        return self._ranks.get(identity or "", "")

    def coder(self, identity: str) -> str:
        """Return how a coder is called."""
        return self._coders.get(identity, "")
