"""`search`: paragraphs, notes, titles and themes by a query, the best first."""

from __future__ import annotations

import re

import click

from viewer.archive import Archive
from viewer.cli.dates import known_date
from viewer.cli.output import emit_json, emit_table, say, shortened
from viewer.cli.place import to_read
from viewer.domain.searching import (
    Facets,
    Found,
    Order,
    QueryError,
    Question,
    SearchFilter,
    What,
)

_MATCH = re.compile("\x02(.*?)\x03", re.DOTALL)
WRONG_QUERY = 2
BESIDE = 40
"""Characters of a long query that are shown to each side of a mistake."""


@click.command
@click.argument("query")
@click.option("--theme", "themes", multiple=True, help="Only what has this theme; may be repeated.")
@click.option("--document", "documents", multiple=True, help="Only in this one; may be repeated.")
@click.option(
    "--from",
    "date_from",
    metavar="DATE",
    callback=known_date,
    help="Of this date or later: 2013 or 2013-05.",
)
@click.option(
    "--to", "date_to", metavar="DATE", callback=known_date, help="Of this date or earlier."
)
@click.option(
    "--order",
    type=click.Choice([each.value for each in Order]),
    default=Order.RELEVANCE.value,
    show_default=True,
)
@click.option("--everything", is_flag=True, help="Find notes, titles and themes as well.")
@click.option("--expand", is_flag=True, help="Find what acronyms stand for as well.")
@click.option("--facets", is_flag=True, help="Count by theme, document, year ... in place of hits.")
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
    order: str,
    everything: bool,
    expand: bool,
    facets: bool,
    limit: int,
    as_json: bool,
) -> None:
    """Find paragraphs by words, "phrases", beginnings (peace*), theme:health, date:2008..2014 ...

    The manual has the whole language in "Finding again". A mistake in the query is pointed at.
    """
    from viewer.finding.glossary import meanings  # for those who ask for them

    with to_read(context) as archive:
        question = Question(
            query,
            SearchFilter(
                themes=tuple(archive.themes.find(each).id for each in themes),
                documents=tuple(archive.documents.find(each).id for each in documents),
                date_from=date_from,
                date_to=date_to,
            ),
            Order(order),
            expansions=meanings(archive) if expand else {},
            only_paragraphs=not everything,
        )
        try:
            if facets:
                _emit_facets(archive.search.facets(question, most=limit), as_json=as_json)
            else:
                _emit_hits(archive, question, limit, as_json=as_json)
        except QueryError as mistake:
            say(str(mistake))
            for line in _pointed(query, mistake):
                say(line)
            context.exit(WRONG_QUERY)


def _emit_hits(archive: Archive, question: Question, limit: int, *, as_json: bool) -> None:
    hits = archive.search.page(question, limit=limit).found
    if as_json:
        for hit in hits:
            emit_json(_as_object(hit))
        return
    if not hits:
        say("Nothing is found.")
    emit_table(
        ("document", "block", "label", "page", "source", "words"),
        [
            (
                hit.document,
                hit.index,
                hit.label,
                hit.page,
                hit.symbol or shortened(hit.title, 40),
                _plain(hit.snippet) if hit.what is What.PARAGRAPH else _told(hit),
            )
            for hit in hits
        ],
        widest=100,
    )


def _told(hit: Found) -> str:
    """What is no paragraph says what it is."""
    by = f" by {hit.by}" if hit.by else ""
    return f"[{hit.what}{by}] {_plain(hit.snippet)}"


def _as_object(hit: Found) -> dict[str, object]:
    return {
        "document": hit.document,
        "block": hit.index,
        "text": hit.text,
        "snippet": _plain(hit.snippet),
        "what": hit.what.value,
        "title": hit.title,
        "symbol": hit.symbol,
        "date": hit.date,
        "label": hit.label,
        "page": hit.page,
        "note": hit.annotation,
        "theme": hit.theme,
        "matches": [list(each) for each in hit.matches],
        "score": round(hit.score, 4),
    }


def _emit_facets(facets: Facets, *, as_json: bool) -> None:
    rows = [
        (facet.name.value, value.said, value.count, value.narrows)
        for facet in facets.by
        for value in facet.values
    ]
    if as_json:
        for name, said, count, narrows in rows:
            emit_json({"facet": name, "value": said, "count": count, "query": narrows})
    else:
        emit_table(("facet", "value", "paragraphs", "query"), rows)
    if facets.of.more:
        say(f"There are {facets.of} paragraphs; the counts are of the first {facets.of.count:,}.")
    for facet in facets.by:
        if facet.of is not None:
            say(f"By {facet.name}, only the first {facet.of.count:,} paragraphs were counted.")


def _pointed(query: str, mistake: QueryError) -> tuple[str, str]:
    """The query on one line, and under it where it goes wrong."""
    start = max(0, mistake.start - BESIDE)
    end = min(len(query), mistake.end + BESIDE)
    before = ("…" if start else "") + query[start : mistake.start]
    after = query[mistake.start : end] + ("…" if end < len(query) else "")
    line = "".join(letter if letter.isprintable() else " " for letter in before + after)
    return f"  {line}", f"  {' ' * len(before)}{'^' * max(1, mistake.end - mistake.start)}"


def _plain(snippet: str) -> str:
    return _MATCH.sub(r"\1", snippet)
