"""Rows and cells, with merged cells in their place so that columns stay columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from importers.containers.xml import attribute, local
from importers.opendocument.numbering import number

MAX_REPEATED = 100
"""Spreadsheets pasted into a text repeat empty cells to the edge of the sheet."""
MAX_REPEATED_LETTERS = 500
MAX_CELLS = 500_000
_GROUPS = frozenset(("table-header-rows", "table-rows", "table-row-group"))


@dataclass(frozen=True, slots=True)
class Cell:
    """`content` is None where a merged cell covers the place."""

    content: etree._Element | None


def rows_of(table: etree._Element) -> list[list[Cell]]:
    """All rows, as far as `MAX_CELLS` reaches."""
    rows: list[list[Cell]] = []
    budget = MAX_CELLS
    for element in _row_elements(table):
        row = _cells(element)
        for _ in range(_repeated(element, "number-rows-repeated")):
            budget -= len(row)
            if budget < 0:
                return rows
            rows.append(row)
    return rows


def _row_elements(parent: etree._Element) -> Iterator[etree._Element]:
    for each in parent:
        name = local(each)
        if name == "table-row":
            yield each
        elif name in _GROUPS:
            yield from _row_elements(each)


def _cells(row: etree._Element) -> list[Cell]:
    cells: list[Cell] = []
    for each in row:
        name = local(each)
        if name in ("table-cell", "covered-table-cell"):
            cell = Cell(each if name == "table-cell" else None)
            cells += [cell] * _repeated(each, "number-columns-repeated")
    return cells


def _repeated(element: etree._Element, name: str) -> int:
    """How often a row or cell stands; once where its copies would fill the memory."""
    times = max(1, min(number(attribute(element, name), 1), MAX_REPEATED))
    if times > 1 and any(local(each) == "table" for each in element.iter()):
        return 1
    return times if times == 1 or _letters(element) <= MAX_REPEATED_LETTERS else 1


def _letters(element: etree._Element) -> int:
    return sum(len(str(text)) for text in element.itertext())
