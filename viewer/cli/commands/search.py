"""`search`: paragraphs by their words, the best first."""

from __future__ import annotations

import re

import click

from viewer.cli.output import emit_json, emit_table, shortened
from viewer.cli.place import to_read
from viewer.domain import Hit, SearchFilter

_MATCH = re.compile("\x02(.*?)\x03", re.DOTALL)


@click.command
@click.argument("query")
@click.option("--theme", "themes", multiple=True, help="Only what has this theme; may be repeated.")
@click.option("--document", "documents", multiple=True, help="Only in this one; may be repeated.")
@click.option("--from", "date_from", metavar="DATE", help="Of this date or later: 2013 or 2013-05.")
@click.option("--to", "date_to", metavar="DATE", help="Of this date or earlier.")
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_context
def command(
    context: click.Context,
    query: str,
    themes: tuple[str, ...],
    documents: tuple[str, ...],
    date_from: str | None,
    date_to: str | None,
    limit: int,
    as_json: bool,
) -> None:
    """Find paragraphs: words, "phrases" in quotes, beginnings with an asterisk (peace*)."""
    with to_read(context) as archive:
        wanted = SearchFilter(
            themes=tuple(archive.themes.find(each).id for each in themes),
            documents=tuple(archive.documents.find(each).id for each in documents),
            date_from=date_from,
            date_to=date_to,
        )
        hits = archive.search.find(query, wanted, limit=limit)
    if as_json:
        for hit in hits:
            emit_json(_as_object(hit))
    else:
        emit_table(
            ("document", "block", "label", "page", "source", "words"),
            [
                (
                    hit.document,
                    hit.index,
                    hit.label,
                    hit.page,
                    hit.symbol or shortened(hit.title, 40),
                    _plain(hit.snippet),
                )
                for hit in hits
            ],
            widest=100,
        )


def _as_object(hit: Hit) -> dict[str, object]:
    return {
        "document": hit.document,
        "block": hit.index,
        "text": hit.text,
        "snippet": _plain(hit.snippet),
        "title": hit.title,
        "symbol": hit.symbol,
        "date": hit.date,
        "label": hit.label,
        "page": hit.page,
        "score": round(hit.score, 4),
    }


def _plain(snippet: str) -> str:
    return _MATCH.sub(r"\1", snippet)
