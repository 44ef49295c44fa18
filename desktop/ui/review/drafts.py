"""What was written for a doubt or a ruling and not sent off yet: it waits for its writer, also over a closing."""

from __future__ import annotations

from collections.abc import Callable
from zlib import crc32

_KEPT = 60  # the oldest go first: what a draft was for may be gone for good

Drafts = dict[str, str]


class DraftBook:
    """Half-written rulings by who wrote them, what they are for, and the words they were to take the place of."""

    def __init__(
        self, coder: Callable[[], str], load: Callable[[], Drafts], save: Callable[[Drafts], object]
    ) -> None:  # fmt: skip
        self._coder, self._load, self._save = coder, load, save

    def find(self, asked: str, given: str) -> str:
        """Return what was written for something, empty if nothing was or the words it was to change read otherwise."""
        return self._load().get(self._key(asked, given), "")

    def keep(self, asked: str, given: str, written: str) -> None:
        """Keep what is written, unless it is nothing or what stands there anyway."""
        text = written.encode("utf-8", "replace").decode()
        found, key = self._load(), self._key(asked, given)
        kept = {name: words for name, words in found.items() if name != key}
        if text.strip() and text != given:
            kept = {key: text, **kept} if found.get(key) != text else found
        if kept != found:
            self._save(dict(list(kept.items())[:_KEPT]))

    def _key(self, asked: str, given: str) -> str:
        return f"{self._coder()}/{asked}/{crc32(given.encode('utf-8', 'replace'))}"
