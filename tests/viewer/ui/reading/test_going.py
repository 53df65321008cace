"""Going somewhere in the readers: by name, back and forth, by bookmark."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.viewer.ui.conftest import add_document
from viewer.archive import Archive
from viewer.domain import DocumentId
from viewer.ui.panes.readers import ReadersPane
from viewer.ui.reading.sheet import Sheet
from viewer.ui.session import Place, Session, Where

TEXT = "Recalling the resolutions on cooperation between the United Nations and others. " * 4


@pytest.fixture
def long(archive: Archive) -> DocumentId:
    texts = [f"Number {number}. {TEXT}" for number in range(60)]
    return add_document(
        archive, texts, title="Long", labels=[f"{number + 1}." for number in range(60)]
    )


@pytest.fixture
def pane(session: Session, qtbot: QtBot, long: DocumentId) -> ReadersPane:
    made = ReadersPane(session)
    qtbot.addWidget(made)
    made.resize(900, 600)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.open(Place(long))
    made.go_to(made.active)
    qtbot.waitUntil(made.active.view.hasFocus)
    return made


def here(pane: ReadersPane) -> int:
    return pane.active.view.reading.current


def test_a_paragraph_is_gone_to_by_its_number(pane: ReadersPane) -> None:
    pane.go_to_paragraph()
    bar = pane.active.go_bar
    QTest.keyClicks(bar.field, "41")
    assert bar.found.text().startswith("41. Number 40.")
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert here(pane) == 40
    assert not bar.isVisible()
    assert pane.active.view.hasFocus()


def test_a_place_that_is_not_there_is_said_to_be_so(pane: ReadersPane) -> None:
    pane.go_to_paragraph()
    bar = pane.active.go_bar
    QTest.keyClicks(bar.field, "999")
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.found.text() == "No such place"
    assert bar.isVisible()
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert here(pane) == 0


def test_back_and_forward_through_where_one_has_been(
    pane: ReadersPane, session: Session, archive: Archive, resolution: DocumentId, long: DocumentId
) -> None:
    assert not pane.may_go_back
    for index in (30, 50):
        session.open(Place(long, archive.documents.at(long, index).id))
    session.open(Place(resolution))
    pane.go_back()
    assert (pane.active.document, here(pane)) == (long, 50)
    pane.go_back()
    pane.go_back()
    assert here(pane) == 0
    assert not pane.may_go_back
    pane.go_forward()
    assert here(pane) == 30
    QTest.keyClick(pane.active.view, Qt.Key.Key_J)
    pane.go_forward()
    assert here(pane) == 50


def test_back_goes_to_the_reader_that_has_the_document(
    pane: ReadersPane, session: Session, resolution: DocumentId
) -> None:
    session.open(Place(resolution), Where.RIGHT)
    assert pane.active is pane.readers[1]
    pane.go_back()
    assert pane.active is pane.readers[0]
    assert pane.readers[1].document == resolution


def test_a_removed_document_is_passed_over(
    pane: ReadersPane, session: Session, archive: Archive, resolution: DocumentId, long: DocumentId
) -> None:
    session.open(Place(resolution))
    session.open(Place(long, archive.documents.at(long, 50).id))
    archive.documents.remove([resolution])
    pane.go_back()
    assert (pane.active.document, here(pane)) == (long, 0)


def test_bookmarks_are_set_shown_and_gone_round(
    pane: ReadersPane, session: Session, archive: Archive, long: DocumentId
) -> None:
    reading = pane.active.view.reading
    for row in (10, 40):
        reading.go_to(row)
        pane.bookmark()
    sheet: Sheet = reading.sheet
    assert sheet.marks.bookmarks == {archive.documents.at(long, each).id for each in (10, 40)}
    pane.next_bookmark()
    assert here(pane) == 10
    pane.previous_bookmark()
    assert here(pane) == 40
    ribbon = pane.active.view.grab().toImage()
    pane.bookmark()
    assert pane.active.view.grab().toImage() != ribbon
    session.undo_stack.undo()
    assert len(sheet.marks.bookmarks) == 2
    assert session.undo_stack.undoText() == "Bookmark paragraph 41"


def test_no_bookmarks(pane: ReadersPane, session: Session) -> None:
    said: list[str] = []
    session.message.connect(lambda words, _undo: said.append(words))
    pane.next_bookmark()
    assert said == ["This document has no bookmarks."]
