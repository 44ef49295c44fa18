import json

from desktop.session import Session
from tests.cli.calling import assert_refused_in_one_line, write_page


def headlines(project):
    session = Session.open(project, read_only=True)
    try:
        return [article.headline for article in session.read.articles()]
    finally:
        session.close()


def test_an_article_comes_in(zhubi, study, page):
    answer = zhubi("import", study, page)
    assert answer == (0, "已导入 1 篇文章（1 个文件）。\n", "")
    assert headlines(study) == ["议事亭重新开门"]


def test_the_same_text_again_is_refused_by_name(zhubi, filled, page):
    message = assert_refused_in_one_line(zhubi("import", filled, page))
    assert "page.txt" in message
    assert "议事亭重新开门" in message
    assert headlines(filled) == ["议事亭重新开门"]


def test_an_import_that_takes_nothing_only_says_why(zhubi, filled, page):
    answer = zhubi("import", filled, page)
    assert answer.out == ""
    assert_refused_in_one_line(answer)


def test_good_files_stay_when_one_is_refused(zhubi, study, page, tmp_path):
    answer = zhubi("import", study, tmp_path / "none.txt", page)
    assert answer.code == 1
    assert "none.txt" in answer.err
    assert "1 个文件没有导入" in answer.out
    assert headlines(study) == ["议事亭重新开门"]


def test_the_files_of_a_call_are_one_action(zhubi, study, tmp_path):
    pages = [write_page(tmp_path, f"{number}.txt", f"第{number}次议事") for number in range(3)]
    zhubi("import", study, *pages)
    session = Session.open(study)
    session.undo()
    assert session.read.articles() == []
    session.close()


def test_a_checked_copy_is_made_before(zhubi, filled, zhubi_home):
    copies = list((zhubi_home / "data" / "backups").rglob("*.zhubi"))
    assert [headlines(copy) for copy in copies] == [[]]


def test_the_json_lists_what_came_and_what_not(zhubi, study, page, tmp_path):
    answer = zhubi("import", study, page, tmp_path / "none.txt", "--json")
    told = json.loads(answer.out)
    assert [each["headlines"] for each in told["imported"]] == [["议事亭重新开门"]]
    assert [(each["file"], each["kind"]) for each in told["refused"]] == [("none.txt", "file_missing")]
    assert told["left_out"] == []


def damaged(tmp_path):
    page = tmp_path / "damaged.txt"
    text = "渡船改时刻\n\n渡船从初一起早开一刻钟，坐船的人都说好。\n"
    page.write_bytes(b"\xff\xfe" + text.encode("utf-16-le") + b"\x00\xd8" + "完。\n".encode("utf-16-le"))
    return page


def test_a_doubtful_file_is_left_out_and_named(zhubi, study, page, tmp_path):
    answer = zhubi("import", study, damaged(tmp_path), page)
    assert answer.code == 1
    assert "damaged.txt" in answer.err
    assert "--yes" in answer.err
    assert headlines(study) == ["议事亭重新开门"]


def test_a_doubtful_file_comes_in_when_wanted(zhubi, study, tmp_path):
    answer = zhubi("import", study, damaged(tmp_path), "--yes")
    assert answer.code == 0
    assert "damaged.txt" in answer.err
    assert headlines(study) == ["渡船改时刻"]


def test_a_file_name_cannot_command_the_terminal(zhubi, study, tmp_path):
    message = assert_refused_in_one_line(zhubi("import", study, tmp_path / "a\x1b[2J\nb.txt"))
    assert message.rstrip("\n").isprintable()


def test_a_project_open_elsewhere_is_refused(zhubi, study, page):
    session = Session.open(study)
    try:
        before = study.read_bytes()
        assert "正由另一个窗口或命令使用" in assert_refused_in_one_line(zhubi("import", study, page))
        assert study.read_bytes() == before
    finally:
        session.close()


def test_the_lead_imports_whoever_else_codes(zhubi, study, page):
    from desktop.operations.add_coder import AddCoder

    session = Session.open(study)
    session.perform(AddCoder("second", "编码员2"))
    session.close()
    assert zhubi("import", study, page).code == 0


def test_no_lock_is_left_behind(zhubi, filled):
    assert not filled.with_name(filled.name + ".lock").exists()
