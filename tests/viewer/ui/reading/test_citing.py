"""References as links in the text: painted, told, followed; acronyms told."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from tests.viewer.ui.conftest import add_document
from viewer.archive import Archive
from viewer.domain import DocumentId
from viewer.ui.reading.hints import links_of, meant_by
from viewer.ui.reading.reader import Reader
from viewer.ui.session import Place, Session, Where

CITES = "Recalling resolution 67/264 of 17 May 2013 and Security Council resolution 1373 (2001),"
DEFINES = "the Organization of Islamic Cooperation (OIC) and what the OIC does"


@pytest.fixture
def citing(archive: Archive) -> DocumentId:
    return add_document(archive, [CITES, DEFINES, "Nothing."], title="Citing", symbol="A/70/1")


@pytest.fixture
def reader(session: Session, citing: DocumentId, qtbot: QtBot) -> Reader:
    made = Reader(session)
    qtbot.addWidget(made)
    made.resize(700, 500)
    with qtbot.waitExposed(made):
        made.show()
    made.open(Place(citing))
    qtbot.waitUntil(lambda: bool(made.view.reading.sheet.hints.links))
    return made


def spot(reader: Reader, row: int, offset: int) -> QPoint:
    reading = reader.view.reading
    top = dict(reading.position.visible())[row]
    caret = reading.sheet.layout(row).caret(offset)
    return QPointF(caret.center() + reading.sheet.text_origin(row, top) + QPointF(2, 0)).toPoint()


def tip(reader: Reader, at: QPoint) -> str:
    event = QHelpEvent(QHelpEvent.Type.ToolTip, at, reader.view.viewport().mapToGlobal(at))
    reader.view.viewportEvent(event)
    return QToolTip.text()


def test_links_are_told_and_followed_beside(
    reader: Reader, session: Session, resolution: DocumentId, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: bool(links_of(reader.view.reading.sheet, 0)[0].documents))
    asked: list[tuple[Place, Where]] = []
    session.open_requested.connect(lambda place, where: asked.append((place, where)))
    at = spot(reader, 0, CITES.index("67/264"))

    assert "Cooperation between two organizations, 2013-05-17" in tip(reader, at)
    QTest.mouseClick(reader.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert asked == []
    QTest.mouseClick(
        reader.view.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.ControlModifier,
        at,
    )
    assert asked == [(Place(resolution), Where.RIGHT)]

    reader.citing.follow_current()
    assert asked[1:] == [(Place(resolution), Where.RIGHT)]
    assert reader.view.reading.selected.words


def test_what_is_not_in_the_archive_is_said(reader: Reader, session: Session, qtbot: QtBot) -> None:
    at = spot(reader, 0, CITES.index("1373"))
    assert tip(reader, at) == "S/RES/1373(2001): cited, not in the archive"
    with qtbot.waitSignal(session.message) as said:
        reader.citing.follow_current()
    assert said.args[0] == "A/RES/67/264: cited, not in the archive."

    reader.view.reading.go_to(2)
    with qtbot.waitSignal(session.message) as said:
        reader.citing.follow_current()
    assert said.args[0] == "This paragraph cites no document."


def test_a_document_that_comes_in_is_linked_and_one_that_goes_is_not(
    reader: Reader, archive: Archive, qtbot: QtBot
) -> None:
    def documents() -> tuple[DocumentId, ...]:
        return links_of(reader.view.reading.sheet, 0)[0].documents

    assert documents() == ()
    other = add_document(archive, ["Text."], title="Other", symbol="A/RES/67/264")
    qtbot.waitUntil(lambda: documents() == (other,))
    archive.documents.remove([other])
    qtbot.waitUntil(lambda: documents() == ())


def test_an_acronym_says_what_it_stands_for(reader: Reader) -> None:
    at = spot(reader, 1, DEFINES.rindex("OIC") + 1)
    assert tip(reader, at) == "OIC\nOrganization of Islamic Cooperation"
    assert meant_by(reader.view.reading.sheet, 1, DEFINES.index("what") + 1) == ""


def test_links_are_painted_under_the_words(reader: Reader, qtbot: QtBot) -> None:
    with_links = reader.view.grab().toImage()
    reading = reader.view.reading
    reading.sheet.hints = type(reading.sheet.hints)()
    assert reader.view.grab().toImage() != with_links


def test_another_document_has_its_own_links(
    reader: Reader, resolution: DocumentId, qtbot: QtBot
) -> None:
    reader.open(Place(resolution))
    qtbot.waitUntil(lambda: reader.document == resolution)
    assert reader.view.reading.sheet.hints.links == {}
