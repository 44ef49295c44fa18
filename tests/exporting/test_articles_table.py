from desktop.exporting.articles_table import COLUMNS, articles_table
from desktop.wording import has
from tests.exporting.samples import FIRST, SECOND, study


def rows():
    table = articles_table(study())
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def test_articles_come_in_order_with_their_whole_text():
    assert [(row["article_number"], row["text"]) for row in rows()] == [(1, SECOND), (2, FIRST)]


def test_an_article_tells_where_it_is_from_and_how_much_is_coded():
    row = rows()[1]
    assert (row["newspaper"], row["date"], row["page"], row["file"]) == ("苇汀日报", "2025-02-28", "A05", "a1.txt")
    assert (row["characters"], row["paragraphs"], row["codings"]) == (len(FIRST), 1, 3)


def test_every_column_has_a_heading():
    assert all(has(f"column.{column}") for column in COLUMNS)
