"""An archive with 100,000 codings as a REFI-QDA project, and back: time and memory of each.

    bench_qdpx.py [--codings 100000] [--paragraphs 50000] [--keep FOLDER]

Each step is a process of its own, whose peak memory is what the system says of it. The goal of the
export is 300 MB; the check must have no finding, and as many tags must come back as went.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.coded_archive import make

GOAL_MB = 300
AT = "2025-11-21T08:00:00Z"


def export(archive_file: Path, project_file: Path) -> str:
    from viewer.archive import Archive
    from viewer.exporters.projects import export_project

    with Archive.open(archive_file, read_only=True) as archive, archive.projects.snapshot():
        projects = archive.projects
        head = projects.head("Bench", archive.person)
        export_project(head, projects.documents(), projects.original, project_file, exported_at=AT)
    return f"{project_file.stat().st_size / 1e6:.1f} MB"


def check(_archive_file: Path, project_file: Path) -> str:
    from viewer.exporters.projects.checking import check_project

    found = check_project(project_file)
    for each in found[:5]:
        print(each)
    return f"{len(found)} findings"


def take(archive_file: Path, project_file: Path) -> str:
    from viewer.archive import Archive
    from viewer.importing import Workers
    from viewer.importing.projects import import_project

    path = archive_file.with_name("back.concord")
    with Archive.open(path, person="Ben") as archive, Workers(1) as workers:
        report = import_project(archive, project_file, workers=workers)
        return report.sentence()


def measured(
    step: Callable[[Path, Path], str], archive_file: Path, project_file: Path
) -> tuple[str, float, float, float]:
    """What it says, seconds of the clock and of the processor, and its peak memory in MB."""
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        return pool.apply(_step, (step, archive_file, project_file))


def _step(
    step: Callable[[Path, Path], str], archive_file: Path, project_file: Path
) -> tuple[str, float, float, float]:
    started, busy = time.perf_counter(), time.process_time()
    said = step(archive_file, project_file)
    spent, busy = time.perf_counter() - started, time.process_time() - busy
    return said, spent, busy, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def with_dashes(archive_file: Path) -> None:
    """Tags are made with UUIDs of another spelling than the program's."""
    with sqlite3.connect(archive_file) as database:
        parts = ((1, 8), (9, 4), (13, 4), (17, 4), (21, 12))
        spelt = " || '-' || ".join(f"substr(uuid, {at}, {length})" for at, length in parts)
        database.execute(f"UPDATE tags SET uuid = {spelt}")
    database.close()


def main() -> int:
    parser = argparse.ArgumentParser(description="Export and import a large project.")
    parser.add_argument("--codings", type=int, default=100_000)
    parser.add_argument("--paragraphs", type=int, default=50_000)
    parser.add_argument("--keep", type=Path)
    wanted = parser.parse_args()
    with ExitStack() as stack:
        folder = wanted.keep
        if folder is None:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="concord-bench-")))
        folder.mkdir(parents=True, exist_ok=True)
        archive_file, project_file = folder / "bench.concord", folder / "bench.qdpx"
        (folder / "back.concord").unlink(missing_ok=True)
        if not archive_file.exists():
            make(archive_file, wanted.paragraphs, wanted.codings)
            with_dashes(archive_file)
        load = os.getloadavg()[0]
        print(f"{wanted.codings:,} codings in {wanted.paragraphs:,} paragraphs, load {load:.1f}")
        missed = False
        for name, step in (("export", export), ("check", check), ("import", take)):
            said, seconds, busy, memory = measured(step, archive_file, project_file)
            goal = "" if name != "export" else f"  goal {GOAL_MB} MB"
            missed |= name == "export" and memory > GOAL_MB
            missed |= name == "check" and not said.startswith("0 ")
            spent = f"{seconds:7.1f} s ({busy:.1f} s busy)"
            print(f"{name:8} {spent} {memory:7.0f} MB{goal}  {said}", flush=True)
    return int(missed)


if __name__ == "__main__":
    raise SystemExit(main())
