"""A codebook read into an open project: what is the same keeps its codings, what the file lacks stays unless ticked."""

from dataclasses import replace

import openpyxl
import pytest

from desktop.core.adopting import adopt
from desktop.core.errors import KnownError
from desktop.core.questions import Answer
from desktop.exporting.codebook_yaml import codebook_text
from desktop.importing.codebook_xlsx import read_codebook_workbook
from desktop.importing.codebook_yaml import parse_codebook, read_codebook
from desktop.operations.answer_variable import AnswerVariable
from desktop.operations.edit_code import EditCode, MoveCode
from desktop.operations.edit_variable import EditVariable, RemoveVariable
from desktop.operations.merge_codes import MergeCodes
from desktop.operations.read_codebook import ReadCodebook
from desktop.operations.remove_codes import RemoveCode
from desktop.places import resource
from desktop.session import Session
from desktop.session.beginning import begin_project
from tests import projects, sheets
from tests.projects import CALL, CANAL, GRID, LEAD, OTHER, SEED, TABLE, VOICE
from tests.sheets import KIND, SOURCES, TROUBLE


@pytest.fixture
def session(tmp_path):
    session = projects.open_filled(tmp_path)
    yield session
    session.close()


def file(session, **changes):
    """The project's own codebook as a file would bring it: everything under new identities."""
    text = codebook_text(session.read.codebook())
    for old, new in changes.items():
        text = text.replace(*new) if isinstance(new, tuple) else text.replace(old, new)
    return parse_codebook(text, "file.yaml")


def adopted(session, read):
    return adopt(session.read.codebook(), read)


def names(things):
    return [thing.name_zh for thing in things]


def test_reading_back_what_was_exported_changes_nothing(session):
    found = adopted(session, file(session))
    assert found.new == found.changed == found.missing == ()
    before = projects.state(session)
    assert not session.perform(ReadCodebook(file(session)))
    assert projects.state(session) == before


def test_a_gap_in_the_count_of_places_is_no_change(session):
    session.perform(ReadCodebook(file(session)))
    session.perform(RemoveCode(CALL))
    assert adopted(session, file(session)).changed == ()
    read = file(session)
    session.perform(MoveCode(GRID, "category-1", 0))
    assert {new.id for _, new in adopted(session, read).changed} == {TABLE, GRID}


def test_a_code_is_known_by_its_key_and_else_by_number_and_name(session):
    read = file(session, a=("id: code-11\n", "id: table\n"), b=("zh: 上门回话", "zh: 回话"))
    found = adopted(session, read)
    assert {new.id: (new.key, new.name_zh) for _, new in found.changed if new.KIND == "code"} == {
        TABLE: ("table", "便民桌"),
        CALL: ("code-12", "回话"),
    }
    session.perform(ReadCodebook(read))
    assert {coding.code for coding in projects.codings_of(session, LEAD)} == {TABLE, CALL}


def test_what_the_file_lacks_stays_unless_it_is_to_go(session):
    read = parse_codebook("format: codebook/1\ncategories: []\n", "empty")
    missing = adopted(session, read).missing
    assert {thing.KIND for thing in missing} == {"rank", "category", "code", "attribute", "option"}
    session.perform(ReadCodebook(read))
    assert len(session.read.codebook().codes) == 6
    session.perform(ReadCodebook(read, without_missing=True, reason="从头来过"))
    assert session.read.codebook().codes == session.read.codebook().options == ()
    assert session.read.codebooks.versions()[-1].reason == "从头来过"
    session.undo()
    assert len(session.read.codebook().codes) == 6


def test_a_file_without_a_head_leaves_the_head_alone(session):
    before = session.read.codebook().head
    session.perform(ReadCodebook(parse_codebook("format: codebook/1\ncategories: []\n", "bare"), without_missing=True))
    assert session.read.codebook().head == before
    session.perform(ReadCodebook(parse_codebook("format: codebook/1\ntitle_zh: 新名\ncategories: []\n", "named")))
    assert session.read.codebook().head.title_zh == "新名"
    assert session.read.codebook().head.id == before.id


def test_into_a_project_begun_empty_it_just_fills(tmp_path):
    begin_project(tmp_path / "new.zhubi", title="新研究", coder_name="闻一舟", codebook=None)
    session = Session.open(tmp_path / "new.zhubi")
    governance = read_codebook(resource("codebooks/governance.yaml"))
    found = adopt(session.read.codebook(), governance)
    assert (found.changed, found.unchanged, found.missing) == ((), (), ())
    session.perform(ReadCodebook(governance))
    assert codebook_text(session.read.codebook()) == codebook_text(governance)
    again = adopt(session.read.codebook(), read_codebook(resource("codebooks/governance.yaml")))
    assert (again.new, again.changed, again.missing) == ((), (), ())
    session.close()


