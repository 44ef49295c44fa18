"""How a call ends: an exit code, and one sentence when something was in the way. Never a traceback."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from desktop.cli.streams import complain, fall_silent, finish, prepare_streams
from desktop.core.errors import KnownError
from desktop.wording import explain, say

DONE, REFUSED, WRONG_CALL, INTERRUPTED = 0, 1, 2, 130


class WrongCall(Exception):  # noqa: N818 - not an error of the program
    """The program was called in a way it does not understand; carries the sentence that says so."""


def guarded(work: Callable[[], int]) -> int:
    """Do some work and return the exit code, having said on standard error what stood in its way."""
    try:
        prepare_streams()
        return _answered(work)
    except Exception as error:
        complain(_unexpected(error))
        return REFUSED


def _answered(work: Callable[[], int]) -> int:
    try:
        code = work()
        finish()
    except WrongCall as call:
        complain(str(call))
        return WRONG_CALL
    except KnownError as error:
        if error.kind == "output_failed":
            fall_silent()
        complain(explain(error))
        return REFUSED
    except KeyboardInterrupt:
        complain(say("cli.interrupted"))
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever reads us, `head` for instance, has seen enough.
        fall_silent()
        return DONE
    return code


def _unexpected(error: Exception) -> str:
    file = None
    # The report needs floors that may themselves be what is broken.
    with suppress(Exception):
        from desktop.session.reports import write_report

        file = write_report(error)
    if file is None:
        return say("cli.unexpected_unlogged", reason=f"{type(error).__name__}: {error}")
    return say("cli.unexpected", log=str(file))
