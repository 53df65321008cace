"""Files that could not be imported are remembered until they come in or are forgotten."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from viewer.archive import Archive, ReadOnlyArchive
from viewer.archive.quarantine import Failure
from viewer.domain import NotFound

CRASH = Failure(
    Path("/a/crash.pdf"), "ab" * 32, 100, 7, "crash", "“crash.pdf” makes its reader crash."
)
EMPTY = Failure(Path("/a/empty.txt"), None, 0, 8, "refused", "“empty.txt” is empty.")


def test_a_failure_is_kept_with_who_when_and_how_often(archive: Archive) -> None:
    archive.quarantine.keep([CRASH, EMPTY])
    archive.quarantine.keep([replace(CRASH, size=120, trouble="slow", reason="It took too long.")])
    kept = {each.name: each for each in archive.quarantine.all()}
    crash = kept["crash.pdf"]
    assert (crash.path, crash.sha256, crash.size, crash.modified) == (CRASH.path, "ab" * 32, 120, 7)
    assert (crash.trouble, crash.reason, crash.tries) == ("slow", "It took too long.", 2)
    assert (crash.by, crash.first_at <= crash.last_at) == (archive.person, True)
    assert kept["empty.txt"].tries == 1
    assert archive.quarantine.get(crash.id) == crash
    assert archive.quarantine.count() == 2


def test_the_latest_comes_first(archive: Archive) -> None:
    archive.quarantine.keep([CRASH, EMPTY])
    assert [each.name for each in archive.quarantine.all()] == ["empty.txt", "crash.pdf"]


def test_what_came_in_and_what_is_forgotten_goes(archive: Archive) -> None:
    archive.quarantine.keep([CRASH, EMPTY])
    archive.quarantine.release([CRASH.path, Path("/never/seen")])
    (left,) = archive.quarantine.all()
    assert left.name == "empty.txt"
    archive.quarantine.forget([left.id])
    assert archive.quarantine.all() == []
    with pytest.raises(NotFound, match="There is no file"):
        archive.quarantine.get(left.id)


def test_a_name_that_is_no_text_is_kept_as_far_as_it_is(archive: Archive) -> None:
    archive.quarantine.keep([replace(CRASH, path=Path("/a/\udcff.pdf"))])
    assert archive.quarantine.all()[0].name == "\ufffd.pdf"


def test_it_is_no_edit_and_nothing_to_undo(archive: Archive) -> None:
    archive.quarantine.keep([CRASH])
    assert archive.history.edits() == []
    assert archive.check() == []


def test_an_archive_open_for_reading_remembers_nothing(path: Path) -> None:
    Archive.open(path, person="Ann").close()
    with Archive.open(path, read_only=True) as reader:
        assert reader.quarantine.all() == []
        with pytest.raises(ReadOnlyArchive):
            reader.quarantine.keep([CRASH])
