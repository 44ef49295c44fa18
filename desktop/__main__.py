"""The way in: a command goes to the command line, everything else to the window."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from desktop.cli import COMMANDS
from desktop.cli.guard import guarded
from desktop.cli.language import VARIABLE, language_of_environment, take_language
from desktop.wording import set_language


def main(argv: Sequence[str] | None = None) -> int:
    """Run `zhubi` with these arguments, by default those it was called with, and return the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    return guarded(lambda: _dispatch(arguments))


def _dispatch(arguments: list[str]) -> int:
    set_language(language_of_environment())
    language, arguments = take_language(arguments)
    if language is not None:
        set_language(language)
    if arguments and arguments[0] in COMMANDS:
        from desktop.cli.calls import run

        return run(arguments[0], arguments[1:])
    if arguments:
        from desktop.cli.overview import answer

        answered = answer(arguments)
        if answered is not None:
            return answered
    return _open_window(arguments, language)


def _open_window(arguments: list[str], language: str | None) -> int:
    if language is not None:
        # The window has a language setting of its own; what was asked for in the call goes before it.
        os.environ[VARIABLE] = language
    from desktop.app import run

    if "--" in arguments:
        arguments.remove("--")
    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
