"""A project begun with a codebook: whatever order its parts stand in, it comes in whole."""

from dataclasses import replace

import pytest

from desktop.core.codebooks import Sheet, Variable
from desktop.session import Session
from desktop.session.beginning import begin_project
from tests import projects
from tests.projects import GRID, SEED, TABLE


def variable(identity, number, *, waits_for=None):
    return Variable(
        id=identity, sheet="sheet", key=identity, number=number, name_zh=identity, name_en="", type="text",
        scale="nominal", required=False, ask_variable=waits_for, ask_any_of=(1,) if waits_for else (), position=number,
    )  # fmt: skip


def begun(path, codebook):
    begin_project(path, title="渡口研究", coder_name="闻一舟", codebook=codebook)
    session = Session.open(path)
    try:
        assert session.read.check() == []
        return session.read.codebook()
    finally:
        session.close()


@pytest.mark.parametrize("merged", [{TABLE: SEED}, {SEED: TABLE}, {TABLE: GRID, GRID: SEED}])
def test_a_code_may_be_merged_into_one_that_comes_later(tmp_path, merged):
    own = projects.codebook()
    codes = tuple(replace(code, merged_into=merged.get(code.id)) for code in own.codes)
    found = begun(tmp_path / "study.zhubi", replace(own, codes=codes))
    assert {code.id: code.merged_into for code in found.merged} == merged


def test_a_variable_may_wait_for_one_that_comes_later(tmp_path):
    variables = (variable("first", 0, waits_for="last"), variable("last", 1))
    sheet = Sheet(id="sheet", name_zh="编码表", name_en="")
    found = begun(tmp_path / "study.zhubi", replace(projects.codebook(), sheets=(sheet,), variables=variables))
    assert found.variables == variables


def test_a_codebook_that_names_what_it_does_not_hold_leaves_no_file(tmp_path):
    own = projects.codebook()
    codes = (replace(own.codes[0], merged_into="nowhere"), *own.codes[1:])
    with pytest.raises(Exception, match="FOREIGN KEY"):
        begun(tmp_path / "study.zhubi", replace(own, codes=codes))
    assert list(tmp_path.iterdir()) == []
