"""`references`: what a document cites."""

from __future__ import annotations

import click

from viewer.analysis.references import find_references
from viewer.cli.one import one_document
from viewer.cli.output import emit_json, emit_table

_WIDEST = 60


@click.command
@click.argument("document")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.option("--password", help="Of an encrypted file.")
@click.pass_context
def command(context: click.Context, document: str, as_json: bool, password: str | None) -> None:
    """Print every mention of another document in DOCUMENT.

    DOCUMENT is a file or a document of the archive (number, symbol, file name or part of a title).
    `block` is an index as `read` prints it; `start` and `end` count code points in its text.
    """
    one = one_document(context, document, password)
    found = find_references(one.blocks, body=one.body, symbol=one.symbol)
    if not as_json:
        emit_table(
            ("block", "mention", "symbol", "date", "place"),
            [(each.block, each.mention, each.symbol, each.date, each.pinpoint) for each in found],
            widest=_WIDEST,
        )
        return
    for each in found:
        emit_json(
            {
                "block": each.block,
                "mention": each.mention,
                "symbol": each.symbol,
                "start": each.start,
                "end": each.end,
                "kind": each.kind,
                "date": each.date,
                "pinpoint": each.pinpoint,
            }
        )
