import os
from hashlib import sha256
from multiprocessing import get_context

import pytest

from desktop.core.errors import KnownError
from desktop.importing.reading import LIMIT, read_page
from desktop.wording import explain
from tests.texts import ASTRAL_ARTICLE, PLAIN_ARTICLE


def refused(path, encoding=None):
    with pytest.raises(KnownError) as caught:
        read_page(path, encoding=encoding)
    assert path.name in explain(caught.value)
    assert explain(caught.value, language="en") != explain(caught.value, language="zh")
    return caught.value


def test_a_page_keeps_its_bytes_and_its_raw_text(tmp_path):
    data = ASTRAL_ARTICLE.encode("gb18030")
    (tmp_path / "一版.txt").write_bytes(data)
    page = read_page(tmp_path / "一版.txt")
    assert (page.file_name, page.encoding) == ("一版.txt", "gb18030")
    assert (page.raw_bytes, page.raw_text, page.sha256) == (data, ASTRAL_ARTICLE, sha256(data).hexdigest())


def test_a_page_brings_one_article(tmp_path):
    (tmp_path / "a.md").write_text(PLAIN_ARTICLE, encoding="utf-8")
    (article,) = read_page(tmp_path / "a.md").articles
    assert article.text == PLAIN_ARTICLE.strip()
    assert article.digest == sha256(article.text.encode()).hexdigest()


def test_the_encoding_can_be_overridden(tmp_path):
    (tmp_path / "a.txt").write_bytes("晒谷场上".encode("big5", "ignore"))
    assert read_page(tmp_path / "a.txt", encoding="big5").raw_text == "晒谷场上".encode("big5", "ignore").decode("big5")
    (tmp_path / "b.txt").write_bytes("晒谷场上".encode())
    assert refused(tmp_path / "b.txt", "big5").kind == "encoding_wrong"


def test_problems_of_bytes_and_of_text_come_together(tmp_path):
    (tmp_path / "a.txt").write_bytes(("渠底铺的是卵石，" * 20).encode()[:-1])
    assert [each.kind for each in read_page(tmp_path / "a.txt").problems] == ["characters_damaged", "headline_missing"]


def test_a_missing_file_is_named(tmp_path):
    assert refused(tmp_path / "没有.txt").kind == "file_missing"
    (tmp_path / "a.txt").write_text("文", encoding="utf-8")
    assert refused(tmp_path / "a.txt" / "b.txt").kind == "file_missing"


def test_a_folder_is_no_file(tmp_path):
    assert refused(tmp_path).kind == "file_is_folder"


def test_an_empty_file_is_refused(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    assert refused(tmp_path / "a.txt").kind == "file_empty"


def test_a_file_of_control_characters_only_is_refused(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\x01\x02")
    assert refused(tmp_path / "a.txt").kind == "file_empty"


@pytest.mark.parametrize("name", ["a.pdf", "a.DOCX", "a.html", "a.zhubi"])
def test_other_formats_are_refused_by_their_ending(tmp_path, name):
    (tmp_path / name).write_text(PLAIN_ARTICLE, encoding="utf-8")
    error = refused(tmp_path / name)
    assert error.kind == "file_not_text"
    assert ".txt" in explain(error)


def test_a_huge_file_is_refused_unread(tmp_path):
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(4 * LIMIT)
    error = refused(tmp_path / "a.txt")
    assert (error.kind, error.facts["size"], error.facts["limit"]) == ("file_too_large", "200.0 MB", "50.0 MB")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    assert refused(tmp_path / "a.txt").kind == "file_unreadable"


def test_a_name_that_is_no_text_is_shown_all_the_same(tmp_path):
    path = tmp_path / os.fsdecode(b"\xb0\xe6.txt")
    try:
        path.write_text(PLAIN_ARTICLE, encoding="utf-8")
    except OSError:
        pytest.skip("this disk takes no such names")
    assert read_page(path).file_name == "\ufffd\ufffd.txt"


def _kind_without_rights(path, answers):
    os.setuid(65534)
    try:
        read_page(path)
    except KnownError as error:
        answers.put(error.kind)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can take rights away from itself"
)
@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_file_or_folder_without_permission_is_named(tmp_path, what):
    path = tmp_path / "a.txt"
    path.mkdir() if what == "folder" else path.write_text("文", encoding="utf-8")
    path.chmod(0)
    for folder in (tmp_path, *tmp_path.parents):
        if not folder.stat().st_mode & 0o001:
            folder.chmod(folder.stat().st_mode | 0o011)
    context = get_context("fork")
    answers = context.SimpleQueue()
    process = context.Process(target=_kind_without_rights, args=(path, answers))
    process.start()
    process.join(30)
    assert process.exitcode == 0
    assert answers.get() == "file_no_permission"
