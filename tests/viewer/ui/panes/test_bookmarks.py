from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from viewer.domain import DocumentId
from viewer.ui.actions import Bound, bound
from viewer.ui.panes import bookmarks as module
from viewer.ui.panes.bookmarks import BookmarksPane
from viewer.ui.session import Place, Session


@pytest.fixture
def pane(session: Session, resolution: DocumentId, qtbot: QtBot) -> BookmarksPane:
    for index in (3, 1):
        session.archive.bookmarks.toggle(session.archive.documents.at(resolution, index).id)
    made = BookmarksPane(session)
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show()
    qtbot.waitUntil(lambda: made.table.rows.rowCount() == 2)
    return made


def named(pane: BookmarksPane, name: str) -> Bound:
    return next(each for each in bound(BookmarksPane, lambda: pane, "") if each.action.name == name)


def test_bookmarks_stand_by_document_in_reading_order(pane: BookmarksPane) -> None:
    rows = [pane.table.rows.index(row, 0).data() for row in range(2)]
    assert rows[0].startswith("1. Requests the humanitarian agencies")
    assert rows[1].startswith("3. Decides to remain")
    assert pane.table.rows.index(0, 1).data() == "A/RES/67/264"


def test_one_is_gone_to_named_and_taken_away(
    pane: BookmarksPane, session: Session, resolution: DocumentId, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    places: list[object] = []
    session.open_requested.connect(lambda place, _where: places.append(place))
    pane.table.choose(1)
    named(pane, "bookmarks.open").run()
    assert places == [Place(resolution, session.archive.documents.at(resolution, 3).id)]
    monkeypatch.setattr(module, "ask_name", lambda *_: "The end")
    named(pane, "bookmarks.rename").run()
    qtbot.waitUntil(lambda: pane.table.rows.index(1, 0).data() == "The end")
    named(pane, "bookmarks.remove").run()
    qtbot.waitUntil(lambda: pane.table.rows.rowCount() == 1)
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: pane.table.rows.rowCount() == 2)


def test_an_empty_pane_says_how_to_set_one(session: Session, qtbot: QtBot) -> None:
    made = BookmarksPane(session)
    qtbot.addWidget(made)
    made.show()
    assert session.background.wait()
    assert made._stack.currentWidget() is made._empty
    assert "Ctrl+B" in made._empty.text
