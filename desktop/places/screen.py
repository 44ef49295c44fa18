"""Look, before Qt is loaded, whether a window can open here: Qt itself would abort without a word to the user."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NamedTuple

from desktop.core.errors import KnownError
from desktop.places.folders import resource


class _Library(NamedTuple):
    file: str
    package: str
    group: str


def check_screen() -> None:
    """Raise a KnownError that says what to install or where to start when no window can open.

    Kinds: libraries_missing, xcb_libraries_missing (both with `packages`), display_missing, display_unreachable.
    """
    if not sys.platform.startswith("linux"):
        return
    platforms = _platforms()
    if _missing_packages("qt"):
        # All at once, so that one line to type is enough.
        groups = ("qt", "xcb") if "xcb" in platforms else ("qt",)
        raise KnownError("libraries_missing", packages=_missing_packages(*groups))
    problems = [_problem(platform) for platform in platforms]
    last = problems[-1]
    if last is not None and None not in problems:
        raise last


def bundled_font_files() -> list[Path]:
    """Return the Chinese fonts that come as a Python package, where they are installed."""
    try:
        import pylopdf_fonts_zh_cn as fonts
    except ImportError:
        return []
    return [file for file in (Path(fonts.sans_path()), Path(fonts.serif_path())) if file.is_file()]


def _platforms() -> list[str]:
    """Return the platforms Qt would try, in its order."""
    wanted = os.environ.get("QT_QPA_PLATFORM", "")
    named = [name.partition(":")[0].strip() for name in wanted.split(";") if name.strip()]
    if named:
        return named
    in_wayland = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("XDG_SESSION_TYPE") == "wayland"
    return ["wayland", "xcb"] if in_wayland else ["xcb"]


def _problem(platform: str) -> KnownError | None:
    if platform == "xcb":
        return _xcb_problem()
    if platform.startswith("wayland"):
        return _wayland_problem()
    return None  # offscreen and its like need no screen


def _xcb_problem() -> KnownError | None:
    display = os.environ.get("DISPLAY")
    if not display:
        return KnownError("display_missing")
    missing = _missing_packages("xcb")
    if missing:
        return KnownError("xcb_libraries_missing", packages=missing)
    return None if _display_answers() else KnownError("display_unreachable", display=display)


def _wayland_problem() -> KnownError | None:
    missing = _missing_packages("wayland")
    if missing:
        return KnownError("libraries_missing", packages=missing)
    name = os.environ.get("WAYLAND_DISPLAY") or "wayland-0"
    socket = Path(os.environ.get("XDG_RUNTIME_DIR", "")) / name
    return None if socket.is_socket() else KnownError("display_unreachable", display=name)


def _missing_packages(*groups: str) -> str:
    needed = [library for library in _libraries() if library.group in groups]
    return " ".join(library.package for library in needed if not _loads(library.file))


def _libraries() -> list[_Library]:
    lines = resource("setup/libraries.txt").read_text(encoding="utf-8").splitlines()
    return [_Library(*line.split()) for line in lines if line and not line.startswith("#")]


def _loads(file: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True


def _display_answers() -> bool:
    """Ask the X server of DISPLAY by the same library that Qt uses, rights included."""
    import ctypes

    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    refused = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not refused
