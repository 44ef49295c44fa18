"""Memos on articles, codes, codings and the study: written, listed with their places, found, and linked."""

import pytest

from desktop.core.errors import KnownError
from desktop.core.memo_places import MemoPlace, Target
from desktop.core.spans import Span
from desktop.core.studies import CoderRole
from desktop.importing.preview import preview
from desktop.importing.reading import read_page
from desktop.operations.correct_text import CorrectText
from desktop.operations.import_pages import ImportPages
from desktop.operations.lift_coding import LiftCoding
from desktop.operations.mark_done import MarkDone
from desktop.operations.merge_codes import MergeCodes
from desktop.operations.remove_articles import RemoveArticles
from desktop.operations.set_role import SetRole
from desktop.operations.unblind import Unblind
from desktop.operations.write_memo_on import WriteMemoOn
from desktop.session import Session
from desktop.text.memo_links import pieces, target_of
from tests import projects
from tests.projects import CALL, LEAD, OTHER, TABLE


@pytest.fixture
def session(tmp_path):
    session = projects.open_filled(tmp_path)
    yield session
    session.close()


def write(session: Session, kind: str, identity: str, text: str, sitting: str = "") -> None:
    session.perform(WriteMemoOn(MemoPlace(kind, identity), text, sitting))


def first(session: Session) -> str:
    return session.read.articles()[0].id


def texts(lines) -> list[str]:
    return [line.memo.text for line in lines]


def test_a_memo_on_each_kind_of_place_is_written_changed_and_emptied(session):
    for place in (MemoPlace("article", first(session)), MemoPlace("code", TABLE), MemoPlace("study", "entry-1")):
        write(session, *place, "先看题目")
        memo = session.memos.own(place)
        assert memo is not None
        assert (memo.text, memo.coder) == ("先看题目", LEAD)
        write(session, *place, "先看题目，再看图")
        assert session.memos.own(place) is not None
        assert session.memos.own(place).id == memo.id
        write(session, *place, "  ")
        assert session.memos.own(place) is None


def test_what_was_written_in_one_sitting_is_undone_together(session):
    before = projects.state(session)
    for text in ("先", "先看", "先看题目"):
        write(session, "study", "entry-1", text, "sitting-1")
    session.undo()
    assert projects.state(session) == before
    session.redo()
    assert texts(session.memos.journal()) == ["先看题目"]


def test_the_memos_of_an_article_come_in_reading_order(session):
    codings = session.read.codings(first(session), coder=LEAD)
    write(session, "coding", codings[1].id, "后面一条")
    write(session, "article", first(session), "全文的话")
    lines = session.memos.in_article(first(session))
    assert texts(lines) == ["全文的话", "与第三段对照", "后面一条"]
    assert [line.span for line in lines] == [None, codings[0].span, codings[1].span]
    assert lines[1].where == "11 便民桌：“折叠桌”"


def test_all_memos_come_newest_first_with_their_places(session):
    write(session, "code", CALL, "回话怎么算")
    write(session, "study", "entry-1", "今天读完三篇")
    lines = session.memos.all()
    assert texts(lines) == ["今天读完三篇", "回话怎么算", "与第三段对照"]
    assert [line.where for line in lines] == ["研究日志", "12 上门回话", "11 便民桌：“折叠桌”"]
    assert texts(session.memos.journal()) == ["今天读完三篇"]


@pytest.mark.parametrize("query", ["题目", "\uff21\uff22", "ab", "題目"])
def test_memos_are_found_by_the_same_search(session, query):
    write(session, "article", first(session), "题目里的AB两处")
    assert texts(session.memos.find(query)) == ["题目里的AB两处"]
    assert session.memos.find("便民桌") == []
    assert session.memos.find("") == []


def test_nobody_reads_anothers_memos_before_they_may(session):
    write(session, "article", first(session), "我的看法")
    write(session, "code", TABLE, "类目怎么用")
    write(session, "study", "entry-1", "日志")
    session.choose_coder(OTHER)
    assert texts(session.memos.all()) == ["谁在记"]
    assert session.memos.line("entry-1") is None
    session.choose_coder(LEAD)
    session.perform(Unblind())
    session.choose_coder(OTHER)
    assert set(texts(session.memos.all())) == {"谁在记", "我的看法", "类目怎么用", "日志", "与第三段对照"}
    assert session.memos.journal() == []


def test_a_lead_reads_what_is_done_by_all(session):
    assert texts(session.memos.all()) == ["与第三段对照"]
    session.choose_coder(OTHER)
    session.perform(MarkDone(first(session)))
    session.choose_coder(LEAD)
    assert texts(session.memos.in_article(first(session))) == ["与第三段对照", "谁在记"]


