"""The version of PySide that is installed keeps the references that it is given."""

import sys
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

CALLS = 500


def test_calls_that_return_nothing_leave_none_alone(qtbot: QtBot, tmp_path: Path) -> None:
    """PySide 6.12.0 on Python 3.11 drops a reference to None each time, until it aborts."""
    label = QLabel()
    qtbot.addWidget(label)
    cursor = QTextCursor(QTextDocument())
    settings = QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)
    label.setText("warm")
    before = sys.getrefcount(None)

    for number in range(CALLS):
        label.setText(str(number))
        label.resize(10, 10)
        label.update()
        cursor.insertText("word ")
        settings.setValue("key", number)

    # Immortal from Python 3.12 on, where the count never moves.
    assert abs(sys.getrefcount(None) - before) < CALLS // 2
