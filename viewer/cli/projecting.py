"""Projects on the command line: the same whether they are asked for as such or met among files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from viewer.cli.interrupting import INTERRUPTED, stopped_by_ctrl_c
from viewer.cli.output import ProgressLine, emit, emit_json, say
from viewer.cli.place import archive_path, to_edit, to_read

if TYPE_CHECKING:
    # Brings lxml: only when a project comes in.
    from viewer.importing.projects import ProjectReport

SUFFIX = ".qdpx"


def is_project(path: Path | None) -> bool:
    """By the ending of its name."""
    return path is not None and path.suffix.lower() == SUFFIX


def export_project_to(context: click.Context, file: Path, name: str = "") -> None:
    """Write the archive of the context to a project file, and say so."""
    from viewer.exporters.projects import export_project

    line = ProgressLine()
    with to_read(context) as archive, archive.projects.snapshot():
        project = archive.projects.head(name or archive_path(context).stem, archive.person)
        total = archive.projects.count()
        count = export_project(
            project,
            archive.projects.documents(),
            archive.projects.original,
            file,
            exported_at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            progress=lambda done: line.show(f"{done} of {total}"),
        )
    line.end()
    for sentence in project.left:
        say(sentence)
    say(f"{count:,} {'document' if count == 1 else 'documents'} written to {file}.")


def import_projects(context: click.Context, files: Sequence[Path], *, as_json: bool) -> None:
    """Take projects in, each as one edit, and tell what became of them; exits where Ctrl+C says so."""
    from viewer.importing import Workers
    from viewer.importing.projects import import_project

    line = ProgressLine()
    with (
        to_edit(context, create=True) as archive,
        Workers() as workers,
        stopped_by_ctrl_c() as stopped,
    ):
        for file in files:
            report = import_project(
                archive,
                file,
                workers=workers,
                progress=lambda told: line.show(
                    f"{told.done} of {told.total}  {', '.join(told.current)}"
                ),
                cancelled=lambda: bool(stopped),
            )
            line.end()
            if as_json:
                emit_json(as_object(file, report))
            else:
                for each in report.lines():
                    emit(each)
            if stopped:
                context.exit(INTERRUPTED)


def as_object(file: Path, report: ProjectReport) -> dict[str, object]:
    """The report for programs."""
    return {
        "file": str(file),
        "project": report.name,
        "origin": report.origin,
        "cancelled": report.cancelled,
        "documents": list(report.documents),
        "taken": {
            each.noun: {"new": each.new, "there": each.there, "deleted": each.deleted}
            for each in report.taken
        },
        **{
            sort: [
                {"sentence": each.sentence, "count": each.count, "examples": list(each.examples)}
                for each in report.of(sort)
            ]
            for sort in ("changed", "left")
        },
    }
