"""The columns of a codebook's workbook, the same on the way out and on the way in."""

from __future__ import annotations

HEAD = ("head_field", "head_content")
RANKS = ("rank_number", "rank_key", "rank_zh", "rank_en", "definition")
CODES = (
    "category_number", "category_key", "category_zh", "category_en", "category_color", "category_definition",
    "code_number", "code_key", "code_zh", "code_en", "color", "definition", "include", "exclude", "examples",
    "keywords", "merged_into",
)  # fmt: skip
SHEETS = ("sheet_number", "sheet_zh", "sheet_en")
QUESTIONS = (
    "asked_of", "sheet_number", "question_number", "question_key", "question_zh", "question_en", "type", "scale",
    "required", "definition", "ask_variable", "ask_any_of", "option_number", "option_zh", "option_en",
    "option_definition", "exclusive", "option_category",
)  # fmt: skip

# Sheet of the workbook → its columns.
WORKBOOK: dict[str, tuple[str, ...]] = {
    "head": HEAD, "ranks": RANKS, "codes": CODES, "coding_sheets": SHEETS, "questions": QUESTIONS,
}  # fmt: skip
# What the head's rows are called; `rule` may come more than once.
HEAD_FIELDS = ("key", "title_zh", "title_en", "unit_zh", "unit_en", "recording_unit", "clause_closers", "rule")

_NOTHING = "\\-"


def packed(items: tuple[str, ...]) -> str:
    """Return several texts as one, a line each; what would break a line or vanish is written with a backslash."""
    return "\n".join(item.replace("\\", "\\\\").replace("\n", "\\n") or _NOTHING for item in items)


def unpacked(text: str) -> tuple[str, ...]:
    """Return the texts that `packed` made one of; lines with nothing on them are left out."""
    lines = (line for line in text.split("\n") if line.strip())
    return tuple("" if line == _NOTHING else _unescaped(line) for line in lines)


def _unescaped(line: str) -> str:
    parts = line.split("\\\\")
    return "\\".join(part.replace("\\n", "\n") for part in parts)
