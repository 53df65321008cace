"""Themes and notes are carried to the counterparts in the window: looked at, ticked, done, undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from pytestqt.qtbot import QtBot

from tests.viewer.counterparts.conftest import CHILDREN, HEALTH, YEARS
from tests.viewer.ui.conftest import add_document
from viewer.archive import Archive
from viewer.domain import Anchor, DocumentId, Target, ThemeId
from viewer.ui.commands import carrying as command
from viewer.ui.frame import carrying as module
from viewer.ui.models.carrying_model import Column
from viewer.ui.session import Place, Selection, Session, Where
from viewer.ui.widgets.carry_dialog import CarryDialog
from viewer.ui.window import Window

PEACE, OTHER = ThemeId(1), ThemeId(2)


@pytest.fixture
def series(archive: Archive) -> list[DocumentId]:
    return [
        add_document(
            archive,
            texts,
            title=f"Cooperation of organizations ({date[:4]})",
            symbol=f"A/{date[:4]}",
            date=date,
        )
        for date, texts in YEARS.items()
    ]


@pytest.fixture
def desk(window: Window, archive: Archive, series: list[DocumentId], qtbot: QtBot) -> Window:
    """The resolutions of 2013 and 2015 beside each other, something on that of 2013."""
    health, children = (archive.documents.at(series[1], index).id for index in (1, 2))
    start = HEALTH.index("joint work")
    archive.tags.add(PEACE, [Anchor(health), Anchor(health, start, start + 10)])
    archive.tags.add(OTHER, [Anchor(children)])
    archive.annotations.add(Target(anchor=Anchor(health)), "Compare *2011*.")
    window.show()
    window.session.open(Place(series[2]))
    window.session.open(Place(series[1], health), Where.LEFT)
    qtbot.waitUntil(lambda: window.session.beside is not None)
    return window


def opened(desk: Window, qtbot: QtBot) -> CarryDialog:
    """What the action shows."""
    desk.session.perform("carry.counterparts")
    qtbot.waitUntil(lambda: bool(shown(desk)), timeout=10_000)
    (dialog,) = shown(desk)
    return dialog


def shown(desk: Window) -> list[CarryDialog]:
    return [each for each in desk.findChildren(CarryDialog) if each.isVisible()]


@pytest.fixture
def dialog(desk: Window, qtbot: QtBot) -> Iterator[CarryDialog]:
    made = opened(desk, qtbot)
    qtbot.waitUntil(lambda: made.model.rowCount() > 0, timeout=10_000)
    yield made
    for each in desk.findChildren(CarryDialog):  # deleted already where it was accepted
        each.reject()


def said(dialog: CarryDialog, column: Column) -> list[str]:
    model = dialog.model
    return [model.index(row, column).data() for row in range(model.rowCount())]


def choose(dialog: CarryDialog, qtbot: QtBot, scope: int, goal: int = 0) -> None:
    dialog.scope.setCurrentIndex(scope)
    dialog.goal.setCurrentIndex(goal)
    dialog.ask()
    qtbot.waitUntil(lambda: dialog.model.rowCount() > 0, timeout=10_000)


def test_what_stands_on_the_selected_paragraph_is_offered(
    dialog: CarryDialog, sound: Callable[[QAbstractItemModel], None]
) -> None:
    assert dialog.scope.currentText() == "the selected paragraph"
    assert dialog.goal.currentText() == "the document beside, A/2015"
    assert said(dialog, Column.WHAT) == ["Peace", "Peace", "Note: Compare *2011*."]
    assert said(dialog, Column.WORDS)[1] == "joint work"
    assert said(dialog, Column.HOW)[1] == "to the same words"
    assert dialog.status.text() == "3 of 3 ticked"
    sound(dialog.model)


def test_what_is_ticked_is_carried_and_taken_back_in_one_step(
    dialog: CarryDialog, session: Session, archive: Archive, series: list[DocumentId]
) -> None:
    model = dialog.model
    box = model.index(0, Column.WHAT)
    assert model.setData(box, Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    assert dialog.status.text() == "2 of 3 ticked"
    dialog.accept()

    (tag,) = archive.tags.of_document(series[2])
    assert (tag.theme, tag.quote) == (PEACE, "joint work")
    assert len(archive.annotations.of_document(series[2])) == 1
    assert session.undo_stack.undoText() == "Carry 1 theme and 1 note to A/2015"

    session.undo_stack.undo()
    assert archive.tags.of_document(series[2]) == []
    assert archive.annotations.of_document(series[2]) == []
    session.undo_stack.redo()
    assert len(archive.tags.of_document(series[2])) == 1


def test_the_whole_document_is_carried(
    dialog: CarryDialog, archive: Archive, series: list[DocumentId], qtbot: QtBot
) -> None:
    choose(dialog, qtbot, scope=1)
    assert said(dialog, Column.WHAT) == [
        "Peace",
        "Peace",
        "Note: Compare *2011*.",
        archive.themes.name(OTHER),
    ]
    dialog.accept()
    assert len(archive.tags.of_document(series[2])) == 3
    assert CHILDREN in [tag.quote for tag in archive.tags.of_document(series[2])]


def test_all_documents_of_the_title_at_once(
    dialog: CarryDialog, archive: Archive, series: list[DocumentId], qtbot: QtBot
) -> None:
    assert dialog.goal.itemText(1) == "Documents of the same title (2 documents)"
    choose(dialog, qtbot, scope=1, goal=1)
    targets = said(dialog, Column.TO)
    assert any(each.startswith("A/2011") for each in targets)
    assert any(each.startswith("A/2015") for each in targets)
    dialog.accept()
    assert [len(archive.tags.of_document(each)) for each in series] == [1, 3, 3]


def test_doubtful_ones_are_not_ticked_until_asked_for(
    desk: Window, archive: Archive, series: list[DocumentId], qtbot: QtBot
) -> None:
    children = archive.documents.at(series[1], 2).id
    archive.pairs.part(children, archive.documents.at(series[2], 1).id)
    archive.pairs.pair(children, archive.documents.at(series[2], 3).id)
    archive.tags.add(PEACE, [Anchor(children, 0, 10)])
    desk.session.select(Selection(series[1], (Anchor(children),)))
    dialog = opened(desk, qtbot)
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 2, timeout=10_000)

    assert "its words are not there" in " ".join(said(dialog, Column.HOW))
    assert "by hand" in said(dialog, Column.WHY)[0]
    assert dialog.status.text() == "1 of 2 ticked"
    dialog.all.click()
    assert dialog.status.text() == "2 of 2 ticked"
    dialog.none.click()
    assert not dialog.apply.isEnabled()
    dialog.sure.click()
    assert dialog.status.text() == "1 of 2 ticked"
    dialog.reject()


def test_what_is_there_already_is_said_and_cannot_be_ticked(
    dialog: CarryDialog, desk: Window, archive: Archive, series: list[DocumentId], qtbot: QtBot
) -> None:
    dialog.accept()
    again = opened(desk, qtbot)
    qtbot.waitUntil(lambda: again.model.rowCount() == 3, timeout=10_000)

    assert said(again, Column.HOW) == ["is there already"] * 3
    assert again.status.text() == "0 of 0 ticked; 3 there already"
    assert not again.apply.isEnabled()
    box = again.model.index(0, Column.WHAT)
    assert not again.model.flags(box) & Qt.ItemFlag.ItemIsEnabled
    assert not again.model.setData(box, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    again.reject()


def test_long_documents_are_planned_in_a_process_and_many_carried_in_the_background(
    desk: Window,
    session: Session,
    archive: Archive,
    series: list[DocumentId],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "LONG", 1)
    monkeypatch.setattr(command, "MANY", 2)
    dialog = opened(desk, qtbot)
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 3, timeout=60_000)
    dialog.accept()
    assert session.background.wait()

    assert len(archive.tags.of_document(series[2])) == 2
    session.undo_stack.undo()
    assert session.background.wait()
    assert archive.tags.of_document(series[2]) == []


def test_a_dialog_that_is_closed_looks_no_further(
    desk: Window, session: Session, qtbot: QtBot
) -> None:
    dialog = opened(desk, qtbot)
    dialog.reject()
    assert session.background.wait()
    assert session.undo_stack.count() == 0


def test_a_paragraph_with_nothing_on_it_offers_the_whole_document(
    desk: Window, archive: Archive, series: list[DocumentId], qtbot: QtBot
) -> None:
    desk.session.select(Selection(series[1], (Anchor(archive.documents.at(series[1], 0).id),)))
    dialog = opened(desk, qtbot)
    assert dialog.scope.currentText() == "the whole document"
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 4, timeout=10_000)
    choose_nothing(dialog, qtbot)
    assert dialog.status.text() == (
        "There is no theme or note on paragraphs that have a counterpart."
    )
    dialog.reject()


def choose_nothing(dialog: CarryDialog, qtbot: QtBot) -> None:
    dialog.scope.setCurrentIndex(1)
    dialog.ask()
    qtbot.waitUntil(lambda: "looked for" not in dialog.status.text(), timeout=10_000)


def test_a_single_document_has_nowhere_to_carry_to(
    window: Window, archive: Archive, resolution: DocumentId, qtbot: QtBot
) -> None:
    heard: list[str] = []
    window.session.message.connect(lambda line, _undo: heard.append(line))
    window.show()
    window.session.open(Place(resolution))
    qtbot.waitUntil(lambda: window.session.document is not None)
    window.session.perform("carry.counterparts")
    window.session.background.wait()
    assert heard == ["There is no other document to carry to."]
