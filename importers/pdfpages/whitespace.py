"""Tables without lines: rows whose words stand under one another in three columns or more.

Two columns say too little: a label and its text, a title and its page look the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from importers.pdfpages.segments import Segment
from importers.pdfpages.tables import Table, cell_text

_MIN_ROWS = 3
_MIN_COLUMNS = 3
_BRIDGE = 2
"""So many rows in sequence may have fewer cells: a wrapped cell, a heading between rows."""

Row = list[Segment]
Span = tuple[float, float]


def split_tables(region: Sequence[Row]) -> list[Row | Table]:
    """A region's rows in order, with those of a table replaced by it."""
    result: list[Row | Table] = []
    at = 0
    while at < len(region):
        end = _run(region, at)
        table = _table(region[at:end]) if end - at >= _MIN_ROWS else None
        if table is None:
            result.append(region[at])
            at += 1
        else:
            result.append(table)
            at = end
    return result


def _run(region: Sequence[Row], start: int) -> int:
    """The end of the run of rows with several cells that begins here."""
    if not _is_divided(region[start]):
        return start
    last = at = start
    while at < len(region) and at - last <= _BRIDGE:
        if _is_far(region[at - 1], region[at]) and at > start:
            break
        if _is_divided(region[at]):
            last = at
        at += 1
    return last + 1


def _is_divided(row: Row) -> bool:
    return len(row) >= _MIN_COLUMNS and not any(_leads(part) for part in row)


def _leads(part: Segment) -> bool:
    """Dots that lead to a page number: a table of contents, which reads well as lines."""
    return "...." in part.text or ". . ." in " ".join(word.text for word in part.words)


def _is_far(before: Row, after: Row) -> bool:
    size = median(part.size for part in after)
    return min(part.top for part in after) - max(part.bottom for part in before) > 2.5 * size


def _table(run: Sequence[Row]) -> Table | None:
    divided = [row for row in run if _is_divided(row)]
    if len(divided) < _MIN_ROWS:
        return None
    size = median(part.size for row in divided for part in row)
    spans = _columns(divided, size)
    if len(spans) < _MIN_COLUMNS:
        return None
    placed = [_placed(row, spans) for row in run]
    several = sum(sum(map(bool, cells)) >= _MIN_COLUMNS for cells in placed)
    if several < _MIN_ROWS or several < 0.5 * len(run):
        return None
    merged = _merged(run, placed)
    parts = [part for row in run for part in row]
    return Table(
        tuple(tuple(map(_text, cells)) for cells in merged),
        min(part.left for part in parts),
        min(part.top for part in parts),
        max(part.right for part in parts),
        max(part.bottom for part in parts),
        [word for part in parts for word in part.words],
    )


def _columns(divided: Sequence[Row], size: float) -> list[Span]:
    """Stretches of the width in which words stand, parted by gaps that almost all rows keep."""
    edges = sorted((part.left, part.right) for row in divided for part in row)
    allowed = len(divided) // 10
    events = sorted(
        [(left, 1) for left, _ in edges] + [(right, -1) for _, right in edges],
        key=lambda event: (event[0], -event[1]),
    )
    spans: list[Span] = []
    depth, start = 0, None
    for place, change in events:
        before, depth = depth, depth + change
        if before <= allowed < depth and start is None:
            near = bool(spans) and place - spans[-1][1] < 0.5 * size
            start = spans.pop()[0] if near else place
        elif depth <= allowed < before and start is not None:
            spans.append((start, place))
            start = None
    return spans


def _placed(row: Row, spans: list[Span]) -> list[list[Segment]]:
    """The segments of a row by column; what spans several stands in the first that it covers."""
    cells: list[list[Segment]] = [[] for _ in spans]
    for part in row:
        overlaps = [min(part.right, end) - max(part.left, start) for start, end in spans]
        best = max(overlaps)
        first = next(at for at, overlap in enumerate(overlaps) if overlap >= min(best, 1.0))
        cells[first].append(part)
    return cells


def _merged(run: Sequence[Row], placed: list[list[list[Segment]]]) -> list[list[list[Segment]]]:
    """Rows of lines as rows of cells: lines closer than rows belong to the row above."""
    tops = [min(part.top for part in row) for row in run]
    steps = [after - before for before, after in pairwise(tops)]
    close = min(steps, default=0.0)
    spaced = bool(steps) and max(steps) > 1.3 * close and median(steps) > 0
    result: list[list[list[Segment]]] = []
    for at, cells in enumerate(placed):
        tight = at > 0 and steps[at - 1] <= 1.15 * close
        wraps = at > 0 and (not cells[0] or sum(map(bool, cells)) < _MIN_COLUMNS)
        if result and tight and (spaced or wraps) and wraps:
            for mine, more in zip(result[-1], cells, strict=True):
                mine += more
        else:
            result.append([list(cell) for cell in cells])
    return result


def _text(parts: list[Segment]) -> str:
    return cell_text([word for part in parts for word in part.words])
