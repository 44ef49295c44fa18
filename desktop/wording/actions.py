"""Say in one line what an action did, for the history and the undo menu."""

from __future__ import annotations

from string import Formatter

from desktop.core.revisions import Action
from desktop.wording.catalogue import LANGUAGES, current_language, has, say

# Stands where an action was written without something that its sentence names.
_GAP = "…"
_TURNS = ("undo", "redo")

Facts = dict[str, str | list[str]]


def describe(action: Action, *, language: str | None = None, of_codebook: bool = False) -> str:
    """Return the sentence `action.<name>` with the action's facts; undo and redo name what they turned.

    `of_codebook` tells only what became of the codebook, without a passage that was coded in the same action.
    """
    language = language or current_language()
    if action.name not in _TURNS:
        return _sentence(action.name, action.facts, language, of_codebook=of_codebook)
    of = action.facts.get("of", "")
    what = _sentence(of if isinstance(of, str) else "", action.facts, language, of_codebook=of_codebook)
    return say(f"action.{action.name}", language=language, what=what)


def _sentence(name: str, facts: Facts, language: str, *, of_codebook: bool) -> str:
    if name in _TURNS or not has(f"action.{name}"):
        return say("action.unknown", language=language, name=name)
    if of_codebook and has(f"codebook_action.{name}"):
        sentence = say(f"codebook_action.{name}", language=language)
    else:
        sentence = say(f"action.{name}", language=language)
    named = {place for _, place, _, _ in Formatter().parse(sentence) if place}
    return sentence.format_map({name: _in_language(facts.get(name, _GAP), language) for name in named})


def _in_language(value: str | list[str], language: str) -> str:
    if isinstance(value, str):
        return value
    place = LANGUAGES.index(language)
    return value[place] if place < len(value) else "".join(value[:1])
