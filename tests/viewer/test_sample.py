"""The sample comes in once, coded, as one edit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import seeds
from viewer.archive import Archive
from viewer.importing import Workers
from viewer.sample import LABEL, open_sample

pytestmark = pytest.mark.slow


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "ours.concord", person="Ann") as opened:
        yield opened


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers(2) as opened:
        yield opened


def counts(archive: Archive) -> tuple[int, int, int, int]:
    documents = archive.documents.all()
    return (
        len(documents),
        sum(each.tags for each in documents),
        len(archive.annotations.all()),
        len(archive.collections.all()),
    )


def test_the_sample_is_coded_as_its_data_say(archive: Archive, workers: Workers) -> None:
    report = open_sample(archive, workers)

    coding = seeds.sample_coding()
    notes = [each for each in coding if isinstance(each, seeds.SampleNote)]
    collections = seeds.sample_collections()
    assert counts(archive) == (5, len(coding) - len(notes), len(notes), len(collections))
    assert [len(each.documents) for each in archive.collections.all()] == [
        len(each.files) for each in collections
    ]
    assert report.sentence() == "5 documents imported."
    assert archive.check() == []


def test_it_is_one_edit(archive: Archive, workers: Workers) -> None:
    report = open_sample(archive, workers)

    (edit,) = archive.history.edits()
    assert (edit.id, edit.label) == (report.edit, LABEL)
    archive.history.undo(edit.id)
    assert counts(archive) == (0, 0, 0, 0)


def test_opened_twice_it_is_not_doubled(archive: Archive, workers: Workers) -> None:
    open_sample(archive, workers)
    before = counts(archive)

    again = open_sample(archive, workers)

    assert counts(archive) == before
    assert again.sentence() == "0 documents imported, 5 already there."
    assert again.edit is None


def test_cancelled_it_leaves_no_half_coding(archive: Archive, workers: Workers) -> None:
    report = open_sample(archive, workers, cancelled=lambda: True)

    assert len(report.cancelled) == 5
    assert counts(archive) == (0, 0, 0, 0)
