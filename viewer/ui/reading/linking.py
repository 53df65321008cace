"""Scrolling by meaning: where in one document a neighbour stands when another is moved.

The paired paragraphs are fixed points; between two of them both documents run evenly, so a neighbour
goes faster through a long insertion and slower where its own text was taken out, and never jumps.
"""

from __future__ import annotations

from bisect import bisect_right

from viewer.ui.models.comparisons import Comparison
from viewer.ui.reading.content import Content
from viewer.ui.reading.heights import Heights
from viewer.ui.reading.state import Reading

EYE = 0.3
"""Where on the screen one reads: the share of its height at which paired paragraphs meet."""


def fixed_rows(comparison: Comparison, a: Content, b: Content) -> tuple[list[int], list[int]]:
    """Rows of both that belong beside each other, rising on both sides; of pairs that are shown."""
    rows_a = a.rows_at(each[0] for each in comparison.fixed)
    rows_b = b.rows_at(each[1] for each in comparison.fixed)
    if None not in rows_a and None not in rows_b:
        return rows_a, rows_b  # type: ignore[return-value]  # as was just asked
    shown = [
        (row_a, row_b)
        for row_a, row_b in zip(rows_a, rows_b, strict=True)
        if row_a is not None and row_b is not None
    ]
    return [each[0] for each in shown], [each[1] for each in shown]


class Link:
    """Ties the places of two readings together."""

    def __init__(self, comparison: Comparison, a: Content, b: Content) -> None:
        self._comparison = comparison
        self._contents = (a, b)
        self._rows = fixed_rows(comparison, a, b)

    def ties(self, comparison: Comparison, a: Content, b: Content) -> bool:
        """Whether it was made of just these."""
        return self._comparison is comparison and self._holds(a, b)

    def _holds(self, a: Content, b: Content) -> bool:
        return self._contents[0] is a and self._contents[1] is b

    def __bool__(self) -> bool:
        return bool(self._rows[0])

    def follow(self, leader: Reading, follower: Reading, *, forward: bool) -> None:
        """Bring `follower` to what `leader` shows; `forward` where the leader is the first."""
        contents = (leader.content, follower.content)
        if not self or not self._holds(*(contents if forward else contents[::-1])):
            return  # other rows are shown since; the next tie is on its way
        eye = EYE * leader.screen
        row, top = leader.row_at(eye)
        height = leader.sheet.heights
        y = self.place(
            height.top(row) + min(eye - top, height[row]),
            row,
            height,
            follower.sheet.heights,
            forward=forward,
        )
        there, offset = follower.sheet.heights.at(y)
        follower.position.go_to(there, offset - EYE * follower.screen)
        follower.moved.emit()

    def place(self, y: float, row: int, here: Heights, there: Heights, *, forward: bool) -> float:
        """The height in the other document that belongs to a height `y` within a row of one."""
        own, other = self._rows if forward else self._rows[::-1]
        at = bisect_right(own, row) - 1
        start, start_there = (own[at], other[at]) if at >= 0 else (0, 0)
        if at + 1 < len(own):
            end, end_there = own[at + 1], other[at + 1]
        else:
            end, end_there = len(here), len(there)
        top, bottom = _top(here, start), _top(here, end)
        share = (y - top) / (bottom - top) if bottom > top else 0.0
        first, last = _top(there, start_there), _top(there, end_there)
        return first + min(max(share, 0.0), 1.0) * (last - first)


def _top(heights: Heights, row: int) -> float:
    return heights.total if row >= len(heights) else heights.top(row)
