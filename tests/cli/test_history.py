import json

from desktop.operations.add_coder import AddCoder
from desktop.session import Session


def undo(path):
    session = Session.open(path)
    session.undo()
    session.close()


def test_actions_come_newest_first_with_who_did_them(zhubi, filled):
    lines = zhubi("history", filled).out.splitlines()
    assert [line.split("  ")[1:] for line in lines] == [["编码员甲", "导入文章 1 篇"], ["编码员甲", "新建项目"]]


def test_undo_and_redo_name_what_they_turned(zhubi, filled):
    undo(filled)
    session = Session.open(filled)
    session.redo()
    session.close()
    lines = zhubi("history", filled).out.splitlines()
    assert "重做：导入文章 1 篇" in lines[0]
    assert "撤销：导入文章 1 篇" in lines[1]


def test_the_language_is_the_readers(zhubi, filled):
    assert "Import articles: 1" in zhubi("history", filled, "--lang", "en").out


def test_a_limit_holds_and_says_that_there_is_more(zhubi, filled):
    lines = zhubi("history", filled, "--limit", 1).out.splitlines()
    assert len(lines) == 2
    assert "--limit" in lines[1]


def test_the_json_gives_the_facts(zhubi, filled):
    actions = json.loads(zhubi("history", filled, "--json", "--limit", 1).out)["actions"]
    assert [(each["action"], each["facts"], each["coder"]) for each in actions] == [
        ("import_pages", {"count": "1"}, "编码员甲")
    ]


def test_it_works_while_the_window_has_the_project_open(zhubi, filled):
    session = Session.open(filled)
    try:
        assert zhubi("history", filled).code == 0
    finally:
        session.close()


def test_an_erased_name_is_told_as_such(zhubi, filled):
    import sqlite3

    with sqlite3.connect(filled) as connection:
        connection.execute("DELETE FROM coder_name")
    connection.close()
    assert "（姓名已删除）" in zhubi("history", filled).out


def test_a_second_coder_is_named(zhubi, study):
    session = Session.open(study)
    session.perform(AddCoder("second", "岑晚"))
    session.choose_coder("second")
    session.close()
    assert "添加编码员" in zhubi("history", study).out
