from time import process_time

import pytest

from desktop.importing.bylines import Author
from desktop.importing.preview import describe
from desktop.importing.records.reading import (
    PARSERS,
    parse_cnki_text,
    parse_endnote,
    parse_note_express,
    parse_refworks,
)
from desktop.importing.records.record import Kind
from desktop.wording import LANGUAGES, say, set_language
from tests.importing.records.samples import CNKI_TEXT, ENDNOTE, NOTE_EXPRESS, REFWORKS, SAMPLES

TAGGED = [kind for kind in Kind if kind is not Kind.JSON_LINES]


def kinds(record):
    return [problem.kind for problem in record.problems]


def known(record):
    return (record.headline, record.authors, record.newspaper, record.date, record.page_number)


FIRST = ("苇汀社区：网格里的清晨", (Author("白舟", None), Author("谷雨晴", None)), "苇汀日报", "2023-05-04", "4")
SECOND = ("水渠修通以后", (Author("白舟", None),), "苇汀日报", "2023-05-05", "1")


@pytest.mark.parametrize("kind", Kind)
def test_every_format_says_the_same(kind):
    first, second = PARSERS[kind](SAMPLES[kind])
    assert (known(first), known(second)) == (FIRST, SECOND)
    assert first.problems == second.problems == ()
    assert (first.line, first.start, first.kind) == (1, 0, kind)
    assert SAMPLES[kind].count("\n", 0, second.start) == second.line - 1


def test_the_rest_of_the_fields():
    (first, _) = parse_refworks(REFWORKS)
    assert (first.abstract, first.keywords) == ("清晨六点，网格员出门了。", ("网格", "社区"))
    assert (first.link, first.database) == ("https://records.example/1", "CNKI")
    assert ("CN", "00-0001", 12) in first.fields
    assert parse_cnki_text(CNKI_TEXT)[0].keywords == ("网格", "社区")
    assert parse_note_express(NOTE_EXPRESS)[0].database == "CNKI"


@pytest.mark.parametrize("kind", TAGGED)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "<br>", "<br/>", "<BR />", "<br>\r\n", "\u2028"])
def test_line_ends(kind, end):
    text = SAMPLES[kind].replace("\r\n", "\n").replace("\n", end)
    assert [known(record) for record in PARSERS[kind](text)] == [FIRST, SECOND]


def test_a_br_ends_no_line_of_the_file():
    text = ENDNOTE.replace("\r\n", "<br>") + "\n" + ENDNOTE.replace("\r\n", "<br>")
    assert [record.line for record in parse_endnote(text)] == [1, 1, 2, 2]


@pytest.mark.parametrize("kind", Kind)
def test_no_blank_line_between_records_and_a_bom(kind):
    text = SAMPLES[kind].replace("\r\n", "\n").replace("\n\n", "\n")
    for told in (text, "\ufeff" + text, text + "\ufeff" + text):
        assert {known(record) for record in PARSERS[kind](told)} == {FIRST, SECOND}


@pytest.mark.parametrize("kind", TAGGED)
def test_the_first_record_hangs_on_a_junk_line(kind):
    first, second = PARSERS[kind]("检索结果 共 2 条 " + SAMPLES[kind])
    assert (known(first), known(second)) == (FIRST, SECOND)
    assert kinds(first) == ["record_lines_lost"]
    assert first.problems[0].line == 1


def test_a_record_hangs_on_the_end_of_the_one_before():
    text = NOTE_EXPRESS.replace("CNKI\n\n{Ref", "CNKI{Ref")
    first, second = parse_note_express(text)
    assert (known(first), known(second), first.database, second.line) == (FIRST, SECOND, "CNKI", 10)


def test_colons_of_both_widths_and_braces():
    (record,) = parse_note_express("｛Reference Type｝：Newspaper Article\n{Title} ：水：渠\n{Date} :2023-05-05\n")
    assert (record.headline, record.date) == ("水：渠", "2023-05-05")
    assert parse_cnki_text("Title-题名：水渠\nSource-刊名：苇汀日报\n")[0].newspaper == "苇汀日报"


def test_a_continued_line_goes_on_with_its_field():
    text = "{Reference Type}: Newspaper Article\n{Title}: 水渠修通\n以后\n{Abstract}: 一。\n二。\n\n三。\n{Pages}: 3\n"
    (record,) = parse_note_express(text)
    assert (record.headline, record.abstract, record.page_number) == ("水渠修通以后", "一。\n二。\n\n三。", "3")
    assert parse_endnote("%0 Newspaper Article\n%T Water\ncomes\n")[0].headline == "Water comes"
    assert parse_refworks("RT Newspaper Article\nT1 水渠\nAI 时代\n")[0].headline == "水渠AI 时代"


def test_a_broken_label_is_no_continued_line():
    (record,) = parse_note_express("{Reference Type}: Newspaper Article\n{Title}: 水渠\n{Date 2023\n{Pages}: 3\n")
    assert (record.headline, record.page_number, kinds(record)) == ("水渠", "3", ["record_lines_lost"])


def test_authors_on_one_line_with_their_tags():
    (record,) = parse_endnote("%0 Newspaper Article<br>%A 白舟%A 谷雨晴%A 欧阳晴<br>%T 水渠<br>")
    assert [author.name for author in record.authors] == ["白舟", "谷雨晴", "欧阳晴"]


