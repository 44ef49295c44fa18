"""Look sentences up by key in `resources/wording/*.json` and fill their named places."""

from __future__ import annotations

import json
from functools import cache

from desktop.core.errors import KnownError
from desktop.places import resource

LANGUAGES = ("zh", "en")

_state = {"language": "zh"}


def current_language() -> str:
    """Return the language sentences come in now, `zh` or `en`."""
    return _state["language"]


def set_language(language: str) -> None:
    """Make all further sentences come in this language."""
    if language not in LANGUAGES:
        raise ValueError(language)
    _state["language"] = language


# Numbers that are typed in again somewhere: a sign within them would be taken along.
_AS_IT_IS = frozenset({"seed"})


def say(key: str, /, *, language: str | None = None, **facts: object) -> str:
    """Return the sentence for a key with its named places filled."""
    sentence = _sentences()[key][language or _state["language"]]
    shown = {name: fact if name in _AS_IT_IS else _shown(fact) for name, fact in facts.items()}
    return sentence.format_map(shown) if facts else sentence


def has(key: str) -> bool:
    """Tell whether the catalogue holds this key."""
    return key in _sentences()


def explain(error: KnownError, *, language: str | None = None) -> str:
    """Return the sentence that tells a person about a known error."""
    return say(f"error.{error.kind}", language=language, **error.facts)


def _shown(fact: object) -> object:
    return f"{fact:,}" if isinstance(fact, int) and not isinstance(fact, bool) and abs(fact) >= 10_000 else fact


@cache
def _sentences() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for file in sorted(resource("wording").glob("*.json")):
        found.update(json.loads(file.read_text(encoding="utf-8")))
    return found
