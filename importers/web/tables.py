"""Tables of a page: those that hold data as cells; those that only place text are no tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

MAX_SPAN = 100
MAX_CELLS = 500_000
LABEL = re.compile(
    r"[(\[]?(?:\d{1,3}[a-z]?|[a-zA-Z]|[ivxlcIVXLC]{1,6}|\d{1,2}(?:\.\d{1,2}){1,4})[)\].]{1,2}|"
    r"[-–—•·▪◦]|\d{1,2}(?:\.\d{1,2}){1,4}"
)
_LONGEST_CELL = 1500


def is_data(table: etree._Element) -> bool:
    """Whether a table holds data, not the layout of a page or of a numbered list."""
    if table.get("role") in ("presentation", "none") or next(_nested(table), None) is not None:
        return False
    rows = [_texts(row) for row in rows_of(table)]
    rows = [row for row in rows if any(row)]
    if not rows or max(map(len, rows)) < 2:
        return False
    if table.find(".//th") is not None:
        return True
    if len(rows) < 2 or all(LABEL.fullmatch(row[0]) for row in rows if row[0]):
        return False
    return max(len(cell) for row in rows for cell in row) <= _LONGEST_CELL


def _nested(table: etree._Element) -> Iterator[etree._Element]:
    return (each for each in table.iter("table") if each is not table)


def rows_of(table: etree._Element) -> Iterator[etree._Element]:
    for each in table:
        if each.tag == "tr":
            yield each
        elif each.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in each if row.tag == "tr")


def _texts(row: etree._Element) -> list[str]:
    return [text_of(cell) for cell in row if cell.tag in ("td", "th")]


def text_of(element: etree._Element) -> str:
    pieces = [
        f" {text} " if text.isspace() else text
        for text in element.itertext()
        if isinstance(text, str)
    ]
    return " ".join("".join(pieces).split())


def cells_of(table: etree._Element) -> tuple[tuple[str, ...], ...]:
    """Rows of cells; a merged cell speaks once, and its other places are empty."""
    grid: list[list[str]] = []
    covered: dict[tuple[int, int], None] = {}
    budget = MAX_CELLS
    for at, row in enumerate(rows_of(table)):
        cells: list[str] = []
        for element in row:
            if element.tag not in ("td", "th"):
                continue
            while (at, len(cells)) in covered:
                cells.append("")
            wide, high = _span(element, "colspan"), _span(element, "rowspan")
            budget -= wide * high
            if budget < 0:
                return tuple(map(tuple, grid))
            for below in range(1, high):
                covered.update(
                    ((at + below, place), None) for place in range(len(cells), len(cells) + wide)
                )
            cells += [text_of(element), *[""] * (wide - 1)]
        while (at, len(cells)) in covered:
            cells.append("")
        grid.append(cells)
    return tuple(tuple(row) for row in grid if any(row))


def _span(element: etree._Element, name: str) -> int:
    text = element.get(name) or "1"
    return max(1, min(int(text), MAX_SPAN)) if text.isdecimal() and len(text) < 6 else 1
