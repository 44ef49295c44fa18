from __future__ import annotations

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtGui import QFontDatabase

from desktop.core.errors import KnownError
from desktop.places.screen import bundled_font_files
from desktop.ui.widgets import fonts
from desktop.wording import explain


@pytest.fixture(autouse=True)
def _nothing_loaded(qapp, monkeypatch):
    monkeypatch.setattr(fonts, "_loaded", [])
    monkeypatch.delenv("ZHUBI_BUNDLED_FONT", raising=False)


@pytest.fixture
def system(monkeypatch):
    """Set the Chinese families that the system seems to have."""
    families: list[str] = []
    monkeypatch.setattr(QFontDatabase, "families", lambda *_: list(families))
    return families


def test_fonts_of_the_system_are_enough(system):
    system += ["Noto Sans CJK SC", "Noto Serif CJK SC"]
    fonts.load_fonts()
    assert fonts._loaded == []
    assert fonts.ui_font_family() == fonts.reading_font_family() == "Noto Sans CJK SC"
    assert fonts.reading_font_family("serif") == "Noto Serif CJK SC"


@pytest.mark.skipif(not bundled_font_files(), reason="no fonts come with the program on this system")
def test_without_a_chinese_font_the_bundled_ones_are_loaded(system):
    fonts.load_fonts()
    assert fonts.ui_font_family() == "Noto Sans SC"
    assert fonts.reading_font_family("serif") == "Noto Serif SC"


@pytest.mark.skipif(not bundled_font_files(), reason="no fonts come with the program on this system")
def test_the_bundled_ones_are_taken_when_asked_for(system, monkeypatch):
    system += ["Noto Sans CJK SC", "Noto Serif CJK SC"]
    monkeypatch.setenv("ZHUBI_BUNDLED_FONT", "1")
    fonts.load_fonts()
    assert fonts.ui_font_family() == "Noto Sans SC"
    assert fonts.reading_font_family("serif") == "Noto Serif SC"


def test_without_any_chinese_font_one_sentence_says_what_to_install(system, monkeypatch):
    monkeypatch.setattr(fonts, "bundled_font_files", list)
    with pytest.raises(KnownError) as caught:
        fonts.load_fonts()
    assert caught.value.kind == "font_missing"
    assert all("apt install fonts-noto-cjk" in explain(caught.value, language=name) for name in ("zh", "en"))


def test_a_system_with_an_unknown_chinese_font_uses_that(system):
    system += ["Some Song"]
    fonts.load_fonts()
    assert fonts.ui_font_family() == fonts.reading_font_family("serif") == "Some Song"
