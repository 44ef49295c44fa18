"""编号: which are taken, and the next one that nobody has."""

from __future__ import annotations

from desktop.core.codebooks import Category, Code
from desktop.core.numbering import next_code_number, next_number
from desktop.core.snapshots import CodebookSet
from desktop.ui.codebook.names import shown_name


def taken_numbers(codebook: CodebookSet, thing: Category | Code) -> dict[int, str]:
    """Return who has which number among things of this kind, the thing itself left out; merged codes keep theirs."""
    if isinstance(thing, Category):
        return {each.number: shown_name(each) for each in codebook.categories if each.id != thing.id}
    return {each.number: shown_name(each) for each in codebook.codes + codebook.merged if each.id != thing.id}


def free_category_number(codebook: CodebookSet) -> int:
    """Return the number after the greatest that a category has."""
    return next_number([category.number for category in codebook.categories])


def free_code_number(codebook: CodebookSet, category: Category) -> int:
    """Return the first free number of a category, as 205 in category 2; beyond its hundred where that is full."""
    return next_code_number(codebook.code_numbers, category.number)
