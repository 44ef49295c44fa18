"""编号: which are taken, and the next one that nobody has."""

from __future__ import annotations

from desktop.core.codebooks import Category, Code
from desktop.core.snapshots import CodebookSet
from desktop.ui.codebook.names import shown_name

_UNCLEAR = 98  # 98 and 99 of a hundred are 无法判断 and 其他


def taken_numbers(codebook: CodebookSet, thing: Category | Code) -> dict[int, str]:
    """Return who has which number among things of this kind, the thing itself left out; merged codes keep theirs."""
    if isinstance(thing, Category):
        return {each.number: shown_name(each) for each in codebook.categories if each.id != thing.id}
    return {each.number: shown_name(each) for each in codebook.codes + codebook.merged if each.id != thing.id}


def free_category_number(codebook: CodebookSet) -> int:
    """Return the number after the greatest that a category has."""
    return 1 + max((category.number for category in codebook.categories), default=0)


def free_code_number(codebook: CodebookSet, category: Category) -> int:
    """Return the first free number of a category, as 205 in category 2; beyond its hundred where that is full."""
    taken = {code.number for code in codebook.codes + codebook.merged}
    first = category.number * 100
    own = next((number for number in range(first + 1, first + _UNCLEAR) if number not in taken), None)
    return own if own is not None else 1 + max(taken)
