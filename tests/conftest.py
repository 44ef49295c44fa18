"""What every test stands on: an own home folder, no screen, one language, and (only where asked for) Qt."""

from __future__ import annotations

import itertools
import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

PROJECT = Path(__file__).resolve().parents[1]

# An empty value counts as unset, as Qt itself would then look for a screen.
if not os.environ.get("QT_QPA_PLATFORM"):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

# Machines differ in speed: an example that takes long is no failure.
settings.register_profile(
    "zhubi", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.register_profile("brief", parent=settings.get_profile("zhubi"), max_examples=10)
settings.load_profile(os.environ.get("ZHUBI_HYPOTHESIS", "zhubi"))

_homes = itertools.count()


@pytest.fixture(scope="session")
def _homes_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("homes", numbered=False)


@pytest.fixture(autouse=True)
def zhubi_home(_homes_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a home of its own; the folder is made when something is first kept there."""
    home = _homes_folder / str(next(_homes))
    monkeypatch.setenv("ZHUBI_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def _chinese_again():
    """Undo a change of language that a test has made."""
    yield
    catalogue = sys.modules.get("desktop.wording.catalogue")
    if catalogue is not None:
        catalogue.set_language("zh")


@pytest.fixture(scope="session")
def project() -> Path:
    """Return the root of the checkout."""
    return PROJECT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of shared pages and references, or skip where it is not there."""
    folder = PROJECT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the shared folder is not there")
    return folder


@pytest.fixture(scope="session")
def qapp():
    """Return the one QApplication, with the bundled Chinese font."""
    pytest.importorskip("PySide6.QtWidgets")
    from tests.qt_watch import application

    return application()


@pytest.fixture(autouse=True)
def _qt_watched(request: pytest.FixtureRequest):
    """Fail a test that left a Qt warning, an error in a slot, a thread or a visible window behind."""
    if "qapp" not in request.fixturenames:
        yield
        return
    from tests.qt_watch import QtWatch

    watch = QtWatch(request.getfixturevalue("qapp"))
    yield
    faults = watch.end()
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)
