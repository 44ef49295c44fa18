"""Which codings are shown: of which codes, and whose besides one's own."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Shown:
    """What is hidden of one's own choice; codes that are not named are shown."""

    hidden: frozenset[str] = frozenset()
    others: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything is shown otherwise than usual."""
        return bool(self.hidden or self.others)

    def shows(self, code: str) -> bool:
        """Tell whether codings of a code are shown."""
        return code not in self.hidden

    def with_coder(self, coder: str) -> Shown:
        """Return the same with another coder's codings shown as well."""
        return self if coder in self.others else replace(self, others=(*self.others, coder))

    def with_code(self, code: str) -> Shown:
        """Return the same with one code shown."""
        return replace(self, hidden=self.hidden - {code})
