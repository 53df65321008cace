"""Tables drawn with lines: where the lines run, there are the cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from importers.pdfpages.seams import without_seams
from importers.pdfpages.segments import row_text, rows, segments
from importers.pdfpages.sheet import Rule, Word

_NEAR = 3.0
"""Lines that miss each other by less, in points, are meant to meet."""
_COVER = 0.6
_MAX_RULES = 600
_MAX_CELLS = 20_000


@dataclass(slots=True)
class Table:
    """Rows of cells and the place of the whole on the page."""

    cells: tuple[tuple[str, ...], ...]
    left: float
    top: float
    right: float
    bottom: float
    words: list[Word] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the lines of one table stand: edges of columns and rows, and which are drawn."""

    xs: list[float]
    ys: list[float]
    upright: list[Rule]
    level: list[Rule]


def ruled_tables(rules: Sequence[Rule], words: Sequence[Word]) -> list[Table]:
    """The tables of a page that lines divide into cells."""
    tables: list[Table] = []
    for grid in _grids(rules[:_MAX_RULES]):
        tables += _tables_of(grid, words)
    return tables


def _grids(rules: Iterable[Rule]) -> list[_Grid]:
    level = [rule for rule in rules if rule.horizontal]
    upright = [rule for rule in rules if not rule.horizontal]
    grids = []
    for group in _meeting(level, upright):
        across = [rule for rule in group if rule.horizontal]
        down = [rule for rule in group if not rule.horizontal]
        xs = _places([*(rule.left for rule in down), *_ends(across, "left", "right")])
        ys = _places([*(rule.top for rule in across), *_ends(down, "top", "bottom")])
        if len(xs) > 2 and len(ys) > 2 and len(xs) * len(ys) <= _MAX_CELLS:
            grids.append(_Grid(xs, ys, down, across))
    return grids


def _meeting(level: list[Rule], upright: list[Rule]) -> list[list[Rule]]:
    """Groups of lines that touch one another."""
    rules = [*level, *upright]
    parent = list(range(len(rules)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for i, across in enumerate(level):
        for j, down in enumerate(upright, start=len(level)):
            if _touch(across, down):
                parent[root(i)] = root(j)
    groups: dict[int, list[Rule]] = {}
    for at, rule in enumerate(rules):
        groups.setdefault(root(at), []).append(rule)
    return [group for group in groups.values() if len(group) > 3]


def _touch(across: Rule, down: Rule) -> bool:
    return (
        across.left - _NEAR <= down.left <= across.right + _NEAR
        and down.top - _NEAR <= across.top <= down.bottom + _NEAR
    )


def _ends(rules: list[Rule], first: str, last: str) -> list[float]:
    if not rules:
        return []
    return [min(getattr(rule, first) for rule in rules), max(getattr(rule, last) for rule in rules)]


def _places(values: list[float]) -> list[float]:
    """One place for all values that are near one another."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _NEAR:
            places.append(value)
    return places


def _tables_of(grid: _Grid, words: Sequence[Word]) -> list[Table]:
    columns, count = len(grid.xs) - 1, len(grid.ys) - 1
    owner = _owners(grid)
    held: dict[int, list[Word]] = {}
    for word in words:
        column = _slot(grid.xs, (word.left + word.right) / 2)
        row = _slot(grid.ys, (word.top + word.bottom) / 2)
        if column is not None and row is not None:
            held.setdefault(owner[row * columns + column], []).append(word)
    tables = []
    for first, last in _stretches(owner, columns, count):
        table = _table(grid, owner, held, first, last)
        if table is not None:
            tables.append(table)
    return tables


def _owners(grid: _Grid) -> list[int]:
    """For each place of the grid the first place of the cell that it belongs to."""
    columns, count = len(grid.xs) - 1, len(grid.ys) - 1
    owner = list(range(columns * count))

    def root(at: int) -> int:
        while owner[at] != at:
            at = owner[at]
        return at

    def join(one: int, other: int) -> None:
        low, high = sorted((root(one), root(other)))
        owner[high] = low

    for row in range(count):
        top, bottom = grid.ys[row], grid.ys[row + 1]
        for column in range(columns):
            left, right = grid.xs[column], grid.xs[column + 1]
            at = row * columns + column
            if column + 1 < columns and not _drawn(
                [(each.left, each.top, each.bottom) for each in grid.upright], right, top, bottom
            ):
                join(at, at + 1)
            if row + 1 < count and not _drawn(
                [(each.top, each.left, each.right) for each in grid.level], bottom, left, right
            ):
                join(at, at + columns)
    return [root(at) for at in range(columns * count)]


def _drawn(lines: list[tuple[float, float, float]], place: float, start: float, end: float) -> bool:
    """Whether lines at a place cover most of the way from start to end."""
    covered = sum(
        max(0.0, min(end, last) - max(start, first))
        for at, first, last in lines
        if abs(at - place) <= _NEAR
    )
    return covered >= _COVER * (end - start)


def _slot(edges: list[float], place: float) -> int | None:
    for at, (first, last) in enumerate(pairwise(edges)):
        if first <= place < last:
            return at
    return None


def _stretches(owner: list[int], columns: int, count: int) -> list[tuple[int, int]]:
    """Runs of rows with more than one cell: a row of one cell is a frame around text."""
    stretches: list[tuple[int, int]] = []
    start: int | None = None
    for row in range(count + 1):
        divided = row < count and len(set(owner[row * columns : (row + 1) * columns])) > 1
        if divided and start is None:
            start = row
        elif not divided and start is not None:
            stretches.append((start, row))
            start = None
    return stretches


def _table(
    grid: _Grid, owner: list[int], held: dict[int, list[Word]], first: int, last: int
) -> Table | None:
    columns = len(grid.xs) - 1
    texts: list[tuple[str, ...]] = []
    words: list[Word] = []
    for row in range(first, last):
        line = []
        for at in range(row * columns, (row + 1) * columns):
            mine = held.get(at, []) if owner[at] == at else []
            words += mine
            line.append(cell_text(mine))
        texts.append(tuple(line))
    filled = [at for at in range(columns) if any(line[at] for line in texts)]
    cells = tuple(tuple(line[at] for at in filled) for line in texts if any(line))
    # One column or one row of type is a form or a frame, not a table.
    if len(filled) < 2 or len(cells) < 2 or not words:
        return None
    return Table(cells, grid.xs[0], grid.ys[first], grid.xs[-1], grid.ys[last], words)


def cell_text(words: Sequence[Word]) -> str:
    """The words of a cell in reading order, on one line."""
    if not words:
        return ""
    text = " ".join(row_text(row) for row in rows(segments(words)))
    return " ".join(without_seams(text).split())
