"""The documents of the archive as rows: filtered, sorted and grouped in memory, 11,000 in a blink."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from viewer.domain import Collection, CollectionId, Document, DocumentId
from viewer.ui.models.roles import ItemRole

MIME = "application/x-concord-documents"
"""A JSON list of document ids, as drags of documents carry them."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, what a cell shows and what it is sorted by."""

    name: str
    heading: str
    show: Callable[[Document], str]
    sort: Callable[[Document], tuple[bool, object]]
    number: bool = False


def _text(name: str, heading: str) -> Column:
    def show(document: Document) -> str:
        return getattr(document, name) or ""

    # What is not known stands last, whichever way is up.
    return Column(name, heading, show, lambda each: (not show(each), show(each).casefold()))


def _number(name: str, heading: str) -> Column:
    return Column(
        name,
        heading,
        lambda each: f"{getattr(each, name):,}" if getattr(each, name) else "",
        lambda each: (False, getattr(each, name)),
        number=True,
    )


COLUMNS = (
    _text("title", "Title"),
    _text("symbol", "Symbol"),
    _text("date", "Date"),
    _text("body", "Body"),
    _text("language", "Language"),
    _text("kind", "Kind"),
    _number("paragraphs", "Paragraphs"),
    _number("tags", "Tags"),
    _number("notes", "Notes"),
)
_COLUMN_OF = {column.name: column for column in COLUMNS}


class Group(StrEnum):
    """What the rows are put together by."""

    NONE = "none"
    KIND = "kind"
    YEAR = "year"
    BODY = "body"
    LANGUAGE = "language"
    COLLECTION = "collection"


@dataclass(frozen=True, slots=True)
class Section:
    """A group of rows; `collection` where it stands for one."""

    title: str
    documents: tuple[Document, ...]
    collection: CollectionId | None = None


_UNKNOWN = {
    Group.KIND: "Other kinds",
    Group.YEAR: "No date",
    Group.BODY: "No body",
    Group.LANGUAGE: "Language unknown",
    Group.COLLECTION: "In no collection",
}


