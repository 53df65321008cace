"""Two documents named on the command line, files or documents of the archive, to be paired."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import click

from importers import Block, read
from viewer.analysis.align import align
from viewer.archive import Archive
from viewer.cli.place import archive_path, to_read
from viewer.domain import Document, HandPair, NotFound, Pair, Paragraph


@dataclass(frozen=True)
class Side:
    """One of two documents.

    Attributes:
        document: None of a file that is in no archive.
        themes: names of the themes of each block, by its index.
    """

    title: str
    blocks: Sequence[Block | Paragraph]
    document: Document | None
    themes: dict[int, tuple[str, ...]]


def two_sides(
    context: click.Context, a: str, b: str, password: str | None
) -> tuple[Side, Side, list[Pair]]:
    """Both with their pairs; what a person said in the archive wins over what is computed.

    Raises:
        NotFound: one of them is neither a file nor a document.
        UnreadableFile: a file cannot be read.
    """
    with ExitStack() as stack:
        opened: list[Archive] = []

        def archive() -> Archive:
            if not opened:
                opened.append(stack.enter_context(to_read(context)))
            return opened[0]

        sides = []
        for named in (a, b):
            if Path(named).exists():
                sides.append(_file(Path(named), password))
            elif not archive_path(context).exists():
                raise NotFound(f"“{named}” is neither a file nor, without an archive, a document.")
            else:
                sides.append(_document(archive(), named))
        one, other = sides
        held = _held(opened[0], one, other) if opened else []
        return one, other, align(one.blocks, other.blocks, held=held)


def _file(path: Path, password: str | None) -> Side:
    parsed = read(path, password=password)
    title = parsed.metadata.title or path.name
    known = parsed.metadata.symbol or parsed.metadata.date
    return Side(f"{title} ({known})" if known else title, parsed.blocks, None, {})


def _document(archive: Archive, named: str) -> Side:
    document = archive.documents.find(named)
    blocks = archive.documents.paragraphs(document.id)
    names = {each.id: each.name for each in archive.themes.all()}
    themes: dict[int, dict[str, None]] = {}
    by_id = {each.id: each.index for each in blocks}
    for tag in archive.tags.of_document(document.id):
        themes.setdefault(by_id[tag.anchor.paragraph], {})[names[tag.theme]] = None
    title = f"{document.title} ({document.symbol or document.date or document.name})"
    return Side(title, blocks, document, {index: tuple(each) for index, each in themes.items()})


def _held(archive: Archive, one: Side, other: Side) -> list[HandPair]:
    if one.document is None or other.document is None:
        return []
    by_id = {
        each.id: each.index for each in (*one.blocks, *other.blocks) if isinstance(each, Paragraph)
    }
    return [
        HandPair(by_id[each.a], by_id[each.b], each.together)
        for each in archive.pairs.between(one.document.id, other.document.id)
        if each.a in by_id and each.b in by_id
    ]
