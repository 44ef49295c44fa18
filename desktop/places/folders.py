"""Find resources and seeds in a checkout or an installed wheel, and the user's folders."""

from __future__ import annotations

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
_PROGRAM = "zhubi"


def resource(name: str) -> Path:
    """Return the path of something in `resources/`, in a checkout or an installed package."""
    return _travelling("resources") / name


def seeds() -> Path:
    """Return the folder of the starter study's sources."""
    return _travelling("seeds")


def user_config() -> Path:
    """Return the folder of the user's settings, made if missing."""
    return _own_folder("config")


def user_data() -> Path:
    """Return the folder of backups and the starter study, made if missing."""
    return _own_folder("data")


def user_cache() -> Path:
    """Return the folder of what can be made again, made if missing."""
    return _own_folder("cache")


def user_log() -> Path:
    """Return the folder of the program's own log, made if missing."""
    return _own_folder("log")


def _travelling(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def _own_folder(kind: str) -> Path:
    home = os.environ.get("ZHUBI_HOME")
    folder = Path(home) / kind if home else _by_appdirs(kind)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _by_appdirs(kind: str) -> Path:
    import appdirs

    return Path(str(getattr(appdirs, f"user_{kind}_dir")(_PROGRAM, appauthor=False)))
