"""A comparison as a table: one row a pair, both texts, relation, themes; filtered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from viewer.analysis.compare import Ignore
from viewer.archive import Archive
from viewer.domain import (
    DocumentId,
    Paragraph,
    ParagraphId,
    Relation,
    Synopsis,
    SynopsisCell,
    SynopsisRow,
    ThemeId,
)
from viewer.ui.models.comparisons import Comparison, Match, Span
from viewer.ui.models.roles import ItemRole

Index = QModelIndex | QPersistentModelIndex
Themes = Mapping[ParagraphId, tuple[ThemeId, ...]]


class Column(IntEnum):
    """In their order."""

    FIRST = 0
    SECOND = 1
    RELATION = 2
    THEMES = 3


@dataclass(frozen=True, slots=True)
class Shown:
    """A row of the table: a pair with the paragraphs of both sides."""

    match: Match
    a: Paragraph | None
    b: Paragraph | None
    themes: tuple[ThemeId, ...]

    @property
    def text(self) -> str:
        """What a filter looks through."""
        return "\n".join(each.text for each in (self.a, self.b) if each is not None)


def read_themes(
    archive: Archive, documents: Sequence[DocumentId]
) -> dict[ParagraphId, tuple[ThemeId, ...]]:
    """The themes on each paragraph of the documents, in the order of the codebook."""
    order = {theme.id: place for place, theme in enumerate(archive.themes.all())}
    found: dict[ParagraphId, dict[ThemeId, None]] = {}
    for document in documents:
        for tag in archive.tags.of_document(document):
            found.setdefault(tag.anchor.paragraph, {})[tag.theme] = None
    return {
        paragraph: tuple(sorted(themes, key=lambda theme: order.get(theme, len(order))))
        for paragraph, themes in found.items()
    }


class ComparisonModel(QAbstractTableModel):
    """A row is a `Shown` (`ItemRole.VALUE`); texts are painted by the delegate."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.comparison: Comparison | None = None
        self.titles = ("", "")
        self.ignore = Ignore()
        self._all: list[Shown] = []
        self._rows: list[Shown] = []
        self._names: Mapping[ThemeId, str] = {}
        self._relations: frozenset[Relation] = frozenset()
        self._words = ""

    # What is shown

    def show(
        self,
        comparison: Comparison | None,
        titles: tuple[str, str],
        themes: Themes,
        names: Mapping[ThemeId, str],
    ) -> None:
        """Another comparison, or the same with other themes."""
        self.beginResetModel()
        self.comparison = comparison
        self.titles = titles
        self._names = names
        self._all = [] if comparison is None else _shown(comparison, themes)
        self._rows = [row for row in self._all if self._wanted(row)]
        self.endResetModel()

    def filter(self, relations: frozenset[Relation], words: str) -> None:
        """Only these relations (none: all of them), and only rows with these words."""
        self.beginResetModel()
        self._relations, self._words = relations, words.casefold().strip()
        self._rows = [row for row in self._all if self._wanted(row)]
        self.endResetModel()

    def set_ignore(self, ignore: Ignore) -> None:
        """Other differences do not count."""
        self.ignore = ignore
        if self._rows:
            last = self.index(len(self._rows) - 1, Column.SECOND)
            self.dataChanged.emit(self.index(0, Column.FIRST), last)

    def counts(self) -> Counter[Relation]:
        """How many pairs of each relation there are, whatever is filtered."""
        return Counter(row.match.relation for row in self._all)

    def row_at(self, index: Index) -> Shown | None:
        return self._rows[index.row()] if index.isValid() else None

    def row_of(self, paragraph: ParagraphId) -> int | None:
        """The first shown row that a paragraph is in."""
        return next(
            (
                number
                for number, row in enumerate(self._rows)
                if paragraph in (row.match.a, row.match.b)
            ),
            None,
        )

    def spans(self, paragraph: Paragraph) -> tuple[Span, ...]:
        """The words that the other side does not have."""
        return () if self.comparison is None else self.comparison.spans(paragraph.id, self.ignore)

    def synopsis(self) -> Synopsis:
        """What is shown, to be exported."""
        return Synopsis(self.titles, tuple(self._synopsis_row(row) for row in self._rows))

    def _synopsis_row(self, row: Shown) -> SynopsisRow:
        match = row.match
        return SynopsisRow(
            None if row.a is None else self._cell(row.a, row),
            None if row.b is None else self._cell(row.b, row),
            match.relation,
            match.score,
            match.reason,
            match.held,
        )

    def _cell(self, paragraph: Paragraph, row: Shown) -> SynopsisCell:
        alone = row.a is None or row.b is None
        spans = ((0, len(paragraph.text)),) if alone else self.spans(paragraph)
        themes = tuple(self._names[each] for each in row.themes if each in self._names)
        return SynopsisCell(
            paragraph.index, paragraph.label or paragraph.mark, paragraph.text, spans, themes
        )

    def _wanted(self, row: Shown) -> bool:
        if self._relations and row.match.relation not in self._relations:
            return False
        return not self._words or self._words in row.text.casefold()

    # Qt's questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index)
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._said(row, Column(index.column()))
            case Qt.ItemDataRole.ToolTipRole if index.column() == Column.RELATION:
                return row.match.reason
            case Qt.ItemDataRole.AccessibleTextRole:
                head = self.headerData(index.column(), Qt.Orientation.Horizontal)
                return f"{head}: {self._said(row, Column(index.column()))}"
            case ItemRole.VALUE:
                return row
        return None

    def _said(self, row: Shown, column: Column) -> str:
        match column:
            case Column.FIRST | Column.SECOND:
                paragraph = row.a if column is Column.FIRST else row.b
                if paragraph is None:
                    return ""
                return f"{paragraph.label or ''} {paragraph.text}".strip()
            case Column.RELATION:
                by_hand = ", by hand" if row.match.held else ""
                return f"{row.match.relation.value}{by_hand}"
            case Column.THEMES:
                return ", ".join(self._names[each] for each in row.themes if each in self._names)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (*self.titles, "Relation", "Themes")[section]


def _shown(comparison: Comparison, themes: Themes) -> list[Shown]:
    paragraphs = comparison.paragraphs
    rows = []
    for match in comparison.matches:
        sides = [each for each in (match.a, match.b) if each is not None]
        found = dict.fromkeys(theme for each in sides for theme in themes.get(each, ()))
        rows.append(
            Shown(
                match,
                None if match.a is None else paragraphs[match.a],
                None if match.b is None else paragraphs[match.b],
                tuple(found),
            )
        )
    return rows
