"""The order in which a page is read: columns one after the other, the rest from top to bottom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter
from statistics import median

from importers.pdfpages.segments import Segment, rows
from importers.pdfpages.stretched import whole_lines

_MOST_EDGES = 32
"""Pages in columns have two to five, tables up to thirty; words strewn over a page or stretched to its
margins have hundreds, of which those that many lines share are looked at."""
_STRONG = 0.006
"""Of all segments: the share that begins at the edge of a column among so many others."""
_MIN_ASIDE = 2
_MARK = re.compile(r"\(?(?:\d{1,3}|\*{1,3})\)?")
_MIN_LINES = 4
"""A column has at least so many lines; fewer are a letterhead or a row of signatures."""
_MOST_INNER = 2
"""Columns beside the first that are looked for on one side of a gutter, halved each time."""


@dataclass(frozen=True, slots=True)
class _Split:
    """A gutter between two columns over a stretch of the page."""

    left: list[Segment]
    right: list[Segment]
    above: list[Segment]
    below: list[Segment]

    @property
    def weight(self) -> int:
        return min(len(self.left), len(self.right))


def reading_order(
    parts: Sequence[Segment], *, right_to_left: bool = False
) -> list[list[list[Segment]]]:
    """Regions in reading order, each as rows from top to bottom."""
    if not parts:
        return []
    whole = whole_lines(parts)
    # The white between columns may be as wide as the spaces of a justified line: columns first.
    split = _best_split(parts, asides=whole is parts)
    if split is None and whole is not parts:
        parts = whole
        split = _best_split(parts)
    if split is None:
        return [rows(parts)]
    regions: list[list[list[Segment]]] = []
    groups = [split.above, *_bands_of(split, right_to_left), split.below]
    for group in groups:
        regions += reading_order(group, right_to_left=right_to_left)
    return regions


def _bands_of(split: _Split, right_to_left: bool) -> list[list[Segment]]:
    """The two sides one after the other, or, where they pause together, pair by pair.

    Columns of running text pause for their own paragraphs; the cells of a table drawn without
    lines pause where a row ends.
    """
    cuts = _common_pauses(split)
    bands = []
    for low, high in pairwise([float("-inf"), *cuts, float("inf")]):
        sides = [
            [part for part in side if low <= part.baseline < high]
            for side in (split.left, split.right)
        ]
        if right_to_left:
            sides.reverse()
        bands += sides
    return bands


def _common_pauses(split: _Split) -> list[float]:
    """Heights at which both sides pause, if the side with fewer pauses has no others."""
    if any(map(_holds_columns, (split.left, split.right))):
        return []  # their lines lie between each other
    mine, other = (_pauses(side) for side in (split.left, split.right))
    common = [
        (max(low, start) + min(high, end)) / 2
        for low, high in mine
        for start, end in other
        if min(high, end) - max(low, start) > 2
    ]
    fewer = min(len(mine), len(other))
    return common if len(common) >= 2 and len(common) >= 0.75 * fewer else []


def _pauses(side: list[Segment]) -> list[tuple[float, float]]:
    """White stretches between lines that are wider than usual in this column."""
    lines = rows(side)
    edges = [
        (max(part.bottom for part in before), min(part.top for part in after))
        for before, after in pairwise(lines)
    ]
    usual = median(end - start for start, end in edges)
    size = median(part.size for part in side)
    return [(start, end) for start, end in edges if end - start > usual + 0.3 * size]


def _best_split(parts: Sequence[Segment], *, asides: bool = True) -> _Split | None:
    if len(parts) < 2 * _MIN_ASIDE:
        return None
    ordered = sorted(parts, key=lambda part: part.top)
    splits = [
        split
        for edge in _shared_left_edges(parts)
        for stretch in _stretches(ordered, edge)
        for aside in ((False, True) if asides else (False,))
        if (split := _split(ordered, stretch, edge, aside)) is not None
    ]
    return max(splits, key=lambda split: split.weight, default=None)


def _shared_left_edges(parts: Sequence[Segment]) -> list[float]:
    """Places where several segments begin, with others ending before them."""
    leftmost = min(part.left for part in parts)
    edges: list[tuple[int, float]] = []
    lefts = sorted(part.left for part in parts)
    start = 0
    while start < len(lefts):
        end = start
        while end < len(lefts) and lefts[end] - lefts[start] <= 2.0:
            end += 1
        if end - start >= _MIN_ASIDE and lefts[start] > leftmost + 40:
            edges.append((end - start, lefts[start]))
        start = end
    if len(edges) > _MOST_EDGES:
        strong = [edge for edge in edges if edge[0] >= _STRONG * len(parts)]
        edges = sorted(sorted(strong)[-_MOST_EDGES:], key=itemgetter(1))
    return [left for _, left in edges]


def _stretches(ordered: Sequence[Segment], edge: float) -> list[list[Segment]]:
    """Runs of segments, from top to bottom, none of which crosses the gutter before the edge."""
    stretches: list[list[Segment]] = [[]]
    for part in ordered:
        if part.left < edge - 1 and part.right > edge - 1:
            stretches.append([])
        else:
            stretches[-1].append(part)
    return [stretch for stretch in stretches if len(stretch) >= 2 * _MIN_ASIDE]


def _split(
    ordered: Sequence[Segment], stretch: list[Segment], edge: float, aside: bool
) -> _Split | None:
    left = [part for part in stretch if part.right <= edge]
    right = [part for part in stretch if part.left >= edge - 1]
    # What follows only leaves parts out; most edges are indents and end here.
    if min(len(left), len(right)) < (_MIN_ASIDE if aside else _MIN_LINES):
        return None
    if not aside:
        stretch = _without_margins(stretch)
        left = [part for part in stretch if part.right <= edge]
        right = [part for part in stretch if part.left >= edge - 1]
    if aside:
        left, right = _beside_each_other(left, right)
        stretch = left + right
        if not _is_aside(left, right):
            return None
    elif not _runs_in_columns(left) or not _runs_in_columns(right):
        return None
    size = median(part.size for part in stretch)
    gutter = edge - max(part.right for part in left)
    if gutter < 0.6 * size or not _side_by_side(left, right):
        return None
    chosen = set(map(id, stretch))
    top = min(part.top for part in stretch)
    rest = [part for part in ordered if id(part) not in chosen]
    above = [part for part in rest if part.baseline <= top + part.size]
    below = [part for part in rest if part.baseline > top + part.size]
    return _Split(left, right, above, below)


def _without_margins(stretch: list[Segment]) -> list[Segment]:
    """Leaves out running headers and footers: one or two rows set apart from the columns."""
    grouped = rows(stretch)
    if len(grouped) < _MIN_LINES:
        return stretch
    first, last = _body(grouped)
    return [part for row in grouped[first:last] for part in row]


def _body(grouped: list[list[Segment]]) -> tuple[int, int]:
    tops = [min(part.top for part in row) for row in grouped]
    bottoms = [max(part.bottom for part in row) for row in grouped]
    usual = max(median(_steps(grouped)), 4.0)
    first, last = 0, len(grouped)
    for index in range(min(3, len(grouped) - 1)):
        if tops[index + 1] - bottoms[index] > 0.8 * usual:
            first = index + 1
    for index in range(len(grouped) - 1, max(len(grouped) - 4, first), -1):
        if tops[index] - bottoms[index - 1] > 0.8 * usual:
            last = index
    return first, last


def _steps(grouped: list[list[Segment]]) -> list[float]:
    """From each row to the next below it; lines of columns on grounds of their own lie between."""
    steps = []
    for at, row in enumerate(grouped[:-1]):
        left, right = row[0].left, row[-1].right
        below = grouped[at + 1 : at + 1 + _MIN_LINES]
        under = (each for each in below if each[0].left < right and each[-1].right > left)
        after = next(under, below[0])
        steps.append(min(part.top for part in after) - min(part.top for part in row))
    return steps


def _beside_each_other(
    left: list[Segment], right: list[Segment]
) -> tuple[list[Segment], list[Segment]]:
    """What of two sides stands at the same height, and the lines that go on from there."""
    if not left or not right:
        return [], []
    top = max(min(part.top for part in side) for side in (left, right)) - 2
    bottom = min(max(part.bottom for part in side) for side in (left, right)) + 2
    return _within(left, top, bottom), _within(right, top, bottom)


def _within(side: list[Segment], top: float, bottom: float) -> list[Segment]:
    chosen: list[Segment] = []
    for part in sorted(side, key=lambda part: part.top):
        goes_on = bool(chosen) and part.top - chosen[-1].bottom < 0.5 * part.size
        if part.bottom > top and (part.top < bottom or goes_on):
            chosen.append(part)
    return chosen


def _is_aside(left: list[Segment], right: list[Segment]) -> bool:
    """Two short texts beside each other that keep no common lines, as on the head of a letter."""
    if min(len(rows(left)), len(rows(right))) < _MIN_ASIDE if left and right else True:
        return False
    if not (_is_close(left) and _is_close(right)):
        return False
    if any(all(_MARK.fullmatch(part.text) for part in side) for side in (left, right)):
        return False  # numbers of notes hang beside them, a little higher
    common = sum(
        any(abs(part.baseline - other.baseline) < 1 and _same_size(part, other) for other in left)
        for part in right
    )
    return 2 * common < min(len(left), len(right))


def _is_close(side: list[Segment]) -> bool:
    """Lines that follow one another without a large gap."""
    ordered = sorted(side, key=lambda part: part.top)
    return all(after.top - before.bottom < 3 * after.size for before, after in pairwise(ordered))


def _same_size(one: Segment, other: Segment) -> bool:
    return abs(one.size - other.size) < 0.1 * max(one.size, other.size)


def _runs_in_columns(parts: list[Segment], depth: int = _MOST_INNER) -> bool:
    """Running text, in one column or in several: two of three columns share no lines."""
    if is_running_text(parts):
        return True
    if not depth or len(parts) < 2 * _MIN_LINES:
        return False
    for edge in _shared_left_edges(parts):
        left = [part for part in parts if part.right <= edge]
        right = [part for part in parts if part.left >= edge - 1]
        if len(left) + len(right) == len(parts) and min(len(left), len(right)) >= _MIN_LINES:
            sides = (left, right)
            if all(_runs_in_columns(side, depth - 1) for side in sides):
                return True
    return False


def _holds_columns(parts: list[Segment]) -> bool:
    return not is_running_text(parts) and _runs_in_columns(parts)


def is_running_text(parts: list[Segment]) -> bool:
    """Running text: several lines, most of them filling a good part of the width."""
    if len(parts) < _MIN_LINES:
        return False
    lines = rows(parts)
    if len(lines) < _MIN_LINES:
        return False
    left = min(part.left for part in parts)
    right = max(part.right for part in parts)
    size = median(part.size for part in parts)
    if right - left < 9 * size:
        return False
    filled = [sum(part.width for part in line) / (right - left) for line in lines]
    letters = [sum(part.letters for part in line) for line in lines]
    return median(filled) >= 0.6 and median(letters) >= 18


def _side_by_side(left: list[Segment], right: list[Segment]) -> bool:
    """Whether the two stand beside each other for most of the height of the shorter."""
    top = max(min(part.top for part in side) for side in (left, right))
    bottom = min(max(part.bottom for part in side) for side in (left, right))
    shorter = min(
        max(part.bottom for part in side) - min(part.top for part in side) for side in (left, right)
    )
    return bottom - top >= 0.5 * shorter
