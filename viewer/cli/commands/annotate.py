"""`annotate`: a note on a block."""

from __future__ import annotations

import click

from viewer.cli.anchoring import anchor_at
from viewer.cli.output import emit
from viewer.cli.place import to_edit
from viewer.domain import Target


@click.command
@click.argument("document")
@click.argument("block", type=int)
@click.argument("text")
@click.option("--words", help="On these words of the block, as they stand there.")
@click.pass_context
def command(
    context: click.Context, document: str, block: int, text: str, words: str | None
) -> None:
    """Put a note with TEXT (Markdown) on BLOCK of DOCUMENT and print its id."""
    with to_edit(context) as archive:
        found = archive.documents.find(document)
        anchor = anchor_at(archive, found, block, words)
        note = archive.annotations.add(Target(document=found.id, anchor=anchor), text)
    emit(str(note))
