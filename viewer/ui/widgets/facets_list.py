"""By what the hits can be narrowed: a click writes it into the query, another takes it out."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from viewer.domain.searching import FacetValue
from viewer.ui.appearance import UNIT, Appearance
from viewer.ui.icons import icon
from viewer.ui.models.facets_model import FacetsModel, Further, Heading, Value
from viewer.ui.models.roles import ItemRole
from viewer.ui.widgets.painting import Index, bold, ink, paint_panel, paint_text, smaller

WIDTH = 24 * UNIT
_PRESS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class FacetsList(QListView):
    """A list of values with counts under their headings.

    Signals:
        turned: a `FacetValue` is to be added to the query, or taken out.
    """

    turned = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facets = FacetsModel(self)
        self.setModel(self.facets)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Narrow the results")
        self.setMinimumWidth(12 * UNIT)
        self.clicked.connect(self._press)
        appearance.changed.connect(self.viewport().update)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 20 * UNIT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _PRESS and not event.modifiers():
            self._press(self.currentIndex())
            event.accept()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # Enter is also the window's, for opening; here it presses.
        asks = event.type() == QEvent.Type.ShortcutOverride
        if asks and isinstance(event, QKeyEvent) and event.key() in _PRESS:
            event.accept()
            return True
        return super().event(event)

    def _press(self, index: QModelIndex) -> None:
        row = self.facets.row_at(index)
        at = index.row()
        if isinstance(row, Value):
            value: FacetValue = row.value
            self.turned.emit(value)
        elif isinstance(row, Further):
            self.facets.unfold(row.name)
            self.setCurrentIndex(self.facets.index(min(at, self.facets.rowCount() - 1)))


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        heading = isinstance(index.data(ItemRole.VALUE), Heading) and index.row() > 0
        return QSize(WIDTH, option.fontMetrics.lineSpacing() + UNIT // 2 + (UNIT if heading else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        row = index.data(ItemRole.VALUE)
        area = option.rect.adjusted(UNIT, 0, -UNIT, 0)
        if isinstance(row, Heading):
            area.setTop(area.bottom() - option.fontMetrics.lineSpacing() - UNIT // 2)
            quiet = ink(option, quiet=True)
            paint_text(painter, area, row.said, font=bold(smaller(option.font)), colour=quiet)
            return
        if not option.state & QStyle.StateFlag.State_HasFocus:
            option.state &= ~QStyle.StateFlag.State_Selected
        paint_panel(painter, option)
        if isinstance(row, Value):
            self._paint_value(painter, option, area, row)
        elif isinstance(row, Further):
            area.setLeft(area.left() + 2 * UNIT + UNIT // 2)
            quiet = ink(option, quiet=True)
            paint_text(painter, area, str(index.data()), font=smaller(option.font), colour=quiet)

    def _paint_value(
        self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, row: Value
    ) -> None:
        """A tick where it is chosen, its name, and how many there are."""
        side = 2 * UNIT
        if row.on:
            tick = QRect(area.left(), area.center().y() - side // 2 + 1, side, side)
            icon("check", ink(option)).paint(painter, tick)
        area.setLeft(area.left() + side + UNIT // 2)
        said = f"{row.value.count:,}{'+' if row.more else ''}"
        quiet = ink(option, quiet=True)
        right = Qt.AlignmentFlag.AlignRight
        used = paint_text(painter, area, said, font=smaller(option.font), colour=quiet, align=right)
        area.setRight(area.right() - used - UNIT)
        font = bold(option.font) if row.on else option.font
        paint_text(painter, area, row.value.said, font=font, colour=ink(option))
