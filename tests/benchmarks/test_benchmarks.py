import json

import pytest

from tests.benchmarks.__main__ import PARTS, main, measure
from tests.benchmarks.rows import Row, table
from tests.benchmarks.sizes import TINY

WORK = {
    "start": ["start", "start, wall", "memory"],
    "reader": ["open", "read codings"],
    "window": ["place", "lift", "undo", "redo", "wheel", "page"],
    "import": ["import", "import, reading alone"],
    "growth": ["open among 6 articles", "place among 6 articles"],
    "list": [
        "filter 50 articles per keystroke",
        "sort 50 articles by headline",
        "sort 50 articles by date",
        "list 50 articles",
    ],
}


@pytest.mark.slow
@pytest.mark.parametrize("part", PARTS)
def test_every_part_measures_its_work(qapp, part):
    rows = list(measure([part], TINY))
    assert [row.name for row in rows] == WORK[part]
    assert all(row.value > 0 for row in rows)


def test_rows_are_printed_as_json(qapp, capsys):
    main(["--tiny", "--json", "import"])
    rows = json.loads(capsys.readouterr().out)
    assert [row["name"] for row in rows] == WORK["import"]
    assert all(set(row) == {"name", "value", "unit", "floor", "ratio", "limit", "met"} for row in rows)


def test_a_part_that_does_not_exist_is_refused(capsys):
    with pytest.raises(SystemExit):
        main(["nothing"])
    assert "nothing" in capsys.readouterr().err


def test_a_ratio_to_the_floor_is_what_has_to_keep_the_limit():
    assert Row("start", 300.0, "ms", floor=200.0, limit=1.5).met is True
    assert Row("start", 301.0, "ms", floor=200.0, limit=1.5).met is False


def test_a_row_without_a_floor_keeps_its_limit_itself():
    assert Row("place", 15.0, "ms", limit=16.0).met is True
    assert Row("place", 17.0, "ms", limit=16.0).met is False
    assert Row("import", 2.0, "/s", limit=1.0, at_least=True).met is True


def test_a_row_that_only_informs_is_neither_kept_nor_missed():
    assert Row("read", 3.0, "ms").met is None


def test_the_table_names_what_is_missed():
    assert "MISSED" in table([Row("place", 17.0, "ms", limit=16.0)])
