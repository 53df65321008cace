"""The list of documents: keeps what is selected and in view when its rows change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from viewer.domain import DocumentId
from viewer.ui.appearance import UNIT
from viewer.ui.models.library_model import LibraryModel
from viewer.ui.models.library_order import COLUMNS, Heap
from viewer.ui.widgets.document_delegate import DocumentDelegate

_WIDTHS = {
    "title": 44, "symbol": 16, "date": 12, "body": 18, "language": 10, "kind": 14,
    "paragraphs": 12, "tags": 8, "notes": 8,
}  # fmt: skip
"""Of the columns at first, in units."""
_BY_WEIGHT = ("symbol", "date", "tags", "paragraphs", "body", "kind", "notes", "language")
"""Which columns stand beside the title first where there is not room for all."""
TITLE_ROOM = 40 * UNIT
"""The title is given at least so much before another column comes in."""


class DocumentView(QTableView):
    """Shows a `LibraryModel`, in columns or as a narrow list.

    Signals:
        open_wanted: a document was double-clicked.
        order_wanted: the name of a column whose heading was clicked.
    """

    open_wanted = Signal()
    order_wanted = Signal(str)

    def __init__(self, model: LibraryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.library = model
        self._wide: bool | None = None
        self.setModel(model)
        self.setAccessibleName("Documents")
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(DocumentDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDragDropOverwriteMode(False)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._dress_headers()
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(self._double_clicked)
        model.modelReset.connect(self._span_headings)

    def _dress_headers(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns = self.horizontalHeader()
        columns.setHighlightSections(False)
        columns.setSectionsClickable(True)
        columns.setSectionsMovable(True)
        columns.setSortIndicatorShown(True)
        columns.setMinimumSectionSize(6 * UNIT)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.sectionClicked.connect(lambda number: self.order_wanted.emit(COLUMNS[number].name))
        for number, column in enumerate(COLUMNS):
            columns.resizeSection(number, _WIDTHS[column.name] * UNIT)
        columns.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def show_columns(self, wide: bool) -> None:
        """Stand the columns side by side, or leave only the title with the facts under it."""
        shown = self._columns_that_fit() if wide else set()
        for number, column in enumerate(COLUMNS[1:], start=1):
            self.setColumnHidden(number, column.name not in shown)
        if wide == self._wide:
            return
        self._wide = wide
        self.horizontalHeader().setVisible(wide)
        lines = 1 if wide else 2
        self.verticalHeader().setDefaultSectionSize(lines * self.fontMetrics().height() + 12)
        self._span_headings()

    def _columns_that_fit(self) -> set[str]:
        columns = self.horizontalHeader()
        numbers = {column.name: number for number, column in enumerate(COLUMNS)}
        room = self.width() - TITLE_ROOM
        fitting = set()
        for name in _BY_WEIGHT:
            hidden = columns.isSectionHidden(numbers[name])
            size = _WIDTHS[name] * UNIT if hidden else columns.sectionSize(numbers[name])
            if size <= room:
                room -= size
                fitting.add(name)
        return fitting

    @property
    def is_wide(self) -> bool:
        return bool(self._wide)

    def show_order(self, column: str, descending: bool) -> None:
        """Point the arrow of the header the way the rows are sorted."""
        number = next(n for n, each in enumerate(COLUMNS) if each.name == column)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(number, order)

    def selected(self) -> list[DocumentId]:
        """The selected documents in the order shown, each once."""
        found = (self.library.document(row) for row in self._selected_rows())
        return list(dict.fromkeys(each.id for each in found if each is not None))

    def _selected_rows(self) -> list[int]:
        """From the ranges: an index for each of thousands of rows would take a second."""
        rows: set[int] = set()
        selection = self.selectionModel().selection()
        for number in range(selection.count()):
            chosen = selection.at(number)
            rows.update(range(chosen.top(), chosen.bottom() + 1))
        return sorted(rows)

    def select(self, documents: Iterable[DocumentId], current: DocumentId | None = None) -> None:
        """Select these documents wherever they stand, and make one of them current."""
        chosen = QItemSelection()
        for first, last in _ranges(self.library.rows_of(set(documents))):
            chosen.select(self.library.index(first, 0), self.library.index(last, len(COLUMNS) - 1))
        flags = QItemSelectionModel.SelectionFlag
        if current is not None:
            places = self.library.rows_of({current})
            if places:
                index = self.library.index(places[0], 0)
                self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
        self.selectionModel().select(chosen, flags.ClearAndSelect)

    def select_first(self) -> None:
        """Make the first document current."""
        for row in range(self.library.rowCount()):
            if not self.library.is_heading(row):
                self.setCurrentIndex(self.library.index(row, 0))
                return

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Put selection, current row and place back after the rows have changed inside."""
        current = self.library.document(self.currentIndex().row())
        heading = self._current_heading()
        selected = self.selected()
        place = self.verticalScrollBar().value()
        yield
        if heading is not None:
            self._go_to_heading(heading)
        elif selected or current is not None:
            self.select(selected, None if current is None else current.id)
        self.verticalScrollBar().setValue(place)

    def _current_heading(self) -> Heap | None:
        row = self.currentIndex().row()
        return self.library.heap(row) if self.library.is_heading(row) else None

    def _go_to_heading(self, before: Heap) -> None:
        """To the heading of the same collection, which may have been renamed, or of that title."""
        for row in self.library.heading_rows():
            heap = self.library.heap(row)
            if heap is not None and _same(heap, before):
                self.setCurrentIndex(self.library.index(row, 0))
                return

    def fold(self, row: int, folded: bool | None = None) -> None:
        """Fold or unfold the group of a heading."""
        with self.kept():
            self.library.fold(row, folded)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if self.library.is_heading(row):
            if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
                self.fold(row, event.key() == Qt.Key.Key_Left)
                return
            if event.key() == Qt.Key.Key_Space:
                self.fold(row)
                return
        super().keyPressEvent(event)

    def _clicked(self, index: QModelIndex) -> None:
        if self.library.is_heading(index.row()) and len(self._selected_rows()) <= 1:
            self.fold(index.row())

    def _double_clicked(self, index: QModelIndex) -> None:
        if not self.library.is_heading(index.row()):
            self.open_wanted.emit()

    def _span_headings(self) -> None:
        self.clearSpans()
        if self._wide:
            for row in self.library.heading_rows():
                self.setSpan(row, 0, 1, len(COLUMNS))


def _same(one: Heap, other: Heap) -> bool:
    if one.collection is not None or other.collection is not None:
        return one.collection == other.collection
    if one.live is not None or other.live is not None:
        return one.live == other.live
    return one.title == other.title


def _ranges(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Ascending numbers as runs: 1, 2, 3, 7 are (1, 3) and (7, 7)."""
    first = last = None
    for row in rows:
        if first is None or last is None or row != last + 1:
            if first is not None and last is not None:
                yield first, last
            first = row
        last = row
    if first is not None and last is not None:
        yield first, last
