"""Tables of suggestions and of how good they have been."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from viewer.ui.models.suggestions_model import (
    RecordRow,
    RecordsModel,
    SuggestionRow,
    SuggestionsModel,
)
from viewer.ui.widgets.rows_table import RowsTable

_WIDTHS = (8, 16, 34, 11)
_RECORD_WIDTHS = (24, 12, 12, 18)


class SuggestionsTable(RowsTable[SuggestionRow]):
    """Score, theme, words that speak for it, place, paragraph."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(SuggestionsModel(), "Suggested themes", _WIDTHS, parent)


class RecordsTable(RowsTable[RecordRow]):
    """Accepted, rejected, taken off and the share that was right, by theme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(RecordsModel(), "How good suggestions have been", _RECORD_WIDTHS, parent)
