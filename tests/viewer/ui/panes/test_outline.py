"""The outline follows the document and goes to its places."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.viewer.ui.conftest import add_document
from viewer.domain import Anchor, DocumentId
from viewer.ui.panes.outline import LONG, OutlinePane
from viewer.ui.session import Place, Selection, Session


@pytest.fixture
def outline(qtbot: QtBot, session: Session, resolution: DocumentId) -> OutlinePane:
    session.show_document(resolution)
    pane = OutlinePane(session)
    qtbot.addWidget(pane)
    pane.show()
    return pane


def test_the_numbered_paragraphs_stand_there(outline: OutlinePane) -> None:
    model = outline.model
    lines = [model.index(row, 0).data() for row in range(model.rowCount())]

    assert [line.split()[0] for line in lines] == ["1.", "2.", "3."]


def test_a_click_goes_there(outline: OutlinePane, session: Session) -> None:
    asked: list[Any] = []
    session.open_requested.connect(lambda place, _where: asked.append(place))
    index = outline.model.index(1, 0)
    at = outline.view.visualRect(index).center()
    QTest.mouseClick(outline.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    outline.go()

    paragraph = outline.model.paragraph(index)
    assert paragraph is not None
    assert asked == [Place(paragraph.document, paragraph.id)] * 2


def test_it_marks_where_the_reader_is(
    outline: OutlinePane, session: Session, resolution: DocumentId
) -> None:
    third = session.archive.documents.paragraphs(resolution)[2]
    session.select(Selection(resolution, (Anchor(third.id),)))

    assert outline.view.currentIndex().data().startswith("2.")


def test_without_a_document_it_says_so(
    qtbot: QtBot, outline: OutlinePane, session: Session
) -> None:
    session.show_document(None)
    qtbot.waitUntil(lambda: outline.model.lines == 0)

    assert "Open a document" in outline._empty.text


def test_a_removed_document_has_no_outline(
    qtbot: QtBot, outline: OutlinePane, session: Session, resolution: DocumentId
) -> None:
    session.archive.documents.remove([resolution])

    qtbot.waitUntil(lambda: outline.model.lines == 0)


def test_the_outline_of_a_long_document_is_made_on_another_thread(
    qtbot: QtBot, outline: OutlinePane, session: Session
) -> None:
    texts = [f"Paragraph {number}." for number in range(LONG + 1)]
    labels: list[str | None] = [f"{number}." for number in range(LONG + 1)]
    document = add_document(session.archive, texts, title="Long", labels=labels)

    session.show_document(document)
    outline.read()

    assert outline.model.lines < LONG
    qtbot.waitUntil(lambda: outline.model.lines == LONG + 1)
