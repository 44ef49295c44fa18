import random
from dataclasses import replace

from desktop.core.codings import AttributeValue
from desktop.exporting.codings_table import COLUMNS, codings_table
from desktop.exporting.directory import Audience
from desktop.wording import has, set_language
from tests.exporting.samples import FIRST, SECOND, article, codebook, coding, study
from tests.texts import LONG_PARAGRAPH


def rows(snapshot, audience=Audience.PROGRAMS):
    table = codings_table(snapshot, audience)
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def by_id(snapshot, identity, audience=Audience.PROGRAMS):
    return next(row for row in rows(snapshot, audience) if row["coding_id"] == identity)


def test_codings_come_by_article_place_and_number_whatever_order_they_are_in():
    expected = ["k3", "k1", "k4", "k2"]
    snapshot = study()
    assert [row["coding_id"] for row in rows(snapshot)] == expected
    shuffled = list(snapshot.codings)
    random.Random(1).shuffle(shuffled)
    assert [row["coding_id"] for row in rows(study(snapshot.articles, shuffled))] == expected


def test_a_row_tells_article_code_and_coder():
    row = by_id(study(), "k1")
    assert row | {"context": "", "memo": ""} == {
        "article_number": 2,
        "article_id": "a1",
        "headline": "村口修渠",
        "newspaper": "苇汀日报",
        "date": "2025-02-28",
        "page": "A05",
        "category_number": 1,
        "category_zh": "水利",
        "category_en": "Water",
        "code_number": 101,
        "code_key": "wa_dig",
        "code_zh": "动工",
        "code_en": "Digging",
        "rank": "main",
        "attributes": "",
        "coder": "李静",
        "start": FIRST.index("第二年"),
        "end": FIRST.index("第二年") + 9,
        "words": "第二年就漏，\n大家",
        "context": "",
        "memo": "",
        "made": "2025-03-01T08:15:30.123Z",
        "origin": "hand",
        "coding_id": "k1",
    }


def test_words_stand_at_their_code_points_in_a_text_beyond_the_basic_plane():
    row = by_id(study(), "k3")
    assert SECOND[row["start"] : row["end"]] == row["words"]


def test_the_context_is_the_sentences_that_the_words_touch():
    assert by_id(study(), "k1")["context"] == "第二年就漏，\n大家凑钱再修。"


def test_words_over_two_sentences_have_both_as_context():
    source = article("a1", LONG_PARAGRAPH)
    row = by_id(study([source], [coding("k", source, "第二年就漏。第二回")]), "k")
    assert row["context"].startswith("头一回是村民自己凑的工")
    assert row["context"].endswith("泥沙全灌进来。")
    assert row["words"] in row["context"]


def test_words_that_are_not_at_their_place_get_no_context():
    source = article("a1", FIRST)
    elsewhere = coding("k", article("a1", "另一稿：" + FIRST), "卵石")
    row = by_id(study([source], [elsewhere]), "k")
    assert (row["words"], row["context"]) == ("卵石", "")


def test_people_get_names_and_programs_get_keys():
    assert by_id(study(), "k2")["attributes"] == "speaker=1+2"
    assert by_id(study(), "k2", Audience.PEOPLE)["attributes"] == "说话人=村民+官员"
    assert by_id(study(), "k2", Audience.PEOPLE)["rank"] == "次"
    set_language("en")
    assert by_id(study(), "k2", Audience.PEOPLE)["attributes"] == "Speaker=Villager+Official"
    assert by_id(study(), "k2")["rank"] == "secondary"


def test_an_answer_in_words_and_an_option_that_is_gone_are_told_all_the_same():
    value = AttributeValue(id="x", coder="p1", coding="k", attribute="t1", numbers=(7,), text="说不清")
    source = article("a1", FIRST)
    snapshot = study([source], [coding("k", source, "卵石", code="c3")], attribute_values=(value,))
    assert by_id(snapshot, "k", Audience.PEOPLE)["attributes"] == "说话人=7+说不清"


def test_an_answer_to_what_another_code_asks_is_not_told():
    value = AttributeValue(id="x", coder="p1", coding="k", attribute="t1", numbers=(1,), text="")
    source = article("a1", FIRST)
    other = study([source], [coding("k", source, "卵石", code="c1")], attribute_values=(value,))
    assert by_id(other, "k")["attributes"] == ""
    first, second, voice = codebook().codes
    merged = replace(voice, merged_into="c1")
    united = replace(other, codebook=replace(codebook(), codes=(first, second), merged=(merged,)))
    assert by_id(united, "k")["attributes"] == "speaker=1"


def test_memos_stand_one_a_line():
    assert by_id(study(), "k1")["memo"] == "+先看渠口\n再看“渠底”, 慢"


def test_a_coder_whose_name_was_erased_has_a_letter():
    assert by_id(study(), "k2")["coder"] == "编码员A"


def test_every_column_has_a_heading():
    assert all(has(f"column.{column}") for column in COLUMNS)


def test_a_coding_of_merged_codes_has_an_end_even_where_they_go_in_a_circle():
    snapshot = study()
    first, second = (code.id for code in snapshot.codebook.codes[:2])
    merged = {first: second, second: first}
    codes = tuple(replace(code, merged_into=merged.get(code.id)) for code in snapshot.codebook.codes)
    circle = replace(snapshot, codebook=replace(snapshot.codebook, codes=codes))
    keys = {code.id: code.key for code in codes}
    found = {row["code_key"] for row in rows(circle) if row["code_key"] in (keys[first], keys[second])}
    assert found == {keys[min(first, second)]}


def test_how_a_coding_came_to_be_is_told_to_people_in_words_and_to_programs_as_it_is_kept():
    snapshot = study()
    origins = ("hand", "auto", "import", "adjudication")
    made = [replace(each, origin=origin) for each, origin in zip(snapshot.codings, origins, strict=True)]
    snapshot = study(snapshot.articles, made)
    assert {by_id(snapshot, each.id)["origin"] for each in made} == set(origins)
    told = {each.origin: by_id(snapshot, each.id, Audience.PEOPLE)["origin"] for each in made}
    assert told == {"hand": "手工编码", "auto": "按词编码", "import": "导入", "adjudication": "裁定"}


def test_an_origin_of_a_later_program_is_left_as_it_is():
    snapshot = study()
    made = [replace(snapshot.codings[0], origin="dictated"), *snapshot.codings[1:]]
    snapshot = study(snapshot.articles, made)
    assert by_id(snapshot, made[0].id, Audience.PEOPLE)["origin"] == "dictated"
