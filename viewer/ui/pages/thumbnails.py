"""A strip of small pages: where one is in the original, and a click goes elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHideEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from viewer.rendering import Tile
from viewer.ui.appearance import Appearance
from viewer.ui.pages.geometry import Stack
from viewer.ui.pages.painting import paint_sheet
from viewer.ui.pages.source import PageSource
from viewer.ui.pages.tiles import tiles_of

WIDTH = 128
_ACROSS = 88.0
"""Pixels that the widest page gets."""
_GAP = 22.0
"""Between pages, where the number stands."""


class Thumbnails(QAbstractScrollArea):
    """Small pages under one another.

    Signals:
        chosen: a page, from 1.
    """

    chosen = Signal(int)

    def __init__(self, source: PageSource, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._look = look
        self._stack = Stack((), 1.0, _GAP)
        self._page = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the page number box does the same by keys
        self.setAccessibleName("Small pages")
        source.opened.connect(self._opened)
        source.drawn.connect(lambda _page: self.viewport().update())
        look.changed.connect(self.viewport().update)

    def set_page(self, page: int) -> None:
        """Frame the page that is read, and have it in sight."""
        self._page = page
        if 1 <= page <= len(self._stack):
            rect = self._stack.rect(page)
            bar, screen = self.verticalScrollBar(), self.viewport().height()
            if rect.top() < bar.value():
                bar.setValue(round(rect.top() - _GAP))
            elif rect.bottom() + _GAP > bar.value() + screen:
                bar.setValue(round(rect.bottom() + _GAP - screen))
        self.viewport().update()

    def _opened(self) -> None:
        sizes = self._source.sizes
        widest = max((width for width, _ in sizes), default=1.0)
        self._stack = Stack(sizes, _ACROSS / widest, _GAP)
        self._set_range()
        self._want()

    def _set_range(self) -> None:
        bar, screen = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(screen)
        bar.setSingleStep(40)
        bar.setRange(0, max(0, round(self._stack.height) - screen))

    def _shown(self) -> range:
        top = float(self.verticalScrollBar().value())
        return self._stack.between(top, top + self.viewport().height())

    def _tiles(self, page: int) -> list[Tile]:
        rect, ratio = self._stack.rect(page), self.devicePixelRatioF()
        width, height = max(1, round(rect.width() * ratio)), max(1, round(rect.height() * ratio))
        return tiles_of(page, width, height, QRectF(0, 0, width, height))

    def _want(self) -> None:
        wanted: list[Tile] = []
        if self.isVisible():
            wanted = [tile for page in self._shown() for tile in self._tiles(page)]
        self._source.want("thumbnails", wanted)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._look.colour("chrome"))
        top = float(self.verticalScrollBar().value())
        for page in self._shown():
            rect = self._stack.rect(page).translated(self.viewport().width() / 2, -top)
            ratio = self.devicePixelRatioF()
            tiles = self._tiles(page)
            paint_sheet(painter, rect, page, tiles, self._source, self._look, ratio)
            here = page == self._page
            if here:
                painter.setPen(QPen(self._look.colour("accent"), 2))
                painter.drawRect(rect.adjusted(-2, -2, 2, 2))
            painter.setPen(self._look.colour("ink" if here else "quiet"))
            below = QRectF(0, rect.bottom() + 2, self.viewport().width(), _GAP - 4)
            painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), str(page))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = QPointF(0, event.position().y() + self.verticalScrollBar().value())
        if len(self._stack):
            self.chosen.emit(self._stack.page_at(at.y()))

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()
        self._want()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._set_range()
        self._want()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._want()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._want()
