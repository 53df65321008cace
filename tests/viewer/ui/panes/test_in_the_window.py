"""The panes in their window, with the keyboard alone: what is declared is also reachable."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.viewer.ui.conftest import add_document
from viewer.archive import Archive
from viewer.domain import DocumentId, Theme
from viewer.ui.frame.errors import ErrorDialog
from viewer.ui.panes.excerpts import ExcerptsPane
from viewer.ui.panes.inspector import InspectorPane
from viewer.ui.panes.library import LibraryPane
from viewer.ui.panes.search import SearchPane
from viewer.ui.panes.themes import ThemesPane
from viewer.ui.session import Place, Session
from viewer.ui.widgets.theme_dialog import ThemeDialog
from viewer.ui.window import Window

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(session: Session, resolution: DocumentId, qtbot: QtBot) -> Iterator[Window]:
    made = Window(session, restore=False)
    made.complete()
    made.resize(1300, 900)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    session.open(Place(resolution, session.archive.documents.at(resolution, 1).id))
    qtbot.waitUntil(lambda: bool(session.selection.anchors))
    session.reveal("readers")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focus(), key, modifiers)


def theme(session: Session, name: str) -> Theme:
    return session.archive.themes.find(name)


def test_a_note_is_written_from_the_reader_and_back(
    session: Session, window: Window, qtbot: QtBot
) -> None:
    reader = focus()
    press(Qt.Key.Key_N)
    qtbot.waitUntil(lambda: focus().accessibleName() == "Note, in Markdown")
    QTest.keyClicks(focus(), "As in 2011")
    press(Qt.Key.Key_Return, CONTROL)
    assert [note.body for note in session.archive.annotations.all()] == ["As in 2011"]
    qtbot.waitUntil(lambda: focus() is reader)
    assert window.foot.text == "Note on paragraph 1"
    press(Qt.Key.Key_Z, CONTROL)
    assert session.archive.annotations.all() == []


def test_from_any_pane_back_to_the_reader_by_key(window: Window, qtbot: QtBot) -> None:
    reader = focus()
    for number in (Qt.Key.Key_1, Qt.Key.Key_3, Qt.Key.Key_5, Qt.Key.Key_7):
        for back in (Qt.Key.Key_F6, Qt.Key.Key_Escape):
            press(number, CONTROL)
            qtbot.waitUntil(lambda: focus() is not reader)
            press(back)
            qtbot.waitUntil(lambda: focus() is reader)


def test_a_theme_by_its_key_and_again_by_repeating(
    session: Session, resolution: DocumentId, window: Window, qtbot: QtBot
) -> None:
    press(Qt.Key.Key_3)
    assert len(session.archive.tags.of_document(resolution)) == 1
    press(Qt.Key.Key_J)
    qtbot.waitUntil(
        lambda: (
            session.selection.anchors[0].paragraph == session.archive.documents.at(resolution, 2).id
        )
    )
    press(Qt.Key.Key_Period, CONTROL)
    tags = session.archive.tags.of_document(resolution)
    assert [tag.theme for tag in tags] == [theme(session, "Health").id] * 2


def test_a_document_entered_in_the_library_takes_the_keys_at_once(
    session: Session, window: Window, archive: Archive, qtbot: QtBot
) -> None:
    other = add_document(archive, ["First,", "Second."], title="Another")
    press(Qt.Key.Key_1, CONTROL)
    pane = window.docks["library"].content()
    assert isinstance(pane, LibraryPane)
    qtbot.waitUntil(lambda: pane.isAncestorOf(focus()) and pane.model.shown == 2)
    pane.view.select([other], other)
    pane.view.setFocus()

    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.document == other and bool(session.selection.anchors))
    press(Qt.Key.Key_J)
    press(Qt.Key.Key_2)

    tags = archive.tags.of_document(other)
    assert [tag.anchor.paragraph for tag in tags] == [archive.documents.at(other, 1).id]


def test_a_reader_that_was_empty_takes_the_keys_too(
    session: Session, window: Window, resolution: DocumentId, qtbot: QtBot
) -> None:
    press(Qt.Key.Key_W, CONTROL)
    qtbot.waitUntil(lambda: session.document is None)
    press(Qt.Key.Key_1, CONTROL)
    pane = window.docks["library"].content()
    assert isinstance(pane, LibraryPane)
    qtbot.waitUntil(lambda: pane.isAncestorOf(focus()) and pane.model.shown == 1)
    pane.view.select([resolution], resolution)
    pane.view.setFocus()

    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.document == resolution and bool(session.selection.anchors))
    press(Qt.Key.Key_2)

    assert len(session.archive.tags.of_document(resolution)) == 1


def test_search_from_the_reader_to_the_words(
    session: Session, resolution: DocumentId, window: Window, qtbot: QtBot
) -> None:
    press(Qt.Key.Key_F, CONTROL | SHIFT)
    pane = window.docks["search"].content()
    assert isinstance(pane, SearchPane)
    qtbot.waitUntil(lambda: focus() is pane.field)
    QTest.keyClicks(focus(), "vaccin* in:paragraphs ")
    qtbot.waitUntil(lambda: pane.model.rowCount() == 1)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.selection.text == "vaccination")
    press(Qt.Key.Key_3)
    assert [tag.quote for tag in session.archive.tags.of_document(resolution)] == ["vaccination"]


def test_excerpts_are_copied_and_untagged_by_key(
    session: Session, resolution: DocumentId, window: Window, qtbot: QtBot
) -> None:
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_7, CONTROL)
    pane = window.docks["excerpts"].content()
    assert isinstance(pane, ExcerptsPane)
    qtbot.waitUntil(lambda: pane.model.count() == 1)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_C, CONTROL)
    assert "A/RES/67/264" in QGuiApplication.clipboard().text()
    press(Qt.Key.Key_Delete)
    assert session.archive.tags.of_document(resolution) == []


def test_the_codebook_is_edited_by_key(session: Session, window: Window, qtbot: QtBot) -> None:
    press(Qt.Key.Key_3, CONTROL)
    pane = window.docks["themes"].content()
    assert isinstance(pane, ThemesPane)
    qtbot.waitUntil(lambda: focus() is pane.filter)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ThemeDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ThemeDialog)
    dialog.reject()
    pane.view.setFocus()
    press(Qt.Key.Key_Delete)
    assert [each.name for each in session.archive.themes.all()] == ["Humanitarian", "Health"]


def test_what_was_tagged_is_undone_from_an_empty_field_too(
    session: Session, resolution: DocumentId, window: Window, qtbot: QtBot
) -> None:
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_F, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: focus().accessibleName() == "Search all documents")
    press(Qt.Key.Key_Z, CONTROL)
    assert session.archive.tags.of_document(resolution) == []


def test_typing_words_into_a_field_presses_no_theme(
    session: Session, resolution: DocumentId, window: Window, qtbot: QtBot
) -> None:
    press(Qt.Key.Key_F, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: focus().accessibleName() == "Search all documents")
    QTest.keyClicks(focus(), "n12 3?")
    assert session.archive.tags.of_document(resolution) == []
    inspector = window.docks["inspector"].content()
    assert isinstance(inspector, InspectorPane)
    assert not inspector.editor.isVisible()


def test_words_that_are_being_typed_are_kept_when_the_window_closes(
    session: Session, window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(Qt.Key.Key_N)
    qtbot.waitUntil(lambda: focus().accessibleName() == "Note, in Markdown")
    QTest.keyClicks(focus(), "Unfinished")
    path = session.archive.path
    window.close()
    from viewer.archive import Archive

    with Archive.open(path, read_only=True) as again:
        assert [note.body for note in again.annotations.all()] == ["Unfinished"]


def test_a_disk_that_is_full_is_told_and_nothing_looks_done_that_is_not(
    session: Session, resolution: DocumentId, window: Window, qtbot: QtBot
) -> None:
    reader = focus()
    before = len(session.archive.history.edits())
    connection = session.archive._connection
    connection.run(f"PRAGMA max_page_count = {connection.value('PRAGMA page_count')}")
    for _ in range(1_000):
        QTest.keyClick(reader, Qt.Key.Key_1)
        if window.findChildren(ErrorDialog):
            break
    dialog = window.findChild(ErrorDialog)
    assert dialog is not None
    assert "Everything up to the last edit is kept" in dialog.sentence
    dialog.reject()
    assert session.undo_stack.count() == len(session.archive.history.edits()) - before

    connection.run("PRAGMA max_page_count = 1073741823")
    QTest.keyClick(reader, Qt.Key.Key_3)
    assert theme(session, "Health").id in {
        tag.theme for tag in session.archive.tags.of_document(resolution)
    }


def test_a_note_that_the_disk_has_no_room_for_stays_in_its_editor(
    session: Session, window: Window, qtbot: QtBot
) -> None:
    connection = session.archive._connection
    connection.run(f"PRAGMA max_page_count = {connection.value('PRAGMA page_count')}")
    press(Qt.Key.Key_N)
    qtbot.waitUntil(lambda: focus().accessibleName() == "Note, in Markdown")
    editor = focus()
    assert isinstance(editor, QPlainTextEdit)
    words = "As agreed in 2011. " * 2_000
    editor.setPlainText(words)
    press(Qt.Key.Key_Return, CONTROL)

    dialog = window.findChild(ErrorDialog)
    assert dialog is not None
    dialog.reject()
    assert session.archive.annotations.all() == []
    assert editor.isVisible()
    assert editor.toPlainText() == words

    connection.run("PRAGMA max_page_count = 1073741823")
    QTest.keyClick(editor, Qt.Key.Key_Return, CONTROL)
    assert [note.body for note in session.archive.annotations.all()] == [words]
