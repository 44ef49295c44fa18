from dataclasses import replace

from desktop.core.codings import Memo
from desktop.exporting.codings_table import codings_table
from desktop.exporting.directory import Audience
from desktop.exporting.memos_table import memos_table
from tests.exporting.samples import FIRST, MADE, study

LINKED = "对照[《面馆开张》第2段“木牌”](zhubi:coding/k3)再定"


def memo(identity: str, made: str = MADE, *, text: str = "看", **on: str) -> Memo:
    return Memo(id=identity, coder="p1", **({"coding": None, "article": None, "code": None} | on), text=text, made=made)


def rows(snapshot):
    table = memos_table(snapshot)
    return {row["memo_id"]: row for row in (dict(zip(table.columns, row, strict=True)) for row in table.rows)}


def snapshot(*memos: Memo):
    return replace(study(), memos=memos)


def test_each_kind_of_memo_says_what_it_is_on():
    found = rows(snapshot(memo("a", coding="k1"), memo("b", article="a1"), memo("c", code="c2"), memo("d")))
    assert [found[each]["memo_on"] for each in "abcd"] == ["编码记录", "文章", "类目", "研究日志"]
    assert (found["a"]["headline"], found["a"]["code_zh"], found["a"]["words"]) == (
        "村口修渠",
        "动工",
        "第二年就漏，\n大家",
    )
    assert FIRST[found["a"]["start"] : found["a"]["end"]] == found["a"]["words"]
    assert (found["b"]["article_number"], found["b"]["start"], found["b"]["code_number"]) == (2, None, None)
    assert (found["c"]["code_number"], found["c"]["headline"]) == (102, "")
    assert found["d"]["coder"] == "李静"


def test_memos_come_by_the_time_they_were_written():
    late, early = memo("a", "2025-03-02T08:00:00.000Z"), memo("b", "2025-03-01T08:00:00.000Z")
    assert list(rows(snapshot(late, early))) == ["b", "a"]


def test_a_link_is_named_and_not_addressed():
    found = rows(snapshot(memo("a", text=LINKED)))
    assert found["a"]["memo"] == "对照\u3014《面馆开张》第2段“木牌”\u3015再定"


def test_people_read_the_same_in_the_table_of_codings_and_programs_the_whole_link():
    shown = snapshot(memo("a", coding="k1", text=LINKED))
    for audience, expected in (
        (Audience.PEOPLE, "对照\u3014《面馆开张》第2段“木牌”\u3015再定"),
        (Audience.PROGRAMS, LINKED),
    ):
        table = codings_table(shown, audience)
        at = table.columns.index("memo")
        assert expected in [row[at] for row in table.rows]


def test_a_memo_on_a_coding_that_could_not_be_carried_keeps_its_words():
    whole = study()
    lost = next(each for each in whole.codings if each.id == "k1")
    rest = tuple(each for each in whole.codings if each.id != "k1")
    found = rows(replace(whole, codings=rest, lost_codings=(lost,), memos=(memo("a", coding="k1"),)))
    assert (found["a"]["words"], found["a"]["start"], found["a"]["headline"]) == (lost.words, None, "村口修渠")


def test_a_memo_on_a_coding_out_of_sight_is_left_out():
    assert rows(snapshot(memo("a", coding="nothing"))) == {}