def test_a_code_moves_to_the_category_the_file_puts_it_in(session):
    text = codebook_text(session.read.codebook())
    seed = text[text.index("  - id: code-22") : text.index("  - id: code-23")]
    text = text.replace(seed, "").replace("  - id: code-12", f"{seed}  - id: code-12")
    session.perform(ReadCodebook(parse_codebook(text, "moved")))
    code = session.read.codebook().code(SEED)
    assert (code.category, code.position) == ("category-1", 1)


@pytest.mark.parametrize("kept", [False, True])
def test_a_number_that_something_kept_has_is_refused(session, kept):
    read = file(session, a=("id: code-11\n    number: 11\n    zh: 便民桌", "id: lamp\n    number: 11\n    zh: 修灯"))
    before = projects.state(session)
    if kept:
        with pytest.raises(KnownError, match="number_clash"):
            session.perform(ReadCodebook(read))
        assert projects.state(session) == before
    else:
        session.perform(ReadCodebook(read, without_missing=True))
        assert [code.key for code in session.read.codebook().codes if code.number == 11] == ["lamp"]


def test_merged_codes_that_the_file_does_not_name_stay_merged(session):
    bare = codebook_text(session.read.codebook())
    session.perform(MergeCodes((GRID,), CANAL))
    grid = bare[bare.index("  - id: code-13") : bare.index("- id: field")]
    read = parse_codebook(bare.replace(grid, ""), "without")
    assert adopted(session, read).missing == ()
    session.perform(ReadCodebook(read, without_missing=True))
    assert session.read.codebook().heir_of(GRID) == CANAL
    assert session.read.codebook().attributes


def test_a_file_written_before_the_merging_takes_it_back(session):
    read = file(session)
    session.perform(MergeCodes((GRID,), CANAL))
    session.perform(ReadCodebook(read))
    assert session.read.codebook().merged == ()


def test_merging_in_a_circle_is_refused(session):
    session.perform(MergeCodes((TABLE,), CALL))
    table = replace(session.read.codebook().code(TABLE), merged_into=None)
    read = file(session)
    heir = next(code for code in (*read.codes, *read.merged) if code.key == "code-12")
    other = next(code for code in (*read.codes, *read.merged) if code.key == "code-21")
    assert table.key == "code-11"
    codes = tuple(code for code in read.codes if code.id != heir.id)
    circle = replace(
        read, codes=codes, merged=(replace(heir, merged_into=other.id), replace(other, merged_into=heir.id))
    )
    with pytest.raises(KnownError, match="merge_circle"):
        session.perform(ReadCodebook(circle))


def test_only_the_lead_reads_a_codebook_in(session):
    session.choose_coder(projects.OTHER)
    with pytest.raises(KnownError, match="lead_only"):
        session.perform(ReadCodebook(file(session)))


@pytest.fixture
def answered(session):
    """A sheet with answers, and the codebook that a file with changes of it would bring."""
    sheets.add_sheet(session)
    article = session.read.articles()[0].id
    session.perform(AnswerVariable(article, KIND, Answer((2,))))
    session.perform(AnswerVariable(article, TROUBLE, Answer((1,))))
    return session


def with_variable(session, identity, *, without=(), **changes):
    """The codebook with a variable changed and without some of its options."""
    now = session.read.codebook()
    variables = tuple(replace(each, **changes) if each.id == identity else each for each in now.variables)
    written = changes.get("type") in ("text", "number", "date")
    options = tuple(
        each for each in now.options if each.variable != identity or not (written or each.number in without)
    )
    return replace(now, variables=variables, options=options)


@pytest.mark.parametrize(
    ("identity", "changes", "kind"),
    [
        (KIND, {"type": "text"}, "type_answered"), (TROUBLE, {"type": "number"}, "type_answered"),
        (KIND, {"without": (2,)}, "option_answered"), (KIND, {"without": (99,)}, "option_awaited"),
    ],
)  # fmt: skip
def test_a_file_may_not_give_answers_another_meaning(answered, identity, changes, kind):
    before = projects.state(answered)
    with pytest.raises(KnownError, match=kind):
        answered.perform(ReadCodebook(with_variable(answered, identity, **changes), without_missing=True))
    assert projects.state(answered) == before


