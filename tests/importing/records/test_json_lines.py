from desktop.importing.bylines import Author
from desktop.importing.records.json_lines import parse_json_lines
from desktop.importing.records.record import Field


def kinds(record):
    return [problem.kind for problem in record.problems]


def test_a_bad_line_keeps_its_place_and_the_rest_goes_on():
    good = '{"title": "水渠", "text": "水通了。\\n桥也通了。"}'
    text = "\r\n".join([good, '{"title": "断', "[1]", "", "[" * 100_000, good])
    first, cut, no_object, deep, last = parse_json_lines(text)
    assert first.headline == last.headline == "水渠"
    assert first.text == "水通了。\n桥也通了。"
    assert [kinds(each) for each in (cut, no_object, deep)] == [
        ["record_not_json"],
        ["record_no_object"],
        ["record_too_deep"],
    ]
    assert [each.line for each in (first, cut, no_object, deep, last)] == [1, 2, 3, 5, 6]
    assert cut.fields == (Field("", '{"title": "断', 2),)


def test_authors_with_roles():
    (record,) = parse_json_lines(
        '{"headline": "水渠", "authors": [{"name": "白舟", "role": "镇长"}, "记者 谷雨晴", {"x": 1}]}'
    )
    assert record.authors == (Author("白舟", "镇长"), Author("谷雨晴", "记者"))
    assert kinds(record) == ["record_value_unread"]
    assert [each.name for each in record.fields] == ["headline", "authors", "authors", "authors"]


def test_numbers_nothing_and_what_is_no_text():
    line = (
        '{"title": "水渠", "date": 20230504, "page": 4, "text": null, "keywords": ["渠", "水"], "link": {"a": 1}, "n": '
        + "9" * 5000
        + "}"
    )
    (record,) = parse_json_lines(line)
    assert (record.date, record.page_number, record.text, record.keywords) == ("2023-05-04", "4", None, ("渠", "水"))
    assert kinds(record) == ["record_value_unread"]


def test_signs_that_end_lines_elsewhere_stand_in_a_string():
    (record,) = parse_json_lines('{"title": "水\u2028渠", "text": "\\ud800"}')
    assert (record.headline, record.text) == ("水渠", "\ufffd")
