"""How a reading comes in: in short writes, invisible until the last one.

A version without a document is what a cut-off import leaves: nothing shows it, nothing finds it,
and the next import clears it away.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from importers.parsed import Block, Kind, Metadata, ParsedDocument, Remark
from viewer.archive.connection import Connection
from viewer.archive.editing import Editor, new_uuid, now
from viewer.archive.folding import folded_for_index
from viewer.archive.storable import storable

SLICE_S = 0.008
"""Time for the statements of a slice; its end, which writes the index, takes half as long."""
BATCH_CHARACTERS = 8_000
CHECKPOINT_EVERY = 2_000_000
"""Characters and bytes taken in between two checkpoints: a log of some 8 MB."""

BLOCK_COLUMNS = (
    "position, kind, label, role, level, page, text, extracted, boxes, cells, mark, folded,"
    " confidence, language"
)
_KIND, _TEXT, _FOLDED = 1, 6, 11
READING_COLUMNS = "importer, importer_version, media_type, encoding, pages, warnings, metadata, unread, recognised"


def _places(*columns: str) -> str:
    """A question mark for each."""
    return ", ".join("?" for _ in ", ".join(columns).split(", "))


_INSERT_BLOCK = f"""
    INSERT INTO blocks (version_id, {BLOCK_COLUMNS}) VALUES (?, {_places(BLOCK_COLUMNS)})
"""
_INSERT_VERSION = f"""
    INSERT INTO versions (uuid, original_id, {READING_COLUMNS}, blocks, paragraphs, created_by_id,
        created_at) VALUES (?, ?, {_places(READING_COLUMNS)}, ?, ?, ?, ?)
"""


@dataclass(frozen=True, slots=True)
class Reading:
    """What an importer read, as the tables keep it: made outside the gate.

    Attributes:
        columns: `READING_COLUMNS`.
        rows: `BLOCK_COLUMNS` of each block.
        remarks: comments that the file holds.
    """

    columns: tuple[Any, ...]
    rows: list[tuple[Any, ...]]
    remarks: tuple[Remark, ...] = ()

    @property
    def paragraphs(self) -> int:
        return sum(row[_KIND] != Kind.FURNITURE.value for row in self.rows)


def reading_of(parsed: ParsedDocument) -> Reading:
    rows = [_block_row(block) for block in parsed.blocks]
    if any(row[0] != index for index, row in enumerate(rows)):
        raise ValueError("the blocks of a document are numbered from 0 without gaps")
    return Reading(
        (
            parsed.importer,
            parsed.importer_version,
            parsed.media_type,
            parsed.encoding,
            parsed.pages,
            storable(json.dumps(parsed.warnings, ensure_ascii=False)),
            _metadata_json(parsed.metadata),
            json.dumps(parsed.unread),
            json.dumps(parsed.recognised),
        ),
        rows,
        parsed.remarks,
    )


class Staging:
    """Writes readings over one connection.

    Args:
        staged: the versions that any connection of this process is writing; see `Shared`.
    """

    def __init__(self, connection: Connection, editor: Editor, staged: set[int]) -> None:
        self._connection = connection
        self._editor = editor
        self._staged = staged
        self._since_checkpoint = 0

    @contextmanager
    def versions(self) -> Iterator[list[int]]:
        """A list for the versions that are begun inside; nobody clears them away meanwhile."""
        begun: list[int] = []
        try:
            yield begun
        finally:
            self._staged.difference_update(begun)

    def in_slices(
        self, steps: Iterator[int], *, at_the_end: Callable[[], None] = lambda: None
    ) -> None:
        """Write step after step, each of a size, in transactions that end when their time is over.

        Args:
            steps: what is to be written; each tells its size.
            at_the_end: writes what is left for the end of each transaction.
        """
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
                at_the_end()
            if self._since_checkpoint >= CHECKPOINT_EVERY and not self._editor.inside:
                self._editor.checkpoint()
                self._since_checkpoint = 0

    def begin(self, reading: Reading, original: int, begun: list[int]) -> int:
        """The row of a new version, which shows nowhere yet."""
        version = self._connection.insert(
            _INSERT_VERSION,
            (
                new_uuid(),
                original,
                *reading.columns,
                len(reading.rows),
                reading.paragraphs,
                self._editor.person_id(),
                now(),
            ),
        )
        begun.append(version)
        self._staged.add(version)
        return version

    def fill(self, version: int, reading: Reading) -> Iterator[int]:
        """Its blocks, step by step."""
        for batch in _batches(reading.rows):
            yield self._insert_blocks(version, batch)

    def give(self, version: int, document: int) -> None:
        """From now on it is a reading of this document, and immutable."""
        self._connection.run(
            "UPDATE versions SET document_id = ? WHERE id = ?", (document, version)
        )

    def _insert_blocks(self, version: int, rows: Sequence[tuple[Any, ...]]) -> int:
        """Their text in characters."""
        self._connection.many(_INSERT_BLOCK, ((version, *row) for row in rows))
        # AUTOINCREMENT counts on without gaps within a transaction.
        first = int(self._connection.value("SELECT last_insert_rowid()")) - len(rows) + 1
        found = (
            (row_id, row[_TEXT] if row[_FOLDED] is None else row[_FOLDED])
            for row_id, row in enumerate(rows, start=first)
            if row[_KIND] != Kind.FURNITURE.value
        )
        # Row by row: INSERT ... SELECT opens a savepoint, at which FTS5 writes out what it holds.
        self._connection.many("INSERT INTO blocks_index (rowid, text) VALUES (?, ?)", found)
        return sum(len(row[_TEXT]) for row in rows)

    def clear_leftovers(self) -> None:
        """Delete what cut-off imports have left; nothing has ever shown it."""
        for version, original in self._connection.rows(
            "SELECT id, original_id FROM versions WHERE document_id IS NULL"
        ):
            if version not in self._staged:
                self.in_slices(self._deletions(version, original))

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
        self._connection.run("DELETE FROM versions WHERE id = ?", (version,))
        if self._connection.value("SELECT 1 FROM versions WHERE original_id = ?", (original,)):
            return  # it was being read again: the original is a document's
        self._connection.run("DELETE FROM original_parts WHERE original_id = ?", (original,))
        self._connection.run("DELETE FROM originals WHERE id = ?", (original,))


def _storable_or_none(text: str | None) -> str | None:
    return None if text is None else storable(text)


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
        block.confidence,
        block.language,
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
        characters += len(row[_TEXT])
        if characters >= BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch
