"""Import of 200 text files against writing their paragraphs straight into SQLite with FTS5.

Both one after the other in each of several rounds, workers warm. Prints one line with the medians
of the times and of the ratios of the rounds; the goal is at most 10. Whether the window waits
meanwhile is measured by `bench_window_waits.py`.
"""

from __future__ import annotations

import random
import re
import sqlite3
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import seeds
from viewer.archive import Archive
from viewer.importing import Workers, import_files

FILES = 200
ROUNDS = 5
GOAL = 10.0


def main() -> int:
    with tempfile.TemporaryDirectory() as folder, Workers() as workers:
        files = variations(Path(folder, "files"), FILES)
        list(workers.read(files[:8]))  # warm: processes started, importers loaded
        imports, floors = [], []
        for number in range(ROUNDS):
            path = Path(folder, f"archive{number}.concord")
            imports.append(time_import(path, files, workers))
            floors.append(time_floor(Path(folder, f"floor{number}.sqlite"), path))
        characters = sum(len(path.read_text("utf-8")) for path in files)
    # Round by round: what else the machine does then weighs on both.
    ratios = [ours / floor for ours, floor in zip(imports, floors, strict=True)]
    ratio = statistics.median(ratios)
    print(
        f"import of {FILES} files ({characters / 1e6:.1f} M characters):"
        f" {statistics.median(imports):.2f} s; the same paragraphs straight into SQLite with FTS5:"
        f" {statistics.median(floors):.2f} s; ratio {ratio:.1f} of {min(ratios):.1f} to"
        f" {max(ratios):.1f} (goal: at most {GOAL:g})"
    )
    return 0 if ratio <= GOAL else 1


def time_import(archive: Path, files: list[Path], workers: Workers) -> float:
    with Archive.open(archive) as opened:
        started = time.perf_counter()
        report = import_files(opened, files, workers=workers)
        spent = time.perf_counter() - started
    if len(report.added) != len(files):
        raise SystemExit(f"not all came in: {report.sentence()}")
    return spent


def time_floor(path: Path, archive: Path) -> float:
    """One transaction, one table, one index: what no import of these paragraphs can undercut."""
    with Archive.open(archive, read_only=True) as opened:
        documents = [
            [
                (each.index, each.kind.value, each.text)
                for each in opened.documents.paragraphs(one.id, furniture=True)
            ]
            for one in opened.documents.all()
        ]
    connection = sqlite3.connect(path)
    connection.executescript(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
        "CREATE TABLE blocks (id INTEGER PRIMARY KEY, document INT, position INT, kind TEXT, text TEXT);"
        "CREATE VIRTUAL TABLE found USING fts5(text, content='blocks', content_rowid='id',"
        " tokenize='unicode61 remove_diacritics 2', prefix='2 3');"
    )
    started = time.perf_counter()
    with connection:
        for number, document in enumerate(documents):
            connection.executemany(
                "INSERT INTO blocks (document, position, kind, text) VALUES (?, ?, ?, ?)",
                [(number, *row) for row in document],
            )
        connection.execute("INSERT INTO found (rowid, text) SELECT id, text FROM blocks")
    spent = time.perf_counter() - started
    connection.close()
    return spent


def variations(folder: Path, count: int) -> list[Path]:
    """Files like the seeds, each in its seed's own layout of lines, no two alike."""
    folder.mkdir()
    chance = random.Random(20131)
    originals = [path.read_bytes().decode("utf-8-sig") for path in seeds.documents()]
    files = []
    for number in range(count):
        file = folder / f"{number:03}.txt"
        file.write_text(varied(originals[number % len(originals)], number, chance), "utf-8")
        files.append(file)
    return files


def varied(text: str, number: int, chance: random.Random) -> str:
    """A seed with passages dropped and moved, years changed and a marker of its own.

    Passages are cut where a line begins a paragraph, so that lines stay as they were wrapped.
    """
    passages = (
        re.split(r"(?m)^(?=[ \t]+\S)", text)
        if re.search(r"(?m)^[ \t]+\S", text)
        else text.split("\n\n")
    )
    between = "" if "\n\n".join(passages) != text else "\n\n"
    kept = [each for each in passages if chance.random() > 0.04] or passages
    for _ in range(max(1, len(kept) // 20)):
        kept.insert(chance.randrange(len(kept)), kept.pop(chance.randrange(len(kept))))
    years = {str(year): str(year + chance.randrange(-3, 4)) for year in range(1980, 2020)}
    varied_text = re.sub(r"\b(19[89]\d|20[01]\d)\b", lambda m: years[m[0]], between.join(kept))
    return f"{varied_text.rstrip()}\n\nVariation {number} of this document\n"


if __name__ == "__main__":
    sys.exit(main())
