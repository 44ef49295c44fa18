"""The looks of the window: light paper and dark paper, each also in high contrast, vermilion the one accent."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from desktop.places import resource
from desktop.ui.widgets.fonts import ui_font_family

SIZE = 13

_Role, _Group = QPalette.ColorRole, QPalette.ColorGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The colours of the window, each `#rrggbb`.

    `background` is the window, `surface` what is read or typed on, `raised` what lies above it;
    `line` parts, `faint` fills quietly, `muted` is secondary text; `on_accent` is text on `accent`.
    """

    name: str
    background: str
    surface: str
    raised: str
    line: str
    text: str
    muted: str
    faint: str
    accent: str
    on_accent: str
    selection: str
    danger: str
    ok: str

    @property
    def is_dark(self) -> bool:
        """Tell whether light ink stands on dark ground."""
        return self.name.endswith("dark")

    @property
    def is_strong(self) -> bool:
        """Tell whether this is a look of high contrast, in which colour alone says nothing."""
        return self.name.startswith("contrast")


LIGHT = Theme(
    name="light", background="#f5f2ec", surface="#fffefb", raised="#ffffff", line="#ded8cc", text="#26241f",
    muted="#6f695e", faint="#ece7dd", accent="#b8402b", on_accent="#ffffff", selection="#cfe0f5",
    danger="#a3271a", ok="#3d7a4e",
)  # fmt: skip
DARK = Theme(
    name="dark", background="#151413", surface="#1c1b19", raised="#262421", line="#3a3732", text="#d9d4c9",
    muted="#989184", faint="#2e2c28", accent="#e58a70", on_accent="#2a120b", selection="#2f4a6b",
    danger="#ef8577", ok="#86bd94",
)  # fmt: skip

CONTRAST = Theme(
    name="contrast", background="#ffffff", surface="#ffffff", raised="#ffffff", line="#000000", text="#000000",
    muted="#303030", faint="#e4e4e4", accent="#8c1400", on_accent="#ffffff", selection="#ffdd55",
    danger="#8c0000", ok="#004d1a",
)  # fmt: skip
CONTRAST_DARK = Theme(
    name="contrast-dark", background="#000000", surface="#000000", raised="#000000", line="#ffffff", text="#ffffff",
    muted="#d8d8d8", faint="#2c2c2c", accent="#ffb09c", on_accent="#000000", selection="#0b4a8f",
    danger="#ffa8a0", ok="#9af0b0",
)  # fmt: skip
_LOOKS = {look.name: look for look in (LIGHT, DARK, CONTRAST, CONTRAST_DARK)}

_state = {"theme": LIGHT}


def current_theme() -> Theme:
    """Return the theme that was applied last."""
    return _state["theme"]


def chosen_theme(choice: str) -> Theme:
    """Return the theme for a setting: the name of a look, or `system`."""
    if choice == "system":
        dark = QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
    return _LOOKS[choice]


def apply_theme(app: QApplication, theme: Theme, size: int = SIZE) -> None:
    """Give the whole application this look; `size` is the height of its text in pixels.

    Before the event loop runs, call it ahead of the first widget: Qt tells those that exist only later.
    """
    _state["theme"] = theme
    if app.style().objectName() != "fusion" and not app.styleSheet():
        app.setStyle("Fusion")
    font = QFont([ui_font_family()])
    font.setPixelSize(size)
    app.setFont(font)
    # The sheet last: it keeps what a widget's palette was when it came.
    app.setPalette(palette_of(theme))
    app.setStyleSheet(style_sheet(theme, size))


def style_sheet(theme: Theme, size: int = SIZE) -> str:
    """Return the application-wide style sheet; `size` is the height of its text in pixels."""
    sizes = {"size": size, "small": size - 1, "large": size + 2}
    template = Template(resource("styles/window.qss").read_text(encoding="utf-8"))
    ground = "dark" if theme.is_dark else "light"
    icons = {name: resource(f"icons/{name}-{ground}.svg").as_posix() for name in ("chevron", "tick", "dash")}
    return template.substitute(asdict(theme), **icons, **{name: str(value) for name, value in sizes.items()})


def palette_of(theme: Theme) -> QPalette:
    """Return the colours for everything that paints itself without a style sheet."""
    palette = QPalette()
    for role, color in _roles(theme).items():
        palette.setColor(role, QColor(color))
    for role in (_Role.Text, _Role.WindowText, _Role.ButtonText):
        palette.setColor(_Group.Disabled, role, QColor(theme.muted))
    return palette


def _roles(theme: Theme) -> dict[QPalette.ColorRole, str]:
    return {
        _Role.Window: theme.background, _Role.WindowText: theme.text, _Role.Base: theme.surface,
        _Role.AlternateBase: theme.faint, _Role.Text: theme.text, _Role.PlaceholderText: theme.muted,
        _Role.Button: theme.raised, _Role.ButtonText: theme.text, _Role.BrightText: theme.danger,
        _Role.ToolTipBase: theme.raised, _Role.ToolTipText: theme.text, _Role.Highlight: theme.selection,
        _Role.HighlightedText: theme.text, _Role.Accent: theme.accent, _Role.Link: theme.accent,
        _Role.LinkVisited: theme.accent, _Role.Light: theme.raised, _Role.Midlight: theme.faint,
        _Role.Mid: theme.line, _Role.Dark: theme.muted, _Role.Shadow: theme.line,
    }  # fmt: skip
