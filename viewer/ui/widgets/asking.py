"""Asks before something outside Concord is touched."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget


def ask_to_go_on(
    parent: QWidget, title: str, sentence: str, button: str, act: Callable[[], object]
) -> QMessageBox:
    """Call `act` if the person says so; Esc and Enter do not."""
    box = QMessageBox(QMessageBox.Icon.Warning, title, sentence, parent=parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    go_on = box.addButton(button, QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)
    go_on.clicked.connect(act)
    box.open()
    return box
