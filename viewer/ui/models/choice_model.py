"""Documents to check: a list of titles with boxes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from viewer.domain import Document, DocumentId
from viewer.ui.models.roles import ItemRole
from viewer.ui.models.wording import joined

Index = QModelIndex | QPersistentModelIndex


class ChoiceModel(QAbstractListModel):
    """A row is a `Document` (`ItemRole.VALUE`) that may be checked.

    Signals:
        chosen: others are checked now.
    """

    chosen = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._documents: list[Document] = []
        self._checked: set[DocumentId] = set()

    def show(self, documents: Sequence[Document], checked: Iterable[DocumentId]) -> None:
        """Show these documents, the checked ones first."""
        self.beginResetModel()
        self._checked = set(checked)
        self._documents = sorted(
            documents, key=lambda each: (each.id not in self._checked, each.title.casefold())
        )
        self.endResetModel()

    def checked(self) -> tuple[DocumentId, ...]:
        """Those checked, in the order shown."""
        return tuple(each.id for each in self._documents if each.id in self._checked)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._documents)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        document = self._documents[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return joined((document.symbol, document.title, document.date))
            case Qt.ItemDataRole.ToolTipRole:
                return document.title
            case Qt.ItemDataRole.CheckStateRole:
                checked = document.id in self._checked
                return Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked
            case ItemRole.VALUE:
                return document
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole:
            return False
        document = self._documents[index.row()].id
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._checked.add(document)
        else:
            self._checked.discard(document)
        self.dataChanged.emit(index, index, [role])
        self.chosen.emit()
        return True
