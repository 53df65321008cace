"""A picture of which documents cite which: years from left to right, an arc from each to what it cites."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QImage,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from viewer.analysis.citation_map import CitationMap, Spot
from viewer.ui.appearance import Appearance

_MARGIN = 28.0
_AXIS = 26.0
_NAME = "S/RES/0000 (2000)."
"""As long a name has room under the axis, where it stands upright."""
_DOT = 4.0
_NEAR = 9.0
_FAINT = 0.35
_SCALE = 2
"""Pixels of a saved image to one of the screen."""


class CitationPicture(QWidget):
    """Draws a `CitationMap`; a click on a document chooses it.

    Signals:
        chosen: the key of a document.
    """

    chosen = Signal(int)

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._map = CitationMap((), (), 0)
        self._centre: int | None = None
        self.setMouseTracking(True)
        self.setMinimumSize(220, 160)
        self.setAccessibleName("Which documents cite which, by date")

    @property
    def shown(self) -> CitationMap:
        return self._map

    def show_map(self, found: CitationMap, centre: int | None) -> None:
        """Draw these; the arcs of `centre` are the strong ones."""
        self._map, self._centre = found, centre
        self.update()

    def save(self, path: Path) -> bool:
        """As SVG, or as PNG of twice the size, by the suffix; whether it was written."""
        if path.suffix.lower() == ".svg":
            from PySide6.QtSvg import QSvgGenerator  # late: seldom wanted

            svg = QSvgGenerator()
            svg.setFileName(str(path))
            svg.setSize(self.size())
            svg.setViewBox(self.rect())
            svg.setTitle("Which documents cite which, by date")
            painter = QPainter(svg)
            self._draw(painter, QRectF(self.rect()))
            return painter.end() and path.exists()
        image = QImage(self.size() * _SCALE, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(_SCALE)
        painter = QPainter(image)
        self._draw(painter, QRectF(self.rect()))
        painter.end()
        return image.save(str(path))

    def place(self, number: int) -> QPointF:
        """Where the dot of a spot is."""
        area = QRectF(self.rect())
        return QPointF(self._x(self._map.spots[number].at, area), self._base(area))

    def sizeHint(self) -> QSize:
        return QSize(760, 320)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._draw(painter, QRectF(self.rect()))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._at(event.position())
        if number is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(self._map.spots[number].key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self._at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._said(number), self)
            return True
        return super().event(event)

    def _said(self, number: int | None) -> str:
        if number is None:
            return ""
        spot = self._map.spots[number]
        cites = sum(arc.citing == number for arc in self._map.arcs)
        cited = sum(arc.cited == number for arc in self._map.arcs)
        return f"{spot.name}, {spot.date}\ncites {cites}, cited by {cited}"

    def _draw(self, painter: QPainter, area: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(area, self._look.colour("paper"))
        painter.setFont(self.font())
        if not self._map.spots:
            painter.setPen(self._look.colour("quiet"))
            painter.drawText(
                area, Qt.AlignmentFlag.AlignCenter, "No dated document cites another one here."
            )
            return
        self._draw_years(painter, area)
        for strong in (False, True):
            self._draw_arcs(painter, area, strong=strong)
        self._draw_spots(painter, area)

    def _draw_years(self, painter: QPainter, area: QRectF) -> None:
        first, last = self._map.years
        base = self._base(area)
        painter.setPen(QPen(self._look.colour("line"), 1))
        painter.drawLine(QPointF(_MARGIN, base), QPointF(area.width() - _MARGIN, base))
        metrics = QFontMetricsF(self.font())
        room = max(1.0, (area.width() - 2 * _MARGIN) / (last - first))
        step = next(
            (
                each
                for each in (1, 2, 5, 10, 20, 50)
                if each * room > metrics.horizontalAdvance("20000")
            ),
            100,
        )
        for year in range(first - first % step, last + 1, step):
            if year < first:
                continue
            x = self._x(year, area)
            painter.setPen(self._look.colour("line"))
            painter.drawLine(QPointF(x, base), QPointF(x, base + 5))
            if year == last:
                continue  # its year is not in the picture
            painter.setPen(self._look.colour("quiet"))
            painter.drawText(QPointF(x + 3, base + metrics.ascent() + 5), str(year))

    def _draw_arcs(self, painter: QPainter, area: QRectF, *, strong: bool) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for arc in self._map.arcs:
            ends = (self._map.spots[arc.citing].key, self._map.spots[arc.cited].key)
            if (self._centre in ends) != strong:
                continue
            painter.setPen(QPen(self._colour(strong=strong), min(1.0 + arc.mentions / 4, 3.5)))
            painter.drawPath(self._arc(arc.citing, arc.cited, area))

    def _arc(self, citing: int, cited: int, area: QRectF) -> QPainterPath:
        """Over the axis to an older document, the usual way; flat where two have one date."""
        base = self._base(area)
        start = self._x(self._map.spots[citing].at, area)
        end = self._x(self._map.spots[cited].at, area)
        share = abs(start - end) / max(1.0, area.width() - 2 * _MARGIN)
        height = (base - _MARGIN) * (0.12 + 0.88 * share)
        path = QPainterPath(QPointF(start, base))
        path.cubicTo(
            QPointF(start, base - height * 4 / 3),
            QPointF(end, base - height * 4 / 3),
            QPointF(end, base),
        )
        return path

    def _draw_spots(self, painter: QPainter, area: QRectF) -> None:
        metrics = QFontMetricsF(self.font())
        base, free = self._base(area), -1e6
        for spot in self._map.spots:
            x = self._x(spot.at, area)
            centre = spot.key == self._centre
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.colour("accent" if centre else "ink"))
            size = _DOT + min(spot.links, 12) / 4
            painter.drawEllipse(QPointF(x, base), size, size)
            if x - free < metrics.height() and not centre:
                continue
            free = x
            self._draw_name(painter, spot, x, base, metrics)

    def _draw_name(
        self, painter: QPainter, spot: Spot, x: float, base: float, metrics: QFontMetricsF
    ) -> None:
        painter.save()
        painter.translate(x + metrics.ascent() / 2 - 1, base + _AXIS)
        painter.rotate(90)
        painter.setPen(self._look.colour("accent" if spot.key == self._centre else "ink"))
        name = metrics.elidedText(
            spot.name, Qt.TextElideMode.ElideRight, self._names(QRectF(self.rect()))
        )
        painter.drawText(QPointF(0, metrics.ascent() / 2), name)
        painter.restore()

    def _colour(self, *, strong: bool) -> QColor:
        colour = self._look.colour("accent" if strong else "quiet")
        colour.setAlphaF(0.85 if strong else _FAINT)
        return colour

    def _base(self, area: QRectF) -> float:
        return area.height() - _AXIS - self._names(area)

    def _names(self, area: QRectF) -> float:
        return min(QFontMetricsF(self.font()).horizontalAdvance(_NAME), area.height() * 0.4)

    def _x(self, at: float, area: QRectF) -> float:
        first, last = self._map.years
        return _MARGIN + (at - first) / (last - first) * (area.width() - 2 * _MARGIN)

    def _at(self, point: QPointF) -> int | None:
        near = [
            ((self.place(number) - point).manhattanLength(), number)
            for number in range(len(self._map.spots))
        ]
        distance, number = min(near, default=(1e9, 0))
        return number if distance <= _NEAR else None
