"""Articles as JSON, one a line (jsonl): names of fields in Chinese or English."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from desktop.core.drafts import Problem
from desktop.importing.bylines import Author
from desktop.importing.records.gathering import Gathered, Open, shortened
from desktop.importing.records.layouts import Part
from desktop.importing.records.lines import Line
from desktop.importing.records.making import record_of
from desktop.importing.records.record import Field, Kind, Record
from desktop.importing.records.values import authors_of, one_line

# A string of JSON may hold U+2028 and its like as they are: only these end a line here.
_END = re.compile("\r\n|[\n\r]")
_NAMES = {
    Part.HEADLINE: "headline title 标题 主标题 题名 篇名",
    Part.AUTHOR: "authors author byline 作者 署名",
    Part.NEWSPAPER: "newspaper outlet source media journal 报纸 报刊 来源 文献来源 媒体",
    Part.DATE: "date published publish_date publication_date pub_date pubtime 日期 发表日期 发表时间 出版日期",
    Part.YEAR: "year 年 年份",
    Part.PAGE: "page page_number pages edition 版次 版面 版 版号 页码",
    Part.TEXT: "text content body fulltext full_text article 正文 全文 内容 文本",
    Part.ABSTRACT: "abstract summary 摘要",
    Part.KEYWORDS: "keywords keyword 关键词",
    Part.LINK: "link url 链接 网址",
    Part.DATABASE: "database 数据库 来源库",
}
_PARTS = {name: part for part, names in _NAMES.items() for name in names.split()}
_BOM = "\ufeff"


def part_of(name: str) -> Part:
    """Return what a field of this name is; case and white space around do not matter."""
    return _PARTS.get(name.strip().lower().replace("-", "_"), Part.OTHER)


def parse_json_lines(text: str) -> list[Record]:
    """Return an article for each line that is not blank; one that cannot be read keeps its line and says why."""
    return [_record(line) for line in json_lines(text) if line.text.strip()]


def json_lines(text: str) -> Iterator[Line]:
    """Return the lines of a text as JSON lines end them."""
    number, start = 1, 0
    for end in _END.finditer(text):
        yield Line(number, start, text[start : end.start()].lstrip(_BOM), closed=True)
        number, start = number + 1, end.end()
    yield Line(number, start, text[start:].lstrip(_BOM), closed=False)


def read_object(line: str) -> dict[str, object] | Problem:
    """Return the object that a line of JSON holds, or why there is none (its line is left open)."""
    try:
        # Numbers stay as they are written: 20230504.0 is no date, and a million digits are no reason to stop.
        value = json.loads(line, parse_int=str, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as error:
        return Problem("record_not_json", (("column", error.colno),))
    except RecursionError:
        return Problem("record_too_deep")
    return value if isinstance(value, dict) else Problem("record_no_object")


def _record(line: Line) -> Record:
    found = read_object(line.text.strip())
    if isinstance(found, Problem):
        problem = Problem(found.kind, found.facts, line.number)
        fields = (Field("", line.text.strip(), line.number),)
        return Record(Kind.JSON_LINES, line.number, line.start, fields=fields, problems=(problem,))
    gathered = Gathered(line.number, line.start)
    for name, value in found.items():
        gathered.fields += [Open(name, *each) for each in _open(gathered, line, name, value)]
    return record_of(Kind.JSON_LINES, gathered)


def _open(gathered: Gathered, line: Line, name: str, value: object) -> Iterator[tuple[Part, int, list[str]]]:
    """Return a field's values as they would stand one a line; whoever is named goes among the record's people."""
    part = part_of(name)
    for each in value if isinstance(value, list) and part in (Part.AUTHOR, Part.KEYWORDS) else [value]:
        people = _people(each) if part is Part.AUTHOR else ()
        gathered.people += people
        if isinstance(each, str):
            yield Part.OTHER if people else part, line.number, [each]
        elif each is not None:
            if part is not Part.OTHER and not people:
                gathered.problems.append(Problem("record_value_unread", (("field", shortened(name)),), line.number))
            yield Part.OTHER, line.number, [json.dumps(each, ensure_ascii=False)]


def _people(value: object) -> tuple[Author, ...]:
    """Return whom a name, or an object of name and role, gives."""
    if isinstance(value, str):
        return authors_of(value)
    if not isinstance(value, dict) or not isinstance(value.get("name"), str):
        return ()
    name, role = one_line(value["name"]), value.get("role")
    return (Author(name, (one_line(role) or None) if isinstance(role, str) else None),) if name else ()
