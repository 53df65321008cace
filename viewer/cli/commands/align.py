"""`align`: the paragraphs of two documents in pairs."""

from __future__ import annotations

from collections.abc import Sequence

import click

from importers import Block
from viewer.cli.output import emit_json, emit_table
from viewer.cli.sides import two_sides
from viewer.domain import Pair, Paragraph, Relation

_WIDEST = 48


@click.command
@click.argument("a")
@click.argument("b")
@click.option(
    "--only",
    "relations",
    multiple=True,
    type=click.Choice([each.value for each in Relation]),
    help="Only pairs of this relation; may be repeated.",
)
@click.option(
    "--table", is_flag=True, help="Columns for reading, with the beginnings of both texts."
)
@click.option("--json", "_as_json", is_flag=True, help="One JSON object a line, as without it.")
@click.option("--password", help="Of encrypted files.")
@click.pass_context
def command(
    context: click.Context,
    a: str,
    b: str,
    relations: tuple[str, ...],
    table: bool,
    _as_json: bool,
    password: str | None,
) -> None:
    """Pair the paragraphs of A and B and print the pairs as JSON Lines.

    A and B are files or documents of the archive (number, symbol, file name or part of a title).
    The numbers of a pair are the indexes of blocks as `read` prints them; null where a block has no
    counterpart.
    """
    one, other, pairs = two_sides(context, a, b, password)
    wanted = [pair for pair in pairs if not relations or pair.relation.value in relations]
    if table:
        _emit_columns(one.blocks, other.blocks, wanted)
        return
    for pair in wanted:
        emit_json(
            {
                "a": pair.a,
                "b": pair.b,
                "relation": pair.relation,
                "score": pair.score,
                "reason": pair.reason,
            }
        )


def _emit_columns(
    a: Sequence[Block | Paragraph], b: Sequence[Block | Paragraph], pairs: Sequence[Pair]
) -> None:
    texts_a, texts_b = ({each.index: _labelled(each) for each in side} for side in (a, b))
    emit_table(
        ("a", "b", "relation", "first", "second", "because"),
        [
            (
                pair.a,
                pair.b,
                pair.relation.value,
                None if pair.a is None else texts_a[pair.a],
                None if pair.b is None else texts_b[pair.b],
                pair.reason,
            )
            for pair in pairs
        ],
        widest=_WIDEST,
    )


def _labelled(block: Block | Paragraph) -> str:
    return f"{block.label} {block.text}" if block.label else block.text
