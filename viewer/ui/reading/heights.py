"""Heights of rows, and the sums over them, for a view that knows most of them only roughly.

Sums are kept a block of rows at a time, so that one row's height can change in microseconds and
50,000 rows be summed afresh in milliseconds.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from itertools import accumulate

_BLOCK = 256


class Heights:
    """Row heights in pixels, and where each row's top is."""

    def __init__(self, heights: Iterable[float] = ()) -> None:
        self._heights = array("d", heights)
        self._blocks = array(
            "d",
            (
                sum(self._heights[start : start + _BLOCK])
                for start in range(0, len(self._heights), _BLOCK)
            ),
        )
        self.total = sum(self._blocks)

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, row: int) -> float:
        return self._heights[row]

    def set(self, row: int, height: float) -> bool:
        """Returns whether that was news."""
        difference = height - self._heights[row]
        if abs(difference) < 0.01:
            return False
        self._heights[row] = height
        self._blocks[row // _BLOCK] += difference
        self.total += difference
        return True

    def top(self, row: int) -> float:
        block = row // _BLOCK
        return sum(self._blocks[:block]) + sum(self._heights[block * _BLOCK : row])

    def tops(self) -> list[float]:
        """All of them, and the end of the last row."""
        return list(accumulate(self._heights, initial=0.0))

    def at(self, y: float) -> tuple[int, float]:
        """The row at `y`, and how far below its top that is; the ends hold what lies beyond."""
        if not self._heights:
            return 0, 0.0
        if y <= 0:
            return 0, 0.0
        remaining = y
        block = 0
        while block < len(self._blocks) - 1 and remaining >= self._blocks[block]:
            remaining -= self._blocks[block]
            block += 1
        row = block * _BLOCK
        last = len(self._heights) - 1
        while row < last and remaining >= self._heights[row]:
            remaining -= self._heights[row]
            row += 1
        return row, min(remaining, self._heights[row])
