"""Reports of faults in the program itself: where they lie and in which surroundings, never what was being read."""

from __future__ import annotations

import platform
import re
import sys
import traceback
from pathlib import Path

from desktop.core.clock import now
from desktop.core.errors import KnownError
from desktop.places import user_log
from desktop.storage.faults import known_database_faults
from desktop.wording import current_language

LARGEST = 1_000_000  # bytes after which the log is put aside and begun anew
_PACKAGES = ("zhubi", "PySide6-Essentials", "sqlite-utils", "numpy", "jieba", "rjieba", "pypinyin")
# Words of an article can get into a message or a line of source; none of them is written in plain letters.
_NOT_PLAIN = re.compile(r"[^\x00-\x7f]+")


def write_report(error: BaseException, surroundings: dict[str, str] | None = None) -> Path | None:
    """Append a report to the program's log and return the file; None where none can be written.

    Everything but plain letters is left out of it, so that it can be sent to somebody.
    """
    try:
        file = user_log() / "zhubi.log"
        if file.exists() and file.stat().st_size > LARGEST:
            file.replace(file.with_suffix(".log.old"))
        with file.open("a", encoding="utf-8") as log:
            log.write(_report(error, surroundings or {}))
    except OSError:
        return None
    return file


def mark_of(error: BaseException) -> str:
    """Return what two reports have in common that tell of the same fault: its kind and where it came up."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__qualname__} {place}"


def as_known(error: BaseException, project: Path | None) -> KnownError | None:
    """Return a fault as the known error it is, such as a damaged page of the project; None for any other."""
    if isinstance(error, KnownError):
        return error
    if type(error).__module__ != "sqlite3":
        return None
    trace = error.__traceback__
    try:
        with known_database_faults(project or Path()):
            raise error
    except KnownError as known:
        return known
    except BaseException:
        return None
    finally:
        error.__traceback__ = trace


def _report(error: BaseException, surroundings: dict[str, str]) -> str:
    facts = {
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "language": current_language(),
        **{name: found for name in _PACKAGES if (found := _version(name))},
        **surroundings,
    }
    lines = [f"{now()} {sys.platform}", *(f"  {name}: {fact}" for name, fact in facts.items())]
    told = "".join(traceback.format_exception(error))
    return _NOT_PLAIN.sub("…", "\n".join([*lines, told])) + "\n"


def _version(package: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return ""
