"""Merged codes: which code stands for another from now on."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.core.codebooks import Code


def heir(code: Code, codes: Mapping[str, Code]) -> Code:
    """Return the code, by identity in `codes`, that another was merged into in the end; itself if into none.

    A circle, which only the merging of copies can bring about, ends at its code with the least identity.
    """
    passed: list[str] = []
    while code.id not in passed and (following := codes.get(code.merged_into or "")) is not None:
        passed.append(code.id)
        code = following
    if code.id not in passed:
        return code
    return codes[min(passed[passed.index(code.id) :])]
