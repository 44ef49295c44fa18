"""`zhubi new`: begin a project."""

from __future__ import annotations

from pathlib import Path

import click

from desktop.cli import SUFFIX
from desktop.cli.calls import Command
from desktop.cli.guard import DONE
from desktop.cli.streams import tell
from desktop.cli.values import FILE
from desktop.wording import say


def command() -> Command:
    """Return the command."""
    return Command(
        "new",
        new,
        click.Argument(["project"], metavar="PROJECT", type=FILE),
        click.Option(["--codebook"], metavar="FILE", type=FILE, help=say("cli.option_codebook")),
        click.Option(["--coder"], metavar="NAME", help=say("cli.option_coder", name=say("cli.first_coder"))),
        click.Option(["--title"], metavar="TITLE", help=say("cli.option_title")),
    )


def new(project: Path, codebook: Path | None, coder: str | None, title: str | None) -> int:
    """Make the project file, with the codebook of a file if one is named."""
    from desktop.importing.codebook_file import read_codebook_file
    from desktop.session.beginning import begin_project

    path = project if project.suffix else project.with_name(project.name + SUFFIX)
    begin_project(
        path,
        title=title or path.stem,
        coder_name=coder or say("cli.first_coder"),
        codebook=read_codebook_file(codebook) if codebook else None,
    )
    tell(say("cli.made", file=str(path)))
    return DONE
