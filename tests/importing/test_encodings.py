import codecs
import random
import time

import pytest

from desktop.core.errors import KnownError
from desktop.importing.encodings import decode
from tests.importing.traditional import REPORT
from tests.texts import ASTRAL_ARTICLE, LONG_PARAGRAPH, PLAIN_ARTICLE, WRAPPED_ARTICLE

NAMES = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
OWN = PLAIN_ARTICLE + WRAPPED_ARTICLE + LONG_PARAGRAPH


def snippets(text, *, length, count=200, seed=7):
    pick = random.Random(seed)
    places = (pick.randrange(len(text) - length) for _ in range(count))
    return [text[place : place + length] for place in places]


def wrong(texts, encoding):
    missed = []
    for text in texts:
        try:
            if decode(text.encode(encoding)).text != text:
                missed.append(text)
        except KnownError as error:
            missed.append((text, error.kind))
    return missed


def refusal(data, encoding=None):
    with pytest.raises(KnownError) as caught:
        decode(data, encoding, file="a.txt")
    assert caught.value.facts.get("file", "a.txt") == "a.txt"
    return caught.value


@pytest.mark.parametrize("length", [8, 16, 60])
def test_short_snippets_in_gb18030_are_read_right(length):
    assert wrong(snippets(OWN, length=length), "gb18030") == []


@pytest.mark.parametrize("encoding", ["big5", "gb18030", "utf-8"])
@pytest.mark.parametrize("length", [8, 16, 60])
def test_short_snippets_of_traditional_text_are_read_right(length, encoding):
    assert wrong(snippets(REPORT, length=length), encoding) == []


def test_snippets_of_real_pages_in_gb18030_are_read_right(shared):
    pages = "".join(path.read_text(encoding="utf-8") for path in sorted((shared / "pages").glob("*.txt")))
    solid = [text for text in snippets(pages, length=8, count=400) if any(character > "\u4e00" for character in text)]
    assert len(solid) > 300
    assert wrong(solid, "gb18030") == []


@pytest.mark.parametrize(
    ("encoding", "named"),
    [("utf-8", "utf-8"), ("gb18030", "gb18030"), ("utf-16-le", "utf-16-le"), ("utf-16-be", "utf-16-be")],
)
def test_a_whole_article_is_read_right_without_a_bom(encoding, named):
    decoded = decode(ASTRAL_ARTICLE.encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.had_bom) == (ASTRAL_ARTICLE, named, False)
    assert decoded.confidence > 0.9


def test_a_whole_article_in_big5_is_read_right():
    assert decode(REPORT.encode("big5")).encoding == "big5hkscs"


@pytest.mark.parametrize(
    ("bom", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        ("\ufeff".encode("gb18030"), "gb18030"),
    ],
)
def test_a_bom_decides_and_is_not_part_of_the_text(bom, encoding):
    decoded = decode(bom + ASTRAL_ARTICLE.encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.had_bom) == (ASTRAL_ARTICLE, encoding, True)


def test_latin_text_in_utf16_without_a_bom_is_read_right():
    assert decode("A short note.\nNothing Chinese.".encode("utf-16-le")).encoding == "utf-16-le"


def test_line_ends_come_through_as_they_are():
    assert decode("一行\r\n二行\r三行\n".encode("gb18030")).text == "一行\r\n二行\r三行\n"


def test_half_a_pair_in_utf16_becomes_the_replacement_character_and_is_noted():
    data = codecs.BOM_UTF16_LE + "水渠修了\n三回".encode("utf-16-le") + b"\x3d\xd8" + "，通了。".encode("utf-16-le")
    decoded = decode(data)
    assert decoded.text == "水渠修了\n三回\ufffd，通了。"
    assert [(problem.kind, problem.line, dict(problem.facts)) for problem in decoded.problems] == [
        ("characters_damaged", 2, {"count": 1})
    ]


