from __future__ import annotations

from dataclasses import replace

from desktop.text.code_keys import CodeKeys
from desktop.wording import set_language
from tests.exporting.samples import codebook

WORDS = "渠口归 wa_share，wa_share_x 和 xwa_share 不是；sp_voice。"


def test_keys_that_stand_alone_are_written_out():
    assert CodeKeys(codebook()).written(WORDS) == "渠口归 102 分水，wa_share_x 和 xwa_share 不是；201 引语。"


def test_names_follow_the_language_of_the_window():
    set_language("en")
    assert CodeKeys(codebook()).written("wa_share") == "102 Sharing"


def test_an_entry_is_written_out_in_all_its_parts():
    base = codebook()
    code = replace(base.codes[0], definition="a", include="wa_share", exclude="sp_voice", examples=("见sp_voice",))
    told = CodeKeys(base).entry(code)
    assert (told.definition, told.include, told.exclude) == ("a", "102 分水", "201 引语")
    assert told.examples == ("见201 引语",)
    assert (told.id, told.key) == (code.id, code.key)


def test_where_nothing_is_named_an_entry_stays_equal():
    base = codebook()
    code = replace(base.codes[0], definition="a", include="", exclude="", examples=())
    assert CodeKeys(base).entry(code) == code
    category = replace(base.categories[0], definition="归 sp_voice")
    assert CodeKeys(base).entry(category).definition == "归 201 引语"


def test_without_keys_nothing_changes():
    bare = replace(codebook(), codes=(), merged=())
    assert CodeKeys(bare).written("wa_share") == "wa_share"
