"""`codebook`: the themes of the archive as a file, and those of a file in the archive."""

from __future__ import annotations

from pathlib import Path

import click

from viewer.cli.output import emit_json, say
from viewer.cli.place import to_edit, to_read


@click.group
def command() -> None:
    """Export and import the codebook: REFI-QDA (.qdc), CSV or JSON."""


@command.command("export")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "format_",
    type=click.Choice(["qdc", "csv", "json"]),
    help="Without it, what the ending of FILE says.",
)
@click.pass_context
def export(context: click.Context, file: Path, format_: str | None) -> None:
    """Write the codebook to FILE."""
    from viewer.exporters.codebooks import export_codebook  # brings lxml

    with to_read(context) as archive:
        count = export_codebook(archive.codebook.entries(), file, format_ or "")
    say("1 theme." if count == 1 else f"{count:,} themes.")


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.pass_context
def import_(context: click.Context, file: Path, as_json: bool) -> None:
    """Take the themes of FILE into the archive; those that are there become as FILE says."""
    from viewer.importing.codebooks import read_codebook  # brings lxml

    entries = read_codebook(file)
    with to_edit(context, create=True) as archive:
        done = archive.codebook.adopt(entries, name=file.name)
    if as_json:
        emit_json({"new": done.new, "changed": done.changed, "same": done.same})
    else:
        say(f"{done.new:,} new, {done.changed:,} changed, {done.same:,} as they were.")
