from __future__ import annotations

import pytest

from desktop.core.errors import KnownError


def pages(folder):
    for number in (1, 2):
        text = f"渡口纪事之{number}\n\n渡船来了又去，载了{number}回。\n"
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return [folder / "1.txt", folder / "2.txt"]


def test_pages_come_into_the_project_of_last_time_after_asking(person, tmp_path):
    person.shell.open_named(pages(tmp_path))
    assert len(person.told.questions) == 1
    person.wait(lambda: len(person.session.read.articles()) == 10)
    assert person.session.read.articles()[-1].headline == "渡口纪事之2"


def test_pages_stay_out_when_the_answer_is_no(person, tmp_path):
    person.told.answer = False
    person.shell.open_named(pages(tmp_path))
    assert not person.window.intake.busy()
    assert len(person.session.read.articles()) == 8


def test_a_project_among_other_names_is_refused(person, tmp_path):
    with pytest.raises(KnownError, match="one_project_only"):
        person.shell.open_named([tmp_path / "study.zhubi", *pages(tmp_path)])
    assert person.shell.window is None
