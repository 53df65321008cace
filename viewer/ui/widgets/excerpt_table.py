"""The table that excerpts are read in: headings span it, and rows can be dragged out."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from viewer.domain.excerpts import Grouping
from viewer.ui.appearance import UNIT
from viewer.ui.models.excerpts_model import ExcerptsModel
from viewer.ui.models.excerpts_order import Column, Order
from viewer.ui.widgets.excerpt_delegate import LINES

WIDTHS = {
    Column.DOCUMENT: "A/RES/67/264, rev. 1, add. 2",
    Column.PLACE: "(iii) · p. 000",
    Column.DATE: "0000-00-00",
    Column.THEME: "Humanitarian affairs",
    Column.BY: "A. Longer-Name",
    Column.TAGGED: "00 Mmm 0000",
}
"""What each column has room for at first."""

ROOM_FOR_WORDS = 44
"""Characters of an excerpt on a line, below which other columns give way."""
GIVE_WAY = (Column.TAGGED, Column.BY, Column.DATE)
"""Which go first."""

_SAID_BY: dict[Grouping, Column] = {
    "theme": Column.THEME,
    "document": Column.DOCUMENT,
    "person": Column.BY,
}
"""Columns that only repeat a heading. A date is more than the year that it is grouped by."""


class ExcerptTable(QTableView):
    """Shows an `ExcerptsModel`.

    Signals:
        show_wanted: the index of an excerpt that was clicked, or pointed at with the space bar.
        go_wanted: the index of an excerpt that was entered.
        order_wanted: an `Order` that a click on the header asks for.
    """

    show_wanted = Signal(object)
    go_wanted = Signal(object)
    order_wanted = Signal(object)

    def __init__(self, model: ExcerptsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._excerpts = model
        self._order = Order()
        self._tall: list[int] = []
        self._widths: dict[Column, int] = {}
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
        for grouping, column_of in _SAID_BY.items():
            self.setColumnHidden(column_of, grouping in order.by)
        self._fit_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, index = event.key(), self.currentIndex()
        heading = self._excerpts.section_at(index) is not None
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not heading:
            if index.isValid():
                self.go_wanted.emit(index)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._act(index)
        elif heading and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._excerpts.fold(index, key == Qt.Key.Key_Left)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

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
        for column, sample in WIDTHS.items():
            self._widths[column] = self.fontMetrics().horizontalAdvance(sample) + 3 * UNIT
            self.setColumnWidth(column, self._widths[column])
        self.show_order(self._order)

    def _sort_by(self, section: int) -> None:
        """Up, down, and back to the order of the codebook and the documents."""
        column, order = Column(section), self._order
        if order.column is not column:
            wanted = replace(order, column=column, descending=False)
        elif not order.descending:
            wanted = replace(order, column=column, descending=True)
        else:
            wanted = replace(order, column=None, descending=False)
        self.order_wanted.emit(wanted)

    def _clicked(self, index: QModelIndex) -> None:
        if len(self.selectionModel().selectedRows()) <= 1:
            self._act(index)

    def _act(self, index: QModelIndex) -> None:
        if self._excerpts.section_at(index) is not None:
            self._excerpts.fold(index)
        elif index.isValid():
            self.show_wanted.emit(index)

    def _span_headings(self) -> None:
        self.clearSpans()
        rows = self.verticalHeader()
        for row in self._tall:  # the header keeps sizes by number, also through a reset
            if row < rows.count():
                rows.resizeSection(row, rows.defaultSectionSize())
        self._tall = self._excerpts.heading_rows()
        for row in self._tall:
            self.setSpan(row, 0, 1, len(Column))
            rows.resizeSection(row, self.fontMetrics().lineSpacing() + 2 * UNIT)

    def _fit_columns(self) -> None:
        """Leave the words room to be read: in a narrow window other columns give way."""
        said = {_SAID_BY[each] for each in self._order.by if each in _SAID_BY}
        shown = [each for each in WIDTHS if each not in said]
        room = ROOM_FOR_WORDS * self.fontMetrics().averageCharWidth()
        left = self.viewport().width() - sum(self._widths[each] for each in shown)
        for column in (each for each in GIVE_WAY if each not in said):
            hidden = left < room
            self.setColumnHidden(column, hidden)
            left += self._widths[column] if hidden else 0
