import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.importing.bylines import Author
from desktop.importing.preview import describe
from desktop.importing.records.reading import PARSERS
from desktop.importing.records.recognising import recognise
from desktop.importing.records.record import Kind, Record
from tests.importing.records.samples import SAMPLES, written

HAN = "网格水渠桥村社区治理修通清晨员说人家春风"
words = st.text(HAN, min_size=1, max_size=12)
lines = st.text(HAN + "，。：“”《》 0123456789", max_size=30).map(lambda text: "水" + " ".join(text.split()))
dates = st.one_of(
    st.dates().map(str).filter(lambda text: "1800" <= text < "2200"), st.sampled_from(["2023-05", "2023"])
)
records = st.builds(
    lambda **said: Record(kind=Kind.ENDNOTE, line=1, start=0, **said),
    headline=lines,
    authors=st.lists(
        st.sampled_from(["白舟", "谷雨晴", "欧阳晴", "Smith, John"]).map(lambda name: Author(name, None)), unique=True
    ).map(tuple),
    newspaper=st.none() | words,
    date=st.none() | dates,
    page_number=st.none() | st.integers(1, 99).map(str) | st.sampled_from(["A01", "1-2"]),
    abstract=st.none() | st.lists(lines, min_size=1, max_size=4).map("\n".join),
    keywords=st.lists(words, unique=True, max_size=4).map(tuple),
    link=st.none() | st.just("https://records.example/1?a=b"),
    database=st.none() | words,
)
pieces = st.one_of(
    st.text(max_size=8),
    st.sampled_from(
        ["\n", "\r\n", "<br>", "\n\n", "\ufeff", "\x00", "\ud800", "\u2028", "{", "%A", "RT", ":", "：", "["]
    ),
    st.sampled_from([line for text in SAMPLES.values() for line in text.splitlines(keepends=True)]),
    st.text(string.printable, max_size=6),
)


def said(record):
    return (
        record.headline, record.authors, record.newspaper, record.date, record.page_number, record.abstract,
        record.keywords, record.link, record.database, record.problems,
    )  # fmt: skip


@pytest.mark.parametrize("kind", Kind)
@given(wanted=st.lists(records, min_size=1, max_size=4))
def test_records_written_and_read_back_are_the_same(kind, wanted):
    text = "".join(written(kind, record) for record in wanted)
    assert [said(record) for record in PARSERS[kind](text)] == [said(record) for record in wanted]
    assert recognise(text).kind is kind or all(not record.newspaper and not record.authors for record in wanted)


@pytest.mark.parametrize("kind", Kind)
@given(text=st.lists(pieces, max_size=30).map("".join))
def test_whatever_comes_gives_records_or_known_problems(kind, text):
    found = PARSERS[kind](text)
    assert recognise(text).reason
    starts = [record.start for record in found]
    assert starts == sorted(set(starts))
    for record in found:
        assert 0 <= record.start < len(text)
        assert record.line >= 1
        assert all(describe(problem) and problem.line for problem in record.problems)
        assert all(record.line <= each.line for each in record.fields)