def test_what_leaves_answers_their_meaning_may_be_read(answered):
    for identity, changes in ((KIND, {"type": "many_of"}), (KIND, {"without": (9,)}), (SOURCES, {"type": "text"})):
        answered.perform(ReadCodebook(with_variable(answered, identity, **changes), without_missing=True))
    assert {each.number for each in answered.read.sheets.options(KIND)} == {1, 2, 98, 99}


def test_an_option_the_file_lacks_stays_and_is_no_change(answered):
    answered.perform(ReadCodebook(with_variable(answered, KIND, without=(2, 99))))
    assert {each.number for each in answered.read.sheets.options(KIND)} == {1, 2, 9, 98, 99}


def test_a_question_answered_in_writing_from_now_on_keeps_no_options(answered):
    answered.perform(ReadCodebook(with_variable(answered, SOURCES, type="text")))
    assert answered.read.sheets.options(SOURCES) == ()


def test_a_question_may_go_altogether_with_its_answers_out_of_sight(answered):
    now = answered.read.codebook()
    gone = {TROUBLE, sheets.OUTCOME}
    without = replace(
        now,
        variables=tuple(each for each in now.variables if each.id not in gone),
        options=tuple(each for each in now.options if each.variable not in gone),
    )
    answered.perform(ReadCodebook(without, without_missing=True))
    article = answered.read.articles()[0].id
    assert set(answered.read.sheets.answers(article, coder=LEAD)) == {KIND}
    answered.undo()
    assert set(answered.read.sheets.answers(article, coder=LEAD)) == {KIND, TROUBLE}


@pytest.mark.parametrize("part", ["type", "option"])
def test_answers_to_attributes_keep_their_meaning_too(session, part):
    now = session.read.codebook()
    if part == "type":
        read = replace(now, attributes=tuple(replace(each, type="text") for each in now.attributes), options=())
    else:
        read = replace(now, options=tuple(each for each in now.options if each.number != 2))
    with pytest.raises(KnownError, match=f"{part}_answered"):
        session.perform(ReadCodebook(read, without_missing=True))


HEADINGS = ("一级类目编号", "一级类目", "类目编号", "类目")


def table(tmp_path, *rows, headings=HEADINGS, **pages):
    """A workbook as somebody fills it in by hand."""
    book = openpyxl.Workbook()
    book.active.title = "类目"
    for row in (headings, *rows):
        book.active.append(row)
    for title, lines in pages.items():
        page = book.create_sheet(title)
        for line in lines:
            page.append(line)
    book.save(tmp_path / "hand.xlsx")
    return read_codebook_workbook(tmp_path / "hand.xlsx")


def own_rows(session):
    codebook = session.read.codebook()
    return [(each.number, each.name_zh, code.number, code.name_zh)
            for each in codebook.categories for code in codebook.codes_of(each)]  # fmt: skip


def test_a_bare_table_of_the_codes_changes_nothing(session, tmp_path):
    session.perform(EditCode(replace(session.read.codebook().code(TABLE), definition="摆到门口", include="桌子",
                                     examples=("一张桌子",), keywords=("桌",), color="#112233")))  # fmt: skip
    session.perform(MergeCodes((CALL,), TABLE))
    before = projects.state(session)
    assert not session.perform(ReadCodebook(table(tmp_path, *own_rows(session))))
    assert projects.state(session) == before


def test_a_column_that_is_there_says_what_stands_in_it(session, tmp_path):
    session.perform(EditCode(replace(session.read.codebook().code(TABLE), definition="摆到门口", include="桌子")))
    rows = [(*row, "新的定义" if row[2] == 11 else None) for row in own_rows(session)]
    session.perform(ReadCodebook(table(tmp_path, *rows, headings=(*HEADINGS, "操作定义"))))
    code = session.read.codebook().code(TABLE)
    assert (code.key, code.definition, code.include) == ("code-11", "新的定义", "桌子")


def test_codings_stay_with_the_name_where_rows_were_pushed_on(session, tmp_path):
    session.perform(ReadCodebook(table(tmp_path, (5, "甲类", 501, "调解"), (5, "甲类", 502, "巡查"))))
    code = next(each for each in session.read.codebook().codes if each.name_zh == "调解")
    pushed = ((5, "甲类", 501, "走访"), (5, "甲类", 502, "调解"), (5, "甲类", 503, "巡查"))
    session.perform(ReadCodebook(table(tmp_path, *pushed)))
    found = {each.name_zh: (each.number, each.key) for each in session.read.codebook().codes if each.number > 500}
    assert found == {"走访": (501, "k501_2"), "调解": (502, "k501"), "巡查": (503, "k502")}
    assert session.read.codebook().code(code.id).name_zh == "调解"
    assert not session.perform(ReadCodebook(table(tmp_path, *pushed)))


