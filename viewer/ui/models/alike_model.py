"""Paragraphs like one, and groups of paragraphs that repeat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from viewer.analysis.compare import Change, compare
from viewer.archive import Archive
from viewer.archive.snippets import snippet
from viewer.domain.searching import Found
from viewer.finding.alike import Likenesses
from viewer.finding.repeated import Repeated
from viewer.ui.models.roles import ItemRole
from viewer.ui.models.search_model import place_of, plain
from viewer.ui.models.wording import place, source
from viewer.ui.session import Place

Index = QModelIndex | QPersistentModelIndex

MEMBERS = 50
"""Of a group so many are shown: a formula may stand in thousands of paragraphs."""
GROUPS = 500
_COMPARED = 4_000
"""Characters beyond which what differs is not looked for."""


@dataclass(frozen=True, slots=True)
class Head:
    """Over a group: how many there are, and how the first begins."""

    said: str
    count: int


@dataclass(frozen=True, slots=True)
class Member:
    """A paragraph.

    Attributes:
        said: how alike it is and by which words, or what it shares with the first.
        first: what it is like: the first of its group; itself for that one.
    """

    found: Found
    said: str
    first: Found | None = None

    @property
    def place(self) -> Place | None:
        """The paragraph: no word of it is more meant than the others."""
        here = place_of(self.found)
        return None if here is None else replace(here, start=None, end=None)


Row = Head | Member


class AlikeModel(QAbstractListModel):
    """`ItemRole.VALUE` is the `Found` of a member; `ItemRole.SECTION` is the `Head` of a heading."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    def show(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row_at(self, index: Index) -> Row | None:
        return self._rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.row_at(index), Head):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index)
        if isinstance(row, Head):
            if role == ItemRole.SECTION:
                return row
            return row.said if role == Qt.ItemDataRole.DisplayRole else None
        if row is None:
            return None
        found = row.found
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return plain(found.snippet)
            case Qt.ItemDataRole.StatusTipRole:
                return row.said
            case Qt.ItemDataRole.ToolTipRole:
                return f"{found.title}\n{row.said}"
            case Qt.ItemDataRole.AccessibleTextRole:
                where = place(found.label, found.page, found.index)
                named = source(found.title, found.symbol)
                return f"{named}, {where}, {row.said}: {plain(found.snippet)}"
            case ItemRole.VALUE:
                return found
        return None


def rows_of_likenesses(alike: Likenesses) -> list[Row]:
    """The likest first."""
    return [
        Member(row.found, f"{row.found.score:.0%} by {', '.join(row.because[:4])}")
        for row in alike.rows
    ]


def rows_of_groups(archive: Archive, groups: Sequence[Repeated]) -> list[Row]:
    """A heading and its members for each; the words that the first has not are marked."""
    rows: list[Row] = []
    for group in groups[:GROUPS]:
        shown = group.members[:MEMBERS]
        found = archive.similar.described(shown)
        there = [
            (found[each], share)
            for each, share in zip(shown, group.shares, strict=False)
            if each in found
        ]
        if len(there) < 2:  # a document was removed meanwhile
            continue
        first = there[0][0]
        rows.append(Head(_said(group), len(group.members)))
        rows += [
            Member(_marked(first, each), _shared(each is first, share), first)
            for each, share in there
        ]
    return rows


def _said(group: Repeated) -> str:
    count = len(group.members)
    more = f" (the first {MEMBERS} are listed)" if count > MEMBERS else ""
    return f"{count:,} paragraphs{more}"


def _shared(first: bool, share: float) -> str:
    if first:
        return "the others are like this one"
    return "the same words" if share == 1.0 else f"{share:.0%} of the words"


def _marked(first: Found, other: Found) -> Found:
    """With what it has and the first has not."""
    if other is first or max(len(first.text), len(other.text)) > _COMPARED:
        return other
    places = tuple(
        (span.b_start, span.b_start + len(words))
        for span in compare(first.text, other.text)
        if span.change is Change.INSERT
        and (words := other.text[span.b_start : span.b_end].rstrip())
    )
    return replace(other, matches=places, snippet=snippet(other.text, places))
