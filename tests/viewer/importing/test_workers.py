"""A worker that dies, hangs or eats memory costs only its file, and none outlives its parent."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.viewer.importing import saboteur
from tests.viewer.importing.conftest import write
from viewer.importing import Workers
from viewer.importing import workers as pool_module

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[3]


@pytest.fixture
def sabotaged(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers that do what the names of the files say."""
    monkeypatch.setattr(pool_module, "serve", saboteur.serve)


def until(happened: Callable[[], bool], seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if happened():
            return True
        time.sleep(0.02)
    return False


def test_files_come_back_with_bytes_hash_and_blocks(warm: Workers, folder: Path) -> None:
    files = write(folder, "a.txt", "b.txt")

    readings = {each.number: each for each in warm.read(files)}

    assert [readings[number].content for number in (0, 1)] == [f.read_bytes() for f in files]
    assert all(each.document and len(each.sha256) == 64 for each in readings.values())


def test_what_is_not_wanted_is_not_parsed(warm: Workers, folder: Path) -> None:
    files = write(folder, "a.txt", "b.txt", "c.txt")
    asked: list[str] = []

    def wanted(sha256: str) -> bool:
        asked.append(sha256)
        return False

    readings = list(warm.read(files, wanted=wanted))

    assert len(set(asked)) == 3
    assert [each.document for each in readings] == [None] * 3
    assert [each.sentence for each in readings] == [""] * 3
    assert len(list(warm.read(files))) == 3, "the workers go on as before"


def test_workers_stay_the_same_from_one_batch_to_the_next(warm: Workers, folder: Path) -> None:
    files = write(folder, "a.txt", "b.txt")
    list(warm.read(files))
    before = {each.process.pid for each in warm.workers}

    list(warm.read(files))

    assert {each.process.pid for each in warm.workers} == before


@pytest.mark.usefixtures("sabotaged")
def test_a_crash_costs_its_file_and_nothing_else(folder: Path) -> None:
    files = write(folder, "a.txt", "crash.txt", "b.txt", "crash too.txt", "c.txt", "d.txt")

    with Workers(2) as workers:
        readings = sorted(workers.read(files), key=lambda each: each.number)

    failed = [each.path.name for each in readings if each.sentence]
    assert failed == ["crash.txt", "crash too.txt"]
    assert "“crash.txt” makes its reader crash" in readings[1].sentence
    assert sum(each.document is not None for each in readings) == 4


@pytest.mark.usefixtures("sabotaged")
def test_a_file_that_takes_too_long_is_given_up(folder: Path) -> None:
    files = write(folder, "a.txt", "hang.txt", "b.txt", "c.txt")

    with Workers(1, seconds_per_file=1) as workers:
        readings = sorted(workers.read(files), key=lambda each: each.number)

    assert "took longer than 1 second" in readings[1].sentence
    assert [bool(each.document) for each in readings] == [True, False, True, True]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps to the limit")
@pytest.mark.usefixtures("sabotaged")
def test_a_file_that_wants_too_much_memory_is_given_up(folder: Path) -> None:
    files = write(folder, "a.txt", "swell.txt", "b.txt")

    with Workers(1, memory_mb=600) as workers:
        readings = sorted(workers.read(files), key=lambda each: each.number)

    assert "memory" in readings[1].sentence
    assert [bool(each.document) for each in readings] == [True, False, True]


@pytest.mark.usefixtures("sabotaged")
def test_cancelling_does_not_wait_for_what_hangs(folder: Path) -> None:
    files = write(folder, "hang.txt", "a.txt")
    with Workers(1) as workers:
        list(workers.read(files[1:]))
        hanging = workers.workers[0].process.pid
        started = time.monotonic()

        readings = list(workers.read(files, cancelled=lambda: time.monotonic() > started + 0.3))

        assert readings == []
        assert workers.workers[0].process.pid != hanging
        assert [each.path.name for each in workers.read(files[1:])] == ["a.txt"]


def test_a_reader_that_stops_asking_leaves_the_workers_clean(folder: Path) -> None:
    files = write(folder, *(f"{number}.txt" for number in range(10)))
    with Workers(2) as workers:
        readings = workers.read(files)
        next(readings)
        readings.close()

        assert len(list(workers.read(files))) == 10


def test_closing_ends_every_process(folder: Path) -> None:
    workers = Workers(2)
    list(workers.read(write(folder, "a.txt")))
    processes = [each.process.pid for each in workers.workers]

    workers.close()

    assert workers.workers == []
    assert not {each.pid for each in multiprocessing.active_children()} & set(processes)
    assert list(workers.read(write(folder, "a.txt"))) == [], "a closed pool reads nothing"


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX's")
def test_workers_die_with_their_parent(folder: Path) -> None:
    """In the middle of a file too, where they do not listen to the pipe."""
    write(folder, "hang.txt")
    parent = subprocess.Popen(
        [sys.executable, "-c", saboteur.PARENT, str(folder / "hang.txt")],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert parent.stdout is not None
    children = [int(pid) for pid in parent.stdout.readline().split()]
    assert len(children) == 1

    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()

    assert until(lambda: not any(alive(pid) for pid in children))


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"
