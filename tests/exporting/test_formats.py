import csv
import json

import openpyxl
import pytest

from desktop.core.errors import KnownError
from desktop.exporting.formats import FORMATS, format_named
from desktop.importing.codebook_yaml import read_codebook
from desktop.wording import explain
from tests.exporting.samples import study


def exported(name, folder):
    path = folder / f"out{FORMATS[name].suffix}"
    format_named(name).write(study(), path)
    return path


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_writes_a_file_and_says_what_it_carries(name, tmp_path):
    assert exported(name, tmp_path).stat().st_size > 0
    assert len(FORMATS[name].description) > 10


def test_an_unknown_format_is_refused_with_those_there_are():
    with pytest.raises(KnownError) as caught:
        format_named("codings-doc")
    assert caught.value.kind == "format_unknown"
    assert "codings-csv, codings-csv-raw" in explain(caught.value)


def raw_rows(folder):
    with exported("codings-csv-raw", folder).open(encoding="utf-8", newline="") as file:
        return [dict(row, start=int(row["start"]), end=int(row["end"])) for row in csv.DictReader(file)]


def json_rows(folder):
    return [
        json.loads(line) for line in exported("codings-jsonl", folder).read_text(encoding="utf-8").split("\n") if line
    ]


def workbook_rows(folder):
    rows = openpyxl.load_workbook(exported("codings-xlsx", folder)).active.iter_rows(values_only=True)
    headings = next(rows)
    return [dict(zip(headings, row, strict=True)) for row in rows]


@pytest.mark.parametrize("read", [raw_rows, json_rows])
def test_exported_words_are_those_stored_and_stand_at_their_place(read, tmp_path):
    texts = {source.article.id: source.text for source in study().articles}
    stored = {coding.id: coding for coding in study().codings}
    rows = read(tmp_path)
    assert len(rows) == len(stored)
    for row in rows:
        assert row["words"] == stored[row["coding_id"]].words
        assert texts[row["article_id"]][row["start"] : row["end"]] == row["words"]


def test_words_in_a_workbook_are_those_stored(tmp_path):
    stored = {coding.id: coding.words for coding in study().codings}
    assert {row["编码记录标识"]: row["原文"] for row in workbook_rows(tmp_path)} == stored


def test_articles_are_exported_to_the_letter(tmp_path):
    texts = {source.article.id: source.text for source in study().articles}
    with exported("articles-csv-raw", tmp_path).open(encoding="utf-8", newline="") as file:
        assert {row["article_id"]: row["text"] for row in csv.DictReader(file)} == texts


def test_an_exported_codebook_can_be_read(tmp_path):
    assert [code.number for code in read_codebook(exported("codebook-yaml", tmp_path)).codes] == [101, 102, 201]
