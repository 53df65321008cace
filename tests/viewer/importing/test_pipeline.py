"""A batch of files: one edit, each file named with what became of it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.importers.pdffiles import Page, make_pdf
from tests.viewer.importing.conftest import write
from viewer.archive import Archive
from viewer.importing import Progress, Workers, import_files
from viewer.importing.pipeline import PATIENCE_S, TOGETHER, _together
from viewer.importing.workers import Reading

pytestmark = pytest.mark.slow


def test_an_import_is_one_edit_that_undo_takes_back(
    archive: Archive, warm: Workers, folder: Path
) -> None:
    files = write(folder, "c.txt", "a.txt", "b.txt")

    report = import_files(archive, [folder], workers=warm)

    assert report.sentence() == "3 documents imported."
    assert [each.name for each in archive.documents.all()] == ["a.txt", "b.txt", "c.txt"]
    assert archive.documents.original(report.files[0].document or 0) == files[1].read_bytes()  # type: ignore[arg-type]
    (edit,) = archive.history.edits()
    assert (edit.id, edit.label) == (report.edit, "Import 3 documents")
    archive.history.undo(edit.id)
    assert archive.documents.all() == []
    archive.history.redo(edit.id)
    assert len(archive.documents.all()) == 3


def test_one_file_is_named_in_the_edit(archive: Archive, warm: Workers, folder: Path) -> None:
    write(folder, "report.txt")
    import_files(archive, [folder], workers=warm)
    assert archive.history.edits()[0].label == "Import report.txt"


def test_the_same_bytes_come_in_once(archive: Archive, warm: Workers, folder: Path) -> None:
    (file,) = write(folder, "a.txt")
    (folder / "copy.txt").write_bytes(file.read_bytes())

    first = import_files(archive, [folder], workers=warm)
    second = import_files(archive, [folder], workers=warm)

    assert sorted(each.outcome for each in first.files) == ["added", "already"]
    assert len({each.document for each in first.files}) == 1
    assert second.sentence() == "0 documents imported, 2 already there."
    assert second.edit is None
    assert second.files[0].document == first.files[0].document
    assert len(archive.documents.all()) == 1


def test_a_removed_document_comes_back(archive: Archive, warm: Workers, folder: Path) -> None:
    write(folder, "a.txt")
    (imported,) = import_files(archive, [folder], workers=warm).files
    assert imported.document is not None
    archive.documents.remove([imported.document])

    (again,) = import_files(archive, [folder], workers=warm).files

    assert (again.outcome, again.document) == ("restored", imported.document)


def test_a_file_that_fails_is_named_and_stops_nothing(
    archive: Archive, warm: Workers, folder: Path
) -> None:
    write(folder, "a.txt", "z.txt")
    (folder / "empty.txt").touch()
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)

    report = import_files(archive, [folder, folder / "gone.txt"], workers=warm)

    assert report.sentence() == "2 documents imported, 3 failed."
    assert [each.path.name for each in report.failed] == ["binary.txt", "empty.txt", "gone.txt"]
    assert all(each.path.name in each.sentence for each in report.failed)
    assert archive.history.edits()[0].label == "Import 2 documents"


def test_an_import_may_end_at_the_first_failure(
    archive: Archive, warm: Workers, folder: Path
) -> None:
    (folder / "0.txt").touch()
    write(folder, *(f"{number}.txt" for number in range(1, 40)))

    report = import_files(archive, [folder], workers=warm, keep_going=False)

    assert len(report.failed) == 1
    assert len(report.cancelled) > 20


def test_an_encrypted_file_asks_for_its_password(
    archive: Archive, warm: Workers, folder: Path
) -> None:
    page = Page()
    page.text(72, 72, "The General Assembly adopts this resolution.")
    secret = folder / "secret.pdf"
    secret.write_bytes(make_pdf(page, password="geneva"))

    asked = import_files(archive, [folder], workers=warm)
    wrong = import_files(archive, [folder], workers=warm, passwords={secret: "vienna"})
    right = import_files(archive, [folder], workers=warm, passwords={secret: "geneva"})

    assert [each.outcome for each in (*asked.files, *wrong.files)] == ["password", "password"]
    assert asked.locked == asked.failed
    assert right.files[0].outcome == "added"


def test_progress_counts_files_and_bytes_to_the_end(
    archive: Archive, warm: Workers, folder: Path
) -> None:
    files = write(folder, *(f"{number}.txt" for number in range(6)))
    told: list[Progress] = []

    import_files(archive, [folder], workers=warm, progress=told.append)

    total = sum(file.stat().st_size for file in files)
    assert [each.done for each in told] == sorted(each.done for each in told)
    assert (told[-1].done, told[-1].bytes_done, told[-1].fraction) == (6, total, 1.0)
    assert {name for each in told for name in each.current} <= {file.name for file in files}
    assert any(each.current for each in told)


def test_what_came_in_before_a_cancel_stays(archive: Archive, warm: Workers, folder: Path) -> None:
    write(folder, *(f"{number:02}.txt" for number in range(40)))
    done: list[int] = []

    report = import_files(
        archive,
        [folder],
        workers=warm,
        progress=lambda progress: done.append(progress.done),
        cancelled=lambda: bool(done) and done[-1] >= 5,
    )

    assert 5 <= len(report.added) < 40
    assert len(report.added) + len(report.cancelled) == 40
    assert len(archive.documents.all()) == len(report.added)
    assert archive.history.edits()[0].label == f"Import {len(report.added)} documents"
    assert archive.check() == []


def test_nothing_to_import_is_said(archive: Archive, warm: Workers, folder: Path) -> None:
    report = import_files(archive, [folder], workers=warm)

    assert report.sentence() == "No files were found there."
    assert report.edit is None


def test_a_person_edits_while_files_come_in(archive: Archive, warm: Workers, folder: Path) -> None:
    write(folder, *(f"{number}.txt" for number in range(8)))
    with archive.again() as window:

        def meanwhile(progress: Progress) -> None:
            if progress.done == 4 and len(window.themes.all()) == 3:
                window.themes.add("Found on the way")

        report = import_files(archive, [folder], workers=warm, progress=meanwhile)

        assert len(report.added) == 8
        labels = {edit.label for edit in window.history.edits()}
        assert "Import 8 documents" in labels
        assert len(labels) == 2


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="names of bytes are POSIX's")
def test_a_name_that_is_no_unicode_comes_in(archive: Archive, warm: Workers, folder: Path) -> None:
    name = b"r\xe9solution.txt".decode("utf-8", "surrogateescape")
    (folder / name).write_text("The Council noted the report.\n")

    report = import_files(archive, [folder], workers=warm)

    assert [each.outcome for each in report.files] == ["added"]
    assert archive.documents.all()[0].name.startswith("r")
    archive.history.edits()[0].label.encode("utf-8")


def test_files_that_come_quickly_are_written_together() -> None:
    turns = [[reading(0)], *([reading(n)] for n in range(1, 12)), []]
    groups = [[each.number for each in group] for group in _together(iter(turns))]
    assert groups[0] == [0], "the first is not kept waiting"
    assert [number for group in groups for number in group] == list(range(12))
    assert len(groups) < 6
    assert max(map(len, groups)) <= TOGETHER


def test_a_file_does_not_wait_for_one_that_takes_long() -> None:
    def turns() -> Iterator[list[Reading]]:
        yield [reading(0)]
        yield [reading(1)]
        time.sleep(2 * PATIENCE_S)
        yield []
        raise AssertionError("still waiting")

    groups = _together(turns())
    assert [[each.number for each in next(groups)] for _ in range(2)] == [[0], [1]]


def reading(number: int) -> Reading:
    return Reading(number, Path(f"{number}.txt"))
