"""The table of what should be looked at: old words beside new ones."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from viewer.ui.models.doubts_model import DoubtRow, DoubtsModel
from viewer.ui.widgets.rows_table import RowsTable

_WIDTHS = (14, 13, 28, 32, 32)


class DoubtsTable(RowsTable[DoubtRow]):
    """Tags and notes, why, and their words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(DoubtsModel(), "Tags and notes to be looked at", _WIDTHS, parent)
