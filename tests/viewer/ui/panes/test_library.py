"""The library on a real archive: read, filtered, grouped, opened, edited, by mouse and keyboard."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.viewer.ui.conftest import add_document
from viewer.domain import DocumentId
from viewer.domain.saved_searches import Wanted
from viewer.ui.models.library_order import Group
from viewer.ui.panes.library import LibraryPane
from viewer.ui.session import Session, Where
from viewer.ui.widgets.document_dialog import DocumentDialog
from viewer.ui.window import Window


@pytest.fixture
def three(session: Session) -> list[DocumentId]:
    return [
        add_document(session.archive, ["Text."], title=title, symbol=symbol, date=date)
        for title, symbol, date in (
            ("Alpha", "A/1", "2013-05-17"),
            ("Beta", "S/2", "2015"),
            ("Gamma", None, None),
        )
    ]


@pytest.fixture
def library(qtbot: QtBot, window: Window, three: list[DocumentId]) -> LibraryPane:
    window.show()
    pane = window.docks["library"].content()
    assert isinstance(pane, LibraryPane)
    window.activateWindow()
    window.reveal("library")
    return pane


def titles(pane: LibraryPane) -> list[Any]:
    return [pane.model.index(row, 0).data() for row in range(pane.model.rowCount())]


def choose(pane: LibraryPane, *rows: int) -> None:
    documents = [document for row in rows if (document := pane.model.document(row))]
    pane.view.select([each.id for each in documents], documents[0].id)


def test_typing_in_the_filter_narrows_and_escape_shows_all(
    qtbot: QtBot, library: LibraryPane, session: Session
) -> None:
    session.perform("library.filter")
    QTest.keyClicks(library.filter, "alp")
    assert titles(library) == ["Alpha"]
    QTest.keyClick(library.filter, Qt.Key.Key_Escape)
    assert len(titles(library)) == 3


def test_a_filter_that_finds_nothing_says_so_and_offers_all(library: LibraryPane) -> None:
    library.filter.setText("nothing like it")
    assert library._pages.currentWidget() is library._empty
    assert "nothing like it" in library._empty.text
    library._empty._button.click()
    assert len(titles(library)) == 3


def test_from_the_filter_to_the_list_to_the_reader_by_keyboard(
    qtbot: QtBot, library: LibraryPane, session: Session, three: list[DocumentId]
) -> None:
    opened: list[Any] = []
    session.open_requested.connect(lambda place, where: opened.append((place.document, where)))
    session.perform("library.filter")
    QTest.keyClicks(library.filter, "beta")
    QTest.keyClick(library.filter, Qt.Key.Key_Return)
    assert opened == []
    assert library.selected() == [three[1]]

    for keys in (
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.ControlModifier,
        Qt.KeyboardModifier.ShiftModifier,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    ):
        library.view.setFocus()  # what was opened has taken the keys
        QTest.keyClick(library.view, Qt.Key.Key_Return, keys)

    assert opened == [
        (three[1], Where.CURRENT),
        (three[1], Where.RIGHT),
        (three[1], Where.LEFT),
        (three[1], Where.NEW),
    ]


def test_several_documents_open_beside_each_other(
    library: LibraryPane, session: Session, three: list[DocumentId]
) -> None:
    opened: list[Any] = []
    session.open_requested.connect(lambda place, where: opened.append((place.document, where)))
    choose(library, 0, 1)
    session.perform("library.open")

    assert opened == [(three[0], Where.CURRENT), (three[1], Where.NEW)]


def test_a_double_click_opens(library: LibraryPane, session: Session) -> None:
    opened: list[Any] = []
    session.open_requested.connect(lambda place, _where: opened.append(place.document))
    index = library.model.index(1, 0)
    at = library.view.visualRect(index).center()
    QTest.mouseClick(library.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(library.view.viewport(), Qt.MouseButton.LeftButton, pos=at)

    assert opened == [library.selected()[0]]


def test_delete_removes_without_a_question_and_undo_brings_back(
    qtbot: QtBot, library: LibraryPane, session: Session
) -> None:
    choose(library, 0, 2)
    QTest.keyClick(library.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: titles(library) == ["Beta"])
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: len(titles(library)) == 3)


def test_a_title_is_changed_in_the_dialog_and_the_row_follows(
    qtbot: QtBot, library: LibraryPane, session: Session
) -> None:
    choose(library, 0)
    session.perform("library.rename")
    (dialog,) = library.window().findChildren(DocumentDialog)
    assert dialog.fields["title"].text() == "Alpha"
    dialog.fields["title"].setText("  Omega ")
    dialog._save()

    qtbot.waitUntil(lambda: titles(library)[-1] == "Omega")
    assert session.undo_stack.undoText().startswith("Rename")


def test_the_selection_stays_on_its_documents_when_rows_move(
    library: LibraryPane, three: list[DocumentId]
) -> None:
    choose(library, 0, 2)
    library.sort("title")
    assert titles(library) == ["Gamma", "Beta", "Alpha"]
    assert set(library.selected()) == {three[0], three[2]}
    library.filter.setText("alpha")
    assert library.selected() == [three[0]]


def test_sorting_by_the_same_column_turns_it_round_and_is_remembered(
    library: LibraryPane, session: Session
) -> None:
    session.perform("library.sort", "date")
    assert titles(library) == ["Alpha", "Beta", "Gamma"]
    session.perform("library.sort", "date")
    assert titles(library) == ["Beta", "Alpha", "Gamma"]
    assert [choice.text for choice in library.orders() if choice.checked] == ["By date ↓"]


def test_collections_are_made_filled_renamed_and_removed(
    qtbot: QtBot, library: LibraryPane, session: Session, monkeypatch: pytest.MonkeyPatch,
    three: list[DocumentId],
) -> None:  # fmt: skip
    names = iter(["Kept", "Read"])
    monkeypatch.setattr("viewer.ui.panes.library.ask_name", lambda *_: next(names))
    choose(library, 0)
    session.perform("collection.new")
    qtbot.waitUntil(
        lambda: titles(library) == ["Kept (1)", "Alpha", "In no collection (2)", "Beta", "Gamma"]
    )
    kept = library.model.collections[0].id
    choose(library, 3)
    session.perform("collection.put", kept)
    qtbot.waitUntil(lambda: titles(library)[0] == "Kept (2)")
    choose(library, 1)
    session.perform("collection.take")
    qtbot.waitUntil(lambda: titles(library)[0] == "Kept (1)")
    library.view.setCurrentIndex(library.model.index(0, 0))
    session.perform("collection.rename")
    qtbot.waitUntil(lambda: titles(library)[0] == "Read (1)")
    QTest.keyClick(library.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: titles(library)[0] == "In no collection (3)")
    assert session.archive.documents.count() == 3


def test_a_saved_search_stands_in_the_library_as_a_live_collection(
    qtbot: QtBot, library: LibraryPane, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = session.archive.saved_searches.add("Zinc", Wanted("zinc"), live=True)
    library.group(Group.COLLECTION)
    qtbot.waitUntil(lambda: titles(library)[0] == "★ Zinc (0)")
    add_document(session.archive, ["Zinc is a metal."], title="Delta")
    qtbot.waitUntil(lambda: titles(library)[:2] == ["★ Zinc (1)", "Delta"])
    library.view.setCurrentIndex(library.model.index(0, 0))
    asked: list[object] = []
    session.action_requested.connect(lambda name, value: asked.append((name, value)))
    library.ask_its_search()
    assert asked == [("search.saved", saved)]
    monkeypatch.setattr("viewer.ui.panes.library.ask_name", lambda *_: "Metals")
    library.rename_collection()
    qtbot.waitUntil(lambda: titles(library)[0] == "★ Metals (1)")
    assert not library.may_change or library.selected_collection is None
    library.remove_collection()
    qtbot.waitUntil(lambda: not titles(library)[0].startswith("★"))
    assert not session.archive.saved_searches.get(saved).live
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: titles(library)[0] == "★ Metals (1)")


def test_documents_dropped_on_a_collection_are_put_into_it(
    qtbot: QtBot, library: LibraryPane, session: Session
) -> None:
    session.archive.collections.add("Kept")
    library.group(Group.COLLECTION)
    qtbot.waitUntil(lambda: titles(library)[0] == "Kept (0)")
    data = library.model.mimeData([library.model.index(2, 0)])

    library.model.dropMimeData(data, Qt.DropAction.CopyAction, -1, -1, library.model.index(0, 0))

    qtbot.waitUntil(lambda: titles(library)[0] == "Kept (1)")
    assert session.undo_stack.undoText() == "Put A/1 into Kept"


def test_a_group_is_folded_by_keyboard_and_by_click(library: LibraryPane) -> None:
    library.group(Group.YEAR)
    library.view.setCurrentIndex(library.model.index(0, 0))
    QTest.keyClick(library.view, Qt.Key.Key_Left)
    assert titles(library)[:2] == ["2015 (1)", "2013 (1)"]
    QTest.keyClick(library.view, Qt.Key.Key_Right)
    assert titles(library)[:2] == ["2015 (1)", "Beta"]
    QTest.keyClick(library.view, Qt.Key.Key_Space)
    QTest.keyClick(library.view, Qt.Key.Key_Space)
    at = library.view.visualRect(library.model.index(0, 0)).center()
    QTest.mouseClick(library.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert titles(library)[:2] == ["2015 (1)", "2013 (1)"]


def test_enter_on_a_heading_folds_it(library: LibraryPane) -> None:
    library.group(Group.YEAR)
    library.view.setCurrentIndex(library.model.index(0, 0))
    library.open_here()
    assert library.model.is_folded(0)


def test_the_document_that_is_read_is_the_current_row(
    library: LibraryPane, session: Session, three: list[DocumentId]
) -> None:
    session.show_document(three[1])
    assert library.selected() == [three[1]]
    choose(library, 0, 2)
    session.show_document(three[0])
    assert set(library.selected()) == {three[0], three[2]}


def test_the_context_menu_offers_what_fits(
    qtbot: QtBot, library: LibraryPane, window: Window
) -> None:
    choose(library, 0)
    library._show_menu(QPoint(5, 5))
    (menu,) = [each for each in window.findChildren(QMenu) if each.isVisible()]
    texts = [each.text() for each in menu.actions()]

    assert "Open on the right" in texts
    assert "Remove from the archive" in texts
    assert "Rename collection…" not in texts
    menu.close()


def test_the_sort_menu_shows_and_sets(library: LibraryPane) -> None:
    library.order_menu.aboutToShow.emit()
    (by_date,) = [e for e in library.order_menu.actions() if e.text().startswith("By date")]
    by_date.trigger()

    assert library.model.sorted_by == ("date", False)


def test_a_wide_library_has_columns_and_a_narrow_one_two_lines(
    qtbot: QtBot, library: LibraryPane, window: Window
) -> None:
    assert not library.view.is_wide
    library.setParent(None)
    library.resize(1200, 400)
    library.show()
    qtbot.waitUntil(lambda: library.view.is_wide)
    assert not library.view.isColumnHidden(1)
    library.resize(600, 400)
    assert library.view.isColumnHidden(8)
    assert not library.view.isColumnHidden(1)
    library.resize(300, 400)
    assert not library.view.is_wide
    library.grab()
    library.close()
    library.deleteLater()


def test_an_empty_library_says_what_to_do(qtbot: QtBot, window: Window) -> None:
    window.show()
    library = window.docks["library"].content()
    assert isinstance(library, LibraryPane)

    assert "Import files" in library._empty.text
