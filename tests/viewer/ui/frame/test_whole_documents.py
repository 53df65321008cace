"""Whole documents from the window to files."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.viewer.ui.conftest import add_document
from viewer.archive import Archive
from viewer.domain import DocumentId
from viewer.ui.frame.whole_documents import WholeDocuments
from viewer.ui.session import Session


@pytest.fixture
def part(session: Session, qtbot: QtBot) -> WholeDocuments:
    window = QWidget()
    qtbot.addWidget(window)
    return WholeDocuments(session, window)


def test_the_open_document_is_offered_where_there_is_one(
    part: WholeDocuments, session: Session, resolution: DocumentId
) -> None:
    assert [each.text for each in part.choices()] == ["All resolutions, to a folder"]
    session.show_document(resolution)
    assert [each.value for each in part.choices()] == [(resolution,), "everything"]


def test_a_resolution_is_written_and_its_folder_offered(
    part: WholeDocuments, session: Session, resolution: DocumentId, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.offered) as said:
        part.write(resolution, tmp_path / "made")
    text = (tmp_path / "made.akn.xml").read_text("utf-8")
    assert "<akomaNtoso" in text
    assert "Requests the humanitarian agencies" in text
    assert said.args[0] == "Exported: made.akn.xml"


def test_of_all_documents_the_resolutions_are_written(
    part: WholeDocuments,
    session: Session,
    archive: Archive,
    resolution: DocumentId,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    letter = add_document(archive, ["Dear Sir, this is a letter."], title="A letter", symbol=None)
    with qtbot.waitSignal(session.offered) as said:
        part.write_all([resolution, letter, DocumentId(99)], tmp_path)
    assert [each.name for each in tmp_path.glob("*.xml")] == ["A-RES-67-264.akn.xml"]
    assert said.args[0] == "Exported: 1 resolution; 2 other documents left out"


def test_what_is_no_resolution_is_said_not_to_be_one(
    part: WholeDocuments, session: Session, archive: Archive, tmp_path: Path, qtbot: QtBot
) -> None:
    letter = add_document(archive, ["Dear Sir, this is a letter."], title="A letter", symbol=None)
    with qtbot.waitSignal(session.refused) as said:
        part.write(letter, tmp_path / "letter.xml")
    assert "no resolution or decision" in said.args[0]
    assert not (tmp_path / "letter.xml").exists()
