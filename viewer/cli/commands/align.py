"""`align`: the paragraphs of two documents in pairs."""

from __future__ import annotations

import click

from viewer.cli.output import emit_json
from viewer.cli.sides import two_sides


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
    for pair in two_sides(context, a, b, password)[2]:
        emit_json(
            {
                "a": pair.a,
                "b": pair.b,
                "relation": pair.relation,
                "score": pair.score,
                "reason": pair.reason,
            }
        )
