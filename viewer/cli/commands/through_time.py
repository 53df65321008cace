"""`through-time`: one clause through the documents of a collection."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from viewer.archive import Archive
from viewer.cli.output import ProgressLine, emit_json, emit_table, say
from viewer.cli.picture import print_lineage_pdf
from viewer.cli.place import to_read
from viewer.counterparts.following import Clause, follow
from viewer.counterparts.series import named, series_of
from viewer.domain import Lineage, LineageRow
from viewer.exporters.lineages import LineageOptions, export_lineage, lineage_exporters
from viewer.exporters.saving import save

_WIDEST = 60
_PDF = ".pdf"


@click.command
@click.argument("document")
@click.argument("block", type=int)
@click.option(
    "--collection",
    help="Name of a collection that holds the document, `title` for the documents of the same "
    "title, or `all`; by default the smallest collection, else the title, else all.",
)
@click.option("--json", "as_json", is_flag=True, help="JSON Lines: one document each.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Write a file instead: .docx, .html, .csv or .pdf.",
)
@click.pass_context
def command(
    context: click.Context,
    document: str,
    block: int,
    collection: str | None,
    as_json: bool,
    output: Path | None,
) -> None:
    """Follow BLOCK of DOCUMENT through the documents of a collection in order of their dates.

    Each is told with what changed against the last one that had the clause. DOCUMENT is a number,
    symbol, file name or part of a title; BLOCK an index as `read` and `search` print it, from 0.
    """
    suffixes = {each.suffix: each.name for each in lineage_exporters()}
    if output is not None and output.suffix not in (*suffixes, _PDF):
        raise click.UsageError(
            f"Name a file that ends in {', '.join(sorted((*suffixes, _PDF)))} with -o."
        )
    line = ProgressLine()
    with to_read(context) as archive:
        clause = _clause(archive, document, block, collection)
        found = follow(
            archive,
            clause,
            progress=lambda share: line.show(f"{clause.series}: {share:.0%}"),
        ).lineage
    line.end()
    if output is not None:
        _write(found, output, suffixes.get(output.suffix))
    elif as_json:
        for row in found.rows:
            emit_json(_value(row))
    else:
        _emit_columns(found)


def _clause(archive: Archive, document: str, block: int, collection: str | None) -> Clause:
    here = archive.documents.find(document)
    paragraph = archive.documents.at(here.id, block)
    known = series_of(archive, here.id)
    series = known[0] if collection is None else named(known, collection)
    return Clause(paragraph.id, series.documents, series.name)


def _write(found: Lineage, output: Path, form: str | None) -> None:
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    options = LineageOptions(title="One clause through time", exported_at=now)
    if form is not None:
        export_lineage(form, found, output, options)
    else:
        save(output, lambda file: print_lineage_pdf(found, file, options))
    say(f"{len(found.rows)} documents were written to {output}.")


def _emit_columns(found: Lineage) -> None:
    emit_table(
        ("date", "document", "block", "what happened", "text"),
        [
            (
                row.date or "undated",
                row.symbol or row.title,
                ", ".join(map(str, row.indexes)),
                row.said,
                f"{row.label} {row.text}" if row.label else row.text,
            )
            for row in found.rows
        ],
        widest=_WIDEST,
    )
    say(
        f"{found.series}: {sum(not row.absent for row in found.rows)} of {len(found.rows)} have it."
    )


def _value(row: LineageRow) -> dict[str, object]:
    return {
        "document": row.document,
        "symbol": row.symbol,
        "title": row.title,
        "date": row.date,
        "blocks": list(row.indexes),
        "label": row.label,
        "relation": row.relation,
        "score": row.score,
        "said": row.said,
        "reason": row.reason,
        "by_hand": row.held,
        "words": row.words,
        "text": row.text,
        "changes": [
            {"change": each.change, "text": each.text} for each in row.marks if each.change
        ],
        "citation": row.citation,
    }
