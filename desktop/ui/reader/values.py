"""Plain values the article view is given: a text, the codings marked on it, and how it looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from desktop.core.paragraphs import Paragraph
from desktop.core.spans import Span


class ReaderText(NamedTuple):
    """The canonical text of one article with its paragraphs; positions count its code points."""

    text: str
    paragraphs: tuple[Paragraph, ...] = ()


class Mark(NamedTuple):
    """A coding as the view shows it; `label` is what can be put under focus, `hint` the tooltip (plain text).

    `color` is `#RRGGBB`; `letter` and `pattern` tell codings apart where colours are hard to tell. `owner` is the
    letter of another coder whose coding it is: it can be looked at, not changed. Empty for one's own.
    """

    id: str
    span: Span
    label: str
    color: str
    hint: str = ""
    letter: str = ""
    pattern: int = 0
    owner: str = ""


class Sign(NamedTuple):
    """A place with something to say beside codings: a doubt, a suggestion, a memo, a ruling, or that nothing applies.

    `kind` is `query`, `suggestion`, `memo`, `ruling` or `none`; `hint` the tooltip (plain text).
    """

    id: str
    span: Span
    kind: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Colors:
    """The colours of the page itself, each `#RRGGBB`, and the least contrast with it of lines drawn on it."""

    background: str
    text: str
    muted: str
    faint: str
    selection: str
    caret: str
    found: str = "#f6e6a8"
    found_now: str = "#efc14f"
    line_contrast: float = 2.2


LIGHT = Colors(
    background="#fffefb", text="#26241f", muted="#7d776b", faint="#ebe7dd", selection="#cfe0f5", caret="#b8321f"
)
DARK = Colors(
    background="#1c1b19", text="#d9d4c9", muted="#8f897c", faint="#33312c", selection="#2f4a6b", caret="#ee7a64",
    found="#4a4120", found_now="#7a6416",
)  # fmt: skip


CONTRAST = Colors(
    background="#ffffff", text="#000000", muted="#303030", faint="#e4e4e4", selection="#ffdd55", caret="#8c1400",
    found="#cfeccf", found_now="#7fd67f", line_contrast=4.5,
)  # fmt: skip
CONTRAST_DARK = Colors(
    background="#000000", text="#ffffff", muted="#d8d8d8", faint="#2c2c2c", selection="#0b4a8f", caret="#ffb09c",
    found="#4d4000", found_now="#806a00", line_contrast=4.5,
)  # fmt: skip
# By the name of the window's look.
COLORS = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST, "contrast-dark": CONTRAST_DARK}


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewStyle:
    """How the text is set: `size` in points, `leading` as a factor, `measure` in Han characters a line.

    With `patterns`, underlines and stripes differ by dashes and dots as well as by colour.
    """

    family: str = ""
    size: float = 13.5
    leading: float = 1.9
    measure: int = 42
    colors: Colors = LIGHT
    patterns: bool = False
