"""Running sums over the heights of blocks, kept while estimates turn into measured heights."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate


class Heights:
    """Heights in pixels of a row of blocks, with their sums in logarithmic time (a Fenwick tree)."""

    def __init__(self, heights: Sequence[int]) -> None:
        self._heights = list(heights)
        sums = list(accumulate(self._heights, initial=0))
        self._tree = [above - sums[node & (node - 1)] for node, above in enumerate(sums)]
        self._total = sums[-1]
        self._top_bit = 1 << max(len(self._heights).bit_length() - 1, 0)

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, block: int) -> int:
        return self._heights[block]

    @property
    def total(self) -> int:
        """Return the height of all blocks."""
        return self._total

    def before(self, block: int) -> int:
        """Return the height of all blocks before this one."""
        height = 0
        while block > 0:
            height += self._tree[block]
            block &= block - 1
        return height

    def set(self, block: int, height: int) -> int:
        """Change one block's height and return by how much it grew."""
        grown = height - self._heights[block]
        self._heights[block] = height
        self._total += grown
        node = block + 1
        while grown and node < len(self._tree):
            self._tree[node] += grown
            node += node & -node
        return grown

    def block_at(self, height: int) -> int:
        """Return the block that holds this height from the top; the first or last one if it lies outside."""
        node, step = 0, self._top_bit
        while step:
            following = node + step
            if following < len(self._tree) and self._tree[following] <= height:
                node = following
                height -= self._tree[following]
            step >>= 1
        return min(node, len(self._heights) - 1)
