"""What holds of every reading, whatever the file: what the archive and the window rely on."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from importers import Block, Kind, ParsedDocument

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_LANGUAGE = re.compile(r"[a-z]{2}")


def faults(document: ParsedDocument) -> list[str]:
    """What is wrong with a reading; nothing where it keeps its promises."""
    return [*_of_document(document), *_of_blocks(document)]


def _of_document(document: ParsedDocument) -> Iterator[str]:
    if not document.blocks:
        yield "no blocks"
    metadata = document.metadata
    for name in ("title", "symbol", "date", "body", "place", "language", "kind"):
        value = getattr(metadata, name)
        if value is not None and not value.strip():
            yield f"{name} is blank"
        yield from _of_words(name, value or "", line=True)
    for name, words in metadata.sources.items():
        yield from _of_words(f"source of {name}", words, line=False)
    if metadata.date is not None and not _DATE.fullmatch(metadata.date):
        yield "date is not ISO 8601"
    if metadata.language is not None and not _LANGUAGE.fullmatch(metadata.language):
        yield "language is not ISO 639-1"
    for sentence in document.warnings:
        if not sentence.endswith("."):
            yield "a warning is no sentence"


def _of_blocks(document: ParsedDocument) -> Iterator[str]:
    for at, block in enumerate(document.blocks):
        if block.index != at:
            yield "indices are not consecutive"
        if not (block.text.strip() or block.label or block.kind is Kind.TABLE):
            yield f"a {block.kind} holds nothing"
        if block.level < 0:
            yield "level below 0"
        yield from _of_block(block)
        yield from _of_places(block, document.pages)


def _of_block(block: Block) -> Iterator[str]:
    table = block.kind is Kind.TABLE
    yield from _of_words("text", block.text, line=not table)
    yield from _of_words("label", block.label or "", line=True)
    yield from _of_words("mark", block.mark or "", line=True)
    yield from _of_words("text as extracted", block.extracted or "", line=False)
    for row in block.cells:
        for cell in row:
            yield from _of_words("cell", cell, line=False)
    if block.label is not None and block.label != block.label.strip():
        yield "label with spaces around it"
    if not table and block.text != block.text.strip():
        yield f"{block.kind} with spaces around it"
    if table and not block.cells:
        yield "a table without cells"


def _of_words(what: str, words: str, *, line: bool) -> Iterator[str]:
    if found := _SURROGATE.search(words):
        yield f"{what} with a lone surrogate {found[0]!a}"
    if found := _CONTROL.search(words):
        yield f"{what} with a control character {found[0]!a}"
    if line and ("\n" in words or "\t" in words):
        yield f"{what} with a line end or tab"


def _of_places(block: Block, pages: int | None) -> Iterator[str]:
    if block.page is not None and not 1 <= block.page <= (pages or block.page):
        yield "page beyond the document"
    for box in block.boxes:
        if not all(map(math.isfinite, (box.left, box.top, box.right, box.bottom))):
            yield "a box without end"
        elif box.left > box.right or box.top > box.bottom:
            yield "a box inside out"
        if not 1 <= box.page <= (pages or box.page):
            yield "a box beyond the document"
