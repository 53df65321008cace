from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.viewer.ui.conftest import add_document
from viewer.archive import Archive
from viewer.domain import DocumentId
from viewer.ui.panes.readers import ReadersPane
from viewer.ui.reading.reader import Reader
from viewer.ui.session import Place, Session, Where

_BODY = "the cooperation between both organizations in the field of {} and of {} as agreed; "
_FIELDS = [
    "water", "health", "trade", "peace", "energy", "culture", "science", "refugees", "mediation",
    "training", "statistics", "tourism", "transport", "housing", "forests", "fisheries",
]  # fmt: skip


def clause(number: int) -> str:
    first, second = _FIELDS[number % 16], _FIELDS[(number * 7 + 3) % 16]
    return f"Requests report {number * 13} on " + _BODY.format(first, second) * 4


@pytest.fixture
def earlier(archive: Archive) -> DocumentId:
    return add_document(archive, [clause(number) for number in range(24)], title="Earlier")


@pytest.fixture
def later(archive: Archive) -> DocumentId:
    """The same with ten paragraphs put in after the eighth, and one word other in the fifth."""
    texts = [clause(number) for number in range(24)]
    texts[4] = texts[4].replace("as agreed", "as decided", 1)
    texts[8:8] = [
        f"Welcomes matter {number} of another kind altogether. " * 5 for number in range(10)
    ]
    return add_document(archive, texts, title="Later")


@pytest.fixture
def pane(session: Session, qtbot: QtBot, earlier: DocumentId, later: DocumentId) -> ReadersPane:
    made = ReadersPane(session)
    qtbot.addWidget(made)
    made.resize(1200, 600)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.open(Place(earlier))
    made.open(Place(later), Where.RIGHT)
    qtbot.waitUntil(lambda: bool(made.beside._links), timeout=10_000)
    made.go_to(made.readers[0])
    return made


def at_eye(reader: Reader) -> int:
    """The index of the paragraph that one reads."""
    reading = reader.view.reading
    row, _ = reading.row_at(0.3 * reading.screen)
    return reading.content.rows[row].index


def bar_colour(reader: Reader, row: int) -> QColor:
    """At the middle of where the bar of a row stands."""
    view = reader.view
    sheet = view.reading.sheet
    top = next(place for each, place in view.reading.position.visible() if each == row)
    picture = view.viewport().grab().toImage()
    x = round(sheet.columns_of(row).bar) + 1
    y = round(top + sheet.above(row) + sheet.layout(row).height / 2)
    return picture.pixelColor(x, y)


def test_a_neighbour_follows_to_the_paired_paragraph(pane: ReadersPane) -> None:
    left, right = pane.readers
    reading = left.view.reading
    for index in (3, 7, 8, 12, 20):
        reading.position.go_to(index, -0.3 * reading.screen + 2)
        reading.moved.emit()
        assert at_eye(left) == index
        assert at_eye(right) == (index if index < 8 else index + 10)


def test_the_first_follows_the_second_as_well(pane: ReadersPane) -> None:
    left, right = pane.readers
    reading = right.view.reading
    reading.position.go_to(25, -0.3 * reading.screen + 2)
    reading.moved.emit()
    assert at_eye(left) == 15


def test_unlinked_readers_stay_where_they_are(pane: ReadersPane, session: Session) -> None:
    pane.link()
    left, right = pane.readers
    before = at_eye(right)
    left.view.reading.position.go_to(20, 0)
    left.view.reading.moved.emit()
    assert at_eye(right) == before
    assert not pane.beside.linked
    pane.link()
    assert pane.beside.linked


def test_a_reader_that_is_made_wider_moves_nobody(pane: ReadersPane, qtbot: QtBot) -> None:
    left, right = pane.readers
    pane.beside.set_linked(False)
    left.view.reading.go_to(20)
    pane.beside.set_linked(True)
    qtbot.waitUntil(lambda: bool(pane.beside._links))
    before = at_eye(right)
    left.view.set_zoom(1.2)
    assert at_eye(right) == before


