"""Records written for these tests in the ways databases write them; people, papers and places are invented."""

from __future__ import annotations

import json

from desktop.importing.records.record import Kind, Record

ENDNOTE = (
    "%0 Newspaper Article\r\n%A 白舟\r\n%A 谷雨晴\r\n%T 苇汀社区：网格里的清晨\r\n%J 苇汀日报\r\n%8 2023-05-04\r\n"
    "%P 004\r\n%I 苇汀日报\r\n%L 00-0001\r\n%U https://records.example/1\r\n%W CNKI\r\n\r\n"
    "%0 Newspaper Article\r\n%A 白舟\r\n%T 水渠修通以后\r\n%J 苇汀日报\r\n%8 2023-05-05\r\n%P 001\r\n%W CNKI\r\n\r\n"
)
REFWORKS = (
    "RT Newspaper Article\nSR 1\nA1 白舟;谷雨晴;\nT1 苇汀社区：网格里的清晨\nJF 苇汀日报\nOP 004\nFD 2023-05-04\nK1 网格;社区\n"
    "AB 清晨六点，网格员出门了。\nPB 苇汀日报社\nLA 中文;\nCN 00-0001\nDS CNKI\nLK https://records.example/1\nDO 10.0000/1\n\n"
    "RT Newspaper Article\nSR 1\nA1 白舟\nT1 水渠修通以后\nJF 苇汀日报\nOP 001\nFD 2023-05-05\nDS CNKI\n"
)
CNKI_TEXT = (
    "SrcDatabase-来源库: 报纸\nTitle-题名: 苇汀社区：网格里的清晨\nAuthor-作者: 白舟;谷雨晴;\nOrgan-单位: 苇汀日报社\n"
    "Source-文献来源: 苇汀日报\nKeyword-关键词: 网格;;社区\nSummary-摘要: 清晨六点，网格员出门了。\n"
    "PubTime-发表时间: 2023-05-04 00:00:00\nPage-页码: 004\nLink-链接: https://records.example/1\n\n"
    "SrcDatabase-来源库: 报纸\nTitle-题名: 水渠修通以后\nAuthor-作者: 白舟\nSource-文献来源: 苇汀日报\n"
    "PubTime-发表时间: 2023-05-05 08:30\nPage-页码: 001\n"
)
NOTE_EXPRESS = (
    "{Reference Type}: Newspaper Article\n{Title}: 苇汀社区：网格里的清晨\n{Author}: 白舟;谷雨晴;\n{Newspaper}: 苇汀日报\n"
    "{Date}: 2023-05-04\n{Pages}: 004\n{Keywords}: 网格;社区\n{Abstract}: 清晨六点，网格员出门了。\n"
    "{URL}: https://records.example/1\n{Database Provider}: CNKI\n\n"
    "{Reference Type}：Newspaper Article\n{Title}：水渠修通以后\n{Author}：白舟;\n{Newspaper}：苇汀日报\n{Date}：2023-05-05\n{Pages}：001\n"
)
JSON_LINES = (
    '{"标题": "苇汀社区：网格里的清晨", "作者": ["白舟", "谷雨晴"], "报纸": "苇汀日报", "日期": "2023-05-04", "版次": 4, "正文": "清晨六点，网格员出门了。"}\n'
    '{"title": "水渠修通以后", "author": "白舟", "newspaper": "苇汀日报", "date": 20230505, "page": "001", "text": "水通了。"}\n'
)
SAMPLES = {
    Kind.ENDNOTE: ENDNOTE,
    Kind.REFWORKS: REFWORKS,
    Kind.CNKI_TEXT: CNKI_TEXT,
    Kind.NOTE_EXPRESS: NOTE_EXPRESS,
    Kind.JSON_LINES: JSON_LINES,
}

_NAMES = {
    Kind.ENDNOTE: ("%0 ", "%T ", "%A ", "%J ", "%8 ", "%P ", "%X ", "%K ", "%U ", "%W "),
    Kind.REFWORKS: ("RT ", "T1 ", "A1 ", "JF ", "FD ", "OP ", "AB ", "K1 ", "LK ", "DS "),
    Kind.CNKI_TEXT: (
        "DataType: ", "Title-题名: ", "Author-作者: ", "Source-文献来源: ", "PubTime-发表时间: ", "Page-页码: ",
        "Summary-摘要: ", "Keyword-关键词: ", "Link-链接: ", "SrcDatabase-来源库: ",
    ),
    Kind.NOTE_EXPRESS: (
        "{Reference Type}: ", "{Title}: ", "{Author}: ", "{Newspaper}: ", "{Date}: ", "{Pages}: ", "{Abstract}: ",
        "{Keywords}: ", "{URL}: ", "{Database Provider}: ",
    ),
}  # fmt: skip


def written(kind: Kind, record: Record) -> str:
    """Write a record as its database would, a blank line behind it."""
    if kind is Kind.JSON_LINES:
        said = {
            "headline": record.headline, "authors": [each._asdict() for each in record.authors],
            "newspaper": record.newspaper, "date": record.date, "page": record.page_number,
            "abstract": record.abstract, "keywords": list(record.keywords), "link": record.link,
            "database": record.database,
        }  # fmt: skip
        return json.dumps(said, ensure_ascii=False) + "\n"
    values = (
        "Newspaper Article", record.headline, "".join(f"{each.name};" for each in record.authors), record.newspaper,
        record.date, record.page_number, record.abstract, ";".join(record.keywords), record.link, record.database,
    )  # fmt: skip
    return "".join(f"{name}{value}\n" for name, value in zip(_NAMES[kind], values, strict=True) if value) + "\n"
