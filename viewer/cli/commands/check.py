"""`check`: is the archive sound."""

from __future__ import annotations

import click

from viewer.cli.output import emit, say
from viewer.cli.place import to_read


@click.command
@click.pass_context
def command(context: click.Context) -> None:
    """Examine the archive and print what is wrong with it; exit code 1 if anything is."""
    with to_read(context) as archive:
        findings = archive.check()
    for finding in findings:
        emit(finding)
    if findings:
        context.exit(1)
    say("The archive is sound.")
