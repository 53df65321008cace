"""`documents`: what the archive holds."""

from __future__ import annotations

import click

from viewer.cli.output import emit_json, emit_table
from viewer.cli.place import to_read


@click.command
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_context
def command(context: click.Context, as_json: bool) -> None:
    """List the documents of the archive."""
    with to_read(context) as archive:
        documents = archive.documents.all()
    if not as_json:
        emit_table(
            ("id", "symbol", "date", "title", "language", "kind", "paragraphs", "tags", "notes"),
            [
                (
                    each.id,
                    each.symbol,
                    each.date,
                    each.title,
                    each.language,
                    each.kind,
                    each.paragraphs,
                    each.tags,
                    each.notes,
                )
                for each in documents
            ],
        )
        return
    for each in documents:
        emit_json(
            {
                "document": each.id,
                "uuid": each.uuid,
                "title": each.title,
                "symbol": each.symbol,
                "date": each.date,
                "body": each.body,
                "place": each.place,
                "language": each.language,
                "kind": each.kind,
                "name": each.name,
                "sha256": each.sha256,
                "importer": each.importer,
                "paragraphs": each.paragraphs,
                "pages": each.pages,
                "tags": each.tags,
                "notes": each.notes,
                "added_at": each.added_at,
                "added_by": each.added_by,
                "warnings": list(each.warnings),
            }
        )
