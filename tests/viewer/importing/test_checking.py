"""Figures of a folder: what was read, what was not and why, what was lost."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.viewer.importing import saboteur
from tests.viewer.importing.conftest import write
from viewer.importing import Workers
from viewer.importing import workers as pool_module
from viewer.importing.checking import Checked, CheckedFile, check_files

pytestmark = pytest.mark.slow


def test_what_is_read_is_counted_and_timed(warm: Workers, folder: Path) -> None:
    file = folder / "a.txt"
    file.write_text("The Council noted the report of its Secretary.\n")
    told: list[tuple[CheckedFile, int]] = []

    checked = check_files([file], workers=warm, progress=lambda *each: told.append(each))

    (found,) = checked.files
    assert (found.verdict, found.importer, found.blocks) == ("read", "text", 1)
    assert 0 < found.seconds < 60
    assert told == [(found, 1)]
    assert (checked.missing, checked.reasons(), checked.crashes) == (0, [], ())


def test_reasons_are_counted_over_names_of_files(warm: Workers, folder: Path) -> None:
    for name in ("a.txt", "b.txt", "c.pdf"):
        (folder / name).touch()
    (folder / "d.pdf").write_bytes(b"%PDF-1.4\n")

    checked = check_files(sorted(folder.iterdir()), workers=warm)

    assert [each.verdict for each in checked.files] == ["refused"] * 4
    assert checked.reasons()[0] == ("… is empty. Nothing was imported.", 3)
    assert len(checked.reasons()) == 2


@pytest.fixture
def sabotaged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool_module, "serve", saboteur.serve)


@pytest.mark.usefixtures("sabotaged")
def test_crash_hang_memory_and_what_nobody_foresaw_are_told_apart(folder: Path) -> None:
    files = write(folder, "crash.txt", "fail.txt", "hang.txt", "read.txt", "swell.txt")

    with Workers(1, seconds_per_file=1, memory_mb=600) as workers:
        checked = check_files(files, workers=workers)

    verdicts = {each.path.stem: each.verdict for each in checked.files}
    assert verdicts.pop("swell") in ("memory", "read")  # only Linux keeps to the limit
    assert verdicts == {"crash": "crash", "fail": "unforeseen", "hang": "slow", "read": "read"}
    assert [each.path.name for each in checked.crashes] == ["crash.txt"]
    (failed,) = checked.of("unforeseen")
    assert failed.where.startswith("IndexError at importers/registry.py:")
    assert (failed.where, 1) in checked.reasons()
    assert checked.slowest(1)[0].path.name == "hang.txt"


def test_stopping_keeps_what_is_known(warm: Workers, folder: Path) -> None:
    files = write(folder, *(f"{number}.txt" for number in range(30)))
    done: list[int] = []

    def slowly(_file: CheckedFile, number: int) -> None:
        done.append(number)
        time.sleep(0.01)

    checked: Checked = check_files(
        files, workers=warm, progress=slowly, cancelled=lambda: len(done) >= 3
    )

    assert len(checked.files) == 3
    assert checked.missing == 27
