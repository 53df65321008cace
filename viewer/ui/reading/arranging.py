"""A reader is dragged by its header: where it would land is shown, and there it goes.

The mouse is followed here and not by Qt's drag and drop, which would offer the reader to other
programs and could not show where it lands.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from viewer.ui.appearance import Appearance
from viewer.ui.reading.grid import Grid, Side

_EDGE = 0.28
"""Share of a reader at each side where another lands beside it; in the middle they swap."""
_SAID = {
    Side.LEFT: "To the left",
    Side.RIGHT: "To the right",
    Side.ABOVE: "Above",
    Side.BELOW: "Below",
    Side.PLACE: "Swap places",
}


class Grip(QObject):
    """Tells a drag from a click on the parts of a header.

    Signals:
        moved: where the pointer is, on the screen; the first one begins the drag.
        ended: whether the reader was let go (else the drag was given up).
    """

    moved = Signal(QPoint)
    ended = Signal(bool)

    def __init__(self, *parts: QWidget) -> None:
        super().__init__(parts[0])
        self._pressed: QPointF | None = None
        self._dragging = False
        for part in parts:
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            return self._mouse(watched, event)
        if self._dragging and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
                self.end(landed=False)
            event.accept()
            return True  # no key does anything while the mouse holds a reader
        return False

    def _mouse(self, watched: QObject, event: QMouseEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress:
            if event.button() == Qt.MouseButton.LeftButton:
                self._pressed = event.globalPosition()
        elif event.type() == QEvent.Type.MouseMove and self._pressed is not None:
            return self._move(watched, event)
        elif event.type() == QEvent.Type.MouseButtonRelease:
            self._pressed = None
            if self._dragging:
                self.end(landed=True)
                return True
        return self._dragging

    def _move(self, watched: QObject, event: QMouseEvent) -> bool:
        assert self._pressed is not None
        far = (event.globalPosition() - self._pressed).manhattanLength()
        if not self._dragging and far >= QApplication.startDragDistance():
            self._begin(watched)
        if self._dragging:
            self.moved.emit(event.globalPosition().toPoint())
        return self._dragging

    def _begin(self, watched: QObject) -> None:
        self._dragging = True
        down = getattr(watched, "setDown", None)
        if down is not None:
            down(False)  # it was no click
        QApplication.setOverrideCursor(Qt.CursorShape.ClosedHandCursor)
        _program().installEventFilter(self)  # Esc, whoever has the keys

    def end(self, *, landed: bool) -> None:
        """Let go of what is dragged."""
        if self._dragging:
            self._dragging = False
            self._pressed = None
            _program().removeEventFilter(self)
            QApplication.restoreOverrideCursor()
            self.ended.emit(landed)


@dataclass(frozen=True, slots=True)
class Landing:
    """Where a dragged widget would go: beside `target`, or into its place."""

    target: QWidget
    side: Side
    area: QRect


class Arranging(QObject):
    """Shows where a dragged widget of a grid would land.

    Args:
        arrange: puts it there.
    """

    def __init__(
        self, grid: Grid, look: Appearance, arrange: Callable[[QWidget, QWidget, Side], None]
    ) -> None:
        super().__init__(grid)
        self._grid = grid
        self._arrange = arrange
        self._veil = _Veil(grid, look)
        self.landing: Landing | None = None

    def take(self, widget: QWidget, grip: Grip) -> None:
        """Let a widget be dragged by its grip."""
        grip.moved.connect(lambda at: self._moved(widget, self._grid.mapFromGlobal(at)))
        grip.ended.connect(lambda landed: self._ended(widget, landed=landed))

    def _moved(self, widget: QWidget, at: QPoint) -> None:
        self.landing = landing(self._grid, widget, at)
        self._veil.show_landing(self.landing)

    def _ended(self, widget: QWidget, *, landed: bool) -> None:
        found, self.landing = self.landing, None
        self._veil.show_landing(None)
        if landed and found is not None:
            self._arrange(widget, found.target, found.side)


def landing(grid: Grid, widget: QWidget, at: QPoint) -> Landing | None:
    """Where a widget of the grid would go from a point of it; None where nothing would change."""
    for target in grid.widgets():
        rect = _rect(grid, target)
        if target is widget or not rect.contains(at):
            continue
        side = side_at(rect, at)
        if not grid.would_move(widget, target, side):
            return None
        return Landing(target, side, _area(grid, target, side))
    return None


def side_at(rect: QRect, at: QPoint) -> Side:
    """The side of a rectangle that a point in it is nearest to, or its middle."""
    across = (at.x() - rect.left()) / max(1, rect.width())
    down = (at.y() - rect.top()) / max(1, rect.height())
    edges = {Side.LEFT: across, Side.RIGHT: 1 - across, Side.ABOVE: down, Side.BELOW: 1 - down}
    nearest = min(edges, key=lambda side: edges[side])
    return nearest if edges[nearest] < _EDGE else Side.PLACE


def _area(grid: Grid, target: QWidget, side: Side) -> QRect:
    """What the widget would cover: half of the column, half of the target, or all of it."""
    rect = _rect(grid, target)
    if side in (Side.LEFT, Side.RIGHT):
        column = [_rect(grid, each) for each in grid.columns()[grid.column_number(target)]]
        rect = column[0].united(column[-1])
        half = rect.width() // 2
        return rect.adjusted(0, 0, -half, 0) if side is Side.LEFT else rect.adjusted(half, 0, 0, 0)
    half = rect.height() // 2
    if side is Side.ABOVE:
        return rect.adjusted(0, 0, 0, -half)
    return rect.adjusted(0, half, 0, 0) if side is Side.BELOW else rect


def _program() -> QCoreApplication:
    found = QCoreApplication.instance()
    assert found is not None
    return found


def _rect(grid: Grid, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(grid, QPoint(0, 0)), widget.size())


class _Veil(QWidget):
    """Lies over the grid and shows the landing, with a word."""

    def __init__(self, grid: Grid, look: Appearance) -> None:
        super().__init__(grid)
        self._look = look
        self._landing: Landing | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_landing(self, found: Landing | None) -> None:
        self._landing = found
        grid = self.parentWidget()
        if found is None or grid is None:
            self.hide()
            return
        self.setGeometry(grid.rect())
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._landing is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = self._look.colour("accent")
        wash = self._look.colour("accent")
        wash.setAlphaF(0.16)
        painter.setPen(QPen(accent, 2))
        painter.setBrush(wash)
        area = self._landing.area.adjusted(4, 4, -4, -4)
        painter.drawRoundedRect(area, 6, 6)
        self._say(painter, area, _SAID[self._landing.side])
        painter.end()

    def _say(self, painter: QPainter, area: QRect, words: str) -> None:
        metrics = painter.fontMetrics()
        box = QRect(0, 0, metrics.horizontalAdvance(words) + 24, metrics.height() + 12)
        box.moveCenter(area.center())
        painter.setBrush(self._look.colour("tip"))
        painter.setPen(self._look.colour("line"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(self._look.colour("ink"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
