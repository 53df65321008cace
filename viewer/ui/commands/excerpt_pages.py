"""Excerpts as PDF in a process of its own: laying out pages holds the interpreter for long."""

from __future__ import annotations

import pickle
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from viewer.ui.background import Job

if TYPE_CHECKING:
    # Imported when something is exported: the formats bring their libraries.
    from viewer.domain import Excerpt
    from viewer.exporters import ExportOptions

READING = 0.15
"""The share of the time that goes into reading the excerpts, before the process has them."""


def export_pages(job: Job, rows: Iterable[Excerpt], path: Path, options: ExportOptions) -> int:
    """Write a PDF, whole or not at all, and say how many excerpts are in it.

    The excerpts go by way of a file: they are read on this thread, with an archive of its own, and
    the process must not wait for them with as much memory as all of them take.

    Raises:
        ExportError: with one sentence that says what happened and what to do.
        Cancelled: the job was cancelled; the process is gone then, and so are its files.
    """
    from viewer.exporters.saving import save
    from viewer.ui.apart import run_apart

    with tempfile.TemporaryDirectory(prefix="concord-") as folder:
        waiting, drawn = Path(folder) / "excerpts", Path(folder) / "drawn.pdf"
        count = 0
        with waiting.open("wb") as file:
            for row in rows:
                pickle.dump(row, file, pickle.HIGHEST_PROTOCOL)
                count += 1
        run_apart(job, _draw, waiting, count, drawn, options)

        def copy(target: BinaryIO) -> None:
            with drawn.open("rb") as made:
                shutil.copyfileobj(made, target)

        save(path, copy)
    return count


def _draw(
    waiting: Path,
    count: int,
    drawn: Path,
    options: ExportOptions,
    progress: Callable[[float], None],
) -> None:
    """What runs in the process."""
    from viewer.ui.printing.excerpts import print_excerpts
    from viewer.ui.printing.offscreen import offscreen

    with offscreen(), waiting.open("rb") as file, drawn.open("wb") as made:
        print_excerpts(_told(_read(file, count), count, progress), made, options)


def _read(file: BinaryIO, count: int) -> Iterator[Excerpt]:
    for _ in range(count):
        yield pickle.load(file)


def _told(
    rows: Iterable[Excerpt], count: int, progress: Callable[[float], None]
) -> Iterator[Excerpt]:
    for number, row in enumerate(rows, start=1):
        progress(READING + (1 - READING) * number / count)
        yield row
