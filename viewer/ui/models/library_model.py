"""The documents of the archive as rows under headings: 11,000 filtered and sorted in a blink.

A flat table, although it shows groups: a tree asks for every row, a table only for those in sight.
"""

from __future__ import annotations

import json
from collections.abc import Collection as AnyOf
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from viewer.domain import Collection, CollectionId, Document, DocumentId
from viewer.ui.models.library_order import (
    COLUMN_OF,
    COLUMNS,
    Column,
    Group,
    Heap,
    Row,
    described,
    facts,
    grouped,
    matching,
    ordered,
)
from viewer.ui.models.roles import ItemRole
from viewer.ui.models.sections import Section, Sections

if TYPE_CHECKING:
    # Loaded when live collections are: the first library needs none.
    from viewer.domain.saved_searches import LiveCollection

MIME = "application/x-concord-documents"
"""A JSON list of document ids, as drags of documents carry them."""

Index = QModelIndex | QPersistentModelIndex


class LibraryModel(QAbstractTableModel):
    """A row is a `Document` (`ItemRole.VALUE`) or the heading of a group (`ItemRole.SECTION`).

    Signals:
        drop_requested: document ids and the collection they were dropped on.
    """

    drop_requested = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._collections: list[Collection] = []
        self._live: list[LiveCollection] = []
        self._words: tuple[str, ...] = ()
        self._only: frozenset[DocumentId] | None = None
        self._sort, self._descending = "title", False
        self._group = Group.NONE
        self._sections: Sections[Document] = Sections(headings=False)
        self._heaps: dict[int, Heap] = {}
        self._folded: set[tuple[Group, str]] = set()

    # What is shown

    def show(self, rows: Iterable[Row], collections: Iterable[Collection]) -> None:
        """Take what the archive holds now."""
        self._rows = ordered(rows, self._sort, self._descending)
        self._collections = list(collections)
        self._lay_out()

    def show_live(self, live: Iterable[LiveCollection]) -> None:
        """Take what the saved searches find now."""
        found = list(live)
        if found != self._live:
            self._live = found
            if self._group is Group.COLLECTION:
                self._lay_out()

    def filter(self, words: str) -> None:
        """Keep the documents in which every one of the words stands somewhere."""
        wanted = tuple(words.casefold().split())
        if wanted != self._words:
            self._words = wanted
            self._lay_out()

    def keep_only(self, documents: frozenset[DocumentId] | None) -> None:
        """Keep these documents, of those that the words leave; None: all of them."""
        if documents != self._only:
            self._only = documents
            self._lay_out()

    def order(self, column: str, descending: bool) -> None:
        """Sort by a column, by its name."""
        if column in COLUMN_OF and (column, descending) != (self._sort, self._descending):
            self._sort, self._descending = column, descending
            self._rows = ordered(self._rows, column, descending)
            self._lay_out()

    def group(self, by: Group) -> None:
        """Put together what has the same kind, year ..."""
        if by is not self._group:
            self._group = by
            self._lay_out()

    def fold(self, row: int, folded: bool | None = None) -> None:
        """Fold or unfold the group of a heading; without `folded` the other way round."""
        section, document = self._sections.at(row)
        if document is not None or not self._sections.headings:
            return
        key = (self._group, section.title)
        folded = key not in self._folded if folded is None else folded
        if folded:
            self._folded.add(key)
        else:
            self._folded.discard(key)
        self._lay_out()

    @property
    def sorted_by(self) -> tuple[str, bool]:
        return self._sort, self._descending

    @property
    def grouped_by(self) -> Group:
        return self._group

    @property
    def rows(self) -> list[Row]:
        """All documents, shown or not."""
        return self._rows

    @property
    def collections(self) -> list[Collection]:
        return self._collections

    @property
    def shown(self) -> int:
        """How many rows of documents the filter leaves, those of folded groups too."""
        return self._sections.count()

    def document(self, row: int) -> Document | None:
        """The document of a row; None for a heading."""
        return self._sections.at(row)[1] if 0 <= row < len(self._sections) else None

    def heap(self, row: int) -> Heap | None:
        """The group in which a row stands; None where there are none."""
        if not self._sections.headings or not 0 <= row < len(self._sections):
            return None
        return self._heaps[self._sections.at(row)[0].key]

    def is_heading(self, row: int) -> bool:
        return self._sections.headings and self.document(row) is None and row >= 0

    def is_folded(self, row: int) -> bool:
        return self._sections.at(row)[0].folded

    def heading_rows(self) -> list[int]:
        return self._sections.heading_rows()

    def rows_of(self, documents: AnyOf[DocumentId]) -> list[int]:
        """Where these documents stand, in one pass."""
        if not documents:
            return []
        wanted = frozenset(documents)
        found: list[int] = []
        row = 0
        for section in self._sections.sections:
            if self._sections.headings:
                row += 1
                if section.folded:
                    continue
            found.extend(row + n for n, each in enumerate(section.rows) if each.id in wanted)
            row += len(section.rows)
        return found

    def _lay_out(self) -> None:
        self.beginResetModel()
        found = matching(self._rows, self._words)
        if self._only is not None:
            found = [each for each in found if each.id in self._only]
        heaps = grouped(found, self._group, self._collections, self._live)
        self._heaps = dict(enumerate(heaps))
        self._sections = Sections(
            [self._section(number, heap) for number, heap in self._heaps.items()],
            headings=self._group is not Group.NONE,
        )
        self.endResetModel()

    def _section(self, number: int, heap: Heap) -> Section[Document]:
        folded = (self._group, heap.title) in self._folded
        return Section(number, heap.title, list(heap.documents), folded)

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._sections)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        section, document = self._sections.at(index.row())
        if document is None:
            return self._heading_data(section, index.column(), role)
        return _document_data(document, COLUMNS[index.column()], role)

    def _heading_data(self, section: Section[Document], column: int, role: int) -> object:
        if role == ItemRole.SECTION:
            return section
        if column == 0 and role == Qt.ItemDataRole.DisplayRole:
            return f"{section.title} ({len(section.rows):,})"
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._heaps[section.key].problem or None
        if column == 0 and role == Qt.ItemDataRole.AccessibleTextRole:
            state = "folded" if section.folded else "unfolded"
            return f"{section.title}, {len(section.rows):,} documents, {state}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(COLUMNS[section])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        base = (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemNeverHasChildren
        )
        if not self.is_heading(index.row()):
            return base | Qt.ItemFlag.ItemIsDragEnabled
        return base | Qt.ItemFlag.ItemIsDropEnabled if self._collection(index.row()) else base

    def _collection(self, row: int) -> CollectionId | None:
        heap = self.heap(row)
        return heap.collection if heap is not None else None

    # Drag and drop

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        found = [self.document(row) for row in sorted({index.row() for index in indexes})]
        documents = [each for each in found if each is not None]
        data = QMimeData()
        data.setData(MIME, json.dumps([each.id for each in documents]).encode())
        data.setText("\n".join(each.title for each in documents))
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def canDropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,  # noqa: ARG002 (Qt's signature)
        row: int,  # noqa: ARG002
        column: int,  # noqa: ARG002
        parent: Index,
    ) -> bool:
        return data.hasFormat(MIME) and self._collection(parent.row()) is not None

    def dropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,  # noqa: ARG002 (Qt's signature)
        row: int,  # noqa: ARG002
        column: int,  # noqa: ARG002
        parent: Index,
    ) -> bool:
        collection = self._collection(parent.row())
        if collection is None or not data.hasFormat(MIME):
            return False
        self.drop_requested.emit(documents_in(data), collection)
        # False: Qt would otherwise take the rows away from where they were dragged.
        return False


def documents_in(data: QMimeData) -> tuple[DocumentId, ...]:
    """The documents that a drag carries."""
    if not data.hasFormat(MIME):
        return ()
    return tuple(DocumentId(each) for each in json.loads(bytes(data.data(MIME).data())))


def _document_data(document: Document, column: Column, role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return column.show(document)
    if role == ItemRole.VALUE:
        return document
    if role == Qt.ItemDataRole.TextAlignmentRole:
        return _alignment(column)
    if role == Qt.ItemDataRole.ToolTipRole:
        return described(document)
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return f"{document.title}, {facts(document)}" if column.name == "title" else None
    return None


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
