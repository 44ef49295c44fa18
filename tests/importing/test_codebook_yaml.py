import re
import time

import pytest

from desktop.core.errors import KnownError
from desktop.importing.codebook_yaml import parse_codebook, read_codebook
from desktop.places import resource
from desktop.wording import explain, set_language

SMALL = """\
format: codebook/1
id: water
title_zh: 水渠编码手册
ranks:
- {id: main, number: 1, zh: 主, en: main}
categories:
- id: ca
  number: 1
  zh: 修渠
  en: Digging
  color: "#2471A3"
  codes:
  - id: one
    number: 101
    zh: 动工
    keywords: [12345, 动工, 0x1F, yes, 2024-01-01]
  - id: two
    number: 102
    zh: 分水
    attributes:
    - id: who
      number: 1
      zh: 谁说的
      type: one_of
      required: true
      options:
      - {number: 1, zh: 村民}
variables:
- id: kind
  number: 1
  zh: 体裁
  type: one_of
  options:
  - {number: 1, zh: 消息, category: ca}
  - {number: 2, zh: 没有, definition: 选了此项不再选别项。}
  - {number: 3, zh: 别的, exclusive: true}
- id: other
  number: 2
  zh: 其他
  type: text
  ask_if: {variable: kind, any_of: [3]}
"""


@pytest.fixture(scope="module")
def governance():
    return read_codebook(resource("codebooks/governance.yaml"))


def fault(text):
    with pytest.raises(KnownError) as caught:
        parse_codebook(text, "a.yaml")
    assert caught.value.kind == "codebook_broken"
    assert caught.value.facts["file"] == "a.yaml"
    return caught.value


def line_of(text, part):
    return text[: text.index(part)].count("\n") + 1


def test_the_codebook_that_comes_with_the_program_is_read_whole(governance):
    text = resource("codebooks/governance.yaml").read_text(encoding="utf-8")
    assert len(governance.categories) == 10
    assert len(governance.codes) == len(re.findall(r"^  - id: ", text, re.MULTILINE))
    assert len(governance.variables) == 11
    assert [attribute.key for attribute in governance.attributes] == ["speaker", "named"]
    assert [rank.key for rank in governance.ranks] == ["main", "secondary"]
    assert len(governance.head.general_rules) == 14
    assert governance.head.clause_closers == "，；。！？,;.!?"
    assert governance.head.recording_unit == "clause"


def test_identities_are_new_and_all_different(governance):
    parts = [governance.categories, governance.codes, governance.attributes, governance.options, governance.variables]
    ids = {entity.id for part in parts for entity in part}
    assert len(ids) == sum(map(len, parts))
    assert not ids & {code.id for code in read_codebook(resource("codebooks/governance.yaml")).codes}


def test_positions_count_among_siblings(governance):
    for category in governance.categories:
        codes = governance.codes_of(category)
        assert [code.position for code in codes] == list(range(len(codes)))


def test_unquoted_numbers_and_dates_stay_text_just_as_written():
    assert parse_codebook(SMALL, "a").codes[0].keywords == ("12345", "动工", "0x1F", "yes", "2024-01-01")


def test_conditions_and_categories_are_named_by_identity():
    codebook = parse_codebook(SMALL, "a")
    kind, other = codebook.variables
    assert (other.ask_variable, other.ask_any_of) == (kind.id, (3,))
    assert codebook.options[1].category == codebook.categories[0].id


def test_options_that_stand_alone_are_known_by_definition_or_by_flag(governance):
    assert [option.exclusive for option in parse_codebook(SMALL, "a").options] == [False, False, True, True]
    assert [option.name_zh for option in governance.options if option.exclusive] == ["没有写明来源"]


def test_options_belong_to_an_attribute_or_a_variable():
    codebook = parse_codebook(SMALL, "a")
    assert [(option.attribute is None, option.variable is None) for option in codebook.options] == [
        (False, True),
        (True, False),
        (True, False),
        (True, False),
    ]


def test_a_codebook_without_codes_is_one():
    codebook = parse_codebook("format: codebook/1\ncategories: []\n", "a")
    assert (codebook.codes, codebook.sheets) == ((), ())


