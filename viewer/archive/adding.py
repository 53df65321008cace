"""How a document comes in: its original and what was read in it, by way of `staging.py`."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any, Literal

from importers.parsed import Metadata, ParsedDocument
from viewer.archive import remarks
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
class Incoming:
    """A file with what was read in it, made ready to be written by `incoming`, in any process.

    Attributes:
        said: columns of the document that are known from elsewhere, as from another archive.
    """

    name: str
    sha256: str
    size: int
    parts: list[tuple[str, bytes]]
    metadata: Metadata
    reading: Reading
    said: Mapping[str, Any] = field(default_factory=dict)


class Adder:
    """Adds documents over one connection."""

    def __init__(self, connection: Connection, editor: Editor, staging: Staging) -> None:
        self._connection = connection
        self._editor = editor
        self._staging = staging

    def add(self, files: Sequence[Incoming], *, label: str) -> list[Added]:
        """See `Documents.add_all`."""
        added: list[Added] = []
        new: list[tuple[int, DocumentId]] = []

        def give() -> None:
            # At the end of a slice, because FTS5 writes out what it holds before each UPDATE of a
            # table with triggers: once for all documents of the slice, not once for each.
            while new:
                self._staging.give(*new.pop())

        with self._editor.long_edit(label), self._staging.versions() as begun:
            self._staging.clear_leftovers()
            steps = [self._steps(file, begun, new, added) for file in files]
            self._staging.in_slices(_one_after_another(steps), at_the_end=give)
        return added

    def _steps(
        self,
        file: Incoming,
        begun: list[int],
        new: list[tuple[int, DocumentId]],
        added: list[Added],
    ) -> Iterator[int]:
        known = self._welcome(file.sha256)
        if known is None:
            original = self._connection.insert(
                "INSERT INTO originals (sha256, size, created_at) VALUES (?, ?, ?)",
                (file.sha256, file.size, now()),
            )
            version = self._staging.begin(file.reading, original, begun)
            yield from self._keep(original, file.parts)
            yield from self._staging.fill(version, file.reading)
            known = self._welcome(file.sha256)  # another import may have been faster
        if known is None:
            document = self._document(file, original, version)
            new.append((version, document))
            known = Added(document, "added")
        added.append(known)

    def _keep(self, original: int, parts: Sequence[tuple[str, bytes]]) -> Iterator[int]:
        for number, (compression, part) in enumerate(parts):
            self._connection.run(
                "INSERT INTO original_parts (original_id, part, compression, content)"
                " VALUES (?, ?, ?, ?)",
                (original, number, compression, part),
            )
            yield len(part)

    def _welcome(self, sha256: str) -> Added | None:
        """If the same bytes are a document, that is the one, brought back if it was removed."""
        row = self._connection.row("SELECT id FROM documents WHERE sha256 = ?", (sha256,))
        if row is None:
            return None
        restored = self._editor.restore("documents", row["id"])
        return Added(DocumentId(row["id"]), "restored" if restored else "already")

    def _document(self, file: Incoming, original: int, version: int) -> DocumentId:
        document = self._editor.create(
            "documents",
            {
                "original_id": original,
                "version_id": version,
                "sha256": file.sha256,
                "name": file.name,
                **fields_of(file.metadata, file.name),
                "corrected": "[]",
                **file.said,
            },
        )
        remarks.take(self._connection, self._editor, document, version, file.reading.remarks)
        return DocumentId(document)


def _one_after_another(documents: Sequence[Iterator[int]]) -> Iterator[int]:
    """The steps of all; a slice may end between two documents."""
    for number, steps in enumerate(documents):
        if number:
            yield 0
        yield from steps


def fields_of(metadata: Metadata, name: str) -> dict[str, str | None]:
    """What a document says of itself, by the names of the columns; its file stands in for a title."""
    fields = ("symbol", "date", "body", "place", "language", "kind")
    title = metadata.title or PurePath(name).stem or name
    return {"title": title, **{field: getattr(metadata, field) for field in fields}}


def incoming(name: str, content: bytes, parsed: ParsedDocument) -> Incoming:
    """All that can be done before the archive is held: packing, hashing, rows for the tables."""
    parts = [
        _packed(content[start : start + PART_BYTES]) for start in range(0, len(content), PART_BYTES)
    ]
    return Incoming(
        storable(name),
        hashlib.sha256(content).hexdigest(),
        len(content),
        parts,
        parsed.metadata,
        reading_of(parsed),
    )


def _packed(part: bytes) -> tuple[str, bytes]:
    packed = zlib.compress(part, 3)  # a tenth larger than the usual 6, in half the time
    return ("zlib", packed) if len(packed) < len(part) * 0.95 else ("none", part)
