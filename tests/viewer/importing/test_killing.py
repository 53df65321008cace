"""Killed at any moment, an import leaves every file that it has confirmed."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from viewer.archive import Archive

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX's"),
]
ROOT = Path(__file__).parents[3]
KILLS = 8
IMPORTER = """
import sys
from pathlib import Path
from viewer.archive import Archive
from viewer.importing import Workers, import_files

if __name__ == "__main__":
    with Archive.open(Path(sys.argv[1])) as archive, Workers(1) as workers:
        import_files(
            archive,
            [Path(sys.argv[2])],
            workers=workers,
            progress=lambda progress: print(progress.done, flush=True),
        )
"""


def test_what_was_confirmed_is_there_after_every_kill(tmp_path: Path) -> None:
    files = tmp_path / "files"
    files.mkdir()
    for number in range(300):
        text = "".join(f"Paragraph {n} of document {number}.\n\n" for n in range(40))
        (files / f"{number:03}.txt").write_text(text)
    archive = tmp_path / "ours.concord"
    chance = random.Random(9)

    confirmed = 0
    for _ in range(KILLS):
        confirmed = run_and_kill(archive, files, confirmed, chance.uniform(0, 0.2))
        with Archive.open(archive) as opened:
            assert opened.check() == []
            assert len(opened.documents.all()) >= confirmed
    assert confirmed >= KILLS


def run_and_kill(archive: Path, files: Path, before: int, seconds: float) -> int:
    """How many files the importer said were done, killed soon after it got further than before."""
    process = subprocess.Popen(
        [sys.executable, "-c", IMPORTER, str(archive), str(files)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    done = 0
    while done <= before and (line := process.stdout.readline()):
        done = int(line)
    time.sleep(seconds)
    process.kill()
    told = process.stdout.read().split("\n")[:-1]  # the last line may be cut off
    process.stdout.close()
    process.wait()
    return int(told[-1]) if told else done
