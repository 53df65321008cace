"""The pages themselves: scrolled, zoomed and clicked; only those near the screen are drawn."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from viewer.domain import ParagraphId
from viewer.rendering import Tile
from viewer.ui.appearance import Appearance
from viewer.ui.pages import gestures
from viewer.ui.pages.geometry import EYE, Fit, Spot, Stack
from viewer.ui.pages.marks import Marker, PageMarks, tip
from viewer.ui.pages.painting import paint_sheet
from viewer.ui.pages.places import Places
from viewer.ui.pages.source import PageSource
from viewer.ui.pages.tiles import tiles_of

GAP = 12.0
ZOOM_LEAST, ZOOM_MOST = 0.5, 4.0
ZOOM_STEP = 1.2
_SETTLE_MS = 120
"""So long after the last change of zoom pages are drawn anew; scaled pictures stand meanwhile."""


class PagesView(QAbstractScrollArea):
    """Pages under one another.

    Signals:
        scrolled: by a person; not where `show_spot` or a new size moved it.
        page_changed: another page is at the top.
        zoom_changed: the zoom, or what it fits.
        paragraph_clicked: the id of a paragraph.
        typed: a character without a meaning here.
        menu_requested: a point of the screen, over a paragraph that is selected.
        activated: it has the focus.
    """

    scrolled = Signal()
    page_changed = Signal(int)
    zoom_changed = Signal()
    paragraph_clicked = Signal(object)
    typed = Signal(str)
    menu_requested = Signal(object)
    activated = Signal()

    def __init__(self, source: PageSource, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._look = look
        self._stack = Stack((), 1.0, GAP)
        self._places = Places(())
        self._marks = PageMarks()
        self._fit = Fit.WIDTH
        self._zoom = 1.0
        self._page = 0
        self._driven = False
        self._more = 1.0
        self._drag: gestures.Drag | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._want)
        self._build()
        source.opened.connect(self._opened)
        source.drawn.connect(self._drawn)
        look.changed.connect(self.viewport().update)

    def _build(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName("Pages of the original")
        self.setAccessibleDescription(
            "Page up and down scroll, plus and minus zoom, zero fits the width."
        )

    # What is shown

    def set_document(self, places: Places) -> None:
        """The paragraphs that stand on the pages."""
        self._places = places
        self.viewport().update()

    def set_marks(self, marks: PageMarks) -> None:
        if marks != self._marks:
            self._marks = marks
            self.viewport().update()

    @property
    def page(self) -> int:
        """The page at the line that is read, from 1; 0 where there is none."""
        return self._page

    @property
    def pages(self) -> int:
        return len(self._stack)

    @property
    def zoom(self) -> float:
        """1.0 shows a page as large as it is printed, as far as the screen tells its density."""
        return self._stack.scale / self._scale_of(1.0)

    @property
    def fit(self) -> Fit:
        return self._fit

    def set_zoom(self, zoom: float, at: QPointF | None = None) -> None:
        """Zoom; what lies at a point of the screen stays there, by default the middle."""
        self._fit = Fit.NONE
        self._zoom = min(max(zoom, ZOOM_LEAST), ZOOM_MOST)
        self._lay_out(at)

    def set_fit(self, fit: Fit) -> None:
        """Keep to a size from now on."""
        if fit is Fit.NONE:
            self._zoom = self.zoom
        self._fit = fit
        self._lay_out()

    def restore_zoom(self, zoom: float, fit: Fit) -> None:
        self._zoom = min(max(zoom, ZOOM_LEAST), ZOOM_MOST)
        self._fit = fit
        self._lay_out()

    # The place

    def eye(self) -> tuple[int, float]:
        """The page that is read, and how far down it, in points."""
        return self._stack.down(self._top + self.viewport().height() * EYE)

    def show_spot(self, spot: Spot) -> None:
        """Scroll so that a point is where one reads."""
        if 1 <= spot.page <= self.pages:
            y = self._stack.y(spot.page, spot.y) - self.viewport().height() * EYE
            self._drive(lambda: self.verticalScrollBar().setValue(round(y)))

    def bring_into_sight(self, paragraph: ParagraphId) -> None:
        """Scroll as little as shows the beginning of a paragraph."""
        found = self._places.paragraph(paragraph)
        start = self._places.spot(paragraph, 0.0)
        if found is None or start is None or not 1 <= start.page <= self.pages:
            return
        lines = [box for box in found.boxes if box.page == start.page]
        upper = self._stack.y(start.page, start.y)
        lower = self._stack.y(start.page, max((box.bottom for box in lines), default=start.y))
        screen = self.viewport().height()
        if upper < self._top + GAP or lower > self._top + screen - GAP:
            self.show_spot(start)
        self._show_across(start)

    def go_to_page(self, page: int) -> None:
        """Put the top of a page at the top of the screen."""
        if self.pages:
            page = min(max(page, 1), self.pages)
            self.verticalScrollBar().setValue(round(self._stack.y(page, 0) - GAP))

    def go_to_page_quietly(self, page: int) -> None:
        """As `go_to_page`, without telling that somebody scrolled."""
        self._drive(lambda: self.go_to_page(page))

    def _show_across(self, spot: Spot) -> None:
        bar = self.horizontalScrollBar()
        x = self._left_of(spot.page) + spot.x * self._stack.scale
        if not 0 <= x - bar.value() <= self.viewport().width() * 0.8:
            self._drive(lambda: bar.setValue(round(x - 2 * GAP)))

    def _left_of(self, page: int) -> float:
        """Where a page begins, before scrolling across."""
        return self._stack.rect(page).left() + self._middle

    @property
    def _middle(self) -> float:
        return max(self.viewport().width(), self._stack.width + 2 * GAP) / 2

    @property
    def _top(self) -> float:
        return float(self.verticalScrollBar().value())

    def _drive(self, move: Callable[[], object]) -> None:
        """Move without telling that somebody scrolled."""
        driven, self._driven = self._driven, True
        move()
        self._driven = driven

    # Laying out

    def _opened(self) -> None:
        self._stack = Stack(self._source.sizes, 1.0, GAP)
        self._page = 0
        self._drive(lambda: self.verticalScrollBar().setValue(0))
        self._lay_out()
        self._want()

    def clear(self) -> None:
        """Show no pages."""
        self._stack = Stack((), 1.0, GAP)
        self._page = 0
        self._lay_out()

    def _scale_of(self, zoom: float) -> float:
        return zoom * self.logicalDpiY() / 72

    def _scale(self) -> float:
        sizes = self._source.sizes
        widest = max((width for width, _ in sizes), default=1.0)
        across = max(self.viewport().width() - 2 * GAP, 40.0) / widest
        if self._fit is Fit.WIDTH:
            return min(across, self._scale_of(ZOOM_MOST))
        if self._fit is Fit.PAGE:
            highest = max((height for _, height in sizes), default=1.0)
            return min(across, max(self.viewport().height() - 2 * GAP, 40.0) / highest)
        return self._scale_of(self._zoom)

    def _lay_out(self, at: QPointF | None = None) -> None:
        """Take the scale that is wanted; what is at a point of the screen stays there."""
        screen = self.viewport().size()
        point = at or QPointF(screen.width() / 2, screen.height() * EYE)
        old = self._stack
        page, down = old.down(self._top + point.y()) if len(old) else (1, 0.0)
        across = (point.x() + self.horizontalScrollBar().value() - self._middle) / old.scale
        self._stack = Stack(old.sizes, self._scale(), GAP)
        self._set_bars()
        if len(old):
            top = self._stack.y(page, down) - point.y()
            left = across * self._stack.scale + self._middle - point.x()
            self._drive(lambda: self.verticalScrollBar().setValue(round(top)))
            self._drive(lambda: self.horizontalScrollBar().setValue(round(left)))
        self.viewport().update()
        self._settle.start()
        self._tell_page()
        self.zoom_changed.emit()

    def _set_bars(self) -> None:
        screen = self.viewport().size()

        def set_ranges() -> None:
            down, across = self.verticalScrollBar(), self.horizontalScrollBar()
            down.setPageStep(screen.height())
            down.setSingleStep(round(self._scale_of(40)))
            down.setRange(0, max(0, round(self._stack.height) - screen.height()))
            across.setPageStep(screen.width())
            across.setSingleStep(40)
            wide = round(self._stack.width + 2 * GAP)
            across.setRange(0, max(0, wide - screen.width()))

        self._drive(set_ranges)

    def _tell_page(self) -> None:
        page = self.eye()[0] if self.pages else 0
        if page != self._page:
            self._page = page
            self.setAccessibleName(f"Pages of the original, {page} of {self.pages}")
            self.page_changed.emit(page)

    # Drawing

    def _on_screen(self, page: int) -> QRectF:
        rect = self._stack.rect(page)
        across = self._middle - self.horizontalScrollBar().value()
        return rect.translated(round(across + rect.left()) - rect.left(), -self._top)

    @property
    def density(self) -> float:
        """Pixels that are drawn for each of the screen's before density."""
        return self.devicePixelRatioF() * self._more

    def draw_denser(self, times: float) -> None:
        """For a picture that is to have more pixels than the screen."""
        self._more = times
        self._want()

    def _pixels(self, page: int) -> tuple[int, int]:
        ratio = self.density
        rect = self._stack.rect(page)
        return max(1, round(rect.width() * ratio)), max(1, round(rect.height() * ratio))

    def _tiles(self, page: int, top: float, bottom: float) -> list[Tile]:
        """Those of a page that show between two heights of the screen."""
        rect = self._on_screen(page)
        part = rect.intersected(QRectF(0, top, self.viewport().width(), bottom - top))
        if part.isEmpty():
            return []
        ratio = self.density
        inside = part.translated(-rect.topLeft())
        shown = QRectF(inside.topLeft() * ratio, inside.size() * ratio)
        return tiles_of(page, *self._pixels(page), shown)

    def _want(self) -> None:
        """Ask for what is on the screen, then for the screens below and above."""
        if not self.isVisible() or not self.pages:
            self._source.want("view", ())
            return
        screen = float(self.viewport().height())
        wanted: dict[Tile, None] = {}
        for start in (0.0, screen, -screen):
            for page in self._stack.between(self._top + start, self._top + start + screen):
                wanted.update((each, None) for each in self._tiles(page, start, start + screen))
        self._source.want("view", list(wanted))

    @property
    def screen_is_drawn(self) -> bool:
        """Whether all that is on the screen is there as sharp as it can be."""
        screen = float(self.viewport().height())
        return all(
            tile in self._source.pictures or page in self._source.spoilt
            for page in self._stack.between(self._top, self._top + screen)
            for tile in self._tiles(page, 0.0, screen)
        )

    def _drawn(self, page: int) -> None:
        if page in self._stack.between(self._top, self._top + self.viewport().height()):
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._look.colour("chrome"))
        screen = float(self.viewport().height())
        for page in self._stack.between(self._top, self._top + screen):
            rect = self._on_screen(page)
            tiles = self._tiles(page, 0.0, screen)
            paint_sheet(painter, rect, page, tiles, self._source, self._look, self.density)
            Marker(painter, rect.topLeft(), self._stack.scale, self._marks).paint(
                self._places.on(page)
            )
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._look.colour("accent")), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()

    # Qt's events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def showEvent(self, event: QEvent) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self._want()

    def hideEvent(self, event: QEvent) -> None:
        super().hideEvent(event)  # type: ignore[arg-type]
        self._want()

    def scrollContentsBy(self, _dx: int, dy: int) -> None:
        self.viewport().update()
        if not self._settle.isActive():
            self._want()
        if dy:
            self._tell_page()
            if not self._driven:
                self.scrolled.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom * ZOOM_STEP ** (event.angleDelta().y() / 120), event.position())
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._handle(event):
            event.accept()
        else:
            event.ignore()

    def _handle(self, event: QKeyEvent) -> bool:
        if gestures.scroll(self, event):
            return True
        text = event.text()
        if text in ("+", "-"):
            self.set_zoom(self.zoom * ZOOM_STEP ** (1 if text == "+" else -1))
        elif text == "0":
            self.set_fit(Fit.WIDTH)
        elif gestures.is_character(event):
            self.typed.emit(text)
        else:
            return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._drag = gestures.Drag(self, event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the pages while the button is held; else show what can be clicked."""
        if self._drag is None:
            self._point(event.position())
        else:
            self._drag.move(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self._drag = self._drag, None
        self._point(event.position())
        found = self.paragraph_at(event.position())
        if drag is not None and not drag.moved and found is not None:
            self.paragraph_clicked.emit(found)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """For the paragraph there, which becomes the selected one, or for those selected."""
        found = self.paragraph_at(QPointF(event.pos()))
        if found is not None and found not in self._marks.selected:
            self.paragraph_clicked.emit(found)
        if found is not None:
            self.menu_requested.emit(event.globalPos())

    def _point(self, at: QPointF) -> None:
        found = self.paragraph_at(at)
        shape = Qt.CursorShape.ArrowCursor if found is None else Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self.paragraph_at(QPointF(event.pos()))
            said = "" if found is None else tip(self._places, self._marks, found)
            QToolTip.showText(event.globalPos(), said, self.viewport())
            return True
        return super().viewportEvent(event)

    def paragraph_at(self, point: QPointF) -> ParagraphId | None:
        """The paragraph that is printed at a point of the viewport."""
        across = point.x() + self.horizontalScrollBar().value() - self._middle
        spot = self._stack.spot(QPointF(across, point.y() + self._top))
        found = None if spot is None else self._places.at(spot)
        return None if found is None else found.id

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()
        self.activated.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