def test_the_same_name_in_another_category_is_another_code(session, tmp_path):
    session.perform(ReadCodebook(table(tmp_path, (5, "甲类", 501, "调解"))))
    session.perform(ReadCodebook(table(tmp_path, (6, "乙类", 601, "调解"))))
    assert [each.number for each in session.read.codebook().codes if each.name_zh == "调解"] == [501, 601]


def test_a_written_key_is_what_tells(session, tmp_path):
    headings = (*HEADINGS, "类目 id")
    session.perform(ReadCodebook(table(tmp_path, (5, "甲类", 501, "调解", "med"), headings=headings)))
    code = next(each for each in session.read.codebook().codes if each.key == "med")
    session.perform(ReadCodebook(table(tmp_path, (5, "甲类", 507, "劝和", "med"), headings=headings)))
    assert session.read.codebook().code(code.id).name_zh == "劝和"


def test_a_table_of_questions_says_nothing_of_what_it_has_no_column_for(answered, tmp_path):
    lines = [("编号", "名称", "类型", "选项号", "选项"), (3, "体裁", "one_of", 1, "消息稿")]
    for part in ((2, "通讯"), (9, "评论"), (98, "无法判断"), (99, "其他")):
        lines.append((None, None, None, *part))
    lines.append((4, "其他体裁", "text", None, None))
    before = answered.read.codebook()
    answered.perform(ReadCodebook(table(tmp_path, *own_rows(answered), 变量与选项=lines)))
    now = answered.read.codebook()
    assert now.variables == before.variables
    assert now.sheets == before.sheets
    assert answered.read.sheets.options(KIND)[0].name_zh == "消息稿"


def lacking(session, *codes):
    now = session.read.codebook()
    return replace(
        now,
        codes=tuple(each for each in now.codes if each.id not in codes),
        attributes=tuple(each for each in now.attributes if each.code not in codes),
        options=tuple(each for each in now.options if each.attribute is None),
    )


def test_what_was_removed_and_comes_again_is_the_same_with_its_codings(session):
    full = file(session)
    before = [(each.id, each.code) for coder in (LEAD, OTHER) for each in projects.codings_of(session, coder)]
    session.perform(ReadCodebook(lacking(session, TABLE, GRID), without_missing=True))
    assert TABLE not in {coding.code for coding in projects.codings_of(session, LEAD)}
    found = adopt(session.read.codebook(), full, session.read.codebooks.gone())
    assert {each.id for each in found.new if each.KIND == "code"} == {TABLE, GRID}
    assert found.again >= {TABLE, GRID, VOICE}
    session.perform(ReadCodebook(full))
    assert [(each.id, each.code) for coder in (LEAD, OTHER) for each in projects.codings_of(session, coder)] == before
    asked = next(each for each in projects.codings_of(session, OTHER) if each.code == GRID)
    assert session.read.sheets.attribute_answers(asked.id) == {VOICE: Answer((2,))}
    session.undo()
    assert TABLE not in {coding.code for coding in projects.codings_of(session, LEAD)}
    session.redo()
    assert [(each.id, each.code) for coder in (LEAD, OTHER) for each in projects.codings_of(session, coder)] == before


@pytest.mark.parametrize("changes", [{"key": "desk"}, {"number": 77}])
def test_another_key_or_number_is_another_code(session, changes):
    renamed = file(session)
    target = next(each for each in renamed.codes if each.number == 11)
    read = replace(renamed, codes=tuple(replace(each, **changes) if each is target else each for each in renamed.codes))
    session.perform(RemoveCode(TABLE))
    session.perform(ReadCodebook(read))
    assert TABLE not in {code.id for code in session.read.codebook().codes}
    assert TABLE not in {coding.code for coding in projects.codings_of(session, LEAD)}


def test_a_removed_code_comes_again_from_a_bare_table_and_keeps_what_it_said(session, tmp_path):
    session.perform(EditCode(replace(session.read.codebook().code(TABLE), definition="摆到门口")))
    rows = own_rows(session)
    session.perform(RemoveCode(TABLE))
    session.perform(ReadCodebook(table(tmp_path, *rows)))
    code = session.read.codebook().code(TABLE)
    assert (code.key, code.definition) == ("code-11", "摆到门口")


