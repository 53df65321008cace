"""The keys, those of the place where one is first."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from viewer.ui.frame.keyhelp import KeyHelp, keys_by_place
from viewer.ui.window import Window


def test_the_place_where_one_is_comes_first_and_everywhere_last(window: Window) -> None:
    places = list(keys_by_place(window.catalogue.bounds(), "Library"))

    assert places[0] == "Library"
    assert places[-1] == "Everywhere"


def test_every_action_with_a_key_is_listed(window: Window) -> None:
    listed = [
        text for lines in keys_by_place(window.catalogue.bounds(), "").values() for _, text in lines
    ]

    for each in window.catalogue.bounds():
        if each.action.keys:
            assert each.action.text.rstrip("…") in listed


def test_the_sheet_can_be_filtered(qtbot: QtBot, window: Window) -> None:
    sheet = KeyHelp(window, window.catalogue.bounds(), "Library")
    qtbot.addWidget(sheet)
    everything = sheet.shown()

    sheet.field.setText("undo")

    assert 0 < len(sheet.shown()) < len(everything)
    assert all("undo" in line.casefold() for line in sheet.shown())
    sheet.field.clear()
    assert sheet.shown() == everything


def test_the_key_shows_the_sheet_of_the_pane_with_the_focus(qtbot: QtBot, window: Window) -> None:
    window.show()
    window.reveal("library")
    window.session.perform("help.keys")
    (sheet,) = window.findChildren(KeyHelp)

    assert sheet.isVisible()
    assert QApplication.activeModalWidget() is sheet
    sheet.reject()
