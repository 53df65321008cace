"""Whole documents written to files: one to a file or the standard output, several to a folder."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from viewer.archive import Archive
from viewer.archive.wholes import whole
from viewer.cli.output import say
from viewer.domain import Document, WorldError
from viewer.exporters.documents import (
    DocumentExporter,
    DocumentOptions,
    Unfit,
    document_exporters,
    export_document,
    write_document,
)
from viewer.exporters.documents.naming import file_name


class NothingWritten(WorldError):
    """Not one of the documents is of the sort that the format is for."""


def document_format(name: str | None, output: Path | None) -> DocumentExporter | None:
    """By its name, or by how the name of the file ends; None where it is no format of documents."""
    for each in document_exporters():
        if each.name == name:
            return each
        if name is None and output is not None and output.name.endswith(each.suffix):
            return each
    return None


def write_documents(
    archive: Archive,
    documents: Sequence[Document],
    chosen: DocumentExporter,
    output: Path | None,
    options: DocumentOptions,
) -> None:
    """Where several are wanted, those that the format is not for are named and left out."""
    if len(documents) == 1 and (output is None or not output.is_dir()):
        (document,) = documents
        if output is None:
            sys.stdout.flush()
            write_document(chosen.name, whole(archive, document.id), sys.stdout.buffer, options)
            return
        export_document(chosen.name, whole(archive, document.id), output, options)
        say(f"{document.title} written to {output}.")
        return
    if output is None:
        raise click.UsageError("Name a folder for the documents with -o, or one --document.")
    _write_all(archive, documents, chosen, output, options)


def _write_all(
    archive: Archive,
    documents: Sequence[Document],
    chosen: DocumentExporter,
    folder: Path,
    options: DocumentOptions,
) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    taken: set[str] = set()
    for document in documents:
        path = folder / f"{file_name(document, taken)}{chosen.suffix}"
        try:
            export_document(chosen.name, whole(archive, document.id), path, options)
        except Unfit as error:
            say(str(error))
            continue
        taken.add(path.name.casefold().removesuffix(chosen.suffix))
    if not taken:
        raise NothingWritten(f"No document was written: none is of a sort that {chosen.title} has.")
    count = "1 document" if len(taken) == 1 else f"{len(taken):,} documents"
    say(f"{count} written to {folder}.")