class LibraryModel(QAbstractItemModel):
    """Documents, in sections where they are grouped.

    Signals:
        drop_requested: document ids and the collection they were dropped on.
    """

    drop_requested = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._documents: list[tuple[Document, str]] = []
        self._collections: list[Collection] = []
        self._sections: list[Section] = [Section("", ())]
        self._words: tuple[str, ...] = ()
        self._sort, self._descending = "title", False
        self._group = Group.NONE

    def show(self, documents: Iterable[Document], collections: Iterable[Collection]) -> None:
        """Take what the archive holds now."""
        self._documents = [(each, _haystack(each)) for each in documents]
        self._collections = list(collections)
        self._lay_out()

    def filter(self, words: str) -> None:
        """Keep the documents in which every one of the words stands somewhere."""
        wanted = tuple(words.casefold().split())
        if wanted != self._words:
            self._words = wanted
            self._lay_out()

    def order(self, column: str, descending: bool) -> None:
        """Sort by a column, by its name."""
        if column in _COLUMN_OF:
            self._sort, self._descending = column, descending
            self._lay_out()

    def group(self, by: Group) -> None:
        """Put together what has the same kind, year ..."""
        if by is not self._group:
            self._group = by
            self._lay_out()

    @property
    def sorted_by(self) -> tuple[str, bool]:
        return self._sort, self._descending

    @property
    def grouped_by(self) -> Group:
        return self._group

    @property
    def total(self) -> int:
        return len(self._documents)

    @property
    def shown(self) -> int:
        """How many different documents are shown."""
        return len({each.id for section in self._sections for each in section.documents})

    def document(self, index: Index) -> Document | None:
        value = self.data(index, ItemRole.VALUE)
        return value if isinstance(value, Document) else None

    def section(self, index: Index) -> Section | None:
        value = self.data(index, ItemRole.SECTION)
        return value if isinstance(value, Section) else None

    def index_of(self, document: DocumentId) -> QModelIndex:
        """Where a document stands first; an invalid index if it is not shown."""
        for number, section in enumerate(self._sections):
            for row, each in enumerate(section.documents):
                if each.id == document:
                    return self.index(row, 0, self._section_index(number))
        return QModelIndex()

    def _lay_out(self) -> None:
        self.beginResetModel()
        found = [
            document
            for document, text in self._documents
            if all(word in text for word in self._words)
        ]
        column = _COLUMN_OF[self._sort]
        known = [each for each in found if not column.sort(each)[0]]
        unknown = [each for each in found if column.sort(each)[0]]
        known.sort(key=lambda each: column.sort(each)[1], reverse=self._descending)  # type: ignore[arg-type,return-value]
        self._sections = self._divide([*known, *unknown])
        self.endResetModel()

    def _divide(self, documents: Sequence[Document]) -> list[Section]:
        if self._group is Group.NONE:
            return [Section("", tuple(documents))]
        if self._group is Group.COLLECTION:
            return self._by_collection(documents)
        named: dict[str, list[Document]] = {}
        for document in documents:
            named.setdefault(_group_name(document, self._group), []).append(document)
        newest_first = self._group is Group.YEAR
        titles = sorted((name for name in named if name), key=str.casefold, reverse=newest_first)
        sections = [Section(_capital(name), tuple(named[name])) for name in titles]
        if "" in named:
            sections.append(Section(_UNKNOWN[self._group], tuple(named[""])))
        return sections

    def _by_collection(self, documents: Sequence[Document]) -> list[Section]:
        sections = [
            Section(
                collection.name,
                tuple(each for each in documents if each.id in collection.documents),
                collection.id,
            )
            for collection in self._collections
        ]
        kept = frozenset[DocumentId]().union(*(each.documents for each in self._collections))
        loose = tuple(each for each in documents if each.id not in kept)
        if loose:
            sections.append(Section(_UNKNOWN[Group.COLLECTION], loose))
        return sections

    @property
    def _flat(self) -> bool:
        return self._group is Group.NONE

    def _section_index(self, number: int) -> QModelIndex:
        return QModelIndex() if self._flat else self.createIndex(number, 0, 0)

    # A section has the internal id 0, a document the number of its section counted from 1.

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        if self._flat:
            return self.createIndex(row, column, 1)
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, child: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]
        if self._flat or not child.isValid() or child.internalId() == 0:
            return QModelIndex()
        return self.createIndex(int(child.internalId()) - 1, 0, 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        if not parent.isValid():
            return len(self._sections[0].documents) if self._flat else len(self._sections)
        if self._flat or parent.internalId() != 0 or parent.column() != 0:
            return 0
        return len(self._sections[parent.row()].documents)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        if self._flat and parent.isValid():
            return 0
        return 0 if parent.isValid() and parent.internalId() != 0 else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        inside = int(index.internalId())
        if inside == 0:
            return self._section_data(self._sections[index.row()], index.column(), role)
        document = self._sections[inside - 1].documents[index.row()]
        return _document_data(document, COLUMNS[index.column()], role)

    def _section_data(self, section: Section, column: int, role: int) -> object:
        if role == ItemRole.SECTION:
            return section
        if column != 0:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{section.title} ({len(section.documents):,})"
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

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(COLUMNS):
            self.order(COLUMNS[column].name, order == Qt.SortOrder.DescendingOrder)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if index.internalId() == 0:
            droppable = self._sections[index.row()].collection is not None
            kind = Qt.ItemFlag.ItemIsDropEnabled if droppable else Qt.ItemFlag.NoItemFlags
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | kind
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Iterable[QModelIndex]) -> QMimeData:
        found = [self.document(index) for index in indexes if index.column() == 0]
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
        section = self.section(parent)
        return data.hasFormat(MIME) and section is not None and section.collection is not None

    def dropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,  # noqa: ARG002 (Qt's signature)
        row: int,  # noqa: ARG002
        column: int,  # noqa: ARG002
        parent: Index,
    ) -> bool:
        section = self.section(parent)
        if section is None or section.collection is None or not data.hasFormat(MIME):
            return False
        self.drop_requested.emit(documents_in(data), section.collection)
        # False: Qt would otherwise remove the rows from where they were dragged.
        return False


def documents_in(data: QMimeData) -> tuple[DocumentId, ...]:
    """The documents that a drag carries."""
    if not data.hasFormat(MIME):
        return ()
    return tuple(DocumentId(each) for each in json.loads(data.data(MIME).toStdString()))


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


def facts(document: Document) -> str:
    """The line under a title: `A/RES/67/264 · 2013-05-17 · 24 paragraphs · 3 tags`."""
    parts = [document.symbol, document.date]
    if not document.symbol:
        parts.insert(0, document.body or document.kind)
    parts.append(_counted(document.paragraphs, "paragraph"))
    parts.extend(
        _counted(number, noun)
        for number, noun in ((document.tags, "tag"), (document.notes, "note"))
        if number
    )
    return " · ".join(part for part in parts if part)


def described(document: Document) -> str:
    """All that a tool tip says of a document."""
    lines = [
        document.title,
        " · ".join(each for each in (document.symbol, document.date, document.place) if each),
        " · ".join(each for each in (document.body, document.kind, document.language) if each),
        document.name,
        *document.warnings,
    ]
    return "\n".join(line for line in lines if line)


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _haystack(document: Document) -> str:
    fields = (
        document.title, document.symbol, document.date, document.body, document.place,
        document.kind, document.language, document.name,
    )  # fmt: skip
    return "\n".join(field for field in fields if field).casefold()


def _group_name(document: Document, by: Group) -> str:
    if by is Group.YEAR:
        return (document.date or "")[:4]
    return getattr(document, by.value) or ""


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
