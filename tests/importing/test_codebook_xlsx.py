"""A codebook as a workbook: the way out and back, filled in by hand, and everything that can be wrong with it."""

import io
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.core.codebooks import Option, Rank, Sheet
from desktop.core.errors import KnownError
from desktop.core.layouts import packed, unpacked
from desktop.core.numbering import COLORS
from desktop.exporting.codebook_tables import workbook_tables
from desktop.exporting.workbooks import write_workbook
from desktop.importing.codebook_xlsx import read_codebook_workbook
from desktop.importing.codebook_yaml import read_codebook
from desktop.places import resource
from desktop.wording import explain, set_language
from tests.exporting.samples import codebook
from tests.exporting.test_codebook_yaml import without_ids

CODES, QUESTIONS = "类目", "变量与选项"
TEXT = st.text(
    alphabet=st.one_of(
        st.sampled_from("渠：=+-@'\"<&>\\ \n\t　\u00a0😀\U00020bb7_x0"), st.characters(categories=["Lo", "Po", "Nd"])
    ),
    max_size=20,
)  # fmt: skip


def exported(codebook_set, path):
    with path.open("wb") as stream:
        write_workbook(workbook_tables(codebook_set), stream)
    return path


@pytest.fixture
def path(tmp_path):
    return tmp_path / "book.xlsx"


def own():
    """A codebook with all that the sample lacks: exclusive options, conditions, merged codes, two sheets, ranks."""
    base = codebook()
    return replace(
        base,
        codes=base.codes[1:], merged=(replace(base.codes[0], merged_into="c2"),),
        ranks=(*base.ranks, Rank(id="r3", key="third", number=7, name_zh="再次", name_en="", definition="少用", position=2)),
        sheets=(Sheet(id="s1", name_zh="第一张", name_en=""), Sheet(id="s2", name_zh="第二张", name_en="Two", position=1)),
        variables=(replace(base.variables[0], scale="ordinal"), replace(base.variables[1], sheet="s2", position=0)),
        options=(*base.options, Option(id="o5", variable="v1", attribute=None, number=98, name_zh="无法判断", name_en="",
                                       definition="选了此项不再选别项", exclusive=False, position=2)),
        head=replace(base.head, unit_zh="分句", recording_unit="sentence", clause_closers="。！", general_rules=("一。", "二。\n三。")),
    )  # fmt: skip


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_way_out_and_back_loses_nothing(path, language):
    set_language(language)
    for each in (own(), codebook(), read_codebook(resource("codebooks/governance.yaml"))):
        exported(each, path)
        set_language("en" if language == "zh" else "zh")
        assert without_ids(read_codebook_workbook(path)) == without_ids(each)
        set_language(language)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXT, st.lists(TEXT, max_size=3))
def test_any_text_survives(path, text, texts):
    base = codebook()
    kept = tuple(each for each in texts if not each or each.strip())
    code = replace(base.codes[0], definition=text, include=text, exclude=text, examples=kept, keywords=kept)
    changed = replace(base, codes=(code, *base.codes[1:]))
    assert without_ids(read_codebook_workbook(exported(changed, path))) == without_ids(changed)


@given(st.lists(TEXT.filter(lambda text: not text or text.strip()), max_size=5).map(tuple))
def test_several_texts_are_packed_into_one_and_unpacked(texts):
    assert unpacked(packed(texts)) == texts


def test_a_text_longer_than_a_cell_goes_on_beside_it(path):
    base = codebook()
    long = replace(base, codes=(replace(base.codes[0], definition="渠" * 40_000), *base.codes[1:]))
    assert read_codebook_workbook(exported(long, path)).codes[0].definition == "渠" * 40_000


