"""Asks for a name, in a dialog wide enough for its title and most names."""

from __future__ import annotations

from PySide6.QtWidgets import QInputDialog, QWidget

from viewer.ui.appearance import UNIT


def ask_name(parent: QWidget, title: str, name: str) -> str:
    """The name that was typed; empty when the person thought better of it."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setLabelText("Name")
    dialog.setTextValue(name)
    dialog.resize(48 * UNIT, dialog.sizeHint().height())
    given = dialog.exec() == QInputDialog.DialogCode.Accepted
    typed = dialog.textValue().strip()
    dialog.deleteLater()
    return typed if given else ""
