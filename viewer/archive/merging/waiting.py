"""What came with bundles and could not be put on yet: nothing of it is dropped.

A piece waits for its document; the news that something was removed waits for that, which may still
come with a third person's bundle.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from viewer.archive.connection import Connection
from viewer.archive.editing import now
from viewer.archive.merging.clocks import chain_of
from viewer.archive.merging.joining import both
from viewer.archive.merging.pieces import Pieces
from viewer.domain.merging import Piece


class Waiting:
    """Over one connection, inside transactions of edits."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, edit: int | None, piece: Piece, document: str | None) -> None:
        self._connection.run(
            "INSERT INTO waiting (edit_id, noun, uuid, document, piece, created_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (edit, piece.noun, piece.uuid, document, _written(piece), now()),
        )

    def has(self, piece: Piece) -> bool:
        """Whether it waits already just as it is."""
        return _written(piece) in self._of(piece)

    def news(self, piece: Piece, pieces: Pieces) -> None:
        """Remember that a piece was removed which is not here."""
        if pieces.find(piece.noun, piece.uuids) is None and not self.has(piece):
            self.add(None, piece, None)

    def is_removed(self, noun: str, uuid: str) -> bool:
        """Whether there was news that a piece was removed which is not here."""
        lines = self._connection.values(
            "SELECT piece FROM live_waiting WHERE noun = ? AND uuid = ?", (noun, uuid)
        )
        return any(json.loads(each).get("removed", False) for each in lines)

    def joined(self, piece: Piece) -> Piece:
        """The piece with what else is known of it: that it was removed, for instance."""
        for each in self._of(piece):
            piece = both(piece, read(json.loads(each)))
        return piece

    def all(self, noun: str) -> Iterator[Piece]:
        """What waits of a kind, each piece once."""
        found: dict[str, Piece] = {}
        for each in self._connection.values(
            "SELECT piece FROM live_waiting WHERE noun = ? ORDER BY id", (noun,)
        ):
            piece = read(json.loads(each))
            found[piece.uuid] = both(found[piece.uuid], piece) if piece.uuid in found else piece
        yield from found.values()

    def _of(self, piece: Piece) -> list[str]:
        return self._connection.values(
            "SELECT piece FROM live_waiting WHERE noun = ? AND uuid = ? ORDER BY id",
            (piece.noun, piece.uuid),
        )


def written(piece: Piece) -> dict[str, Any]:
    """A piece as bundles and this table keep it; what is empty is left out."""
    line: dict[str, Any] = {
        "noun": piece.noun,
        "uuid": piece.uuid,
        "by": piece.by,
        "made": piece.made,
    }
    if piece.also:
        line["also"] = list(piece.also)
    if piece.removed:
        line["removed"] = True
    if piece.hidden:
        line["hidden"] = True
    if piece.values:
        line["values"] = dict(piece.values)
    if piece.changes:
        line["changes"] = {
            name: [list(each) for each in chain] for name, chain in piece.changes.items()
        }
    return line


def read(line: Mapping[str, Any]) -> Piece:
    """The piece of such a line, whose shape is known to be right."""
    return Piece(
        noun=line["noun"],
        uuid=line["uuid"],
        by=line["by"],
        made=line["made"],
        values=line.get("values", {}),
        changes={name: chain_of(chain) for name, chain in line.get("changes", {}).items()},
        also=tuple(line.get("also", ())),
        removed=line.get("removed", False),
        hidden=line.get("hidden", False),
    )


def _written(piece: Piece) -> str:
    return json.dumps(written(piece), ensure_ascii=False, sort_keys=True)
