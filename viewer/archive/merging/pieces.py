"""Rows of this archive as pieces of work that hold in every archive."""

from __future__ import annotations

import json
import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from viewer.archive.connection import Connection, Row
from viewer.archive.merging.clocks import Clocks, Past
from viewer.archive.merging.describing import CORRECTIONS, DESCRIBED, Described, Field, Type
from viewer.archive.merging.digests import Digests
from viewer.domain.merging import REMOVED, Clock, Piece

CORRECTED = "corrections"
"""The kind of what a person corrected of a document."""

_CORRECTIONS = uuid.UUID("0b9f3f3e-6f35-4b1c-8d5a-6f5b0c0b7f52")

_CANONICAL = (
    "min({row}.uuid, coalesce((SELECT min(uuid) FROM live_aliases"
    " WHERE noun = '{noun}' AND row_id = {row}.id), {row}.uuid))"
)

# Where a person last put it, not where a new reading left it in doubt.
_PLACE = """
    SELECT {table}.id, documents.sha256, blocks.version_id, blocks.position, blocks.text,
        kept.digest AS kept_digest, kept.position AS kept_position,
        CASE WHEN was_block_id IS NULL THEN start ELSE was_start END AS start,
        CASE WHEN was_block_id IS NULL THEN stop ELSE was_stop END AS stop
    FROM {table} JOIN documents ON documents.id = {table}.document_id
        LEFT JOIN blocks ON blocks.id = coalesce(was_block_id, {table}.block_id)
        LEFT JOIN kept_blocks AS kept ON kept.block_id = blocks.id
    WHERE {table}.{key} IN (SELECT value FROM json_each(?)) ORDER BY {table}.id
"""
_WHERE = ("document", "reading", "block")

CONTEXT = 32
"""Characters to each side of words, as in `anchors`."""


def corrections_uuid(sha256: str) -> str:
    """The same in every archive: of a document met by its original."""
    return str(uuid.uuid5(_CORRECTIONS, sha256))


