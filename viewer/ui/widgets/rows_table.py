"""A table of which whole rows are chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from viewer.ui.appearance import UNIT
from viewer.ui.models.rows_model import Row, RowsModel

R = TypeVar("R", bound=Row)


class RowsTable(QTableView, Generic[R]):
    """One line a row; the whole words in the tool tip.

    Args:
        rows: what is shown.
        name: for those who cannot see it.
        widths: of all columns but the last, which takes the rest.
    """

    def __init__(
        self,
        rows: RowsModel[R],
        name: str,
        widths: Sequence[int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.rows = rows
        rows.setParent(self)
        self.setModel(rows)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QAbstractItemView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        for column, width in enumerate(widths):
            header.resizeSection(column, width * UNIT)

    def choose(self, row: int) -> None:
        """Select a row and no other; `selectRow` would ask which keys are held."""
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(
            self.rows.index(row, 0), flags.ClearAndSelect | flags.Rows
        )

    def current(self) -> R | None:
        return self.rows.row_at(self.currentIndex())

    def chosen(self) -> list[R]:
        """The selected rows, from the top."""
        indexes = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        return [row for row in map(self.rows.row_at, indexes) if row is not None]