def written(path, sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


HAND = [
    ["一级类目编号", "一级类目", "类目编号", "类目", "操作定义", "关键词"],
    [1, "水利", 101, "修渠", "写明动工。", 12345],
    [None, None, 102, "分水", None, "分\n水"],
    [2, "说话", None, None, None, None],
]


def test_a_table_filled_in_by_hand_is_read(path):
    read = read_codebook_workbook(written(path, {CODES: HAND}))
    assert [(each.number, each.key, each.name_zh) for each in read.categories] == [(1, "c1", "水利"), (2, "c2", "说话")]
    assert [(each.number, each.key, each.keywords) for each in read.codes] == [
        (101, "k101", ("12345",)),
        (102, "k102", ("分", "水")),
    ]


def changed(path, row, column, value, sheet=CODES):
    """Export the codebook and put something else into one cell, rows counted from 1, columns by heading."""
    exported(own(), path)
    book = openpyxl.load_workbook(path)
    found = book[sheet]
    headings = [cell.value for cell in found[1]]
    found.cell(row=row, column=headings.index(column) + 1, value=value).value = value
    book.save(path)
    return path


def refusal(path):
    with pytest.raises(KnownError) as caught:
        read_codebook_workbook(path)
    assert "{" not in explain(caught.value)
    return caught.value


@pytest.mark.parametrize(
    ("row", "column", "value", "sheet", "kind"),
    [
        (3, "类目编号", 101, CODES, "double_number"),
        (3, "类目 id", "wa_dig", CODES, "double_id"),
        (4, "一级类目编号", 1, CODES, "double_number"),
        (3, "一级类目", "水利工程", CODES, "row_differs"),
        (2, "类目编号", "一百", CODES, "not_number"),
        (2, "类目编号", 0, CODES, "number_small"),
        (2, "类目", "   ", CODES, "missing_field"),
        (2, "类目", "修\n渠", CODES, "not_one_line"),
        (8, "内容", " ", "总则", "closers"),
        (7, "内容", "banana", "总则", "unknown_unit"),
        (2, "类目", None, CODES, "missing_field"),
        (2, "颜色", "red", CODES, "color"),
        (2, "并入类目", "nothing", CODES, "unknown_code"),
        (7, "类型", "words", QUESTIONS, "unknown_type"),
        (7, "类型", None, QUESTIONS, "missing_field"),
        (2, "所属类目（空为编码表）", "nothing", QUESTIONS, "unknown_code"),
        (3, "选项号", 1, QUESTIONS, "double_number"),
        (7, "提问条件：选项号", 5, QUESTIONS, "ask_option"),
        (7, "提问条件：变量 id", "none", QUESTIONS, "ask_unknown"),
        (7, "第几张编码表", 9, QUESTIONS, "unknown_sheet"),
        (7, "必答（1 是 0 否）", "也许", QUESTIONS, "not_flag"),
        (7, "测量尺度", "wide", QUESTIONS, "unknown_scale"),
        (3, "编号", 1, "主次", "double_number"),
        (2, "项目", "作者", "总则", "unknown_head"),
    ],
)
def test_a_fault_is_named_with_sheet_and_row(path, row, column, value, sheet, kind):
    error = refusal(changed(path, row, column, value, sheet))
    assert error.kind == "codebook_broken_row"
    assert (error.facts["sheet"], error.facts["reason"].kind) == (sheet, kind)
    assert error.facts["line"] == row


def test_a_heading_of_an_earlier_edition_is_still_known(path):
    book = openpyxl.load_workbook(changed(path, 1, "必答（1 是 0 否）", "必填（1 是 0 否）", QUESTIONS))
    book.close()
    assert any(variable.required for variable in read_codebook_workbook(path).variables)


def test_a_missing_field_is_called_what_the_sheet_calls_it(path):
    error = refusal(changed(path, 2, "类目", None))
    assert "“类目”表第 2 行" in explain(error)
    assert "缺少字段 类目" in explain(error)
    set_language("en")
    assert "sheet “类目”, row 2" in explain(error)


def added(path, *rows, sheet=CODES):
    """Export the codebook and write rows below what stands on a sheet, cells by heading."""
    exported(own(), path)
    book = openpyxl.load_workbook(path)
    found = book[sheet]
    headings = [cell.value for cell in found[1]]
    for row in rows:
        found.append([row.get(heading) for heading in headings])
    book.save(path)
    return path


def of(codebook_set):
    names = {each.id: each.name_zh for each in codebook_set.categories}
    return {each.name_zh: (names[each.category], each.number, each.key) for each in codebook_set.codes}


WATER = own().categories[0]


@pytest.mark.parametrize(
    "told",
    [
        {"一级类目编号": WATER.number, "一级类目": WATER.name_zh},
        {"一级类目编号": WATER.number},
        {"一级类目": WATER.name_zh},
        {"一级类目 id": WATER.key},
    ],
)
def test_a_row_added_without_id_belongs_to_the_category_with_its_number_or_name(path, told):
    read = read_codebook_workbook(added(path, {**told, "类目编号": 104, "类目": "志愿者"}))
    assert [(each.key, each.number, each.color) for each in read.categories] == [
        (each.key, each.number, each.color) for each in own().categories
    ]
    assert of(read)["志愿者"] == (WATER.name_zh, 104, "k104")


def test_a_row_with_the_names_alone_gets_the_next_number_of_its_category(path):
    rows = [{"一级类目": WATER.name_zh, "类目": "志愿者"}, {"类目": "网格员"}]
    read = read_codebook_workbook(added(path, *rows))
    taken = {each.number for each in own().codes + own().merged}
    free = [each for each in range(WATER.number * 100 + 1, WATER.number * 100 + 90) if each not in taken][:2]
    assert [of(read)[name][1] for name in ("志愿者", "网格员")] == free
    assert {of(read)[name][0] for name in ("志愿者", "网格员")} == {WATER.name_zh}


def test_a_new_category_gets_the_next_number_and_a_colour_of_the_window(path):
    rows = [{"一级类目": "邻里", "类目": "串门"}, {"一级类目": "邻里", "类目": "吵架"}]
    read = read_codebook_workbook(added(path, *rows))
    fresh = read.categories[-1]
    greatest = max(each.number for each in own().categories)
    assert (fresh.name_zh, fresh.number, fresh.key) == ("邻里", greatest + 1, f"c{greatest + 1}")
    assert fresh.color == COLORS[len(own().categories)]
    assert [of(read)[name][1] for name in ("串门", "吵架")] == [fresh.number * 100 + 1, fresh.number * 100 + 2]


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ({"一级类目编号": WATER.number, "一级类目": "别的名称", "类目": "志愿者"}, "number_elsewhere"),
        ({"一级类目编号": WATER.number, "类目编号": own().codes[0].number, "类目": "志愿者"}, "double_number"),
    ],
)
def test_what_could_mean_two_things_is_refused(path, row, kind):
    error = refusal(added(path, row))
    assert error.facts["reason"].kind == kind
    assert error.facts["line"] == openpyxl.load_workbook(path)[CODES].max_row


