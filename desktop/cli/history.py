"""`zhubi history`: who did what, and when."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from desktop.cli.calls import Command
from desktop.cli.guard import DONE
from desktop.cli.reading import opened_for_reading
from desktop.cli.streams import tell, tell_json
from desktop.cli.values import FILE, Count
from desktop.core.clock import local_minute
from desktop.core.revisions import Action
from desktop.wording import say
from desktop.wording.actions import describe

_USUAL = 50


def command() -> Command:
    """Return the command."""
    limit = say("cli.option_limit", usual=_USUAL)
    return Command(
        "history",
        history,
        click.Argument(["project"], metavar="PROJECT", type=FILE),
        click.Option(["--limit"], metavar="N", type=Count(), default=_USUAL, help=limit),
        click.Option(["--json", "as_json"], is_flag=True, help=say("cli.option_json")),
    )


def history(project: Path, limit: int, *, as_json: bool) -> int:
    """Show the latest actions, newest first."""
    with opened_for_reading(project) as session:
        actions = session.history(limit=limit + 1)
        names = session.read.coder_names()
    shown = actions[:limit]
    if as_json:
        tell_json({"actions": [_as_json(action, names) for action in shown]})
        return DONE
    for action in shown:
        who = names.get(action.actor) or say("cli.nameless")
        tell(f"{local_minute(action.time)}  {who}  {describe(action)}")
    if len(actions) > limit:
        tell(say("cli.history_goes_on"))
    return DONE


def _as_json(action: Action, names: dict[str, str]) -> dict[str, Any]:
    return {
        "time": action.time,
        "coder": names.get(action.actor),
        "action": action.name,
        "sentence": describe(action),
        "facts": action.facts,
        "id": action.id,
        "inverts": action.inverts,
    }
