"""Asks under which name a person works, and whether what was done so far is theirs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from viewer.archive.people import LONGEST_NAME
from viewer.ui.appearance import UNIT


class PersonDialog(QDialog):
    """A name, and the two things that another one can mean.

    Args:
        name: under which edits are made now.
        known: something in the archive was done under it.
        others: names that other people have there.
    """

    def __init__(self, parent: QWidget, name: str, *, known: bool, others: frozenset[str]) -> None:
        super().__init__(parent)
        self._before = name
        self._known = known
        self._others = others
        self.setWindowTitle("Your name")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.field = QLineEdit(name)
        self.field.setAccessibleName("Your name")
        self.field.setMaxLength(LONGEST_NAME)
        self.field.selectAll()
        self.same = QRadioButton("I am the same person: my earlier work is to have this name too")
        self.another = QRadioButton("Another person works from now on: earlier work keeps its name")
        self.same.setChecked(True)
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.note.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.note.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        said = QLabel("Tags, notes and all other edits carry this name.")
        said.setWordWrap(True)
        buttons = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(buttons.Ok | buttons.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(UNIT)
        for widget in (said, self.field, self.same, self.another, self.note):
            column.addWidget(widget)
        column.addSpacing(UNIT)
        column.addWidget(self.buttons)
        self.field.textChanged.connect(self._look)
        self.same.toggled.connect(self._look)
        self.setMinimumWidth(56 * UNIT)
        self._look()

    @property
    def name(self) -> str:
        return " ".join(self.field.text().split())

    @property
    def renames(self) -> bool:
        """Whether what was done under the old name is to have the new one."""
        return self._known and self.same.isChecked() and self.name not in self._others

    def _look(self) -> None:
        changed = bool(self.name) and self.name != self._before
        taken = self.name in self._others
        self.same.setVisible(self._known)
        self.another.setVisible(self._known)
        self.same.setEnabled(changed and not taken)
        self.another.setEnabled(changed)
        if taken and self.same.isChecked():
            self.another.setChecked(True)
        self.note.setText(
            f"{self.name} has worked in this archive already: what you do from now on is theirs."
            if taken and changed
            else ""
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self.name))
