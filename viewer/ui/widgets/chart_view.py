"""A chart that is scrolled, pointed at, and gone through with the keyboard; its heads stay in sight."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from viewer.domain.charts import Table
from viewer.ui.appearance import UNIT, Appearance
from viewer.ui.widgets.chart_layout import LEGEND, Form, Layout, lay_out
from viewer.ui.widgets.chart_painting import (
    Chart,
    paint_cells,
    paint_heads,
    paint_legend,
    paint_names,
)

_NOTHING = Table("", "", False, (), (), ())


class ChartView(QAbstractScrollArea):
    """One table as a picture.

    Signals:
        pointed: a cell in words, or empty: what the mouse or the keyboard is at.
        chosen: row and column, by a click or Return.
    """

    pointed = Signal(str)
    chosen = Signal(int, int)

    def __init__(
        self, look: Appearance, form: Form = Form.HEAT, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._form = form
        self._table = _NOTHING
        self._laid_out: tuple[object, Layout] | None = None
        self._row = self._column = 0
        self._hovered: tuple[int, int] | None = None
        self._sentence = ""
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setViewportMargins(0, 0, 0, LEGEND)
        self._legend = _Legend(self)
        look.changed.connect(self._repaint)

    @property
    def table(self) -> Table:
        return self._table

    @property
    def current(self) -> tuple[int, int]:
        """Row and column that the keyboard is at."""
        return self._row, self._column

    @property
    def sentence(self) -> str:
        """What is pointed at, in words, as it stands at the foot."""
        return self._sentence

    @property
    def chart(self) -> Chart:
        """What is drawn, for files too."""
        layout = self._layout()
        return Chart(self._table, self._form, layout, self._look, self.font())

    def show_table(self, table: Table) -> None:
        """Draw another table; the keyboard stays at its cell where there still is one."""
        self._table = table
        self._row = min(self._row, max(0, len(table.rows) - 1))
        self._column = min(self._column, max(0, len(table.columns) - 1))
        self.setAccessibleName(f"{table.title}, {table.unit}")
        self._arrange()
        self._repaint()

    def go(self, row: int, column: int) -> None:
        """Put the keyboard at a cell, and bring it in sight."""
        if not self._table.rows or not self._table.columns:
            return
        self._row = min(max(0, row), len(self._table.rows) - 1)
        self._column = min(max(0, column), len(self._table.columns) - 1)
        self._bring_in_sight()
        self._say(self._table.sentence(self._row, self._column))
        self._repaint()

    def cell_rect(self, row: int, column: int) -> QRect:
        """Where a cell is now, in the viewport."""
        cell = self._layout().cell(row, column)
        return cell.translated(-self._x, -self._y).toRect()

    def sizeHint(self) -> QSize:
        return QSize(80 * UNIT, 40 * UNIT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        size = self.viewport().size()
        painter.fillRect(self.viewport().rect(), self._look.colour("paper"))
        if not self._table.rows or not self._table.columns:
            return
        chart = self.chart
        layout = chart.layout
        rows, columns = self._shown(layout)
        body = QRectF(layout.names, layout.heads, size.width(), size.height())
        painter.setClipRect(body)
        painter.translate(-self._x, -self._y)
        paint_cells(painter, chart, rows, columns)
        self._paint_current(painter, layout)
        painter.resetTransform()
        painter.setClipRect(QRectF(0, layout.heads, layout.names, size.height()))
        painter.translate(0, -self._y)
        paint_names(painter, chart, rows)
        painter.resetTransform()
        painter.setClipRect(QRectF(layout.names, 0, size.width(), layout.heads))
        painter.translate(-self._x, 0)
        paint_heads(painter, chart, columns)
        painter.resetTransform()
        painter.setClipping(False)
        self._paint_edges(painter, layout)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        area = self.rect()
        self._legend.setGeometry(0, self.viewport().geometry().bottom() + 1, area.width(), LEGEND)

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self._repaint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        layout = self._layout()
        page = max(1, int((self.viewport().height() - layout.heads) // layout.row))
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        last_row, last_column = len(self._table.rows) - 1, len(self._table.columns) - 1
        row, column = self._row, self._column
        moves = {
            Qt.Key.Key_Up: (row - 1, column),
            Qt.Key.Key_Down: (row + 1, column),
            Qt.Key.Key_Left: (row, column - 1),
            Qt.Key.Key_Right: (row, column + 1),
            Qt.Key.Key_PageUp: (row - page, column),
            Qt.Key.Key_PageDown: (row + page, column),
            Qt.Key.Key_Home: (0 if control else row, 0),
            Qt.Key.Key_End: (last_row if control else row, last_column),
        }
        key = Qt.Key(event.key())
        if key in moves:
            self.go(*moves[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._table.rows:
            self.chosen.emit(self._row, self._column)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        cell = self._at(event.position())
        if cell != self._hovered:
            self._hovered = cell
            self._say(self._told(cell), aloud=False)
            shape = Qt.CursorShape.PointingHandCursor if cell else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self._at(event.position())
        if cell is not None and event.button() == Qt.MouseButton.LeftButton:
            self.go(*cell)
            event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        cell = self._at(event.position())
        event.accept()
        if cell == self.current and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(*cell)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip(QPointF(event.pos())), self)
            return True
        if event.type() == QEvent.Type.Leave:
            self._hovered = None
            self._say(self._told(None), aloud=False)
        return super().viewportEvent(event)

    def tip(self, point: QPointF) -> str:
        """What stands at a point of the viewport: a cell, or a head with its whole name."""
        cell = self._at(point)
        if cell is not None:
            return self._table.sentence(*cell)
        layout = self._layout()
        if point.x() < layout.names and point.y() >= layout.heads:
            row = layout.row_at(point.y() + self._y)
            return (
                ""
                if row is None
                else _told(self._table.rows[row].name, self._table.rows[row].detail)
            )
        if point.y() < layout.heads and point.x() >= layout.names:
            column = layout.column_at(point.x() + self._x)
            if column is not None:
                head = self._table.columns[column]
                return _told(head.name, head.detail)
        return ""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.go(self._row, self._column)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._repaint()

    @property
    def _x(self) -> int:
        return self.horizontalScrollBar().value()

    @property
    def _y(self) -> int:
        return self.verticalScrollBar().value()

    def _layout(self) -> Layout:
        """As it was laid out last, while nothing has changed: each move of the mouse asks."""
        room, font = self.viewport().size(), self.font()
        key = (id(self._table), room.width(), room.height(), font.key())
        if self._laid_out is None or self._laid_out[0] != key:
            metrics = QFontMetricsF(font)
            made = lay_out(self._table, self._form, metrics, room.width(), height=room.height())
            self._laid_out = (key, made)
        return self._laid_out[1]

    def _shown(self, layout: Layout) -> tuple[range, range]:
        size = self.viewport().size()
        first_row = int(self._y // layout.row)
        rows = int((size.height() - layout.heads) // layout.row) + 2
        first_column = int(self._x // layout.column)
        columns = int((size.width() - layout.names) // layout.column) + 2
        return (
            range(first_row, min(layout.rows, first_row + rows)),
            range(first_column, min(layout.columns, first_column + columns)),
        )

    def _arrange(self) -> None:
        layout, size = self._layout(), self.viewport().size()
        for bar, whole, room, step in (
            (self.verticalScrollBar(), layout.height, size.height(), layout.row),
            (self.horizontalScrollBar(), layout.width, size.width(), layout.column),
        ):
            bar.setRange(0, max(0, round(whole) - room))
            bar.setPageStep(room)
            bar.setSingleStep(round(step))

    def _bring_in_sight(self) -> None:
        layout, size = self._layout(), self.viewport().size()
        cell = layout.cell(self._row, self._column)
        for bar, near, far, begin, room in (
            (self.verticalScrollBar(), cell.top(), cell.bottom(), layout.heads, size.height()),
            (self.horizontalScrollBar(), cell.left(), cell.right(), layout.names, size.width()),
        ):
            if near - bar.value() < begin:
                bar.setValue(round(near - begin))
            elif far - bar.value() > room:
                bar.setValue(round(far - room) + 1)

    def _paint_current(self, painter: QPainter, layout: Layout) -> None:
        if not self.hasFocus():
            return
        cell = layout.cell(self._row, self._column).adjusted(1, 1, -1, -1)
        for colour, width in (("paper", 5), ("ink", 2)):  # seen on every fill
            painter.setPen(QPen(self._look.colour(colour), width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(cell)

    def _paint_edges(self, painter: QPainter, layout: Layout) -> None:
        """Lines under and beside heads behind which something is scrolled away."""
        painter.setPen(QPen(self._look.colour("line"), 1))
        if self._y:
            painter.drawLine(QPointF(0, layout.heads), QPointF(self.width(), layout.heads))
        if self._x:
            painter.drawLine(QPointF(layout.names, 0), QPointF(layout.names, self.height()))

    def _at(self, point: QPointF) -> tuple[int, int] | None:
        layout = self._layout()
        if point.x() < layout.names or point.y() < layout.heads:
            return None
        row = layout.row_at(point.y() + self._y)
        column = layout.column_at(point.x() + self._x)
        return None if row is None or column is None else (row, column)

    def _told(self, cell: tuple[int, int] | None) -> str:
        """What the mouse is at; else what the keyboard is, if it is here."""
        if cell is None and not (self.hasFocus() and self._table.rows and self._table.columns):
            return ""
        return self._table.sentence(*(cell or self.current))

    def _say(self, sentence: str, *, aloud: bool = True) -> None:
        self._sentence = sentence
        self._legend.update()
        self.pointed.emit(sentence)
        if aloud:
            self.setAccessibleDescription(sentence)
            QAccessible.updateAccessibility(
                QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            )

    def _repaint(self) -> None:
        self.viewport().update()
        self._legend.update()


class _Legend(QWidget):
    """The strip below the chart, which does not scroll."""

    def __init__(self, view: ChartView) -> None:
        super().__init__(view)
        self._view = view

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        chart = self._view.chart
        painter.fillRect(self.rect(), chart.look.colour("paper"))
        if chart.table.rows and chart.table.columns:
            used = paint_legend(painter, chart, QRectF(self.rect()))
            rest = self.rect().adjusted(round(used) + 2 * UNIT, 0, -2 * UNIT, 0)
            painter.setPen(chart.look.colour("ink"))
            middle = Qt.TextElideMode.ElideMiddle  # the value is at the end, and is what is asked
            said = self.fontMetrics().elidedText(self._view.sentence, middle, rest.width())
            align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(rest, align, said)
        painter.end()


def _told(name: str, detail: str) -> str:
    return f"{name}\n{detail}" if detail else name