def test_an_entry_of_someone_else_is_not_changed(session):
    write(session, "study", "entry-1", "日志")
    session.choose_coder(OTHER)
    with pytest.raises(KnownError) as error:
        write(session, "study", "entry-1", "改了")
    assert error.value.kind == "not_your_memo"


def test_memos_on_what_is_gone_are_out_of_sight_and_come_back(session):
    write(session, "article", first(session), "全文的话")
    session.perform(RemoveArticles((first(session),)))
    assert session.memos.all() == []
    session.undo()
    assert set(texts(session.memos.all())) == {"全文的话", "与第三段对照"}


def test_a_memo_on_a_merged_code_stands_for_the_other(session):
    write(session, "code", CALL, "回话怎么算")
    session.perform(MergeCodes((CALL,), TABLE))
    assert session.memos.own(MemoPlace("code", TABLE)).text == "回话怎么算"
    assert [line.where for line in session.memos.all() if line.place.kind == "code"] == ["11 便民桌"]


def test_links_lead_to_places_and_say_what_they_are(session):
    coding = session.read.codings(first(session), coder=LEAD)[0]
    version = session.read.text(first(session)).version.id
    place = Target("place", first(session), version, coding.span)
    # As the reader counts: the headline is no paragraph, and what stands above the text has a name.
    assert session.memos.reference(Target("coding", coding.id)) == "《苇汀社区：一张便民桌摆了三百天》第2段“折叠桌”"
    assert session.memos.reference(place) == session.memos.reference(Target("coding", coding.id))
    assert session.memos.reference(Target("code", TABLE)) == "11 便民桌"
    assert session.memos.reference(Target("article", first(session))) == "《苇汀社区：一张便民桌摆了三百天》"
    write(session, "study", "entry-1", "今天读完三篇")
    assert session.memos.reference(Target("memo", "entry-1")) == "备忘录（研究日志）“今天读完三篇”"
    (piece,) = pieces(session.memos.link_to(place))
    assert target_of(piece.address) == place


def test_a_link_to_a_place_follows_the_text(session):
    version = session.read.text(first(session)).version.id
    span = projects.at(session, session.read.articles()[0], "折叠桌")
    session.perform(CorrectText(first(session), projects.at(session, session.read.articles()[0], "樟树"), "香樟树"))
    spot = session.memos.spot(Target("place", first(session), version, span))
    assert spot is not None
    assert session.read.text(first(session)).text[slice(*spot.span)] == "折叠桌"


def test_a_link_to_what_is_gone_leads_nowhere(session):
    coding = session.read.codings(first(session), coder=LEAD)[0]
    session.perform(LiftCoding(coding.id))
    for target in (
        Target("coding", coding.id), Target("memo", "nothing"), Target("code", "nothing"), Target("article", "nothing"),
        Target("place", "nothing", "nothing", Span(0, 2)),
    ):  # fmt: skip
        assert session.memos.spot(target) is None
        assert session.memos.link_to(target) == ""


def test_a_coding_that_must_not_be_seen_is_not_shown_by_a_link(session):
    session.perform(SetRole(OTHER, CoderRole.CODER))
    coding = session.read.codings(first(session), coder=OTHER)[0]
    assert session.memos.spot(Target("coding", coding.id)) is None


PAGE = """纸坊镇：旧粮站里亮起灯

本报记者 白舟

旧粮站空了九年，屋顶漏雨，墙角长草，镇上的人路过都要绕开走，天一黑更没有人敢靠近。

灯是谁点的

今年开春，镇上的木匠先把窗子修好，又从自己家里牵来一根电线，旧粮站这才重新亮起一盏灯。

木匠的徒弟接着修门，修好一扇就刷一扇漆，刷到第九扇的时候，镇上的人已经能进来坐一坐了。
"""


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("旧粮站里", "主标题"), ("白舟", "署名"), ("屋顶漏雨", "第1段"), ("灯是谁点的", "小标题"), ("木匠先把", "第2段"),
        ("徒弟", "第3段"),
    ],
)  # fmt: skip
def test_a_reference_counts_paragraphs_as_the_reader_and_the_preview_do(session, tmp_path, words, told):
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    session.perform(ImportPages((read_page(tmp_path / "page.txt"),)))
    article = session.read.articles()[-1]
    text = session.read.text(article.id)
    place = Target("place", article.id, text.version.id, projects.at(session, article, words))
    assert session.memos.reference(place) == f"《纸坊镇：旧粮站里亮起灯》{told}“{words}”"
    # The preview of an import tells the same number of paragraphs.
    (file,) = preview([tmp_path / "page.txt"])["files"]
    assert len(file["articles"][0]["paragraphs"]) == 3
