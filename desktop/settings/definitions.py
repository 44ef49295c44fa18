"""What can be set: name, kind, default, bounds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Definition:
    """One setting; `choices` or `least` and `most` bound it, its label is the sentence `setting.<name>`."""

    name: str
    default: Any
    choices: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None

    def accepts(self, value: object) -> bool:
        """Tell whether a value is of the right kind and within bounds."""
        if isinstance(self.default, float) and isinstance(value, int) and not isinstance(value, bool):
            value = float(value)
        if type(value) is not type(self.default):
            return False
        if self.choices and value not in self.choices:
            return False
        if self.least is not None and self.most is not None:
            return isinstance(value, int | float) and self.least <= value <= self.most
        return _holds_only_text(value)


def _holds_only_text(value: object) -> bool:
    """Tell whether all that a list or a table holds is text; anything else has no parts to look at."""
    parts = [*value, *value.values()] if isinstance(value, dict) else value if isinstance(value, list) else []
    return all(isinstance(part, str) for part in parts)


DEFINITIONS = (
    Definition("language", "system", choices=("system", "zh", "en")),
    Definition("theme", "system", choices=("system", "light", "dark")),
    Definition("text_size", 16, least=10, most=40),
    Definition("leading", 1.9, least=1.4, most=3.0),
    Definition("reading_font", "sans", choices=("sans", "serif")),
    Definition("recent_projects", []),
    Definition("coder_of_project", {}),
    Definition("article_of_project", {}),
    Definition("window_geometry", ""),
    Definition("splitter", ""),
    Definition("told_of_folders", []),
)
