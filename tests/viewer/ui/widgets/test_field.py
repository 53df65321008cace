"""A field keeps the keys that it can use, and no others."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from viewer.ui.widgets.field import Field

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def field(qtbot: QtBot) -> Field:
    made = Field()
    qtbot.addWidget(made)
    return made


def keeps(field: Field, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
    """Whether the field keeps a key from being a shortcut of the window."""
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers)
    event.ignore()
    QApplication.sendEvent(field, event)
    return event.isAccepted()


def test_undo_is_the_fields_while_there_is_something_typed(field: Field) -> None:
    assert not keeps(field, Qt.Key.Key_Z, CONTROL)
    QTest.keyClicks(field, "ab")
    assert keeps(field, Qt.Key.Key_Z, CONTROL)


def test_redo_is_the_fields_while_something_was_undone(field: Field) -> None:
    redo = (Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(field, "ab")
    assert not keeps(field, *redo)
    field.undo()
    assert keeps(field, *redo)


def test_the_end_key_is_enough_to_go_to_the_end(field: Field) -> None:
    assert keeps(field, Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier)
    assert not keeps(field, Qt.Key.Key_E, CONTROL)


def test_letters_stay(field: Field) -> None:
    assert keeps(field, Qt.Key.Key_J, Qt.KeyboardModifier.NoModifier)
