"""`tag`: put a theme on a block."""

from __future__ import annotations

import click

from viewer.cli.anchoring import anchor_at
from viewer.cli.output import emit
from viewer.cli.place import to_edit


@click.command
@click.argument("document")
@click.argument("block", type=int)
@click.argument("theme")
@click.option("--words", help="Only these words of the block, as they stand there.")
@click.pass_context
def command(
    context: click.Context, document: str, block: int, theme: str, words: str | None
) -> None:
    """Put THEME on BLOCK of DOCUMENT and print the id of the tag.

    DOCUMENT is a number, symbol, file name or part of a title; BLOCK an index as `read` and
    `search` print it, from 0; THEME a name, key or number.
    """
    with to_edit(context) as archive:
        anchor = anchor_at(archive, archive.documents.find(document), block, words)
        (tag,) = archive.tags.add(archive.themes.find(theme).id, [anchor])
    emit(str(tag))
