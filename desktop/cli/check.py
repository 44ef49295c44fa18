"""`zhubi check`: whether a project is as it should be."""

from __future__ import annotations

from pathlib import Path

import click

from desktop.cli.calls import Command
from desktop.cli.guard import DONE, REFUSED
from desktop.cli.reading import opened_for_reading
from desktop.cli.streams import complain, tell
from desktop.cli.values import FILE
from desktop.wording import say


def command() -> Command:
    """Return the command."""
    return Command("check", check, click.Argument(["project"], metavar="PROJECT", type=FILE))


def check(project: Path) -> int:
    """Check file, chains, state and quoted words; nothing is repaired."""
    with opened_for_reading(project) as session:
        findings = session.read.check()
    for finding in findings:
        tell(say(f"finding.{finding.kind}", language=None, **finding.facts))
    if findings:
        complain(say("cli.check_found", file=project.name, count=len(findings)))
        return REFUSED
    tell(say("cli.check_well", file=project.name))
    return DONE
