"""What an action changed, so that whoever shows it can look again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Changes:
    """The identities that came, went or changed, by kind, the articles they lie in, and the codes of the codings."""

    by_kind: Mapping[str, frozenset[str]] = field(default_factory=dict)
    articles: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.by_kind)

    def and_then(self, other: Changes) -> Changes:
        """Return these changes together with those that followed."""
        kinds = self.by_kind.keys() | other.by_kind.keys()
        both = {kind: self.of(kind) | other.of(kind) for kind in kinds}
        return Changes(both, self.articles | other.articles, self.codes | other.codes)

    def touches(self, *kinds: str) -> bool:
        """Tell whether anything of these kinds changed."""
        return any(kind in self.by_kind for kind in kinds)

    def of(self, kind: str) -> frozenset[str]:
        """Return the changed identities of a kind."""
        return self.by_kind.get(kind, frozenset())


def collect(touched: Iterable[tuple[str, str]], articles: Iterable[str] = (), codes: Iterable[str] = ()) -> Changes:
    """Return the changes that these (kind, identity) pairs make."""
    by_kind: dict[str, set[str]] = {}
    for kind, identity in touched:
        by_kind.setdefault(kind, set()).add(identity)
    return Changes({kind: frozenset(ids) for kind, ids in by_kind.items()}, frozenset(articles), frozenset(codes))
