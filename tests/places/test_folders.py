from __future__ import annotations

import subprocess
import sys

import pytest

from desktop.places import folders, resource, seeds, user_cache, user_config, user_data, user_log


def test_resources_of_the_checkout_are_found(project):
    assert resource("wording/environment.json") == project / "resources" / "wording" / "environment.json"
    assert resource("codebooks/governance.yaml").is_file()


def test_the_seeds_of_the_checkout_are_found(project):
    assert seeds() == project / "seeds"


def test_resources_inside_an_installed_package_come_first(tmp_path, monkeypatch):
    package = tmp_path / "desktop"
    (package / "resources").mkdir(parents=True)
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(folders, "_PACKAGE", package)
    assert resource("wording") == package / "resources" / "wording"


@pytest.mark.parametrize(
    ("folder", "name"), [(user_config, "config"), (user_data, "data"), (user_cache, "cache"), (user_log, "log")]
)
def test_an_own_folder_lies_in_the_given_home_and_is_made_when_asked_for(folder, name, zhubi_home):
    assert not (zhubi_home / name).exists()
    assert folder() == zhubi_home / name
    assert (zhubi_home / name).is_dir()


def test_without_a_given_home_the_system_decides(monkeypatch, tmp_path):
    import appdirs

    monkeypatch.delenv("ZHUBI_HOME")
    monkeypatch.setattr(appdirs, "user_data_dir", lambda name, **_: str(tmp_path / "elsewhere" / name))
    assert user_data() == tmp_path / "elsewhere" / "zhubi"
    assert user_data().is_dir()


def test_looking_for_places_loads_nothing_heavy(project):
    program = "import sys, desktop.places, desktop.places.system, desktop.places.screen; print(*sys.modules)"
    command = [sys.executable, "-c", program]
    loaded = subprocess.run(command, cwd=project, capture_output=True, text=True, check=True).stdout.split()
    assert not {"appdirs", "ctypes", "socket", "json", "numpy", "yaml", "PySide6"} & set(loaded)
