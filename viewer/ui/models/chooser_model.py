"""Documents as a reader offers them to be opened: those lately read first, filtered as one types."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from viewer.domain import Document, DocumentId
from viewer.ui.models.roles import ItemRole
from viewer.ui.models.wording import joined

Index = QModelIndex | QPersistentModelIndex


class ChooserModel(QAbstractListModel):
    """A flat list, small enough to be filtered at every key."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[tuple[str, Document]] = []
        self._shown: list[Document] = []
        self._words = ""

    def show(self, documents: Iterable[Document], first: Sequence[DocumentId] = ()) -> None:
        """Offer these documents, some of them before all others."""
        places = {document: place for place, document in enumerate(first)}
        found = sorted(
            documents,
            key=lambda each: (places.get(each.id, len(places)), each.title.casefold()),
        )
        self._all = [(_haystack(each), each) for each in found]
        self.filter(self._words)

    def filter(self, words: str) -> None:
        """Show those that have all of the words, in title, symbol, date, body or file name."""
        self.beginResetModel()
        self._words = words
        wanted = words.casefold().split()
        self._shown = [
            document for text, document in self._all if all(each in text for each in wanted)
        ]
        self.endResetModel()

    def document(self, index: Index) -> Document | None:
        return self._shown[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        document = self.document(index)
        if document is None:
            return None
        source = joined((document.symbol, document.date))
        if role == Qt.ItemDataRole.DisplayRole:
            return joined((document.title, source), "  —  ")
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{document.title}\n{source or document.name}"
        if role == ItemRole.VALUE:
            return document
        return None


def _haystack(document: Document) -> str:
    parts = (document.title, document.symbol, document.date, document.body, document.name)
    return " ".join(part for part in parts if part).casefold()
