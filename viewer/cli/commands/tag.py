"""`tag`: put a theme on a block."""

from __future__ import annotations

import click

from viewer.cli.anchoring import anchor_at
from viewer.cli.output import emit
from viewer.cli.place import to_edit
from viewer.domain import Target


@click.command
@click.argument("document")
@click.argument("block", type=int)
@click.argument("theme")
@click.option("--words", help="Only these words of the block, as they stand there.")
@click.option("--doubtful", is_flag=True, help="You are not sure of it.")
@click.option("--comment", metavar="TEXT", help="A note on the tag: why it is put there.")
@click.pass_context
def command(
    context: click.Context,
    document: str,
    block: int,
    theme: str,
    words: str | None,
    doubtful: bool,
    comment: str | None,
) -> None:
    """Put THEME on BLOCK of DOCUMENT and print the id of the tag.

    DOCUMENT is a number, symbol, file name or part of a title; BLOCK an index as `read` and
    `search` print it, from 0; THEME a name, key or number.
    """
    with to_edit(context) as archive:
        anchor = anchor_at(archive, archive.documents.find(document), block, words)
        found = archive.themes.find(theme)
        with archive.edit(f"Tag block {block} as {found.name}"):
            (tag,) = archive.tags.add(found.id, [anchor], sure=not doubtful)
            if comment:
                archive.annotations.add(Target(tag=tag), comment)
    emit(str(tag))
