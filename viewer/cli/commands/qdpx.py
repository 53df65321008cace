"""`qdpx`: the whole archive as a REFI-QDA project, projects into it, and what is wrong with one."""

from __future__ import annotations

from pathlib import Path

import click

from viewer.cli.output import emit, emit_json, say
from viewer.cli.projecting import export_project_to, import_projects


@click.group
def command() -> None:
    """Exchange whole archives with other programs (REFI-QDA, .qdpx), and check such files."""


@command.command("export")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--name", default="", help="Of the project; without it that of the archive.")
@click.pass_context
def export(context: click.Context, file: Path, name: str) -> None:
    """Write documents, themes, tags, notes and all else to FILE."""
    export_project_to(context, file, name)


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.pass_context
def import_(context: click.Context, file: Path, as_json: bool) -> None:
    """Take the project FILE into the archive, as one edit, and tell what was changed and left.

    Importing it again doubles nothing.
    """
    import_projects(context, [file], as_json=as_json)


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
