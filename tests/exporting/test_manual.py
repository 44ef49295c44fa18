"""The printed manual: what it says, as Word document and as HTML."""

import io
import re
from dataclasses import replace
from html.parser import HTMLParser

import docx
import pytest
from docx.oxml.ns import qn

from desktop.core.codebooks import CodebookVersion, Ruling
from desktop.core.snapshots import StudySnapshot
from desktop.core.studies import Study
from desktop.exporting.manual import Grid, Heading, Points, Words, manual_of
from desktop.exporting.manual_docx import write_manual_docx
from desktop.exporting.manual_html import write_manual_html
from desktop.importing.codebook_yaml import read_codebook
from desktop.places import resource
from desktop.wording import set_language
from tests.exporting.samples import MADE, codebook

HOSTILE = "<script>alert(1)</script>\n&amp; “引” \x01\x0b ]]> <img src=x>"


def ruling(number, code, text):
    return Ruling(
        id=f"u{number}", code=code, query=None, suggestion=None, text=text, made=f"2025-03-0{number}T08:00:00.000Z"
    )


def study(**changes):
    base = codebook()
    base = replace(
        base, codes=base.codes[1:], merged=(replace(base.codes[0], merged_into="c2"),),
        head=replace(base.head, unit_zh="记录单位是分句。"), **changes,
    )  # fmt: skip
    return StudySnapshot(
        study=Study(id="s", title="水渠研究", made=MADE), codebook=base, articles=(), codings=(),
        rulings=(ruling(1, "c3", "转述也算。"), ruling(2, "c1", "挖沟也算。"), ruling(3, None, "图说不编。")),
        version=CodebookVersion(id="v", number=4, snapshot="", reason="", made=MADE),
    )  # fmt: skip


def document(snapshot):
    stream = io.BytesIO()
    write_manual_docx(snapshot, stream)
    return docx.Document(io.BytesIO(stream.getvalue()))


def html(snapshot):
    stream = io.BytesIO()
    write_manual_html(snapshot, stream)
    return stream.getvalue().decode("utf-8")


def told(manual):
    """All words of a manual."""
    found = [manual.title, *manual.lines]
    for block in manual.blocks:
        if isinstance(block, Heading):
            found += [block.text, block.aside]
        elif isinstance(block, Words):
            found += [block.label, block.text]
        elif isinstance(block, Points):
            found += [block.label, *block.items]
        else:
            found += [block.label, *block.headings, *(cell for row in block.rows for cell in row)]
    return [words for words in found if words]


def test_it_says_everything_a_coder_needs():
    words = told(manual_of(study()))
    wanted = [
        "水渠手册", "研究项目：水渠研究", "第 4 版　2025-03-01", "记录单位是分句。", "分句，以 ，；。！？,;.!? 收尾", "先看做法。",
        "1 水利", "修渠引水。", "102 分水", "101 动工", "201 引语", "1 说话人（可多选，必答）", "官员", "2025-03-01　转述也算。",
        "2025-03-02　挖沟也算。", "2025-03-03　图说不编。", "1 体裁", "单选，必答", "“1 体裁”答“9 没有”才问", "选了此项不再选别项",
        "对应一级类目：1 水利",
    ]  # fmt: skip
    assert [each for each in wanted if each not in words] == []


def test_the_contents_list_parts_codes_and_questions():
    manual = manual_of(study())
    assert [(each.level, each.text) for each in manual.contents()] == [
        (1, "怎样使用本手册"), (1, "1 水利"), (2, "102 分水"), (1, "2 说话"), (2, "201 引语"), (1, "其他规则补充"), (1, "编码表"),
        (2, "1 体裁"), (2, "2 说明"),
    ]  # fmt: skip
    anchors = [each.anchor for each in manual.contents()]
    assert len(set(anchors)) == len(anchors)


def test_it_follows_the_language_of_the_window():
    set_language("en")
    words = told(manual_of(study()))
    assert {"Canals", "1 Water", "102 Sharing", "How to use this manual", "one of, required"} <= set(words)
    assert "水利" in words  # the other name stands beside


def test_codes_named_by_their_keys_are_written_out():
    base = codebook()
    text = "渠口归 wa_share，wa_share_x 和 xwa_share 不是；sp_voice。"
    code = replace(base.codes[0], exclude=text, examples=("见sp_voice",))
    words = told(manual_of(replace(study(), codebook=replace(base, codes=(code, *base.codes[1:])))))
    assert "渠口归 102 分水，wa_share_x 和 xwa_share 不是；201 引语。" in words
    assert "见201 引语" in words


def test_an_empty_codebook_gives_a_manual():
    empty = replace(
        study().codebook,
        categories=(),
        codes=(),
        merged=(),
        attributes=(),
        options=(),
        ranks=(),
        sheets=(),
        variables=(),
    )
    bare = replace(
        study(),
        codebook=replace(empty, head=replace(empty.head, title_zh="", title_en="", general_rules=())),
        version=None,
    )
    assert manual_of(bare).title == "编码手册"
    assert document(bare).paragraphs[0].text == "编码手册"
    assert "编码手册" in html(bare)


