"""Charts in files: SVG and PNG as they are drawn, whole, and CSV with every name and value."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QImage, QImageWriter, QPainter

from viewer.exporters.saving import save
from viewer.exporters.tables import as_csv
from viewer.ui.widgets.chart_layout import GAP, LEGEND, Form, lay_out
from viewer.ui.widgets.chart_painting import (
    Chart,
    Paper,
    paint_cells,
    paint_heads,
    paint_legend,
    paint_names,
)

SUFFIXES = {".svg": "Picture of lines (SVG)", ".png": "Picture (PNG)", ".csv": "Table (CSV)"}
_SCALE = 2
"""Pixels of a saved picture to one of the screen."""
_LARGEST = 16_000
"""Pixels of a side: more than many programs show; pictures of more are drawn smaller."""
_FAMILY = re.compile(rb'font-family="([^",]*)"')
_ROOM, _LONGEST = 1_000.0, 720.0


def save_chart(chart: Chart, path: Path) -> None:
    """Write a chart in the format that the name of the file says.

    Raises:
        ExportError: the file cannot be written.
    """
    made: dict[str, Callable[[Chart], bytes]] = {".svg": as_svg, ".csv": _as_csv}
    content = made.get(path.suffix.lower(), as_png)(chart)

    def write(file: object) -> None:
        file.write(content)  # type: ignore[attr-defined]

    save(path, write)


def _as_csv(chart: Chart) -> bytes:
    return as_csv(chart.table).encode("utf-8-sig")


def as_svg(chart: Chart) -> bytes:
    """Lines and letters, which stay sharp at any size."""
    from PySide6.QtSvg import QSvgGenerator  # late: seldom wanted

    whole = _whole(chart)
    size = _size(whole)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    svg = QSvgGenerator()
    svg.setOutputDevice(buffer)
    svg.setSize(size)
    svg.setViewBox(QRectF(0, 0, size.width(), size.height()))
    svg.setTitle(chart.table.title)
    painter = QPainter(svg)
    _paint(painter, whole, size)
    painter.end()
    # Where the font is not there, another without serifs, not whatever the program begins with.
    return _FAMILY.sub(rb'font-family="\1, sans-serif"', bytes(buffer.data().data()))


def as_png(chart: Chart) -> bytes:
    """Twice as large as on the screen."""
    whole = _whole(chart)
    size = _size(whole)
    scale = min(float(_SCALE), _LARGEST / max(size.width(), size.height()))
    image = QImage(size * scale, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.scale(scale, scale)
    _paint(painter, whole, size)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def _whole(chart: Chart) -> Chart:
    """Laid out for a page instead of the pane, with whole names; as wide as it must be."""
    font = QFont(chart.font)
    font.setFamily(QFontInfo(font).family())  # the one that is really there
    layout = lay_out(chart.table, chart.form, QFontMetricsF(font), _ROOM, longest=_LONGEST)
    return replace(chart, layout=layout, font=font, look=Paper())


def _size(chart: Chart) -> QSize:
    layout = chart.layout
    wide = max(layout.width, 420.0)
    return QSize(round(wide + 2 * GAP), round(_title(chart) + layout.height + LEGEND + GAP))


def _title(chart: Chart) -> float:
    return chart.metrics.height() * 1.4 + 2 * GAP


def _paint(painter: QPainter, chart: Chart, size: QSize) -> None:
    layout = chart.layout
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), chart.look.colour("paper"))
    title = QFont(chart.font)
    title.setBold(True)
    painter.setFont(title)
    painter.setPen(chart.look.colour("ink"))
    above = QRectF(2 * GAP, 0, size.width() - 3 * GAP, _title(chart))
    align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(above, align, f"{chart.table.title} ({chart.table.unit})")
    painter.translate(QPointF(GAP, _title(chart)))
    paint_cells(painter, chart, range(layout.rows), range(layout.columns))
    paint_names(painter, chart, range(layout.rows))
    paint_heads(painter, chart, range(layout.columns))
    below = QRectF(0, layout.height, size.width() - GAP, float(LEGEND))
    if chart.form is Form.HEAT or layout.columns:
        paint_legend(painter, chart, below)
