from __future__ import annotations

import csv
import time
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.viewer.counterparts.conftest import CHILDREN, GROWN, HEALTH, PEACE, YEARS
from tests.viewer.ui.conftest import add_document
from viewer.archive import Archive
from viewer.domain import Anchor, DocumentId
from viewer.ui.background import Job
from viewer.ui.commands.exporting import Format
from viewer.ui.commands.lineages import lineage_formats
from viewer.ui.models.roles import ItemRole
from viewer.ui.panes.readers import ReadersPane
from viewer.ui.panes.through_time import SERIES, ThroughTimePane
from viewer.ui.session import Place, Selection, Session
from viewer.ui.window import Window


@pytest.fixture
def series(archive: Archive) -> list[DocumentId]:
    """Three resolutions of one title, the last imported first."""
    made = {
        date: add_document(
            archive,
            YEARS[date],
            title=f"Cooperation between two organizations ({date[:4]})",
            symbol=f"A/RES/{date[:4]}",
            date=date,
        )
        for date in ("2015-06-11", "2011-05-03", "2013-05-17")
    }
    return [made[date] for date in sorted(made)]


@pytest.fixture
def pane(session: Session, qtbot: QtBot, series: list[DocumentId]) -> ThroughTimePane:
    made = ThroughTimePane(session)
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show()
    return made


@pytest.fixture
def followed(
    pane: ThroughTimePane,
    session: Session,
    archive: Archive,
    qtbot: QtBot,
    series: list[DocumentId],
) -> ThroughTimePane:
    """On the clause of health in the resolution of 2013."""
    select(session, archive, series[1], 1)
    pane.follow()
    qtbot.waitUntil(lambda: pane.model.rowCount() == 3, timeout=10_000)
    return pane


def select(session: Session, archive: Archive, document: DocumentId, index: int) -> None:
    paragraph = archive.documents.at(document, index).id
    session.select(Selection(document, (Anchor(paragraph),)))


def told(pane: ThroughTimePane) -> list[str]:
    stops = (pane.model.stop_at(pane.model.index(row, 0)) for row in range(pane.model.rowCount()))
    return [f"{stop.when}: {stop.said}" for stop in stops if stop is not None]


def test_one_card_a_document_in_order_of_date(
    followed: ThroughTimePane, sound: Callable[[QAbstractItemModel], None]
) -> None:
    assert told(followed) == [
        "3 May 2011: Not there",
        "17 May 2013: Appeared 2013",
        "11 June 2015: Moved and grew by 6 words",
    ]
    assert followed.status.text() == "in 2 of 3 documents"
    assert followed.clause.text().startswith("Cooperation between two organizations (2013)")
    assert followed.view.currentIndex().row() == 1
    sound(followed.model)


def test_who_cannot_see_is_told_what_came(followed: ThroughTimePane) -> None:
    spoken = followed.model.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "[new: and in the education of girls]" in spoken
    assert "Moved and grew by 6 words" in spoken


def test_what_came_and_went_is_painted(
    followed: ThroughTimePane, session: Session, qtbot: QtBot
) -> None:
    followed.view.setCurrentIndex(followed.model.index(0, 0))
    image = followed.view.viewport().grab().toImage()
    colours = {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }
    assert session.appearance.colour("inserted").name() in colours


def test_cards_are_as_tall_as_their_text(
    followed: ThroughTimePane, archive: Archive, session: Session, qtbot: QtBot
) -> None:
    view, model = followed.view, followed.model
    wide = view.visualRect(model.index(2, 0)).height()
    followed.resize(360, 400)
    qtbot.waitUntil(lambda: view.visualRect(model.index(2, 0)).height() > wide)
    qtbot.waitUntil(
        lambda: (
            view.visualRect(model.index(1, 0)).bottom() < view.visualRect(model.index(2, 0)).top()
        )
    )


def test_documents_without_the_clause_share_a_card(
    followed: ThroughTimePane, archive: Archive, qtbot: QtBot
) -> None:
    for year in (2016, 2017, 2018):
        add_document(
            archive,
            [PEACE, CHILDREN],
            title=f"Cooperation between two organizations ({year})",
            symbol=f"A/RES/{year}",
            date=f"{year}-05-03",
        )
    qtbot.waitUntil(lambda: followed.model.rowCount() == 4, timeout=10_000)
    stop = followed.model.index(3, 0).data(ItemRole.VALUE)
    assert (stop.when, stop.said) == ("3 May 2016 – 3 May 2018", "Went after 2015")
    assert stop.who == "3 documents without it"
    assert stop.detail == "A/RES/2016, A/RES/2017, A/RES/2018"


def test_another_series_is_chosen_and_remembered(
    followed: ThroughTimePane,
    session: Session,
    archive: Archive,
    qtbot: QtBot,
    series: list[DocumentId],
) -> None:
    archive.collections.add("Later", series[1:])
    qtbot.waitUntil(lambda: followed.series.count() == 3, timeout=10_000)
    qtbot.waitUntil(lambda: told(followed)[0].endswith("There in the first document, 2013"))
    assert followed.series.currentText() == "Later (2)"

    followed.series.setCurrentIndex(1)
    followed.series.activated.emit(1)
    qtbot.waitUntil(lambda: followed.model.rowCount() == 3, timeout=10_000)
    assert session.settings.get(SERIES) == "title"


