"""Drawing charts: the same strokes on the screen and in files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QLinearGradient, QPainter, QPen

from resources.palettes import colour as theme_colour
from resources.palettes import ramp, tone
from viewer.domain.charts import Head, Table
from viewer.ui.widgets.chart_layout import GAP, SWATCH, Form, Layout
from viewer.ui.widgets.painting import on

_LEGEND_WIDTH = 160.0
_LEGEND_BAR = 8.0
_LEAST = 0.12
"""Of the ramp: the smallest value is told from none."""
_STEPS = 12


class Look(Protocol):
    """What gives the colours: `Appearance`, or paper to print on."""

    @property
    def dark(self) -> bool: ...
    def colour(self, meaning: str) -> QColor: ...
    def theme_colour(self, colour: str) -> QColor: ...


class Paper:
    """Light, whatever the window is: files are read elsewhere, and printed."""

    dark = False

    def colour(self, meaning: str) -> QColor:
        """White, so that a picture has no edge in a document."""
        return QColor("#ffffff" if meaning == "paper" else tone(meaning, "light"))

    def theme_colour(self, colour: str) -> QColor:
        """As in the window."""
        return QColor(theme_colour(colour, "light"))


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn, and with what.

    Attributes:
        look: gives the colours, asked whenever it is drawn.
    """

    table: Table
    form: Form
    layout: Layout
    look: Look
    font: QFont

    @property
    def metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self.font)

    def fill(self, value: float) -> QColor:
        """The colour of a value in a heat map."""
        share = value / self.table.most if self.table.most else 0.0
        shade = "dark" if self.look.dark else "light"
        return QColor(ramp(_LEAST + (1 - _LEAST) * share, shade))


def paint_cells(painter: QPainter, chart: Chart, rows: range, columns: range) -> None:
    """The values of a part of the table, in the coordinates of the whole chart."""
    for row in rows:
        for column in columns:
            if chart.form is Form.BARS:
                _bar(painter, chart, row, column)
            else:
                _heat(painter, chart, row, column)
        if chart.form is Form.BARS and len(columns):
            base = chart.layout.cell(row, columns[0]).bottom() - 2
            painter.setPen(QPen(chart.look.colour("line"), 1))
            right = chart.layout.cell(row, columns[-1]).right()
            painter.drawLine(
                QPointF(chart.layout.cell(row, columns[0]).left(), base), QPointF(right, base)
            )


def paint_names(painter: QPainter, chart: Chart, rows: range) -> None:
    """The heads of rows, at the left."""
    painter.setFont(chart.font)
    for row in rows:
        head, cell = chart.table.rows[row], chart.layout.cell(row, 0)
        left = GAP
        if head.colour:
            _swatch(painter, chart, head, QPointF(left, cell.center().y() - SWATCH / 2))
            left += SWATCH + GAP
        room = QRectF(left, cell.top(), chart.layout.names - left - GAP, cell.height())
        painter.setPen(chart.look.colour("ink"))
        shown = chart.metrics.elidedText(head.name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def paint_heads(painter: QPainter, chart: Chart, columns: range) -> None:
    """The heads of columns, above, upright where they would not fit otherwise."""
    painter.setFont(chart.font)
    layout, metrics = chart.layout, chart.metrics
    for column in columns:
        head, cell = chart.table.columns[column], layout.cell(0, column)
        if head.colour:
            mark = QRectF(cell.left() + 2, layout.heads - 5, cell.width() - 4, 3)
            painter.fillRect(mark, chart.look.theme_colour(head.colour))
        painter.setPen(chart.look.colour("ink"))
        if not layout.upright:
            room = QRectF(cell.left(), 0, cell.width(), layout.heads - 6)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, head.name)
            continue
        painter.save()
        painter.translate(cell.center().x(), layout.heads - GAP)
        painter.rotate(-90)
        length = layout.heads - 2 * GAP
        shown = metrics.elidedText(head.name, Qt.TextElideMode.ElideRight, length)
        painter.drawText(QPointF(0, metrics.ascent() / 2 - 1), shown)
        painter.restore()


def paint_legend(painter: QPainter, chart: Chart, room: QRectF) -> float:
    """What the colours or heights mean: from none to the most there is. Says where it ends."""
    painter.setFont(chart.font)
    table, metrics = chart.table, chart.metrics
    most, middle = table.said(table.most), room.center().y()
    painter.setPen(chart.look.colour("quiet"))
    align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    left = room.left() + GAP
    if chart.form is Form.BARS:
        said = f"The tallest bar: {most} {table.unit}"
        painter.drawText(QRectF(left, room.top(), room.width(), room.height()), align, said)
        return left + metrics.horizontalAdvance(said)
    painter.drawText(QRectF(left, room.top(), 20, room.height()), align, "0")
    left += metrics.horizontalAdvance("0") + GAP
    bar = QRectF(left, middle - _LEGEND_BAR / 2, _LEGEND_WIDTH, _LEGEND_BAR)
    gradient = QLinearGradient(bar.topLeft(), bar.topRight())
    for step in range(_STEPS + 1):
        gradient.setColorAt(step / _STEPS, chart.fill(table.most * step / _STEPS))
    painter.fillRect(bar, gradient)
    rest = QRectF(bar.right() + GAP, room.top(), room.right() - bar.right() - GAP, room.height())
    said = f"{most} {table.unit}"
    painter.drawText(rest, align, said)
    return rest.left() + metrics.horizontalAdvance(said)


def _heat(painter: QPainter, chart: Chart, row: int, column: int) -> None:
    value = chart.table.values[row][column]
    cell = chart.layout.cell(row, column).adjusted(1, 1, -1, -1)
    if value is None:
        painter.fillRect(cell, chart.look.colour("chrome"))
        return
    if not value:
        painter.fillRect(cell, chart.look.colour("stripe"))
        return
    fill = chart.fill(value)
    painter.fillRect(cell, fill)
    said = chart.table.said(value)
    if chart.metrics.horizontalAdvance(said) <= cell.width() - 2:
        painter.setFont(chart.font)
        painter.setPen(on(fill))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, said)


def _bar(painter: QPainter, chart: Chart, row: int, column: int) -> None:
    value, most = chart.table.values[row][column], chart.table.most
    cell = chart.layout.cell(row, column)
    base = cell.bottom() - 2
    if not value or not most:
        if value is None:
            painter.fillRect(
                QRectF(cell.center().x() - 1, base - 3, 2, 2), chart.look.colour("faint")
            )
        return
    room = cell.height() - chart.metrics.height() - 4
    height = max(2.0, room * value / most)
    width = min(28.0, cell.width() * 0.7)
    bar = QRectF(cell.center().x() - width / 2, base - height, width, height)
    painter.fillRect(bar, chart.look.theme_colour(chart.table.rows[row].colour))
    said = chart.table.said(value)
    if chart.metrics.horizontalAdvance(said) <= cell.width() + 4:
        painter.setFont(chart.font)
        painter.setPen(chart.look.colour("quiet"))
        above = QRectF(cell.left() - 4, bar.top() - chart.metrics.height(), cell.width() + 8,
                       chart.metrics.height())  # fmt: skip
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, said)


def _swatch(painter: QPainter, chart: Chart, head: Head, at: QPointF) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(chart.look.theme_colour(head.colour))
    painter.drawRoundedRect(QRectF(at.x(), at.y(), SWATCH, SWATCH), 2, 2)
    painter.restore()
