"""Rows of cells that say where they end → rows of the same columns."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

_SAME = 60
"""Twentieths of a point by which edges of one column may differ from row to row."""
_MOST_COLUMNS = 200


def aligned(
    rows: Sequence[tuple[str, ...]], edges: Sequence[tuple[int, ...]]
) -> tuple[tuple[str, ...], ...]:
    r"""Rows where a cell over several columns is followed by empty ones.

    Args:
        rows: texts of the cells.
        edges: of each row, the right edges of its cells as `\cellxN` gave them.
    """
    known = all(
        len(row) == len(edge) and list(edge) == sorted(edge)
        for row, edge in zip(rows, edges, strict=True)
    )
    columns = _columns({each for edge in edges for each in edge}) if known else []
    if not 0 < len(columns) <= _MOST_COLUMNS:
        return tuple(rows)
    return tuple(_spread(row, edge, columns) for row, edge in zip(rows, edges, strict=True))


def _columns(edges: set[int]) -> list[int]:
    """Edges that differ, each as the last of those that are the same."""
    columns: list[int] = []
    for edge in sorted(edges):
        if columns and edge - columns[-1] <= _SAME:
            columns[-1] = edge
        else:
            columns.append(edge)
    return columns


def _spread(
    row: tuple[str, ...], edges: tuple[int, ...], columns: Sequence[int]
) -> tuple[str, ...]:
    cells: list[str] = []
    for text, edge in zip(row, edges, strict=True):
        cells.append(text)
        last = bisect_left(columns, edge) + 1
        cells += [""] * (last - len(cells))
    return tuple(cells)
