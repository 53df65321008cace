"""How a document comes in: its original and what was read in it, by way of `staging.py`."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

from importers.parsed import Metadata, ParsedDocument
from viewer.archive.connection import Connection
from viewer.archive.editing import Editor, now
from viewer.archive.staging import Reading, Staging, reading_of
from viewer.archive.storable import storable
from viewer.domain import DocumentId

PART_BYTES = 256 * 1024

Outcome = Literal["added", "already", "restored"]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a file: a new document, one that was there, or a removed one come back."""

    document: DocumentId
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class _Incoming:
    """A file made ready to be written, outside the gate."""

    name: str
    sha256: str
    size: int
    parts: list[tuple[str, bytes]]
    metadata: Metadata
    reading: Reading


class Adder:
    """Adds documents over one connection."""

    def __init__(self, connection: Connection, editor: Editor, staging: Staging) -> None:
        self._connection = connection
        self._editor = editor
        self._staging = staging

    def add(self, name: str, content: bytes, parsed: ParsedDocument, *, label: str | None) -> Added:
        """See `Documents.add`."""
        name = storable(name)
        sha256 = hashlib.sha256(content).hexdigest()
        added: list[Added] = []
        with self._editor.long_edit(label or f"Import {name}"):
            if self._connection.value("SELECT 1 FROM documents WHERE sha256 = ?", (sha256,)):
                self._staging.in_slices(self._welcome(sha256, added))
            else:
                incoming = _incoming(name, sha256, content, parsed)
                self._staging.clear_leftovers()
                with self._staging.versions() as begun:
                    self._staging.in_slices(self._steps(incoming, begun, added))
        return added[0]

    def _steps(self, incoming: _Incoming, begun: list[int], added: list[Added]) -> Iterator[int]:
        original = self._connection.insert(
            "INSERT INTO originals (sha256, size, created_at) VALUES (?, ?, ?)",
            (incoming.sha256, incoming.size, now()),
        )
        version = self._staging.begin(incoming.reading, original, begun)
        for number, (compression, part) in enumerate(incoming.parts):
            self._connection.run(
                "INSERT INTO original_parts (original_id, part, compression, content)"
                " VALUES (?, ?, ?, ?)",
                (original, number, compression, part),
            )
            yield len(part)
        yield from self._staging.fill(version, incoming.reading)
        yield from self._welcome(incoming.sha256, added)
        if not added:
            added.append(Added(self._document(incoming, original, version), "added"))

    def _welcome(self, sha256: str, added: list[Added]) -> Iterator[int]:
        """If the same bytes are a document, that is the one, brought back if it was removed."""
        row = self._connection.row("SELECT id FROM documents WHERE sha256 = ?", (sha256,))
        if row is not None:
            restored = self._editor.restore("documents", row["id"])
            added.append(Added(DocumentId(row["id"]), "restored" if restored else "already"))
        yield from ()

    def _document(self, incoming: _Incoming, original: int, version: int) -> DocumentId:
        document = self._editor.create(
            "documents",
            {
                "original_id": original,
                "version_id": version,
                "sha256": incoming.sha256,
                "name": incoming.name,
                **fields_of(incoming.metadata, incoming.name),
                "corrected": "[]",
            },
        )
        self._staging.give(version, document)
        return DocumentId(document)


def fields_of(metadata: Metadata, name: str) -> dict[str, str | None]:
    """What a document says of itself, by the names of the columns; its file stands in for a title."""
    fields = ("symbol", "date", "body", "place", "language", "kind")
    title = metadata.title or PurePath(name).stem or name
    return {"title": title, **{field: getattr(metadata, field) for field in fields}}


def _incoming(name: str, sha256: str, content: bytes, parsed: ParsedDocument) -> _Incoming:
    parts = [
        _packed(content[start : start + PART_BYTES]) for start in range(0, len(content), PART_BYTES)
    ]
    return _Incoming(name, sha256, len(content), parts, parsed.metadata, reading_of(parsed))


def _packed(part: bytes) -> tuple[str, bytes]:
    packed = zlib.compress(part, 3)  # a tenth larger than the usual 6, in half the time
    return ("zlib", packed) if len(packed) < len(part) * 0.95 else ("none", part)
