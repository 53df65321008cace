"""Tables without lines: rows whose words stand under one another in three columns or more.

Two columns say too little: a label and its text, a title and its page look the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from importers.pdfpages.segments import Segment
from importers.pdfpages.tables import Table, cell_text

_MIN_ROWS = 3
_MIN_COLUMNS = 3
_MIN_NAMES = 6
_MIN_LISTED = 12
"""Rows of lists side by side."""
_LONGEST_NAME = 50
_BRIDGE = 2
"""So many rows in sequence may have fewer cells: a wrapped cell, a heading between rows."""
_LONGEST_CELL = 6
"""Lines of a cell of the first column that go on below a row."""
_LEAST_STEP = 0.85
"""Of the letters' size: from line to line downwards at least; less is one line, set uneven."""

_LABEL = re.compile(r"\(?(?:[A-Za-z]|[ivxIVX]{1,5}|\d{1,2})[.)]|[•–—-]")

Row = list[Segment]
Span = tuple[float, float]


def split_tables(region: Sequence[Row]) -> list[Row | Table]:
    """A region's rows in order, with those of a table replaced by it."""
    result: list[Row | Table] = []
    at = 0
    while at < len(region):
        if down := _lists_side_by_side(region, at):
            result += [[part] for column in _columns(down) for part in column]
            at += len(down)
            continue
        if names := _names(region, at):
            result += _read_down(names) or [_whole(names)]
            at += len(names)
            continue
        end = _run(region, at)
        table = _table(region[at:end]) if end - at >= _MIN_ROWS else None
        if table is None:
            result.append(region[at])
            at += 1
        else:
            result.append(table)
            at = end
    return result


def _lists_side_by_side(region: Sequence[Row], start: int) -> list[Row]:
    """The rows from here of several lists of names, each set on lines of its own.

    The lines of one stand between those of another, as those of no row of a table do.
    """
    lefts = _common_lefts(region[start : start + _MIN_ROWS])
    if len(lefts) < _MIN_COLUMNS:
        return []
    found: list[Row] = []
    for row in region[start:]:
        at_columns = all(any(abs(part.left - left) < 2 for left in lefts) for part in row)
        if not at_columns or not all(part.letters < _LONGEST_NAME for part in row):
            break
        found.append(row)
    if len(found) < _MIN_LISTED or min(map(len, _columns(found))) < _MIN_ROWS:
        return []
    steps = [_top(after) - _top(before) for before, after in pairwise(found)]
    size = median(part.size for row in found for part in row)
    between = sum(step < _LEAST_STEP * size for step in steps)
    digits = sum(character.isdigit() for row in found for part in row for character in part.text)
    return found if between >= 0.3 * len(steps) and not digits else []


def _common_lefts(some: Sequence[Row]) -> list[float]:
    """Where lines begin, from left to right."""
    lefts: list[float] = []
    for left in sorted(part.left for row in some for part in row):
        if not lefts or left - lefts[-1] > 2:
            lefts.append(left)
    return lefts


def _columns(lists: Sequence[Row]) -> list[Row]:
    """The lines of each list from top to bottom, from the first list to the last."""
    columns: dict[int, Row] = {}
    lefts = _common_lefts(lists[:_MIN_ROWS])
    for part in (part for row in lists for part in row):
        nearest = min(range(len(lefts)), key=lambda at: abs(lefts[at] - part.left))
        columns.setdefault(nearest, []).append(part)
    return [columns[at] for at in sorted(columns)]


def _top(row: Row) -> float:
    return min(part.top for part in row)


def _names(region: Sequence[Row], start: int) -> list[Row]:
    """The rows from here that list names in two columns, if there are several."""
    found: list[Row] = []
    first = region[start]
    if len(first) != 2:
        return found
    for row in region[start:]:
        if len(row) > 2 or not all(map(_is_name, row)):
            break
        if any(abs(part.left - head.left) > 2 for part, head in zip(row, first, strict=False)):
            break
        found.append(row)
    return found if sum(len(row) > 1 for row in found) >= _MIN_NAMES else []


def _read_down(names: Sequence[Row]) -> list[Row]:
    """One column after the other, where the alphabet goes on from the first to the second."""
    columns = [[row[0]] for row in names] + [[row[1]] for row in names if len(row) > 1]
    words = [_plain(row[0]).casefold() for row in columns]
    ascending = sum(before <= after for before, after in pairwise(words))
    return columns if ascending >= 0.9 * (len(words) - 1) else []


def _whole(names: Sequence[Row]) -> Table:
    """Names that stand beside what belongs to them: rows of two cells."""
    parts = [part for row in names for part in row]
    return Table(
        tuple((_text(row[:1]), _text(row[1:])) for row in names),
        min(part.left for part in parts),
        min(part.top for part in parts),
        max(part.right for part in parts),
        max(part.bottom for part in parts),
        [word for part in parts for word in part.words],
    )


def _plain(part: Segment) -> str:
    return " ".join(word.text for word in part.words)


def _is_name(part: Segment) -> bool:
    """A few words from a capital on, without digits and stops: a State, a person."""
    text = _plain(part)
    plain = not any(character.isdigit() or character in ".,;:" for character in text)
    return text[0].isupper() and plain and len(text) < _LONGEST_NAME


