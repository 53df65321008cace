"""The layout of lines with positions, judged from the pages themselves.

Evidence: the distance between lines at which sentences go on (the leading), the edges of the
columns, indents, and how far lines reach to the right.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from importers.parsed import Box
from importers.structure.evidence import (
    commas_close,
    continues,
    judge_indents,
    numbers_open_text,
)
from importers.structure.lines import Line
from importers.structure.rows import Gap, Layout, Row

_SAME_LINE = 0.35
"""Of the letters' size: lines whose tops differ less stand beside each other."""
_LEADING_SLACK = 1.13


def judge(lines: Sequence[Line]) -> tuple[list[Row], Layout]:
    """Rows with their evidence, and the layout of the whole."""
    rows = [Row(line.text.strip(), line) for line in lines if line.text.strip()]
    if not rows:
        return rows, Layout(wrapped=False)
    leading = _leading(rows)
    for before, after in pairwise(rows):
        after.gap = _gap(before, after, leading)
        after.beside = _is_beside(before, after)
    columns = _columns(rows)
    _measure(rows, columns)
    wrapped = sum(continues(a.text, b.text) for a, b in pairwise(rows)) >= 2
    indents_open = wrapped and judge_indents(rows, step=1.2)
    layout = Layout(
        wrapped=wrapped,
        indents_open=indents_open,
        commas_close=commas_close(rows, wrapped=wrapped),
        numbers_open_text=numbers_open_text(rows),
        spaced=sum(each.gap is Gap.WIDE for each in rows) >= max(2, 0.05 * len(rows)),
    )
    return rows, layout


def _box(row: Row) -> Box:
    """The box of a row; a line without one counts as at the origin of its page."""
    return row.line.box or Box(row.line.page or 1, 0.0, 0.0, 0.0, 0.0)


def _size(row: Row) -> float:
    box = _box(row)
    return row.line.size or max(box.bottom - box.top, 1.0)


def _step(before: Row, after: Row) -> float | None:
    """From line to line downwards, in sizes of the letters; None over columns and pages."""
    a, b = _box(before), _box(after)
    if a.page != b.page or b.bottom < a.bottom - _SAME_LINE * _size(before):
        return None
    if b.left > a.right + 2 * _size(before) and b.top < a.bottom - 3 * _size(before):
        return None
    return (b.bottom - a.bottom) / _size(before)


def _is_beside(before: Row, after: Row) -> bool:
    step = _step(before, after)
    return (
        step is not None and abs(step) < _SAME_LINE and _box(after).left >= _box(before).right - 1
    )


def _leading(rows: Sequence[Row]) -> float:
    """The largest step at which sentences usually go on."""
    total: Counter[int] = Counter()
    going_on: Counter[int] = Counter()
    for before, after in pairwise(rows):
        step = _step(before, after)
        if step is None or step < _SAME_LINE or step > 5:
            continue
        bucket = round(step * 10)
        total[bucket] += 1
        going_on[bucket] += continues(before.text, after.text)
    if not total:
        return 1.2
    usual = [
        bucket
        for bucket, count in total.items()
        if going_on[bucket] >= 2 and going_on[bucket] / count >= 0.2
    ]
    if not usual:
        return min(total.most_common(1)[0][0] / 10, 1.5)
    # The commonest of these, and its neighbours: rare wide steps inside sentences are pages'
    # doing (a footnote, a picture between), not the leading.
    most = max(usual, key=lambda each: going_on[each])
    near = [each for each in usual if each <= most * 1.2]
    return max(near) / 10


def _gap(before: Row, after: Row, leading: float) -> Gap:
    step = _step(before, after)
    if step is None:
        return Gap.BREAK
    return Gap.TIGHT if step <= leading * _LEADING_SLACK + 0.05 else Gap.WIDE


def _columns(rows: Sequence[Row]) -> dict[int, tuple[float, float]]:
    """For each row's index its column's left and right edge.

    A column is what lines that overlap on a page share; its edges are the commonest left and the
    farthest usual right of the whole document's lines that start in the same band.
    """
    bands: dict[int, list[int]] = defaultdict(list)
    lefts = Counter(round(_box(row).left / 4) for row in rows)
    strong = sorted(each for each, count in lefts.items() if count >= max(3, 0.06 * len(rows)))
    starts: list[int] = []
    for each in strong:
        if not starts or (each - starts[-1]) * 4 > 140:
            starts.append(each)
    for i, row in enumerate(rows):
        left = _box(row).left / 4
        band = max((s for s in starts if s <= left + 2), default=starts[0] if starts else 0)
        bands[band].append(i)
    edges: dict[int, tuple[float, float]] = {}
    for members in bands.values():
        common = Counter(round(_box(rows[i]).left) for i in members)
        left = min(
            each for each, count in common.items() if count >= 0.5 * common.most_common(1)[0][1]
        )
        rights = sorted(_box(rows[i]).right for i in members)
        right = rights[int(0.9 * (len(rights) - 1))]
        for i in members:
            edges[i] = (float(left), right)
    return edges


def _measure(rows: Sequence[Row], columns: dict[int, tuple[float, float]]) -> None:
    for i, row in enumerate(rows):
        left, right = columns[i]
        box = _box(row)
        letter = (box.right - box.left) / max(len(row.text), 1) or 1.0
        row.left = (box.left - left) / (0.5 * _size(row))
        if i + 1 < len(rows):
            word = rows[i + 1].text.partition(" ")[0]
            needed = box.right + letter * (len(word) + 1)
            row.full = needed >= right - 1.5 * letter
            row.brim = needed >= right
            row.short = needed < right - 3 * letter
        else:
            row.short = box.right < right - 8 * letter
        middle = abs((box.left + box.right) - (left + right)) / 2
        inset = box.left - left > 3 * letter and right - box.right > 3 * letter
        row.centred = inset and middle < 0.06 * (right - left)
