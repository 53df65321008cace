from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.viewer.ui.conftest import add_document
from viewer.archive import Archive
from viewer.domain import DocumentId
from viewer.ui.actions import bound
from viewer.ui.panes.references import ReferencesPane
from viewer.ui.session import Place, Session, Where
from viewer.ui.widgets.rows_table import RowsTable

TEXT = (
    "Recalling resolution 67/264 and resolution 61/49 of 4 December 2006 on the"
    " Organization of Islamic Cooperation (OIC),"
)


@pytest.fixture
def citing(archive: Archive) -> DocumentId:
    return add_document(archive, ["Title", TEXT], title="Citing", symbol="A/70/1")


@pytest.fixture
def pane(
    session: Session, resolution: DocumentId, citing: DocumentId, qtbot: QtBot
) -> ReferencesPane:
    session.show_document(citing)
    made = ReferencesPane(session)
    qtbot.addWidget(made)
    made.resize(420, 300)
    made.show()
    qtbot.waitUntil(lambda: made.citations.rows.rowCount() == 2)
    return made


def cells(table: RowsTable, row: int) -> list[str]:  # type: ignore[type-arg]
    return [table.rows.index(row, column).data() for column in range(table.rows.columnCount())]


def clicked(table: RowsTable, row: int) -> None:  # type: ignore[type-arg]
    table.choose(row)
    table.clicked.emit(table.rows.index(row, 0))


def test_what_is_cited_is_listed_and_gone_to(
    pane: ReferencesPane, session: Session, citing: DocumentId, resolution: DocumentId
) -> None:
    assert cells(pane.citations, 0)[:2] == ["Cites", "A/RES/67/264, 2013-05-17"]
    assert cells(pane.citations, 1)[:2] == ["Not here", "A/RES/61/49, 2006-12-04"]
    asked: list[tuple[Place, Where]] = []
    session.open_requested.connect(lambda place, where: asked.append((place, where)))

    clicked(pane.citations, 0)
    paragraph = session.archive.documents.at(citing, 1).id
    start = TEXT.index("67/264")
    ((place, where),) = asked
    assert (place.document, place.paragraph, where) == (citing, paragraph, Where.OWN)
    assert place.start is not None
    assert place.start <= start < (place.end or 0)

    (action,) = (
        each for each in bound(ReferencesPane, lambda: pane, "")
        if each.action.name == "references.open"
    )  # fmt: skip
    assert action.enabled()
    action.run()
    assert asked[1:] == [(Place(resolution), Where.RIGHT)]
    pane.citations.choose(1)
    assert not action.enabled()


def test_what_cites_the_document_is_opened_at_the_mention(
    pane: ReferencesPane,
    session: Session,
    citing: DocumentId,
    resolution: DocumentId,
    qtbot: QtBot,
) -> None:
    session.show_document(resolution)
    qtbot.waitUntil(lambda: pane.citations.rows.rowCount() == 1)
    assert cells(pane.citations, 0)[:2] == ["Cited by", "A/70/1"]
    asked: list[tuple[Place, Where]] = []
    session.open_requested.connect(lambda place, where: asked.append((place, where)))
    clicked(pane.citations, 0)
    ((place, where),) = asked
    assert (place.document, where) == (citing, Where.RIGHT)


def test_missing_documents_and_acronyms_have_lists(
    pane: ReferencesPane, archive: Archive, qtbot: QtBot
) -> None:
    pane.choice.setCurrentIndex(1)
    qtbot.waitUntil(lambda: pane._stack.currentWidget() is pane.missing)
    assert cells(pane.missing, 0) == ["A/RES/61/49", "2006-12-04", "1", "1"]
    add_document(archive, ["Of 2006."], title="Older", symbol="A/RES/61/49")
    qtbot.waitUntil(lambda: pane.missing.rows.rowCount() == 0)
    assert pane._stack.currentWidget() is pane._empty

    pane.choice.setCurrentIndex(2)
    qtbot.waitUntil(lambda: pane._stack.currentWidget() is pane.acronyms)
    assert cells(pane.acronyms, 0)[:2] == ["OIC", "Organization of Islamic Cooperation"]
    assert pane.save_state() == 2


def test_without_a_document_it_says_so(session: Session, qtbot: QtBot) -> None:
    made = ReferencesPane(session)
    qtbot.addWidget(made)
    made.show()
    assert session.background.wait()
    assert made._stack.currentWidget() is made._empty
    assert "Open a document" in made._empty.text
    made.restore_state(1)
    assert "not in the archive" in made._empty.text


def test_a_large_archive_is_looked_through_in_another_process(
    session: Session, archive: Archive, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from viewer.ui.models import citations

    monkeypatch.setattr(citations, "_FEW", 0)
    document = add_document(archive, [TEXT], title="Citing", symbol="A/70/1")
    session.show_document(document)
    made = ReferencesPane(session)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.citations.rows.rowCount() == 2, timeout=30_000)
    assert [each.reference.symbol for each in archive.references.of(document)] == [
        "A/RES/67/264",
        "A/RES/61/49",
    ]


def test_the_picture_shows_what_cites_what_and_is_saved(
    pane: ReferencesPane,
    archive: Archive,
    session: Session,
    resolution: DocumentId,
    citing: DocumentId,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    archive.documents.correct(citing, date="2015-02-03")
    pane.choice.setCurrentIndex(3)
    qtbot.waitUntil(lambda: pane.pictured)
    assert pane._stack.currentWidget() is pane.picture
    assert [spot.key for spot in pane.picture.shown.spots] == [resolution, citing]

    asked: list[tuple[Place, Where]] = []
    session.open_requested.connect(lambda place, where: asked.append((place, where)))
    pane.picture.chosen.emit(resolution)
    assert asked == [(Place(resolution), Where.RIGHT)]

    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "a.svg"), ""))
    pane.save_picture()
    assert "A/RES/67/264" in (tmp_path / "a.svg").read_text("utf-8")
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "a.png"), "")
    )
    with qtbot.waitSignal(session.refused) as refused:
        pane.save_picture()
    assert "could not be written" in refused.args[0]


def test_every_list_and_the_picture_are_shown_by_an_action(
    pane: ReferencesPane, session: Session, qtbot: QtBot
) -> None:
    asked: list[str] = []
    session.reveal_requested.connect(asked.append)
    (action,) = (
        each for each in bound(ReferencesPane, lambda: pane, "")
        if each.action.name == "references.show"
    )  # fmt: skip
    choices = list(action.choices())
    assert [each.text for each in choices if each.checked] == ["This document"]
    action.run(next(each.value for each in choices if each.text == "Picture by date"))
    assert asked == ["references"]
    qtbot.waitUntil(pane.picture.isVisible)
