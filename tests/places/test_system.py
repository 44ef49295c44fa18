from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.places import system
from desktop.places.system import host_name, is_network_or_cloud_folder, is_process_alive, sync_folder

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux tells so in /proc")


@pytest.fixture
def mounts(tmp_path, monkeypatch):
    """Take these lines for what is mounted."""

    def mounted(*lines: str) -> None:
        file = tmp_path / "mounts"
        file.write_text("\n".join(lines), encoding="utf-8")
        monkeypatch.setattr(system, "_MOUNTS", file)

    mounted("/dev/sda1 / ext4 rw 0 0")
    return mounted


def test_a_folder_is_synced(tmp_path, monkeypatch):
    synced = []
    monkeypatch.setattr(os, "fsync", lambda handle: synced.append(os.fstat(handle).st_ino))
    sync_folder(tmp_path)
    assert synced == [tmp_path.stat().st_ino]


def test_a_file_system_that_cannot_sync_folders_is_let_be(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "fsync", _raises(22))
    sync_folder(tmp_path)


def test_a_failing_disk_is_not_passed_over(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "fsync", _raises(5))
    with pytest.raises(OSError, match="5"):
        sync_folder(tmp_path)


def _raises(number: int):
    def fsync(handle: int) -> None:
        raise OSError(number, "no")

    return fsync


def test_a_missing_folder_cannot_be_synced(tmp_path):
    with pytest.raises(FileNotFoundError):
        sync_folder(tmp_path / "missing")


def test_this_process_is_alive():
    assert is_process_alive(os.getpid())


def test_a_process_is_alive_until_it_ends():
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    assert is_process_alive(process.pid)
    process.communicate(b"\n")
    assert not is_process_alive(process.pid)


@linux
def test_a_process_that_ended_unnoticed_is_not_alive():
    process = subprocess.Popen([sys.executable, "-c", ""], stdout=subprocess.PIPE)
    process.stdout.read()
    os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
    assert not is_process_alive(process.pid)
    process.communicate()


def test_a_process_of_somebody_else_is_alive(monkeypatch):
    def refuse(pid: int, signal: int) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "kill", refuse)
    assert is_process_alive(os.getpid())


@pytest.mark.parametrize("number", [0, -1, 2**40])
def test_what_is_no_process_number_is_not_alive(number):
    assert not is_process_alive(number)


def test_the_computer_has_a_name():
    assert host_name()


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - 某大学", "OneDrive"),
        ("Dropbox (Personal)", "Dropbox"),
        ("我的坚果云", "坚果云"),
        ("Nutstore Files", "坚果云"),
        ("com~apple~CloudDocs", "iCloud"),
        ("BaiduSyncdisk", "百度网盘"),
        ("百度网盘", "百度网盘"),
        ("GoogleDrive-li", "Google Drive"),
    ],
)
def test_a_folder_of_a_cloud_service_is_recognised(folder, service, mounts):
    assert is_network_or_cloud_folder(Path("/data") / folder / "课题" / "研究.zhubi") == service


@pytest.mark.parametrize("folder", ["课题", "dropboxes", "百度网盘下载助手说明", "Documents"])
def test_an_ordinary_folder_is_none(folder, mounts):
    assert is_network_or_cloud_folder(Path("/data") / folder) is None


def test_a_link_into_a_cloud_folder_is_seen_through(tmp_path, mounts):
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "课题").symlink_to(tmp_path / "Dropbox")
    assert is_network_or_cloud_folder(tmp_path / "课题") == "Dropbox"


@linux
def test_a_network_mount_is_named_by_its_file_system(mounts):
    mounts("/dev/sda1 / ext4 rw 0 0", "server:/team /mnt/team\\040folder nfs4 rw 0 0")
    assert is_network_or_cloud_folder(Path("/mnt/team folder/study")) == "nfs4"
    assert is_network_or_cloud_folder(Path("/mnt/other")) is None


@linux
def test_the_innermost_mount_decides(mounts):
    mounts("/dev/sda1 / ext4 rw 0 0", "//server/share /mnt/team cifs rw 0 0", "/dev/sdb1 /mnt/team/disk ext4 rw 0 0")
    assert is_network_or_cloud_folder(Path("/mnt/team/disk/study")) is None
    assert is_network_or_cloud_folder(Path("/mnt/team/study")) == "cifs"


@linux
def test_without_a_list_of_mounts_a_folder_counts_as_own(tmp_path, monkeypatch):
    monkeypatch.setattr(system, "_MOUNTS", tmp_path / "missing")
    assert is_network_or_cloud_folder(Path("/mnt/team")) is None
