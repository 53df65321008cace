"""PDF files read with their structure against pdfminer.six's `extract_pages`, in one process.

Files after one another, each by both in turn in every round, so that what else the machine does
weighs on both. Prints a line a file with the medians of its ratios, then that of the sums; the goal
is at least 6. Files that have no text for Concord are named and left out.

    python benchmarks/bench_pdf.py [FOLDER] [ROUNDS]
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from pdfminer.high_level import extract_pages

import seeds
from importers import UnreadableFile, read
from tests.importers.pdffiles import Page, make_pdf

ROUNDS = 3
GOAL = 6.0
LINES = 54
MEASURE = 95
"""Characters of a line of 10 points that fit the width of a page."""


def main(arguments: list[str]) -> int:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(arguments[0]) if arguments else generated(Path(made))
        rounds = int(arguments[1]) if len(arguments) > 1 else ROUNDS
        return compare(sorted(folder.rglob("*.pdf")), rounds)


def compare(files: list[Path], rounds: int) -> int:
    read_before = [path for path in files if is_read(path)]  # also warms what is imported late
    ours_in_all = [0.0] * rounds
    theirs_in_all = [0.0] * rounds
    pages_in_all = 0
    for path in read_before:
        ratios = []
        pages = 0
        for number in range(rounds):
            began = time.process_time()
            read(path)
            between = time.process_time()
            pages = sum(1 for _ in extract_pages(path))
            ours, theirs = between - began, time.process_time() - between
            ratios.append(theirs / ours)
            ours_in_all[number] += ours
            theirs_in_all[number] += theirs
        pages_in_all += pages
        print(f"{statistics.median(ratios):6.1f}  {pages:4} pages  {path.name}")
    if not read_before:
        raise SystemExit("no file there has text")
    sums = [theirs / ours for ours, theirs in zip(ours_in_all, theirs_in_all, strict=True)]
    ratio = statistics.median(sums)
    print(
        f"{len(read_before)} files, {pages_in_all} pages: {pages_in_all / min(ours_in_all):.0f} pages/s"
        f" with structure, pdfminer.six {pages_in_all / min(theirs_in_all):.0f}; ratio {ratio:.1f} of"
        f" {min(sums):.1f} to {max(sums):.1f} (goal: at least {GOAL:g})"
    )
    return 0 if ratio >= GOAL else 1


def is_read(path: Path) -> bool:
    try:
        read(path)
    except UnreadableFile as error:
        print(f"left out: {error}")
        return False
    return True


def generated(folder: Path) -> Path:
    """The seeds as PDF files, their lines as they are wrapped there."""
    for path in seeds.documents():
        lines = [
            line[start : start + MEASURE]
            for line in path.read_text("utf-8").splitlines()
            for start in range(0, max(1, len(line)), MEASURE)
        ]
        pages = []
        for first in range(0, len(lines), LINES):
            page = Page()
            for at, line in enumerate(lines[first : first + LINES]):
                page.text(60, 72 + 13 * at, line.encode("cp1252", "replace").decode("cp1252"))
            pages.append(page)
        (folder / f"{path.stem}.pdf").write_bytes(make_pdf(*pages))
    return folder


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
