"""The tree of documents: keeps what is selected, folded and in view when its rows change."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from viewer.domain import Document, DocumentId
from viewer.ui.appearance import UNIT
from viewer.ui.models.library_model import COLUMNS, LibraryModel, Section

_WIDTHS = {
    "title": 44, "symbol": 16, "date": 12, "body": 18, "language": 8, "kind": 14,
    "paragraphs": 10, "tags": 7, "notes": 7,
}  # fmt: skip
"""Of the columns at first, in units."""


class DocumentView(QTreeView):
    """Shows a `LibraryModel`, in columns or as a narrow list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Documents")
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAllColumnsShowFocus(True)
        self.setExpandsOnDoubleClick(False)
        self.setIndentation(2 * UNIT)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header = self.header()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setStretchLastSection(False)
        header.setSectionsMovable(True)

    def setModel(self, model: LibraryModel) -> None:  # type: ignore[override]  # noqa: N802
        super().setModel(model)
        for number, column in enumerate(COLUMNS):
            self.header().resizeSection(number, _WIDTHS[column.name] * UNIT)

    @property
    def library(self) -> LibraryModel:
        model = self.model()
        assert isinstance(model, LibraryModel)
        return model

    def show_columns(self, wide: bool) -> None:
        """Stand the columns side by side, or leave only the title with the facts under it."""
        for number in range(1, len(COLUMNS)):
            self.setColumnHidden(number, not wide)
        mode = QHeaderView.ResizeMode.Interactive if wide else QHeaderView.ResizeMode.Stretch
        self.header().setSectionResizeMode(0, mode)
        self.setHeaderHidden(not wide)

    def show_order(self, column: str, descending: bool) -> None:
        """Point the arrow of the header the way the rows are sorted."""
        number = next(n for n, each in enumerate(COLUMNS) if each.name == column)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.header().setSortIndicator(number, order)

    def select_first(self) -> None:
        """Make the first document current."""
        first = self.library.index(0, 0)
        if self.library.section(first) is not None:
            self.expand(first)
            first = self.library.index(0, 0, first)
        self.setCurrentIndex(first)

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Put selection, current row, folds and place back after the rows have changed inside."""
        model = self.library
        current = self._document(self.currentIndex())
        selected = {
            document
            for index in self.selectionModel().selectedRows()
            if (document := self._document(index)) is not None
        }
        folded = {
            section.title
            for row in range(model.rowCount())
            if (section := model.section(model.index(row, 0))) is not None
            and not self.isExpanded(model.index(row, 0))
        }
        place = self.verticalScrollBar().value()
        blocked = self.selectionModel().blockSignals(True)
        yield
        self._unfold(folded)
        self._select(selected, current)
        self.selectionModel().blockSignals(blocked)
        self.verticalScrollBar().setValue(place)

    def _document(self, index: QModelIndex) -> DocumentId | None:
        document = self.library.document(index)
        return document.id if isinstance(document, Document) else None

    def _unfold(self, folded: set[str]) -> None:
        for row in range(self.library.rowCount()):
            index = self.library.index(row, 0)
            section = self.library.section(index)
            if isinstance(section, Section):
                self.setExpanded(index, section.title not in folded)

    def _select(self, documents: set[DocumentId], current: DocumentId | None) -> None:
        model = self.library
        chosen = QItemSelection()
        for document in documents:
            index = model.index_of(document)
            if index.isValid():
                chosen.select(index, index)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(chosen, flags.ClearAndSelect | flags.Rows)
        if current is not None:
            index = model.index_of(current)
            if index.isValid():
                self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
