"""`zhubi preview`: what an import would make of files; nothing is written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from desktop.cli.calls import Command
from desktop.cli.guard import DONE, REFUSED
from desktop.cli.streams import complain, tell, tell_json
from desktop.cli.values import FILE, Encoding
from desktop.wording import say


def command() -> Command:
    """Return the command."""
    return Command(
        "preview",
        preview,
        click.Argument(["files"], metavar="FILE…", type=FILE, nargs=-1, required=True),
        click.Option(["--encoding"], metavar="ENCODING", type=Encoding(), help=say("cli.option_encoding")),
        click.Option(["--json", "as_json"], is_flag=True, help=say("cli.option_json")),
    )


def preview(files: tuple[Path, ...], encoding: str | None, *, as_json: bool) -> int:
    """Show what each file would bring; refused ones are named on standard error too."""
    from desktop.importing.preview import preview as look

    found = look(files, encoding)
    refused = [file for file in found["files"] if file["sha256"] is None]
    for file in refused:
        for problem in file["problems"]:
            complain(problem["message"])
    if as_json:
        tell_json(found)
    else:
        for file in found["files"]:
            if file["sha256"] is not None:
                _show(file)
    return REFUSED if refused else DONE


def _show(file: dict[str, Any]) -> None:
    tell(say("cli.preview_file", file=file["file"], encoding=file["encoding"]))
    for article in file["articles"]:
        characters = sum(len(paragraph) for paragraph in article["paragraphs"])
        tell(say("cli.preview_headline", headline=article["headline"]), indent=2)
        if article["byline"]:
            tell(say("cli.preview_byline", byline=article["byline"]), indent=2)
        count = len(article["paragraphs"])
        tell(say("cli.preview_size", paragraphs=count, characters=characters), indent=2)
    for problem in file["problems"]:
        line = "" if problem["line"] is None else say("cli.preview_line", line=problem["line"])
        tell(say("cli.preview_problem", line=line, message=problem["message"]), indent=2)
