"""What of one's work goes to a colleague: asked before the file is written."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from viewer.ui.appearance import UNIT

_WIDTH = 64


class ShareDialog(QDialog):
    """Accepted to choose a file.

    Args:
        document: the name of the one that is read; empty where none is.
    """

    def __init__(self, document: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Share your work")
        self.whose = QComboBox()
        self.whose.addItem("All work in this archive", False)
        self.whose.addItem("Only what I have made", True)
        self.where = QComboBox()
        self.where.addItem("all documents", False)
        if document:
            self.where.addItem(f"only {document}", True)
        self.enclose = QCheckBox("&Enclose the documents themselves")
        self.enclose.setToolTip("Your colleague need not have them; the file becomes larger")
        told = QLabel(
            "Themes, tags, notes, pairs and collections go into one file, which a colleague takes "
            "in with “Merge a colleague's work…”. Without the documents, the file holds only the "
            "paragraphs that something stands on and those beside them."
        )
        told.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton("&Save…", QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow("&What:", self.whose)
        form.addRow("&On:", self.where)
        form.addRow("", self.enclose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(told)
        layout.addLayout(form)
        layout.addWidget(buttons)
        self.setMinimumWidth(_WIDTH * UNIT)

    @property
    def mine(self) -> bool:
        """Only what the person has made."""
        return bool(self.whose.currentData())

    @property
    def only_document(self) -> bool:
        """Only what is on the document that is read."""
        return bool(self.where.currentData())
