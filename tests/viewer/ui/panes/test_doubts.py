from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.viewer.ui.doubting import read_again
from viewer.domain import Anchor, DocumentId
from viewer.ui.actions import Bound, bound
from viewer.ui.panes.doubts import DoubtsPane
from viewer.ui.session import Place, Selection, Session


@pytest.fixture
def pane(session: Session, resolution: DocumentId, qtbot: QtBot) -> DoubtsPane:
    read_again(session.archive, resolution)
    made = DoubtsPane(session)
    qtbot.addWidget(made)
    made.resize(900, 200)
    made.show()
    qtbot.waitUntil(lambda: made.table.rows.rowCount() == 3)
    return made


def named(pane: DoubtsPane, name: str) -> Bound:
    return next(each for each in bound(DoubtsPane, lambda: pane, "") if each.action.name == name)


def choose(pane: DoubtsPane, *, orphan: bool, tag: bool) -> None:
    rows = [pane.table.rows.row_at(pane.table.rows.index(row, 0)) for row in range(3)]
    for number, row in enumerate(rows):
        assert row is not None
        assert row.doubt is not None
        if row.doubt.orphan is orphan and (row.doubt.tag is not None) is tag:
            pane.table.choose(number)
            return


def opened(session: Session) -> list[Any]:
    places: list[Any] = []
    session.open_requested.connect(lambda place, _where: places.append(place))
    return places


def test_an_empty_pane_says_that_all_is_well(session: Session, qtbot: QtBot) -> None:
    made = DoubtsPane(session)
    qtbot.addWidget(made)
    made.show()
    assert session.background.wait()

    assert made._stack.currentWidget() is made._empty
    assert "every tag and note stands" in made._empty.text


def test_one_that_is_confirmed_leaves_the_table(
    pane: DoubtsPane, session: Session, qtbot: QtBot
) -> None:
    choose(pane, orphan=False, tag=True)
    confirm = named(pane, "doubts.confirm")
    assert confirm.enabled()

    confirm.run()

    qtbot.waitUntil(lambda: pane.table.rows.rowCount() == 2)
    assert len(pane.chosen()) == 1, "the next one is chosen"
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: pane.table.rows.rowCount() == 3)


def test_an_orphan_is_put_on_the_selection_of_its_document(
    pane: DoubtsPane, session: Session, resolution: DocumentId, qtbot: QtBot
) -> None:
    choose(pane, orphan=True, tag=True)
    assert not named(pane, "doubts.confirm").enabled()
    assert not named(pane, "doubts.put").enabled()
    place = Anchor(session.archive.documents.at(resolution, 1).id, 0, 7)
    session.select(Selection(resolution, (place,), "Decides"))
    assert named(pane, "doubts.put").enabled()

    named(pane, "doubts.put").run()

    qtbot.waitUntil(lambda: pane.table.rows.rowCount() == 2)
    assert [tag.anchor for tag in session.archive.tags.of_paragraph(place.paragraph)] == [place]


def test_they_are_taken_off_together(pane: DoubtsPane, session: Session, qtbot: QtBot) -> None:
    pane.table.selectAll()
    assert len(pane.chosen()) == 3

    named(pane, "doubts.remove").run()

    qtbot.waitUntil(lambda: pane._stack.currentWidget() is pane._empty)
    assert session.archive.doubts.all() == []
    assert not named(pane, "doubts.remove").enabled()


def test_one_that_is_clicked_is_shown_where_it_stands(
    pane: DoubtsPane, session: Session, resolution: DocumentId
) -> None:
    places = opened(session)
    choose(pane, orphan=False, tag=True)
    at = pane.table.visualRect(pane.table.currentIndex()).center()
    QTest.mouseClick(pane.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    choose(pane, orphan=True, tag=True)
    QTest.keyClick(pane.table, Qt.Key.Key_Return)

    paragraph = session.archive.documents.at(resolution, 0).id
    assert places == [Place(resolution, paragraph), Place(resolution)]


def test_what_can_be_done_is_in_a_menu(pane: DoubtsPane, session: Session) -> None:
    menus: list[Any] = []
    session.menu_requested.connect(lambda actions, _at: menus.append(actions))
    rect = pane.table.visualRect(pane.table.rows.index(0, 0))

    pane.table.customContextMenuRequested.emit(rect.center())
    pane.table.customContextMenuRequested.emit(QPoint(5, 190))

    assert menus == [("doubts.confirm", "doubts.put", "", "doubts.remove")]


def test_a_hidden_pane_reads_when_it_is_seen_again(
    pane: DoubtsPane, session: Session, qtbot: QtBot
) -> None:
    pane.hide()
    session.archive.doubts.remove(session.archive.doubts.all()[:1])
    assert pane.feed.refresher.pending
    pane.show()

    qtbot.waitUntil(lambda: pane.table.rows.rowCount() == 2)
