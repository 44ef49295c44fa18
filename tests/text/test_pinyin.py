import subprocess
import sys

import pytest
import yaml

from desktop.text.pinyin import full, initials


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("网格化管理", "wghgl"),
        ("基层治理", "jczl"),
        ("绿色", "ls"),
        ("1+X模式", "1+xms"),
        ("ＡＩ助手", "aizs"),
        ("人民 调解", "rmtj"),
        ("……", ""),
    ],
)
def test_initials_are_one_letter_a_character(name, letters):
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("name", "letters"), [("网格化管理", "wanggehuaguanli"), ("绿色", "lvse"), ("AI助手", "aizhushou")]
)
def test_whole_syllables_have_no_tones(name, letters):
    assert full(name) == letters


@pytest.mark.parametrize(
    ("name", "letters"),
    [("银行", "yh"), ("行动", "xd"), ("队长", "dz"), ("增长", "zz"), ("调研", "dy"), ("会计", "kj")],
)
def test_characters_of_several_readings_go_by_their_word(name, letters):
    assert initials(name) == letters


def test_every_term_of_the_lexicon_has_the_initials_written_there(project):
    lexicon = yaml.safe_load((project / "resources/lexicon/domain_terms.yaml").read_text(encoding="utf-8"))
    wrong = {
        entry["term"]: initials(entry["term"])
        for entry in lexicon["terms"]
        if initials(entry["term"]) != entry["initials"]
    }
    assert wrong == {}


def test_nothing_is_loaded_for_latin_names():
    program = "import sys; from desktop.text.pinyin import initials; assert initials('Grid 1') == 'grid1'; assert 'pypinyin' not in sys.modules"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
