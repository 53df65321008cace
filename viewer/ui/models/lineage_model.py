"""A clause through time as a list: a row a document that has it, a row for those in a gap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from viewer.citation import long_date
from viewer.domain import Lineage, LineageRow, Relation
from viewer.ui.models.roles import ItemRole
from viewer.ui.models.wording import joined, source

Index = QModelIndex | QPersistentModelIndex

NAMED = 12
"""Documents of a gap that are named; the others are counted."""


@dataclass(frozen=True, slots=True)
class Stop:
    """What is shown: one document that has the clause, or all that follow each other without it.

    Attributes:
        when: the date, or from when to when.
        who: symbol or title, or how many.
        said: what happened.
        detail: why, or which documents.
    """

    rows: tuple[LineageRow, ...]
    when: str
    who: str
    said: str
    detail: str

    @property
    def gap(self) -> bool:
        return self.rows[0].absent

    @property
    def row(self) -> LineageRow:
        return self.rows[0]


def stops(lineage: Lineage) -> list[Stop]:
    """The rows of a lineage, documents in a gap together."""
    found: list[Stop] = []
    gap: list[LineageRow] = []
    for row in lineage.rows:
        if row.absent:
            if gap and row.relation is Relation.REMOVED:
                found.append(_gap(gap))
                gap = []
            gap.append(row)
            continue
        if gap:
            found.append(_gap(gap))
            gap = []
        found.append(_present(row))
    if gap:
        found.append(_gap(gap))
    return found


def _present(row: LineageRow) -> Stop:
    by_hand = "paired by hand, " if row.held and "by hand" not in row.reason else ""
    return Stop((row,), _date(row), source(row.title, row.symbol), row.said, by_hand + row.reason)


def _gap(rows: Sequence[LineageRow]) -> Stop:
    first, last = _date(rows[0]), _date(rows[-1])
    when = first if first == last else f"{first} – {last}"
    names = [source(each.title, each.symbol) for each in rows[:NAMED]]
    more = len(rows) - len(names)
    if more:
        names.append(f"and {more:,} more")
    who = names[0] if len(rows) == 1 else f"{len(rows):,} documents without it"
    detail = "" if len(rows) == 1 else joined(names, ", ")
    return Stop(tuple(rows), when, who, rows[0].said, detail)


def _date(row: LineageRow) -> str:
    return long_date(row.date) if row.date else "no date"


class LineageModel(QAbstractListModel):
    """A row is a `Stop` (`ItemRole.VALUE`)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lineage: Lineage | None = None
        self._stops: list[Stop] = []

    def show(self, lineage: Lineage | None) -> None:
        self.beginResetModel()
        self.lineage = lineage
        self._stops = [] if lineage is None else stops(lineage)
        self.endResetModel()

    def stop_at(self, index: Index) -> Stop | None:
        return self._stops[index.row()] if index.isValid() else None

    @property
    def chosen(self) -> int:
        """The number of the row where the clause was chosen."""
        return next((number for number, each in enumerate(self._stops) if each.row.chosen), 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._stops)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        stop = self.stop_at(index)
        if stop is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{stop.when} · {stop.who}"
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(stop)
            case Qt.ItemDataRole.ToolTipRole:
                return stop.row.citation or stop.row.title if len(stop.rows) == 1 else stop.detail
            case ItemRole.VALUE:
                return stop
        return None


def spoken(stop: Stop) -> str:
    """The row for those who cannot see it: what went and came is said where it stands."""
    verbs = {"come": "[new: {}]", "gone": "[went: {}]"}
    text = "".join(
        verbs[each.change].format(each.text.strip()) + " " if each.change else each.text
        for each in stop.row.marks
    )
    label = f"{stop.row.label} " if stop.row.label else ""
    return f"{stop.when}, {stop.who}. {stop.said}, {stop.detail}. {label}{text}".strip()
