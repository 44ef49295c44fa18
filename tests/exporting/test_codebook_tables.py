from dataclasses import replace

from desktop.core.layouts import WORKBOOK
from desktop.exporting.codebook_tables import codes_table, questions_table, workbook_tables
from desktop.wording import has
from tests.exporting.samples import codebook


def rows(table):
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def test_every_code_has_a_row_with_its_category_and_definition():
    first = rows(codes_table(codebook()))[0]
    assert (first["category_number"], first["category_zh"], first["code_number"], first["code_key"]) == (
        1,
        "水利",
        101,
        "wa_dig",
    )
    assert (first["definition"], first["examples"], first["keywords"]) == (
        "写明动工。",
        "渠修了三回。\n工钱按天记。",
        "12345\n修渠",
    )
    assert [row["code_number"] for row in rows(codes_table(codebook()))] == [101, 102, 201]


def test_a_colour_of_its_own_stands_beside_that_of_the_category():
    assert [row["color"] for row in rows(codes_table(codebook()))] == ["", "", "#000000"]
    assert [row["category_color"] for row in rows(codes_table(codebook()))] == ["#2471A3", "#2471A3", "#C0392B"]


def test_a_category_without_codes_has_a_row_too():
    bare = replace(codebook(), codes=codebook().codes[:2])
    assert [(row["category_zh"], row["code_number"]) for row in rows(codes_table(bare))][-1] == ("说话", None)


def test_every_option_of_every_question_has_a_row():
    found = rows(questions_table(codebook()))
    assert [(row["asked_of"], row["question_key"], row["option_number"]) for row in found] == [
        ("sp_voice", "speaker", 1),
        ("sp_voice", "speaker", 2),
        ("", "genre", 1),
        ("", "genre", 9),
        ("", "note", None),
    ]


def test_every_column_has_a_heading():
    assert all(has(f"column.{column}") for columns in WORKBOOK.values() for column in columns)


def test_the_workbook_has_the_sheets_and_columns_that_are_read_again():
    assert {table.name: table.columns for table in workbook_tables(codebook())} == WORKBOOK