def test_a_file_that_ends_before_the_categories_is_refused():
    assert fault("format: codebook/1\ntitle_zh: 水渠\n").facts["reason"].kind == "missing_field"


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("codebook/1", "codebook/9", "format"),
        ("number: 102", "number: 101", "double_number"),
        (
            "- {id: main, number: 1, zh: 主, en: main}",
            "- {id: a, number: 1, zh: 主}\n- {id: b, number: 1, zh: 次}",
            "double_number",
        ),
        ("- {number: 1, zh: 村民}", "- {number: 1, zh: 村民}\n      - {number: 1, zh: 官员}", "double_number"),
        ("- id: who", "- {id: how, number: 1, zh: 怎么说的, type: text}\n    - id: who", "double_number"),
        ("- id: ca", "- {id: cb, number: 1, zh: 修路}\n- id: ca", "double_number"),
        ("      zh: 谁说的\n", "", "missing_field"),
        ("      type: one_of\n", "", "missing_field"),
        ("      - {number: 1, zh: 村民}\n", "", "missing_field"),
        ("- {number: 1, zh: 村民}", "- {number: 1}", "missing_field"),
        ("type: text", "type: text\n  options: [{number: 1, zh: 是}]", "needless_options"),
        ("id: two", "id: one", "double_id"),
        ("- {number: 2, zh: 没有", "- {number: 1, zh: 没有", "double_number"),
        ("- id: other\n  number: 2", "- id: other\n  number: 1", "double_number"),
        ("    zh: 动工\n", "", "missing_field"),
        ("zh: 动工\n", "zh: ''\n", "missing_field"),
        ("number: 101", "number: 一", "not_number"),
        ("number: 101", "number: -1", "not_number"),
        ("number: 101", "number: 0", "number_small"),
        ("number: 1\n  zh: 修渠", "number: 0\n  zh: 修渠", "number_small"),
        ("- id: kind\n  number: 1", "- id: kind\n  number: 0", "number_small"),
        ("- id: who\n      number: 1", "- id: who\n      number: 0", "number_small"),
        ("- {number: 2, zh: 没有", "- {number: 50123456, zh: 没有", "number_large"),
        ("zh: 动工\n", "zh: '  '\n", "missing_field"),
        ("zh: 动工\n", 'zh: "动\\n工"\n', "not_one_line"),
        ("en: Digging", 'en: "Dig\\nging"', "not_one_line"),
        ("zh: 体裁", "zh: '　'", "missing_field"),
        ("id: one", "id: ' '", "missing_field"),
        ("title_zh: 水渠编码手册", "title_zh: 水渠编码手册\nunits: {recording: {id: clause, closers: ' '}}", "closers"),
        ("title_zh: 水渠编码手册", "title_zh: 水渠编码手册\nunits: {recording: {id: banana}}", "unknown_unit"),
        ("type: text", "type: words", "unknown_type"),
        ("type: text", "type: text\n  scale: wide", "unknown_scale"),
        ("variable: kind", "variable: nothing", "ask_unknown"),
        ("variable: kind", "variable: other", "ask_option"),
        ("any_of: [3]", "any_of: [4]", "ask_option"),
        ("category: ca", "category: cb", "unknown_category"),
        ('"#2471A3"', "blue", "color"),
        ("keywords:", "keyword:", "unknown_field"),
        ("required: true", "required: perhaps", "not_flag"),
        ("keywords: [12345", "keywords: [[1], 12345", "not_text"),
        ("keywords: [12345, 动工, 0x1F, yes, 2024-01-01]", "keywords: 动工", "not_list"),
        ("zh: 修渠", "zh: 修渠\n  zh: 修路", "double_field"),
        ("zh: 修渠", "zh: &name 修渠", None),
        ("zh: 分水", "zh: [分水", "yaml"),
    ],
)
def test_a_fault_is_named_with_its_line(old, new, kind):
    text = SMALL.replace(old, new, 1)
    assert text != SMALL
    if kind is None:
        assert parse_codebook(text, "a")
        return
    error = fault(text)
    assert error.facts["reason"].kind == kind
    first = line_of(SMALL, old)
    assert first - 3 <= error.facts["line"] <= first + 4


