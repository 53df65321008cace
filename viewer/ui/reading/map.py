"""A thin map of the whole document beside the scroll bar: themes, notes, finds, differences, and the screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QToolTip, QWidget

from viewer.ui.appearance import Appearance
from viewer.ui.reading.differences import Differences
from viewer.ui.reading.find import Finds
from viewer.ui.reading.state import Reading

WIDTH = 14
_LANES = 8.0
_TICK = 3.0
_SETTLE_MS = 150
"""Heights go on being refined while one scrolls; the picture follows when they rest."""


class Map(QWidget):
    """Themes at the left in their lanes, notes and finds at the right; a click goes there.

    Signals:
        chosen: a value of the scroll bar.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget, reading: Reading, finds: Finds, look: Appearance) -> None:
        super().__init__(parent)
        self._reading = reading
        self._finds = finds
        self._look = look
        self._picture: QPixmap | None = None
        self._total = 0.0
        self._differences: Differences | None = None
        self.setAccessibleName("Map of the document")
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self.refresh)

    def place(self, viewport: QRect) -> None:
        """Beside the viewport, in the margin that the view keeps."""
        self.setGeometry(viewport.right() + 1, viewport.top(), WIDTH, viewport.height())
        self.refresh()

    def set_differences(self, differences: Differences | None) -> None:
        """What is other in the document beside; None: nothing is compared."""
        self._differences = differences
        self.refresh()

    def refresh(self) -> None:
        self._picture = None
        self.update()

    def refresh_soon(self) -> None:
        """Draw anew when a burst of changes is over; painting text comes first."""
        if not self._settle.isActive():
            self._settle.start()

    def moved(self) -> None:
        total = self._reading.sheet.heights.total
        if abs(total - self._total) > 1:
            self.refresh_soon()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._picture is None:
            self._picture = self._draw()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        if self._reading.sheet.heights.total > self._reading.screen:
            screen = QColor(self._look.colour("quiet"))
            screen.setAlphaF(0.16)
            painter.fillRect(self._screen(), screen)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            text = self._tip(event.pos().y())
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def _scale(self) -> float:
        """Pixels of the map for a pixel of the document; a short document is not stretched."""
        total = self._reading.sheet.heights.total
        return min(1.0, self.height() / total) if total > 0 else 0.0

    def _screen(self) -> QRectF:
        scale = self._scale()
        top = self._reading.position.value() * scale
        height = max(6.0, self._reading.position.screen * scale)
        return QRectF(0, min(top, self.height() - height), WIDTH, height)

    def _go(self, point: QPointF) -> None:
        scale = self._scale()
        if scale:
            value = point.y() / scale - self._reading.position.screen / 2
            self.chosen.emit(round(value))

    def _draw(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(self._look.colour("paper"))
        painter = QPainter(picture)
        self._total = self._reading.sheet.heights.total
        tops = self._tops()
        self._draw_themes(painter, tops)
        self._draw_notes(painter, tops)
        self._draw_differences(painter, tops)
        self._draw_bookmarks(painter, tops)
        self._draw_finds(painter, tops)
        painter.end()
        return picture

    def _draw_themes(self, painter: QPainter, tops: list[float]) -> None:
        sheet = self._reading.sheet
        lane = _LANES / max(3, len(sheet.lanes))
        drawn: set[tuple[int, int, int]] = set()
        for paragraph, tags in sheet.marks.tags.items():
            row = sheet.content.row_of(paragraph)
            if row is None:
                continue
            top, bottom = tops[row], tops[row + 1] - 1
            for tag in tags:
                number = sheet.lanes.get(tag.theme)
                tick = (number or 0, int(top), int(bottom))
                if number is None or tick in drawn:
                    continue
                drawn.add(tick)
                colour = self._look.theme_colour(sheet.marks.themes[tag.theme].colour)
                left, width = 1 + number * lane, max(1.0, lane - 0.5)
                painter.fillRect(QRectF(left, top, width, max(_TICK, bottom - top)), colour)

    def _draw_notes(self, painter: QPainter, tops: list[float]) -> None:
        for paragraph in self._reading.sheet.marks.notes:
            row = self._reading.content.row_of(paragraph)
            if row is not None:
                mark = QRectF(_LANES + 2, tops[row], 3, _TICK)
                painter.fillRect(mark, self._look.colour("quiet"))

    def _draw_bookmarks(self, painter: QPainter, tops: list[float]) -> None:
        for paragraph in self._reading.sheet.marks.bookmarks:
            row = self._reading.content.row_of(paragraph)
            if row is not None:
                painter.fillRect(QRectF(0, tops[row], WIDTH, 2), self._look.colour("accent"))

    def _draw_differences(self, painter: QPainter, tops: list[float]) -> None:
        """At the right edge: full where a paragraph came or went, half where words changed."""
        if self._differences is None:
            return
        colour = self._look.colour("quiet")
        drawn: set[tuple[int, int]] = set()
        for match in self._differences.comparison.matches:
            paragraph = match.b if self._differences.later else match.a
            row = None if paragraph is None else self._reading.content.row_of(paragraph)
            if row is None or not match.differs:
                continue
            top, bottom = tops[row], tops[row + 1] - 1
            if (tick := (int(top), int(bottom))) in drawn:
                continue
            drawn.add(tick)
            width = 4.0 if match.a is None or match.b is None else 2.0
            painter.fillRect(QRectF(WIDTH - width, top, width, max(2.0, bottom - top)), colour)

    def _draw_finds(self, painter: QPainter, tops: list[float]) -> None:
        colour = QColor(self._look.colour("hit")).darker(130)
        for y in {int(tops[row]) for row in self._finds.rows}:
            painter.fillRect(QRectF(_LANES, y, WIDTH - _LANES, 2), colour)

    def _tops(self) -> list[float]:
        """Where each row begins on the map, and where the last one ends."""
        heights, scale = self._reading.sheet.heights, self._scale()
        return [top * scale for top in heights.tops()]

    def _tip(self, y: float) -> str:
        """The nearest heading above, which says where a click would go."""
        scale = self._scale()
        content = self._reading.content
        if not scale or not len(content):
            return ""
        row, _ = self._reading.sheet.heights.at(y / scale)
        for each in range(row, max(-1, row - 2_000), -1):
            if content.rows[each].kind in ("heading", "title"):
                label = content.rows[each].label or ""
                return f"{label} {content.rows[each].text[:80]}".strip()
        return ""
