"""The table that excerpts are read in: headings span it, and rows can be dragged out."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from viewer.ui.appearance import UNIT
from viewer.ui.models.excerpts_model import ExcerptsModel
from viewer.ui.models.excerpts_order import Column, Order
from viewer.ui.widgets.excerpt_delegate import LINES

WIDTHS = {
    Column.DOCUMENT: 20,
    Column.PLACE: 11,
    Column.DATE: 11,
    Column.THEME: 16,
    Column.BY: 13,
    Column.TAGGED: 12,
}
"""In characters."""


class ExcerptTable(QTableView):
    """Shows an `ExcerptsModel`.

    Signals:
        open_wanted: the index of an excerpt that was clicked or entered.
        order_wanted: an `Order` that a click on the header asks for.
    """

    open_wanted = Signal(object)
    order_wanted = Signal(object)

    def __init__(self, model: ExcerptsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._excerpts = model
        self._order = Order()
        self.setModel(model)
        self.setAccessibleName("Excerpts")
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self._dress_headers()
        self.clicked.connect(self._clicked)
        for changed in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            changed.connect(self._span_headings)

    def show_order(self, order: Order) -> None:
        """Mark the sorted column, and leave out what the headings say already."""
        self._order = order
        header = self.horizontalHeader()
        direction = (
            Qt.SortOrder.DescendingOrder if order.descending else Qt.SortOrder.AscendingOrder
        )
        header.setSortIndicator(-1 if order.column is None else order.column, direction)
        self.setColumnHidden(Column.THEME, order.grouped)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, index = event.key(), self.currentIndex()
        heading = self._excerpts.section_at(index) is not None
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._act(index)
        elif heading and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._excerpts.fold(index, key == Qt.Key.Key_Left)
        else:
            super().keyPressEvent(event)

    def _dress_headers(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.fontMetrics().lineSpacing() * LINES + UNIT)
        columns = self.horizontalHeader()
        columns.setHighlightSections(False)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setSectionsClickable(True)
        columns.setSortIndicatorShown(True)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        columns.setSectionResizeMode(Column.WORDS, QHeaderView.ResizeMode.Stretch)
        columns.setMinimumSectionSize(6 * UNIT)
        columns.sectionClicked.connect(self._sort_by)
        character = self.fontMetrics().averageCharWidth()
        for column, characters in WIDTHS.items():
            self.setColumnWidth(column, characters * character + 2 * UNIT)
        self.show_order(self._order)

    def _sort_by(self, section: int) -> None:
        """Up, down, and back to the order of the codebook and the documents."""
        column, order = Column(section), self._order
        if order.column is not column:
            wanted = Order(column, False, order.grouped)
        elif not order.descending:
            wanted = Order(column, True, order.grouped)
        else:
            wanted = Order(None, False, order.grouped)
        self.order_wanted.emit(wanted)

    def _clicked(self, index: QModelIndex) -> None:
        if len(self.selectionModel().selectedRows()) <= 1:
            self._act(index)

    def _act(self, index: QModelIndex) -> None:
        if self._excerpts.section_at(index) is not None:
            self._excerpts.fold(index)
        elif index.isValid():
            self.open_wanted.emit(index)

    def _span_headings(self) -> None:
        self.clearSpans()
        height = self.fontMetrics().lineSpacing() + 2 * UNIT
        for row in self._excerpts.heading_rows():
            self.setSpan(row, 0, 1, len(Column))
            self.setRowHeight(row, height)
