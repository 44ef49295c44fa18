"""The article view: one article, its codings, and everything a coder does to them with mouse and keyboard."""

from desktop.ui.reader.navigator import Navigator, TextNavigator, Unit
from desktop.ui.reader.values import DARK, LIGHT, Colors, Mark, ReaderText, ViewStyle
from desktop.ui.reader.view import ArticleView

__all__ = [
    "DARK", "LIGHT", "ArticleView", "Colors", "Mark", "Navigator", "ReaderText", "TextNavigator", "Unit", "ViewStyle",
]  # fmt: skip
