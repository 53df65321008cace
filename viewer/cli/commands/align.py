"""`align`: the paragraphs of two documents in pairs."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import click

from importers import Block, read
from viewer.analysis import align
from viewer.archive import Archive
from viewer.cli.output import emit_json
from viewer.cli.place import archive_path, to_read
from viewer.domain import NotFound, Paragraph


@click.command
@click.argument("a")
@click.argument("b")
@click.option("--password", help="Of encrypted files.")
@click.pass_context
def command(context: click.Context, a: str, b: str, password: str | None) -> None:
    """Pair the paragraphs of A and B and print the pairs as JSON Lines.

    A and B are files or documents of the archive (number, symbol, file name or part of a title).
    The numbers of a pair are the indexes of blocks as `read` prints them; null where a block has no
    counterpart.
    """
    with ExitStack() as stack:
        opened: list[Archive] = []

        def archive() -> Archive:
            if not opened:
                opened.append(stack.enter_context(to_read(context)))
            return opened[0]

        sides: list[Sequence[Block | Paragraph]] = []
        for named in (a, b):
            if Path(named).exists():
                sides.append(read(Path(named), password=password).blocks)
            elif not archive_path(context).exists():
                raise NotFound(f"“{named}” is neither a file nor, without an archive, a document.")
            else:
                sides.append(archive().documents.paragraphs(archive().documents.find(named).id))
    for pair in align(*sides):
        emit_json(
            {
                "a": pair.a,
                "b": pair.b,
                "relation": pair.relation,
                "score": pair.score,
                "reason": pair.reason,
            }
        )
