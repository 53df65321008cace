from __future__ import annotations

import csv
import time
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from tests.viewer.ui.conftest import add_document
from viewer.archive import Archive
from viewer.domain import Anchor, DocumentId, Relation, ThemeId
from viewer.ui.background import Job
from viewer.ui.commands.exporting import Format
from viewer.ui.commands.synopses import synopsis_formats
from viewer.ui.models.comparison_model import Column
from viewer.ui.models.comparisons import comparisons
from viewer.ui.panes.comparison import ComparisonPane
from viewer.ui.panes.readers import ReadersPane
from viewer.ui.session import Place, Selection, Session, Where

EARLIER = [
    "Recalling its resolution on peace and mediation between the two organizations,",
    "Requests the humanitarian agencies to continue their work in the whole region;",
    "Encourages vaccination campaigns for children below five years of age;",
]
LATER = [
    EARLIER[0],
    "Requests the humanitarian agencies to extend their work in the whole region;",
    "Welcomes the opening of a joint centre for mediation in the capital;",
    EARLIER[2],
]


@pytest.fixture
def both(archive: Archive) -> tuple[DocumentId, DocumentId]:
    first = add_document(archive, EARLIER, title="Earlier", symbol="A/1")
    return first, add_document(archive, LATER, title="Later", symbol="A/2")


@pytest.fixture
def readers(session: Session, qtbot: QtBot, both: tuple[DocumentId, DocumentId]) -> ReadersPane:
    made = ReadersPane(session)
    qtbot.addWidget(made)
    made.resize(1000, 400)
    made.show()
    made.open(Place(both[0]))
    made.open(Place(both[1]), Where.RIGHT)
    return made


@pytest.fixture
def pane(session: Session, qtbot: QtBot, readers: ReadersPane) -> ComparisonPane:
    made = ComparisonPane(session)
    qtbot.addWidget(made)
    made.resize(1000, 300)
    made.show()
    qtbot.waitUntil(lambda: made.model.rowCount() == 4, timeout=10_000)
    return made


def shown(pane: ComparisonPane, column: Column) -> list[str]:
    model = pane.model
    return [model.index(row, column).data() for row in range(model.rowCount())]


def chip(pane: ComparisonPane, words: str) -> QToolButton:
    found = (each for each in pane.findChildren(QToolButton) if each.text() == words)
    return next(found)


def test_the_two_documents_stand_in_pairs(
    pane: ComparisonPane, sound: Callable[[QAbstractItemModel], None]
) -> None:
    assert shown(pane, Column.RELATION) == ["same", "changed", "added", "same"]
    assert shown(pane, Column.FIRST)[2] == ""
    assert pane.model.headerData(0, Qt.Orientation.Horizontal) == "A/1"
    assert pane.status.text() == "4 pairs"
    sound(pane.model)


def test_only_some_relations_or_words(pane: ComparisonPane) -> None:
    chip(pane, "Changed 1").click()
    chip(pane, "Added 1").click()
    assert shown(pane, Column.RELATION) == ["changed", "added"]
    assert pane.status.text() == "2 of 4 pairs"
    pane.words.setText("joint CENTRE")
    pane._filter()
    assert shown(pane, Column.RELATION) == ["added"]
    chip(pane, "Added 1").click()
    assert pane.model.rowCount() == 0
    assert not pane.export_button.isEnabled()


def test_themes_of_both_sides_are_named(
    pane: ComparisonPane, archive: Archive, qtbot: QtBot, both: tuple[DocumentId, DocumentId]
) -> None:
    archive.tags.add(ThemeId(1), [Anchor(archive.documents.at(both[0], 1).id)])
    archive.tags.add(ThemeId(2), [Anchor(archive.documents.at(both[1], 1).id, 0, 8)])
    qtbot.waitUntil(lambda: shown(pane, Column.THEMES)[1] == "Peace, Humanitarian")


def test_a_click_shows_both_paragraphs(
    pane: ComparisonPane, readers: ReadersPane, qtbot: QtBot
) -> None:
    where = pane.table.visualRect(pane.model.index(3, 0)).center()
    QTest.mouseClick(pane.table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    left, right = readers.readers
    assert left.view.reading.current == 2
    assert right.view.reading.current == 3


def test_the_pair_that_is_read_becomes_current(
    pane: ComparisonPane, session: Session, archive: Archive, both: tuple[DocumentId, DocumentId]
) -> None:
    session.select(Selection(both[1], (Anchor(archive.documents.at(both[1], 2).id),)))
    assert pane.table.currentIndex().row() == 2


def test_texts_are_painted_with_what_differs(pane: ComparisonPane, session: Session) -> None:
    image = pane.table.viewport().grab().toImage()
    colours = {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }
    for tone in ("inserted", "deleted"):
        assert session.appearance.colour(tone).name() in colours


@pytest.mark.parametrize("form", synopsis_formats(), ids=lambda each: each.name)
def test_what_is_shown_is_exported(
    pane: ComparisonPane, session: Session, tmp_path: Path, form: Format
) -> None:
    offered: list[str] = []
    session.offered.connect(lambda line, _button, _call: offered.append(line))
    chip(pane, "Same 2").click()
    pane.write(tmp_path / "both", form)
    assert session.background.wait(60_000)
    path = tmp_path / f"both{form.suffix}"
    assert path.stat().st_size > 100
    assert offered == [f"2 pairs exported to {path.name}"]
    if form.name == "csv":
        rows = list(csv.reader(StringIO(path.read_text("utf-8-sig"))))
        assert [row[0] for row in rows[1:]] == [Relation.SAME.value] * 2


def test_a_folder_that_is_gone_is_said_to_be_so(
    pane: ComparisonPane, session: Session, tmp_path: Path
) -> None:
    refused: list[str] = []
    session.refused.connect(lambda words, _details: refused.append(words))
    pane.write(tmp_path / "none" / "both.html", synopsis_formats()[0])
    assert session.background.wait(60_000)
    assert "the folder" in refused[0]


def test_one_document_alone_has_nothing_to_compare(session: Session, qtbot: QtBot) -> None:
    made = ComparisonPane(session)
    qtbot.addWidget(made)
    made.show()
    assert made._stack.currentWidget() is made._empty
    assert "beside each other" in made._empty.text


def test_a_comparison_that_was_ended_can_be_asked_for_again(
    qtbot: QtBot,
    session: Session,
    both: tuple[DocumentId, DocumentId],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def last(_archive: Archive, _a: DocumentId, _b: DocumentId, job: Job) -> None:
        while not job.cancelled:
            time.sleep(0.005)
        job.check()

    with monkeypatch.context() as patch:
        patch.setattr("viewer.ui.models.comparisons._compare", last)
        readers = ReadersPane(session)
        qtbot.addWidget(readers)
        readers.show()
        readers.open(Place(both[0]))
        readers.open(Place(both[1]), Where.RIGHT)
        pane = ComparisonPane(session)
        qtbot.addWidget(pane)
        pane.show()
        service = comparisons(session)
        qtbot.waitUntil(lambda: service.busy(*both), timeout=10_000)
        session.background.cancel_all()
        qtbot.waitUntil(lambda: service.ended_early(*both), timeout=10_000)
    button = pane.findChild(QPushButton)
    assert button is not None
    qtbot.waitUntil(lambda: button.isVisibleTo(pane) and button.text() == "Compare")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pane.model.rowCount() == 4, timeout=10_000)
