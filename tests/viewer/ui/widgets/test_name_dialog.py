"""A name is asked for, and given or not."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QInputDialog, QWidget
from pytestqt.qtbot import QtBot

from viewer.ui.appearance import UNIT
from viewer.ui.widgets.name_dialog import ask_name


@pytest.mark.parametrize(("accepted", "expected"), [(True, "Resolutions of 2013"), (False, "")])
def test_a_name_is_given_or_not(qtbot: QtBot, accepted: bool, expected: str) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    widths: list[int] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QInputDialog)
        assert dialog.textValue() == "Resolutions"
        widths.append(dialog.width())
        dialog.setTextValue(" Resolutions of 2013 ")
        dialog.done(int(accepted))

    QTimer.singleShot(0, parent, answer)

    assert ask_name(parent, "Rename collection", "Resolutions") == expected
    assert widths[0] >= 40 * UNIT
