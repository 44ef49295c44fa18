"""Functions and files stay short enough to be read at a glance."""

from __future__ import annotations

import ast
from pathlib import Path
from statistics import median

import pytest

# `desktop/…/module.py:function` → why it may be longer than the limit.
LONG_FUNCTIONS: dict[str, str] = {}
# `desktop/…/module.py` → why it may be longer than the limit.
LONG_FILES: dict[str, str] = {}

FUNCTION_LIMITS = (8, 30, 60)
FILE_LIMITS = (150, 350, 500)


def functions_of(source: str) -> list[tuple[str, int]]:
    """Return name and length in lines (decorators apart) of each function, nested ones too."""
    nodes = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return [(node.name, (node.end_lineno or node.lineno) - node.lineno + 1) for node in nodes]


@pytest.fixture(scope="module")
def sources(project: Path) -> dict[str, str]:
    files = sorted((project / "desktop").rglob("*.py"))
    return {file.relative_to(project).as_posix(): file.read_text(encoding="utf-8") for file in files}


@pytest.fixture(scope="module")
def functions(sources: dict[str, str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for name, source in sources.items():
        for function, length in functions_of(source):
            place = f"{name}:{function}"
            found[place if place not in found else f"{place}#{len(found)}"] = length
    return found


@pytest.fixture(scope="module")
def files(sources: dict[str, str]) -> dict[str, int]:
    # Files that only mark a folder as a package say nothing about length.
    return {name: source.count("\n") for name, source in sources.items() if source.strip()}


def nine_of_ten(lengths: list[int]) -> int:
    return sorted(lengths)[max(0, -(-len(lengths) * 9 // 10) - 1)]


def longer_than(lengths: dict[str, int], limit: int, allowed: dict[str, str]) -> dict[str, int]:
    return {name: length for name, length in lengths.items() if length > limit and name.split("#")[0] not in allowed}


def test_a_function_is_typically_eight_lines_long(functions):
    assert median(functions.values()) <= FUNCTION_LIMITS[0]


def test_nine_of_ten_functions_have_at_most_thirty_lines(functions):
    assert nine_of_ten(list(functions.values())) <= FUNCTION_LIMITS[1]


def test_no_function_has_more_than_sixty_lines(functions):
    assert longer_than(functions, FUNCTION_LIMITS[2], LONG_FUNCTIONS) == {}


def test_a_file_is_typically_150_lines_long(files):
    assert median(files.values()) <= FILE_LIMITS[0]


def test_nine_of_ten_files_have_at_most_350_lines(files):
    assert nine_of_ten(list(files.values())) <= FILE_LIMITS[1]


def test_no_file_has_more_than_500_lines(files):
    assert longer_than(files, FILE_LIMITS[2], LONG_FILES) == {}


def test_every_exception_is_still_needed(functions, files):
    needed = longer_than(functions, FUNCTION_LIMITS[2], {}) | longer_than(files, FILE_LIMITS[2], {})
    assert {*LONG_FUNCTIONS, *LONG_FILES} <= {name.split("#")[0] for name in needed}


def test_a_long_function_is_noticed():
    source = "def short():\n    pass\n\n\nclass Something:\n    def long(self):\n" + "        pass\n" * 60
    assert dict(functions_of(source)) == {"short": 2, "long": 61}
    assert longer_than({"a.py:long": 61}, FUNCTION_LIMITS[2], {}) == {"a.py:long": 61}


def test_nine_of_ten_is_taken_from_the_ninth():
    assert nine_of_ten([1, 2, 3, 4, 5, 6, 7, 8, 9, 100]) == 9
