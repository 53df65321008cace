"""A sentence with the details behind a fold, and Copy."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from viewer.domain import WorldError
from viewer.ui.frame.errors import ErrorDialog
from viewer.ui.window import Window


def button(dialog: ErrorDialog, text: str) -> QPushButton:
    (found,) = [e for e in dialog.findChildren(QPushButton) if e.text().strip("&") == text]
    return found


def test_details_stay_behind_their_fold_until_wanted(qtbot: QtBot) -> None:
    dialog = ErrorDialog(None, "The disk is full.", "OSError: 28")
    qtbot.addWidget(dialog)
    dialog.show()
    (details,) = dialog.findChildren(QPlainTextEdit)

    assert not details.isVisible()
    button(dialog, "Details").click()
    assert details.isVisible()
    assert details.toPlainText() == "OSError: 28"


def test_copy_takes_both(qtbot: QtBot) -> None:
    dialog = ErrorDialog(None, "The disk is full.", "OSError: 28")
    qtbot.addWidget(dialog)
    button(dialog, "Copy").click()

    assert QGuiApplication.clipboard().text() == "The disk is full.\n\nOSError: 28"


def test_without_details_there_is_no_fold(qtbot: QtBot) -> None:
    dialog = ErrorDialog(None, "The disk is full.")
    qtbot.addWidget(dialog)

    assert "Details" not in [e.text().strip("&") for e in dialog.findChildren(QPushButton)]


def test_the_window_shows_what_was_refused(qtbot: QtBot, window: Window) -> None:
    window.show()

    def refuse(_archive: object) -> None:
        raise WorldError("That cannot be.") from ValueError("because")

    window.session.do("Try", refuse)
    (dialog,) = window.findChildren(ErrorDialog)

    assert dialog.sentence == "That cannot be."
    assert "because" in dialog.details
    dialog.reject()
