"""What would be carried to counterparts: a row a theme or note, with a box to tick."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from viewer.counterparts.carrying import Carried
from viewer.domain import DocumentId, Paragraph
from viewer.ui.models.roles import ItemRole
from viewer.ui.models.wording import joined, place

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """In their order."""

    WHAT = 0
    FROM = 1
    TO = 2
    WORDS = 3
    HOW = 4
    WHY = 5


HEADINGS = ("Theme or note", "From", "To", "Words there", "Goes", "Counterpart")


class CarryingModel(QAbstractTableModel):
    """A row is a `Carried` (`ItemRole.VALUE`); the first column has the box.

    Signals:
        ticked: others are ticked now.
    """

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Carried] = []
        self._ticked: set[int] = set()
        self._names: Mapping[DocumentId, str] = {}

    def show(self, rows: Sequence[Carried], names: Mapping[DocumentId, str]) -> None:
        """Show these, the sure ones ticked.

        Args:
            rows: in their order.
            names: of the documents to which is carried, where there are several.
        """
        self.beginResetModel()
        self._rows = list(rows)
        self._names = names
        self._ticked = {number for number, row in enumerate(self._rows) if row.sure}
        self.endResetModel()
        self.ticked.emit()

    @property
    def wanted(self) -> list[Carried]:
        """Those that are ticked, in their order."""
        return [row for number, row in enumerate(self._rows) if number in self._ticked]

    @property
    def there(self) -> int:
        """How many stand there already."""
        return sum(row.there for row in self._rows)

    def tick(self, *, doubtful: bool, sure: bool) -> None:
        """Tick these kinds and no others."""
        self._ticked = {
            number
            for number, row in enumerate(self._rows)
            if not row.there and (sure if row.sure else doubtful)
        }
        if self._rows:
            last = self.index(len(self._rows) - 1, Column.WHAT)
            self.dataChanged.emit(
                self.index(0, Column.WHAT), last, [Qt.ItemDataRole.CheckStateRole]
            )
        self.ticked.emit()

    # Qt's questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not index.isValid():
            return flags
        if self._rows[index.row()].there:
            return flags & ~Qt.ItemFlag.ItemIsEnabled
        if index.column() == Column.WHAT:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return " ".join(self._said(row, column).split())
            case Qt.ItemDataRole.ToolTipRole:
                return self._said(row, column)
            case Qt.ItemDataRole.CheckStateRole if column is Column.WHAT and not row.there:
                on = index.row() in self._ticked
                return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{HEADINGS[column]}: {self._said(row, column)}"
            case ItemRole.VALUE:
                return row
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        if self._rows[index.row()].there:
            return False
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._ticked.add(index.row())
        else:
            self._ticked.discard(index.row())
        self.dataChanged.emit(index, index, [role])
        self.ticked.emit()
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return HEADINGS[section]
        return None

    def _said(self, row: Carried, column: Column) -> str:
        link = row.link
        match column:
            case Column.WHAT:
                return row.name or f"Note: {row.body}"
            case Column.FROM:
                return _place(link.source)
            case Column.TO:
                return joined((self._names.get(link.target.document), _place(link.target)))
            case Column.WORDS:
                return row.words
            case Column.HOW:
                return row.how
            case Column.WHY:
                by_hand = " by hand" if link.held else ""
                return f"{link.relation.value}{by_hand}: {link.reason}"


def _place(paragraph: Paragraph) -> str:
    return place(paragraph.label, paragraph.page, paragraph.index)
