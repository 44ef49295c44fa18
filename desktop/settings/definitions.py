"""What can be set: name, kind, default, bounds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Definition:
    """One setting; `choices` or `least` and `most` bound it, its label is the sentence `setting.<name>`.

    The settings dialog shows those that have a `section`, in the order in which they stand; numbers go by `step`.
    """

    name: str
    default: Any
    choices: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None
    section: str = ""
    step: float = 1

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
    Definition("language", "system", choices=("system", "zh", "en"), section="window"),
    Definition("theme", "system", choices=("system", "light", "dark", "contrast", "contrast-dark"), section="window"),
    Definition("ui_size", 13, least=11, most=22, section="window"),
    Definition("reading_font", "sans", choices=("sans", "serif"), section="reading"),
    Definition("text_size", 16, least=10, most=40, section="reading"),
    Definition("leading", 1.9, least=1.4, most=3.0, section="reading", step=0.1),
    Definition("measure", 42, least=24, most=70, section="reading"),
    Definition("patterns", False, section="reading"),
    Definition("show_map", True, section="reading"),
    Definition("recent_projects", []),
    Definition("coder_of_project", {}),
    Definition("article_of_project", {}),
    Definition("place_of_project", {}),
    Definition("digits_of_coder", {}),
    Definition("window_geometry", ""),
    Definition("splitter", ""),
    Definition("tab_heights", {}),
    Definition("told_of_folders", []),
    Definition("told_of_first_hour", False),
    Definition("told_of_courtesy", []),
    Definition("answers_seen", {}),
    Definition("ruling_drafts", {}),
)
