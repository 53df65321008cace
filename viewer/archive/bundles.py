"""What of this archive goes into a bundle, and how another person's comes in.

A bundle is a file of `viewer.bundles`; here it is pieces, documents and readings.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from importers.parsed import Block, Kind
from viewer.archive.connection import Connection
from viewer.archive.editing import Editor
from viewer.archive.merging.describing import DESCRIBED
from viewer.archive.merging.merger import Merging
from viewer.archive.merging.outgoing import Outgoing
from viewer.archive.merging.pieces import Pieces
from viewer.archive.merging.themes import MergingThemes
from viewer.archive.merging.values import Coming
from viewer.archive.merging.waiting import read
from viewer.archive.staging import Staging
from viewer.domain.ids import DocumentId
from viewer.domain.merging import (
    BundleBlock,
    BundleDocument,
    BundlePerson,
    BundleReading,
    Piece,
)


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
        """All work, or only one's own, or only that in some documents, parents before children."""
        outgoing, only = Outgoing(self._connection), list(documents)
        if not mine and not only:
            return outgoing.all()
        nobody = -1
        return outgoing.some((self._editor.me() or nobody) if mine else None, only)

    def documents(self, wanted: Iterable[str]) -> list[BundleDocument]:
        """Those with these originals, here or waited for."""
        return Outgoing(self._connection).documents(wanted)

    def readings(self, places: Mapping[tuple[str, str], Iterable[int]]) -> Iterator[BundleReading]:
        """The blocks that pieces stand on, by original and digest, and those beside them."""
        return Outgoing(self._connection).readings(places)

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
                self._connection.values(
                    f"SELECT uuid FROM {noun} WHERE removed_at IS NOT NULL UNION"
                    f" SELECT live_aliases.uuid FROM live_aliases JOIN {noun} ON {noun}.id = row_id"
                    f" WHERE noun = '{noun}' AND removed_at IS NOT NULL"
                )
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

    def any_waiting(self) -> bool:
        """Whether anything ever waited for a document: told at once."""
        return self._connection.value("SELECT 1 FROM waiting WHERE document NOT NULL") is not None

    def arrived(self, documents: Iterable[DocumentId]) -> list[Piece]:
        """Pieces that waited for these documents, and with them what hangs on such pieces."""
        only = json.dumps(list(documents))
        rows = self._connection.values(
            "SELECT piece FROM live_waiting WHERE document IN (SELECT sha256 FROM documents"
            " WHERE id IN (SELECT value FROM json_each(?))) ORDER BY id",
            (only,),
        )
        if rows:
            rows += self._connection.values(
                "SELECT piece FROM live_waiting WHERE document IS NULL AND edit_id IS NOT NULL"
                " ORDER BY id"
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
