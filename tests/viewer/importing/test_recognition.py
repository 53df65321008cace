"""Pages recognised in processes of their own, kept one by one, and taken into the archive."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path

import pytest

from importers.recognition import engine
from tests.importers.pdffiles import Page as PdfPage
from tests.importers.pdffiles import make_pdf
from tests.importers.recognition.scans import (
    LINES,
    TEXT,
    fake_engine,
    needs,
    picture,
    scan,
    seeing_engine,
)
from tests.viewer.importing.conftest import write
from viewer.archive import Archive
from viewer.domain import Anchor, DocumentId, NotFound, ThemeId
from viewer.importing import Progress, Workers, import_files
from viewer.importing.recognised_reading import read_recognised
from viewer.importing.recognition import NoRecognition, Scan, languages_here, recognise
from viewer.importing.recognition_pool import recognise_pages
from viewer.importing.recognition_worker import Page


def scanned(folder: Path, *, pages: int = 2, name: str = "scan.pdf") -> Path:
    path = folder / name
    path.write_bytes(scan(*[picture() for _ in range(pages)]))
    return path


def mixed(folder: Path) -> Path:
    """A PDF whose second and third pages are pictures."""
    page, drawn = PdfPage(), PdfPage()
    page.lines(72, 100, *LINES)
    drawn.picture()
    path = folder / "mixed.pdf"
    path.write_bytes(make_pdf(page, drawn, drawn))
    return path


def pages_of(path: Path, *numbers: int) -> list[Page]:
    return [Page(path, path.name, number, ("eng",)) for number in numbers]


def texts(archive: Archive, document: DocumentId | None) -> list[str]:
    assert document is not None
    return [each.text for each in archive.documents.paragraphs(document)]


@needs("eng")
def test_a_scan_is_recognised_and_imported(archive: Archive, folder: Path, warm: Workers) -> None:
    path = scanned(folder)
    (outcome,) = import_files(archive, [path], workers=warm).files
    assert (outcome.outcome, outcome.pages) == ("recognition", (1, 2))
    told: list[Progress] = []
    report = recognise(
        archive, [Scan(outcome.pages, path=path)], workers=warm, progress=told.append, count=2
    )
    (file,) = report.files
    assert file.pages == (1, 2)
    assert file.confidence is not None
    assert file.confidence > 0.8
    assert report.sentence().startswith("Text of 2 pages recognised (9")
    assert TEXT[:80] in " ".join(texts(archive, file.document))
    assert [(each.done, each.total) for each in told] == [(0, 2), (1, 2), (2, 2)]
    assert told[0].current == ("scan.pdf, page 1",)
    assert archive.history.edits()[0].label == "Recognise the text of “scan.pdf”"
    assert archive.check() == []


def test_pages_of_a_document_are_recognised_and_tags_stay(
    archive: Archive, folder: Path, warm: Workers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seeing_engine(tmp_path / "bin", monkeypatch)
    report = import_files(archive, [mixed(folder)], workers=warm)
    document = report.files[0].document
    assert document is not None
    assert archive.documents.get(document).unread == (2, 3)
    first = archive.documents.paragraphs(document)[0]
    archive.tags.add(ThemeId(1), [Anchor(first.id)])

    done = recognise(archive, [Scan((2,), document=document)], workers=warm)

    assert texts(archive, document) == [TEXT, "Seen anyhow."]
    now = archive.documents.get(document)
    assert (now.unread, now.recognised, now.tags) == ((3,), (2,), 1)
    assert archive.documents.paragraphs(document)[1].confidence == pytest.approx(0.858)
    assert done.edit is not None
    archive.history.undo(done.edit)
    assert texts(archive, document) == [TEXT]
    assert archive.documents.get(document).unread == (2, 3)
    archive.history.redo(done.edit)
    assert texts(archive, document) == [TEXT, "Seen anyhow."]


def test_reading_again_keeps_what_was_recognised_unless_it_was_taken_back(
    archive: Archive, folder: Path, warm: Workers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from viewer.importing.rereading import reread_documents

    seeing_engine(tmp_path / "bin", monkeypatch)
    document = import_files(archive, [mixed(folder)], workers=warm).files[0].document
    assert document is not None
    done = recognise(archive, [Scan((3,), document=document)], workers=warm)
    (same,) = reread_documents(archive, [document], workers=warm).documents
    assert same.result == "same"
    assert done.edit is not None
    archive.history.undo(done.edit)
    (same,) = reread_documents(archive, [document], workers=warm).documents
    assert same.result == "same"
    assert texts(archive, document) == [TEXT]


def test_a_cancel_keeps_the_pages_before_it_and_they_can_be_gone_on_from(
    archive: Archive, folder: Path, warm: Workers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    again = tmp_path / "again"
    # The first page is seen at once; the engine would take a minute for each other.
    seeing_engine(
        tmp_path / "bin", monkeypatch, f'if [ -e "{again}" ]; then sleep 60; fi; touch "{again}"'
    )
    path = scanned(folder, pages=3)
    told: list[Progress] = []
    started = time.monotonic()
    report = recognise(
        archive,
        [Scan((1, 2, 3), path=path)],
        workers=warm,
        progress=told.append,
        cancelled=lambda: bool(told) and told[-1].done == 1,
        count=1,
    )
    assert time.monotonic() - started < 55
    (file,) = report.files
    assert (file.pages, file.left) == ((1,), (2, 3))
    assert "pages 2-3 were left" in file.sentences[0]
    assert texts(archive, file.document) == ["Seen anyhow."]
    assert file.document is not None
    assert archive.documents.get(file.document).unread == (2, 3)

    again.unlink()
    seeing_engine(tmp_path / "bin", monkeypatch)
    recognise(archive, [Scan((2, 3), document=file.document)], workers=warm)
    assert archive.documents.get(file.document).recognised == (1, 2, 3)


def test_pages_that_a_crash_left_behind_are_not_recognised_again(
    archive: Archive, folder: Path, warm: Workers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seeing_engine(tmp_path / "bin", monkeypatch)
    path = scanned(folder)
    (done,) = [each for turn in recognise_pages(pages_of(path, 1)) for each in turn]
    assert done.seen is not None
    archive.recognitions.keep(hashlib.sha256(path.read_bytes()).hexdigest(), done.seen)
    told: list[Progress] = []

    report = recognise(archive, [Scan((1, 2), path=path)], workers=warm, progress=told.append)

    assert [(each.done, each.total) for each in told] == [(1, 2), (2, 2)]
    assert report.files[0].pages == (1, 2)
    assert archive.documents.all()[0].recognised == (1, 2)


def test_a_page_that_fails_is_named_and_the_others_come_in(
    archive: Archive, folder: Path, warm: Workers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    once = tmp_path / "once"
    seeing_engine(tmp_path / "bin", monkeypatch, f'if mkdir "{once}" 2>/dev/null; then exit 7; fi')
    report = recognise(archive, [Scan((1, 2), path=scanned(folder))], workers=warm, count=1)
    assert report.failed == (
        "Page 1 of “scan.pdf” was not recognised: Tesseract ended with an error (7).",
    )
    assert report.files[0].pages == (2,)
    assert report.files[0].left == ()
    assert report.sentence() == "Text of 1 page recognised (86% sure), 1 page failed."


def test_a_page_that_hangs_its_process_is_left_out(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_engine(tmp_path / "bin", monkeypatch, "sleep 60")
    turns = recognise_pages(pages_of(scanned(folder), 1), seconds_per_page=2)
    ((done,),) = [turn for turn in turns if turn]
    assert done.seen is None
    assert done.sentence == "Page 1 of “scan.pdf” took too long to recognise and was left out."


def test_a_page_that_crashes_its_process_fails_alone(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    once = tmp_path / "once"
    # The engine's grandparent is the process that asked for it: its parent is the watching shell.
    kill = "kill -9 $(sed 's/.*) . \\([0-9]*\\) .*/\\1/' /proc/$PPID/stat); sleep 5"
    if not Path("/proc/self/stat").exists():
        pytest.skip("who started whom is told by /proc")
    seeing_engine(tmp_path / "bin", monkeypatch, f'if mkdir "{once}" 2>/dev/null; then {kill}; fi')
    turns = recognise_pages(pages_of(scanned(folder), 1, 2), count=1)
    first, second = [each for turn in turns for each in turn]
    assert first.sentence == "Page 1 of “scan.pdf” makes its reader crash and was left out."
    assert second.seen is not None
    assert second.seen.page == 2


def test_a_file_that_is_gone_is_said_to_be(folder: Path) -> None:
    turns = recognise_pages(pages_of(folder / "gone.pdf", 1), count=1)
    (done,) = [each for turn in turns for each in turn]
    assert "gone.pdf" in done.sentence


def test_without_the_engine_one_sentence_says_so(
    archive: Archive, folder: Path, warm: Workers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(engine, "_PLACES", {})
    with pytest.raises(NoRecognition, match="needs Tesseract"):
        languages_here()
    with pytest.raises(NoRecognition, match="needs Tesseract"):
        recognise(archive, [Scan((1,), path=scanned(folder))], workers=warm)
    assert archive.history.edits() == []


def test_what_cannot_be_recognised_is_refused(
    archive: Archive, folder: Path, warm: Workers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seeing_engine(tmp_path / "bin", monkeypatch)
    files = [mixed(folder), *write(folder, "a.txt")]
    pdf, text = (each.document for each in import_files(archive, files, workers=warm).files)
    with pytest.raises(NoRecognition, match=r"has no page 9; it has pages 1-3\."):
        recognise(archive, [Scan((2, 9), document=pdf)], workers=warm)
    with pytest.raises(NoRecognition, match="has no pages that could be recognised"):
        recognise(archive, [Scan((1,), document=text)], workers=warm)
    with pytest.raises(NoRecognition, match="Arabic is not installed"):
        recognise(archive, [Scan((2,), document=pdf)], workers=warm, languages=("ara",))
    with pytest.raises(NotFound):
        recognise(archive, [Scan((1,), document=DocumentId(99))], workers=warm)


def test_a_file_is_read_with_recognition_without_an_archive(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seeing_engine(tmp_path / "bin", monkeypatch)
    document, failed = read_recognised(mixed(folder), languages=("eng",))
    assert (document.recognised, document.unread, failed) == ((2, 3), (), [])
    plain, failed = read_recognised(write(folder, "a.txt")[0])
    assert (plain.importer, failed) == ("text", [])
