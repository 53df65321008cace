"""A table of which whole rows are chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from viewer.ui.appearance import UNIT
from viewer.ui.models.rows_model import Row, RowsModel

R = TypeVar("R", bound=Row)
_MOST = 0.67
"""Of the width of the table, for all columns but the one that takes the rest."""


class RowsTable(QTableView, Generic[R]):
    """One line a row; the whole words in the tool tip.

    Args:
        rows: what is shown.
        name: for those who cannot see it.
        widths: of all columns but one, which takes the rest; they give way where that would be
            less than a third.
        roomy: which one that is; without it the last.
    """

    def __init__(
        self,
        rows: RowsModel[R],
        name: str,
        widths: Sequence[int],
        parent: QWidget | None = None,
        *,
        roomy: int | None = None,
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
        # Not `setStretchLastSection`, which leaves it no narrower than a column is by itself.
        last = rows.columnCount() - 1
        roomy = last if roomy is None else roomy
        header.setSectionResizeMode(roomy, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        others = [column for column in range(last + 1) if column != roomy]
        self._widths = {column: width * UNIT for column, width in zip(others, widths, strict=False)}
        self._share = 0.0
        self._divide(1.0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._widths:
            self._divide(min(1.0, _MOST * self.viewport().width() / sum(self._widths.values())))

    def _divide(self, share: float) -> None:
        """Give the columns this share of their widths; what a person drew wider stays if it is the same."""
        if share == self._share:
            return
        self._share = share
        for column, width in self._widths.items():
            self.horizontalHeader().resizeSection(column, int(width * share))

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