def test_hand_made_pairs_win_as_soon_as_they_are_made(
    followed: ThroughTimePane, archive: Archive, qtbot: QtBot, series: list[DocumentId]
) -> None:
    ours, theirs = archive.documents.at(series[1], 1), archive.documents.at(series[2], 1)
    archive.pairs.pair(ours.id, theirs.id)

    def paired() -> bool:
        stop = followed.model.stop_at(followed.model.index(2, 0))
        return stop is not None and stop.row.text == CHILDREN

    qtbot.waitUntil(paired, timeout=10_000)
    stop = followed.model.stop_at(followed.model.index(2, 0))
    assert stop is not None
    assert "paired by hand" in stop.detail


def test_a_click_opens_the_stage_beside_what_is_read(
    followed: ThroughTimePane, session: Session, qtbot: QtBot, series: list[DocumentId]
) -> None:
    readers = ReadersPane(session)
    qtbot.addWidget(readers)
    readers.resize(900, 400)
    readers.show()
    readers.open(Place(series[1]))
    where = followed.view.visualRect(followed.model.index(2, 0)).center()
    QTest.mouseClick(followed.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    left, right = readers.readers
    assert (left.document, right.document) == (series[1], series[2])
    assert right.view.reading.current == 2
    qtbot.waitUntil(lambda: session.beside == (series[1], series[2]))

    where = followed.view.visualRect(followed.model.index(1, 0)).center()
    QTest.mouseClick(followed.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert left.view.reading.current == 1
    assert len(readers.readers) == 2


def test_a_gap_leads_nowhere(followed: ThroughTimePane, session: Session) -> None:
    opened: list[object] = []
    session.open_requested.connect(lambda place, _where: opened.append(place))
    where = followed.view.visualRect(followed.model.index(0, 0)).center()
    QTest.mouseClick(followed.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert opened == []
    assert followed.current is None


def test_stages_are_copied_with_their_sources(followed: ThroughTimePane) -> None:
    followed.view.selectAll()
    followed.copy()
    data = QGuiApplication.clipboard().mimeData()
    first, second = data.text().split("\n\n")
    assert first.startswith(f"“{HEALTH};” (Cooperation between two organizations (2013)")
    assert second.startswith(f"“{GROWN};” (Cooperation between two organizations (2015)")
    assert "and in the education of girls</u>" in data.html()


@pytest.mark.parametrize("form", lineage_formats(), ids=lambda each: each.name)
def test_it_is_exported(
    followed: ThroughTimePane, session: Session, tmp_path: Path, form: Format
) -> None:
    offered: list[str] = []
    session.offered.connect(lambda line, _button, _call: offered.append(line))
    followed.write(tmp_path / "clause", form)
    assert session.background.wait(60_000)
    path = tmp_path / f"clause{form.suffix}"
    assert path.stat().st_size > 100
    assert offered == [f"3 documents exported to {path.name}"]
    if form.name == "csv":
        rows = list(csv.reader(StringIO(path.read_text("utf-8-sig"))))
        assert [row[0] for row in rows[1:]] == sorted(YEARS)


def test_without_a_paragraph_it_says_what_to_do(pane: ThroughTimePane, session: Session) -> None:
    said: list[str] = []
    session.message.connect(lambda line, _undo: said.append(line))
    assert pane._stack.currentWidget() is pane._empty
    assert "Choose a paragraph" in pane._empty.text
    pane.follow()
    assert said == ["Go to a paragraph in a reader first."]


def test_a_document_that_is_removed_ends_it(
    followed: ThroughTimePane, archive: Archive, series: list[DocumentId], qtbot: QtBot
) -> None:
    archive.documents.remove([series[1]])
    qtbot.waitUntil(lambda: followed.model.rowCount() == 0, timeout=10_000)
    assert followed._stack.currentWidget() is followed._empty


def test_in_the_window_the_key_shows_the_pane(
    window: Window, qtbot: QtBot, archive: Archive, series: list[DocumentId]
) -> None:
    window.show()
    window.session.open(Place(series[1], archive.documents.at(series[1], 1).id))
    qtbot.waitUntil(lambda: bool(window.session.selection.anchors))
    window.catalogue.qaction("through-time.follow").trigger()
    pane = window.docks["through-time"].content()
    assert isinstance(pane, ThroughTimePane)
    qtbot.waitUntil(lambda: pane.model.rowCount() == 3, timeout=10_000)
    assert pane.isVisible()
    assert pane.view.hasFocus() or not window.isActiveWindow()


def test_a_search_that_was_ended_says_so_and_can_be_begun_again(
    pane: ThroughTimePane,
    session: Session,
    archive: Archive,
    series: list[DocumentId],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def last(*arguments: object) -> None:
        job = arguments[-1]
        assert isinstance(job, Job)
        while not job.cancelled:
            time.sleep(0.005)
        job.check()

    select(session, archive, series[1], 1)
    with monkeypatch.context() as patch:
        patch.setattr("viewer.ui.models.lineages._follow", last)
        pane.follow()
        qtbot.waitUntil(lambda: pane._lineages.busy, timeout=10_000)
        session.background.cancel_all()
        qtbot.waitUntil(lambda: not pane._lineages.busy, timeout=10_000)
    assert pane._stack.currentWidget() is pane._empty
    assert "not followed to the end" in pane._empty.text
    button = pane._empty.findChild(QPushButton)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pane.model.rowCount() == 3, timeout=10_000)
    assert pane._stack.currentWidget() is not pane._empty
