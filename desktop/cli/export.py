"""`zhubi export`: write a study into a file of another format."""

from __future__ import annotations

from pathlib import Path

import click

from desktop.cli.calls import Command
from desktop.cli.guard import DONE
from desktop.cli.reading import opened_for_reading
from desktop.cli.streams import tell
from desktop.cli.values import FILE, FormatName
from desktop.wording import say


def command() -> Command:
    """Return the command."""
    return Command(
        "export",
        export,
        click.Argument(["project"], metavar="PROJECT", type=FILE),
        click.Argument(["format_name"], metavar="FORMAT", type=FormatName()),
        click.Argument(["out"], metavar="OUT", type=FILE),
    )


def export(project: Path, format_name: str, out: Path) -> int:
    """Write the whole study; a file that is there already is replaced once the new one is complete."""
    from desktop.exporting.formats import FORMATS

    with opened_for_reading(project) as session:
        snapshot = session.read.snapshot(session.study)
    FORMATS[format_name].write(snapshot, out)
    tell(say("cli.exported", file=str(out)))
    return DONE