def _run(region: Sequence[Row], start: int) -> int:
    """The end of the run of rows with several cells that begins here."""
    if not _is_divided(region[start]):
        return start
    last = at = start
    hanging = 0
    while at < len(region) and at - last - hanging <= _BRIDGE and hanging <= _LONGEST_CELL:
        if _is_far(region[at - 1], region[at]) and at > start:
            break
        if _is_divided(region[at]):
            last, hanging = at, 0
        elif _hangs(region[last], region[at]):
            hanging += 1
        at += 1
    return last + 1 + _tail(region, last)


def _tail(region: Sequence[Row], last: int) -> int:
    """How many lines below the last row still go on with its first cell."""
    tail = 0
    for before, row in pairwise(region[last : last + 1 + _LONGEST_CELL]):
        step = _top(row) - _top(before)
        if not _hangs(region[last], row) or step > 1.3 * row[0].size:
            break
        tail += 1
    return tail


def _hangs(divided: Row, row: Row) -> bool:
    """One line of the first column, below or beside a row of several cells.

    Where that row has no first cell, the line stands before all of its cells.
    """
    first = row[0]
    if len(row) > 1 or first.right > divided[-2].left:
        return False
    same = abs(first.left - divided[0].left) < 2 and first.right <= divided[1].left
    return same or first.right < divided[0].left


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
    spans = columns_of(divided, 0.5 * size)
    if len(spans) < _MIN_COLUMNS:
        return None
    in_columns = [placed(row, spans) for row in run]
    several = sum(sum(map(bool, cells)) >= _MIN_COLUMNS for cells in in_columns)
    lines = len(run) - sum(any(_hangs(each, row) for each in divided[-1:]) for row in run)
    if several < _MIN_ROWS or several < 0.5 * lines:
        return None
    merged = _merged(run, in_columns)
    parts = [part for row in run for part in row]
    return Table(
        tuple(tuple(map(_text, cells)) for cells in merged),
        min(part.left for part in parts),
        min(part.top for part in parts),
        max(part.right for part in parts),
        max(part.bottom for part in parts),
        [word for part in parts for word in part.words],
    )


def columns_of(lines: Sequence[Row], gap: float) -> list[Span]:
    """Stretches of the width in which words stand, parted by gaps that almost all rows keep."""
    parts = [part for line in lines for part in line]
    allowed = len(lines) // 10
    events = sorted(
        [(part.left, 1) for part in parts] + [(part.right, -1) for part in parts],
        key=lambda event: (event[0], -event[1]),
    )
    spans: list[Span] = []
    depth, start = 0, None
    for place, change in events:
        before, depth = depth, depth + change
        if before <= allowed < depth and start is None:
            near = bool(spans) and place - spans[-1][1] < gap
            start = spans.pop()[0] if near else place
        elif depth <= allowed < before and start is not None:
            spans.append((start, place))
            start = None
    return _with_labels(_with_rare(spans, parts), parts)


def _with_rare(spans: list[Span], parts: Sequence[Segment]) -> list[Span]:
    """Columns as wide as their words, and those that only a few rows fill."""
    wide = [list(span) for span in spans]
    for part in sorted(parts, key=lambda part: part.left):
        over = [span for span in wide if part.left < span[1] and part.right > span[0]]
        if not over:
            wide.append([part.left, part.right])
        elif len(over) == 1:
            over[0][:] = min(over[0][0], part.left), max(over[0][1], part.right)
    return sorted((start, end) for start, end in wide)


def _with_labels(spans: list[Span], parts: Sequence[Segment]) -> list[Span]:
    """A column of nothing but labels (`A.`, `(b)`) is the beginning of the next."""
    result: list[Span] = []
    pending: float | None = None
    for start, end in spans:
        texts = [part.text for part in parts if start - 1 <= part.left and part.right <= end + 1]
        begin = start if pending is None else pending
        if texts and (start, end) != spans[-1] and all(map(_LABEL.fullmatch, texts)):
            pending = begin
            continue
        result.append((begin, end))
        pending = None
    return result


def placed(row: Row, spans: list[Span]) -> list[list[Segment]]:
    """The segments of a row by column; what spans several stands in the first that it covers."""
    cells: list[list[Segment]] = [[] for _ in spans]
    for part in row:
        overlaps = [min(part.right, end) - max(part.left, start) for start, end in spans]
        best = max(overlaps)
        first = next(at for at, overlap in enumerate(overlaps) if overlap >= min(best, 1.0))
        cells[first].append(part)
    return cells


def _merged(run: Sequence[Row], in_columns: list[list[list[Segment]]]) -> list[list[list[Segment]]]:
    """Rows of lines as rows of cells: lines closer than rows belong to the row above."""
    tops = [min(part.top for part in row) for row in run]
    steps = [after - before for before, after in pairwise(tops)]
    least = _LEAST_STEP * median(part.size for row in run for part in row)
    close = min((step for step in steps if step >= least), default=0.0)
    spaced = bool(steps) and max(steps) > 1.3 * close and median(steps) > 0
    result: list[list[list[Segment]]] = []
    for at, cells in enumerate(in_columns):
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
