"""The whole way on the command line: begin, import a mixed folder, export everything, check, look back."""

import csv
import random

import pytest

from desktop.exporting.formats import FORMATS
from tests.cli.calling import write_page


@pytest.fixture
def mixed(tmp_path):
    """Return a folder with ninety good pages and ten bad ones."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(90):
        write_page(folder, f"good-{number:02}.txt", f"第{number}次议事")
    bad = random.Random(3)
    for number in range(4):
        (folder / f"bad-rubbish-{number}.txt").write_bytes(bad.randbytes(3000))
        (folder / f"bad-empty-{number}.txt").write_bytes(b"\n" * number)
    (folder / "bad-pdf.txt").write_bytes(b"%PDF-1.4\n" + bad.randbytes(500))
    (folder / "bad-same.txt").write_bytes((folder / "good-00.txt").read_bytes())
    return folder


def test_from_a_mixed_folder_to_tables(zhubi, project, tmp_path, mixed):
    study = tmp_path / "议事.zhubi"
    codebook = project / "resources" / "codebooks" / "governance.yaml"
    assert zhubi("new", study, "--codebook", codebook, "--coder", "岑晚").code == 0

    imported = zhubi("import", study, mixed)
    assert imported.code == 1
    assert "已导入 90 篇文章（90 个文件）。" in imported.out
    assert len(imported.complaints) == 10
    assert all(line.startswith("zhubi: ") for line in imported.complaints)
    assert sum("rubbish" in line for line in imported.complaints) == 4
    assert sum("empty" in line for line in imported.complaints) == 4

    for name, each in FORMATS.items():
        assert zhubi("export", study, name, tmp_path / f"{name}{each.suffix}").code == 0
    with (tmp_path / "articles-csv-raw.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == 90

    assert zhubi("check", study).code == 0
    lines = zhubi("history", study).out.splitlines()
    assert [line.split("  ")[1:] for line in lines] == [["岑晚", "导入文章 90 篇"], ["岑晚", "新建项目"]]


def test_the_exported_codebook_begins_another_project(zhubi, project, tmp_path):
    codebook = project / "resources" / "codebooks" / "governance.yaml"
    zhubi("new", tmp_path / "a.zhubi", "--codebook", codebook)
    zhubi("export", tmp_path / "a.zhubi", "codebook-yaml", tmp_path / "a.yaml")
    assert zhubi("new", tmp_path / "b.zhubi", "--codebook", tmp_path / "a.yaml").code == 0
    zhubi("export", tmp_path / "b.zhubi", "codebook-yaml", tmp_path / "b.yaml")
    assert (tmp_path / "a.yaml").read_bytes() == (tmp_path / "b.yaml").read_bytes()
