import pytest

from desktop.importing.records.values import date_of, one_line, page_of, parts_of


def wide(text):
    """Return ASCII signs in their full-width forms."""
    return text.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2023-05-04", "2023-05-04"), ("2023-05-04 00:00:00", "2023-05-04"), ("2026-03-06 11:12", "2026-03-06"),
        ("2023-05-04T08:00:00+08:00", "2023-05-04"), ("20230504", "2023-05-04"), (wide("2023-05-04"), "2023-05-04"),
        (wide("2023年5月4日"), "2023-05-04"), ("2023/5/4", "2023-05-04"), ("2023.5.4", "2023-05-04"),
        ("2023年5月4日 星期四", "2023-05-04"), ("2023年5月4日（星期四）", "2023-05-04"), ("2023-05", "2023-05"),
        ("2023年5月", "2023-05"), ("202305", "2023-05"), ("2023", "2023"), ("2023年", "2023"), ("2023-05-00", "2023-05"),
        ("2023-00-00", "2023"), ("1949-10-01", "1949-10-01"), ("2024-02-29", "2024-02-29"),
        ("2023-02-29", None), ("2023-13-01", None), ("2023-0", None), ("0000-00-00", None), ("230504", None),
        ("9999", None), ("2023-00-04", None), ("昨天", None), ("", None), ("2023-05-04 第4版", None), ("٢٠٢٣", None),
    ],
)  # fmt: skip
def test_dates(value, date):
    assert date_of(value) == date


def test_a_day_takes_the_year_of_the_record():
    assert date_of("05-04", "2023") == "2023-05-04"
    assert date_of("5月4日", "2023年") == "2023-05-04"
    assert date_of("05-04") is None


@pytest.mark.parametrize(
    ("value", "page"),
    [
        ("004", "4"), ("4", "4"), ("第05版", "5"), (wide("03"), "3"), ("第 3 版：要闻", "3"), ("A01", "A01"), ("T3", "T3"),
        ("001-002", "1-2"), ("1、4", "1、4"), ("001+004", "1+4"), ("010", "10"), ("000", None), ("副刊", None),
        ("", None), ("-", None), ("4-", None), ("1-" * 500 + "1", None),
    ],
)  # fmt: skip
def test_pages(value, page):
    assert page_of(value) == page


def test_lists_and_lines():
    assert parts_of("白舟;谷雨晴;") == ("白舟", "谷雨晴")
    assert parts_of("白舟，谷雨晴、欧阳晴") == ("白舟", "谷雨晴", "欧阳晴")
    assert parts_of("Smith, John;Doe, Jane;") == ("Smith, John", "Doe, Jane")
    assert one_line(" 水渠 \n修通，\nAI\nand more ") == "水渠修通，AI and more"
