import errno
import os
import stat

import pytest

from desktop.core.errors import KnownError
from desktop.exporting import replacing as module
from desktop.exporting.replacing import replacing
from desktop.wording import explain


def write(path, data=b"new"):
    with replacing(path) as stream:
        stream.write(data)


def refused(path):
    with pytest.raises(KnownError) as caught:
        write(path)
    assert path.name in explain(caught.value)
    assert explain(caught.value, language="en") != explain(caught.value)
    return caught.value.kind


def test_a_new_file_has_what_was_written_and_nothing_lies_beside_it(tmp_path):
    write(tmp_path / "表.csv")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"表.csv": b"new"}


def test_a_file_that_is_there_is_replaced_and_keeps_its_rights(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"old and longer")
    (tmp_path / "a.csv").chmod(0o640)
    write(tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_bytes() == b"new"
    assert stat.S_IMODE((tmp_path / "a.csv").stat().st_mode) == 0o640


def test_a_link_is_followed(tmp_path):
    (tmp_path / "real.csv").write_bytes(b"old")
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    write(tmp_path / "link.csv")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes() == b"new"


def break_off(path):
    with replacing(path) as stream:
        stream.write(b"half")
        raise ZeroDivisionError


def test_a_fault_of_the_program_leaves_the_old_file_and_nothing_else(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"old")
    with pytest.raises(ZeroDivisionError):
        break_off(tmp_path / "a.csv")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.csv": b"old"}


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EDQUOT, "disk_full"),
        (errno.EIO, "export_failed"),
        (errno.EROFS, "export_no_permission"),
    ],
)
def test_a_disk_that_fails_while_writing_is_named_and_the_old_file_stays(tmp_path, monkeypatch, code, kind):
    (tmp_path / "a.csv").write_bytes(b"old")

    def fail(handle):
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(module.os, "fsync", fail)
    assert refused(tmp_path / "a.csv") == kind
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.csv": b"old"}


def test_a_missing_folder_is_named(tmp_path):
    assert refused(tmp_path / "没有" / "a.csv") == "export_folder_missing"
    (tmp_path / "file").write_bytes(b"")
    assert refused(tmp_path / "file" / "a.csv") == "export_folder_missing"


def test_a_folder_is_not_written_over(tmp_path):
    (tmp_path / "a.csv").mkdir()
    assert refused(tmp_path / "a.csv") == "export_onto_folder"


@pytest.mark.parametrize("name", ["a.zhubi", "a.ZHUBI"])
def test_a_project_is_not_written_over(tmp_path, name):
    assert refused(tmp_path / name) == "export_onto_project"
    assert list(tmp_path.iterdir()) == []


def test_a_project_under_another_name_is_not_written_over(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"SQLite format 3\x00 and more")
    (tmp_path / "b.zhubi").write_bytes(b"")
    (tmp_path / "link.csv").symlink_to(tmp_path / "b.zhubi")
    assert [refused(tmp_path / "a.csv"), explained_kind(tmp_path / "link.csv")] == ["export_onto_project"] * 2


def explained_kind(path):
    with pytest.raises(KnownError) as caught:
        write(path)
    return caught.value.kind
