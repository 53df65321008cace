"""By what the hits can be narrowed, with counts: headings, and values that are on or off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from viewer.domain.searching import Facet, Facets, FacetValue
from viewer.ui.models.query_text import has_filter
from viewer.ui.models.roles import ItemRole

Index = QModelIndex | QPersistentModelIndex

FIRST = 5
"""Values of each kind shown before somebody asks for more."""

_HEADINGS = {
    "theme": "Themes",
    "document": "Documents",
    "year": "Years",
    "body": "Bodies",
    "kind": "Kinds",
    "language": "Languages",
}


@dataclass(frozen=True, slots=True)
class Heading:
    """Over the values of one kind."""

    said: str


@dataclass(frozen=True, slots=True)
class Value:
    """A value; `on` where the query has it.

    Attributes:
        more: the counts are of a part of the hits, and there may be more.
    """

    value: FacetValue
    on: bool
    more: bool = False


@dataclass(frozen=True, slots=True)
class Further:
    """Shows the rest of the values of a kind, or hides it again."""

    name: str
    count: int
    unfolded: bool


Row = Heading | Value | Further


class FacetsModel(QAbstractListModel):
    """A row is one of `Row` (`ItemRole.VALUE`)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._facets: Facets | None = None
        self._scopes: Sequence[FacetValue] = ()
        self._query = ""
        self._unfolded: set[str] = set()
        self._rows: list[Row] = []

    def show(self, facets: Facets | None, scopes: Sequence[FacetValue], query: str) -> None:
        """Show the facets of the hits of a query; `scopes` say what kinds of things there are."""
        self._facets, self._scopes, self._query = facets, scopes, query
        self._lay_out()

    def unfold(self, name: str) -> None:
        """Show all values of a kind, or the first only."""
        self._unfolded ^= {name}
        self._lay_out()

    def row_at(self, index: Index) -> Row | None:
        return self._rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.row_at(index), Heading):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index)
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _said(row)
            case Qt.ItemDataRole.ToolTipRole if isinstance(row, Value):
                verb = "Take away" if row.on else "Add"
                return f"{row.value.said}\n{verb} {row.value.narrows}"
            case Qt.ItemDataRole.AccessibleTextRole if isinstance(row, Value):
                state = ", chosen" if row.on else ""
                return f"{row.value.said}, {row.value.count:,}{state}"
            case ItemRole.VALUE:
                return row
        return None

    def _lay_out(self) -> None:
        self.beginResetModel()
        rows: list[Row] = []
        if self._facets is not None:
            if self._scopes:
                rows.append(Heading("Found in"))
                rows += [
                    Value(each, has_filter(self._query, each.narrows)) for each in self._scopes
                ]
            for facet in self._facets.by:
                rows += self._rows_of(facet, more=self._facets.of.more or facet.of is not None)
        self._rows = rows
        self.endResetModel()

    def _rows_of(self, facet: Facet, *, more: bool) -> Sequence[Row]:
        if not facet.values:
            return []
        unfolded = facet.name in self._unfolded
        shown = [Value(each, has_filter(self._query, each.narrows), more) for each in facet.values]
        hidden = 0 if unfolded else sum(not each.on for each in shown[FIRST:])
        if not unfolded:
            shown = [each for at, each in enumerate(shown) if at < FIRST or each.on]
        rows: list[Row] = [Heading(_HEADINGS[facet.name.value]), *shown]
        if hidden or unfolded:
            rows.append(Further(facet.name, hidden, unfolded))
        return rows


def _said(row: Row) -> str:
    match row:
        case Heading(said):
            return said
        case Value(value):
            return value.said
        case Further(count=count, unfolded=unfolded):
            return "Fewer" if unfolded else f"{count:,} more…"
