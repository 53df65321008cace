"""A large PDF in the window: its first paragraphs are read while the rest is coming in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from importers.parsed import Block, Kind, Metadata, ParsedDocument
from tests.importers.pdffiles import Page, make_pdf
from tests.viewer.ui.conftest import add_document
from viewer.domain import DocumentId
from viewer.importing import Coming, FileOutcome, Workers
from viewer.ui.background import Job
from viewer.ui.models.coming import ComingIn
from viewer.ui.panes.library import LibraryPane
from viewer.ui.panes.readers import ReadersPane
from viewer.ui.reading.coming_page import ComingPage
from viewer.ui.window import Window

PAGES = 500


def report(path: Path, pages: int) -> Path:
    """Numbered paragraphs of seven lines, which run on from page to page."""
    made = []
    for number in range(pages):
        page = Page()
        page.text(60, 40, "A/70/500", size=8)
        for line in range(49):
            at = 49 * number + line
            start = f"{at // 7 + 1}. The" if at % 7 == 3 else "the"
            end = "." if at % 7 == 2 else ","
            page.text(
                60, 72 + 13 * line, f"{start} Committee noted report {at} of its officers{end}"
            )
        page.text(290, 800, str(number + 1), size=8)
        made.append(page)
    path.write_bytes(make_pdf(*made))
    return path


@pytest.fixture
def workers(window: Window) -> Iterator[Workers]:
    with Workers(2) as pool:
        window.importing._workers = pool
        yield pool
        window.importing.close()


def readers(window: Window) -> ReadersPane:
    pane = window.findChild(ReadersPane)
    assert isinstance(pane, ReadersPane)
    return pane


def page_of(window: Window) -> ComingPage:
    page = readers(window).active.findChild(ComingPage)
    assert isinstance(page, ComingPage)
    return page


@pytest.mark.slow
@pytest.mark.usefixtures("workers")
def test_a_document_of_500_pages_is_read_from_its_beginning_while_it_comes(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    window.resize(1200, 800)
    window.show()
    session = window.session
    coming = ComingIn.of(session)
    with qtbot.waitSignal(coming.changed, timeout=60_000):
        window.importing.import_paths([report(tmp_path / "report.pdf", PAGES)])

    page, reader = page_of(window), readers(window).active
    assert page.view.isVisible(), "nothing else was being read"
    assert "report 10 of its officers" in page.view.reading.content.whole_text(1)
    assert "of 500 pages." in page.bar.sentence.text()
    assert session.archive.documents.count() == 0, "it is not in the archive"
    page.view.reading.go_to(8)
    read_last = page.view.reading.content.rows[8].text
    QTest.keyClick(page.view, Qt.Key.Key_1)
    assert "can be tagged" in window.foot.text
    assert session.selection.anchors == ()

    with qtbot.waitSignal(coming.arrived, timeout=120_000):
        pass

    (document,) = session.archive.documents.all()
    assert reader.document == document.id
    assert page.path is None
    here = reader.view.reading
    assert here.content.rows[here.current].text == read_last, "at the same place"
    assert window.session.background.wait()
    assert document.pages == PAGES
    assert coming.beginnings == []


@pytest.mark.slow
@pytest.mark.usefixtures("workers")
def test_cancelling_takes_the_beginning_away(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    coming = ComingIn.of(window.session)
    with qtbot.waitSignal(coming.changed, timeout=60_000):
        job = window.importing.import_paths([report(tmp_path / "report.pdf", PAGES)])
    assert job is not None

    job.cancel()
    assert window.session.background.wait()

    assert coming.beginnings == []
    assert readers(window).active.is_empty
    assert window.session.archive.documents.count() == 0


def told(path: Path, done: int, *texts: str) -> Coming:
    blocks = tuple(Block(at, Kind.PARAGRAPH, text, page=1) for at, text in enumerate(texts))
    document = ParsedDocument("pdf", 1, "application/pdf", Metadata(), blocks)
    return Coming(0, path, path.name, done, 120, document)


@pytest.fixture
def job(window: Window) -> Job:
    """One that runs as long as the test does."""
    made = Job("Import report.pdf", quiet=True, parent=window.session)
    ComingIn.of(window.session).watch(made)
    return made


def test_the_library_lists_it_and_opens_its_beginning(
    qtbot: QtBot, window: Window, job: Job, resolution: DocumentId, tmp_path: Path
) -> None:
    window.show()
    window.session.open(resolution)
    coming = ComingIn.of(window.session)
    library = window.findChild(LibraryPane)
    assert isinstance(library, LibraryPane)
    assert library.coming.isHidden()

    coming.tell(job, told(tmp_path / "report.pdf", 30, "The Council met.", "It decided."))

    (button,) = library.coming.buttons
    assert button.text() == "25 % in  \u2068report.pdf\u2069"
    assert button.accessibleName() == "report.pdf, coming in, 30 of 120 pages"
    assert readers(window).active.document == resolution, "what is being read stays"

    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert readers(window).active.document is None
    assert page_of(window).view.reading.content.whole_text(1) == "It decided."
    coming.tell(job, told(tmp_path / "report.pdf", 60, "The Council met.", "It decided."))
    assert "The rest is coming in: 60 of 120 pages." in page_of(window).bar.sentence.text()


def test_another_document_is_opened_meanwhile_and_stays(
    window: Window, job: Job, resolution: DocumentId, tmp_path: Path
) -> None:
    window.show()
    coming = ComingIn.of(window.session)
    path = tmp_path / "report.pdf"
    coming.tell(job, told(path, 30, "The Council met."))
    assert page_of(window).path == path

    window.session.open(resolution)
    other = add_document(window.session.archive, ["The Council met."], title="Report")
    coming.end(FileOutcome(path, "added", other, "It was imported."))

    assert readers(window).active.document == resolution
    assert coming.beginnings == []


def test_a_file_that_fails_leaves_the_reader_empty(
    window: Window, job: Job, tmp_path: Path
) -> None:
    window.show()
    coming = ComingIn.of(window.session)
    path = tmp_path / "report.pdf"
    coming.tell(job, told(path, 30, "The Council met."))

    coming.end(FileOutcome(path, "failed", None, "It makes its reader crash."))

    assert readers(window).active.is_empty
    assert page_of(window).path is None
