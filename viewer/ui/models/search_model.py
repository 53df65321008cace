"""Ranked hits of one query."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from viewer.domain import Hit
from viewer.ui.models.roles import ItemRole
from viewer.ui.models.wording import place, source
from viewer.ui.session import Place

Index = QModelIndex | QPersistentModelIndex

MATCH_BEGINS, MATCH_ENDS = "\x02", "\x03"


class SearchModel(QAbstractListModel):
    """A row is a `Hit` (`ItemRole.VALUE`); best first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: list[Hit] = []

    def show(self, hits: Sequence[Hit]) -> None:
        """Show these hits; where they only continue those shown, the view keeps its place."""
        known = len(self._hits)
        if known and list(hits[:known]) == self._hits:
            if len(hits) > known:
                self.beginInsertRows(QModelIndex(), known, len(hits) - 1)
                self._hits = list(hits)
                self.endInsertRows()
            return
        self.beginResetModel()
        self._hits = list(hits)
        self.endResetModel()

    def hit_at(self, index: Index) -> Hit | None:
        """The hit of a row."""
        return self._hits[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        hit = self.hit_at(index)
        if hit is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return plain(hit.snippet)
            case Qt.ItemDataRole.ToolTipRole:
                return hit.title
            case Qt.ItemDataRole.AccessibleTextRole:
                said = (source(hit.title, hit.symbol), place(hit.label, hit.page), hit.date)
                return f"{', '.join(part for part in said if part)}: {plain(hit.snippet)}"
            case ItemRole.VALUE:
                return hit
        return None


def plain(snippet: str) -> str:
    """A snippet without the marks around its matches."""
    return snippet.replace(MATCH_BEGINS, "").replace(MATCH_ENDS, "")


def parts(snippet: str) -> list[tuple[str, bool]]:
    """A snippet as pieces of text, each with whether it matches."""
    pieces: list[tuple[str, bool]] = []
    for number, piece in enumerate(snippet.split(MATCH_BEGINS)):
        match, ends, rest = piece.partition(MATCH_ENDS)
        if number == 0 or not ends:
            pieces.append((piece, False))
        else:
            pieces.extend(((match, True), (rest, False)))
    return [(text, matches) for text, matches in pieces if text]


def place_of(hit: Hit) -> Place:
    """Where a hit leads: the words of its first match, or else the paragraph."""
    before = ""
    for text, matches in parts(hit.snippet):
        if matches:
            before = before.removeprefix("…")  # of the snippet, not of the text
            start = hit.text.find(before + text) + len(before)
            if start < len(before):
                break
            return Place(hit.document, hit.paragraph, start, start + len(text))
        before += text
    return Place(hit.document, hit.paragraph)
