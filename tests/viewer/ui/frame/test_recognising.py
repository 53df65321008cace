"""Text recognition from the window, in real processes: offered, asked, done, cancelled, undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from importers import read
from importers.recognition import engine
from tests.importers.pdffiles import Page, make_pdf
from tests.importers.recognition.scans import TEXT, seeing_engine
from tests.viewer.importing.test_recognition import mixed, scanned
from viewer.archive import Archive
from viewer.domain import DocumentId
from viewer.importing import Workers
from viewer.ui.frame.errors import ErrorDialog
from viewer.ui.frame.recognition_dialog import RecognitionDialog
from viewer.ui.frame.report import ReportDialog
from viewer.ui.window import Window


@pytest.fixture
def window(window: Window) -> Iterator[Window]:
    window.importing._workers = Workers(1)
    window.show()
    yield window
    window.importing.close()


@pytest.fixture
def seeing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seeing_engine(tmp_path / "bin", monkeypatch)


@pytest.fixture
def document(archive: Archive, tmp_path: Path) -> DocumentId:
    """Three pages, the second and third pictures."""
    path = mixed(tmp_path)
    return archive.documents.add(path.name, path.read_bytes(), read(path)).document


def asked(window: Window) -> RecognitionDialog:
    assert window.session.background.wait()
    return window.findChildren(RecognitionDialog)[-1]


def texts(archive: Archive, document: DocumentId) -> list[str]:
    return [each.text for each in archive.documents.paragraphs(document)]


@pytest.mark.usefixtures("seeing")
def test_pages_of_a_document_are_recognised_and_taken_back_by_undo(
    window: Window, document: DocumentId
) -> None:
    session = window.session
    session.perform("recognise.text", document)
    dialog = asked(window)
    assert dialog.pages is not None
    assert dialog.pages.text() == "2-3"
    assert [code for code, box in dialog.languages.items() if box.isChecked()] == ["eng", "fra"]
    dialog.pages.setText("3")
    dialog.begin.click()
    assert session.background.wait()

    assert texts(session.archive, document) == [TEXT, "Seen anyhow."]
    assert window.foot.text == "Text of 1 page recognised (86% sure)."
    assert session.undo_stack.undoText() == "Recognise the text of “mixed”"
    session.undo_stack.undo()
    assert texts(session.archive, document) == [TEXT]


@pytest.mark.usefixtures("seeing")
def test_only_pages_that_are_there_and_a_language_can_be_asked_for(
    window: Window, document: DocumentId
) -> None:
    window.session.perform("recognise.text", document)
    dialog = asked(window)
    assert dialog.pages is not None
    for wrong, why in (
        ("4", "The last page is 3."),
        ("x", "names no pages"),
        ("", "names no pages"),
    ):
        dialog.pages.setText(wrong)
        assert why in dialog.trouble
        assert not dialog.begin.isEnabled()
    dialog.pages.setText("1-2")
    assert dialog.begin.isEnabled()
    for box in dialog.languages.values():
        box.setChecked(False)
    assert dialog.trouble == "Choose a language."
    dialog.reject()
    assert window.session.archive.history.edits()[0].label.startswith("Import")


@pytest.mark.usefixtures("seeing")
def test_a_scan_that_is_imported_is_offered_at_once(window: Window, tmp_path: Path) -> None:
    window.importing.import_paths([scanned(tmp_path)])
    dialog = asked(window)
    assert dialog.pages is None
    dialog.begin.click()
    assert window.session.background.wait()
    (found,) = window.session.archive.documents.all()
    assert found.recognised == (1, 2)
    assert window.session.undo_stack.undoText() == "Recognise the text of “scan.pdf”"


@pytest.mark.usefixtures("seeing")
def test_the_report_of_an_import_offers_it_too(window: Window, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    window.importing.import_paths([scanned(tmp_path), empty])
    assert window.session.background.wait()
    (report,) = window.findChildren(ReportDialog)
    button = next(each for each in report.findChildren(QPushButton) if "Recognise" in each.text())
    button.click()
    dialog = asked(window)
    assert dialog.said.text() == ("“scan.pdf” holds pictures of its pages and no text: 2 pages.")
    dialog.reject()


def test_a_cancel_takes_in_what_was_recognised_before(
    qtbot: QtBot,
    window: Window,
    document: DocumentId,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    again = tmp_path / "again"
    seeing_engine(
        tmp_path / "bin", monkeypatch, f'if [ -e "{again}" ]; then sleep 60; fi; touch "{again}"'
    )
    monkeypatch.setattr("viewer.importing.recognition_pool.os.cpu_count", lambda: 1)
    session = window.session
    session.perform("recognise.text", document)
    asked(window).begin.click()
    (job,) = (each for each in session.background.jobs if not each.quiet)
    qtbot.waitUntil(lambda: job.text.startswith("1 of 2"), timeout=40_000)
    job.cancel()
    assert session.background.wait()
    found = session.archive.documents.get(document)
    assert (found.recognised, found.unread) == ((2,), (3,))
    assert window.foot.text == "Text of 1 page recognised (86% sure), 1 page left."


def test_without_the_engine_a_sentence_says_what_to_install(
    window: Window, document: DocumentId, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(engine, "_PLACES", {})
    window.session.perform("recognise.text", document)
    assert window.session.background.wait()
    assert window.findChildren(RecognitionDialog) == []
    (error,) = window.findChildren(ErrorDialog)
    assert "needs Tesseract" in error.sentence


def test_a_scan_without_the_engine_is_reported_with_its_reason(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(engine, "_PLACES", {})
    window.importing.import_paths([scanned(tmp_path)])
    assert window.session.background.wait()
    assert window.findChildren(RecognitionDialog) == []
    (report,) = window.findChildren(ReportDialog)
    assert "holds pictures of its pages" in report.table.model().index(0, 2).data()


@pytest.mark.usefixtures("seeing")
def test_the_password_of_a_scan_is_asked_for_once(window: Window, tmp_path: Path) -> None:
    page = Page()
    page.picture()
    path = tmp_path / "locked.pdf"
    path.write_bytes(make_pdf(page, password="secret"))
    window.importing.import_paths([path], passwords={path: "secret"})
    asked(window).begin.click()
    assert window.session.background.wait()
    (found,) = window.session.archive.documents.all()
    assert found.recognised == (1,)


def test_a_text_has_no_pages_to_recognise(window: Window, archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The Council met.\n")
    text = archive.documents.add(path.name, path.read_bytes(), read(path)).document
    window.session.perform("recognise.text", text)
    assert "has no pages that could be recognised" in window.foot.text
