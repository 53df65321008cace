"""A comparison out into a file, off the interface thread."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from viewer.domain import Synopsis
from viewer.ui.background import Job
from viewer.ui.commands.exporting import PDF, Format, offer_folder, word_first
from viewer.ui.session import Session

if TYPE_CHECKING:
    # Imported when something is exported: the formats bring their libraries.
    from viewer.exporters.synopses import SynopsisOptions


def synopsis_formats() -> list[Format]:
    """All formats, Word first, which most people want."""
    from viewer.exporters.synopses import synopsis_exporters  # late: see above

    found = [Format(each.name, each.title, each.suffix) for each in synopsis_exporters()]
    return word_first([*found, PDF])


def export_comparison(
    session: Session, synopsis: Callable[[], Synopsis], form: str, path: Path, title: str
) -> Job:
    """Write a file in a process of its own, then offer to open the folder it is in.

    Args:
        session: tells how far it is.
        synopsis: makes it, on another thread.
        form: one of `synopsis_formats`.
        path: of the file.
        title: at its head.
    """
    from viewer.exporters.synopses import SynopsisOptions
    from viewer.ui.apart import run_apart

    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    options = SynopsisOptions(title=title, exported_at=now)

    def work(job: Job) -> int:
        made = synopsis()
        job.check()
        run_apart(job, _write, form, made, path, options)
        return len(made.rows)

    def finished(count: int) -> None:
        rows = "1 pair" if count == 1 else f"{count:,} pairs"
        offer_folder(session, rows, path)

    return session.background.run(f"Export {path.name}", work, done=finished)


def _write(
    form: str,
    synopsis: Synopsis,
    path: Path,
    options: SynopsisOptions,
    progress: Callable[[float], None],
) -> None:
    """What runs in the process."""
    from viewer.exporters.saving import save
    from viewer.exporters.synopses import export_synopsis

    if form != PDF.name:
        export_synopsis(form, synopsis, path, options)
        return
    from viewer.ui.printing import print_synopsis
    from viewer.ui.printing.offscreen import offscreen

    with offscreen():
        save(path, lambda file: print_synopsis(synopsis, file, options, progress))
