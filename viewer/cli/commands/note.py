"""`note`: what a note leads to."""

from __future__ import annotations

import click

from viewer.cli.anchoring import anchor_at
from viewer.cli.output import emit
from viewer.cli.place import to_edit
from viewer.domain import AnnotationId
from viewer.domain.ids import NoteLinkId
from viewer.domain.notes import LinkKind, LinkTarget

_TYPES = click.Choice([each.value for each in LinkKind])
_HOW = click.option(
    "--type", "kind", type=_TYPES, default=LinkKind.COMPARE.value, show_default=True
)


@click.group
def command() -> None:
    """Let notes lead to passages, documents and other notes."""


@command.command("link")
@click.argument("note", type=int)
@click.argument("document", required=False)
@click.argument("block", type=int, required=False)
@_HOW
@click.option("--words", help="To these words of the block, as they stand there.")
@click.option("--note", "other", type=int, metavar="NOTE", help="To another note.")
@click.pass_context
def link(
    context: click.Context,
    note: int,
    document: str | None,
    block: int | None,
    kind: str,
    words: str | None,
    other: int | None,
) -> None:
    """Let NOTE (a number, as `notes` prints it) lead to DOCUMENT, or to BLOCK of it; print the id.

    DOCUMENT is a number, symbol, file name or part of a title; BLOCK an index as `read` and
    `search` print it, from 0.
    """
    if (document is None) == (other is None):
        raise click.UsageError("Name a DOCUMENT, or another note with --note.")
    if words is not None and block is None:
        raise click.UsageError("--words are of a BLOCK; name one.")
    with to_edit(context) as archive:
        if document is None:
            target = LinkTarget(note=None if other is None else AnnotationId(other))
        else:
            found = archive.documents.find(document)
            if block is None:
                target = LinkTarget(document=found.id)
            else:
                target = LinkTarget(anchor=anchor_at(archive, found, block, words))
        made = archive.note_links.add(AnnotationId(note), LinkKind(kind), target)
    emit(str(made))


@command.command("retype")
@click.argument("link", type=int)
@click.argument("kind", metavar="TYPE", type=_TYPES)
@click.pass_context
def retype(context: click.Context, link: int, kind: str) -> None:
    """Give LINK (a number, as `note link` printed it) another TYPE."""
    with to_edit(context) as archive:
        archive.note_links.change(NoteLinkId(link), LinkKind(kind))


@command.command("unlink")
@click.argument("link", type=int)
@click.pass_context
def unlink(context: click.Context, link: int) -> None:
    """Take LINK away."""
    with to_edit(context) as archive:
        archive.note_links.remove([NoteLinkId(link)])
