"""`qdpx`: the whole archive as a REFI-QDA project, and what is wrong with one."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from viewer.cli.output import ProgressLine, emit, emit_json, say
from viewer.cli.place import archive_path, to_read


@click.group
def command() -> None:
    """Export the archive for other programs (REFI-QDA, .qdpx), and check such files."""


@command.command("export")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--name", help="Of the project; without it that of the archive.")
@click.pass_context
def export(context: click.Context, file: Path, name: str | None) -> None:
    """Write documents, themes, tags, notes and all else to FILE."""
    export_to(context, file, name or "")


def export_to(context: click.Context, file: Path, name: str) -> None:
    """Write the archive of the context to a project file, and say so."""
    from viewer.exporters.projects import export_project  # brings lxml

    at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    line = ProgressLine()
    with to_read(context) as archive, archive.projects.snapshot():
        project = archive.projects.head(name or archive_path(context).stem, archive.person)
        total = archive.projects.count()
        count = export_project(
            project,
            archive.projects.documents(),
            archive.projects.original,
            file,
            exported_at=at,
            progress=lambda done: line.show(f"{done} of {total}"),
        )
    line.end()
    for sentence in project.left:
        say(sentence)
    say(f"{count:,} {'document' if count == 1 else 'documents'} written to {file}.")


@command.command("check")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object a finding, one a line.")
@click.pass_context
def check(context: click.Context, file: Path, as_json: bool) -> None:
    """Say what is wrong with a project, by its schema and beyond; the exit code is 1 then."""
    from viewer.exporters.projects.checking import check_project

    found = check_project(file)
    for each in found:
        if as_json:
            emit_json(
                {
                    "point": each.point,
                    "serious": each.serious,
                    "line": each.line,
                    "sentence": each.sentence,
                }
            )
        else:
            emit(str(each))
    if not found and not as_json:
        say("Nothing is wrong with it.")
    if any(each.serious for each in found):
        context.exit(1)
