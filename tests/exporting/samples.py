"""A small study as plain values, with the texts that exports trip over."""

from desktop.core.articles import Article, TextVersion
from desktop.core.codebooks import Attribute, Category, Code, Codebook, Option, Rank, Sheet, Variable
from desktop.core.codings import AttributeValue, Coding, Memo, Value
from desktop.core.paragraphs import Paragraph, Role
from desktop.core.snapshots import ArticleText, CodebookSet, StudySnapshot
from desktop.core.studies import Coder, CoderRole, Study
from desktop.text.canonical import digest

MADE = "2025-03-01T08:15:30.123Z"
FIRST = "村口修渠\n\n渠底铺的是卵石，头年能用。第二年就漏，\n大家凑钱再修。\n\n“=1+1”写在墙上。"
SECOND = "面馆开张\n\n\U00020bb7家面馆画了😀，\n▶见\u00a0人先笑。"


def codebook():
    """Return two categories with three codes, one of which asks who speaks."""
    options = (
        Option(id="o1", variable=None, attribute="t1", number=1, name_zh="村民", name_en="Villager", position=0),
        Option(id="o2", variable=None, attribute="t1", number=2, name_zh="官员", name_en="Official", position=1),
        Option(
            id="o3", variable="v1", attribute=None, number=1, name_zh="消息", name_en="News", category="g1", position=0
        ),
        Option(
            id="o4", variable="v1", attribute=None, number=9, name_zh="没有", name_en="", exclusive=True, position=1
        ),
    )
    return CodebookSet(
        head=Codebook(id="h", key="water", title_zh="水渠手册", title_en="Canals", general_rules=("先看做法。",)),
        categories=(
            Category(
                id="g1", key="wa", number=1, name_zh="水利", name_en="Water", color="#2471A3", definition="修渠引水。"
            ),
            Category(id="g2", key="sp", number=2, name_zh="说话", name_en="Speech", color="#C0392B", position=1),
        ),
        codes=(
            Code(
                id="c1",
                category="g1",
                key="wa_dig",
                number=101,
                name_zh="动工",
                name_en="Digging",
                definition="写明动工。",
                examples=("渠修了三回。", "工钱按天记。"),
                keywords=("12345", "修渠"),
            ),
            Code(id="c2", category="g1", key="wa_share", number=102, name_zh="分水", name_en="Sharing", position=1),
            Code(id="c3", category="g2", key="sp_voice", number=201, name_zh="引语", name_en="Voice", color="#000000"),
        ),
        attributes=(
            Attribute(
                id="t1",
                code="c3",
                key="speaker",
                number=1,
                name_zh="说话人",
                name_en="Speaker",
                type="many_of",
                required=True,
            ),
        ),
        options=options,
        ranks=(
            Rank(id="r1", key="main", number=1, name_zh="主", name_en="main"),
            Rank(id="r2", key="secondary", number=2, name_zh="次", name_en="secondary", position=1),
        ),
        sheets=(Sheet(id="s1", name_zh="编码表", name_en="Coding sheet"),),
        variables=(
            Variable(
                id="v1",
                sheet="s1",
                key="genre",
                number=1,
                name_zh="体裁",
                name_en="Genre",
                type="one_of",
                scale="nominal",
                required=True,
            ),
            Variable(
                id="v2",
                sheet="s1",
                key="note",
                number=2,
                name_zh="说明",
                name_en="Note",
                type="text",
                scale="nominal",
                required=False,
                ask_variable="v1",
                ask_any_of=(9,),
                position=1,
            ),
        ),
    )


def article(identity, text, *, position=0, headline=None, **facts):
    """Return an article with its text, one body paragraph long."""
    version = TextVersion(
        id=f"{identity}-v1",
        article=identity,
        number=1,
        page=None,
        text=digest(text),
        length=len(text),
        paragraphs=(Paragraph(0, len(text), Role.BODY),),
        segments=(),
        carried=None,
        made=MADE,
    )
    headline = text.split("\n")[0] if headline is None else headline
    return ArticleText(
        article=Article(id=identity, headline=headline, position=position, **facts),
        version=version,
        text=text,
        outlet_name="苇汀日报",
        file_name=f"{identity}.txt",
    )


def coding(identity, source, words, *, code="c1", coder="p1", rank=None):
    """Return a coding of the first place where the words stand."""
    start = source.text.index(words)
    return Coding(
        id=identity,
        coder=coder,
        article=source.article.id,
        version=source.version.id,
        start=start,
        end=start + len(words),
        words=words,
        code=code,
        rank=rank,
        made=MADE,
    )


def study(articles=None, codings=None, **facts):
    """Return a study of two articles and four codings, or of what is given."""
    if articles is None:
        first = article("a1", FIRST, position=5, date="2025-02-28", page_number="A05")
        second = article("a2", SECOND, position=2)
        articles = (first, second)
        codings = (
            coding("k1", first, "第二年就漏，\n大家", rank="r1"),
            coding("k2", first, "=1+1", code="c3", coder="p2", rank="r2"),
            coding("k3", second, "\U00020bb7家面馆画了😀，\n▶见\u00a0人", code="c2"),
            coding("k4", first, "第二年就漏，\n大家", code="c3"),
        )
        facts = {
            "memos": (
                Memo(id="m1", coder="p1", coding="k1", article=None, code=None, text="+先看渠口", made=MADE),
                Memo(id="m2", coder="p2", coding="k1", article=None, code=None, text="再看“渠底”, 慢", made=MADE),
            ),
            "attribute_values": (
                AttributeValue(id="x1", coder="p2", coding="k2", attribute="t1", numbers=(1, 2), text=""),
            ),
            "values": (Value(id="w1", coder="p1", article="a1", variable="v1", numbers=(1,), text="", made=MADE),),
        } | facts
    return StudySnapshot(
        study=Study(id="s", title="水渠", made=MADE),
        codebook=codebook(),
        articles=tuple(articles),
        codings=tuple(codings or ()),
        coders=(
            Coder(id="p1", name_key="n1", role=CoderRole.LEAD, position=0),
            Coder(id="p2", name_key="n2", role=CoderRole.CODER, position=1),
        ),
        coder_names={"p1": "李静"},
        **facts,
    )
