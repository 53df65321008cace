"""`read`: what the importer sees in a file, without an archive."""

from __future__ import annotations

from pathlib import Path

import click

from importers import read
from viewer.cli.output import emit_json


@click.command
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--password", help="Of an encrypted file.")
@click.option("--encoding", help="Of a text file, where the guess is wrong.")
def command(file: Path, password: str | None, encoding: str | None) -> None:
    """Print the blocks of FILE in reading order, as JSON Lines.

    The first line is the document, each further one a block; `index` counts from 0.
    """
    document = read(file, password=password, encoding=encoding)
    metadata = document.metadata
    emit_json(
        {
            "type": "document",
            "title": metadata.title,
            "symbol": metadata.symbol,
            "date": metadata.date,
            "language": metadata.language,
            "kind": metadata.kind,
            "importer": document.importer,
            "importer_version": document.importer_version,
            "body": metadata.body,
            "place": metadata.place,
            "media_type": document.media_type,
            "encoding": document.encoding,
            "pages": document.pages,
            "sources": dict(metadata.sources),
            "warnings": list(document.warnings),
        }
    )
    for block in document.blocks:
        emit_json(
            {
                "type": "block",
                "index": block.index,
                "kind": block.kind,
                "label": block.label,
                "role": block.role,
                "level": block.level,
                "page": block.page,
                "language": block.language,
                "text": block.text,
            }
        )
