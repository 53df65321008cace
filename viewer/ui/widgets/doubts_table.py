"""The table of what should be looked at: old words beside new ones."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from viewer.ui.appearance import UNIT
from viewer.ui.models.doubts_model import DoubtRow, DoubtsModel

_WIDTHS = (14, 13, 28, 32, 32)


class DoubtsTable(QTableView):
    """One line a row; the whole words in the tool tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = DoubtsModel(self)
        self.setModel(self.rows)
        self.setAccessibleName("Tags and notes to be looked at")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
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
        for column, width in enumerate(_WIDTHS):
            header.resizeSection(column, width * UNIT)

    def choose(self, row: int) -> None:
        """Select a row and no other; `selectRow` would ask which keys are held."""
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(
            self.rows.index(row, 0), flags.ClearAndSelect | flags.Rows
        )

    def current(self) -> DoubtRow | None:
        return self.rows.row_at(self.currentIndex())

    def chosen(self) -> list[DoubtRow]:
        """The selected rows, from the top."""
        indexes = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        return [row for row in map(self.rows.row_at, indexes) if row is not None]
