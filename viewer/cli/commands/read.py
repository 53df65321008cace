"""`read`: what the importer sees in a file, without an archive."""

from __future__ import annotations

from pathlib import Path

import click

from importers import ParsedDocument, read
from viewer.cli.output import ProgressLine, emit_json, say
from viewer.cli.recognising import ocr_option, shown


@click.command
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--password", help="Of an encrypted file.")
@click.option("--encoding", help="Of a text file, where the guess is wrong.")
@ocr_option
def command(
    file: Path, password: str | None, encoding: str | None, ocr: tuple[str, ...] | None
) -> None:
    """Print the blocks of FILE in reading order, as JSON Lines.

    The first line is the document, each further one a block; `index` counts from 0.
    """
    if ocr is None:
        document = read(file, password=password, encoding=encoding)
    else:
        document = _recognised(file, password, encoding, ocr)
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
            "unread": list(document.unread),
            "recognised": list(document.recognised),
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
                **({} if block.confidence is None else {"confidence": block.confidence}),
            }
        )


def _recognised(
    file: Path, password: str | None, encoding: str | None, languages: tuple[str, ...]
) -> ParsedDocument:
    """As `read`, its pictures of pages recognised; pages that were not are named beside."""
    from viewer.importing.recognised_reading import read_recognised  # processes, seldom needed

    line = ProgressLine()
    document, failed = read_recognised(
        file,
        languages=languages,
        password=password,
        encoding=encoding,
        progress=lambda progress: line.show(shown(progress)),
    )
    line.end()
    for sentence in failed:
        say(sentence)
    return document
