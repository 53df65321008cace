"""Rows and cells, with merged cells in their place so that columns stay columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from importers.containers.xml import attribute, child, local, value
from importers.parsed import Kind
from importers.structure.lines import Draft

MAX_SPAN = 1000
_WRAPPERS = frozenset(("sdt", "sdtContent", "ins", "moveTo", "customXml"))


@dataclass(frozen=True, slots=True)
class Cell:
    """`content` is None where a merged cell covers this place."""

    content: etree._Element | None


def cells_of(table: etree._Element) -> list[list[Cell]]:
    """The rows that are printed: those that a tracked change deletes are left out."""
    return [_cells(row) for row in _inside(table, "tr") if child(child(row, "trPr"), "del") is None]


def _cells(row: etree._Element) -> list[Cell]:
    before = _span(value(child(row, "trPr"), "gridBefore"), 0)
    cells = [Cell(None)] * before
    for element in _inside(row, "tc"):
        properties = child(element, "tcPr")
        merge = child(properties, "vMerge")
        covered = merge is not None and attribute(merge, "val") != "restart"
        cells.append(Cell(None if covered else element))
        cells += [Cell(None)] * (_span(value(properties, "gridSpan"), 1) - 1)
    return cells


def _inside(parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
    for each in parent:
        name = local(each)
        if name == wanted:
            yield each
        elif name in _WRAPPERS:
            yield from _inside(each, wanted)


def _span(text: str | None, least: int) -> int:
    number = int(text) if text is not None and text.isdigit() else least
    return max(least, min(number, MAX_SPAN))


def table_draft(
    rows: list[list[Cell]], text_of: Callable[[etree._Element], str]
) -> Iterator[Draft]:
    """One draft of a table; none where no cell holds text."""
    texts = [
        tuple("" if cell.content is None else text_of(cell.content) for cell in row) for row in rows
    ]
    filled = tuple(row for row in texts if any(row))
    if filled:
        text = "\n".join("\t".join(row) for row in filled)
        yield Draft(text, kind=Kind.TABLE, cells=filled)
