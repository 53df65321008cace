from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from viewer.archive import Archive
from viewer.domain import Anchor, DocumentId, Target, ThemeId
from viewer.ui.actions import Bound, bound
from viewer.ui.panes.history import DOCUMENT, PARAGRAPH, HistoryPane
from viewer.ui.session import Selection, Session


@pytest.fixture
def pane(session: Session, archive: Archive, resolution: DocumentId, qtbot: QtBot) -> HistoryPane:
    one, other = (archive.documents.at(resolution, each).id for each in (0, 1))
    archive.tags.add(ThemeId(1), [Anchor(one)])
    note = archive.annotations.add(Target(anchor=Anchor(other)), "One.")
    archive.annotations.change(note, "Two.")
    archive.themes.add("Water")
    made = HistoryPane(session)
    qtbot.addWidget(made)
    made.resize(1000, 300)
    made.show()
    qtbot.waitUntil(lambda: made.edits.rows.rowCount() == 5)
    return made


def named(pane: HistoryPane, name: str) -> Bound:
    return next(each for each in bound(HistoryPane, lambda: pane, "") if each.action.name == name)


def labels(pane: HistoryPane) -> list[str]:
    model = pane.edits.rows
    return [model.index(row, 2).data() for row in range(model.rowCount())]


def test_the_newest_edit_comes_first_with_what_it_did(pane: HistoryPane, qtbot: QtBot) -> None:
    assert labels(pane)[:2] == ["Add theme Water", "Change a note"]
    pane.edits.choose(1)
    model = pane.entries.rows
    qtbot.waitUntil(lambda: model.rowCount() == 1 and model.index(0, 0).data() == "changed")
    assert [model.index(0, column).data() for column in (2, 3)] == ["body: One.", "body: Two."]


def test_only_of_a_document_a_paragraph_a_theme_a_day(
    pane: HistoryPane, session: Session, archive: Archive, resolution: DocumentId, qtbot: QtBot
) -> None:
    paragraph = archive.documents.at(resolution, 0).id
    session.show_document(resolution)
    session.select(Selection(resolution, (Anchor(paragraph),)))
    pane.scope.setCurrentText(PARAGRAPH)
    qtbot.waitUntil(lambda: labels(pane) == ["Tag a paragraph as Peace"])
    pane.scope.setCurrentText(DOCUMENT)
    qtbot.waitUntil(lambda: len(labels(pane)) == 4)
    pane.scope.setCurrentIndex(0)
    pane.themes.choose((ThemeId(1),))
    qtbot.waitUntil(lambda: labels(pane) == ["Tag a paragraph as Peace"])
    pane.themes.choose(())
    pane.day.setText("1999")
    qtbot.waitUntil(lambda: labels(pane) == [])


def test_a_chosen_edit_is_undone_and_done_again(
    pane: HistoryPane, archive: Archive, session: Session, qtbot: QtBot
) -> None:
    pane.edits.choose(0)
    assert named(pane, "history.undo").enabled()
    named(pane, "history.undo").run()
    qtbot.waitUntil(lambda: labels(pane)[0] == "Add theme Water (undone)")
    assert len(archive.themes.all()) == 3
    assert not named(pane, "history.undo").enabled()
    named(pane, "history.redo").run()
    qtbot.waitUntil(lambda: len(archive.themes.all()) == 4)


def test_an_earlier_state_comes_back(
    pane: HistoryPane, archive: Archive, session: Session, qtbot: QtBot
) -> None:
    pane.edits.choose(2)
    qtbot.waitUntil(lambda: pane.entries.rows.index(0, 1).data() == "a note: One.")
    named(pane, "history.restore").run()
    assert [each.body for each in archive.annotations.all()] == ["One."]
    with qtbot.waitSignal(session.message) as said:
        named(pane, "history.restore").run()
    assert said.args == ["It is in that state already.", False]
    session.undo_stack.undo()
    assert [each.body for each in archive.annotations.all()] == ["Two."]
