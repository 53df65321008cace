"""What became of an import, in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from viewer.domain import DocumentId
from viewer.importing import FileOutcome, Progress, Report
from viewer.importing.report import Outcome


def report(*outcomes: Outcome) -> Report:
    files = tuple(
        FileOutcome(Path(f"{number}.txt"), outcome, DocumentId(1), "")
        for number, outcome in enumerate(outcomes)
    )
    return Report(files, None)


@pytest.mark.parametrize(
    ("outcomes", "sentence"),
    [
        (["added"], "1 document imported."),
        (["added", "restored"], "2 documents imported."),
        (["added", "already", "failed"], "1 document imported, 1 already there, 1 failed."),
        (["password", "cancelled"], "0 documents imported, 1 behind a password, 1 cancelled."),
        ([], "No files were found there."),
    ],
)
def test_the_sentence_counts_every_outcome(outcomes: list[Outcome], sentence: str) -> None:
    assert report(*outcomes).sentence() == sentence


def test_every_file_is_in_one_list() -> None:
    whole = report("added", "already", "restored", "failed", "password", "cancelled")
    lists = (whole.added, whole.already, whole.failed, whole.cancelled)
    assert sorted(each.path for part in lists for each in part) == [f.path for f in whole.files]


def test_progress_is_measured_in_bytes_where_there_are_any() -> None:
    assert Progress(1, 2, (), 25, 100).fraction == 0.25
    assert Progress(1, 2, (), 0, 0).fraction == 0.5
    assert Progress(0, 0, (), 0, 0).fraction == 1.0
