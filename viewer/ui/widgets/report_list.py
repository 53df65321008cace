"""The list in which a report is put in order: dragged, selected, kept selected."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from viewer.domain import Theme, ThemeId
from viewer.domain.ids import ReportItemId
from viewer.ui.appearance import Appearance
from viewer.ui.models.report_model import ReportModel, ReportRow
from viewer.ui.widgets.report_delegate import ReportDelegate


class ReportList(QListView):
    """Shows a `ReportModel`.

    Args:
        theme_of: gives a theme by its id, or None when it is gone.
    """

    def __init__(
        self,
        model: ReportModel,
        appearance: Appearance,
        theme_of: Callable[[ThemeId], Theme | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._report = model
        self.setModel(model)
        self.setItemDelegate(ReportDelegate(appearance, theme_of, self))
        self.setAccessibleName("The report")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setAlternatingRowColors(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        appearance.changed.connect(self.viewport().update)

    def chosen(self) -> list[ReportRow]:
        """The selected rows, from the top."""
        indexes = sorted(self.selectionModel().selectedIndexes(), key=QModelIndex.row)
        return [row for row in map(self._report.row_at, indexes) if row is not None]

    def chosen_numbers(self) -> list[int]:
        """Where the selected rows stand."""
        return [index.row() for index in self.selectionModel().selectedIndexes()]

    def select(self, items: Sequence[ReportItemId], place: int) -> None:
        """Select items wherever they are; where none of them is, what stands at a row."""
        flags = QItemSelectionModel.SelectionFlag
        rows = [row for row in map(self._report.row_of, items) if row is not None]
        if not rows and self._report.rowCount():
            rows = [max(0, min(place, self._report.rowCount() - 1))]
        selection = self.selectionModel()
        for number, row in enumerate(rows):
            index = self._report.index(row)
            if number == 0:
                selection.setCurrentIndex(index, flags.ClearAndSelect)
            else:
                selection.select(index, flags.Select)
