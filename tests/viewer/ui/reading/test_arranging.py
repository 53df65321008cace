"""A reader is dragged by its header, or moved by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.viewer.ui.conftest import add_document
from viewer.archive import Archive
from viewer.domain import DocumentId
from viewer.ui.panes.readers import ReadersPane
from viewer.ui.reading.arranging import side_at
from viewer.ui.reading.grid import Side
from viewer.ui.reading.reader import Reader
from viewer.ui.session import Place, Session, Where


@pytest.fixture
def pane(session: Session, qtbot: QtBot, resolution: DocumentId, archive: Archive) -> ReadersPane:
    made = ReadersPane(session)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.open(Place(resolution))
    made.open(Place(add_document(archive, ["One.", "Two."], title="Other")), Where.RIGHT)
    return made


def shape(pane: ReadersPane) -> list[list[str]]:
    """The first words of the titles, column by column."""
    return [[_word(each) for each in column] for column in pane._columns]


def _word(reader: QWidget) -> str:
    assert isinstance(reader, Reader)
    assert reader.model.document is not None
    return reader.model.document.title.split()[0]


def hold(pane: ReadersPane, reader: Reader, over: Reader, across: float, down: float) -> QPoint:
    """Press the title of a reader and take it to a share of another one; the button is held."""
    title = reader.header.title
    QTest.mousePress(title, Qt.MouseButton.LeftButton, pos=QPoint(40, 10))
    at = over.mapToGlobal(QPoint(round(over.width() * across), round(over.height() * down)))
    local = title.mapFromGlobal(at)
    for point in (QPoint(60, 14), local):
        QTest.mouseMove(title, point)
    return local


def drop(reader: Reader, at: QPoint) -> None:
    QTest.mouseRelease(reader.header.title, Qt.MouseButton.LeftButton, pos=at)


def test_the_nearest_edge_is_the_side_and_the_middle_swaps() -> None:
    rect = QRect(100, 100, 400, 200)
    found = {
        point: side_at(rect, QPoint(*point))
        for point in ((110, 200), (490, 200), (300, 105), (300, 295), (300, 200))
    }
    assert list(found.values()) == [Side.LEFT, Side.RIGHT, Side.ABOVE, Side.BELOW, Side.PLACE]


@pytest.mark.parametrize(
    ("across", "down", "then"),
    [
        (0.5, 0.1, [["Other", "Cooperation"]]),
        (0.5, 0.9, [["Cooperation", "Other"]]),
        (0.1, 0.5, [["Other"], ["Cooperation"]]),
        (0.5, 0.5, [["Other"], ["Cooperation"]]),
    ],
)
def test_a_reader_lands_where_it_is_let_go(
    pane: ReadersPane, across: float, down: float, then: list[list[str]], qtbot: QtBot
) -> None:
    left, right = pane.readers
    at = hold(pane, right, left, across, down)
    assert pane._arranging.landing is not None
    assert pane._arranging._veil.isVisible()
    pane.grab()

    drop(right, at)

    assert shape(pane) == then
    assert pane.active is right
    assert right.view.hasFocus()
    assert not pane._arranging._veil.isVisible()
    qtbot.waitUntil(lambda: min(right.width(), right.height(), left.height()) > 200)


def test_where_it_stands_already_nothing_is_offered(pane: ReadersPane) -> None:
    left, right = pane.readers
    at = hold(pane, right, left, 0.9, 0.5)
    assert pane._arranging.landing is None
    drop(right, at)
    assert shape(pane) == [["Cooperation"], ["Other"]]


def test_escape_gives_the_drag_up(pane: ReadersPane) -> None:
    left, right = pane.readers
    at = hold(pane, right, left, 0.5, 0.5)
    QTest.keyClick(pane.active.view, Qt.Key.Key_Escape)
    assert not pane._arranging._veil.isVisible()
    drop(right, at)
    assert shape(pane) == [["Cooperation"], ["Other"]]


def test_a_click_on_the_title_is_no_drag(pane: ReadersPane, qtbot: QtBot) -> None:
    header = pane.readers[1].header
    asked: list[bool] = []
    header.choose_requested.disconnect()
    header.choose_requested.connect(lambda: asked.append(True))
    QTest.mousePress(header.title, Qt.MouseButton.LeftButton, pos=QPoint(40, 10))
    QTest.mouseMove(header.title, QPoint(42, 11))
    QTest.mouseRelease(header.title, Qt.MouseButton.LeftButton, pos=QPoint(42, 11))
    assert asked == [True]


def test_keys_move_a_reader_out_of_and_into_columns(pane: ReadersPane) -> None:
    assert pane.active is pane.readers[1]
    pane.move_down()
    assert shape(pane) == [["Cooperation", "Other"]]
    pane.move_up()
    assert shape(pane) == [["Other", "Cooperation"]]
    assert not pane.may_move(Side.ABOVE)
    pane.move_right()
    assert shape(pane) == [["Cooperation"], ["Other"]]
    assert not pane.may_move(Side.RIGHT)
    pane.move_left()
    assert shape(pane) == [["Other"], ["Cooperation"]]
    pane.swap()
    assert shape(pane) == [["Cooperation"], ["Other"]]


def test_what_was_arranged_comes_back(pane: ReadersPane, session: Session, qtbot: QtBot) -> None:
    pane.move_down()
    pane.split()
    kept = pane.save_state()
    again = ReadersPane(session)
    qtbot.addWidget(again)
    again.restore_state(kept)
    assert shape(again) == shape(pane) == [["Cooperation", "Other"], ["Other"]]


def test_the_second_of_two_neighbours_has_the_buttons_for_both(pane: ReadersPane) -> None:
    left, right = (each.header for each in pane.readers)
    assert (left._link.isVisible(), right._link.isVisible()) == (False, True)
    assert right._link.isChecked()
    QTest.mouseClick(right._link, Qt.MouseButton.LeftButton)
    assert not pane.beside.linked
    assert "alone" in right._link.toolTip()
    QTest.mouseClick(right._compare, Qt.MouseButton.LeftButton)
    assert pane.beside.comparing
    pane.swap()
    assert (left._link.isVisible(), right._link.isVisible()) == (True, False)
