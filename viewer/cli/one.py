"""One document named on the command line, a file or a document of the archive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from importers import Block, read
from viewer.cli.place import archive_path, to_read
from viewer.domain import NotFound, Paragraph


@dataclass(frozen=True)
class One:
    """What is asked about it.

    Attributes:
        body: that issued it, and `symbol`, as it says or as a person has corrected them.
    """

    blocks: Sequence[Block | Paragraph]
    body: str | None
    symbol: str | None


def one_document(context: click.Context, named: str, password: str | None = None) -> One:
    """A file where there is one of this name, else a document of the archive.

    Raises:
        NotFound: it is neither.
        UnreadableFile: the file cannot be read.
    """
    if Path(named).exists():
        parsed = read(Path(named), password=password)
        return One(parsed.blocks, parsed.metadata.body, parsed.metadata.symbol)
    if not archive_path(context).exists():
        raise NotFound(f"“{named}” is neither a file nor, without an archive, a document.")
    with to_read(context) as archive:
        document = archive.documents.find(named)
        return One(archive.documents.paragraphs(document.id), document.body, document.symbol)
