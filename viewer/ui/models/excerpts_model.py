"""The table of what is tagged, in foldable sections."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from viewer.domain import Excerpt, TagId
from viewer.ui.models.clipping import clip
from viewer.ui.models.excerpts_order import TITLES, Column
from viewer.ui.models.roles import ItemRole
from viewer.ui.models.sections import Section, Sections
from viewer.ui.models.wording import moment, place, source

Index = QModelIndex | QPersistentModelIndex

SHOWN_WORDS = 300
"""Code points of an excerpt that a cell is given; it shows fewer, and measuring more is slow."""


class ExcerptsModel(QAbstractTableModel):
    """A row is an `Excerpt` (`ItemRole.VALUE`) or the heading of a section (`ItemRole.SECTION`)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sections: Sections[Excerpt] = Sections()
        self._folded: set[object] = set()

    def show(self, sections: Sequence[Section[Excerpt]], *, headings: bool) -> None:
        """Show these sections instead; what was folded stays folded."""
        self.beginResetModel()
        for section in sections:
            section.folded = section.key in self._folded
        self._sections = Sections(sections, headings=headings)
        self.endResetModel()

    def fold(self, index: Index, folded: bool | None = None) -> None:
        """Fold or unfold the section of a heading; without `folded` the other way round."""
        if not index.isValid():
            return
        section, row = self._sections.at(index.row())
        folded = not section.folded if folded is None else folded
        if row is not None or folded == section.folded or not section.size:
            return
        heading = self._sections.heading_row(section)
        if folded:
            hidden = self._sections.hides(section)
            self._folded.add(section.key)
            self.beginRemoveRows(QModelIndex(), heading + 1, heading + hidden)
            section.folded = True
            self._sections.lay_out()
            self.endRemoveRows()
        else:
            self._folded.discard(section.key)
            hidden = self._sections.would_show(section)
            self.beginInsertRows(QModelIndex(), heading + 1, heading + hidden)
            section.folded = False
            self._sections.lay_out()
            self.endInsertRows()
        top = self.index(heading, 0)
        self.dataChanged.emit(top, top)

    def excerpts(self) -> list[Excerpt]:
        """All that the filters leave, in the order shown, folded sections included."""
        return list(self._sections.values())

    def count(self) -> int:
        """How many excerpts the filters leave."""
        return self._sections.count()

    def heading_rows(self) -> list[int]:
        """The rows that span the table."""
        return self._sections.heading_rows()

    def excerpt_at(self, index: Index) -> Excerpt | None:
        """The excerpt of a row; None on a heading."""
        return self._sections.at(index.row())[1] if index.isValid() else None

    def section_at(self, index: Index) -> Section[Excerpt] | None:
        """The section of a heading; None on an excerpt."""
        if not index.isValid():
            return None
        section, row = self._sections.at(index.row())
        return section if row is None else None

    def row_of(self, tag: TagId) -> int | None:
        """The row of an excerpt by its tag; None where it is not shown."""
        return self._sections.find(lambda row: row.tag == tag)

    def chosen(self, indexes: Sequence[Index]) -> list[Excerpt]:
        """The excerpts of selected rows; a heading stands for its whole section."""
        excerpts: dict[TagId, Excerpt] = {}
        for row in sorted({index.row() for index in indexes}):
            section, excerpt = self._sections.at(row)
            for each in self._sections.inside(section) if excerpt is None else (excerpt,):
                excerpts[each.tag] = each
        return list(excerpts.values())

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._sections)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return TITLES[Column(section)]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        section, excerpt = self._sections.at(index.row())
        if excerpt is None:
            return _heading_data(section, Column(index.column()), role)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _cell(excerpt, Column(index.column()))
            case Qt.ItemDataRole.ToolTipRole:
                return _tool_tip(excerpt, Column(index.column()))
            case ItemRole.VALUE:
                return excerpt
        return None

    def mimeTypes(self) -> list[str]:
        return ["text/plain", "text/html"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return clip(self.chosen(indexes))


def _heading_data(section: Section[Excerpt], column: Column, role: int) -> Any:
    counted = "1 excerpt" if section.size == 1 else f"{section.size:,} excerpts"
    match role:
        case Qt.ItemDataRole.DisplayRole if column == 0:
            return f"{section.title}  {counted}"
        case Qt.ItemDataRole.AccessibleTextRole:
            return f"{section.title}, {counted}, {'folded' if section.folded else 'unfolded'}"
        case ItemRole.SECTION:
            return section
    return None


def _cell(excerpt: Excerpt, column: Column) -> str:
    match column:
        case Column.THEME:
            return excerpt.theme_name
        case Column.WORDS:
            return excerpt.text[:SHOWN_WORDS].replace("\n", " ")
        case Column.DOCUMENT:
            return source(excerpt.title, excerpt.symbol)
        case Column.PLACE:
            return place(excerpt.label, excerpt.page, excerpt.index)
        case Column.DATE:
            return excerpt.date or ""
        case Column.BY:
            return excerpt.tagged_by
        case Column.TAGGED:
            return moment(excerpt.tagged_at)


def _tool_tip(excerpt: Excerpt, column: Column) -> str | None:
    match column:
        case Column.WORDS:
            return excerpt.text if len(excerpt.text) <= SHOWN_WORDS * 4 else None
        case Column.DOCUMENT | Column.PLACE:
            return excerpt.citation
    return None
