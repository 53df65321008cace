"""`backup`: a consistent copy of the archive."""

from __future__ import annotations

from pathlib import Path

import click

from viewer.cli.output import say
from viewer.cli.place import to_read


@click.command
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_context
def command(context: click.Context, file: Path) -> None:
    """Copy the archive to FILE, whole and consistent, even while it is in use."""
    with to_read(context) as archive:
        archive.backup(file)
    say(f"The archive was copied to {file}.")
