"""All suggestions above a score, seen before they are accepted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from viewer.domain import Suggested
from viewer.ui.appearance import UNIT
from viewer.ui.models.suggestions_model import SuggestionRow
from viewer.ui.widgets.suggestions_table import SuggestionsTable

FIRST_SCORE = 0.8


class AcceptDialog(QDialog):
    """Lists what would be tagged; what is selected in the list can be left out with Del.

    Args:
        rows: all that is suggested, the likeliest first.
    """

    def __init__(self, rows: Sequence[SuggestionRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = list(rows)
        self._listed: list[SuggestionRow] = []
        self.setWindowTitle("Accept suggestions")
        self.least = QDoubleSpinBox()
        self.least.setRange(0.3, 1.0)
        self.least.setSingleStep(0.05)
        self.least.setDecimals(2)
        self.least.setValue(FIRST_SCORE)
        self.least.setAccessibleName("Least score")
        self.table = SuggestionsTable()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.apply = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.apply.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.leave_out = buttons.addButton(
            "&Leave out the selected", QDialogButtonBox.ButtonRole.ActionRole
        )
        self.leave_out.setAutoDefault(False)
        self.leave_out.setShortcut(Qt.Key.Key_Delete)
        self.leave_out.clicked.connect(self._leave_out)
        self.least.valueChanged.connect(self._list)
        self._lay_out(buttons)
        self._list()

    def chosen(self) -> tuple[Suggested, ...]:
        """Those that are listed."""
        return tuple(each.suggested for each in self._listed)

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        label = QLabel("Accept all with a &score of at least")
        label.setBuddy(self.least)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(label)
        row.addWidget(self.least)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        layout.addLayout(row)
        layout.addWidget(self.table)
        layout.addWidget(buttons)
        self.resize(110 * UNIT, 56 * UNIT)

    def _list(self) -> None:
        least = self.least.value()
        self._show([each for each in self._rows if each.suggested.score >= least])

    def _leave_out(self) -> None:
        out = {id(each) for each in self.table.chosen()}
        self._rows = [each for each in self._rows if id(each) not in out]
        self._list()

    def _show(self, rows: list[SuggestionRow]) -> None:
        self._listed = rows
        self.table.rows.show(rows)
        count = len(rows)
        self.apply.setText(f"&Accept {count}" if count != 1 else "&Accept one")
        self.apply.setEnabled(count > 0)
        self.leave_out.setEnabled(count > 0)
