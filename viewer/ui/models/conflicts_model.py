"""What both people have changed, and which side holds; and how much of what a bundle brings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from viewer.bundles.wording import FIELDS, KINDS
from viewer.domain.merging import REMOVED, Became, Choice, Choices, Conflict, Merged
from viewer.ui.models.roles import ItemRole
from viewer.ui.models.rows_model import RowsModel

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """In their order."""

    WHAT = 0
    FIELD = 1
    MINE = 2
    THEIRS = 3
    HOLDS = 4


HEADINGS = ("What", "Its", "Here", "There", "Holds")


class ConflictsModel(QAbstractTableModel):
    """A row is a `Conflict` (`ItemRole.VALUE`) with the choice that was made about it.

    Signals:
        chosen: another side holds somewhere.
    """

    chosen = Signal()

    def __init__(self, conflicts: Sequence[Conflict], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._conflicts = list(conflicts)
        self._choices = [Choice.NEWER] * len(self._conflicts)

    def choose(self, rows: Iterable[int], choice: Choice) -> None:
        """Let a side hold in these rows."""
        changed = sorted(set(rows))
        for row in changed:
            self._choices[row] = choice
        if changed:
            self.dataChanged.emit(
                self.index(changed[0], Column.MINE), self.index(changed[-1], Column.HOLDS)
            )
            self.chosen.emit()

    @property
    def choices(self) -> Choices:
        """Those that a person has made; of the rest the newer holds."""
        return {
            conflict.key: choice
            for conflict, choice in zip(self._conflicts, self._choices, strict=True)
            if choice is not Choice.NEWER
        }

    def theirs_holds(self, row: int) -> bool:
        """Whether what the other person has set holds."""
        choice = self._choices[row]
        return (
            self._conflicts[row].theirs_wins if choice is Choice.NEWER else choice is Choice.THEIRS
        )

    # Qt's questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._conflicts)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return " ".join(self._said(index.row(), column).split())
            case Qt.ItemDataRole.ToolTipRole:
                return self._said(index.row(), column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{HEADINGS[column]}: {self._said(index.row(), column)}"
            case Qt.ItemDataRole.FontRole if self._holds(index.row(), column):
                from PySide6.QtGui import QFont

                font = QFont()
                font.setBold(True)
                return font
            case ItemRole.VALUE:
                return self._conflicts[index.row()]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return HEADINGS[section]
        return None

    def _holds(self, row: int, column: Column) -> bool:
        return column is (Column.THEIRS if self.theirs_holds(row) else Column.MINE)

    def _said(self, row: int, column: Column) -> str:
        conflict = self._conflicts[row]
        match column:
            case Column.WHAT:
                return conflict.what
            case Column.FIELD:
                return FIELDS.get(conflict.name, conflict.name)
            case Column.MINE | Column.THEIRS:
                side = conflict.mine if column is Column.MINE else conflict.theirs
                told = ", ".join(each for each in (side.by, side.at[:16].replace("T", " ")) if each)
                return f"{side.value} ({told})" if told else side.value
            case Column.HOLDS:
                held = "there" if self.theirs_holds(row) else "here"
                if self._choices[row] is not Choice.NEWER:
                    return f"{held}, chosen"
                kept = conflict.name == REMOVED
                return f"{held}, as nothing is lost so" if kept else f"{held}, the newer"


@dataclass(frozen=True, slots=True)
class CountRow:
    """One kind of work, and how much of it becomes what."""

    cells: tuple[str, ...]


class CountsModel(RowsModel[CountRow]):
    """A row a kind; only kinds and columns of which there is something, and those always told."""

    def __init__(self, merged: Merged, parent: QObject | None = None) -> None:
        super().__init__(parent)
        told = [
            each
            for each in Became
            if each in (Became.NEW, Became.CHANGED, Became.SAME) or merged.count(each)
        ]
        self.headings = ("", *(each.value.capitalize() for each in told))
        self.show(
            [
                CountRow((many.capitalize(), *(_number(merged, kind, each) for each in told)))
                for kind, (_, many) in KINDS.items()
                if merged.count(*Became, noun=kind)
            ]
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return super().data(index, role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        horizontal = orientation == Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.TextAlignmentRole and horizontal and section:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return super().headerData(section, orientation, role)


def _number(merged: Merged, kind: str, became: Became) -> str:
    number = merged.count(became, noun=kind)
    return f"{number:,}" if number else ""