def test_the_line_of_a_double_number_is_that_of_the_second():
    text = SMALL.replace("number: 102", "number: 101")
    error = fault(text)
    assert error.facts["line"] == text.split("\n").index("    number: 101", 20 - 3) + 1
    assert str(line_of(text, "number: 101")) in explain(error)


def test_conditions_in_a_circle_are_refused():
    circle = SMALL.replace("zh: 体裁", "zh: 体裁\n  ask_if: {variable: third, any_of: [1]}", 1)
    circle += "- id: third\n  number: 3\n  zh: 三\n  type: one_of\n  options: [{number: 1, zh: 是}]\n"
    circle += "  ask_if: {variable: kind, any_of: [1]}\n"
    assert fault(circle).facts["reason"].kind == "ask_circle"


@pytest.mark.parametrize("heirs", [("one", None), ("two", "one")], ids=["itself", "each other"])
def test_codes_merged_in_a_circle_are_refused(heirs):
    circle = SMALL
    for name, into in zip(("动工", "分水"), heirs, strict=True):
        circle = circle.replace(
            f"    zh: {name}\n", f"    zh: {name}\n    merged_into: {into}\n" if into else f"    zh: {name}\n"
        )
    error = fault(circle)
    assert error.facts["reason"].kind == "merge_circle"
    assert "merged_into" in circle.split("\n")[error.facts["line"] - 1]


def test_a_code_may_be_merged_into_a_later_one():
    codebook = parse_codebook(SMALL.replace("    zh: 动工\n", "    zh: 动工\n    merged_into: two\n"), "a")
    assert [code.merged_into for code in codebook.merged] == [codebook.codes[0].id]


def test_the_reason_reads_in_the_language_of_the_moment():
    error = fault(SMALL.replace("number: 102", "number: 101"))
    in_chinese = explain(error)
    set_language("en")
    assert "编号" in in_chinese
    assert "number 101" in explain(error)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("a: &x [1]\nb: *x\n", "alias"),
        ("a: &a [1,1]\nb: &b [*a,*a]\nc: [*b,*b]\n", "alias"),
        ("[" * 100_000, "too_deep"),
        ("- " * 5000, "too_deep"),
        ("{a: " * 5000, "too_deep"),
        ("a: \x01", "yaml_character"),
        ("", "not_one_document"),
        ("format: codebook/1\n---\nformat: codebook/1\n", "not_one_document"),
        ("只是一句话", "not_fields"),
        ("- a\n- b\n", "not_fields"),
        ("{[1]: 2}", "field_name"),
        ("x" * 2_000_001, "too_large"),
    ],
)
def test_a_text_that_is_no_codebook_is_refused_quickly(text, kind):
    start = time.process_time()
    assert fault(text).facts["reason"].kind == kind
    assert time.process_time() - start < 2


def test_a_file_in_gb18030_is_read(tmp_path):
    (tmp_path / "a.yaml").write_bytes(SMALL.encode("gb18030"))
    assert read_codebook(tmp_path / "a.yaml").head.title_zh == "水渠编码手册"


def test_a_missing_or_binary_file_is_refused(tmp_path):
    (tmp_path / "a.yaml").write_bytes(b"%PDF-1.4")
    for name, kind in (("a.yaml", "file_not_text"), ("b.yaml", "file_missing")):
        with pytest.raises(KnownError) as caught:
            read_codebook(tmp_path / name)
        assert caught.value.kind == kind


def test_a_file_too_large_for_a_codebook_is_refused_unread(tmp_path):
    with (tmp_path / "a.yaml").open("wb") as file:
        file.truncate(3_000_000)
    with pytest.raises(KnownError) as caught:
        read_codebook(tmp_path / "a.yaml")
    assert caught.value.facts["reason"].kind == "too_large"


def test_names_and_closers_are_read_as_the_editor_keeps_them():
    text = SMALL.replace("zh: 动工\n", "zh: ' 动  工 '\n").replace(
        "title_zh: 水渠编码手册", "title_zh: 水渠\nunits: {recording: {id: sentence, closers: '。 。！'}}"
    )
    read = parse_codebook(text, "a")
    assert read.codes[0].name_zh == "动 工"
    assert (read.head.recording_unit, read.head.clause_closers) == ("sentence", "。！")