def test_differences_are_marked_counted_and_gone_to(
    pane: ReadersPane, qtbot: QtBot, session: Session
) -> None:
    said: list[str] = []
    session.message.connect(lambda words, _undo: said.append(words))
    pane.compare()
    qtbot.waitUntil(lambda: all(each.view.differences for each in pane.readers))
    assert said == ["Compared: 23 same, 10 added, 1 changed."]
    left, right = pane.readers
    assert pane.beside.differences(left) == [4]
    assert len(pane.beside.differences(right)) == 11
    QTest.keyClick(left.view, Qt.Key.Key_J)
    pane.next_difference()
    assert left.view.reading.current == 4
    pane.next_difference()
    assert said[-1] == "No difference after this one."
    pane.go_to_counterpart()
    assert pane.active is right
    assert right.view.reading.current == 4
    pane.next_difference()
    assert right.view.reading.current == 8
    pane.previous_difference()
    assert right.view.reading.current == 4
    pane.compare()
    qtbot.waitUntil(lambda: not any(each.view.differences for each in pane.readers))


def test_only_what_differs_is_shown(pane: ReadersPane, qtbot: QtBot) -> None:
    pane.hide_same()
    left, right = pane.readers
    qtbot.waitUntil(lambda: len(left.view.reading.content) == 1)
    qtbot.waitUntil(lambda: len(right.view.reading.content) == 11)
    assert pane.beside.comparing
    pane.hide_same()
    qtbot.waitUntil(lambda: len(left.view.reading.content) == 24)


def test_the_counterpart_of_what_is_read_is_pointed_out(
    pane: ReadersPane, qtbot: QtBot, archive: Archive, later: DocumentId
) -> None:
    left, right = pane.readers
    left.view.reading.go_to(9)
    assert right.view._beside == {archive.documents.at(later, 19).id}
    assert left.view._beside == frozenset()


def test_the_counterpart_does_not_look_like_where_the_neighbour_was_left(
    pane: ReadersPane, session: Session
) -> None:
    left, right = pane.readers
    left.view.reading.go_to(1)
    counterpart, left_behind = bar_colour(right, 1), bar_colour(right, 0)
    paper = session.appearance.colour("paper")
    assert len({counterpart.rgb(), left_behind.rgb(), paper.rgb()}) == 3
    assert abs(left_behind.blue() - left_behind.red()) < abs(counterpart.blue() - counterpart.red())


def test_a_pair_by_hand_is_made_undone_and_forgotten(
    pane: ReadersPane, qtbot: QtBot, session: Session, archive: Archive,
    earlier: DocumentId, later: DocumentId,
) -> None:  # fmt: skip
    left, right = pane.readers
    pane.beside.set_linked(False)
    left.view.reading.go_to(2)
    right.view.reading.go_to(10)
    pane.pair()
    here, there = archive.documents.at(earlier, 2).id, archive.documents.at(later, 10).id
    assert [(each.a, each.b) for each in archive.pairs.between(earlier, later)] == [(here, there)]
    session.undo_stack.undo()
    assert archive.pairs.between(earlier, later) == []
    pane.part()
    assert [each.together for each in archive.pairs.between(earlier, later)] == [False]
    pane.unpair()
    assert archive.pairs.between(earlier, later) == []


def test_what_is_parted_is_the_counterpart_not_where_the_neighbour_was_left(
    pane: ReadersPane, archive: Archive, earlier: DocumentId, later: DocumentId
) -> None:
    left, right = pane.readers
    left.view.reading.go_to(9)
    assert right.current() == archive.documents.at(later, 0)  # it followed, nobody went there
    pane.part()
    here, there = archive.documents.at(earlier, 9).id, archive.documents.at(later, 19).id
    assert [(each.a, each.b, each.together) for each in archive.pairs.between(earlier, later)] == [
        (here, there, False)
    ]


def test_a_third_reader_follows_through_the_second(
    pane: ReadersPane, qtbot: QtBot, earlier: DocumentId, later: DocumentId
) -> None:
    pane.set_active(pane.readers[1])
    pane.open(Place(earlier), Where.NEW)
    qtbot.waitUntil(lambda: len(pane.beside._links) == 2, timeout=10_000)
    left, middle, right = pane.readers
    left.view.reading.position.go_to(14, -0.3 * left.view.reading.screen + 2)
    left.view.reading.moved.emit()
    assert (at_eye(middle), at_eye(right)) == (24, 14)


def test_the_same_document_twice_is_not_tied(pane: ReadersPane, earlier: DocumentId) -> None:
    pane.set_active(pane.readers[1])
    pane.open(Place(earlier))
    assert pane.beside.neighbours() == []
