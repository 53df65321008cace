"""What of this archive goes into a bundle, and how another person's comes in.

A bundle is a file of `viewer.bundles`; here it is pieces, documents and readings.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from importers.parsed import Block, Kind
from viewer.archive.connection import Connection
from viewer.archive.describing import DESCRIBED, Type
from viewer.archive.editing import Editor
from viewer.archive.merging import Coming, Looked, Merging
from viewer.archive.merging_themes import MergingThemes
from viewer.archive.pieces import CORRECTED, Pieces, only_corrected, without_content
from viewer.archive.staging import Staging
from viewer.archive.waiting import read
from viewer.domain.ids import DocumentId
from viewer.domain.merging import (
    BundleBlock,
    BundleDocument,
    BundlePerson,
    BundleReading,
    Piece,
)

BATCH = 500
"""Rows that are read at once."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The reading of a document that is shown here.

    Attributes:
        digest: see `digests`.
    """

    digest: str
    blocks: tuple[Block, ...]


class Bundles:
    """What bundles are made of, and what they are taken in with."""

    def __init__(self, connection: Connection, editor: Editor, staging: Staging) -> None:
        self._connection = connection
        self._editor = editor
        self._staging = staging

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """What is read inside is of one moment, whatever is written meanwhile."""
        if self._editor.inside:
            yield
            return
        self._connection.run("BEGIN")
        try:
            yield
        finally:
            self._connection.run("ROLLBACK")

    def archive_uuid(self) -> str:
        """Of this archive; a copy of it has the same."""
        return str(
            json.loads(
                self._connection.value("SELECT value FROM settings WHERE key = 'archive_uuid'")
            )
        )

    def people(self) -> list[BundlePerson]:
        rows = self._connection.rows("SELECT uuid, name FROM people ORDER BY id")
        return [BundlePerson(row["uuid"], row["name"]) for row in rows]

    def pieces(
        self, *, mine: bool = False, documents: Iterable[DocumentId] = ()
    ) -> Iterator[Piece]:
        """All work, or only one's own, or only that in some documents, parents before children.

        Themes and collections come whole, as what hangs on them needs them.
        """
        me = self._editor.me() if mine else None
        only = set(documents)
        reader = Pieces(self._connection)
        for noun in (*DESCRIBED, CORRECTED):
            for rows in self._batches(noun, me if mine else None, only, nobody=mine and me is None):
                if noun == CORRECTED:
                    yield from (
                        each
                        for each in map(only_corrected, reader.corrections(rows))
                        if each.changes
                    )
                else:
                    yield from (without_content(each) for _, each in reader.some(noun, rows))

    def _batches(
        self, noun: str, person: int | None, documents: set[DocumentId], *, nobody: bool
    ) -> Iterator[list[int]]:
        if nobody and noun not in ("themes", "collections"):
            return
        where, values = _chosen(noun, person, documents)
        last = 0
        while rows := self._connection.values(
            f"SELECT id FROM {'documents' if noun == CORRECTED else noun}"
            f" WHERE id > ? {where} ORDER BY id LIMIT {BATCH}",
            (last, *values),
        ):
            last = rows[-1]
            yield rows

    def documents(self, wanted: Iterable[str]) -> list[BundleDocument]:
        """Those with these originals."""
        rows = self._connection.rows(
            "SELECT sha256, uuid, name, title, symbol FROM documents"
            " WHERE sha256 IN (SELECT value FROM json_each(?)) ORDER BY id",
            (json.dumps(sorted(wanted)),),
        )
        return [BundleDocument(*row) for row in rows]

    def document(self, sha256: str) -> DocumentId | None:
        """A document that came in once, even if it was removed since."""
        found = self._connection.value("SELECT id FROM documents WHERE sha256 = ?", (sha256,))
        return None if found is None else DocumentId(found)

    def shared_documents(self, documents: Iterable[DocumentId] = ()) -> list[str]:
        """SHA-256 of the originals of all documents that are not removed, or of these."""
        only = json.dumps(list(documents))
        return self._connection.values(
            "SELECT sha256 FROM documents WHERE removed_at IS NULL"
            " AND (json_array_length(?) = 0 OR id IN (SELECT value FROM json_each(?)))"
            " ORDER BY id",
            (only, only),
        )

    def readings(self, places: Mapping[tuple[str, str], Iterable[int]]) -> Iterator[BundleReading]:
        """The blocks that pieces stand on and those beside them.

        Args:
            places: indexes of blocks, by original and digest of the reading.
        """
        digests = Pieces(self._connection).digests
        by_document: dict[str, dict[str, set[int]]] = defaultdict(dict)
        for (sha256, digest), indexes in places.items():
            by_document[sha256][digest] = {
                near for index in indexes for near in (index - 1, index, index + 1)
            }
        for sha256, wanted in by_document.items():
            versions = self._connection.values(
                "SELECT versions.id FROM versions JOIN documents ON documents.id = document_id"
                " WHERE documents.sha256 = ? AND importer <> 'bundle' ORDER BY versions.id DESC",
                (sha256,),
            )
            for version in versions:
                digest = digests.of(version)
                if digest in wanted:
                    yield self._reading(sha256, digest, version, wanted.pop(digest))
            for digest, indexes in wanted.items():
                yield self._kept(sha256, digest, indexes)

    def _reading(self, sha256: str, digest: str, version: int, indexes: set[int]) -> BundleReading:
        rows = self._connection.rows(
            "SELECT position, kind, text, label, mark FROM blocks WHERE version_id = ?"
            " AND position IN (SELECT value FROM json_each(?)) ORDER BY position",
            (version, json.dumps(sorted(indexes))),
        )
        return BundleReading(sha256, digest, tuple(BundleBlock(*row) for row in rows))

    def _kept(self, sha256: str, digest: str, indexes: set[int]) -> BundleReading:
        rows = self._connection.rows(
            "SELECT kept_blocks.position, kind, text, label, mark FROM kept_blocks"
            " JOIN blocks ON blocks.id = block_id JOIN documents ON documents.id = document_id"
            " WHERE documents.sha256 = ? AND digest = ?"
            " AND kept_blocks.position IN (SELECT value FROM json_each(?))"
            " ORDER BY kept_blocks.position",
            (sha256, digest, json.dumps(sorted(indexes))),
        )
        return BundleReading(sha256, digest, tuple(BundleBlock(*row) for row in rows))

    def shown(self, sha256: str) -> Shown | None:
        """The reading that is shown here; None where the document never came in."""
        version = self._connection.value(
            "SELECT version_id FROM documents WHERE sha256 = ?", (sha256,)
        )
        if version is None:
            return None
        rows = self._connection.rows(
            "SELECT position, kind, text, label, mark FROM blocks WHERE version_id = ?"
            " ORDER BY position",
            (version,),
        )
        blocks = tuple(
            Block(position, Kind(kind), text, label=label, mark=mark)
            for position, kind, text, label, mark in rows
        )
        return Shown(Pieces(self._connection).digests.of(version), blocks)

    def removed(self) -> dict[str, set[str]]:
        """UUIDs of what is removed here and may have to be kept because of what hangs on it."""
        return {
            noun: set(
                self._connection.values(f"SELECT uuid FROM {noun} WHERE removed_at IS NOT NULL")
            )
            for noun in sorted(_HUNG_ON)
        }

    def merging(self, coming: Coming) -> tuple[Merging, MergingThemes]:
        """To look at what a bundle has, or to take it in."""
        merging = Merging(self._connection, self._editor, self._staging, coming)
        return merging, MergingThemes(self._connection, merging, merging.rows, coming)

    def in_slices(self, steps: Iterator[int]) -> None:
        """Take step after step in short transactions of the long edit that is open."""
        self._staging.in_slices(steps)

    def keep_waiting(
        self, documents: Iterable[BundleDocument], readings: Iterable[BundleReading]
    ) -> None:
        """Keep what waiting pieces stand on, until their documents come in."""
        self._connection.many(
            "INSERT OR IGNORE INTO waiting_documents (sha256, uuid, name, title, symbol)"
            " VALUES (?, ?, ?, ?, ?)",
            [(each.sha256, each.uuid, each.name, each.title, each.symbol) for each in documents],
        )
        self._connection.many(
            "INSERT OR IGNORE INTO waiting_blocks"
            " (document, digest, position, kind, label, mark, text) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    each.document,
                    each.digest,
                    block.index,
                    block.kind,
                    block.label,
                    block.mark,
                    block.text,
                )
                for each in readings
                for block in each.blocks
            ],
        )

    def waiting(self) -> list[tuple[BundleDocument, int]]:
        """Documents that pieces wait for, with the number of these."""
        rows = self._connection.rows(
            "SELECT sha256, waiting_documents.uuid, name, title, symbol, count(*) AS pieces"
            " FROM live_waiting JOIN waiting_documents ON sha256 = document"
            " WHERE sha256 NOT IN (SELECT sha256 FROM documents)"
            " GROUP BY sha256 ORDER BY title"
        )
        return [(BundleDocument(*tuple(row)[:5]), row["pieces"]) for row in rows]

    def arrived(self) -> list[Piece]:
        """Pieces that waited for a document which is here by now, or for no document."""
        rows = self._connection.values(
            "SELECT piece FROM live_waiting WHERE edit_id IS NOT NULL AND (document IS NULL"
            " OR document IN (SELECT sha256 FROM documents)) ORDER BY id"
        )
        return [read(json.loads(row)) for row in rows]

    def waited_on(self, documents: Iterable[str]) -> list[BundleReading]:
        """The readings that pieces of these documents stand on."""
        found: dict[tuple[str, str], list[BundleBlock]] = defaultdict(list)
        for row in self._connection.rows(
            "SELECT document, digest, position, kind, text, label, mark FROM waiting_blocks"
            " WHERE document IN (SELECT value FROM json_each(?)) ORDER BY document, digest, position",
            (json.dumps(sorted(documents)),),
        ):
            found[row["document"], row["digest"]].append(BundleBlock(*tuple(row)[2:]))
        return [BundleReading(*key, tuple(blocks)) for key, blocks in found.items()]


_HUNG_ON = {
    described.field(name).of for described in DESCRIBED.values() for name in described.hangs_on
}

Take = Callable[[Piece], Looked]


def _chosen(noun: str, person: int | None, documents: set[DocumentId]) -> tuple[str, list[object]]:
    """The condition for the rows of a table that are wanted."""
    if noun in ("themes", "collections"):
        return "", []
    conditions: list[str] = []
    values: list[object] = []
    if person is not None and noun != CORRECTED:
        conditions.append("AND created_by_id = ?")
        values.append(person)
    if documents:
        wanted = "(SELECT value FROM json_each(?))"
        if noun == CORRECTED:
            conditions.append(f"AND id IN {wanted}")
        elif noun == "pairs":
            conditions.append(
                f"AND id IN (SELECT pair_id FROM pair_ends WHERE document_id IN {wanted})"
            )
        elif noun == "annotations":
            conditions.append(f"AND (document_id IS NULL OR document_id IN {wanted})")
        elif noun == "note_links":
            conditions.append(
                f"AND annotation_id IN (SELECT id FROM annotations"
                f" WHERE document_id IS NULL OR document_id IN {wanted})"
            )
        elif any(
            each.column in ("document_id", "block_id")
            for each in DESCRIBED[noun].fields
            if each.type in (Type.PLACE, Type.DOCUMENT)
        ):
            conditions.append(f"AND document_id IN {wanted}")
        elif noun == "report_items":
            conditions.append(
                f"AND (tag_id IS NULL OR tag_id IN (SELECT id FROM tags WHERE document_id IN {wanted}))"
            )
        else:
            return " ".join(conditions), values
        values.append(json.dumps(sorted(documents)))
    return " ".join(conditions), values
