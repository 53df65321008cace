"""The files that could not be imported, a row each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from viewer.domain import Quarantined
from viewer.ui.models.wording import moment

Index = QModelIndex | QPersistentModelIndex

HEADINGS = ("File", "Why", "Tried", "Folder")


class QuarantineModel(QAbstractTableModel):
    """Shows what it is given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.files: list[Quarantined] = []

    def show(self, files: Sequence[Quarantined]) -> None:
        """Show these in place of the others."""
        self.beginResetModel()
        self.files = list(files)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.files)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        file = self.files[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _cells(file)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{file.path}\n{file.reason}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return HEADINGS[section]
        return None


def _cells(file: Quarantined) -> tuple[str, str, str, str]:
    times = "" if file.tries == 1 else f"{file.tries} times, "
    tried = f"{times}{moment(file.last_at)}"
    return file.name, file.reason, tried, str(file.path.parent)
