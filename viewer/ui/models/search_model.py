"""Hits of one query, of all kinds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from viewer.domain.searching import Found, What
from viewer.ui.models.roles import ItemRole
from viewer.ui.models.wording import joined, place, source
from viewer.ui.session import Place

Index = QModelIndex | QPersistentModelIndex

MATCH_BEGINS, MATCH_ENDS = "\x02", "\x03"


class SearchModel(QAbstractListModel):
    """A row is a `Found` (`ItemRole.VALUE`), in the order of the search."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: list[Found] = []

    @property
    def hits(self) -> Sequence[Found]:
        return self._hits

    def show(self, hits: Sequence[Found]) -> None:
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

    def hit_at(self, index: Index) -> Found | None:
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
                said = (kind_of(hit), source(hit.title, hit.symbol), where(hit), hit.date)
                return f"{', '.join(part for part in said if part)}: {plain(hit.snippet)}"
            case ItemRole.VALUE:
                return hit
        return None


def kind_of(hit: Found) -> str:
    """What it is where it is no paragraph: `Note by Ada`."""
    match hit.what:
        case What.NOTE:
            return f"Note by {hit.by}" if hit.by else "Note"
        case What.TITLE:
            return "Title"
        case What.THEME:
            return "Theme"
    return ""


def where(hit: Found) -> str:
    """`14 · p. 3`; nothing for a title or a theme."""
    return place(hit.label, hit.page, hit.index) if hit.paragraph is not None else ""


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


# Of Markdown: emphasis, code, headings, quotations and list marks at the beginning of a line.
_MARKS = re.compile(r"\*+|`+|^(?:#{1,6}|>|[-+]|\d+\.)[ \t]+", re.MULTILINE)


def said(hit: Found) -> list[tuple[str, bool]]:
    """The snippet of a hit in pieces; a note without the marks of its formatting."""
    pieces = parts(hit.snippet)
    if hit.what is not What.NOTE:
        return pieces
    bare = [(_MARKS.sub("", text), matches) for text, matches in pieces]
    return [(text, matches) for text, matches in bare if text]


def place_of(hit: Found) -> Place | None:
    """Where a hit leads: the words of its first match, or else the paragraph; None for a theme."""
    if hit.document is None:
        return None
    if hit.what is What.PARAGRAPH and hit.matches:
        return Place(hit.document, hit.paragraph, *hit.matches[0])
    return Place(hit.document, hit.paragraph)


def head_of(hit: Found) -> tuple[str, str]:
    """How a hit is named: the first part set off, the second quiet."""
    if hit.what is What.PARAGRAPH:
        return (hit.symbol, hit.title) if hit.symbol else (hit.title, "")
    on = joined((hit.symbol, hit.title)) if hit.what is not What.TITLE else hit.symbol or ""
    return kind_of(hit), on
