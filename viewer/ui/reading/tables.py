"""Tables set in a grid: columns as wide as their words need, cells wrapped, wide ones set smaller.

Columns are measured over the whole table, so that the slices of a long one stand below each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from viewer.ui.reading.layout import Piece, SetRow
from viewer.ui.reading.typography import Style, runs_right_to_left

_GAP = 12.0
_GAP_LEAST = 6.0
_SMALLEST = 0.72
"""How small a wide table may be set before its words are broken."""
_FOLDED = 0.86
"""How small it is set where that would not help."""
_STEP = 0.07
_EVEN = 0.6
"""How much less than in proportion a column with much text takes of what is left over."""
_MEASURED = 60
"""Characters of a cell whose width is measured; of longer ones it is estimated."""


@dataclass(frozen=True, slots=True)
class TableGrid:
    """The columns of a table.

    Attributes:
        widths: of the cells that stand beside each other.
        scale: of the type, less than one where the table is wide.
        gap: between the letters of neighbouring columns.
        folded: there is no room for all columns: the cells of a row go on below, always at the
            same place.
    """

    widths: tuple[float, ...]
    scale: float
    gap: float
    folded: bool = False


def table_grid(text: str, style: Style, width: float) -> TableGrid:
    """Measure a table: as wide as it likes to be, or as there is room."""
    columns = _columns(text)
    scale, gap = 1.0, _GAP
    least, liked = _wanted(columns, style.font, gap)
    while sum(least) > width and scale > _SMALLEST:
        scale, gap = scale - _STEP, max(_GAP_LEAST, gap - 2.0)
        least, liked = _wanted(columns, _scaled(style, scale).font, gap)
    if sum(least) <= width:
        return TableGrid(tuple(_shared(least, liked, width)), scale, gap)
    least, liked = _wanted(columns, _scaled(style, _FOLDED).font, _GAP)
    across = next(
        (each for each in range(len(least) - 1, 1, -1) if sum(_slots(least, each)) <= width), 1
    )
    slots = _shared(_slots(least, across), _slots(liked, across), width)
    return TableGrid(tuple(slots), _FOLDED, _GAP, folded=True)


def set_table(
    text: str, style: Style, width: float, *, rtl: bool = False, grid: TableGrid | None = None
) -> SetRow:
    """Set cells, separated by tabs and line feeds, in a grid with wrapped lines.

    `grid` is that of the table that the text is a part of.
    """
    grid = grid or table_grid(text, style, width)
    style = _scaled(style, grid.scale)
    widths = grid.widths
    lefts = [sum(widths[:number]) for number in range(len(widths))]
    total = sum(widths)
    outer = width - total if rtl else 0.0  # a narrow one stands where its text begins
    pad = grid.gap / 2
    y = 0.0
    start = 0
    pieces: list[Piece] = []
    rules = [QRectF(outer, 0.0, total, 0.0)]
    for line in text.removesuffix("\n").split("\n"):
        cells = line.split("\t")
        for first in range(0, len(cells), len(widths)):
            highest = 0.0
            beside = cells[first : first + len(widths)]
            for number, cell in enumerate(beside):
                own = runs_right_to_left(cell)
                direction = rtl if own is None else own
                piece = Piece(cell, start, style, rtl=direction, font=style.font)
                # What is alone on a line of a folded row has all of it.
                own_width = total if grid.folded and len(beside) == 1 else widths[number]
                piece.set_width(max(own_width - grid.gap, 1.0))
                left = total - lefts[number] - own_width if rtl else lefts[number]
                piece.origin = QPointF(outer + left + pad, y + pad / 2)
                highest = max(highest, piece.height)
                pieces.append(piece)
                start += len(cell) + 1
            y += highest + pad
        rules.append(QRectF(outer, y, total, 0.0))
    inner = [] if grid.folded else lefts[1:]
    edges = [outer + total - each if rtl else each for each in [0.0, *inner, total]]
    rules += [QRectF(x, 0.0, 0.0, y) for x in edges]
    return SetRow(pieces, total, y, rules)


def _columns(text: str) -> list[list[str]]:
    """The cells of each column."""
    rows = [line.split("\t") for line in text.removesuffix("\n").split("\n")]
    many = max(len(cells) for cells in rows)
    return [[cells[at] for cells in rows if at < len(cells)] for at in range(many)]


def _wanted(
    columns: Sequence[Sequence[str]], font: QFont, gap: float
) -> tuple[list[float], list[float]]:
    """What each column needs for its longest word, and for its longest cell on one line."""
    metrics = QFontMetricsF(font)
    least, liked = [], []
    for cells in columns:
        longest = max(cells, key=len, default="")
        word = max((word for cell in cells for word in cell.split()), key=len, default="")
        letters = longest[:_MEASURED]
        line = metrics.horizontalAdvance(letters) * len(longest) / max(1, len(letters))
        # Of equally long words another may be a little wider.
        need = metrics.horizontalAdvance(word[:_MEASURED]) * 1.08 + gap + 2
        least.append(need)
        liked.append(max(need, line * 1.04 + gap + 2))
    return least, liked


def _slots(wanted: Sequence[float], across: int) -> list[float]:
    """What columns want that stand below each other, so many in a line."""
    return [max(wanted[slot::across]) for slot in range(across)]


def _shared(least: Sequence[float], liked: Sequence[float], width: float) -> list[float]:
    """Widths that together are no more than `width`; no less than a word where that can be."""
    if sum(liked) <= width:
        return list(liked)
    room = width - sum(least)
    if room < 0:
        return [each * width / sum(least) for each in least]
    found = list(least)
    growing = [at for at in range(len(found)) if liked[at] > least[at]]
    while growing and room > 0.5:
        shares = {at: (liked[at] - least[at]) ** _EVEN for at in growing}
        whole = sum(shares.values())
        gains = {at: min(liked[at] - found[at], room * shares[at] / whole) for at in growing}
        for at, gain in gains.items():
            found[at] += gain
        room -= sum(gains.values())
        growing = [at for at in growing if liked[at] - found[at] > 0.5]
    return found


def _scaled(style: Style, scale: float) -> Style:
    if scale == 1.0:
        return style
    font = QFont(style.font)
    font.setPointSizeF(font.pointSizeF() * scale)
    return replace(style, font=font, leading=round(style.leading * scale))
