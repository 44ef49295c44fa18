"""`zhubi formats`: what a study can be exported as."""

from __future__ import annotations

from desktop.cli.calls import Command
from desktop.cli.guard import DONE
from desktop.cli.streams import tell
from desktop.wording import say


def command() -> Command:
    """Return the command."""
    return Command("formats", formats)


def formats() -> int:
    """List every format with what it carries and what not."""
    from desktop.exporting.formats import FORMATS

    width = max(len(name) for name in FORMATS)
    for name in FORMATS:
        tell(f"{name:<{width}}  {say(f'format.{name}')}")
    return DONE
