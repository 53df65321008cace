"""Pieces written as rows: what a merge adds to the archive, one piece at a time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from viewer.archive.connection import Connection
from viewer.archive.editing import Editor, new_uuid, now
from viewer.archive.merging.clocks import chain_json
from viewer.archive.merging.describing import DESCRIBED, Described, Field, Type
from viewer.archive.merging.pieces import Pieces
from viewer.archive.merging.places import NotHere, Places
from viewer.archive.storable import storable
from viewer.domain.merging import Chain, Piece


class Rows:
    """Writes for one bundle over one connection, inside a transaction."""

    def __init__(
        self,
        connection: Connection,
        editor: Editor,
        pieces: Pieces,
        places: Places,
        people: Mapping[str, str],
        merge: tuple[str, str, str],
    ) -> None:
        self._connection = connection
        self._editor = editor
        self._pieces = pieces
        self._places = places
        self._people = people
        self._merge = merge
        self._known_people: dict[str, int] = {}

    def marked(self) -> int:
        """The open edit, which is known for a merge from its first row on."""
        edit = self._editor.edit_id()
        self._connection.run(
            "INSERT OR IGNORE INTO merges (edit_id, bundle_uuid, person, made_at)"
            " VALUES (?, ?, ?, ?)",
            (edit, *self._merge),
        )
        return edit

    def person(self, uuid: str) -> int:
        """The row of a person, by UUID: two of one name may be two people."""
        if uuid not in self._known_people:
            found = self._connection.value("SELECT id FROM people WHERE uuid = ?", (uuid,))
            if found is None:
                found = self._connection.insert(
                    "INSERT INTO people (uuid, name, created_at) VALUES (?, ?, ?)",
                    (uuid, storable(self._people.get(uuid, uuid)), now()),
                )
                self._editor.touch_person(int(found))
            self._known_people[uuid] = int(found)
        return self._known_people[uuid]

    def columns(self, noun: str, values: Mapping[str, Any]) -> dict[str, Any]:
        """What the table keeps of some fields.

        Raises:
            NotHere: something that they name is not in this archive.
        """
        columns: dict[str, Any] = {}
        for name, value in values.items():
            field = DESCRIBED[noun].field(name)
            if field.of != "pair_ends":
                columns |= self._column(field, value)
        return columns

    def _column(self, field: Field, value: Any) -> dict[str, Any]:
        match field.type:
            case Type.PLACE:
                return self._places.columns(value)
            case Type.DOCUMENT:
                return {field.column: self._places.document(value)}
            case Type.UUID if value is not None:
                row = self._pieces.find(field.of, [value])
                if row is None:
                    raise NotHere
                return {field.column: row}
            case Type.FLAG:
                return {field.column: int(value)}
            case Type.STRINGS:
                return {field.column: json.dumps(value, ensure_ascii=False)}
            case _:
                return {field.column: value}

    def ends(self, piece: Piece) -> list[dict[str, Any]]:
        """The places of a pair; of other pieces none.

        Raises:
            NotHere: the document of one is not in this archive.
        """
        return [
            self._places.columns(piece.values[field.name])
            for field in DESCRIBED[piece.noun].fields
            if field.of == "pair_ends"
        ]

    def create(self, piece: Piece, columns: Mapping[str, Any], ends: list[dict[str, Any]]) -> int:
        """A new row, or one again whose coming was undone."""
        self.marked()
        author: dict[str, Any] = {"created_by_id": self.person(piece.by), "created_at": piece.made}
        row = self._pieces.find(piece.noun, piece.uuids)
        if row is not None:
            self._editor.put_back(piece.noun, row, {**columns, "removed_at": None})
            for end in self._ends_of(piece.noun, row):
                self._editor.restore("pair_ends", end)
        else:
            row = self._editor.create(piece.noun, {"uuid": piece.uuid, **author, **columns})
            for place in ends:
                identity = {"uuid": new_uuid(), "pair_id": row}
                self._editor.create("pair_ends", {**identity, **author, **place})
        self.remember(piece.noun, row, piece.changes)
        self.known_as(piece, row)
        return row

    def change(
        self,
        noun: str,
        row: int,
        columns: Mapping[str, Any],
        removed: bool | None,
        chains: Mapping[str, Chain],
    ) -> None:
        """Another state of a row."""
        self.marked()
        table = "documents" if noun not in DESCRIBED else noun
        values = dict(columns)
        if removed is not None:
            values["removed_at"] = now() if removed else None
        if values:
            self._editor.put_back(table, row, values)
        if removed is not None:
            for end in self._ends_of(noun, row):
                self._editor.put_back("pair_ends", end, {"removed_at": values["removed_at"]})
        self.remember(table, row, chains)

    def corrected(self, document: int, names: Iterable[str]) -> None:
        """From now on new readings leave these fields of a document alone."""
        before = self._connection.value("SELECT corrected FROM documents WHERE id = ?", (document,))
        after = json.dumps(sorted({*json.loads(before), *names}))
        self._editor.change("documents", document, {"corrected": after})

    def remember(self, noun: str, row: int, chains: Mapping[str, Chain]) -> None:
        """What is known of the settings of a row's fields from now on."""
        if not chains:
            return
        edit = self.marked()
        last = self._connection.value("SELECT coalesce(max(id), 0) FROM history")
        self._connection.many(
            "INSERT INTO merged_fields (edit_id, history_id, noun, row_id, field, chain)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            [(edit, last, noun, row, name, chain_json(chain)) for name, chain in chains.items()],
        )

    def known_as(self, piece: Piece, row: int) -> bool:
        """Remember the UUIDs under which others know a row; whether any was new."""
        found = self._connection.value(f"SELECT uuid FROM {piece.noun} WHERE id = ?", (row,))
        known = self._connection.values(
            "SELECT uuid FROM live_aliases WHERE noun = ? AND row_id = ?", (piece.noun, row)
        )
        fresh = sorted({*piece.uuids} - {found, *known})
        if not fresh:
            return False
        edit = self.marked()
        self._connection.many(
            "INSERT INTO aliases (edit_id, noun, uuid, row_id) VALUES (?, ?, ?, ?)",
            [(edit, piece.noun, each, row) for each in fresh],
        )
        return True

    def _ends_of(self, noun: str, row: int) -> list[int]:
        if noun != "pairs":
            return []
        return self._connection.values("SELECT id FROM pair_ends WHERE pair_id = ?", (row,))

    def same(
        self,
        described: Described,
        piece: Piece,
        columns: Mapping[str, Any],
        ends: list[dict[str, Any]],
        but: int | None = None,
    ) -> int | None:
        """The row that is there already where this one would be one too many."""
        if not described.same:
            return None
        if ends:
            return self._same_pair(ends, but)
        conditions = ["removed_at IS NULL", "id IS NOT ?"]
        values: list[Any] = [but]
        for name in described.same:
            for column in _key_columns(described.field(name)):
                conditions.append(f"{column} IS ?")
                values.append(columns[column])
        if described.same_author:
            conditions.append("created_by_id = (SELECT id FROM people WHERE uuid = ?)")
            values.append(piece.by)
        where = " AND ".join(conditions)
        found = self._connection.value(
            f"SELECT id FROM {described.noun} WHERE {where} ORDER BY uuid", values
        )
        return None if found is None else int(found)

    def _same_pair(self, ends: list[dict[str, Any]], but: int | None) -> int | None:
        a, b = (end["block_id"] for end in ends)
        found = self._connection.value(
            "SELECT pairs.id FROM pairs JOIN pair_ends AS one ON one.pair_id = pairs.id"
            " JOIN pair_ends AS other ON other.pair_id = pairs.id AND other.id <> one.id"
            " WHERE pairs.removed_at IS NULL AND one.block_id = ? AND other.block_id = ?"
            " AND pairs.id IS NOT ? ORDER BY pairs.uuid",
            (a, b, but),
        )
        return None if found is None else int(found)


def _key_columns(field: Field) -> tuple[str, ...]:
    return ("block_id", "start", "stop") if field.type is Type.PLACE else (field.column,)