def test_a_name_that_two_categories_have_does_not_tell_which(path):
    head = ["一级类目编号", "一级类目", "类目编号", "类目"]
    rows = [head, [1, "水利", 101, "修渠"], [2, "水利", 201, "分水"], [None, "水利", None, "看水"]]
    error = refusal(written(path, {CODES: rows}))
    assert (error.facts["line"], error.facts["reason"].kind) == (4, "name_of_several")


def test_a_variable_and_options_get_their_numbers_too(path):
    rows = [
        {"名称": "谁来的", "类型": "one_of", "选项": "干部"},
        {"选项": "记者"},
        {"名称": "还有谁", "类型": "text"},
    ]
    read = read_codebook_workbook(added(path, *rows, sheet=QUESTIONS))
    greatest = max(each.number for each in own().variables)
    assert [(each.name_zh, each.number) for each in read.variables[-2:]] == [
        ("谁来的", greatest + 1), ("还有谁", greatest + 2),
    ]  # fmt: skip
    fresh = [each for each in read.options if each.variable == read.variables[-2].id]
    assert [(each.number, each.name_zh) for each in fresh] == [(1, "干部"), (2, "记者")]


def test_the_recording_unit_is_written_in_words_and_read_in_either_language(path):
    exported(own(), path)
    assert "句" in {row[1].value for row in openpyxl.load_workbook(path)["总则"].iter_rows()}
    for word in ("句", "Sentence", "sentence"):
        assert read_codebook_workbook(changed(path, 7, "内容", word, "总则")).head.recording_unit == "sentence"


