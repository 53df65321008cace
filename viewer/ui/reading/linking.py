"""Scrolling by meaning: where in one document a neighbour stands when another is moved.

The paired paragraphs are fixed points; between two of them both documents run evenly, so a neighbour
goes faster through a long insertion and slower where its own text was taken out, and never jumps.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from viewer.domain import Relation
from viewer.ui.models.comparisons import Comparison
from viewer.ui.reading.content import Content
from viewer.ui.reading.heights import Heights
from viewer.ui.reading.state import Reading

EYE = 0.3
"""Where on the screen one reads: the share of its height at which paired paragraphs meet."""

Fixed = tuple[int, int]
"""Rows of both documents that belong beside each other."""


def fixed_points(comparison: Comparison, a: Content, b: Content) -> list[Fixed]:
    """Rows of pairs that are shown in both, rising on both sides."""
    found = []
    for match in comparison.matches:
        if match.a is None or match.b is None or match.relation is Relation.MOVED:
            continue
        row_a, row_b = a.row_of(match.a), b.row_of(match.b)
        if row_a is not None and row_b is not None:
            found.append((row_a, row_b))
    return rising(sorted(found))


def rising(points: Sequence[Fixed]) -> list[Fixed]:
    """The longest part, from points in order of their first row, in which both rows rise."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for at, (row_a, row_b) in enumerate(points):
        if at and points[at - 1][0] == row_a:
            before.append(None)  # a paragraph that came apart: its first part is the fixed point
            continue
        place = bisect_left(ends, row_b)
        before.append(last[place - 1] if place else None)
        if place == len(ends):
            ends.append(row_b)
            last.append(at)
        else:
            ends[place], last[place] = row_b, at
    chain: list[Fixed] = []
    step: int | None = last[-1] if last else None
    while step is not None:
        chain.append(points[step])
        step = before[step]
    return chain[::-1]


class Link:
    """Ties the places of two readings together."""

    def __init__(self, comparison: Comparison, a: Content, b: Content) -> None:
        self._comparison = comparison
        self._contents = (a, b)
        points = fixed_points(comparison, a, b)
        self._rows = ([each[0] for each in points], [each[1] for each in points])

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
