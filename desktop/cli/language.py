"""Which language the command line speaks: `--lang`, then ZHUBI_LANG, then the system's."""

from __future__ import annotations

import os

from desktop.cli.guard import WrongCall
from desktop.wording import LANGUAGES, say

OPTION = "--lang"
VARIABLE = "ZHUBI_LANG"
_NO_LANGUAGE = frozenset({"c", "posix"})


def language_of_environment() -> str:
    """Return the language the surroundings ask for; Chinese where they ask for none."""
    own = os.environ.get(VARIABLE, "").lower()[:2]
    return own if own in LANGUAGES else _language_of_locale(_locale_name())


def take_language(arguments: list[str]) -> tuple[str | None, list[str]]:
    """Return the language asked for by `--lang`, if any, and the other arguments; WrongCall for an unknown one."""
    asked, rest = None, []
    waiting = iter(arguments)
    for argument in waiting:
        if argument == "--":
            rest += [argument, *waiting]
        elif argument == OPTION:
            asked = _checked(next(waiting, ""))
        elif argument.startswith(OPTION + "="):
            asked = _checked(argument.removeprefix(OPTION + "="))
        else:
            rest.append(argument)
    return asked, rest


def _checked(language: str) -> str:
    if language not in LANGUAGES:
        raise WrongCall(say("cli.language_unknown", languages=", ".join(LANGUAGES)))
    return language


def _locale_name() -> str:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if name := os.environ.get(variable):
            return name
    import locale

    return locale.getlocale()[0] or ""


def _language_of_locale(name: str) -> str:
    language = name.lower().split(".")[0].split("@")[0]
    if not language or language in _NO_LANGUAGE or language.startswith(("zh", "chinese")):
        return "zh"
    return "en"
