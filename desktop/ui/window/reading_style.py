"""How the article is set: font, size, leading, colours, from the settings."""

from __future__ import annotations

from desktop.settings import Settings
from desktop.settings.definitions import DEFINITIONS
from desktop.ui.reader.values import COLORS, ViewStyle
from desktop.ui.reader.view import ArticleView
from desktop.ui.widgets.fonts import reading_font_family
from desktop.ui.widgets.theme import current_theme

_BOUNDS = {definition.name: definition for definition in DEFINITIONS}


class ReadingStyle:
    """Keeps the article view as the settings have it."""

    def __init__(self, settings: Settings, view: ArticleView) -> None:
        self._settings = settings
        self._view = view
        self.apply()

    def apply(self) -> None:
        """Set the article as the settings say."""
        style = ViewStyle(
            family=reading_font_family(self._settings.get("reading_font")),
            size=self._settings.get("text_size") * 0.75,
            leading=self._settings.get("leading"),
            measure=self._settings.get("measure"),
            colors=COLORS[current_theme().name],
            patterns=self._settings.get("patterns") or current_theme().name.startswith("contrast"),
        )
        self._view.set_style(style)
        self._view.show_map(shown=self._settings.get("show_map"))

    def zoom(self, steps: int) -> None:
        """Make the text larger or smaller by steps of a pixel."""
        self._change("text_size", self._settings.get("text_size") + steps)

    def lead(self, by: float) -> None:
        """Make the lines stand wider or tighter."""
        self._change("leading", round(self._settings.get("leading") + by, 2))

    def reset(self) -> None:
        """Go back to the usual size and leading."""
        self._settings.set("text_size", _BOUNDS["text_size"].default)
        self._settings.set("leading", _BOUNDS["leading"].default)
        self.apply()

    def _change(self, name: str, value: float) -> None:
        if _BOUNDS[name].accepts(value):
            self._settings.set(name, value)
            self.apply()
