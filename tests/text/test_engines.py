import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.text import engines
from desktop.text.engines import PythonEngine, RustEngine
from desktop.text.lexicon import domain_words
from tests.text.strategies import clean_texts
from tests.texts import (
    ASTRAL_ARTICLE,
    ENUMERATED_PARAGRAPH,
    FIGURES_PARAGRAPH,
    LONG_PARAGRAPH,
    PLAIN_ARTICLE,
    QUOTED_PARAGRAPH,
)

OUR_TEXTS = [PLAIN_ARTICLE, ASTRAL_ARTICLE, LONG_PARAGRAPH, FIGURES_PARAGRAPH, QUOTED_PARAGRAPH, ENUMERATED_PARAGRAPH]
HARD_PIECES = [
    "网格员",
    "三方协同",
    "回乡创业",
    "T恤",
    "4S店",
    "C++",
    "AT&T",
    "gov.cn",
    "11%",
    "5.5.",
    "+_",
    "#&",
    "\U00020bb7",
    "㐀",
    "野家",
    "é",
    "\u00a0",
    "。",
]


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """Load each engine once, with the lexicon."""
    patch = pytest.MonkeyPatch()
    patch.setenv("ZHUBI_HOME", str(tmp_path_factory.mktemp("engines")))
    yield RustEngine(domain_words()), PythonEngine(domain_words())
    patch.undo()


@pytest.mark.parametrize("text", OUR_TEXTS)
def test_both_engines_agree_on_articles(both, text):
    rust, python = both
    assert rust.cut(text) == python.cut(text)


def test_both_engines_agree_on_real_pages(both, shared):
    rust, python = both
    for page in sorted((shared / "pages").glob("*.txt")):
        text = page.read_text(encoding="utf-8")
        assert rust.cut(text) == python.cut(text)


@given(pieces=st.lists(st.sampled_from(HARD_PIECES), max_size=12).map("".join) | clean_texts)
def test_both_engines_agree_on_hard_mixtures(both, pieces):
    rust, python = both
    assert rust.cut(pieces) == python.cut(pieces)


@given(text=clean_texts)
def test_no_engine_loses_a_character(both, text):
    assert ["".join(engine.cut(text)) for engine in both] == [text, text]


def test_every_word_of_the_lexicon_is_one_piece(both):
    rust, _ = both
    broken = [word for word in domain_words() if "+" not in word and rust.cut(word) != [word]]
    assert broken == []


def test_phrases_of_the_lexicon_stay_out(both):
    assert "差异化评议考核" not in domain_words()
    assert both[0].cut("差异化评议考核") != ["差异化评议考核"]


def test_jieba_takes_over_where_rjieba_is_absent(monkeypatch):
    monkeypatch.setitem(sys.modules, "rjieba", None)
    monkeypatch.setattr(engines, "_engines", {})
    assert isinstance(engines.engine(lexicon=False), PythonEngine)


def test_jieba_says_nothing_and_keeps_its_cache_with_the_user(tmp_path):
    program = "from desktop.text.engines import PythonEngine; print(PythonEngine(()).cut('修水渠'))"
    environment = {**os.environ, "ZHUBI_HOME": str(tmp_path / "home"), "TMPDIR": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=environment, check=True)
    assert done.stderr == ""
    assert [path.name for path in tmp_path.iterdir()] == ["home"]
    assert [path.suffix for path in (tmp_path / "home/cache").iterdir()] == [".cache"]


def test_jieba_works_where_it_can_keep_no_cache(monkeypatch, tmp_path, capfd):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("ZHUBI_HOME", str(tmp_path / "file"))
    assert PythonEngine(()).cut("修水渠。")[-1] == "。"
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("kind", [RustEngine, PythonEngine])
def test_the_dictionary_tells_words_from_guesses(kind):
    made = kind(("议事凳",))
    assert made.knows("创业")
    assert made.knows("议事凳")
    assert not made.knows("凳旁")