def paragraphs(found):
    return [each.text for each in found.paragraphs]


def test_the_word_document_holds_every_word():
    snapshot = study()
    found = document(snapshot)
    cells = [cell.text for table in found.tables for row in table.rows for cell in row.cells]
    whole = "\n".join([*paragraphs(found), *cells])
    assert [each for each in told(manual_of(snapshot)) if each not in whole] == []


def test_the_word_document_is_set_for_chinese_print():
    found = document(study())
    section = found.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert "PAGE" in section.footer._element.xml
    fonts = {
        name: found.styles[name].element.rPr.rFonts.get(qn("w:eastAsia")) for name in ("Normal", "Heading 1", "Title")
    }
    assert fonts == {"Normal": "宋体", "Heading 1": "黑体", "Title": "黑体"}
    table = next(part for part in found.part.package.iter_parts() if part.partname == "/word/fontTable.xml")
    assert "Noto Serif CJK SC" in table.blob.decode()
    assert found.core_properties.author == ""
    assert found.core_properties.title == "水渠手册"


def test_nothing_in_the_word_document_is_torn_from_its_heading():
    found = document(read_governance())
    assert all(found.styles[f"Heading {level}"].paragraph_format.keep_with_next for level in (1, 2))
    assert all("w:cantSplit" in row._tr.xml for table in found.tables for row in table.rows)
    assert all("w:tblHeader" in table.rows[0]._tr.xml for table in found.tables)


def test_links_in_the_word_document_lead_somewhere():
    xml = document(read_governance()).element.xml
    links, marks = (
        set(re.findall(r'w:anchor="([^"]+)"', xml)),
        re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]+)"', xml),
    )
    assert links == set(marks)
    assert len(marks) == len(set(marks)) > 80
    assert xml.count('w:fldCharType="begin"') == xml.count('w:fldCharType="end"') == 1


def test_page_and_fields_are_whole():
    footer = document(study()).sections[0].footer._element.xml
    assert [footer.count(f'w:fldCharType="{kind}"') for kind in ("begin", "separate", "end")] == [2, 2, 2]


class Page(HTMLParser):
    """Collects what a page is made of."""

    def __init__(self):
        super().__init__()
        self.tags, self.links, self.ids, self.attributes, self.words = [], [], [], set(), []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        for name, value in attrs:
            if name == "href":
                self.links.append(value)
            elif name == "id":
                self.ids.append(value)

    def handle_data(self, data):
        self.words.append(data)


def page(snapshot):
    found = Page()
    found.feed(html(snapshot))
    return found


def test_the_html_fetches_nothing_and_its_links_lead_somewhere():
    text, found = html(read_governance()), page(read_governance())
    assert not re.search(r"(?:src|href)=\"(?!#)", text)
    assert "url(" not in text
    assert "@import" not in text
    assert {"script", "img", "link", "iframe"}.isdisjoint(found.tags)
    assert {link[1:] for link in found.links} == set(found.ids)
    assert len(found.ids) == len(set(found.ids))


def test_the_html_holds_every_word():
    snapshot = study()
    whole = "".join(page(snapshot).words)
    assert [each for each in told(manual_of(snapshot)) if each.split("\n")[0] not in whole] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_hostile_words_stay_words(language):
    set_language(language)
    base = codebook()
    code = replace(base.codes[0], name_zh=HOSTILE, name_en="", definition=HOSTILE, examples=(HOSTILE,), color=None)
    option = replace(base.options[0], name_zh=HOSTILE, name_en="", definition=HOSTILE)
    snapshot = replace(
        study(), codebook=replace(base, codes=(code, *base.codes[1:]), options=(option, *base.options[1:]))
    )
    found = page(snapshot)
    assert {"script", "img"}.isdisjoint(found.tags)
    assert "onerror" not in found.attributes
    assert any("<script>alert(1)</script>" in each for each in found.words)
    assert any("<script>alert(1)</script>" in each for each in paragraphs(document(snapshot)))


def read_governance():
    snapshot = study()
    return replace(snapshot, codebook=read_codebook(resource("codebooks/governance.yaml")), rulings=())


def test_grids_have_as_many_shares_as_columns():
    grids = [block for block in manual_of(read_governance()).blocks if isinstance(block, Grid)]
    assert grids
    for grid in grids:
        assert len(grid.shares) == len(grid.headings) == len(grid.rows[0])
        assert sum(grid.shares) == pytest.approx(1)


def test_the_recording_unit_is_said_once():
    codebook = read_codebook(resource("codebooks/governance.yaml"))
    words = told(manual_of(replace(study(), codebook=codebook)))
    assert sum("收尾" in each for each in words) == 1
