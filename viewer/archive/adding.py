"""How a document comes in: in short writes, invisible until the last one.

A version without a document is what a cut-off import leaves: nothing shows it, nothing finds it,
and the next import clears it away.
"""

from __future__ import annotations

import hashlib
import json
import time
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, Literal

from importers.parsed import Block, Kind, Metadata, ParsedDocument
from viewer.archive.connection import Connection
from viewer.archive.editing import Editor, new_uuid, now
from viewer.archive.folding import folded_for_index
from viewer.archive.storable import storable
from viewer.domain import DocumentId

PART_BYTES = 256 * 1024
SLICE_S = 0.005
"""Time for the statements of a slice; its commit, which writes the index, takes about as long."""
BATCH_CHARACTERS = 8_000
CHECKPOINT_EVERY = 1_000_000
"""Characters and bytes taken in between two checkpoints."""

Outcome = Literal["added", "already", "restored"]

_INSERT_BLOCK = """
    INSERT INTO blocks (version_id, position, kind, label, role, level, page, text, extracted,
        boxes, cells, mark, folded) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_INSERT_VERSION = """
    INSERT INTO versions (uuid, original_id, importer, importer_version, media_type, encoding,
        pages, warnings, metadata, blocks, paragraphs, created_by_id, created_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


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
    parsed: ParsedDocument
    rows: list[tuple[Any, ...]]


class Adder:
    """Adds documents over one connection.

    Args:
        staged: the versions that any connection of this process is writing; see `Shared`.
    """

    def __init__(self, connection: Connection, editor: Editor, staged: set[int]) -> None:
        self._connection = connection
        self._editor = editor
        self._staged = staged
        self._since_checkpoint = 0

    def add(self, name: str, content: bytes, parsed: ParsedDocument, *, label: str | None) -> Added:
        """See `Documents.add`."""
        name = storable(name)
        sha256 = hashlib.sha256(content).hexdigest()
        added: list[Added] = []
        with self._editor.long_edit(label or f"Import {name}"):
            if self._connection.value("SELECT 1 FROM documents WHERE sha256 = ?", (sha256,)):
                self._in_slices(self._welcome(sha256, added))
            else:
                incoming = _incoming(name, sha256, content, parsed)
                self._clear_leftovers()
                self._bring_in(incoming, added)
        return added[0]

    def _bring_in(self, incoming: _Incoming, added: list[Added]) -> None:
        versions: list[int] = []
        try:
            self._in_slices(self._steps(incoming, versions, added))
        finally:
            self._staged.difference_update(versions)

    def _in_slices(self, steps: Iterator[int]) -> None:
        """Write step after step, each of a size, in transactions that end when their time is over."""
        more = True
        while more:
            with self._editor.slice():
                end = time.perf_counter() + SLICE_S
                more = False
                for size in steps:
                    self._since_checkpoint += size
                    if time.perf_counter() >= end:
                        more = True
                        break
            if self._since_checkpoint >= CHECKPOINT_EVERY and not self._editor.inside:
                self._editor.checkpoint()
                self._since_checkpoint = 0

    def _steps(self, incoming: _Incoming, versions: list[int], added: list[Added]) -> Iterator[int]:
        original = self._connection.insert(
            "INSERT INTO originals (sha256, size, created_at) VALUES (?, ?, ?)",
            (incoming.sha256, incoming.size, now()),
        )
        version = self._connection.insert(
            _INSERT_VERSION, _version_row(incoming, original, self._editor.person_id())
        )
        versions.append(version)
        self._staged.add(version)
        for number, (compression, part) in enumerate(incoming.parts):
            self._connection.run(
                "INSERT INTO original_parts (original_id, part, compression, content)"
                " VALUES (?, ?, ?, ?)",
                (original, number, compression, part),
            )
            yield len(part)
        for batch in _batches(incoming.rows):
            yield self._insert_blocks(version, batch)
        yield from self._welcome(incoming.sha256, added)
        if not added:
            added.append(Added(self._document(incoming, original, version), "added"))

    def _insert_blocks(self, version: int, rows: Sequence[tuple[Any, ...]]) -> int:
        """Their text in characters."""
        self._connection.many(_INSERT_BLOCK, ((version, *row) for row in rows))
        found = self._connection.rows(
            "SELECT id, coalesce(folded, text) FROM blocks"
            " WHERE version_id = ? AND position BETWEEN ? AND ? AND kind <> 'furniture'",
            (version, rows[0][0], rows[-1][0]),
        )
        # Row by row: INSERT ... SELECT opens a savepoint, at which FTS5 writes out what it holds.
        self._connection.many("INSERT INTO blocks_index (rowid, text) VALUES (?, ?)", found)
        return sum(len(row[6]) for row in rows)

    def _welcome(self, sha256: str, added: list[Added]) -> Iterator[int]:
        """If the same bytes are a document, that is the one, brought back if it was removed."""
        row = self._connection.row("SELECT id FROM documents WHERE sha256 = ?", (sha256,))
        if row is not None:
            restored = self._editor.restore("documents", row["id"])
            added.append(Added(DocumentId(row["id"]), "restored" if restored else "already"))
        yield from ()

    def _document(self, incoming: _Incoming, original: int, version: int) -> DocumentId:
        metadata = incoming.parsed.metadata
        fields = ("symbol", "date", "body", "place", "language", "kind")
        document = self._editor.create(
            "documents",
            {
                "original_id": original,
                "version_id": version,
                "sha256": incoming.sha256,
                "name": incoming.name,
                "title": metadata.title or PurePath(incoming.name).stem or incoming.name,
                **{field: getattr(metadata, field) for field in fields},
                "corrected": "[]",
            },
        )
        self._connection.run(
            "UPDATE versions SET document_id = ? WHERE id = ?", (document, version)
        )
        return DocumentId(document)

    def _clear_leftovers(self) -> None:
        """Delete what cut-off imports have left; nothing has ever shown it."""
        for version, original in self._connection.rows(
            "SELECT id, original_id FROM versions WHERE document_id IS NULL"
        ):
            if version not in self._staged:
                self._in_slices(self._deletions(version, original))

    def _deletions(self, version: int, original: int) -> Iterator[int]:
        while ids := self._connection.values(
            "SELECT id FROM blocks WHERE version_id = ? ORDER BY position LIMIT 50", (version,)
        ):
            span = (version, ids[0], ids[-1])
            self._connection.run(
                "INSERT INTO blocks_index (blocks_index, rowid, text)"
                " SELECT 'delete', id, coalesce(folded, text) FROM blocks"
                " WHERE version_id = ? AND id BETWEEN ? AND ? AND kind <> 'furniture'",
                span,
            )
            self._connection.run(
                "DELETE FROM blocks WHERE version_id = ? AND id BETWEEN ? AND ?", span
            )
            yield len(ids)
        self._connection.run("DELETE FROM original_parts WHERE original_id = ?", (original,))
        self._connection.run("DELETE FROM versions WHERE id = ?", (version,))
        self._connection.run("DELETE FROM originals WHERE id = ?", (original,))


def _storable_or_none(text: str | None) -> str | None:
    return None if text is None else storable(text)


def _incoming(name: str, sha256: str, content: bytes, parsed: ParsedDocument) -> _Incoming:
    parts = [
        _packed(content[start : start + PART_BYTES]) for start in range(0, len(content), PART_BYTES)
    ]
    rows = [_block_row(block) for block in parsed.blocks]
    if any(row[0] != index for index, row in enumerate(rows)):
        raise ValueError("the blocks of a document are numbered from 0 without gaps")
    return _Incoming(name, sha256, len(content), parts, parsed, rows)


def _packed(part: bytes) -> tuple[str, bytes]:
    packed = zlib.compress(part, 3)  # a tenth larger than the usual 6, in half the time
    return ("zlib", packed) if len(packed) < len(part) * 0.95 else ("none", part)


def _block_row(block: Block) -> tuple[Any, ...]:
    text = storable(block.text)
    boxes = [[box.page, box.left, box.top, box.right, box.bottom] for box in block.boxes]
    return (
        block.index,
        block.kind.value,
        _storable_or_none(block.label),
        block.role.value if block.role else None,
        block.level,
        block.page,
        text,
        _storable_or_none(block.extracted),
        json.dumps(boxes, separators=(",", ":")) if boxes else None,
        storable(json.dumps(block.cells, ensure_ascii=False)) if block.cells else None,
        _storable_or_none(block.mark),
        folded_for_index(text),
    )


def _version_row(incoming: _Incoming, original: int, person: int) -> tuple[Any, ...]:
    parsed = incoming.parsed
    return (
        new_uuid(),
        original,
        parsed.importer,
        parsed.importer_version,
        parsed.media_type,
        parsed.encoding,
        parsed.pages,
        storable(json.dumps(parsed.warnings, ensure_ascii=False)),
        _metadata_json(parsed.metadata),
        len(parsed.blocks),
        sum(block.kind is not Kind.FURNITURE for block in parsed.blocks),
        person,
        now(),
    )


def _metadata_json(metadata: Metadata) -> str:
    fields = ("title", "symbol", "date", "body", "place", "language", "kind")
    known = {field: getattr(metadata, field) for field in fields if getattr(metadata, field)}
    return storable(json.dumps({**known, "sources": dict(metadata.sources)}, ensure_ascii=False))


def _batches(rows: list[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    """Runs of blocks of about `BATCH_CHARACTERS`."""
    batch: list[tuple[Any, ...]] = []
    characters = 0
    for row in rows:
        batch.append(row)
        characters += len(row[6])
        if characters >= BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch
