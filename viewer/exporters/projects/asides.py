"""What REFI-QDA has no place for: in processing instructions, which other programs pass over.

Each is a JSON object with one key that says what it is: `theme`, `document`, `blocks`, `link`, `set`.
They are read back by `viewer.importing.projects.asides`, which trusts none of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from importers.parsed import Block, Kind
from viewer.domain.projects import ProjectDocument, ProjectTheme
from viewer.domain.reanchoring import Passage
from viewer.exporters.projects.plaintext import PlainText
from viewer.exporters.projects.vocabulary import writable

CHUNK = 400_000
"""Characters of one instruction: parsers refuse what is larger than ten million."""

LONGEST = 1_000_000
"""What extraction left of a paragraph is dropped where it is longer: nothing is built on it."""


def packed(kind: str, value: Any) -> str:
    """As the text of an instruction, which must not hold its own end."""
    said = json.dumps({kind: value}, ensure_ascii=True, separators=(",", ":"))
    return said.replace("?>", "?\\u003e")


def of_theme(theme: ProjectTheme) -> str:
    entry = theme.entry
    said = {
        "colour": entry.colour,
        "icon": entry.icon,
        "key": entry.key,
        "pattern": entry.pattern,
        "words": entry.words,
        "examples": entry.examples,
        "by": theme.by,
        "at": theme.at,
    }
    return packed("theme", {key: value for key, value in said.items() if value})


def of_document(document: ProjectDocument, original: str) -> str:
    """What is known of the file and its reading; `original` is where its bytes are."""
    reading = document.reading
    metadata = reading.metadata
    fields = ("title", "symbol", "date", "body", "place", "language", "kind")
    said = {
        "name": document.name,
        "sha256": document.sha256,
        "original": original,
        "title": document.title,
        "corrected": document.corrected,
        "importer": reading.importer,
        "version": reading.importer_version,
        "media_type": reading.media_type,
        "encoding": reading.encoding,
        "pages": reading.pages,
        "warnings": reading.warnings,
        "unread": reading.unread,
        "recognised": reading.recognised,
        "metadata": {field: getattr(metadata, field) for field in fields},
        "sources": dict(metadata.sources),
        "bookmarks": [
            [each.guid, *_place(each.passage), each.name, each.by, each.at]
            for each in document.bookmarks
        ],
    }
    return packed("document", said)


def _place(passage: Passage) -> tuple[int, int | None, int | None]:
    return passage.index, passage.start, passage.end


def of_blocks(blocks: tuple[Block, ...], text: PlainText) -> Iterator[str]:
    """All blocks of a reading, in as many instructions as they need."""
    rows: list[dict[str, Any]] = []
    size = 0
    for block in blocks:
        row = _row(block, text)
        rows.append(row)
        size += len(json.dumps(row))
        if size >= CHUNK:
            yield packed("blocks", rows)
            rows, size = [], 0
    if rows:
        yield packed("blocks", rows)


def _row(block: Block, text: PlainText) -> dict[str, Any]:
    """`s`: where its text is in the plain text; `n`: how long, else the text itself is here."""
    start = text.starts.get(block.index)
    there = start is not None and writable(block.text) == block.text
    extracted = block.extracted
    said = {
        "s": start,
        "n": len(block.text) if there else None,
        "text": None if there else block.text,
        "kind": None if block.kind is Kind.PARAGRAPH else block.kind.value,
        "label": block.label,
        "role": block.role.value if block.role else None,
        "level": block.level or None,
        "page": block.page,
        "boxes": [[b.page, b.left, b.top, b.right, b.bottom] for b in block.boxes] or None,
        "extracted": extracted if extracted and len(extracted) <= LONGEST else None,
        "cells": block.cells or None,
        "mark": block.mark,
        "confidence": block.confidence,
        "language": block.language,
    }
    return {key: value for key, value in said.items() if value is not None}
