from desktop.importing.headings import headings

LONG = "村里的老支书翻出账本，一笔一笔念给大家听，念到傍晚才念完。"


def test_a_short_line_between_whole_paragraphs_is_a_heading():
    assert headings([LONG, LONG, "账本晒在祠堂前", LONG, LONG]) == {2}


def test_a_line_that_closes_or_runs_on_is_none():
    assert headings([LONG, LONG, "账本晒在祠堂前。", LONG, "先念账，再议事，散会", LONG, LONG]) == set()


def test_two_halves_with_a_comma_between_them_are_one_where_they_are_short():
    assert headings([LONG, LONG, "先念账，再议事", LONG, LONG, LONG]) == {2}
    assert headings([LONG, LONG, "先念账，再议事，散会", LONG, LONG, LONG]) == set()
    assert headings([LONG, LONG, "先把账本一页一页念完，再请各家各户来议事", LONG, LONG, LONG]) == set()


def test_the_last_paragraph_is_none():
    assert headings([LONG, LONG, LONG, "账本晒在祠堂前"]) == set()


def test_a_line_behind_an_open_paragraph_is_its_wrap():
    assert headings([LONG, LONG.rstrip("。"), "账本晒在祠堂前", LONG, LONG, LONG]) == set()


def test_a_narrow_column_has_no_headings():
    column = ["村里的老支书翻出账本", "一笔一笔念给大家听", "念到傍晚才念完。", "大家点头"] * 5
    assert headings(column) == set()


def test_an_opening_heading_counts():
    assert headings(["账本晒在祠堂前", LONG, LONG]) == {0}
