"""The starter study holds what its source says, each coding sheet answered in one step."""

from collections import Counter

import pytest
import yaml

from desktop.core.questions import CHOICES, Answer
from desktop.places import seeds
from desktop.session import Session
from desktop.session.starter import build_starter

SOURCE = yaml.safe_load((seeds() / "study.yaml").read_text(encoding="utf-8"))
WORK = [
    (number, who, work) for number, facts in enumerate(SOURCE["articles"]) for who, work in facts["work"].items()
]  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    path = tmp_path_factory.mktemp("starter") / "starter.zhubi"
    first = build_starter(path)
    session = Session.open(path, coder=first)
    yield session
    session.close()


def coder(session, who):
    first = session.coder.id
    if who == "first":
        return first
    lead = session.lead().id
    return lead if who == "lead" else next(each.id for each in session.read.coders() if each.id not in (first, lead))


@pytest.mark.parametrize(("number", "who", "work"), WORK, ids=[f"{number}-{who}" for number, who, _ in WORK])
def test_every_sheet_holds_the_answers_of_the_source(built, number, who, work):
    article = built.read.articles()[number].id
    found = built.read.sheets.answers(article, coder=coder(built, who))
    variables = {each.key: each for each in built.read.sheets.variables()}
    wanted = {}
    for key, given in work.get("sheet", {}).items():
        numbers = tuple(given) if isinstance(given, list) else (given,)
        is_choice = variables[key].type in CHOICES
        wanted[variables[key].id] = Answer(numbers=numbers) if is_choice else Answer(text=str(given))
    assert found == wanted


def test_a_sheet_is_one_step_of_the_history(built):
    done = Counter(action.name for action in built.history(limit=999))
    assert done["answer_sheet"] == sum("sheet" in work for _, _, work in WORK)
    assert done["answer_variable"] == 0
