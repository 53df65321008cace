"""The window: what stands where, what is remembered, what an empty archive offers."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabBar
from pytestqt.qtbot import QtBot

from tests.viewer.ui.conftest import add_document
from viewer.archive import Archive
from viewer.domain import DocumentId
from viewer.ui.appearance import Appearance
from viewer.ui.commands.documents import remove_documents
from viewer.ui.frame.welcome import Welcome
from viewer.ui.panes import Area, panes
from viewer.ui.session import Session
from viewer.ui.settings import Settings
from viewer.ui.window import Window


def shown_tabs(window: Window) -> list[list[str]]:
    """The labels of the tab bars of docks that can be seen."""
    options = Qt.FindChildOption.FindDirectChildrenOnly
    bars = window.findChildren(QTabBar, options=options)
    return sorted([bar.tabText(n) for n in range(bar.count())] for bar in bars if bar.isVisible())


def again(path: Path, settings: Path) -> Window:
    """A window as it opens at the next start."""
    kept = Settings(settings)
    window = Window(Session(Archive.open(path, person="Ada"), kept, Appearance(kept)))
    window.show()
    return window


def end(window: Window) -> None:
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_every_pane_has_its_place(window: Window) -> None:
    window.show()

    assert set(window.docks) == {each.name for each in panes() if each.area is not Area.CENTRE}
    assert window.docks["library"].isVisible()
    assert window.dockWidgetArea(window.docks["library"]) == Qt.DockWidgetArea.LeftDockWidgetArea
    assert shown_tabs(window) == [["Inspector", "Themes", "Notes"]]


def test_tabs_say_the_title_and_a_pane_alone_says_it_itself(qtbot: QtBot, window: Window) -> None:
    window.show()

    qtbot.waitUntil(lambda: window.docks["themes"].titleBarWidget() is not None)
    assert window.docks["library"].titleBarWidget() is None


def test_panes_are_made_when_they_are_first_seen(window: Window) -> None:
    assert window.docks["notes"].built is None
    window.show()
    assert window.docks["library"].built is not None
    assert window.docks["notes"].built is None

    window.reveal("notes")

    assert window.docks["notes"].built is not None


def test_a_pane_is_shown_and_focused_by_its_key_and_hidden_by_the_same(
    qtbot: QtBot, window: Window
) -> None:
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.session.perform("window.search")
    dock = window.docks["search"]
    assert dock.isVisible()
    qtbot.waitUntil(dock.has_focus)
    tabs = shown_tabs(window)
    assert tabs == [each for n, each in enumerate(tabs) if each not in tabs[:n]]

    window.session.perform("window.search")

    assert not dock.isVisible()


def test_what_was_moved_is_put_back_in_its_place(qtbot: QtBot, window: Window) -> None:
    window.show()
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, window.docks["library"])
    window.docks["outline"].hide()

    window.session.perform("window.tidy")

    assert window.dockWidgetArea(window.docks["library"]) == Qt.DockWidgetArea.LeftDockWidgetArea
    assert window.docks["outline"].isVisible()


def test_an_empty_archive_says_what_to_do_and_offers_it(window: Window) -> None:
    asked: list[str] = []
    window.session.action_requested.connect(lambda name, _value: asked.append(name))
    (welcome,) = window.findChildren(Welcome)
    window.session.action_requested.disconnect(window.catalogue.perform)

    for button in welcome.buttons.values():
        button.click()

    assert asked == ["import.files", "import.folder", "import.sample"]


def test_the_first_key_in_an_empty_archive_can_import(qtbot: QtBot, window: Window) -> None:
    asked: list[str] = []
    window.session.action_requested.connect(lambda name, _value: asked.append(name))
    window.session.action_requested.disconnect(window.catalogue.perform)
    window.show()

    first = window.focusWidget()
    assert first is not None
    QTest.keyClick(first, Qt.Key.Key_Return)

    assert asked == ["import.files"]


def test_the_keys_go_to_the_reader_when_the_first_document_comes(
    qtbot: QtBot, window: Window
) -> None:
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    document = add_document(window.session.archive, ["Text."])
    window.session.open(document)
    qtbot.waitUntil(lambda: bool(window.session.selection.anchors))

    first = window.focusWidget()
    assert first is not None
    QTest.keyClick(first, Qt.Key.Key_1)

    assert len(window.session.archive.tags.of_document(document)) == 1


def test_the_readers_come_with_the_first_document_and_go_with_the_last(
    qtbot: QtBot, window: Window
) -> None:
    window.show()
    document = add_document(window.session.archive, ["Text."])
    assert window.centre_pane().isVisible()
    remove_documents(window.session, [document])
    assert not window.centre_pane().isVisible()
    assert [each.isVisible() for each in window.findChildren(Welcome)] == [True]


def test_the_window_names_its_archive(window: Window) -> None:
    assert window.windowTitle() == "test — Concord"


def test_everything_stands_as_it_was_at_the_next_start(
    qtbot: QtBot, tmp_path: Path, resolution: DocumentId, archive: Archive
) -> None:
    archive.close()
    path, settings = archive.path, tmp_path / "s.ini"
    first = again(path, settings)
    first.session.open(resolution)
    first.reveal("search")
    first.docks["outline"].hide()
    first.reveal("library")
    first.docks["library"].content().filter.setText("cooperation")  # type: ignore[attr-defined]
    first.resize(790, 650)
    end(first)

    second = again(path, settings)

    assert second.size().height() == 650
    assert second.docks["search"].isVisible()
    assert not second.docks["outline"].isVisible()
    assert second.docks["library"].content().filter.text() == "cooperation"  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: second.session.document == resolution)
    assert len(shown_tabs(second)) == len({tuple(each) for each in shown_tabs(second)})
    end(second)


def test_an_archive_that_cannot_be_written_keeps_nothing_and_closes(
    qtbot: QtBot, tmp_path: Path, archive: Archive, resolution: DocumentId
) -> None:
    archive.close()
    settings = Settings(tmp_path / "s.ini")
    opened = Archive.open(archive.path, read_only=True)
    window = Window(Session(opened, settings, Appearance(settings)))
    window.show()
    end(window)

    with Archive.open(archive.path) as again_open:
        assert again_open.settings.get("pane.library") is None


def test_actions_come_after_the_first_paint_in_small_steps(qtbot: QtBot, session: Session) -> None:
    window = Window(session)
    steps = 0
    while not window.complete_some():
        steps += 1
    assert steps >= len(panes())
    assert window.complete_some()
    end(window)


def test_an_action_called_before_that_is_found_all_the_same(qtbot: QtBot, session: Session) -> None:
    window = Window(session)
    session.perform("view.full_screen")
    assert window.isFullScreen()
    session.perform("view.full_screen")
    end(window)


def test_after_the_first_paint_all_is_complete_and_a_backup_is_made(
    qtbot: QtBot, session: Session, resolution: DocumentId
) -> None:
    window = Window(session)
    with qtbot.waitSignal(window.painted):
        window.show()
    window.after_first_paint()
    qtbot.waitUntil(window.complete_some)
    backups = session.archive.path.with_name(session.archive.path.name + ".backups")
    qtbot.waitUntil(lambda: session.background.idle and list(backups.glob("*.concord")) != [])
    end(window)


def test_places_are_kept_soon_and_not_only_at_the_end(
    qtbot: QtBot, window: Window, resolution: DocumentId
) -> None:
    window.show()
    window._keep.setInterval(0)
    window.session.open(resolution)

    qtbot.waitUntil(lambda: window.session.archive.settings.get("pane.readers") is not None)


def test_another_archive_shows_what_was_open_in_it(
    qtbot: QtBot, window: Window, resolution: DocumentId, tmp_path: Path
) -> None:
    window.show()
    window.session.open(resolution)
    qtbot.waitUntil(lambda: window.session.document == resolution)
    before = window.session.archive.path
    window.archives.open_path(tmp_path / "other.concord", create=True)
    assert window.session.document is None
    window.archives.open_path(before)

    qtbot.waitUntil(lambda: window.session.document == resolution)


def test_the_keyboard_alone_undoes(qtbot: QtBot, window: Window, resolution: DocumentId) -> None:
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.reveal("library")
    remove_documents(window.session, [resolution])

    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert window.session.archive.documents.count() == 1


def test_the_keyboard_alone_walks_through_the_panes(qtbot: QtBot, window: Window) -> None:
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for number, name in (("1", "library"), ("2", "outline"), ("4", "inspector")):
        QTest.keyClick(
            window, getattr(Qt.Key, f"Key_{number}"), Qt.KeyboardModifier.ControlModifier
        )
        assert window.docks[name].isVisible()
        if name == "library":
            assert window.docks[name].has_focus()


def test_names_for_those_who_hear_the_window(qtbot: QtBot, window: Window) -> None:
    window.show()
    for dock in window.docks.values():
        assert dock.accessibleName()
        assert dock.content().accessibleName() == dock.pane.title


@pytest.mark.parametrize("name", [each.name for each in panes()])
def test_a_pane_is_declared_as_it_is_when_imported(name: str) -> None:
    """Declarations are read from the source; running the decorator must say the same."""
    from viewer.ui import panes as package

    (read,) = [each for each in panes() if each.name == name]
    source = package._source(read.module)
    call = package._declaration(source)
    assert call is not None
    parsed = package._read(call, read.module)
    widget = read.widget
    imported: Any = package._panes[name]

    assert parsed == imported
    assert widget.__module__ == read.module
