from dataclasses import replace

from desktop.exporting.codebook_tables import CODES, QUESTIONS, codes_table, questions_table
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
        "12345、修渠",
    )
    assert [row["code_number"] for row in rows(codes_table(codebook()))] == [101, 102, 201]


def test_a_code_shows_its_own_colour_or_that_of_its_category():
    assert [row["color"] for row in rows(codes_table(codebook()))] == ["#2471A3", "#2471A3", "#000000"]


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
    assert all(has(f"column.{column}") for column in (*CODES, *QUESTIONS))