def test_roles_that_the_source_says():
    (record,) = parse_refworks(
        "RT Newspaper Article\nT1 水渠\nA1 本报记者 白舟 通讯员 谷雨晴;欧阳晴(记者)\nA2 柳青青\n"
    )
    assert record.authors == (
        Author("白舟", "本报记者"),
        Author("谷雨晴", "通讯员"),
        Author("欧阳晴", "记者"),
        Author("柳青青", "编辑"),
    )


def test_variants_of_cnki_text():
    text = "DataType: 5\nTitle-题名: 水渠\nOrgan-机构: 苇汀日报社;\nSource-刊名: 苇汀日报\nPageCount-页数: 2\nPage-页码: 07\n"
    first, second = parse_cnki_text(text + text.replace("Page-", "PageCount-"))
    assert (first.page_number, second.page_number, first.newspaper) == ("7", "7", "苇汀日报")


def test_very_long_fields_are_kept_whole():
    headline, abstract = "水渠" * 5_000, "水通了。\n" * 50_000 + "完。"
    (record,) = parse_note_express(
        f"{{Reference Type}}: Newspaper Article\n{{Title}}: {headline}\n{{Abstract}}: {abstract}\n"
    )
    assert (record.headline, record.abstract, record.problems) == (headline, abstract, ())


def test_missing_fields_are_none_and_a_missing_headline_is_told():
    (record,) = parse_endnote("%0 Newspaper Article\n%J 苇汀日报\n")
    assert known(record) == (None, (), "苇汀日报", None, None)
    assert kinds(record) == ["record_headline_missing"]


def test_a_record_without_its_first_field():
    first, second = parse_endnote("%0 Newspaper Article\n%T 水渠\n%J 苇汀日报\n\n%T 桥\n%J 苇汀晚报\n")
    assert (first.headline, second.headline, second.line) == ("水渠", "桥", 5)


def test_what_cannot_be_read_is_told_and_kept():
    (record,) = parse_endnote("%0 Journal Article\n%T 水渠\n%8 去年春天\n%D 2023\n%P 副刊\n")
    assert (record.date, record.page_number) == ("2023", None)
    assert kinds(record) == ["record_other_type", "record_date_unread", "record_page_unread"]
    assert [problem.line for problem in record.problems] == [1, 3, 5]
    assert ("%8", "去年春天", 3) in record.fields


def test_lines_behind_the_records_belong_to_none():
    text = ENDNOTE + "\n共 2 条\n导出完毕\n"
    first, second = parse_endnote(text)
    assert (kinds(first), kinds(second)) == ([], ["record_lines_lost"])
    assert dict(second.problems[0].facts) == {"count": 2, "words": "共 2 条"}


@pytest.mark.parametrize(
    ("kind", "rest"),
    [(Kind.NOTE_EXPRESS, "{Abstr"), (Kind.ENDNOTE, "%"), (Kind.REFWORKS, "A"), (Kind.CNKI_TEXT, "Summary-摘")],
)
def test_a_file_that_breaks_off_within_a_field(kind, rest):
    text = SAMPLES[kind].replace("\r\n", "\n").rstrip("\n") + "\n"
    *_, last = PARSERS[kind](text + rest)
    assert (known(last), kinds(last)) == (SECOND, ["record_cut_off"])
    assert last.problems[0].line == text.count("\n") + 1


@pytest.mark.parametrize("kind", Kind)
def test_a_file_cut_anywhere_keeps_what_stood_before(kind):
    text = SAMPLES[kind]
    second = PARSERS[kind](text)[1].start
    for end in range(0, len(text) + 1, 3):
        records = PARSERS[kind](text[:end])
        assert not records or records[0].start == 0
        assert end < second or known(records[0]) == FIRST


@pytest.mark.parametrize("kind", Kind)
def test_nothing_in_nothing(kind):
    assert PARSERS[kind]("") == PARSERS[kind](" \r\n\ufeff\n") == []


def test_every_problem_can_be_said_in_both_languages():
    text = "%0 Journal Article\n%8 x\n%P x\n\nnothing\n%"
    found = parse_endnote(text)[0].problems
    found += tuple(
        problem
        for line in ("{", "[" * 5000, "1", '{"title": 1.5, "text": {}}')
        for problem in PARSERS[Kind.JSON_LINES](line)[0].problems
    )
    for language in LANGUAGES:
        set_language(language)
        try:
            said = {describe(problem) for problem in found}
            assert all("{" not in each for each in said)
            assert {problem.kind for problem in found} >= {"record_cut_off", "record_not_json", "record_value_unread"}
            assert all(say(f"records.kind.{kind}") for kind in Kind)
        finally:
            set_language("zh")


@pytest.mark.slow
@pytest.mark.parametrize("kind", Kind)
def test_ten_times_the_text_takes_about_ten_times_as_long(kind):
    def cost(text):
        start = process_time()
        PARSERS[kind](text)
        return process_time() - start

    small = SAMPLES[kind] * (300_000 // len(SAMPLES[kind]))
    assert cost(small * 8) < 20 * cost(small) + 0.5
