"""Load and save the settings file; what cannot be read falls back to the defaults."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from desktop.places import user_config
from desktop.settings.definitions import DEFINITIONS

_BY_NAME = {definition.name: definition for definition in DEFINITIONS}
RECENT_KEPT = 10


class Settings:
    """The settings of this user, saved at every change."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file or _own_file()
        self._values = self._load()

    def get(self, name: str) -> Any:
        """Return a setting, its default if never set."""
        default = _BY_NAME[name].default
        return self._values.get(name, default.copy() if isinstance(default, list | dict) else default)

    def set(self, name: str, value: object) -> None:
        """Keep a setting; ValueError if it is out of bounds."""
        if not _BY_NAME[name].accepts(value):
            raise ValueError(name)
        if self.get(name) != value:
            self._values[name] = value
            self._save()

    def remember_project(self, path: Path) -> None:
        """Put a project at the head of the recent ones; one whose name is no valid text is not remembered."""
        if not _is_text(path):
            return
        recent = [str(path), *(each for each in self.get("recent_projects") if each != str(path))]
        self.set("recent_projects", recent[:RECENT_KEPT])

    def remember_for_project(self, name: str, path: Path, value: str) -> None:
        """Keep something for one project, such as who coded last."""
        if _is_text(path):
            self.set(name, {**self.get(name), str(path): value})

    def _load(self) -> dict[str, Any]:
        import yaml

        if self._file is None:
            return {}
        try:
            loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
            found = yaml.load(self._file.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - a safe loader
        except (OSError, ValueError, TypeError, RecursionError, yaml.YAMLError):
            return {}
        if not isinstance(found, dict):
            return {}
        return {name: value for name, value in found.items() if name in _BY_NAME and _BY_NAME[name].accepts(value)}

    def _save(self) -> None:
        import yaml

        if self._file is None:
            return
        draft = self._file.with_suffix(".part")
        try:
            dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
            written = yaml.dump(self._values, Dumper=dumper, allow_unicode=True, sort_keys=True)
            draft.write_text(written, encoding="utf-8")
            os.replace(draft, self._file)  # noqa: PTH105 - atomic on every system
        except (OSError, UnicodeError):
            # A full disk, a read-only home or a folder whose name is no text must not stop anyone from coding;
            # the setting holds for this run.
            with suppress(OSError):
                draft.unlink(missing_ok=True)


def _own_file() -> Path | None:
    try:
        return user_config() / "settings.yaml"
    except OSError:
        # Without a home of one's own the settings hold for this run.
        return None


def _is_text(path: Path) -> bool:
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return False
    return True
