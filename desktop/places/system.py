"""What works differently from one operating system to the next: processes, folders on disk, shared folders."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

# Beginning of a folder's name, in lower case → what people call the service.
_CLOUD_FOLDERS = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "nutstore": "坚果云",
    "坚果云": "坚果云",
    "我的坚果云": "坚果云",
    "icloud": "iCloud",
    "iclouddrive": "iCloud",
    "mobile documents": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "baidunetdisk": "百度网盘",
    "baidusyncdisk": "百度网盘",
    "百度网盘": "百度网盘",
    "百度网盘同步空间": "百度网盘",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "wpsdrive": "WPS 云盘",
    "wps云盘": "WPS 云盘",
    "阿里云盘": "阿里云盘",
    "weiyun": "微云",
    "微云": "微云",
    "天翼云盘": "天翼云盘",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "seafile": "Seafile",
}
_NETWORK_FILE_SYSTEMS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "glusterfs", "davfs", "ncpfs"}
    | {
        f"fuse.{name}"
        for name in ("sshfs", "rclone", "gvfsd-fuse", "davfs2", "glusterfs", "onedriver", "s3fs", "smbnetfs")
    }
)
_MOUNTS = Path("/proc/mounts")
_NO_SUCH_ABILITY = frozenset({errno.EINVAL, errno.EACCES, errno.ENOTSUP, errno.EBADF})


def sync_folder(path: Path) -> None:
    """Write a folder's list of names to the disk, so that a rename in it outlives a power cut.

    Windows does so by itself; a file system that cannot do it is left alone.
    """
    if sys.platform == "win32":
        return
    try:
        handle = os.open(path, os.O_RDONLY)
    except PermissionError:
        return
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_SUCH_ABILITY:
            raise
    finally:
        os.close(handle)


def host_name() -> str:
    """Return the name of this computer, or an empty text where it has none."""
    if sys.platform == "win32":
        return os.environ.get("COMPUTERNAME", "")
    return os.uname().nodename


def is_process_alive(pid: int) -> bool:
    """Tell whether a process of this number runs on this computer."""
    if pid <= 0:
        return False
    if sys.platform == "win32":
        return _is_alive_on_windows(pid)
    try:
        os.kill(pid, 0)
    except PermissionError:
        return True
    except (ProcessLookupError, OverflowError):
        return False
    return not _is_only_remembered(pid)


def process_started(pid: int) -> str:
    """Return when a process began, in the system's own count; empty where the system does not tell.

    Numbers of processes are used again: with this, a lock's dead owner is not taken for a stranger alive.
    """
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[19]
    except (OSError, IndexError):
        return ""


def is_network_or_cloud_folder(path: Path) -> str | None:
    """Return the name of the service or file system that shares this folder with other computers, if any does."""
    whole = Path(os.path.realpath(path))
    for part in (*whole.parts, *path.parts):
        service = _cloud_service(part)
        if service:
            return service
    if sys.platform == "win32":
        return _network_drive_on_windows(whole)
    kind = _file_system_of(whole)
    return kind if kind in _NETWORK_FILE_SYSTEMS else None


def _cloud_service(folder: str) -> str | None:
    name = folder.casefold()
    for start, service in _CLOUD_FOLDERS.items():
        rest = name.removeprefix(start)
        # "OneDrive - 大学" and "Dropbox (Personal)" count, "dropboxes" does not.
        if rest != name and not rest[:1].isalnum():
            return service
    return None


def _file_system_of(path: Path) -> str | None:
    best, kind = "", None
    for line in _mount_lines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        place = fields[1].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")
        # A later line hides an earlier one of the same place.
        if len(place) >= len(best) and path.is_relative_to(place):
            best, kind = place, fields[2]
    return kind


def _mount_lines() -> list[str]:
    try:
        return _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []


def _is_only_remembered(pid: int) -> bool:
    """Tell whether a process has ended and only waits for its parent to take note (Linux)."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_bytes()
    except OSError:
        return False
    return stat.rpartition(b")")[2].split()[:1] == [b"Z"]


def _is_alive_on_windows(pid: int) -> bool:
    """Ask Windows, where `os.kill(pid, 0)` would interrupt the process instead of asking."""
    if sys.platform == "win32":
        import ctypes

        may_ask, access_denied, still_active = 0x1000, 5, 259
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = ctypes.c_void_p
        handle = ctypes.c_void_p(kernel.OpenProcess(may_ask, False, pid))
        if not handle:
            return ctypes.get_last_error() == access_denied
        code = ctypes.c_ulong()
        answered = kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        kernel.CloseHandle(handle)
        return bool(answered) and code.value == still_active
    return False


def _network_drive_on_windows(path: Path) -> str | None:
    if sys.platform == "win32":
        import ctypes

        remote = 4
        if path.drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == remote:
            return path.drive
    return None
