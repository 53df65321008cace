"""Where the rows and columns of a chart are: heads above and at the left, cells between.

All in pixels, from the top left corner of the whole chart; what is scrolled away is the view's matter.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from viewer.domain.charts import Table
from viewer.ui.appearance import UNIT

LEGEND = 7 * UNIT // 2
"""Height of the strip below."""
SWATCH = 10.0
GAP = float(UNIT)
_NARROWEST, _WIDEST = 40.0, 104.0
_HEAD_LEAST, _HEAD_MOST, _HEAD_SHARE = 44.0, 132.0, 0.3
_NAMES_MOST = 300.0
_NAMES_SHARE = 0.42


class Form(StrEnum):
    """How a value is drawn."""

    HEAT = "heat"
    """As the fill of its cell."""
    BARS = "bars"
    """As the height of a bar in the band of its row."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Sizes; the last three are of one row, of one column, and of the heads' text when upright.

    Attributes:
        names: width of the heads of rows, at the left.
        heads: height of the heads of columns, at the top.
        upright: the heads of columns are turned by a quarter.
    """

    rows: int
    columns: int
    names: float
    heads: float
    row: float
    column: float
    upright: bool

    @property
    def width(self) -> float:
        return self.names + self.columns * self.column + GAP

    @property
    def height(self) -> float:
        return self.heads + self.rows * self.row + GAP

    def cell(self, row: int, column: int) -> QRectF:
        """The place of a value."""
        return QRectF(
            self.names + column * self.column, self.heads + row * self.row, self.column, self.row
        )

    def row_at(self, y: float) -> int | None:
        """The row at a height; None above and below."""
        row = int((y - self.heads) // self.row)
        return row if 0 <= row < self.rows else None

    def column_at(self, x: float) -> int | None:
        """The column at a distance from the left; None beside them."""
        column = int((x - self.names) // self.column)
        return column if 0 <= column < self.columns else None


def lay_out(
    table: Table,
    form: Form,
    metrics: QFontMetricsF,
    room: float,
    *,
    height: float = 1e6,
    longest: float = 0.0,
) -> Layout:
    """A layout for a width; the columns take what the names leave, within reason.

    Upright heads leave most of the `height` to the cells. Names may take `longest`, wider than the
    room if need be, and heads the half of it.
    """
    names = _names(table, metrics, room, longest)
    widest = max((metrics.horizontalAdvance(each.name) for each in table.columns), default=0.0)
    count = max(1, len(table.columns))
    column = min(_WIDEST, max(_NARROWEST, (room - names - GAP) / count))
    upright = widest + GAP > column
    if upright:
        most = max(_HEAD_MOST, longest / 2)
        heads = min(most, widest + 2, max(_HEAD_LEAST, height * _HEAD_SHARE)) + 2 * GAP
    else:
        heads = metrics.height() + 1.5 * GAP
    row = metrics.height() + (4 * GAP if form is Form.BARS else 1.25 * GAP)
    return Layout(
        len(table.rows), len(table.columns), names, heads, round(row), int(column), upright
    )


def _names(table: Table, metrics: QFontMetricsF, room: float, longest: float) -> float:
    # Long lists are not measured to the end: what is wider is elided.
    widest = max(
        (metrics.horizontalAdvance(each.name[:200]) for each in table.rows[:500]), default=0.0
    )
    swatch = SWATCH + GAP if any(each.colour for each in table.rows[:1]) else 0.0
    # Few columns leave room that is better for names than for nothing.
    left_over = room - len(table.columns) * _WIDEST - 2 * GAP
    most = max(96.0, min(_NAMES_MOST, room * _NAMES_SHARE), left_over, longest)
    return round(min(widest + swatch + 3 * GAP, most))
