import json

from tests.cli.calling import write_page


def test_the_json_tells_what_would_come(zhubi, page):
    answer = zhubi("preview", page, "--json")
    [file] = json.loads(answer.out)["files"]
    assert answer.code == 0
    assert file["file"] == "page.txt"
    assert file["encoding"] == "utf-8"
    assert file["page_texts"] == [page.read_text(encoding="utf-8")]
    [article] = file["articles"]
    assert article["headline"] == "议事亭重新开门"
    assert article["authors"] == [{"name": "白舟", "role": "本报记者"}]
    assert len(article["paragraphs"]) == 2


def test_without_json_a_person_can_read_it(zhubi, page):
    out = zhubi("preview", page).out
    assert "page.txt（utf-8）" in out
    assert "主标题：议事亭重新开门" in out
    assert "2 段" in out


def test_a_refused_file_is_told_on_both_sides(zhubi, page, tmp_path):
    answer = zhubi("preview", tmp_path / "none.txt", page, "--json")
    assert answer.code == 1
    assert [len(file["articles"]) for file in json.loads(answer.out)["files"]] == [0, 1]
    assert answer.err.startswith("zhubi: ")
    assert "none.txt" in answer.err


def test_the_encoding_can_be_named(zhubi, tmp_path):
    (tmp_path / "a.txt").write_bytes("河長\n\n巡河記。\n".encode("big5"))
    answer = zhubi("preview", tmp_path / "a.txt", "--encoding", "big5", "--json")
    assert json.loads(answer.out)["files"][0]["articles"][0]["headline"] == "河長"


def test_nothing_is_written(zhubi, tmp_path, zhubi_home):
    folder = tmp_path / "pages"
    folder.mkdir()
    write_page(folder, "a.txt", "议事亭")
    zhubi("preview", folder)
    assert [each.name for each in tmp_path.rglob("*")] == ["pages", "a.txt"]
    assert not zhubi_home.exists()
