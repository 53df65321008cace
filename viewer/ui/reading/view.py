"""The view: one document, set as in a book, whatever its length.

Only what is on the screen is laid out, one `QTextLayout` a paragraph, so opening takes as long for
50,000 paragraphs as for fifty (see benchmarks/bench_reader.py).
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QWidget

from viewer.domain import ParagraphId
from viewer.ui.appearance import Appearance
from viewer.ui.reading import keyboard, painting, spoken
from viewer.ui.reading.content import Content, Marks
from viewer.ui.reading.differences import Differences
from viewer.ui.reading.find import Finds
from viewer.ui.reading.glyphs import Glyphs
from viewer.ui.reading.map import WIDTH as MAP_WIDTH
from viewer.ui.reading.map import Map
from viewer.ui.reading.margin import Margin
from viewer.ui.reading.pointing import Pointing
from viewer.ui.reading.selection import Selected
from viewer.ui.reading.sheet import Sheet
from viewer.ui.reading.state import Reading
from viewer.ui.reading.typography import Typography

ZOOM_STEP = 1.1
ZOOM_LEAST, ZOOM_MOST = 0.5, 4.0
COMPACT_WIDTH = 460.0
"""A reader narrower than this is set a little smaller, so that its lines keep enough words."""

_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class ReadingView(QAbstractScrollArea):
    """Shows what is read, and takes keys and mouse.

    Signals:
        zoomed: the size of text, 1.0 as set under Type for reading.
        activated: the view has the focus.
        painted: what was asked to be shown is on the screen.
    """

    zoomed = Signal(float)
    activated = Signal()
    painted = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = appearance
        self._zoom = 1.0
        self._caret_shown = False
        self._mirroring = False
        self._keyboard_focus = False
        self._beside: frozenset[ParagraphId] = frozenset()
        self.differences: Differences | None = None
        self._glyphs = Glyphs()
        self._margin = Margin(appearance, self._glyphs)
        self.reading = Reading(Sheet(self._typography()), self)
        self.finds = Finds(self.reading)
        self.map = Map(self, self.reading, self.finds, appearance)
        self._pointing = Pointing(self.reading, self._margin, self.viewport(), self._said_of)
        self._blink = QTimer(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setViewportMargins(0, 0, MAP_WIDTH, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName("Reader")
        self.setAccessibleDescription(
            "J and K move by paragraph, Enter begins selecting words by caret."
        )

    def _connect(self) -> None:
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(self._bar_moved)
        bar.sliderReleased.connect(self._mirror_position)
        self.map.chosen.connect(bar.setValue)
        self.finds.changed.connect(self._finds_changed)
        self.reading.moved.connect(self._moved)
        self.reading.content_changed.connect(self._content_changed)
        self.reading.selection_changed.connect(self._selection_changed)
        self.reading.caret_changed.connect(self._start_caret)
        self._look.changed.connect(self._look_changed)
        self._look.type_changed.connect(self._set_again)
        self._blink.timeout.connect(self._toggle_caret)

    # What is shown

    @property
    def zoom(self) -> float:
        return self._zoom

    def show_content(self, content: Content, marks: Marks) -> None:
        """Show another document, from its beginning."""
        self._margin.forget()
        self.finds.clear()
        self.reading.show(content, marks, self._width())

    def replace_content(self, content: Content) -> None:
        """Show more, or another form, of the same document; the place and the selection stay."""
        self.reading.replace(content, self._width())

    def set_marks(self, marks: Marks, changed: Iterable[ParagraphId] | None = None) -> None:
        """Show other tags and notes; `changed` are the paragraphs to paint again."""
        before = self.reading.sheet.marks
        moved = self.reading.sheet.set_marks(marks)
        self.map.refresh_soon()
        if moved or changed is None:
            self._mirror_position()
            self.viewport().update()
        else:
            notes = before.notes != marks.notes
            self._update_paragraphs(set(changed), and_below=notes)
        self._say_current()

    def set_differences(self, differences: Differences | None) -> None:
        """Mark what is other in the document beside; None: nothing is compared."""
        if differences is not self.differences:
            self.differences = differences
            self.map.set_differences(differences)
            self.viewport().update()

    def set_beside(self, paragraphs: frozenset[ParagraphId]) -> None:
        """Point out the counterparts of what is read in another reader."""
        if paragraphs != self._beside:
            changed = paragraphs ^ self._beside
            self._beside = paragraphs
            self._update_paragraphs(set(changed), and_below=False)

    def set_zoom(self, zoom: float) -> None:
        zoom = min(max(zoom, ZOOM_LEAST), ZOOM_MOST)
        if abs(zoom - self._zoom) > 1e-6:
            self._zoom = zoom
            self._set_again()
            self.zoomed.emit(zoom)

    def _width(self) -> float:
        return float(self.viewport().width())

    def _typography(self) -> Typography:
        return Typography(
            self._look,
            self._look.type.points * self._zoom,
            float(self.logicalDpiY()),
            compact=self._width() < COMPACT_WIDTH,
        )

    def _set_again(self) -> None:
        typography = self._typography()
        self._margin.forget()
        self.reading.keep_place(lambda: self.reading.sheet.set_typography(typography))
        self.map.refresh()

    def _content_changed(self) -> None:
        self.finds.content_changed()
        self.map.refresh()
        self._say_current()

    def _look_changed(self) -> None:
        self._glyphs.forget()
        self.map.refresh()
        self.viewport().update()

    def _finds_changed(self) -> None:
        self.viewport().update()
        self.map.refresh_soon()

    # The scroll bar

    def _moved(self) -> None:
        self._mirror_position()
        self.viewport().update()

    def _mirror_position(self) -> None:
        """Tell the scroll bar; while a person holds it, it tells us."""
        bar = self.verticalScrollBar()
        self.map.moved()
        if bar.isSliderDown():
            return
        position = self.reading.position
        self._mirroring = True
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(round(self.reading.sheet.typography.leading))
        bar.setRange(0, round(position.maximum()))
        bar.setValue(round(position.value()))
        self._mirroring = False

    def _bar_moved(self, value: int) -> None:
        if not self._mirroring:
            self.reading.position.set_value(float(value))
            self.reading.words_left.emit()
            self.reading.moved.emit()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        clip = QRectF(event.rect())
        painter.fillRect(clip, self._look.colour("paper"))
        sheet = self.reading.sheet
        total = sheet.heights.total
        shown = list(self.reading.position.visible())
        doings = self._doings()
        brush = painting.Brush(self._look, self.palette(), self._glyphs)
        for row, top in shown:
            if top < clip.bottom() and top + sheet.heights[row] > clip.top():
                painting.paint_row(painter, sheet, row, top, clip, doings, brush)
        if shown:
            first, last = shown[0], shown[-1]
            self._margin.draw(painter, sheet, first[0], last[0], first[1], self.reading.current)
        if self._keyboard_focus:
            painter.setPen(QPen(self._look.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()
        if sheet.heights.total != total:  # estimates became true heights
            self._mirror_position()
        self.painted.emit()

    def _doings(self) -> painting.Doings:
        reading = self.reading
        current = reading.content.rows_of(reading.current) if len(reading.content) else range(0)
        return painting.Doings(
            selected=reading.selected,
            current=current,
            hits=self.finds.in_row,
            current_hit=self.finds.current,
            caret=reading.selected.moving if self._caret_shown else None,
            active=self.hasFocus(),
            beside=self._beside,
            differences=self.differences,
        )

    def turn_notes(self) -> bool | None:
        """Show all notes of the current paragraph, or only those that fit beside it.

        Where the margin has room for a mark only, they are shown as by a click on it.

        Returns:
            Whether all are shown now; None where it has none.
        """
        reading = self.reading
        if not len(reading.content):
            return None
        paragraph = reading.content.rows[reading.current].id
        notes = reading.sheet.marks.notes.get(paragraph)
        if not notes:
            return None
        if not reading.sheet.columns_of(reading.current).cards:
            reading.note_chosen.emit(notes[0])
            return True
        shown = self._margin.turn(paragraph)
        self.viewport().update()
        return shown

    def _said_of(self, row: int) -> str:
        """How a row stands to the document beside, in words."""
        if self.differences is None:
            return ""
        found = self.differences.of(self.reading.content.rows[row].id)
        return "" if found is None else found.said

    def _update_paragraphs(self, changed: set[ParagraphId], *, and_below: bool) -> None:
        """Paint paragraphs again, with their neighbours, whose runs of themes may now end."""
        rows = self.reading.content.rows
        for row, top in self.reading.position.visible():
            if rows[row].id in changed:
                height = self.reading.sheet.height(row)
                if and_below:  # cards stand under one another
                    height = self.reading.screen - top
                rect = QRectF(0, top - 60, self._width(), height + 120)
                self.viewport().update(rect.toAlignedRect())

    def _update_rows(self, *selections: Selected) -> None:
        """Paint the rows that either selection touches, and the cards beside them."""
        for row, top in self.reading.position.visible():
            if any(each.holds(row) for each in selections):
                rect = QRectF(0, top, self._width(), self.reading.sheet.height(row))
                self.viewport().update(rect.toAlignedRect().adjusted(0, -1, 0, 1))

    def _selection_changed(self, before: Selected, now: Selected) -> None:
        if self.reading.sheet.marks.notes and before.moving.row != now.moving.row:
            self.viewport().update()  # another card is lit
        else:
            self._update_rows(before, now)
        self._start_caret()
        self._say_current()

    # The caret

    def _start_caret(self) -> None:
        reading = self.reading
        self._caret_shown = reading.caret_mode and reading.selected.words and self.hasFocus()
        period = QApplication.cursorFlashTime() // 2
        if self._caret_shown and period > 0:
            self._blink.start(period)
        else:
            self._blink.stop()
        self._update_rows(reading.selected)

    def _toggle_caret(self) -> None:
        self._caret_shown = not self._caret_shown
        self._update_rows(self.reading.selected)

    # Qt's events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.reading.position.screen = float(self.viewport().height())
        self.map.place(self.viewport().geometry())
        width = self._width()
        self.reading.keep_place(lambda: self.reading.sheet.set_width(width))
        if self.reading.sheet.typography.compact != (width < COMPACT_WIDTH):
            self._set_again()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Nothing: the scroll bar is heard in `_bar_moved`."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self._zoom * ZOOM_STEP ** (event.angleDelta().y() / 120))
            event.accept()
            return
        pixels = event.pixelDelta().y()
        if not pixels:
            lines = QApplication.wheelScrollLines()
            leading = self.reading.sheet.typography.leading
            pixels = round(event.angleDelta().y() / 120 * lines * leading)
        self.reading.words_left.emit()
        self.reading.scroll_by(-pixels)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if len(self.reading.content) and keyboard.handle(self.reading, event):
            event.accept()
        else:
            event.ignore()  # not the scroll area's own keys: paging is ours

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pointing.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointing.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pointing.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pointing.double_click(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and self._pointing.tip(event):
            return True
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._keyboard_focus = event.reason() in _BY_KEYBOARD
        self._start_caret()
        self.viewport().update()
        self.activated.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._keyboard_focus = False
        self._start_caret()
        self.viewport().update()

    # For those who cannot see it

    def _say_current(self) -> None:
        reading = self.reading
        if len(reading.content):
            selected = reading.selected if reading.selected.words else None
            # Qt tells screen readers of it.
            self.setAccessibleName(spoken.describe(reading.sheet, reading.current, selected))
