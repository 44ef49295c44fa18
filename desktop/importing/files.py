"""Files as bytes: read within a limit, and what is in the way said in known errors."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from desktop.core.errors import KnownError

_BY_ERRNO = {
    errno.ENOENT: "file_missing",
    errno.ENOTDIR: "file_missing",
    errno.EISDIR: "file_is_folder",
    errno.EACCES: "file_no_permission",
    errno.EPERM: "file_no_permission",
    errno.ENAMETOOLONG: "file_missing",
}


def shown_name(path: Path) -> str:
    """Return a file's name as it can be shown and stored, even where it is no valid text."""
    return os.fsencode(path.name or str(path)).decode("utf-8", "replace")


def read_bytes(path: Path, *, limit: int) -> bytes:
    """Return a file's bytes; one larger than `limit` bytes is refused unread (`file_too_large`)."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            open_to_us = os.access(path, os.R_OK | os.X_OK)
            raise KnownError("file_is_folder" if open_to_us else "file_no_permission", file=shown_name(path))
        if not stat.S_ISREG(status.st_mode):
            raise KnownError("file_unreadable", file=shown_name(path))
        if status.st_size > limit:
            raise _too_large(path, status.st_size, limit)
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except (OSError, ValueError) as error:
        kind = _BY_ERRNO.get(getattr(error, "errno", None) or 0, "file_unreadable")
        raise KnownError(kind, file=shown_name(path)) from error
    if len(data) > limit:
        raise _too_large(path, len(data), limit)
    return data


def _too_large(path: Path, size: int, limit: int) -> KnownError:
    return KnownError("file_too_large", file=shown_name(path), size=_megabytes(size), limit=_megabytes(limit))


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"
