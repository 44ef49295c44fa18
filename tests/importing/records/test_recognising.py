from pathlib import Path

import pytest

from desktop.importing.records.recognising import recognise
from desktop.importing.records.record import Kind
from tests.importing.records.samples import ENDNOTE, SAMPLES

ARTICLE = "苇汀社区：网格里的清晨\n本报记者 白舟\n清晨六点，网格员出门了。\n她说，水渠修通以后，桥也快了。\n"
OPEN = Path("../shared/pages")


@pytest.mark.parametrize("kind", Kind)
def test_every_format_is_recognised_with_its_reason(kind):
    for text in (SAMPLES[kind], "\ufeff\r\n" + SAMPLES[kind], SAMPLES[kind] * 2000):
        found = recognise(text)
        assert found.kind is kind
        assert found.sign[:2] in found.reason


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.JSON_LINES])
def test_records_behind_a_little_junk(kind):
    assert recognise("检索结果\n共 2 条 " + SAMPLES[kind]).kind is kind
    assert recognise(SAMPLES[kind].replace("\r\n", "<br>").replace("\n", "<br>")).kind is kind


@pytest.mark.parametrize("kind", Kind)
def test_an_article_that_quotes_a_record_is_none(kind):
    sign = SAMPLES[kind].splitlines()[0]
    for text in (
        ARTICLE + SAMPLES[kind],
        sign + "\n" + ARTICLE,
        f"题录怎样读\n记者问：{sign}是什么？\n" + ARTICLE,
        "水渠\n" + "\n".join(SAMPLES[kind].splitlines()[:3]) + "\n" + ARTICLE * 4,
    ):
        assert recognise(text).kind is None
    assert recognise(ARTICLE).reason


@pytest.mark.parametrize(
    "text",
    ["", " ", "RT ", "%0", "{", "{}", "{Reference Type}:", '{"a": 1}', "[{}]", "%0 Newspaper Article", "RT 商场开业\nA1 展厅\nT1 航站楼\n",
     "100%0 Off\n%T\n", "题名：水渠\n作者：白舟\n", '{\n"title": "水渠"\n}'],
)  # fmt: skip
def test_signs_alone_are_none(text):
    assert recognise(text).kind is None


def test_only_the_beginning_is_looked_at():
    assert recognise(ENDNOTE + "水渠\n" * 300_000).kind is None
    assert recognise(ENDNOTE * 1500 + "水渠\n" * 300_000).kind is Kind.ENDNOTE
    assert recognise(SAMPLES[Kind.JSON_LINES] + '{"title": "' + "水" * 500_000 + '"}').kind is Kind.JSON_LINES


@pytest.mark.skipif(not OPEN.is_dir(), reason="the open pages are not here")
def test_the_open_pages_are_none():
    pages = sorted(OPEN.glob("*.txt"))
    assert pages
    assert {recognise(page.read_text(encoding="utf-8", errors="replace")).kind for page in pages} == {None}
