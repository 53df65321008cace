"""A file that makes a reader crash or hang is remembered, left out, and tried again when asked."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.viewer.importing import saboteur
from tests.viewer.importing.conftest import write
from viewer.archive import Archive
from viewer.importing import Workers, import_files
from viewer.importing import workers as pool_module

pytestmark = pytest.mark.slow


@pytest.fixture
def sabotaged(monkeypatch: pytest.MonkeyPatch) -> Iterator[Workers]:
    monkeypatch.setattr(pool_module, "serve", saboteur.serve)
    with Workers(2, seconds_per_file=1.5, memory_mb=1024) as workers:
        workers.warm()
        yield workers


def outcomes(
    archive: Archive, paths: list[Path], workers: Workers, *, again: bool = False
) -> dict[str, str]:
    report = import_files(archive, paths, workers=workers, again=again)
    return {each.path.name: each.outcome for each in report.files}


def test_each_kind_of_failure_is_remembered_with_its_reason(
    archive: Archive, sabotaged: Workers, folder: Path
) -> None:
    write(folder, "crash.txt", "fine.txt", "hang.txt", "swell.txt")
    (folder / "empty.txt").touch()

    report = import_files(archive, [folder], workers=sabotaged)

    kept = {each.name: each for each in archive.quarantine.all()}
    assert {name: each.trouble for name, each in kept.items()} == {
        "crash.txt": "crash",
        "empty.txt": "refused",
        "hang.txt": "slow",
        "swell.txt": "memory",
    }
    assert {each.sentence for each in report.failed} == {each.reason for each in kept.values()}
    assert len(kept["crash.txt"].sha256 or "") == 64
    assert kept["crash.txt"].path == folder / "crash.txt"
    assert (kept["crash.txt"].tries, kept["crash.txt"].by) == (1, "Ann")


def test_what_cost_a_reader_is_left_out_of_its_folder_until_it_is_asked_for(
    archive: Archive, sabotaged: Workers, folder: Path
) -> None:
    crash, *_ = write(folder, "crash.txt", "fine.txt")
    (folder / "empty.txt").touch()
    import_files(archive, [folder], workers=sabotaged)

    second = import_files(archive, [folder], workers=sabotaged)
    assert [(each.path.name, each.outcome) for each in second.files] == [
        ("crash.txt", "held"),
        ("empty.txt", "failed"),
        ("fine.txt", "already"),
    ]
    assert second.sentence() == (
        "0 documents imported, 1 already there, 1 failed, 1 left out as before."
    )
    assert "made its reader crash on" in second.held[0].sentence
    assert second.held == second.of("held")

    assert outcomes(archive, [crash], sabotaged) == {"crash.txt": "failed"}
    assert outcomes(archive, [folder], sabotaged, again=True)["crash.txt"] == "failed"
    tries = {each.name: each.tries for each in archive.quarantine.all()}
    assert tries == {"crash.txt": 3, "empty.txt": 3}


def test_a_file_that_changed_is_tried_again(
    archive: Archive, sabotaged: Workers, folder: Path
) -> None:
    (crash,) = write(folder, "crash.txt")
    import_files(archive, [folder], workers=sabotaged)
    os.utime(crash, ns=(1, 1))
    assert outcomes(archive, [folder], sabotaged) == {"crash.txt": "failed"}
    assert archive.quarantine.all()[0].tries == 2


def test_a_file_that_comes_in_after_all_is_let_go(
    archive: Archive, sabotaged: Workers, warm: Workers, folder: Path
) -> None:
    crash, _ = write(folder, "crash.txt", "hang.txt")
    import_files(archive, [folder], workers=sabotaged)
    assert outcomes(archive, [crash], warm) == {"crash.txt": "added"}
    assert [each.name for each in archive.quarantine.all()] == ["hang.txt"]
    assert outcomes(archive, [folder], warm, again=True) == {
        "crash.txt": "already",
        "hang.txt": "added",
    }
    assert archive.quarantine.count() == 0
    assert archive.check() == []


def test_relative_paths_are_the_same_files(
    archive: Archive, sabotaged: Workers, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, "crash.txt")
    import_files(archive, [folder], workers=sabotaged)
    monkeypatch.chdir(folder.parent)
    assert outcomes(archive, [Path(folder.name)], sabotaged) == {"crash.txt": "held"}
