"""Values of arguments and options that are checked while a call is read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from desktop.core.errors import KnownError
from desktop.wording import explain, say

# Whether a file can be read is for whoever reads it to say, in our own words.
FILE = click.Path(path_type=Path, readable=False)


class Count(click.ParamType[int]):
    """A whole number from 1."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number, full-width digits admitted."""
        try:
            number = int(value)
        except ValueError:
            number = 0
        if number < 1:
            self.fail(say("cli.not_a_count", value=value), param, ctx)
        return number


class Encoding(click.ParamType[str]):
    """A character encoding that pages come in."""

    name = "encoding"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name if text can be read by it."""
        from desktop.importing.encodings import decode

        try:
            decode(b"text", str(value))
        except KnownError as error:
            # Another kind only says that these four bytes are no text in that encoding.
            if error.kind == "encoding_unsupported":
                self.fail(explain(error), param, ctx)
        return str(value)


class Words(click.ParamType[str]):
    """Something to search for."""

    name = "words"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the words if there is more to them than white space."""
        words = str(value).encode("utf-8", "replace").decode().strip()
        if not words:
            self.fail(say("cli.words_empty"), param, ctx)
        return words


class FormatName(click.ParamType[str]):
    """The name of a format that a study is exported in."""

    name = "format"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name if there is such a format."""
        from desktop.exporting.formats import FORMATS

        if value not in FORMATS:
            self.fail(explain(KnownError("format_unknown", name=value, names=", ".join(FORMATS))), param, ctx)
        return str(value)
