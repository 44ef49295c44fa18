"""Write a file whole or not at all: beside its place first, then in one step into it."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from desktop.core.errors import KnownError
from desktop.places.system import sync_folder

_PROJECT_ENDING = ".zhubi"
_DATABASE = b"SQLite format 3\0"
_BY_ERRNO = {
    errno.ENOENT: "export_folder_missing",
    errno.ENOTDIR: "export_folder_missing",
    errno.EACCES: "export_no_permission",
    errno.EPERM: "export_no_permission",
    errno.EROFS: "export_no_permission",
    errno.EISDIR: "export_onto_folder",
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EFBIG: "disk_full",
}


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Give a stream to write to; when all is written the file stands at `path`, otherwise nothing has changed.

    Raises `export_onto_project`, `export_onto_folder`, `export_folder_missing`, `export_no_permission`, `disk_full`
    or `export_failed`.
    """
    with _known_faults(path):
        target = path.resolve()
        _refuse_unfit(target)
        part = target.with_name(f".zhubi-{secrets.token_hex(6)}.part")
        try:
            with part.open("xb") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            if target.exists():
                shutil.copymode(target, part)
            part.replace(target)
        finally:
            with suppress(OSError):
                part.unlink()
        sync_folder(target.parent)


@contextmanager
def _known_faults(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        kind = _BY_ERRNO.get(error.errno or 0, "export_failed")
        raise KnownError(kind, file=path.name, folder=str(path.parent), reason=error.strerror or "") from error


def _refuse_unfit(target: Path) -> None:
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if target.suffix.lower() == _PROJECT_ENDING or _is_database(target):
        raise KnownError("export_onto_project", file=target.name)


def _is_database(target: Path) -> bool:
    """Tell whether a project, even one under another name, stands where the file is to go."""
    if not target.is_file():
        return False
    with suppress(PermissionError), target.open("rb") as file:
        return file.read(len(_DATABASE)) == _DATABASE
    return False
