"""A thin map of the whole document beside the scroll bar: themes, notes, finds, differences, and the screen."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QToolTip, QWidget

from viewer.ui.appearance import Appearance
from viewer.ui.reading.differences import Differences
from viewer.ui.reading.find import Finds
from viewer.ui.reading.map_marks import MapMarks, Run, map_marks, within
from viewer.ui.reading.state import Reading

WIDTH = 14
_LANES = 8.0
_TICK = 3.0
_NEAR = 2.0
"""Pixels above and below the pointer whose marks are named."""
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
        self._marks: MapMarks | None = None
        self._of: tuple[object, ...] = ()
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
        tops, marks = self._reading.sheet.heights.tops(), self._found()
        self._draw_themes(painter, tops, marks)
        notes = QColor(self._look.colour("quiet"))
        self._draw_rows(painter, tops, marks.notes, QRectF(_LANES + 2, 0, 3, _TICK), notes)
        self._draw_differences(painter, tops, marks)
        accent = self._look.colour("accent")
        self._draw_rows(painter, tops, marks.bookmarks, QRectF(0, 0, WIDTH, 2), accent)
        found = QColor(self._look.colour("hit")).darker(130)
        place = QRectF(_LANES, 0, WIDTH - _LANES, 2)
        self._draw_rows(painter, tops, self._finds.rows, place, found)
        painter.end()
        return picture

    def _found(self) -> MapMarks:
        """What there is to draw; looked for again only when it has changed."""
        sheet = self._reading.sheet
        of = (sheet.content, sheet.marks, self._differences)
        if self._marks is None or any(a is not b for a, b in zip(self._of, of, strict=True)):
            self._of = of
            self._marks = map_marks(sheet.content, sheet.marks, sheet.lanes, self._differences)
        return self._marks

    def _draw_themes(self, painter: QPainter, tops: Sequence[float], marks: MapMarks) -> None:
        """One lane a theme."""
        sheet = self._reading.sheet
        lane = _LANES / max(3, len(sheet.lanes))
        for theme, runs in marks.themes.items():
            colour = self._look.theme_colour(sheet.marks.themes[theme].colour)
            left, width = 1 + sheet.lanes[theme] * lane, max(1.0, lane - 0.5)
            self._draw_runs(painter, tops, runs, QRectF(left, 0, width, _TICK), colour)

    def _draw_differences(self, painter: QPainter, tops: Sequence[float], marks: MapMarks) -> None:
        """At the right edge: full where a paragraph came or went, half where words changed."""
        colour = self._look.colour("quiet")
        for runs, width in ((marks.changed, 2.0), (marks.whole, 4.0)):
            self._draw_runs(painter, tops, runs, QRectF(WIDTH - width, 0, width, 2.0), colour)

    def _draw_rows(
        self,
        painter: QPainter,
        tops: Sequence[float],
        rows: Sequence[int],
        mark: QRectF,
        colour: QColor,
    ) -> None:
        """A mark where each row begins; those that would cover each other once."""
        scale = self._scale()
        for y in {int(tops[row] * scale) for row in rows}:
            painter.fillRect(mark.translated(0, y), colour)

    def _draw_runs(
        self,
        painter: QPainter,
        tops: Sequence[float],
        runs: Sequence[Run],
        mark: QRectF,
        colour: QColor,
    ) -> None:
        """As high as their rows, and no less than the mark; what is covered already is left out."""
        scale = self._scale()
        drawn = -1.0
        for first, last in runs:
            top, bottom = tops[first] * scale, tops[last + 1] * scale - 1
            if bottom <= drawn:
                continue
            height = max(mark.height(), bottom - top)
            painter.fillRect(QRectF(mark.left(), top, mark.width(), height), colour)
            drawn = top + height - 1

    def _tip(self, y: float) -> str:
        """Where a click would go, and what stands there."""
        scale = self._scale()
        content, heights = self._reading.content, self._reading.sheet.heights
        if not scale or not len(content):
            return ""
        first, _ = heights.at((y - _NEAR) / scale)
        last, _ = heights.at((y + _NEAR) / scale)
        row, _ = heights.at(y / scale)
        return "\n".join(filter(None, [self._heading(row), *self._said(first, last)]))

    def _heading(self, row: int) -> str:
        """The nearest one above."""
        content = self._reading.content
        for each in range(row, max(-1, row - 2_000), -1):
            if content.rows[each].kind in ("heading", "title"):
                label = content.rows[each].label or ""
                return f"{label} {content.rows[each].text[:80]}".strip()
        return ""

    def _said(self, first: int, last: int) -> Iterator[str]:
        """What there is on these rows, a line each."""
        marks, themes = self._found(), self._reading.sheet.marks.themes
        named = [
            themes[each].name for each, runs in marks.themes.items() if within(runs, first, last)
        ]
        if named:
            yield f"Themes: {', '.join(named)}"
        for rows, one, several in (
            (marks.notes, "note", "notes"),
            (self._finds.rows, "paragraph with finds", "paragraphs with finds"),
            (marks.bookmarks, "bookmark", "bookmarks"),
        ):
            number = bisect_right(rows, last) - bisect_left(rows, first)
            if number:
                yield f"{number} {one if number == 1 else several}"
        if within(marks.changed, first, last):
            yield "Words that differ from the document beside"
        if within(marks.whole, first, last):
            yield "Paragraphs that the document beside does not have"
