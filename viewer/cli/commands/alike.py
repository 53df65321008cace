"""`alike`: paragraphs like one, with the words that speak for each."""

from __future__ import annotations

import click

from viewer.cli.output import emit_json, emit_table, shortened
from viewer.cli.place import to_read
from viewer.finding.alike import LikeThis, like

_WIDEST = 90


@click.command
@click.argument("document")
@click.argument("block", type=int)
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_context
def command(context: click.Context, document: str, block: int, limit: int, as_json: bool) -> None:
    """List the paragraphs of the archive that are like BLOCK of DOCUMENT, the likest first.

    They share words that few paragraphs have; these are told. DOCUMENT is a number, symbol, file
    name or part of a title; BLOCK an index as `read` and `search` print it, from 0.
    """
    with to_read(context) as archive:
        paragraph = archive.documents.at(archive.documents.find(document).id, block)
        rows = like(archive, paragraph.id, limit=limit).rows
    if as_json:
        for row in rows:
            emit_json(_as_object(row))
        return
    emit_table(
        ("document", "block", "likeness", "source", "because", "words"),
        [
            (
                row.found.document,
                row.found.index,
                f"{row.found.score:.2f}",
                row.found.symbol or shortened(row.found.title, 40),
                ", ".join(row.because),
                row.found.text,
            )
            for row in rows
        ],
        widest=_WIDEST,
    )


def _as_object(row: LikeThis) -> dict[str, object]:
    found = row.found
    return {
        "document": found.document,
        "block": found.index,
        "likeness": round(found.score, 4),
        "because": list(row.because),
        "title": found.title,
        "symbol": found.symbol,
        "text": found.text,
    }
