"""The book of segments: read again as a page, nothing in it runs or loads."""

from __future__ import annotations

from io import BytesIO
from xml.etree import ElementTree

from desktop.core.codings import Coding
from desktop.core.retrieving import CodedSegment
from desktop.exporting.hits_table import COLUMNS, HitRow, hits_table
from desktop.exporting.segment_book import Quoted, write_segment_book
from tests.projects import CANAL, TABLE, codebook


def quoted(code, words, memo="", headline="渡口的灯"):
    coding = Coding(id=words, coder="c", article="a", version="v", start=0, end=len(words), words=words, code=code,
                    rank=None, made="")  # fmt: skip
    return Quoted(
        CodedSegment(coding, headline, "渡口晚报", "2024-05-06", "前文", words, "后文", bool(memo)),
        "谷雨晴",
        "主",
        memo,
    )


def written(*segments):
    stream = BytesIO()
    write_segment_book("渡口研究", codebook(), segments, stream)
    # Well-formed, so that anything which reads XML reads it too.
    return ElementTree.fromstring(stream.getvalue().decode().partition("\n")[2])


def test_codes_come_in_the_order_of_the_codebook_with_their_segments():
    page = written(quoted(CANAL, "修渠"), quoted(TABLE, "摆桌", "再看"))
    assert [heading.text.strip() for heading in page.findall(".//h2")] == ["11 便民桌", "21 修渠"]
    assert [each.text for each in page.findall(".//b")] == ["摆桌", "修渠"]
    assert (
        "".join(page.findall(".//blockquote")[0].itertext())
        == "前文摆桌后文渡口的灯 · 渡口晚报 · 2024-05-06 · 谷雨晴 · 主✎ 再看"
    )


def test_text_from_outside_stays_text():
    page = written(quoted(TABLE, "<script>alert(1)</script>", headline="<img src=x>"))
    assert page.findall(".//script") == []
    assert page.findall(".//img") == []
    assert page.findall(".//b")[0].text == "<script>alert(1)</script>"


def test_hits_keep_their_order_and_columns():
    row = HitRow("渡口的灯", "渡口晚报", "2024-05-06", "正文", 3, 5, "前", "水渠", "后", "a")
    table = hits_table([row])
    assert table.columns == COLUMNS
    assert table.rows == (tuple(row),)
