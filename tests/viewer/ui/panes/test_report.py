from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.viewer.ui.conftest import add_document
from viewer.domain import Anchor, DocumentId, TagId
from viewer.ui.commands.exporting import Choices, formats
from viewer.ui.commands.reporting import put_into_report
from viewer.ui.models.report_model import ITEMS
from viewer.ui.panes import report as module
from viewer.ui.panes.report import ReportPane
from viewer.ui.session import Place, Session


@pytest.fixture
def tags(session: Session, resolution: DocumentId) -> list[TagId]:
    archive = session.archive
    other = add_document(archive, ["Peace elsewhere."], title="A report", date="2008")
    places = [(resolution, 0), (resolution, 2), (other, 0)]
    theme = archive.themes.find("Peace").id
    return [
        archive.tags.add(theme, [Anchor(archive.documents.at(document, index).id)])[0]
        for document, index in places
    ]


@pytest.fixture
def pane(session: Session, tags: list[TagId], qtbot: QtBot) -> ReportPane:
    put_into_report(session, tags)
    made = ReportPane(session)
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show()
    settle(made, qtbot)
    return made


def settle(pane: ReportPane, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: pane.feed.settled)


def shown(pane: ReportPane) -> list[TagId | str | None]:
    rows = [pane.model.row_at(pane.model.index(n)) for n in range(pane.model.rowCount())]
    return [row.item.tag or row.item.heading for row in rows if row is not None]


def choose(pane: ReportPane, *rows: int) -> None:
    flags = QItemSelectionModel.SelectionFlag
    selection = pane.view.selectionModel()
    selection.clear()
    for row in rows:
        selection.setCurrentIndex(pane.model.index(row), flags.Select)


def name(monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    monkeypatch.setattr(module, "ask_name", lambda *_: typed)


def test_without_a_report_it_says_what_one_is(session: Session, qtbot: QtBot) -> None:
    pane = ReportPane(session)
    qtbot.addWidget(pane)
    pane.show()
    settle(pane, qtbot)
    assert "order of your own" in pane._empty.text
    assert pane._stack.currentWidget() is pane._empty


def test_items_move_by_key_and_stay_selected(
    pane: ReportPane, tags: list[TagId], session: Session, qtbot: QtBot
) -> None:
    assert shown(pane) == tags
    choose(pane, 2)
    pane.move_up()
    settle(pane, qtbot)
    assert shown(pane) == [tags[0], tags[2], tags[1]]
    assert [row.item.tag for row in pane.chosen()] == [tags[2]]
    pane.move_up()
    settle(pane, qtbot)
    pane.move_up()  # it is at the top
    assert shown(pane) == [tags[2], tags[0], tags[1]]
    choose(pane, 0, 1)
    pane.move_down()
    settle(pane, qtbot)
    assert shown(pane) == [tags[1], tags[2], tags[0]]
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: shown(pane) == [tags[2], tags[0], tags[1]])


def test_headings_are_put_in_changed_and_taken_out(
    pane: ReportPane, tags: list[TagId], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(pane, 1)
    name(monkeypatch, "Second part")
    pane.add_heading()
    settle(pane, qtbot)
    assert shown(pane) == [tags[0], "Second part", tags[1], tags[2]]
    assert [row.item.heading for row in pane.chosen()] == ["Second part"]
    name(monkeypatch, "Part two")
    pane.change_heading()
    settle(pane, qtbot)
    assert shown(pane)[1] == "Part two"
    pane.take_out()
    settle(pane, qtbot)
    assert shown(pane) == tags


def test_dragging_asks_the_archive(pane: ReportPane, tags: list[TagId], qtbot: QtBot) -> None:
    model = pane.model
    data = model.mimeData([model.index(0)])
    assert data.hasHtml()
    assert data.hasFormat(ITEMS)
    move = Qt.DropAction.MoveAction
    assert model.canDropMimeData(data, move, 3, 0, QModelIndex())
    assert not model.dropMimeData(data, move, 3, 0, QModelIndex())
    settle(pane, qtbot)
    assert shown(pane) == [*tags[1:], tags[0]]
    assert not model.dropMimeData(model.mimeData([model.index(2)]), move, -1, -1, model.index(1))
    settle(pane, qtbot)
    assert shown(pane) == [tags[1], tags[0], tags[2]]


def test_an_excerpt_leads_to_its_place_and_is_copied(
    pane: ReportPane, session: Session, qtbot: QtBot, resolution: DocumentId
) -> None:
    choose(pane, 1)
    with qtbot.waitSignal(session.open_requested) as opened:
        pane.open()
    place = opened.args[0]
    assert isinstance(place, Place)
    assert place.document == resolution
    pane.copy()
    assert "Encourages" in QGuiApplication.clipboard().text()


def test_a_report_is_written_in_its_order_under_its_headings(
    pane: ReportPane, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    report = pane.shown
    assert report is not None
    items = session.archive.reports.items(report.id)
    session.archive.reports.add_heading(report.id, "From elsewhere", before=items[2].id)
    markdown = next(each for each in formats() if each.name == "markdown")
    with qtbot.waitSignal(session.offered):
        pane.export_to(report, tmp_path / "report.md", markdown, Choices())
    text = (tmp_path / "report.md").read_text("utf-8")
    assert (
        text.index("Encourages") < text.index("## From elsewhere") < text.index("Peace elsewhere")
    )
    csl = next(each for each in formats() if each.name == "csl")
    with qtbot.waitSignal(session.offered):
        pane.export_to(report, tmp_path / "report.json", csl, Choices())


def test_reports_are_begun_chosen_renamed_and_removed(
    pane: ReportPane, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    name(monkeypatch, "Another")
    pane.begin()
    settle(pane, qtbot)
    assert pane.shown is not None
    assert pane.shown.name == "Another"
    assert pane._body.currentWidget() is pane._nothing
    name(monkeypatch, "Other")
    pane.rename()
    settle(pane, qtbot)
    assert [pane.reports.itemText(n) for n in range(2)] == ["Other", "Report"]
    pane.reports.setCurrentIndex(1)
    pane.reports.activated.emit(1)
    settle(pane, qtbot)
    assert len(shown(pane)) == 3
    pane.remove()
    settle(pane, qtbot)
    assert pane.shown is not None
    assert pane.shown.name == "Other"
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: pane.reports.count() == 2)


def test_a_tag_that_is_taken_off_leaves_the_report_and_comes_back(
    pane: ReportPane, tags: list[TagId], session: Session, qtbot: QtBot
) -> None:
    session.do("Untag", lambda archive: archive.tags.remove([tags[1]]))
    qtbot.waitUntil(lambda: shown(pane) == [tags[0], tags[2]])
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: shown(pane) == tags)
