"""What was found, one occurrence a row, aligned at it and sorted by the words around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from viewer.analysis.concordance import Line, Passage, arranged, concordance
from viewer.archive.folding import bare
from viewer.domain.searching import Found
from viewer.ui.models.roles import ItemRole
from viewer.ui.models.search_model import kind_of
from viewer.ui.models.wording import joined, place, source
from viewer.ui.session import Place

Index = QModelIndex | QPersistentModelIndex

BEFORE, FOUND, AFTER, SOURCE = range(4)
FARTHEST = 3
"""Words away by which lines are sorted."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line and the hit it is of."""

    line: Line
    found: Found

    @property
    def place(self) -> Place | None:
        """The words, where they stand in a document."""
        found = self.found
        if found.document is None or found.paragraph is None:
            return None if found.document is None else Place(found.document)
        return Place(found.document, found.paragraph, self.line.start, self.line.end)


def rows_of(hits: Sequence[Found]) -> list[Row]:
    """A row for every occurrence; takes some 20 ms for a thousand."""
    lines = concordance((Passage(each.text, each.matches) for each in hits), bare)
    return [Row(line, hits[line.passage]) for line in lines]


class ConcordanceModel(QAbstractTableModel):
    """Columns: before, found, after, source. `ItemRole.VALUE` is a `Row`.

    Before and after stand where they are read: in a row written from right to left the column on the
    left holds what comes after.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._given: list[Row] = []
        self._rows: list[Row] = []
        self._by: int | None = None
        self.turned = False

    @property
    def sorted_by(self) -> int | None:
        """A place as `analysis.concordance.arranged` counts them; None: as the search found them."""
        return self._by

    def show(self, rows: Sequence[Row]) -> None:
        if self._given == list(rows):
            return
        self.beginResetModel()
        self._given = list(rows)
        turned = sum(row.line.right_to_left for row in rows)
        self.turned = turned * 2 > len(rows)
        self._arrange()
        self.endResetModel()

    def sort_by(self, place: int | None) -> None:
        """Sort by the word at a place, then by those beyond it, then as found."""
        if place != self._by:
            self.beginResetModel()
            self._by = place
            self._arrange()
            self.endResetModel()

    def row_at(self, index: Index) -> Row | None:
        return self._rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 4

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index)
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _cell(row, index.column())
            case Qt.ItemDataRole.ToolTipRole if index.column() == SOURCE:
                return row.found.title
            case Qt.ItemDataRole.AccessibleTextRole if index.column() == BEFORE:
                line = row.line
                return f"{line.before} {line.found} {line.after}; {_cell(row, SOURCE)}"
            case ItemRole.VALUE:
                return row
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heading(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _SIDES[section] | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole:
            return _TIPS[self._meant(section)]
        return None

    def next_order(self, section: int) -> int | None:
        """What a click on a heading sorts by: the nearest word, then farther ones, then the nearest."""
        meant = self._meant(section)
        if meant == SOURCE:
            return None
        if meant == FOUND:
            return 0
        sign = -1 if meant == BEFORE else 1
        now = self._by or 0
        farther = abs(now) + 1 if now * sign > 0 else 1
        return sign * (farther if farther <= FARTHEST else 1)

    def _heading(self, section: int) -> str:
        meant = self._meant(section)
        said = ("Before", "Found", "After", "Source")[meant]
        by = self._by
        if by is None or meant == SOURCE:
            return said
        if by == 0 and meant == FOUND:
            return f"{said} ▾"
        if (by < 0 and meant == BEFORE) or (by > 0 and meant == AFTER):
            return f"{said}: {_ORDINALS[abs(by) - 1]} word ▾"
        return said

    def _meant(self, section: int) -> int:
        """Where most lines run to the left, what comes before stands on the right."""
        return {BEFORE: AFTER, AFTER: BEFORE}.get(section, section) if self.turned else section

    def _arrange(self) -> None:
        by = self._by
        if by is None:
            self._rows = list(self._given)
            return
        sign = -1 if by < 0 else 1
        places = [0, 1, 2] if by == 0 else [sign * n for n in range(abs(by), FARTHEST + 2)]
        # Lines are values and the same one may stand twice, so the rows are found by identity.
        row_of = {id(row.line): row for row in self._given}
        self._rows = [row_of[id(each)] for each in arranged((r.line for r in self._given), places)]


_ORDINALS = ("1st", "2nd", "3rd")
_SIDES = (
    Qt.AlignmentFlag.AlignRight,
    Qt.AlignmentFlag.AlignHCenter,
    Qt.AlignmentFlag.AlignLeft,
    Qt.AlignmentFlag.AlignLeft,
)
_TIPS = (
    "Sort by the first word before; again: by the second, the third",
    "Sort by what was found",
    "Sort by the first word after; again: by the second, the third",
    "As the search orders them",
)


def _cell(row: Row, column: int) -> str:
    left, right = row.line.sides
    match column:
        case 0:
            return left.strip()
        case 1:
            return row.line.found
        case 2:
            return right.strip()
    found = row.found
    named = source(found.title, found.symbol)
    return joined((kind_of(found), named, place(found.label, found.page)))
