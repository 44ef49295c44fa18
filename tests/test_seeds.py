"""The starter study keeps to its own articles and to the manual it is coded by."""

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
PAGES = ROOT.parent / "shared" / "pages"
STUDY = yaml.safe_load((ROOT / "seeds" / "study.yaml").read_text(encoding="utf-8"))
MANUAL = yaml.safe_load((ROOT / "resources" / "codebooks" / "governance.yaml").read_text(encoding="utf-8"))

CODES = {code["id"]: code for category in MANUAL["categories"] for code in category["codes"]}
DISCOURSE = {code_id for code_id, code in CODES.items() if code["number"] > 1000}
CLAUSE = re.compile(r"(?:[^，；。！？,;.!?]|(?<=\d)[.,](?=\d))+(?:[，；。！？,;.!?]+[”’」』）》]*|$)")
HAN_RUN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]{12,}")

WORKS = [
    {"file": article["file"], "coder": coder, **work}
    for article in STUDY["articles"]
    for coder, work in article["work"].items()
]
each_article = pytest.mark.parametrize("article", STUDY["articles"], ids=lambda article: Path(article["file"]).stem)
each_work = pytest.mark.parametrize("article", WORKS, ids=lambda work: f"{Path(work['file']).stem}-{work['coder']}")


def text_of(article):
    return (ROOT / "seeds" / article["file"]).read_bytes().decode("utf-8")


def place_of(coding, text):
    start = -1
    for _ in range(coding.get("occurrence", 1)):
        start = text.find(coding["words"], start + 1)
        assert start >= 0, coding["words"]
    return start, start + len(coding["words"])


def body_paragraphs(text):
    """Places of the paragraphs that may be coded: neither headline, byline nor a heading of its own."""
    found = [match.span() for match in re.finditer(r"[^\n]+", text)][2:]
    return [(start, end) for start, end in found if text[start:end].endswith(("。", "！", "？", "”"))]


def body_clauses(text):
    """Places of the clauses, each with the number of its paragraph."""
    return [
        (match.start(), match.end(), number)
        for number, (start, end) in enumerate(body_paragraphs(text))
        for match in CLAUSE.finditer(text, start, end)
    ]


def codings_by_clause(article):
    text = text_of(article)
    placed = [(*place_of(coding, text), coding) for coding in article["codings"]]
    return [
        [coding for start, end, coding in placed if start <= first and last <= end]
        for first, last, _ in body_clauses(text)
    ]


@each_article
def test_an_article_is_headline_byline_and_unwrapped_paragraphs(article):
    text = text_of(article)
    blocks = text.removesuffix("\n").split("\n\n")
    assert not re.search(r"[\r\t \u3000]$|\r|\n\n\n|^\ufeff", text, re.MULTILINE)
    assert all(block and "\n" not in block for block in blocks)
    assert blocks[1].startswith(("本报记者", "本报评论员"))
    assert 5 <= len(body_paragraphs(text)) <= 10
    assert 1 <= len(blocks) - 2 - len(body_paragraphs(text)) <= 3


@each_article
def test_an_article_is_as_long_as_a_newspaper_report(article):
    assert 650 <= len(text_of(article)) <= 1100


@each_work
def test_every_coding_quotes_its_article(article):
    text = text_of(article)
    for coding in article["codings"]:
        start, end = place_of(coding, text)
        assert text[start:end] == coding["words"]


@each_work
def test_words_found_twice_say_which_place_is_meant(article):
    text = text_of(article)
    for coding in article["codings"]:
        assert text.count(coding["words"]) == 1 or "occurrence" in coding, coding["words"]


@each_work
def test_every_code_and_rank_is_in_the_manual(article):
    ranks = {rank["id"] for rank in MANUAL["ranks"]}
    for coding in article["codings"]:
        assert coding["code"] in CODES
        assert coding["rank"] in ranks


@each_work
def test_a_coding_covers_whole_clauses_of_one_paragraph(article):
    text = text_of(article)
    clauses = body_clauses(text)
    starts = {start: paragraph for start, _, paragraph in clauses}
    ends = {end: paragraph for _, end, paragraph in clauses}
    for coding in article["codings"]:
        start, end = place_of(coding, text)
        assert start in starts, coding["words"]
        assert end in ends, coding["words"]
        assert starts[start] == ends[end], coding["words"]


@each_work
def test_a_coded_clause_has_one_main_code_and_at_most_two_secondary_ones(article):
    for codings in codings_by_clause(article):
        ranks = [coding["rank"] for coding in codings]
        assert ranks.count("main") == bool(ranks), codings
        assert ranks.count("secondary") <= 2, codings


@each_work
def test_no_code_is_given_twice_to_a_clause(article):
    for codings in codings_by_clause(article):
        codes = [coding["code"] for coding in codings]
        assert len(codes) == len(set(codes)), codings


@each_work
def test_discourse_codes_stand_second_to_any_other(article):
    for codings in codings_by_clause(article):
        main = {coding["code"] for coding in codings if coding["rank"] == "main"}
        others = {coding["code"] for coding in codings} - DISCOURSE
        assert not others or not main & DISCOURSE, codings


@each_work
def test_neighbouring_clauses_of_one_code_and_rank_are_one_coding(article):
    text = text_of(article)
    placed = {(coding["code"], coding["rank"], *place_of(coding, text)) for coding in article["codings"]}
    starts = {(code, rank, start) for code, rank, start, _ in placed}
    assert not [end for code, rank, _, end in placed if (code, rank, end) in starts]


@each_work
def test_quoted_speech_is_coded_as_a_voice_and_says_whose(article):
    options = {
        attribute["id"]: {option["number"] for option in attribute["options"]}
        for attribute in CODES["dn_voice"]["attributes"]
    }
    for coding in article["codings"]:
        given = coding.get("attributes", {})
        assert set(given) == (set(options) if coding["code"] == "dn_voice" else set()), coding["words"]
        assert all(given[name] in options[name] for name in given), coding["words"]
    if not article.get("done") or article["coder"] != "first":
        return
    voices = "".join(coding["words"] for coding in article["codings"] if coding["code"] == "dn_voice")
    assert all(speech in voices for speech in re.findall(r"：“[^”]+”", text_of(article)))


@each_work
def test_an_article_admits_a_difficulty_and_quotes_someone(article):
    codes = {coding["code"] for coding in article["codings"]}
    if article.get("done"):
        assert {"dn_problem", "dn_voice", "dn_number", "dn_outlook", "dn_slogan"} <= codes


@pytest.mark.skipif(not PAGES.is_dir(), reason="the sample pages are not beside the project")
def test_no_words_come_from_the_sample_pages():
    pages = "".join(re.sub(r"\s", "", page.read_text(encoding="utf-8")) for page in sorted(PAGES.glob("*.txt")))
    own = [*(ROOT / "seeds").rglob("*.txt"), ROOT / "seeds" / "study.yaml", ROOT / "tests" / "texts.py"]
    assert len(pages) > 1000
    for path in own:
        text = re.sub(r"\s", "", path.read_text(encoding="utf-8"))
        windows = {run[at : at + 12] for run in HAN_RUN.findall(text) for at in range(len(run) - 11)}
        assert not [window for window in windows if window in pages], path.name