def test_a_condition_in_a_circle_is_refused(path):
    exported(own(), path)
    book = openpyxl.load_workbook(path)
    sheet = book[QUESTIONS]
    headings = [cell.value for cell in sheet[1]]
    for row in range(4, 7):
        sheet.cell(row=row, column=headings.index("提问条件：变量 id") + 1).value = "genre"
        sheet.cell(row=row, column=headings.index("提问条件：选项号") + 1).value = 1
    book.save(path)
    assert refusal(path).facts["reason"].kind == "ask_circle"


@pytest.mark.parametrize(
    ("sheets", "kind", "line"),
    [
        ({CODES: [["编号", "名称"], [1, "修渠"]]}, "unknown_column", 1),
        ({CODES: [[*HAND[0][:2], "类目编号"], [1, "水利", 101]]}, "missing_column", 1),
        ({CODES: [HAND[0], [*HAND[1], "多出来的"]]}, "no_heading", 2),
        ({CODES: HAND, "草稿": [["a"]]}, "unknown_page", 1),
        ({CODES: [*HAND, *([None] * 6 for _ in range(3)), [3, "别的", 101, "又是", None, None]]}, "double_number", 8),
        (
            {CODES: [HAND[0], *([1, "水利", each, f"类{each}", None, None] for each in range(1, 20_100))]},
            "too_many_rows",
            20_001,
        ),
    ],
)
def test_a_table_of_another_layout_is_refused(path, sheets, kind, line):
    error = refusal(written(path, sheets))
    assert (error.facts["reason"].kind, int(error.facts["line"])) == (kind, line)


def test_without_codes_there_is_no_codebook(path):
    assert refusal(written(path, {"主次": [["编号"], [1]]})).facts["reason"].kind in ("no_codes_page", "missing_field")
    assert refusal(written(path, {"草稿": []})).facts["reason"].kind == "no_codes_page"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 nothing", b"%PDF-1.4", "类目,编号".encode()])
def test_what_is_no_workbook_is_refused(path, data):
    path.write_bytes(data)
    assert refusal(path).facts["reason"].kind == "not_workbook"


def repacked(path, name, content):
    """Put another content into a part of an exported workbook."""
    exported(codebook(), path)
    with zipfile.ZipFile(path) as old:
        parts = {each: old.read(each) for each in old.namelist()}
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new:
        for each, data in (parts | {name: content}).items():
            new.writestr(each, data)
    path.write_bytes(kept.getvalue())
    return path


def test_a_bomb_and_entities_are_refused(path):
    assert refusal(repacked(path, "xl/media/bomb.bin", b"\0" * 60_000_000)).facts["reason"].kind == "too_large"
    entity = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]><sst>&x;</sst>'
    assert refusal(repacked(path, "xl/sharedStrings.xml", entity)).facts["reason"].kind == "not_workbook"
    assert refusal(repacked(path, "xl/workbook.xml", b"<broken")).facts["reason"].kind == "not_workbook"


def test_a_file_of_ten_megabytes_is_refused_unread(path):
    with path.open("wb") as file:
        file.truncate(10_000_000)
    assert refusal(path).facts["reason"].kind == "too_large"
    with pytest.raises(KnownError, match="file_missing"):
        read_codebook_workbook(path.with_name("none.xlsx"))
