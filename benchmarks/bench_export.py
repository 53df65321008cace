"""100,000 excerpts in every format: memory, and time against the same rows written by `csv.writer`.

    bench_export.py [--excerpts 100000] [--format NAME]... [--keep FOLDER]

Each format is written by a process of its own, whose peak memory is what the system says of it.
Times are those of the processor, which other programs at work disturb least. Excerpts are made as
they are asked for; what that takes is measured alone and left out of both times. Prints one line a format, with the goals: 300 MB everywhere; CSV within 2 times the plain
writer, HTML, Markdown and JSON Lines within 3.
"""

from __future__ import annotations

import argparse
import csv
import multiprocessing
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from viewer.citation import cite
from viewer.domain import (
    AnnotationId,
    DocumentId,
    Excerpt,
    Kind,
    ParagraphId,
    Role,
    TagId,
    ThemeId,
)
from viewer.domain.notes import ExcerptNote

GOAL_MB = 300
GOALS = {"csv": 2.0, "html": 3.0, "markdown": 3.0, "jsonl": 3.0}
FORMATS = ("csv", "jsonl", "html", "markdown", "docx", "odt", "xlsx", "pdf")
PLAIN = "csv.writer"
AT = "2025-11-21T08:00:00Z"
DOCUMENTS, THEMES = 500, 40
NOTED_EVERY = 20
"""As often as in the sample coding, one excerpt has a note."""
SENTENCE = (
    "Requests the Secretary-General to continue to strengthen cooperation and coordination between"
    " the United Nations and the organizations of its system, “in the spirit of the Charter”, and to"
    " report thereon to the General Assembly at its seventieth session;"
)


def excerpts(count: int) -> Iterator[Excerpt]:
    """In the order of an archive: by theme, then document."""
    for number in range(count):
        theme = number * THEMES // count
        document = number % DOCUMENTS
        title = f"Cooperation between the United Nations and regional organization {document}"
        symbol, date = f"A/RES/{document}/{theme}", f"{1990 + document % 30}-12-0{1 + document % 9}"
        label = f"{number % 60 + 1}."
        noted = number % NOTED_EVERY == 0
        yield Excerpt(
            tag=TagId(number + 1),
            theme=ThemeId(theme + 1),
            theme_name=f"Theme {theme + 1}",
            document=DocumentId(document + 1),
            title=title,
            symbol=symbol,
            date=date,
            body="General Assembly",
            language="en",
            paragraph=ParagraphId(number + 1),
            index=number % 200,
            kind=Kind.PARAGRAPH,
            label=label,
            role=Role.OPERATIVE,
            page=number % 12 + 1,
            start=None,
            end=None,
            text=f"{SENTENCE[: 90 + number % 170]} {number}.",
            notes=(ExcerptNote(AnnotationId(number), "See **paragraph 4**, too.", "Ada", AT),)
            if noted
            else (),
            tagged_by="Ada",
            tagged_at=AT,
            citation=cite(
                title=title,
                symbol=symbol,
                date=date,
                label=label,
                role=Role.OPERATIVE,
                page=number % 12 + 1,
            ),
        )


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds without the making of the excerpts, and the peak in MB of the whole process."""

    seconds: float
    megabytes: float
    size: int


def measure(name: str, count: int, path: Path, made_in: float) -> Measured:
    """What runs in the process."""
    from viewer.exporters import ExportOptions

    options = ExportOptions(title="Excerpts", exported_at=AT)
    start = time.process_time()
    if name == PLAIN:
        write_plainly(count, path)
    elif name == "pdf":
        print_pages(count, path, options)
    else:
        from viewer.exporters import export

        export(name, excerpts(count), path, options)
    seconds = time.process_time() - start - made_in
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return Measured(
        seconds, peak / (1024 if sys.platform == "linux" else 1024**2), path.stat().st_size
    )


def write_plainly(count: int, path: Path) -> None:
    """The same rows by nothing but the writer of the standard library."""
    names = [each.name for each in fields(Excerpt)]
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(names)
        for excerpt in excerpts(count):
            table.writerow([getattr(excerpt, name) for name in names])
        file.flush()
        os.fsync(file.fileno())


def print_pages(count: int, path: Path, options: object) -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication

    from viewer.exporters import ExportOptions, export_by
    from viewer.ui.printing.excerpts import print_excerpts

    assert isinstance(options, ExportOptions)
    application = QGuiApplication.instance() or QGuiApplication([])
    export_by(print_excerpts, excerpts(count), path, options)
    del application


def making(count: int) -> float:
    """Seconds that the excerpts alone take."""
    start = time.process_time()
    for _ in excerpts(count):
        pass
    return time.process_time() - start


def apart(name: str, count: int, path: Path, made_in: float) -> Measured:
    """In a new process, which begins with little memory."""
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        return pool.apply(measure, (name, count, path, made_in))


def main() -> int:
    wanted = arguments()
    good = True
    with tempfile.TemporaryDirectory() as folder:
        place = wanted.keep or Path(folder)
        place.mkdir(parents=True, exist_ok=True)
        made_in = statistics.median(making(wanted.excerpts) for _ in range(3))
        plain = min(
            (apart(PLAIN, wanted.excerpts, place / "plain.csv", made_in) for _ in range(3)),
            key=lambda each: each.seconds,
        )
        print(f"{wanted.excerpts:,} excerpts, made in {made_in:.2f} s, which is left out below")
        print(f"{PLAIN}: {plain.seconds:.2f} s, {plain.size / 1e6:.0f} MB on disk")
        for name in wanted.formats or FORMATS:
            runs = 3 if name in GOALS else 1
            found = min(
                (
                    apart(name, wanted.excerpts, place / f"excerpts.{name}", made_in)
                    for _ in range(runs)
                ),
                key=lambda each: each.seconds,
            )
            share = found.seconds / plain.seconds
            goal = GOALS.get(name)
            met = found.megabytes <= GOAL_MB and (goal is None or share <= goal)
            good = good and met
            print(
                f"{name}: {found.seconds:.2f} s, {share:.1f} times"
                + (f" (goal {goal:g})" if goal else "")
                + f", {found.megabytes:.0f} MB of memory (goal {GOAL_MB}),"
                f" {found.size / 1e6:.0f} MB on disk{'' if met else ': MISSED'}"
            )
    return 0 if good else 1


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="How long exports take, and how much memory.")
    parser.add_argument("--excerpts", type=int, default=100_000)
    parser.add_argument("--format", dest="formats", action="append", choices=FORMATS)
    parser.add_argument("--keep", type=Path, help="a folder for the files")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
