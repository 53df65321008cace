"""Where a piece from another archive stands in this one.

Where both archives read a document alike, its place is the same. Where they do not, somebody has
found out where its words are in the reading here (`Landing`s, see `viewer.bundles.landing`). What is
in doubt or nowhere needs the words it was put on: the blocks that the bundle has of the other
reading are kept as a reading of the document that is not shown, as after a new reading.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from importers.parsed import Block, Kind, Metadata, ParsedDocument
from viewer.archive.anchors import words_columns
from viewer.archive.connection import Connection
from viewer.archive.merging.digests import Digests
from viewer.archive.staging import Staging, reading_of
from viewer.domain.merging import BundleBlock, BundleReading
from viewer.domain.reanchoring import Landing, Passage

Readings = Mapping[tuple[str, str], BundleReading]
"""By the SHA-256 of the original and the digest of the reading."""

Landings = Mapping[tuple[str, str], Mapping[Passage, Landing]]
"""Of the same; passages by the indexes of the other reading."""

KEPT = "bundle"
"""What stands for an importer in readings that came with bundles."""


class NotHere(Exception):
    """The document of a place, or what a piece hangs on, is not in this archive."""

    def __init__(self, document: str | None = None) -> None:
        super().__init__(document)
        self.document = document


class Places:
    """Resolves the places of one bundle over one connection."""

    def __init__(
        self,
        connection: Connection,
        staging: Staging,
        digests: Digests,
        readings: Readings,
        landings: Landings,
    ) -> None:
        self._connection = connection
        self._staging = staging
        self._digests = digests
        self._readings = readings
        self._landings = landings
        self._blocks = {
            key: {each.index: each for each in reading.blocks} for key, reading in readings.items()
        }
        self.doubtful = 0
        self._foreseeing = False

    @contextmanager
    def foreseeing(self) -> Iterator[None]:
        """Inside, nothing is written: what would have to be is not here."""
        self._foreseeing, doubtful = True, self.doubtful
        try:
            yield
        finally:
            self._foreseeing, self.doubtful = False, doubtful

    def document(self, sha256: str) -> int:
        """Its row, even where it was removed: what is put on comes back with it.

        Raises:
            NotHere: it never came in.
        """
        found = self._connection.value("SELECT id FROM documents WHERE sha256 = ?", (sha256,))
        if found is None:
            raise NotHere(sha256)
        return int(found)

    def columns(self, place: Mapping[str, Any] | None, *, moving: bool = True) -> dict[str, Any]:
        """What a table keeps of a place; `moving`: it has columns for doubts.

        Raises:
            NotHere: the document never came in.
        """
        nowhere = {"document_id": None, "block_id": None, **words_columns("", None, None)}
        sure = dict.fromkeys(("was_block_id", "was_start", "was_stop", "doubt")) if moving else {}
        if place is None:
            return {**nowhere, **sure}
        document = self.document(place["document"])
        if "block" not in place:
            return {**nowhere, **sure, "document_id": document}
        return {"document_id": document, **sure, **self._standing(document, place)}

    def _standing(self, document: int, place: Mapping[str, Any]) -> dict[str, Any]:
        key = (place["document"], place["reading"])
        passage = Passage(place["block"], place.get("start"), place.get("stop"))
        version = self._connection.value(
            "SELECT version_id FROM documents WHERE id = ?", (document,)
        )
        there = self._block(key, passage.index)
        if self._digests.of(version) == place["reading"]:
            row = self._at(version, passage.index)
            if row is not None and (there is None or row[1] == there.text):
                return {"block_id": row[0], **words_columns(row[1], passage.start, passage.end)}
        landing = self._landings.get(key, {}).get(passage)
        if landing is None or not landing.passages:
            return self._kept(document, key, passage)
        to = landing.passages[0]
        row = self._at(version, to.index)
        if row is None:  # it was read again while the bundle came in
            return self._kept(document, key, passage)
        found = {
            "block_id": row[0],
            **words_columns(row[1], to.start, to.end),
            "moved_by": landing.method,
            "moved_score": round(landing.score, 3),
        }
        if landing.why:
            self.doubtful += 1
            was = self._kept_block(document, key, passage.index)
            found |= {
                "was_block_id": was,
                "was_start": passage.start,
                "was_stop": passage.end,
                "doubt": landing.why,
            }
        return found

    def _at(self, version: int, position: int) -> tuple[int, str] | None:
        row = self._connection.row(
            "SELECT id, text FROM blocks WHERE version_id = ? AND position = ?", (version, position)
        )
        return None if row is None else (row[0], row[1])

    def _block(self, key: tuple[str, str], index: int) -> BundleBlock | None:
        return self._blocks.get(key, {}).get(index)

    def _kept(self, document: int, key: tuple[str, str], passage: Passage) -> dict[str, Any]:
        """Its words are not in the reading here: it stands on those of the other one."""
        self.doubtful += 1
        block = self._kept_block(document, key, passage.index)
        text = self._connection.value("SELECT text FROM blocks WHERE id = ?", (block,))
        return {"block_id": block, **words_columns(text, passage.start, passage.end)}

    def _kept_block(self, document: int, key: tuple[str, str], index: int) -> int:
        """A block of the other reading; that reading comes in with the first that is needed.

        Raises:
            NotHere: the bundle does not have it.
        """
        wanted = (
            "SELECT block_id FROM kept_blocks WHERE document_id = ? AND digest = ? AND position = ?"
        )
        found = self._connection.value(wanted, (document, key[1], index))
        if found is None:
            if self._foreseeing or self._block(key, index) is None:
                raise NotHere
            self._keep(document, self._readings[key])
            found = self._connection.value(wanted, (document, key[1], index))
        return int(found)

    def _keep(self, document: int, reading: BundleReading) -> None:
        known = set(
            self._connection.values(
                "SELECT position FROM kept_blocks WHERE document_id = ? AND digest = ?",
                (document, reading.digest),
            )
        )
        fresh = [each for each in reading.blocks if each.index not in known]
        blocks = tuple(
            Block(number, Kind(each.kind), each.text, label=each.label, mark=each.mark)
            for number, each in enumerate(fresh)
        )
        original, media_type = self._connection.rows(
            "SELECT documents.original_id, media_type FROM documents"
            " JOIN versions ON versions.id = version_id WHERE documents.id = ?",
            (document,),
        )[0]
        parsed = reading_of(ParsedDocument(KEPT, 1, media_type, Metadata(), blocks))
        with self._staging.versions() as begun:
            version = self._staging.begin(parsed, original, begun)
            for _ in self._staging.fill(version, parsed):
                pass
            self._staging.give(version, document)
        self._connection.run(
            "INSERT INTO kept_blocks (block_id, document_id, digest, position)"
            " SELECT blocks.id, ?, ?, given.value FROM blocks"
            " JOIN json_each(?) AS given ON given.key = blocks.position WHERE version_id = ?",
            (document, reading.digest, json.dumps([each.index for each in fresh]), version),
        )
