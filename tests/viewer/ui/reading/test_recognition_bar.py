from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from importers import read
from importers.recognition import engine
from tests.importers.recognition.scans import seeing_engine
from tests.viewer.importing.test_recognition import mixed
from viewer.domain import Document
from viewer.ui.reading.recognition_bar import ACTION, RecognitionBar
from viewer.ui.session import Session


@pytest.fixture
def bar(qtbot: QtBot, session: Session) -> RecognitionBar:
    made = RecognitionBar(session)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def document(session: Session, tmp_path: Path) -> Document:
    path = mixed(tmp_path)
    archive = session.archive
    return archive.documents.get(
        archive.documents.add(path.name, path.read_bytes(), read(path)).document
    )


def test_pages_without_text_are_named_and_recognition_is_offered(
    bar: RecognitionBar,
    document: Document,
    session: Session,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seeing_engine(tmp_path / "bin", monkeypatch)
    asked: list[object] = []
    session.action_requested.connect(lambda name, value: asked.append((name, value)))
    bar.show_document(document)
    assert session.background.wait()
    assert bar.isVisible()
    assert bar.sentence.text() == "Pages 2-3 have no text that can be read."
    bar.button.click()
    assert asked == [(ACTION, document.id)]


def test_without_the_engine_it_says_what_to_install(
    bar: RecognitionBar,
    document: Document,
    session: Session,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(engine, "_PLACES", {})
    bar.show_document(document)
    assert session.background.wait()
    assert "needs Tesseract, which is not installed. Install it" in bar.sentence.text()
    assert not bar.button.isVisible()


def test_it_stays_away_once_put_away_until_other_pages_are_meant(
    bar: RecognitionBar, document: Document, session: Session
) -> None:
    bar.show_document(document)
    bar.close_button.click()
    assert not bar.isVisible()
    bar.show_document(document)
    assert not bar.isVisible()
    bar.show_document(replace(document, unread=(3,)))
    assert bar.isVisible()
    bar.show_document(None)
    assert not bar.isVisible()
    assert session.background.wait()


def test_a_document_that_can_be_read_has_none(bar: RecognitionBar, document: Document) -> None:
    bar.show_document(replace(document, unread=()))
    assert not bar.isVisible()
