"""A reader whose document is read again while it shows it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pytestqt.qtbot import QtBot

from importers.parsed import Block, Kind, Metadata, ParsedDocument
from tests.viewer.ui.conftest import add_document
from viewer.archive import Archive
from viewer.archive.readings import Earlier, Move
from viewer.domain import Anchor, DocumentId, Passage, ThemeId
from viewer.ui.models.reader_model import LONG
from viewer.ui.reading.reader import Reader
from viewer.ui.session import Place, Session

SENTENCE = "Recalling the resolutions on cooperation between the United Nations and others. " * 4


@pytest.fixture
def reader(session: Session, qtbot: QtBot) -> Reader:
    made = Reader(session)
    qtbot.addWidget(made)
    made.resize(700, 500)
    with qtbot.waitExposed(made):
        made.show()
    return made


def text(number: int) -> str:
    return f"{number} {SENTENCE}".strip()


def document(archive: Archive, count: int) -> DocumentId:
    return add_document(archive, [text(number) for number in range(count)], title="Long")


def joined(count: int) -> ParsedDocument:
    """The same document, of which the first two paragraphs are one now."""
    texts = [f"{text(0)} {text(1)}", *(text(number) for number in range(2, count))]
    blocks = tuple(Block(index, Kind.PARAGRAPH, each) for index, each in enumerate(texts))
    return ParsedDocument("text", 2, "text/plain", Metadata(title="Long"), blocks)


def one_up(earlier: Sequence[Earlier]) -> list[Move]:
    return [
        Move(each, Passage(each.passage.index - 1, each.passage.start, each.passage.end))
        for reading in earlier
        for each in reading.standing
    ]


def current(reader: Reader) -> str:
    reading = reader.view.reading
    row = reading.content.rows[reading.current]
    return next(each.text for each in reader.model.paragraphs if each.id == row.id)


@pytest.mark.parametrize("count", [60, LONG + 50])
def test_the_new_reading_is_shown_where_the_old_one_was_read(
    reader: Reader, session: Session, count: int
) -> None:
    archive = session.archive
    opened = document(archive, count)
    place = archive.documents.at(opened, 40).id
    archive.tags.add(ThemeId(1), [Anchor(place)])
    reader.open(Place(opened, place))
    assert session.background.wait()
    assert current(reader) == text(40)

    archive.readings.replace(opened, joined(count), one_up)
    assert session.background.wait()

    assert len(reader.model.paragraphs) == count - 1
    assert current(reader) == text(40)
    shown = archive.documents.at(opened, 39)
    assert [tag.anchor.paragraph for tag in reader.model.tags[shown.id]] == [shown.id]
    assert reader.selection().document == opened

    archive.history.undo(archive.history.edits()[0].id)
    assert session.background.wait()

    assert len(reader.model.paragraphs) == count
    assert current(reader) == text(40)
    assert list(reader.model.tags) == [place]


def test_a_paragraph_that_is_gone_is_left_for_its_neighbour(
    reader: Reader, session: Session
) -> None:
    opened = document(session.archive, 10)
    reader.open(Place(opened, session.archive.documents.at(opened, 1).id))

    session.archive.readings.replace(opened, joined(10), one_up)

    assert current(reader) == text(2)


def test_a_place_of_an_earlier_reading_opens_the_document(reader: Reader, session: Session) -> None:
    opened = document(session.archive, 10)
    place = session.archive.documents.at(opened, 5).id
    session.archive.readings.replace(opened, joined(10), one_up)

    reader.open(Place(opened, place, 0, 5))

    assert reader.document == opened
    assert len(reader.model.paragraphs) == 9
