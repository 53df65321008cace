"""Pages of one large file are read by two processes: the same document, and no new way to fail."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from importers import read
from tests.importers.pdffiles import Page, make_pdf
from tests.viewer.importing import saboteur
from tests.viewer.importing.conftest import write
from viewer.archive import Archive
from viewer.importing import Workers, import_files
from viewer.importing import workers as pool_module
from viewer.importing.splitting import BEGINNING, PAGES, Coming

pytestmark = pytest.mark.slow

OWNERS = BEGINNING + 1
"""The first page of the second portion: the process that loaded the file has the first two."""
HELPERS = BEGINNING + PAGES + 1
"""The first page of the third: it goes to a process that has nothing else to do."""


@pytest.fixture(scope="module")
def content() -> bytes:
    """A report of 90 pages, its paragraphs running on from page to page."""
    pages = []
    for number in range(90):
        page = Page()
        page.text(60, 40, "A/70/500", size=8)
        for line in range(50):
            at = 50 * number + line
            start = f"{at // 7 + 1}. The" if at % 7 == 0 else "the"
            end = "." if at % 7 == 6 else ","
            page.text(
                60, 72 + 13 * line, f"{start} Committee noted report {at} of its officers{end}"
            )
        page.text(290, 800, str(number + 1), size=8)
        pages.append(page)
    return make_pdf(*pages)


@pytest.fixture
def report(folder: Path, content: bytes) -> Path:
    path = folder / "report.pdf"
    path.write_bytes(content)
    return path


@pytest.fixture
def sabotaged(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers that do what the names of the files say."""
    monkeypatch.setattr(pool_module, "serve", saboteur.serve)


def test_two_processes_read_what_one_does(warm: Workers, report: Path) -> None:
    (reading,) = warm.read([report])

    assert reading.document == read(report)


def test_what_is_read_already_is_told_page_by_page(warm: Workers, report: Path) -> None:
    told: list[Coming] = []

    turns = list(warm.turns([report], coming=told.append))

    assert [reading.document for turn in turns for reading in turn] == [read(report)]
    assert [each.done for each in told] == sorted(each.done for each in told)
    assert told[-1].done == told[-1].pages == 90
    beginning = next(each.document for each in told if each.document is not None)
    assert {block.page for block in beginning.blocks} == set(range(1, BEGINNING + 1))
    assert "report 14 of its officers" in " ".join(block.text for block in beginning.blocks)


def test_one_process_reads_in_portions_too(report: Path) -> None:
    told: list[Coming] = []

    with Workers(1) as workers:
        turns = list(workers.turns([report], coming=told.append))

    assert [reading.document for turn in turns for reading in turn] == [read(report)]
    assert told[0].document is not None


@pytest.mark.usefixtures("sabotaged")
@pytest.mark.parametrize("page", [OWNERS, HELPERS])
def test_a_crash_costs_the_file_whoever_was_reading_it(
    report: Path, folder: Path, page: int
) -> None:
    bad = report.rename(folder / f"crash at {page}.pdf")
    other = write(folder, "after.txt")

    with Workers(2) as workers:
        (reading,) = workers.read([bad])
        again = list(workers.read(other))

    assert reading.trouble == "crash"
    assert reading.sentence.startswith(f"“crash at {page}.pdf” makes its reader crash")
    assert len(reading.sha256) == 64
    assert [each.sentence for each in again] == [""]


@pytest.mark.usefixtures("sabotaged")
@pytest.mark.parametrize("page", [OWNERS, HELPERS])
def test_the_time_limit_is_that_of_the_file(report: Path, folder: Path, page: int) -> None:
    bad = report.rename(folder / f"hang at {page}.pdf")

    with Workers(2, seconds_per_file=3) as workers:
        list(workers.read(write(folder, "before.txt", "beside.txt")))  # both are ready
        began = time.monotonic()
        (reading,) = workers.read([bad])

    assert reading.trouble == "slow"
    assert time.monotonic() - began < 20


@pytest.mark.usefixtures("sabotaged")
def test_what_a_helper_cannot_read_its_owner_reads(report: Path, folder: Path) -> None:
    fails = report.rename(folder / f"fail at {HELPERS}.pdf")

    with Workers(2) as workers:
        (reading,) = workers.read([fails])

    assert reading.trouble == "refused", "the owner met with it too, and says so"
    assert reading.sentence == "It cannot be read here."


def test_a_file_that_was_changed_meanwhile_is_read_as_it_was(report: Path) -> None:
    document = read(report)

    def changed(_sha256: str) -> bool:
        report.write_bytes(b"Something else")
        return True

    with Workers(2) as workers:
        (reading,) = workers.read([report], wanted=changed)

    assert reading.document == document


def test_cancelling_in_the_middle_leaves_the_workers_clean(report: Path, folder: Path) -> None:
    told: list[Coming] = []

    with Workers(2) as workers:
        turns = list(workers.turns([report], coming=told.append, cancelled=lambda: bool(told)))
        after = list(workers.read(write(folder, "after.txt")))

    assert [reading for turn in turns for reading in turn] == []
    assert [each.sentence for each in after] == [""]


def test_other_files_are_read_beside_it(warm: Workers, archive: Archive, report: Path) -> None:
    others = write(report.parent, *(f"{number}.txt" for number in range(12)))

    imported = import_files(archive, [*others[:6], report, *others[6:]], workers=warm)

    assert len(imported.added) == 13
    (document,) = (each.document for each in imported.files if each.path == report)
    assert document is not None
    shown = archive.documents.paragraphs(document, furniture=True)
    assert [each.text for each in shown] == [block.text for block in read(report).blocks]
