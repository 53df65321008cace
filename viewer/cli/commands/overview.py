"""`overview`: themes counted by document, by year, or together."""

from __future__ import annotations

from collections.abc import Iterator

import click

from viewer.analysis.overview import Closeness, Measure, by_document, by_year, together
from viewer.archive import Archive
from viewer.cli.dates import known_date
from viewer.cli.output import emit, emit_json, emit_table
from viewer.cli.place import to_read
from viewer.domain import ExcerptFilter
from viewer.domain.charts import Table
from viewer.exporters.tables import as_csv


@click.command
@click.option(
    "--by",
    type=click.Choice(["document", "year", "together"]),
    default="document",
    show_default=True,
    help="What the themes are counted by; together: paragraphs that two themes share.",
)
@click.option(
    "--measure",
    type=click.Choice([*map(str, Measure), str(Closeness.JACCARD)]),
    default=None,
    help="excerpts, paragraphs, share (of the paragraphs), words; with --by together: paragraphs "
    "or jaccard.",
)
@click.option("--theme", "themes", multiple=True, help="Only this theme; may be repeated.")
@click.option("--document", "documents", multiple=True, help="Only in this; may be repeated.")
@click.option(
    "--person", "persons", multiple=True, help="Only what this person tagged; may be repeated."
)
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
@click.option("--untagged", is_flag=True, help="Documents in which nothing is tagged, too.")
@click.option("--json", "form", flag_value="json", help="One JSON object a cell that is not empty.")
@click.option("--csv", "form", flag_value="csv", help="A table for spreadsheets.")
@click.pass_context
def command(
    context: click.Context,
    by: str,
    measure: str | None,
    themes: tuple[str, ...],
    documents: tuple[str, ...],
    persons: tuple[str, ...],
    date_from: str | None,
    date_to: str | None,
    untagged: bool,
    form: str | None,
) -> None:
    """Count how often which theme stands where, when, and beside which others."""
    with to_read(context) as archive:
        only = ExcerptFilter(
            themes=tuple(archive.themes.find(each).id for each in themes),
            documents=tuple(archive.documents.find(each).id for each in documents),
            date_from=date_from,
            date_to=date_to,
            people=tuple(archive.people.find(each).id for each in persons),
        )
        table = _table(archive, only, by, measure, untagged=untagged)
    if form == "csv":
        emit(as_csv(table).rstrip("\r\n"))
    elif form == "json":
        for cell in _cells(table, by):
            emit_json(cell)
    else:
        rows = [
            (head.name, *(table.said(value) for value in values))
            for head, values in zip(table.rows, table.values, strict=True)
        ]
        emit_table(("", *(each.name for each in table.columns)), rows, widest=50)


def _table(
    archive: Archive, only: ExcerptFilter, by: str, measure: str | None, *, untagged: bool
) -> Table:
    fit = [*map(str, Closeness)] if by == "together" else [*map(str, Measure)]
    if measure is not None and measure not in fit:
        raise click.UsageError(f"With --by {by} the measure is one of {', '.join(fit)}.")
    counts = archive.overview.counts(only, untagged=untagged)
    if by == "together":
        return together(counts, Closeness(measure or Closeness.PARAGRAPHS))
    chosen = Measure(measure or Measure.EXCERPTS)
    return by_year(counts, chosen) if by == "year" else by_document(counts, chosen)


_NAMES = {
    "document": ("document", "theme"),
    "year": ("theme", "year"),
    "together": ("theme", "other_theme"),
}


def _cells(table: Table, by: str) -> Iterator[dict[str, object]]:
    row_name, column_name = _NAMES[by]
    for row, values in zip(table.rows, table.values, strict=True):
        for column, value in zip(table.columns, values, strict=True):
            if value:
                yield {
                    row_name: row.documents[0] if by == "document" else row.name,
                    **({"title": row.name} if by == "document" else {}),
                    column_name: column.name,
                    "value": round(value, 6) if table.share else int(value),
                }
