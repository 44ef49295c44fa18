import pytest

from desktop.core.studies import CoderRole
from desktop.session import Session
from tests.cli.calling import assert_refused_in_one_line

# What comes first refers to what comes later, as it does once somebody has moved codes about.
CODEBOOK = """\
format: codebook/1
id: water
categories:
- id: canal
  number: 1
  zh: 修渠
  codes:
  - {id: dig, number: 101, zh: 动工, merged_into: share}
  - {id: share, number: 102, zh: 分水}
variables:
- {id: source, number: 1, zh: 水源, type: text, ask_if: {variable: kind, any_of: [1]}}
- id: kind
  number: 2
  zh: 体裁
  type: one_of
  options:
  - {number: 1, zh: 消息}
  - {number: 2, zh: 通讯}
"""


@pytest.fixture
def opened():
    sessions = []

    def open_session(path):
        sessions.append(Session.open(path, read_only=True))
        return sessions[-1]

    yield open_session
    for session in sessions:
        session.close()


def test_a_new_project_starts_empty_with_a_lead(zhubi, tmp_path, opened):
    answer = zhubi("new", tmp_path / "议事.zhubi")
    assert answer.code == 0
    assert "议事.zhubi" in answer.out
    session = opened(tmp_path / "议事.zhubi")
    assert session.study.title == "议事"
    assert [coder.role for coder in session.read.coders()] == [CoderRole.LEAD]
    assert list(session.read.coder_names().values()) == ["编码员甲"]
    assert session.read.codebook().categories == ()


def test_the_first_coders_name_follows_the_language(zhubi, tmp_path, opened):
    zhubi("new", tmp_path / "a.zhubi", "--lang", "en")
    assert list(opened(tmp_path / "a.zhubi").read.coder_names().values()) == ["Coder A"]


def test_name_and_title_can_be_given(zhubi, tmp_path, opened):
    zhubi("new", tmp_path / "a.zhubi", "--coder", "岑晚", "--title", "渡口研究")
    session = opened(tmp_path / "a.zhubi")
    assert list(session.read.coder_names().values()) == ["岑晚"]
    assert session.study.title == "渡口研究"


def test_a_codebook_comes_in(zhubi, tmp_path, opened, project):
    codebook = project / "resources" / "codebooks" / "governance.yaml"
    assert zhubi("new", tmp_path / "a.zhubi", "--codebook", codebook).code == 0
    assert len(opened(tmp_path / "a.zhubi").read.codebook().categories) == 10


def test_a_name_without_an_ending_gets_one(zhubi, tmp_path):
    zhubi("new", tmp_path / "study")
    assert (tmp_path / "study.zhubi").is_file()


@pytest.mark.parametrize("content", [b"", b"somebody's letter"])
def test_an_existing_file_is_refused_and_stays(zhubi, tmp_path, content):
    path = tmp_path / "a.zhubi"
    path.write_bytes(content)
    assert "已经存在" in assert_refused_in_one_line(zhubi("new", path))
    assert path.read_bytes() == content


def test_a_missing_folder_is_told(zhubi, tmp_path):
    assert "文件夹" in assert_refused_in_one_line(zhubi("new", tmp_path / "none" / "a.zhubi"))


@pytest.mark.parametrize("content", ["", "format: [", "format: codebook/9\n", "- 1\n- 2\n", "\x00\x01\x02"])
def test_a_broken_codebook_makes_no_project(zhubi, tmp_path, content):
    codebook = tmp_path / "codebook.yaml"
    codebook.write_text(content, encoding="utf-8")
    assert "codebook.yaml" in assert_refused_in_one_line(zhubi("new", tmp_path / "a.zhubi", "--codebook", codebook))
    assert sorted(each.name for each in tmp_path.iterdir()) == ["codebook.yaml"]


def test_a_missing_codebook_makes_no_project(zhubi, tmp_path):
    assert_refused_in_one_line(zhubi("new", tmp_path / "a.zhubi", "--codebook", tmp_path / "none.yaml"))
    assert list(tmp_path.iterdir()) == []


def test_an_empty_name_makes_no_project(zhubi, tmp_path):
    assert_refused_in_one_line(zhubi("new", tmp_path / "a.zhubi", "--coder", "  "))
    assert list(tmp_path.iterdir()) == []


def test_an_exported_codebook_begins_another_project(zhubi, tmp_path, opened):
    codebook = tmp_path / "codebook.yaml"
    codebook.write_text(CODEBOOK, encoding="utf-8")
    assert zhubi("new", tmp_path / "a.zhubi", "--codebook", codebook).code == 0
    assert zhubi("export", tmp_path / "a.zhubi", "codebook-yaml", tmp_path / "again.yaml").code == 0
    assert zhubi("new", tmp_path / "b.zhubi", "--codebook", tmp_path / "again.yaml", "--title", "a").code == 0
    assert zhubi("export", tmp_path / "b.zhubi", "codebook-yaml", tmp_path / "third.yaml").code == 0
    assert (tmp_path / "third.yaml").read_bytes() == (tmp_path / "again.yaml").read_bytes()
    codebook = opened(tmp_path / "b.zhubi").read.codebook()
    codes = {code.key: code for code in codebook.codes + codebook.merged}
    assert codes["dig"].merged_into == codes["share"].id


def test_a_workbook_begins_a_project_as_well(zhubi, tmp_path, opened, project):
    codebook = project / "resources" / "codebooks" / "governance.yaml"
    assert zhubi("new", tmp_path / "a.zhubi", "--codebook", codebook).code == 0
    assert zhubi("export", tmp_path / "a.zhubi", "codebook-xlsx", tmp_path / "手册.XLSX").code == 0
    assert zhubi("new", tmp_path / "b.zhubi", "--codebook", tmp_path / "手册.XLSX").code == 0
    first, second = (opened(tmp_path / name).read.codebook() for name in ("a.zhubi", "b.zhubi"))
    for part in ("categories", "codes", "attributes", "options", "ranks", "variables"):
        assert [each.name_zh for each in getattr(first, part)] == [each.name_zh for each in getattr(second, part)]


@pytest.mark.parametrize(("name", "told"), [("manual.docx", ".xlsx"), ("notes", ".xlsx"), ("broken.xlsx", "broken")])
def test_a_codebook_of_another_kind_makes_no_project(zhubi, tmp_path, name, told):
    (tmp_path / name).write_bytes(b"no codebook")
    assert told in assert_refused_in_one_line(zhubi("new", tmp_path / "a.zhubi", "--codebook", tmp_path / name))
    assert [each.name for each in tmp_path.iterdir()] == [name]
