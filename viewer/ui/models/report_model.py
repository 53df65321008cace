"""A report as a list: headings and excerpts in the order that a person gives them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from viewer.archive import Archive
from viewer.domain import Excerpt
from viewer.domain.ids import ReportId, ReportItemId
from viewer.domain.reports import Report, ReportItem
from viewer.ui.models.clipping import clip
from viewer.ui.models.roles import ItemRole

Index = QModelIndex | QPersistentModelIndex
ITEMS = "application/x-concord-report-items"
"""What is dragged within the list: ids, between spaces."""


@dataclass(frozen=True, slots=True)
class ReportRow:
    """An item with its excerpt; a heading has none."""

    item: ReportItem
    excerpt: Excerpt | None

    @property
    def words(self) -> str:
        """For those who cannot see it, and to be searched by typing."""
        if self.excerpt is None:
            return self.item.heading or ""
        return f"{' '.join(self.excerpt.text[:300].split())} ({self.excerpt.citation})"


@dataclass(frozen=True, slots=True)
class ReportRead:
    """All reports, and what is in the one that is shown (None where there is none)."""

    reports: tuple[Report, ...]
    shown: Report | None
    rows: tuple[ReportRow, ...]


def read_report(archive: Archive, wanted: Report | None) -> ReportRead:
    """From an archive of its own thread; `wanted` may be gone."""
    reports = tuple(archive.reports.all())
    shown = next((each for each in reports if wanted and each.id == wanted.id), None)
    if shown is None:
        return ReportRead(reports, None, ())
    items = archive.reports.items(shown.id)
    excerpts = archive.excerpts.of_report(items)  # one for each item that is no heading
    rows = (ReportRow(item, None if item.tag is None else next(excerpts, None)) for item in items)
    return ReportRead(
        reports, shown, tuple(row for row in rows if row.item.tag is None or row.excerpt)
    )


class ReportModel(QAbstractListModel):
    """A row is a `ReportRow` (`ItemRole.VALUE`).

    Args:
        move: asked to put items before another one, or at the end; the list follows when the
            archive has done it.
    """

    def __init__(
        self,
        move: Callable[[Sequence[ReportItemId], ReportItemId | None], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._move = move
        self._rows: list[ReportRow] = []
        self.report: ReportId | None = None
        self.movable = True

    def show(self, report: ReportId | None, rows: Sequence[ReportRow]) -> None:
        self.beginResetModel()
        self.report = report
        self._rows = list(rows)
        self.endResetModel()

    def row_at(self, index: Index) -> ReportRow | None:
        return self._rows[index.row()] if index.isValid() else None

    def row_of(self, item: ReportItemId) -> int | None:
        return next((n for n, row in enumerate(self._rows) if row.item.id == item), None)

    def excerpts(self) -> Iterator[Excerpt]:
        """In their order, each with the heading that it is under."""
        return (row.excerpt for row in self._rows if row.excerpt is not None)

    def neighbour(self, rows: Sequence[int], step: int) -> ReportItemId | None:
        """Before which item rows stand once they are moved up (-1) or down (1); None: at the end.

        Raises:
            IndexError: they cannot go further.
        """
        target = min(rows) - 1 if step < 0 else max(rows) + 2
        if target < 0 or target > len(self._rows):
            raise IndexError(target)
        return self._rows[target].item.id if target < len(self._rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index)
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return row.words
            case Qt.ItemDataRole.ToolTipRole if row.excerpt is not None:
                return row.excerpt.citation
            case ItemRole.VALUE:
                return row
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled if self.movable else Qt.ItemFlag.NoItemFlags
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [ITEMS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Rich text for other programs, ids for this list."""
        rows = [self._rows[number] for number in sorted({index.row() for index in indexes})]
        data = clip(row.excerpt for row in rows if row.excerpt is not None)
        ids = " ".join(str(row.item.id) for row in rows)
        data.setData(ITEMS, QByteArray(ids.encode("ascii")))
        return data

    def canDropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, _parent: Index
    ) -> bool:
        return self.movable and data.hasFormat(ITEMS)

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index
    ) -> bool:
        """Between two rows; on a row means before it.

        Returns:
            False: the view must not take the rows away itself, the archive moves them.
        """
        if not data.hasFormat(ITEMS):
            return False
        target = row if row >= 0 else (parent.row() if parent.isValid() else len(self._rows))
        mine = {each.item.id for each in self._rows}
        dragged = [ReportItemId(int(each)) for each in bytes(data.data(ITEMS).data()).split()]
        items = [item for item in dragged if item in mine]
        if items:
            before = self._rows[target].item.id if target < len(self._rows) else None
            self._move(items, before)
        return False
