"""Footnotes at their marks: by mouse and by key, and back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from importers.parsed import Block, Metadata, ParsedDocument
from viewer.archive import Archive
from viewer.domain import DocumentId, Kind
from viewer.domain.notemarks import marks_in
from viewer.ui.panes.readers import ReadersPane
from viewer.ui.reading.footnote_slip import FootnoteSlip
from viewer.ui.reading.gutter import label_rect
from viewer.ui.reading.selection import Point, Selected
from viewer.ui.session import Session

TEXT = "Established by the Assembly,1 the mechanism meets twice.2"


@pytest.fixture
def document(archive: Archive) -> DocumentId:
    blocks = (
        Block(0, Kind.PARAGRAPH, TEXT),
        Block(1, Kind.PARAGRAPH, "No mark here."),
        Block(2, Kind.FOOTNOTE, "See the record of the meeting.", mark="1"),
        Block(3, Kind.FOOTNOTE, "In spring and in autumn.", mark="2"),
    )
    parsed = ParsedDocument("text", 1, "text/plain", Metadata(title="With notes"), blocks)
    return archive.documents.add("notes.txt", b"notes", parsed).document


@pytest.fixture
def pane(session: Session, qtbot: QtBot, document: DocumentId) -> ReadersPane:
    made = ReadersPane(session)
    qtbot.addWidget(made)
    made.resize(900, 600)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    session.open(document)
    qtbot.waitUntil(lambda: len(made.active.view.reading.content) == 4)
    return made


def slip(pane: ReadersPane) -> FootnoteSlip:
    return pane.active.footnotes.slip


def place_of(pane: ReadersPane, start: int, end: int) -> QPoint:
    """The middle of some letters of the first paragraph."""
    reading = pane.active.view.reading
    (row, top), *_ = reading.position.visible()
    rect = reading.sheet.layout(row).rects(start, end)[0]
    return rect.translated(reading.sheet.text_origin(row, top)).center().toPoint()


def click(pane: ReadersPane, at: QPoint) -> None:
    QTest.mouseClick(pane.active.view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_a_click_on_a_mark_shows_the_note_beside_it(pane: ReadersPane) -> None:
    mark = marks_in(TEXT, {"1"})[0]
    at = place_of(pane, mark.start, mark.end)

    click(pane, at)

    assert slip(pane).isVisible()
    assert slip(pane).text.toPlainText() == "See the record of the meeting."
    assert not slip(pane).geometry().contains(at)
    assert pane.active.view.viewport().rect().contains(slip(pane).geometry())
    click(pane, place_of(pane, 0, 3))
    assert not slip(pane).isVisible()


def test_a_key_shows_one_after_the_other_and_escape_closes(pane: ReadersPane) -> None:
    pane.active.view.reading.go_to(0)
    for text in ("See the record of the meeting.", "In spring and in autumn.", "See the record"):
        pane.show_footnote()
        assert slip(pane).text.toPlainText().startswith(text)
    assert slip(pane).text.hasFocus()
    QTest.keyClick(slip(pane).text, Qt.Key.Key_Escape)
    assert not slip(pane).isVisible()
    assert pane.active.view.hasFocus()


def test_escape_in_the_text_closes_it_too(pane: ReadersPane) -> None:
    mark = marks_in(TEXT, {"2"})[0]
    click(pane, place_of(pane, mark.start, mark.end))
    assert slip(pane).isVisible()
    QTest.keyClick(pane.active.view, Qt.Key.Key_Escape)
    assert not slip(pane).isVisible()


def test_the_caret_says_which_note(pane: ReadersPane) -> None:
    reading = pane.active.view.reading
    reading.set_caret_mode(True)
    reading.select(Selected(Point(0, 40), Point(0, 40), words=True))
    pane.show_footnote()
    assert slip(pane).text.toPlainText() == "In spring and in autumn."


def test_its_words_can_be_copied(pane: ReadersPane, qtbot: QtBot) -> None:
    pane.active.view.reading.go_to(0)
    pane.show_footnote()
    QTest.keyClick(slip(pane).text, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert slip(pane).text.textCursor().selectedText() == "See the record of the meeting."


def test_one_goes_to_the_note_and_back_to_its_mark(pane: ReadersPane) -> None:
    reading = pane.active.view.reading
    pane.show_footnote()
    slip(pane).followed.emit()
    assert reading.current == 2
    assert pane.active.footnotes.offered == "Back to the mark of the footnote"

    pane.show_footnote()

    assert reading.selected.words
    assert (reading.selected.first, reading.selected.last) == (Point(0, 28), Point(0, 29))


def test_a_click_on_the_label_of_a_note_goes_back(pane: ReadersPane) -> None:
    reading = pane.active.view.reading
    row, top = list(reading.position.visible())[3]
    click(pane, label_rect(reading.sheet, row, top).center().toPoint())
    assert reading.selected.first == Point(0, TEXT.index("2"))


def test_where_there_is_no_note_nothing_is_offered(pane: ReadersPane) -> None:
    pane.active.view.reading.go_to(1)
    assert pane.active.footnotes.offered == ""
    pane.show_footnote()
    assert not slip(pane).isVisible()
