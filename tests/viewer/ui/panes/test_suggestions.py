from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from viewer.archive import Archive
from viewer.domain import DocumentId, ThemeId
from viewer.ui.actions import Bound, bound
from viewer.ui.models import suggestions as module
from viewer.ui.panes.suggestions import SuggestionsPane
from viewer.ui.session import Session
from viewer.ui.widgets.accept_dialog import AcceptDialog


@pytest.fixture
def pane(
    session: Session, resolution: DocumentId, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> SuggestionsPane:
    monkeypatch.setattr(module, "PAUSE_MS", 20)
    session.show_document(resolution)
    made = SuggestionsPane(session)
    qtbot.addWidget(made)
    made.resize(900, 240)
    made.show()
    qtbot.waitUntil(lambda: made.table.rows.rowCount() == 3)
    return made


def named(pane: SuggestionsPane, name: str) -> Bound:
    return next(
        each for each in bound(SuggestionsPane, lambda: pane, "") if each.action.name == name
    )


def tags(archive: Archive, document: DocumentId) -> set[ThemeId]:
    return {each.theme for each in archive.tags.of_document(document)}


def test_the_selected_are_accepted_and_rejected(
    pane: SuggestionsPane, session: Session, archive: Archive, resolution: DocumentId, qtbot: QtBot
) -> None:
    pane.table.choose(0)
    (chosen,) = pane.chosen()
    named(pane, "suggestions.accept").run()
    assert tags(archive, resolution) == {chosen.theme}
    qtbot.waitUntil(lambda: pane.table.rows.rowCount() == 2)
    (following,) = pane.chosen()
    named(pane, "suggestions.reject").run()
    assert [each.theme for each in archive.suggestions.rejected()] == [following.theme]
    qtbot.waitUntil(lambda: pane.table.rows.rowCount() == 1)
    qtbot.waitUntil(lambda: pane.records.rows.rowCount() == 3)
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert tags(archive, resolution) == set()
    assert archive.suggestions.rejected() == []
    qtbot.waitUntil(lambda: pane.table.rows.rowCount() == 3)


def test_all_above_a_score_are_seen_and_accepted_in_one_step(
    pane: SuggestionsPane, session: Session, archive: Archive, resolution: DocumentId
) -> None:
    named(pane, "suggestions.accept-all").run()
    dialog = pane.findChild(AcceptDialog)
    assert dialog is not None
    dialog.least.setValue(0.5)
    assert dialog.apply.text() == "&Accept 3"
    dialog.table.choose(0)
    dialog.leave_out.click()
    assert dialog.apply.text() == "&Accept 2"
    assert tags(archive, resolution) == set()
    dialog.accept()
    assert len(tags(archive, resolution)) == 2
    session.undo_stack.undo()
    assert tags(archive, resolution) == set()


def test_nothing_can_be_accepted_where_nothing_is_so_likely(pane: SuggestionsPane) -> None:
    dialog = AcceptDialog(pane.rows())
    dialog.least.setValue(1.0)
    assert not dialog.apply.isEnabled()
    assert dialog.chosen() == ()
    dialog.deleteLater()


def test_enter_goes_to_the_paragraph(pane: SuggestionsPane, session: Session) -> None:
    places: list[object] = []
    session.open_requested.connect(lambda place, _where: places.append(place.paragraph))
    pane.table.choose(1)
    QTest.keyClick(pane.table, Qt.Key.Key_Return)
    assert places == [pane.chosen()[0].paragraph]


def test_how_good_suggestions_were_is_shown_by_key(
    pane: SuggestionsPane, session: Session, qtbot: QtBot
) -> None:
    turn = named(pane, "suggestions.record")
    assert not turn.checked()
    with qtbot.waitSignal(session.reveal_requested) as revealed:
        turn.run()
    assert revealed.args == ["suggestions"]
    assert turn.checked()
    assert not pane.table.isVisible()
    turn.run()
    assert not turn.checked()
    assert pane.table.isVisible()


def test_without_a_document_it_says_what_to_do(session: Session, qtbot: QtBot) -> None:
    made = SuggestionsPane(session)
    qtbot.addWidget(made)
    made.show()
    assert made._stack.currentWidget() is made._empty
    assert "Open a document" in made._empty.text
    assert made._record_stack.currentWidget() is made._no_records
