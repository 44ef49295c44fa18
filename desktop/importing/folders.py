"""Folders: the text files in them, in the order a person would put them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

_ENDINGS = (".txt", ".md")
_DIGITS = re.compile(r"(\d+)")


def text_files(paths: Iterable[Path]) -> list[Path]:
    """Return files as they are given and the text files of folders, each once.

    Hidden files are left out, a folder reached twice is read once. A folder that cannot be read or holds no text
    file stands for itself, so that reading it says so.
    """
    found: dict[str, Path] = {}
    for path in paths:
        for file in (list(_inside(path)) or [path]) if path.is_dir() else [path]:
            found.setdefault(os.path.realpath(file), file)
    return list(found.values())


def natural_order(path: Path) -> tuple[tuple[tuple[int, int, str], ...], ...]:
    """Return a sorting key under which page 2 stands before page 10."""
    return tuple(tuple(_ranked(piece) for piece in _DIGITS.split(part)) for part in path.parts)


def _ranked(piece: str) -> tuple[int, int, str]:
    return (0, int(piece), piece) if piece.isdecimal() else (1, 0, piece.casefold())


def _inside(folder: Path) -> Iterator[Path]:
    unreadable: list[Path] = []
    visited: set[tuple[int, int]] = set()
    files: list[Path] = []
    walk = os.walk(folder, followlinks=True, onerror=lambda error: unreadable.append(Path(str(error.filename))))
    for place, folders, names in walk:
        status = Path(place).stat()
        if (status.st_dev, status.st_ino) in visited:
            folders.clear()
            continue
        visited.add((status.st_dev, status.st_ino))
        folders[:] = [name for name in folders if not name.startswith(".")]
        files += (Path(place, name) for name in names if not name.startswith(".") and name.lower().endswith(_ENDINGS))
    return iter(sorted(files + [each for each in unreadable if each != folder], key=natural_order))
