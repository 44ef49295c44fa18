"""What the command line writes: answers on standard output, messages on standard error as `zhubi: …`."""

from __future__ import annotations

import json
import os
import re
import sys
from contextlib import suppress
from typing import Any, TextIO

from desktop.core.errors import KnownError

# Control characters, line and paragraph separators, and the marks that turn the direction of writing around:
# a file name or a headline must not be able to rewrite what stands on somebody's screen.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")


def prepare_streams() -> None:
    """Write UTF-8 whatever the system's language settings say; what UTF-8 cannot hold is written as an escape."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def one_line(text: str) -> str:
    """Return a text as one line without anything that a terminal would obey."""
    return _UNPRINTABLE.sub(" ", text).strip()


def tell(text: str, *, indent: int = 0) -> None:
    """Write one line to standard output."""
    _write(sys.stdout, " " * indent + one_line(text))


def tell_json(values: Any) -> None:
    """Write plain values as one JSON document to standard output."""
    _write(sys.stdout, json.dumps(values, ensure_ascii=False, indent=2))


def tell_text(text: str) -> None:
    """Write a text of our own to standard output as it is."""
    _write(sys.stdout, text.rstrip("\n"))


def complain(message: str) -> None:
    """Write one line to standard error, if anybody is listening there."""
    with suppress(OSError, ValueError):
        _write_line(sys.stderr, f"zhubi: {one_line(message)}")


def finish() -> None:
    """Bring everything written out of the program; KnownError output_failed where it cannot go."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise KnownError("output_failed") from error


def fall_silent() -> None:
    """Write nothing more to standard output: whoever read it has gone."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _write(stream: TextIO | None, text: str) -> None:
    try:
        _write_line(stream, text)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise KnownError("output_failed") from error


def _write_line(stream: TextIO | None, text: str) -> None:
    if stream is not None:
        stream.write(text + "\n")
