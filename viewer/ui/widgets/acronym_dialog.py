"""Asks for an acronym and what it stands for."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from viewer.ui.appearance import UNIT


class AcronymDialog(QDialog):
    """Two lines; with an acronym given, only what it stands for can be changed."""

    def __init__(self, title: str, acronym: str, expansion: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.acronym = QLineEdit(acronym)
        self.acronym.setReadOnly(bool(acronym))
        self.expansion = QLineEdit(expansion)
        form = QFormLayout()
        form.addRow("&Acronym", self.acronym)
        form.addRow("&Stands for", self.expansion)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        for field in (self.acronym, self.expansion):
            field.textChanged.connect(self._typed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT + UNIT // 2)
        layout.addLayout(form)
        layout.addWidget(buttons)
        self.resize(60 * UNIT, self.sizeHint().height())
        (self.expansion if acronym else self.acronym).setFocus()
        self._typed()

    def _typed(self) -> None:
        self._ok.setEnabled(
            bool(self.acronym.text().strip()) and bool(self.expansion.text().strip())
        )
