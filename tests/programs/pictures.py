"""Draw the README's pictures from the starter study: `python -m tests.programs.pictures`."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "docs"
PICTURES = (
    ("window-zh-light", "zh", "light", "window"),
    ("palette-zh-light", "zh", "light", "palette"),
    ("units-zh-dark", "zh", "dark", "units"),
    ("retrieval-zh-light", "zh", "light", "retrieval"),
    ("review-en-light", "en", "light", "review"),
    ("window-en-dark", "en", "dark", "window"),
)


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["ZHUBI_BUNDLED_FONT"] = "1"
    from PySide6.QtWidgets import QApplication

    from desktop.ui.widgets.fonts import load_fonts

    app = QApplication(sys.argv[:1])
    load_fonts()
    for name, language, theme, what in PICTURES:
        with tempfile.TemporaryDirectory() as home:
            os.environ["ZHUBI_HOME"] = home
            draw(app, FOLDER / f"{name}.png", language, theme, what)


def draw(app, target: Path, language: str, theme: str, what: str) -> None:
    from PySide6.QtTest import QTest

    from desktop.settings import Settings
    from desktop.ui.widgets.theme import apply_theme, chosen_theme
    from desktop.ui.widgets.toast import Toast
    from desktop.ui.window.shell import Shell
    from desktop.wording import set_language

    set_language(language)
    settings = Settings()
    settings.set("theme", theme)
    settings.set("told_of_first_hour", True)
    apply_theme(app, chosen_theme(theme))
    shell = Shell(app, settings)
    shell.open_first()
    window = shell.window
    window.resize(1360, 860)
    QTest.qWait(300)
    SHOW[what](window)
    QTest.qWait(600)
    # What is said once, at the first look of the lead, stands before what is to be seen.
    for toast in window.findChildren(Toast):
        toast.hide()
    window.grab().save(str(target))
    window.close()


def show_palette(window) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from desktop.core.spans import Span

    view = window.view
    words = "每格配一名专职网格员和两名楼栋联络员，"
    start = view.scene.article.text.index(words)
    view.select(Span(start, start + len(words)))
    QTest.keyClick(view, Qt.Key.Key_Return)
    QTest.qWait(50)
    QTest.keyClicks(QApplication.focusWidget(), "jcz")


def take_in_hand(window) -> None:
    """Choose a code in the codebook and take one of its codings in hand."""
    code = next(code for code in window.session.read.codebook().codes if code.key == "gg_tripartite")
    window.codebook.show_code(code.id)
    coding = next(
        coding
        for coding in window.session.read.codings(window.articles.current(), coder=window.session.coder.id)
        if coding.code == code.id
    )
    window.view.activate(coding.id)


def walk(window) -> None:
    """Walk an article that is begun clause by clause, its sheet in front."""
    from PySide6.QtTest import QTest

    window.articles.show_article(window.session.read.articles()[5].id)
    window.work.show_tab("sheet")
    window.view.setFocus()
    QTest.qWait(100)
    QTest.keyClicks(window.view, "u")


def show_segments(window) -> None:
    """Show all segments of a code."""
    code = next(code for code in window.session.read.codebook().codes if code.key == "dn_problem")
    window.codebook.show_code(code.id)
    window.action("segments_of_code").trigger()


def show_doubts(window) -> None:
    """Show the lead what waits for an answer."""
    window.session.choose_coder(window.session.lead().id)
    window.show_mode("review")


SHOW = {
    "window": take_in_hand, "palette": show_palette, "units": walk, "retrieval": show_segments, "review": show_doubts,
}  # fmt: skip

if __name__ == "__main__":
    main()
