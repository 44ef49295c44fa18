from __future__ import annotations

import sys
import uuid

import pytest

from desktop.core.errors import KnownError
from desktop.places import screen
from desktop.places.screen import bundled_font_files, check_screen
from desktop.wording import explain

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems bring what a window needs")


class Desktop:
    """A made-up desktop: which libraries are there and which displays answer."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch
        self.missing: set[str] = set()
        self.answers = True
        monkeypatch.setattr(screen, "_loads", lambda file: file not in self.missing)
        monkeypatch.setattr(screen, "_display_answers", lambda: self.answers)
        for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE", "XDG_RUNTIME_DIR"):
            monkeypatch.delenv(name, raising=False)
        self.set("DISPLAY", ":0")

    def set(self, name: str, value: str) -> None:
        self._monkeypatch.setenv(name, value)


@pytest.fixture
def desktop(monkeypatch):
    return Desktop(monkeypatch)


@pytest.fixture
def wayland(desktop, monkeypatch):
    # A real socket would need a short path, which a test folder seldom has.
    monkeypatch.setattr("pathlib.Path.is_socket", lambda path: path.name == "wayland-7")
    desktop.set("WAYLAND_DISPLAY", "wayland-7")
    return desktop


def refusal() -> KnownError:
    with pytest.raises(KnownError) as caught:
        check_screen()
    return caught.value


def test_a_whole_desktop_is_fine(desktop):
    check_screen()


def test_missing_libraries_are_named_as_packages(desktop):
    desktop.missing = {"libEGL.so.1", "libGL.so.1"}
    error = refusal()
    assert (error.kind, error.facts) == ("libraries_missing", {"packages": "libgl1 libegl1"})


def test_all_missing_libraries_are_named_at_once(desktop):
    desktop.missing = {"libEGL.so.1", "libxcb-cursor.so.0"}
    assert refusal().facts == {"packages": "libegl1 libxcb-cursor0"}


def test_missing_libraries_of_the_display_are_named_as_packages(desktop):
    desktop.missing = {"libxcb-cursor.so.0"}
    error = refusal()
    assert (error.kind, error.facts) == ("xcb_libraries_missing", {"packages": "libxcb-cursor0"})


def test_without_a_display_no_library_is_blamed(desktop):
    desktop.missing = {"libxcb-cursor.so.0"}
    desktop.set("DISPLAY", "")
    assert refusal().kind == "display_missing"


def test_a_display_that_does_not_answer_is_named(desktop):
    desktop.answers = False
    error = refusal()
    assert (error.kind, error.facts) == ("display_unreachable", {"display": ":0"})


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "vnc:port=5", "xcb;offscreen"])
def test_a_platform_without_a_screen_needs_no_display(desktop, platform):
    desktop.set("DISPLAY", "")
    desktop.set("QT_QPA_PLATFORM", platform)
    check_screen()


def test_even_without_a_screen_qt_needs_its_libraries(desktop):
    desktop.set("QT_QPA_PLATFORM", "offscreen")
    desktop.missing = {"libEGL.so.1"}
    assert refusal().kind == "libraries_missing"


def test_wayland_alone_is_enough(wayland):
    wayland.set("DISPLAY", "")
    check_screen()


def test_wayland_without_its_libraries_falls_back_to_the_other_display(wayland):
    wayland.missing = {"libwayland-cursor.so.0"}
    check_screen()
    wayland.answers = False
    assert refusal().kind == "display_unreachable"


def test_a_wayland_display_that_is_not_there_is_named(wayland):
    wayland.set("QT_QPA_PLATFORM", "wayland")
    wayland.set("WAYLAND_DISPLAY", "wayland-9")
    assert refusal().facts == {"display": "wayland-9"}


def test_a_display_nobody_serves_does_not_answer(monkeypatch):
    if not screen._loads("libxcb.so.1"):
        pytest.skip("there is no libxcb to ask")
    monkeypatch.setenv("DISPLAY", f":{40000 + uuid.uuid4().int % 20000}")
    assert not screen._display_answers()


def test_a_library_that_is_not_there_does_not_load():
    assert not screen._loads("libno-such-thing.so.0")


def test_other_systems_are_not_asked(desktop, monkeypatch):
    desktop.missing = {"libEGL.so.1"}
    monkeypatch.setattr(sys, "platform", "darwin")
    check_screen()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_sentence_names_the_line_to_type(desktop, language):
    desktop.missing = {"libxcb-icccm.so.4", "libxcb-keysyms.so.1"}
    assert "sudo apt install libxcb-icccm4 libxcb-keysyms1" in explain(refusal(), language=language)


def test_the_bundled_fonts_are_files():
    pytest.importorskip("pylopdf_fonts_zh_cn")
    assert bundled_font_files()
    assert all(file.is_file() for file in bundled_font_files())


def test_without_the_package_there_are_no_bundled_fonts(monkeypatch):
    monkeypatch.setitem(sys.modules, "pylopdf_fonts_zh_cn", None)
    assert bundled_font_files() == []