def test_utf8_cut_off_in_mid_character_is_still_read_as_utf8():
    decoded = decode(PLAIN_ARTICLE.strip().encode()[:-1])
    assert (decoded.encoding, decoded.text[-1], decoded.problems[0].kind) == ("utf-8", "\ufffd", "characters_damaged")


def test_a_broken_byte_in_a_gb18030_file_is_noted_and_not_fatal():
    data = bytearray(OWN.encode("gb18030"))
    data.insert(400, 0xFF)
    decoded = decode(bytes(data))
    assert decoded.encoding == "gb18030"
    assert decoded.problems[0].kind == "characters_damaged"


def test_other_languages_in_utf8_stay_utf8():
    for text in ("Привет, мир", "ñandú café", "Ελληνικά"):
        assert decode(text.encode()).text == text


@pytest.mark.parametrize("data", [b"", b" \r\n\t \n", codecs.BOM_UTF8, "\u3000\n\u00a0".encode(), b"\xff\xfe"])
def test_a_file_without_text_is_refused_as_empty(data):
    assert refusal(data).kind == "file_empty"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n",
        b"PK\x03\x04\x14\x00\x06\x00word/document.xml",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"\xff\xd8\xff\xe0\x00\x10JFIF",
        b"SQLite format 3\x00\x10\x00\x01\x01\x00",
        b"{\\rtf1\\ansi\\ansicpg936 text}",
        bytes(range(256)) * 8,
        b"\x00" * 500,
    ],
)
def test_what_is_not_text_is_refused_as_such(data):
    assert refusal(data).kind == "file_not_text"


def test_random_bytes_are_refused():
    pick = random.Random(3)
    for _ in range(50):
        assert refusal(pick.randbytes(2000)).kind == "file_not_text"


def test_bytes_that_look_like_no_language_are_refused_and_an_encoding_asked_for():
    assert refusal("龘靐齉爩鱻麤灪厵".encode("gb18030")).kind == "encoding_unknown"


@pytest.mark.parametrize(
    ("name", "real"), [("gbk", "gb18030"), ("GB2312", "gb18030"), ("Big5", "big5hkscs"), ("UTF_8", "utf-8")]
)
def test_an_encoding_can_be_forced_under_its_usual_names(name, real):
    decoded = decode("镇里".encode("big5" if real == "big5hkscs" else real, "replace"), name)
    assert (decoded.encoding, decoded.confidence) == (real, 1.0)


def test_a_forced_utf16_heeds_the_bom():
    assert decode("晒谷场".encode("utf-16"), "utf-16").text == "晒谷场"
    assert decode(codecs.BOM_UTF16_BE + "晒谷场".encode("utf-16-be"), "utf-16").text == "晒谷场"


def test_a_forced_encoding_that_does_not_fit_names_the_byte():
    error = refusal("一二".encode() + b"\xff", "utf-8")
    assert (error.kind, error.facts["encoding"], error.facts["position"]) == ("encoding_wrong", "utf-8", 7)


@pytest.mark.parametrize("name", ["rot13", "hex", "utf-7", "no-such", "a\0b"])
def test_an_encoding_that_is_none_is_refused_with_those_there_are(name):
    error = refusal("一二".encode(), name)
    assert error.kind == "encoding_unsupported"
    assert "gb18030" in error.facts["names"]


def test_guessing_costs_far_less_than_a_second_for_a_million_characters():
    text = (OWN + REPORT) * (1_000_000 // len(OWN + REPORT))
    data = text.encode("gb18030")
    start = time.process_time()
    assert decode(data).text == text
    assert time.process_time() - start < 1.0


def outcome(data):
    try:
        return decode(data).encoding
    except KnownError as error:
        return error.kind


def test_any_bytes_are_read_or_refused_in_words():
    pick = random.Random(11)
    outcomes = {outcome(pick.randbytes(length)) for length in range(60) for _ in range(3)}
    assert outcomes <= {"file_empty", "file_not_text", "encoding_unknown", "encoding_wrong", *NAMES}
    assert {"file_empty", "file_not_text"} <= outcomes
