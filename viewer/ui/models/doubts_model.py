"""What a person should look at after documents were read again, and what would be before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from viewer.archive import Archive
from viewer.domain import Doubt
from viewer.ui.models.roles import ItemRole
from viewer.ui.models.wording import source

if TYPE_CHECKING:
    # The report is of a job; the pane of the doubts needs nothing of it.
    from viewer.importing.reread_report import RereadReport

Index = QModelIndex | QPersistentModelIndex

HEADINGS = ("Document", "Tag or note", "Why", "Words before", "Words now")


@dataclass(frozen=True, slots=True)
class DoubtRow:
    """A tag or note to be looked at.

    Attributes:
        what: the theme, or the beginning of the note.
        was, now: its words before and after the new reading.
        doubt: in the archive; None of what only would be.
    """

    source: str
    what: str
    why: str
    was: str
    now: str
    doubt: Doubt | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        return (self.source, self.what, self.why, self.was, self.now)


def read_doubts(archive: Archive) -> list[DoubtRow]:
    """All of the archive, by document."""
    return [
        DoubtRow(
            source(each.title, each.symbol),
            _what(each.theme, each.body),
            each.why,
            each.was,
            each.now,
            each,
        )
        for each in archive.doubts.all()
    ]


def foreseen(report: RereadReport) -> list[DoubtRow]:
    """What reading anew would leave to be looked at, after the documents that cannot be read."""
    failed = [DoubtRow(each.name, "", each.sentence, "", "") for each in report.failed]
    return failed + [
        DoubtRow(document.name, _what(each.theme_name, each.body), each.why, each.was, each.now)
        for document in report.of("new")
        for each in document.to_look_at
    ]


def _what(theme: str, body: str) -> str:
    return theme or f"Note: {' '.join(body.split())}"


class DoubtsModel(QAbstractTableModel):
    """A row is a `DoubtRow` (`ItemRole.VALUE`)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[DoubtRow] = []

    def show(self, rows: Sequence[DoubtRow]) -> None:
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row_at(self, index: Index) -> DoubtRow | None:
        return self._rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index)
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return " ".join(row.cells[index.column()].split())
            case Qt.ItemDataRole.ToolTipRole:
                return row.cells[index.column()]
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{HEADINGS[index.column()]}: {row.cells[index.column()]}"
            case ItemRole.VALUE:
                return row
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return HEADINGS[section]
        return None
