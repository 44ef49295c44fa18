import errno
import io
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.errors import KnownError
from desktop.core.tables import Table
from desktop.exporting import workbooks
from desktop.exporting.workbooks import LONGEST_CELL, write_workbook
from desktop.wording import explain, set_language

TEXT = st.text(
    alphabet=st.one_of(
        st.sampled_from("=+-@_x0041_<r>&/\n\t \u2028\u00a0渠😀\U00020bb7"),
        st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"),
    ),
    min_size=1,
    max_size=20,
)


def table(*rows, columns=("words", "start", "memo")):
    return Table("codings", columns, tuple(rows))


def book(*tables):
    stream = io.BytesIO()
    write_workbook(tables, stream)
    return stream


def read(*tables):
    return openpyxl.load_workbook(book(*tables))


def body(content):
    sheet = read(content).active
    return [tuple(cell.value for cell in row) for row in sheet.iter_rows(min_row=2)]


@settings(max_examples=25)
@given(st.lists(st.tuples(TEXT, st.integers(0, 10**6), TEXT), min_size=1, max_size=4))
def test_a_workbook_reads_back_to_the_letter(rows):
    assert body(table(*rows)) == rows


@pytest.mark.parametrize("many", [False, True])
@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "@a",
        "http://example.org/a",
        "_x0041_",
        "<r>a</r>",
        "<r>_x0041_</r>",
        " 渠 ",
        "1.50",
        "a\n\nb",
        "😀\U00020bb7▶\u00a0\u2028",
    ],
)
def test_odd_texts_stay_texts_in_small_and_in_large_workbooks(text, many, monkeypatch):
    if many:
        monkeypatch.setattr(workbooks, "_MANY_ROWS", 0)
    sheet = read(table((text, 7, "渠"))).active
    assert sheet["A2"].value == text
    assert (sheet["A2"].data_type, sheet["A2"].hyperlink, sheet["B2"].value) == ("s", None, 7)


@pytest.mark.parametrize("many", [False, True])
def test_characters_that_xml_cannot_hold_are_escaped_as_excel_does(many, monkeypatch):
    if many:
        monkeypatch.setattr(workbooks, "_MANY_ROWS", 0)
    assert read(table(("a\ufffeb\uffffc\rd", 7, "渠"))).active["A2"].value == "a_xFFFE_b_xFFFF_c_x000D_d"


def test_nothing_in_the_file_is_a_formula_or_a_link():
    with zipfile.ZipFile(book(table(("=1+1", 0, "http://example.org")))) as file:
        sheet = file.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet


def test_headings_are_bold_fixed_filtered_and_in_the_current_language():
    sheet = read(table(("渠", 1, "x"))).active
    assert [cell.value for cell in sheet[1]] == ["原文", "起", "备忘录"]
    assert (sheet.title, sheet["A1"].font.bold, sheet.freeze_panes, sheet.auto_filter.ref) == (
        "编码记录",
        True,
        "A2",
        "A1:C2",
    )
    set_language("en")
    assert [cell.value for cell in read(table()).active[1]] == ["Words", "Start", "Memo"]


def test_long_columns_wrap():
    sheet = read(table(("渠", 1, "x"))).active
    assert (sheet["A2"].alignment.wrap_text, sheet["A2"].alignment.vertical) == (True, "top")
    assert sheet.column_dimensions["A"].width > 30


def test_a_text_longer_than_a_cell_goes_on_to_the_right():
    text = "渠" * LONGEST_CELL + "水" * 10
    sheet = read(table((text, 5, "x"), ("短", 6, "y"))).active
    assert [cell.value for cell in sheet[1]] == ["原文", "原文 2", "起", "备忘录"]
    assert sheet["A2"].value + sheet["B2"].value == text
    assert [cell.value for cell in sheet[3]] == ["短", None, 6, "y"]


def test_a_long_text_beyond_the_basic_plane_is_parted_between_characters():
    text = "a" + "😀" * LONGEST_CELL
    sheet = read(table((text, 5, "x"))).active
    parts = [sheet.cell(2, column).value for column in (1, 2, 3)]
    assert "".join(parts) == text
    assert all(len(part.encode("utf-16-le")) // 2 <= LONGEST_CELL for part in parts)


def test_several_tables_become_several_sheets():
    questions = Table("questions", ("type",), (("text",),))
    assert read(table(), questions).sheetnames == ["编码记录", "变量与选项"]


def test_more_rows_than_a_sheet_holds_are_refused(monkeypatch):
    monkeypatch.setattr(workbooks, "MOST_ROWS", 1)
    with pytest.raises(KnownError) as caught:
        book(table(("a", 1, "b"), ("c", 2, "d")))
    assert caught.value.kind == "export_too_many_rows"
    assert "2" in explain(caught.value)


class FullDisk(io.BytesIO):
    def write(self, data):
        raise OSError(errno.ENOSPC, "full")


@pytest.mark.parametrize("many", [False, True])
def test_a_full_disk_comes_through_as_such(many, monkeypatch):
    if many:
        monkeypatch.setattr(workbooks, "_MANY_ROWS", 0)
    with pytest.raises(OSError, match="full") as caught:
        write_workbook([table(("渠", 1, "x"))], FullDisk())
    assert caught.value.errno == errno.ENOSPC
