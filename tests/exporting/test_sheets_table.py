"""Coding sheets as tables: one row an article and coder, and only what was asked."""

from __future__ import annotations

import csv
import io
import json

import pytest

from desktop.core.questions import Answer
from desktop.exporting.directory import Audience
from desktop.exporting.formats import FORMATS
from desktop.exporting.sheets_table import column_names, dictionary_table, sheets_table
from desktop.operations.answer_variable import AnswerVariable
from desktop.operations.edit_variable import EditVariable, RemoveVariable
from desktop.wording import set_language
from tests import projects, sheets
from tests.projects import LEAD, OTHER
from tests.sheets import DAY, KIND, OTHER_KIND, OUTCOME, PAGE, SOURCES, TROUBLE, of


@pytest.fixture
def session(tmp_path):
    found = projects.open_filled(tmp_path)
    sheets.add_sheet(found)
    first, second, _ = (each.id for each in found.read.articles())
    found.choose_coder(OTHER)
    found.perform(AnswerVariable(first, KIND, Answer((2,))))
    found.choose_coder(LEAD)
    for article, variable, answer in (
        (first, DAY, Answer(text="2024-01-09")), (first, PAGE, Answer(text="3.5")), (first, KIND, Answer((99,))),
        (first, OTHER_KIND, Answer(text="=手记")), (first, SOURCES, Answer((1, 3))),
        (second, TROUBLE, Answer((1,))), (second, OUTCOME, Answer((2, 98))), (second, PAGE, Answer(text="12")),
    ):  # fmt: skip
        found.perform(AnswerVariable(article, variable, answer))
    yield found
    found.close()


@pytest.fixture
def study(session):
    return session.read.snapshot(session.study)


def rows(table):
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def test_there_is_a_row_for_each_article_and_coder_with_answers(study):
    found = [(row["article_number"], row["coder"]) for row in rows(sheets_table(study))]
    assert found == [(1, "闻一舟"), (1, "谷雨晴"), (2, "闻一舟")]


def test_programs_get_numbers(study):
    first, other, second = rows(sheets_table(study))
    assert [first[key] for key in ("day", "page", "kind", "other", "sources", "trouble")] == [
        "2024-01-09", 3.5, 99, "=手记", "1+3", None,
    ]  # fmt: skip
    assert (other["kind"], other["missing"]) == (2, 3)
    assert (second["outcome"], second["page"]) == ("2+98", 12)


def test_each_option_of_many_has_a_column_of_its_own_for_programs(study):
    table = sheets_table(study)
    first, other, second = rows(table)
    place = table.columns.index("sources")
    assert table.columns[place + 1 : place + 5] == ("sources_1", "sources_2", "sources_3", "sources_9")
    assert [first[f"sources_{number}"] for number in (1, 2, 3, 9)] == [1, 0, 1, 0]
    assert [other["sources_1"], second["outcome_2"], first["outcome_2"]] == [None, 1, None]
    assert table.headings is not None
    assert table.headings[place + 1] == "5 消息来源：1 记者"
    assert "sources_1" not in sheets_table(study, Audience.PEOPLE).columns


def test_what_was_not_asked_is_told_apart_from_what_was_not_answered(study):
    first, other, second = rows(sheets_table(study))
    assert (first["not_asked"], other["not_asked"], second["not_asked"]) == ("outcome", "other+outcome", "other")
    assert first["trouble"] is first["outcome"] is None
    shown = rows(sheets_table(study, Audience.PEOPLE))
    assert (shown[0]["trouble"], shown[0]["outcome"], shown[0]["other"]) == (None, "—", "=手记")
    assert "not_asked" not in shown[0]
    spelled = sheets_table(study, in_words=True)
    (named, *_) = rows(spelled)
    assert spelled.headings is not None
    assert named["not_asked"] == spelled.headings[spelled.columns.index("outcome")]


def test_a_column_of_an_option_takes_nobodys_name(study):
    from dataclasses import replace

    codebook = study.codebook
    variables = tuple(replace(each, key="sources_1") if each.id == PAGE else each for each in codebook.variables)
    columns = sheets_table(replace(study, codebook=replace(codebook, variables=variables))).columns
    assert len(set(columns)) == len(columns)


def test_people_get_names_under_headings_of_words(study):
    table = sheets_table(study, Audience.PEOPLE)
    first = rows(table)[0]
    assert (first["kind"], first["sources"]) == ("其他", "记者；村民")
    assert table.headings is not None
    assert "3 体裁" in table.headings
    assert len(table.headings) == len(table.columns)


def test_only_answers_to_questions_that_are_asked_go_out(session):
    session.perform(EditVariable(of(OTHER_KIND, ask_any_of=(98,))))
    first = rows(sheets_table(session.read.snapshot(session.study)))[0]
    assert first["other"] is None


def test_a_removed_variable_has_no_column(session):
    session.perform(RemoveVariable(SOURCES))
    assert "sources" not in sheets_table(session.read.snapshot(session.study)).columns


def test_no_two_columns_have_the_same_name():
    taken = [of(DAY, key="coder"), of(PAGE, key="missing"), of(KIND, key="coder", number=9)]
    names = column_names(taken)
    assert names == ["coder_1", "missing_2", "coder_9"]


def test_the_dictionary_says_what_each_column_means(study):
    found = rows(dictionary_table(study.codebook))
    kinds = [row for row in found if row["question_key"] == "kind"]
    assert [row["option_number"] for row in kinds] == [1, 2, 9, 98, 99]
    alone = [row["option_number"] for row in found if row["exclusive"]]
    assert alone == [9]
    (waiting,) = [row for row in found if row["question_key"] == "other"]
    assert (waiting["type"], waiting["ask_if"].split("；")[0]) == ("文字", "“体裁”为 99 时才问")
    assert "没有问到" in waiting["ask_if"]
    indicators = [row["indicator"] for row in found if row["question_key"] in ("kind", "sources")]
    assert indicators == ["", "", "", "", "", "sources_1", "sources_2", "sources_3", "sources_9"]
    set_language("en")
    assert rows(dictionary_table(study.codebook))[0]["scale"] == "interval"


def written(study, name):
    stream = io.BytesIO()
    FORMATS[name].write_to(study, stream)
    return stream.getvalue()


def test_every_format_can_be_read_again(study):
    raw = list(csv.DictReader(io.StringIO(written(study, "sheets-csv-raw").decode())))
    assert [row["kind"] for row in raw] == ["99", "2", ""]
    lines = [json.loads(line) for line in written(study, "sheets-jsonl").splitlines()]
    assert [line["kind"] for line in lines] == [99, 2, None]
    shown = list(csv.reader(io.StringIO(written(study, "sheets-csv").decode("utf-8-sig"))))
    assert shown[1][shown[0].index("4 其他体裁")] == "'=手记"


def test_the_workbook_has_names_numbers_and_a_dictionary(study):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(written(study, "sheets-xlsx")))
    names, numbers, dictionary = book.worksheets
    place = [cell.value for cell in names[1]].index("3 体裁")
    assert (names[2][place].value, numbers[2][place].value) == ("其他", 99)
    assert dictionary.max_row == 1 + 17


def test_a_study_without_a_sheet_can_be_exported_all_the_same(tmp_path):
    session = projects.open_filled(tmp_path)
    study = session.read.snapshot(session.study)
    session.close()
    assert sheets_table(study).rows == ()
    assert written(study, "sheets-xlsx")
