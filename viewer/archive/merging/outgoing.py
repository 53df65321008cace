"""What of an archive goes into a bundle: pieces, the documents they are on, and blocks around them.

What came from others and waits for its document goes out again, so that nothing ends here.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from viewer.archive.connection import Connection
from viewer.archive.merging.describing import DESCRIBED, Type
from viewer.archive.merging.digests import Digests
from viewer.archive.merging.pieces import CORRECTED, Pieces, only_corrected, without_content
from viewer.archive.merging.waiting import Waiting
from viewer.domain.ids import DocumentId
from viewer.domain.merging import BundleBlock, BundleDocument, BundleReading, Piece

BATCH = 500
"""Rows that are read at once."""

WHOLE = ("themes", "collections")
"""Kinds that always go out whole, as what hangs on them needs them."""


class Outgoing:
    """Reads over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._pieces = Pieces(connection)
        self._waiting = Waiting(connection)

    def all(self) -> Iterator[Piece]:
        """All work, what hangs on other pieces after these."""
        for noun in (*DESCRIBED, CORRECTED):
            yield from self._of(noun, "", [])
            for piece in self._waiting.all(noun):
                if noun == CORRECTED or self._pieces.find(noun, piece.uuids) is None:
                    yield piece

    def some(self, person: int | None, documents: Iterable[DocumentId]) -> Iterator[Piece]:
        """What a person has made, or what is on some documents, or both."""
        only = sorted(documents)
        for noun in (*DESCRIBED, CORRECTED):
            conditions: list[str] = []
            values: list[object] = []
            if person is not None and noun not in (*WHOLE, CORRECTED):
                conditions.append("AND created_by_id = ?")
                values.append(person)
            condition = _on_documents(noun) if only else ""
            if condition:
                conditions.append(f"AND {condition}")
                values.append(json.dumps(only))
            yield from self._of(noun, " ".join(conditions), values)

    def _of(self, noun: str, where: str, values: list[object]) -> Iterator[Piece]:
        table, last = "documents" if noun == CORRECTED else noun, 0
        while rows := self._connection.values(
            f"SELECT id FROM {table} WHERE id > ? {where} ORDER BY id LIMIT {BATCH}",
            (last, *values),
        ):
            last = rows[-1]
            if noun == CORRECTED:
                corrected = map(only_corrected, self._pieces.corrections(rows))
                yield from (each for each in corrected if each.changes)
            else:
                yield from (without_content(each) for _, each in self._pieces.some(noun, rows))

    def documents(self, wanted: Iterable[str]) -> list[BundleDocument]:
        """Those with these originals, here or waited for."""
        named = json.dumps(sorted(wanted))
        rows = self._connection.rows(
            "SELECT sha256, uuid, name, title, symbol FROM documents"
            " WHERE sha256 IN (SELECT value FROM json_each(?1))"
            " UNION ALL SELECT sha256, uuid, name, title, symbol FROM waiting_documents"
            " WHERE sha256 IN (SELECT value FROM json_each(?1))"
            "     AND sha256 NOT IN (SELECT sha256 FROM documents) ORDER BY sha256",
            (named,),
        )
        return [BundleDocument(*row) for row in rows]

    def readings(self, places: Mapping[tuple[str, str], Iterable[int]]) -> Iterator[BundleReading]:
        """The blocks that pieces stand on and those beside them.

        Args:
            places: indexes of blocks, by original and digest of the reading.
        """
        digests = Digests(self._connection)
        by_document: dict[str, dict[str, set[int]]] = defaultdict(dict)
        for (sha256, digest), indexes in places.items():
            by_document[sha256][digest] = {
                near for index in indexes for near in (index - 1, index, index + 1)
            }
        for sha256, wanted in by_document.items():
            for version in self._versions(sha256):
                digest = digests.of(version)
                if digest in wanted:
                    blocks = self._blocks(version, wanted.pop(digest))
                    yield BundleReading(sha256, digest, blocks)
            for digest, indexes in wanted.items():
                yield BundleReading(sha256, digest, self._kept(sha256, digest, indexes))

    def _versions(self, sha256: str) -> list[int]:
        """Readings of the original here, the newest first."""
        return self._connection.values(
            "SELECT versions.id FROM versions JOIN documents ON documents.id = document_id"
            " WHERE documents.sha256 = ? AND importer <> 'bundle' ORDER BY versions.id DESC",
            (sha256,),
        )

    def _blocks(self, version: int, indexes: set[int]) -> tuple[BundleBlock, ...]:
        rows = self._connection.rows(
            "SELECT position, kind, text, label, mark FROM blocks WHERE version_id = ?"
            " AND position IN (SELECT value FROM json_each(?)) ORDER BY position",
            (version, json.dumps(sorted(indexes))),
        )
        return tuple(BundleBlock(*row) for row in rows)

    def _kept(self, sha256: str, digest: str, indexes: set[int]) -> tuple[BundleBlock, ...]:
        """Of a reading of somebody else's, as far as bundles have brought it."""
        rows = self._connection.rows(
            "SELECT kept_blocks.position, blocks.kind, blocks.text, blocks.label, blocks.mark"
            " FROM kept_blocks"
            " JOIN blocks ON blocks.id = block_id JOIN documents ON documents.id = document_id"
            " WHERE documents.sha256 = ?1 AND digest = ?2"
            "     AND kept_blocks.position IN (SELECT value FROM json_each(?3))"
            " UNION SELECT position, kind, text, label, mark FROM waiting_blocks"
            " WHERE document = ?1 AND digest = ?2"
            "     AND position IN (SELECT value FROM json_each(?3)) ORDER BY 1",
            (sha256, digest, json.dumps(sorted(indexes))),
        )
        return tuple({row[0]: BundleBlock(*row) for row in rows}.values())


_DOCUMENTS = "(SELECT value FROM json_each(?))"


def _on_documents(noun: str) -> str:
    """The condition that a row is on one of some documents, or on none at all."""
    match noun:
        case "corrections":
            return f"id IN {_DOCUMENTS}"
        case "pairs":
            return f"id IN (SELECT pair_id FROM pair_ends WHERE document_id IN {_DOCUMENTS})"
        case "annotations":
            return f"(document_id IS NULL OR document_id IN {_DOCUMENTS})"
        case "note_links":
            notes = f"SELECT id FROM annotations WHERE document_id IN {_DOCUMENTS}"
            return f"annotation_id IN ({notes})"
        case "report_items":
            tags = f"SELECT id FROM tags WHERE document_id IN {_DOCUMENTS}"
            return f"coalesce(tag_id IN ({tags}), 1)"
    types = {field.type for field in DESCRIBED[noun].fields}
    return f"document_id IN {_DOCUMENTS}" if types & {Type.PLACE, Type.DOCUMENT} else ""
