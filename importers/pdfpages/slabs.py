"""Tables with lines above, below and under their head only, as the United Nations set them.

Two lines of one length bound a slab. Slabs on top of one another whose words keep to columns are a
table: the lower one its body, those above its head.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from importers.pdfpages.columns import is_running_text
from importers.pdfpages.segments import Segment, rows
from importers.pdfpages.sheet import Rule, Word
from importers.pdfpages.tables import Table, cell_text
from importers.pdfpages.whitespace import Row, Span, columns_of, placed

_SAME = 4.0
_PAUSE = 1.18
"""A step from line to line this much wider than the least is the step to the next row."""


def slab_tables(rules: Sequence[Rule], parts: Sequence[Segment]) -> list[Table]:
    """The tables that lie between lines of one length."""
    tables = []
    for edges in _ladders(rules):
        slabs = [
            [part for part in parts if low <= part.baseline <= high and _inside(part, edges[0])]
            for low, high in pairwise(rule.top for rule in edges)
        ]
        for stack in _stacks(slabs):
            table = _table(stack)
            if table is not None:
                tables.append(table)
    return tables


def _ladders(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Level lines of one length and place, from top to bottom; at least two."""
    ladders: list[list[Rule]] = []
    for rule in _whole(rules):
        for ladder in ladders:
            same = abs(ladder[0].left - rule.left) <= _SAME >= abs(ladder[0].right - rule.right)
            if same:
                # A thick line is two thin ones.
                if rule.top - ladder[-1].top > _SAME:
                    ladder.append(rule)
                break
        else:
            ladders.append([rule])
    return [ladder for ladder in ladders if len(ladder) > 1 and _is_long(ladder[0])]


def _whole(rules: Sequence[Rule]) -> list[Rule]:
    """Level lines from top to bottom, those joined that were drawn cell by cell."""
    whole: list[Rule] = []
    level = [rule for rule in rules if rule.horizontal]
    for rule in sorted(level, key=lambda rule: (round(rule.top), rule.left)):
        last = whole[-1] if whole else None
        if last and abs(rule.top - last.top) < 1.5 and -1 < rule.left - last.right <= _SAME:
            whole[-1] = Rule(last.left, last.top, max(last.right, rule.right), last.bottom)
        else:
            whole.append(rule)
    return whole


def _is_long(rule: Rule) -> bool:
    return rule.right - rule.left > 120


def _inside(part: Segment, rule: Rule) -> bool:
    return part.left >= rule.left - 6 and part.right <= rule.right + 6


def _stacks(slabs: list[list[Segment]]) -> list[list[list[Row]]]:
    """Runs of slabs in columns, as rows of lines."""
    stacks: list[list[list[Row]]] = [[]]
    for slab in slabs:
        lines = rows(slab)
        if _has_columns(lines):
            stacks[-1].append(lines)
        elif stacks[-1]:
            stacks.append([])
    return [stack for stack in stacks if sum(map(len, stack)) >= 3]


def _has_columns(lines: list[Row]) -> bool:
    if not lines or max(map(len, lines)) < 2:
        return False
    parts = [part for line in lines for part in line]
    spans = _spans(lines)
    if len(spans) < 2:
        return False
    sides = [[part for part in parts if _holds(span, part)] for span in spans]
    return not (len(spans) == 2 and all(map(is_running_text, sides)))


def _spans(lines: Sequence[Row]) -> list[Span]:
    size = median(part.size for line in lines for part in line)
    return columns_of(lines, 0.8 * size)


def _holds(span: Span, part: Segment) -> bool:
    return span[0] - 1 <= part.left and part.right <= span[1] + 1


def _table(stack: list[list[Row]]) -> Table | None:
    body = stack[-1]
    spans = _spans([line for lines in stack for line in lines])
    if len(spans) < 2:
        spans = _spans(body)
    if len(spans) < 2:
        return None
    head = [_joined(lines, spans) for lines in stack[:-1]]
    found = [*head, *_body_rows(body, spans)]
    cells = tuple(tuple(cell_text(_words(cell)) for cell in row) for row in found)
    parts = [part for lines in stack for line in lines for part in line]
    if len(cells) < 2 or sum(sum(map(bool, row)) > 1 for row in cells) < 2:
        return None
    if _is_masthead([part for line in body for part in line]):
        return None
    return Table(
        cells,
        min(part.left for part in parts),
        min(part.top for part in parts),
        max(part.right for part in parts),
        max(part.bottom for part in parts),
        _words(parts),
    )


def _is_masthead(parts: Sequence[Segment]) -> bool:
    """The head of a letter or report sets names large beside dates set small.

    Tables set figures small beside what they count.
    """
    sizes = [part.size for part in parts if part.letters > 3 and any(map(str.isalpha, part.text))]
    return bool(sizes) and max(sizes) > 1.3 * min(sizes)


def _joined(lines: Sequence[Row], spans: list[Span]) -> list[list[Segment]]:
    """All lines as one row of cells."""
    cells: list[list[Segment]] = [[] for _ in spans]
    for line in lines:
        for mine, more in zip(cells, placed(line, spans), strict=True):
            mine += more
    return cells


def _body_rows(lines: Sequence[Row], spans: list[Span]) -> list[list[list[Segment]]]:
    """Lines as rows: a row begins where the first column goes on after a pause."""
    starts = _row_starts(lines, spans)
    edges = [*starts, len(lines)]
    return [_joined(lines[low:high], spans) for low, high in pairwise(edges)]


def _row_starts(lines: Sequence[Row], spans: list[Span]) -> list[int]:
    cells = [placed(line, spans) for line in lines]
    led = [at for at, row in enumerate(cells) if row[0]]
    if len(led) < 2:
        return [0]
    tops = [min(part.top for part in lines[at]) for at in led]
    steps = [after - before for before, after in pairwise(tops)]
    least = min(steps)
    if max(steps) > _PAUSE * least:
        starts = [at for at, step in zip(led[1:], steps, strict=True) if step > _PAUSE * least]
    else:
        # Lines at one distance: a row of its own is one that fills most columns.
        starts = [at for at in led[1:] if 2 * sum(map(bool, cells[at])) > len(spans)]
    return [0, *starts]


def _words(parts: Sequence[Segment]) -> list[Word]:
    return [word for part in parts for word in part.words]