def test_a_question_of_another_type_is_another_question(answered):
    article = answered.read.articles()[0].id
    full = with_variable(answered, TROUBLE, type="text")
    fresh = replace(full, variables=tuple(replace(each, id=f"new-{each.id}") if each.id == TROUBLE else each
                                          for each in full.variables))  # fmt: skip
    answered.perform(RemoveVariable(TROUBLE))
    answered.perform(ReadCodebook(fresh))
    assert TROUBLE not in answered.read.sheets.answers(article, coder=LEAD)


def test_without_a_column_for_conditions_none_stays_on_what_was_removed(answered, tmp_path):
    lines = [
        ("编号", "名称", "类型", "选项号", "选项"),
        (4, "其他体裁", "text"),
        (7, "困难的下文", "many_of", 1, "已经解决"),
    ]
    lines += [(7, "困难的下文", "many_of", 2, "正在解决"), (7, "困难的下文", "many_of", 98, "无法判断")]
    read = table(tmp_path, *own_rows(answered), 变量与选项=lines)
    answered.perform(ReadCodebook(read))
    assert next(each for each in answered.read.codebook().variables if each.number == 4).ask_variable == KIND
    answered.perform(ReadCodebook(read, without_missing=True))
    now = {each.name_zh: each for each in answered.read.codebook().variables}
    assert {name: (each.ask_variable, each.ask_any_of) for name, each in now.items()} == {
        "困难的下文": (None, ()), "其他体裁": (None, ())
    }  # fmt: skip
    other = now["其他体裁"]
    answered.perform(EditVariable(replace(other, definition="改过")))


def rows_of(tmp_path, *rows, title="类目"):
    path = tmp_path / "names.xlsx"
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    book.save(path)
    return read_codebook_workbook(path)


def test_names_alone_leave_what_is_there_its_numbers_and_colours(session, tmp_path):
    codebook = session.read.codebook()
    names_there = [(codebook.category_of(code).name_zh, code.name_zh) for code in codebook.codes]
    found = adopted(session, rows_of(tmp_path, ("一级类目", "类目"), *names_there))
    numbers = {each.id: each.number for each in (*codebook.categories, *codebook.codes)}
    assert not found.new
    assert not found.given
    assert all(numbers.get(each.id, each.number) == each.number for each in found.wanted if hasattr(each, "number"))
    colors = {each.id: each.color for each in codebook.categories}
    assert all(each.color == colors[each.id] for each in found.wanted if each.KIND == "category")


def test_a_given_number_is_free_in_the_project_too(session, tmp_path):
    codebook = session.read.codebook()
    category = codebook.categories[0]
    # In the file its first number is free, in the project it is not.
    read = rows_of(tmp_path, ("一级类目", "类目"), (category.name_zh, "志愿者"), ("邻里", "串门"))
    found = adopted(session, read)
    fresh = {each.name_zh: each for each in found.new}
    taken = {each.number for each in codebook.codes + codebook.merged}
    assert fresh["志愿者"].number not in taken
    assert fresh["志愿者"].number // 100 == category.number
    assert fresh["邻里"].number == 1 + max(each.number for each in codebook.categories)
    assert fresh["串门"].number == fresh["邻里"].number * 100 + 1
    assert found.given == {fresh["邻里"].id: ("number", "color"), fresh["志愿者"].id: ("number",),
                           fresh["串门"].id: ("number",)}  # fmt: skip
    session.perform(ReadCodebook(read))
    assert {"志愿者", "邻里", "串门"} <= {
        each.name_zh for each in (*session.read.codebook().categories, *session.read.codebook().codes)
    }


def test_an_option_named_without_a_number_is_never_another_one(answered, tmp_path):
    variable = next(each for each in answered.read.sheets.variables() if each.id == KIND)
    there = answered.read.sheets.options(KIND)
    head = ("名称", "类型", "选项")
    rows = rows_of_questions(tmp_path, head, (variable.name_zh, variable.type, "别的"), (None, None, there[0].name_zh))
    found = adopted(answered, rows)
    assert [(each.name_zh, each.number) for each in found.new if each.KIND == "option"] == [
        ("别的", next(n for n in range(1, 99) if n not in {each.number for each in there}))
    ]
    assert {each.id: each.number for each in found.wanted if each.KIND == "option"}[there[0].id] == there[0].number


def rows_of_questions(tmp_path, *rows):
    path = tmp_path / "questions.xlsx"
    book = openpyxl.Workbook()
    book.active.title = "类目"
    book.active.append(("一级类目", "类目"))
    sheet = book.create_sheet("变量与选项")
    for row in rows:
        sheet.append(row)
    book.save(path)
    return read_codebook_workbook(path)
