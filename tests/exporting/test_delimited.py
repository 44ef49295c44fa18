import codecs
import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.tables import Table
from desktop.exporting.delimited import write_json_lines, write_raw_csv, write_spreadsheet_csv
from desktop.wording import set_language

TEXT = st.text(
    alphabet=st.one_of(
        st.sampled_from("=+-@＝\t\n\r,;\"' \u2028\u00a0渠😀\U00020bb7\ufffe"),
        st.characters(exclude_categories=["Cs", "Cc"]),
    ),
    max_size=12,
)
ROWS = st.lists(st.tuples(TEXT, st.one_of(st.none(), st.integers(-(10**6), 10**6)), TEXT), max_size=5)


def table(*rows):
    return Table("codings", ("words", "start", "memo"), tuple(rows))


def written(write, content):
    stream = io.BytesIO()
    write(content, stream)
    return stream.getvalue()


def cells(data, encoding="utf-8"):
    return list(csv.reader(io.StringIO(data.decode(encoding), newline="")))


@given(ROWS)
def test_raw_csv_reads_back_to_the_letter(rows):
    read = cells(written(write_raw_csv, table(*rows)))
    assert read[0] == ["words", "start", "memo"]
    assert read[1:] == [[words, "" if start is None else str(start), memo] for words, start, memo in rows]


@given(ROWS)
def test_json_lines_read_back_to_the_letter(rows):
    data = written(write_json_lines, table(*rows)).decode()
    lines = data.split("\n")
    assert lines.pop() == ""
    assert [tuple(json.loads(line).values()) for line in lines] == rows


@given(ROWS)
def test_a_spreadsheet_csv_differs_by_an_apostrophe_at_most(rows):
    read = cells(written(write_spreadsheet_csv, table(*rows)), "utf-8-sig")[1:]
    for (words, _, memo), row in zip(rows, read, strict=True):
        assert (row[0] in (words, f"'{words}"), row[2] in (memo, f"'{memo}")) == (True, True)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_what_would_run_in_a_spreadsheet_begins_with_an_apostrophe(sign):
    (row,) = cells(written(write_spreadsheet_csv, table((f"{sign}1+1", -5, f"渠{sign}1"))), "utf-8-sig")[1:]
    assert row == [f"'{sign}1+1", "-5", f"渠{sign}1"]


def test_raw_csv_leaves_what_would_run_as_it_is():
    assert cells(written(write_raw_csv, table(("=1+1", 0, "@a"))))[1] == ["=1+1", "0", "@a"]


def test_every_text_is_quoted_so_that_no_separator_parts_it():
    assert written(write_raw_csv, table(("渠;=1", 3, "a\tb"))) == '"words","start","memo"\n"渠;=1",3,"a\tb"\n'.encode()


def test_a_spreadsheet_csv_has_a_bom_crlf_and_headings_in_the_current_language():
    data = written(write_spreadsheet_csv, table(("渠", 1, "")))
    assert data.startswith(codecs.BOM_UTF8)
    assert data.decode("utf-8-sig") == '"原文","起","备忘录"\r\n"渠",1,""\r\n'
    set_language("en")
    assert '"Words","Start","Memo"' in written(write_spreadsheet_csv, table()).decode("utf-8-sig")


def test_the_stream_stays_open():
    stream = io.BytesIO()
    write_raw_csv(table(), stream)
    assert not stream.closed
