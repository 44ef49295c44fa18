"""What there is to call: the overview, the version, and help with a mistyped command."""

from __future__ import annotations

from pathlib import Path

from desktop.cli import COMMANDS, SUFFIX
from desktop.cli.guard import DONE, WrongCall
from desktop.cli.streams import tell, tell_text
from desktop.wording import say

_HELP = frozenset({"-h", "--help"})


def answer(arguments: list[str]) -> int | None:
    """Answer `--help` and `--version`; None for paths to open, WrongCall for what is neither."""
    before_paths = arguments[: arguments.index("--")] if "--" in arguments else arguments
    if _HELP.intersection(before_paths):
        tell_text(overview())
        return DONE
    if "--version" in before_paths:
        tell(f"zhubi {_version()}")
        return DONE
    for argument in before_paths:
        if argument.startswith("-") and not Path(argument).exists():
            raise WrongCall(say("cli.no_such_option", option=argument) + say("cli.see_overview"))
    if before_paths:
        _refuse_mistyped(before_paths[0])
    _refuse_project_among_others([Path(each) for each in arguments if each != "--"])
    return None


def overview() -> str:
    """Return the overview of commands and options."""
    width = max(len(name) for name in COMMANDS)
    commands = [f"  zhubi {name:<{width}}  {say(f'command.{name}').splitlines()[0]}" for name in COMMANDS]
    options = [
        f"  --lang zh|en  {say('cli.option_language')}",
        f"  --version     {say('cli.option_version')}",
        f"  --help        {say('cli.option_help')}",
    ]
    parts = [say("cli.overview"), *commands, "", say("cli.options"), *options, "", say("cli.overview_end")]
    return "\n".join(parts)


def _refuse_project_among_others(paths: list[Path]) -> None:
    if len(paths) > 1 and any(path.suffix.lower() == SUFFIX for path in paths):
        raise WrongCall(say("cli.one_project") + say("cli.see_overview"))


def _refuse_mistyped(word: str) -> None:
    path = Path(word)
    if path.suffix or len(path.parts) != 1 or path.is_absolute() or path.exists():
        return
    import difflib

    close = difflib.get_close_matches(word, COMMANDS, n=1)
    guess = say("cli.meant", command=close[0]) if close else ""
    raise WrongCall(say("cli.no_such_command", word=word) + guess + say("cli.see_overview"))


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("zhubi")
    except PackageNotFoundError:
        return say("cli.version_unknown")
