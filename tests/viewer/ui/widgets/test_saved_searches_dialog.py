from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from viewer.domain.saved_searches import Wanted
from viewer.ui.session import Session
from viewer.ui.widgets.saved_searches_dialog import SavedSearchesDialog, SaveSearchDialog


@pytest.fixture
def parent(session: Session) -> Iterator[QWidget]:
    made = QWidget()
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def dialog(session: Session, parent: QWidget) -> SavedSearchesDialog:
    session.archive.saved_searches.add("Bread", Wanted("bread"))
    session.archive.saved_searches.add("Water", Wanted("water*"), live=True)
    made = SavedSearchesDialog(session, parent)
    made.show()
    return made


def rows(dialog: SavedSearchesDialog) -> list[tuple[str, ...]]:
    model = dialog.table.rows
    return [
        tuple(model.index(row, column).data() for column in range(3))
        for row in range(model.rowCount())
    ]


def test_they_are_listed_with_what_they_ask(dialog: SavedSearchesDialog) -> None:
    assert rows(dialog) == [("Bread", "bread", ""), ("Water", "water*", "in the library")]


def test_they_are_renamed_shown_and_removed_by_keys_and_undone(
    session: Session, dialog: SavedSearchesDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "viewer.ui.widgets.saved_searches_dialog.ask_name", lambda *_arguments: "Loaves"
    )
    dialog.rename_button.click()
    qtbot.waitUntil(lambda: rows(dialog)[0][0] == "Loaves")
    dialog.live_button.click()
    qtbot.waitUntil(lambda: rows(dialog)[0][2] == "in the library")
    assert dialog.live_button.text() == "Take out of &library"
    dialog.remove_button.click()
    qtbot.waitUntil(lambda: [each[0] for each in rows(dialog)] == ["Water"])
    for _ in range(3):
        session.undo_stack.undo()
    qtbot.waitUntil(lambda: rows(dialog)[0] == ("Bread", "bread", ""))


def test_one_is_opened(dialog: SavedSearchesDialog, qtbot: QtBot) -> None:
    dialog.table.choose(1)
    with qtbot.waitSignal(dialog.opened) as opened:
        dialog.open_button.click()
    assert opened.args[0].name == "Water"
    assert not dialog.isVisible()


def test_without_any_nothing_can_be_done(session: Session, parent: QWidget) -> None:
    made = SavedSearchesDialog(session, parent)
    buttons = (made.open_button, made.rename_button, made.live_button, made.remove_button)
    assert not any(button.isEnabled() for button in buttons)


def test_a_search_is_not_saved_without_a_name(parent: QWidget) -> None:
    made = SaveSearchDialog("food & aid", "Food", parent)
    QTest.keyClicks(made.name, "  ")
    assert not made._save.isEnabled()
    QTest.keyClick(made.name, Qt.Key.Key_X)
    assert made._save.isEnabled()
