import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.codebooks import Sheet
from desktop.exporting.codebook_yaml import codebook_text, write_codebook
from desktop.importing.codebook_yaml import parse_codebook, read_codebook
from desktop.places import resource
from tests.exporting.samples import codebook

TEXT = st.text(
    alphabet=st.one_of(
        st.sampled_from("渠：:#-?{}[],&*!|>'\"%@` \n\t\u2028\u00a0😀\U00020bb7=~0"),
        st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufffe\uffff"),
    ),
    max_size=15,
)


def without_ids(codebook_set):
    """Return the parts of a codebook with every identity replaced by the key it stands for."""
    named = {
        entity.id: entity.key
        for part in (
            codebook_set.categories,
            codebook_set.codes,
            codebook_set.merged,
            codebook_set.attributes,
            codebook_set.variables,
        )
        for entity in part
    }
    named |= {sheet.id: sheet.position for sheet in codebook_set.sheets}
    names = ("id", "category", "code", "variable", "attribute", "sheet", "ask_variable", "merged_into")

    def bare(entity):
        changed = {name: named.get(getattr(entity, name)) for name in names[1:] if hasattr(entity, name)}
        return replace(entity, id="", **changed)

    parts = ("categories", "codes", "merged", "attributes", "options", "ranks", "sheets", "variables")
    return [bare(codebook_set.head), *([bare(entity) for entity in getattr(codebook_set, part)] for part in parts)]


def again(codebook_set):
    return parse_codebook(codebook_text(codebook_set), "again")


def test_the_codebook_that_comes_with_the_program_survives_the_way_out_and_back():
    governance = read_codebook(resource("codebooks/governance.yaml"))
    assert without_ids(again(governance)) == without_ids(governance)


def test_a_codebook_of_our_own_survives_the_way_out_and_back():
    assert without_ids(again(codebook())) == without_ids(codebook())


@given(TEXT, st.lists(TEXT, max_size=3).map(tuple))
def test_any_text_survives_the_way_out_and_back(text, texts):
    own = codebook()
    name = " ".join(text.split())  # names are kept on one line
    code = replace(own.codes[0], definition=text, include=text, examples=texts, keywords=texts, name_en=name)
    option = replace(own.options[0], definition=text)
    head = replace(own.head, general_rules=texts, title_zh=name)
    changed = replace(own, head=head, codes=(code, *own.codes[1:]), options=(option, *own.options[1:]))
    assert without_ids(again(changed)) == without_ids(changed)


def test_the_same_codebook_gives_the_same_text():
    assert codebook_text(again(codebook())) == codebook_text(codebook())


def test_merged_codes_scales_and_several_sheets_survive():
    own = codebook()
    changed = replace(
        own,
        codes=own.codes[1:],
        merged=(replace(own.codes[0], merged_into="c2"),),
        sheets=(*own.sheets, Sheet(id="s2", name_zh="第二张", name_en="Second", position=1)),
        variables=(replace(own.variables[0], scale="ordinal"), replace(own.variables[1], sheet="s2", position=0)),
    )
    assert without_ids(again(changed)) == without_ids(changed)


def test_a_sheet_without_variables_survives():
    bare = replace(codebook(), variables=(), options=codebook().options[:2])
    assert without_ids(again(bare)) == without_ids(bare)


@pytest.mark.parametrize("exclusive", [True, False])
def test_an_option_that_stands_alone_is_known_by_flag_even_against_its_definition(exclusive):
    own = codebook()
    option = replace(own.options[3], definition="选了此项不再选别项。", exclusive=exclusive)
    changed = replace(own, options=(*own.options[:3], option))
    assert again(changed).options[3].exclusive is exclusive


def test_the_layout_is_that_of_the_codebook_that_comes_with_the_program():
    lines = codebook_text(codebook()).split("\n")
    assert lines[:2] == ["format: codebook/1", "id: water"]
    assert "    keywords: ['12345', 修渠]" in lines
    assert "- {id: main, number: 1, zh: 主, en: main}" in lines
    assert "  ask_if: {variable: genre, any_of: [9]}" in lines


def test_the_file_is_utf8_with_plain_line_feeds():
    stream = io.BytesIO()
    write_codebook(codebook(), stream)
    assert stream.getvalue() == codebook_text(codebook()).encode()
    assert b"\r" not in stream.getvalue()