class Pieces:
    """Reads rows over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._clocks = Clocks(connection)
        self.digests = Digests(connection)

    def find(self, noun: str, uuids: Iterable[str]) -> int | None:
        """The row that is known under one of these, by its own UUID or by another."""
        for each in uuids:
            # A row of its own may be one that came with a merge that was undone since.
            row = self._connection.value(
                "SELECT row_id FROM live_aliases WHERE noun = ? AND uuid = ?", (noun, each)
            )
            if row is None:
                row = self._connection.value(f"SELECT id FROM {noun} WHERE uuid = ?", (each,))
            if row is not None:
                return int(row)
        return None

    def find_all(self, noun: str, uuids: Sequence[str]) -> dict[str, int]:
        """As `find`, of many at once."""
        wanted = json.dumps(uuids)
        rows = [
            *self._connection.rows(
                f"SELECT uuid, id FROM {noun} WHERE uuid IN (SELECT value FROM json_each(?))",
                (wanted,),
            ),
            *self._connection.rows(
                "SELECT uuid, row_id FROM live_aliases WHERE noun = ?"
                " AND uuid IN (SELECT value FROM json_each(?))",
                (noun, wanted),
            ),
        ]
        return {row[0]: row[1] for row in rows}

    def canonical(self, noun: str, row: int) -> str:
        """The first of the UUIDs under which a row is known."""
        return str(
            self._connection.value(
                f"SELECT {_canonical(noun, noun)} FROM {noun} WHERE id = ?", (row,)
            )
        )

    def one(self, noun: str, row: int) -> Piece | None:
        """None where it came with a merge that was undone."""
        if noun == CORRECTED:
            return next(iter(self.corrections([row])), None)
        return next((piece for _, piece in self.some(noun, [row])), None)

    def some(self, noun: str, rows: Sequence[int]) -> list[tuple[int, Piece]]:
        """Rows with their pieces, with values even where they are removed or hidden."""
        described = DESCRIBED[noun]
        found = self._connection.rows(_select(described), (json.dumps(rows),))
        places = self._places(described, [row["id"] for row in found])
        bases = {row["id"]: _base(row) for row in found}
        pasts = self._clocks.of(noun, bases)
        aliases = self._aliases(noun, rows)
        return [
            (row["id"], _piece(described, row, places, pasts[row["id"]], aliases[row["id"]]))
            for row in found
            if not pasts[row["id"]].absent
        ]

    def corrections(self, documents: Sequence[int]) -> list[Piece]:
        """What the documents say of themselves; what a person set has a chain."""
        rows = self._connection.rows(
            f"SELECT id, sha256, corrected, {', '.join(CORRECTIONS)} FROM documents"
            " WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
            (json.dumps(documents),),
        )
        pasts = self._clocks.of("documents", {row["id"]: Clock("", 0, "") for row in rows})
        return [_corrections(row, pasts[row["id"]]) for row in rows]

    def _aliases(self, noun: str, rows: Sequence[int]) -> dict[int, list[str]]:
        found: dict[int, list[str]] = defaultdict(list)
        for row, known_as in self._connection.rows(
            "SELECT row_id, uuid FROM live_aliases WHERE noun = ?"
            " AND row_id IN (SELECT value FROM json_each(?)) ORDER BY uuid",
            (noun, json.dumps(rows)),
        ):
            found[row].append(known_as)
        return found

    def _places(self, described: Described, rows: list[int]) -> dict[int, list[dict[str, Any]]]:
        """By row; two for a pair."""
        place = described.place
        if place is None:
            return {}
        table, key = (place.of, "pair_id") if place.of else (described.noun, "id")
        found: dict[int, list[dict[str, Any]]] = defaultdict(list)
        owners: dict[int, int] = {}
        if place.of:
            owners = {
                row["id"]: row[key]
                for row in self._connection.rows(
                    f"SELECT id, {key} FROM {table}"
                    f" WHERE {key} IN (SELECT value FROM json_each(?))",
                    (json.dumps(rows),),
                )
            }
        for row in self._connection.rows(_PLACE.format(table=table, key=key), (json.dumps(rows),)):
            found[owners.get(row["id"], row["id"])].append(self._place(row))
        return found

    def _place(self, row: Row) -> dict[str, Any]:
        if row["version_id"] is None:
            return {"document": row["sha256"]}
        digest, block = row["kept_digest"], row["kept_position"]
        if digest is None:
            digest, block = self.digests.of(row["version_id"]), row["position"]
        whole = {"document": row["sha256"], "reading": digest, "block": block}
        start, stop, text = row["start"], row["stop"], row["text"]
        if start is None:
            return whole
        return {
            **whole,
            "start": start,
            "stop": stop,
            "quote": text[start:stop],
            "prefix": text[max(0, start - CONTEXT) : start],
            "suffix": text[stop : stop + CONTEXT],
        }


def without_content(piece: Piece) -> Piece:
    """As it travels: of what is removed, that it is; of what is hidden, that it is known."""
    if piece.hidden:
        return replace(piece, values={}, changes={})
    if not piece.removed:
        return piece
    described = DESCRIBED[piece.noun]
    if not described.whole:
        return replace(piece, values={})
    values = dict(piece.values)
    for name in described.places:
        if values[name] is not None:  # of the words that it was on, only in which paragraph
            values[name] = {each: values[name][each] for each in _WHERE if each in values[name]}
    return replace(piece, values=values)


def _base(row: Row) -> Clock:
    return Piece("", row["canonical"], row["author"], row["created_at"]).base()


def _piece(
    described: Described,
    row: Row,
    places: dict[int, list[dict[str, Any]]],
    past: Past,
    aliases: list[str],
) -> Piece:
    uuids = sorted({row["uuid"], *aliases})
    standing = places.get(row["id"], [])
    values: dict[str, Any] = {}
    for field in described.fields:
        if field.type is Type.PLACE:
            number = 1 if field.name == "b" else 0
            values[field.name] = standing[number] if number < len(standing) else None
        else:
            values[field.name] = _value(field, row)
    removed = row["removed_at"] is not None
    return Piece(
        noun=described.noun,
        uuid=uuids[0],
        also=tuple(uuids[1:]),
        by=row["author"],
        made=row["created_at"],
        values=values,
        changes=past.chains,
        removed=removed and not past.moved_off,
        hidden=(removed and past.moved_off) or (not removed and bool(row["hidden"])),
    )


def _value(field: Field, row: Row) -> Any:
    value = row[f"_{field.name}"]
    if value is None:
        return None
    if field.type is Type.FLAG:
        return bool(value)
    if field.type is Type.STRINGS:
        return json.loads(value)
    return value


def _corrections(row: Row, past: Past) -> Piece:
    corrected = set(json.loads(row["corrected"]))
    values = {name: row[name] for name in CORRECTIONS}
    chains = {name: past.chains[name] for name in corrected & past.chains.keys()}
    values["document"] = row["sha256"]
    return Piece(CORRECTED, corrections_uuid(row["sha256"]), "", "", values, chains)


def only_corrected(piece: Piece) -> Piece:
    """Without what no person has set."""
    kept = {name: piece.values[name] for name in piece.changes if name != REMOVED}
    return replace(piece, values={**kept, "document": piece.values["document"]})


def _select(described: Described) -> str:
    """The rows with the UUIDs of what they name, and whether their document is removed."""
    noun = described.noun
    columns, joins, gone = [], [], []
    for field in described.fields:
        if field.type is Type.UUID:
            table = f"the_{field.name}"
            joins.append(f"LEFT JOIN {field.of} AS {table} ON {table}.id = {noun}.{field.column}")
            named = f"CASE WHEN {table}.id IS NULL THEN NULL ELSE {_canonical(field.of, table)} END"
            columns.append(f"{named} AS _{field.name}")
        elif field.type is Type.DOCUMENT or (field.type is Type.PLACE and not field.of):
            joins.append(f"LEFT JOIN documents ON documents.id = {noun}.document_id")
            gone.append("documents.removed_at IS NOT NULL")
            if field.type is Type.DOCUMENT:
                columns.append(f"documents.sha256 AS _{field.name}")
        elif field.type is not Type.PLACE:
            columns.append(f"{noun}.{field.column} AS _{field.name}")
    if noun == "pairs":
        gone.append(
            "EXISTS (SELECT 1 FROM pair_ends JOIN documents ON documents.id = document_id"
            " AND documents.removed_at IS NOT NULL WHERE pair_id = pairs.id)"
        )
    return (
        f"SELECT {noun}.id, {noun}.uuid, {noun}.created_at, {noun}.removed_at,"
        f" {_canonical(noun, noun)} AS canonical, people.uuid AS author,"
        f" {' OR '.join(gone) or '0'} AS hidden, {', '.join(columns)}"
        f" FROM {noun} JOIN people ON people.id = {noun}.created_by_id {' '.join(joins)}"
        f" WHERE {noun}.id IN (SELECT value FROM json_each(?)) ORDER BY {noun}.id"
    )


def _canonical(noun: str, row: str) -> str:
    return _CANONICAL.format(noun=noun, row=row)
