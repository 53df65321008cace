"""Asks for the passwords of protected files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from viewer.ui.appearance import UNIT


class PasswordDialog(QDialog):
    """One field a file; files left empty are not imported.

    Signals:
        given: path -> password, of those that were filled in.
    """

    given = Signal(object)

    def __init__(self, parent: QWidget, paths: Sequence[Path]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Protected files")
        self.fields: dict[Path, QLineEdit] = {}
        form = QFormLayout()
        for path in paths:
            field = QLineEdit()
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setAccessibleName(f"Password of {path.name}")
            self.fields[path] = field
            form.addRow(path.name, field)
        listed = QWidget()
        listed.setLayout(form)
        area = QScrollArea()
        area.setWidget(listed)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        said = QLabel(
            "These files are protected by a password, or the one given was wrong. "
            "Files left empty are not imported."
        )
        said.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton("&Import", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._give)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(said)
        layout.addWidget(area)
        layout.addWidget(buttons)
        self.setMinimumWidth(56 * UNIT)
        next(iter(self.fields.values())).setFocus()

    def _give(self) -> None:
        filled = {path: field.text() for path, field in self.fields.items() if field.text()}
        self.accept()
        if filled:
            self.given.emit(filled)
