"""Pieces that come to say the same of one place, and of which one stays: in every archive the same one.

Two tags of one person with one theme on the same words, two pairs of the same paragraphs: the tables
hold only one of them, or a person sees only one. The smaller UUID stays; what follows from that is
told by settings of nobody (`Clock.by` is empty), so that it is no conflict anywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from viewer.archive.connection import Connection
from viewer.archive.merging.describing import DESCRIBED
from viewer.archive.merging.pieces import Pieces
from viewer.archive.merging.rows import Rows
from viewer.domain.merging import REMOVED, Chain, Clock, Piece

ONCE = frozenset({"tags", "bookmarks", "collection_documents"})
"""Kinds of which the tables hold no two that say the same; of others two may have one name."""

_PAIRS_ON_ONE_PLACE = """
    SELECT group_concat(id) FROM (
        SELECT pairs.id, min(block_id) AS one, max(block_id) AS other
        FROM pairs JOIN pair_ends ON pair_id = pairs.id
        WHERE pairs.removed_at IS NULL AND pair_ends.removed_at IS NULL GROUP BY pairs.id
    ) GROUP BY one, other HAVING count(*) > 1
"""


class Twins:
    """Of one bundle over one connection, inside transactions.

    Args:
        known: UUIDs of all pieces that the bundle names, by kind.
    """

    def __init__(
        self,
        connection: Connection,
        rows: Rows,
        pieces: Pieces,
        known: Mapping[str, frozenset[str]],
    ) -> None:
        self._connection = connection
        self._rows = rows
        self._pieces = pieces
        self._known = known
        self._gave_way: list[tuple[int, int]] = []

    def are_two(self, mine: Piece, theirs: Piece) -> bool:
        """Whether the other archive knows both, at one place or under one name there too."""
        known = self._known.get(mine.noun, frozenset())
        places = DESCRIBED[mine.noun].places
        alike = [mine.values[name] for name in places], [theirs.values[name] for name in places]
        return bool({*mine.uuids} & known) and _any_order(*alike)

    def put_beside(
        self,
        theirs: Piece,
        columns: Mapping[str, Any],
        ends: list[dict[str, Any]],
        other: int,
        rival: Piece,
    ) -> int:
        """A piece that says the same as another; of tags and the like the smaller UUID stays."""
        if theirs.noun not in ONCE:
            return self._rows.create(theirs, columns, ends)
        self._rows.change(theirs.noun, other, {}, True, {})  # only one of them can be there
        row = self._rows.create(theirs, columns, ends)
        if theirs.uuid < rival.uuid:
            self._give_way(theirs.noun, other, rival, row)
        else:
            self._give_way(theirs.noun, row, theirs, other)
            self._rows.change(theirs.noun, other, {}, False, {})
        return row

    def change(
        self,
        noun: str,
        row: int,
        mine: Piece,
        columns: Mapping[str, Any],
        removed: bool | None,
        chains: dict[str, Chain],
    ) -> None:
        """Write another state of a row; where it says the same as another then, one gives way."""
        alive = not mine.removed if removed is None else not removed
        other = None
        if alive and noun in ONCE and (columns or removed is not None):
            other = self._collision(noun, row, mine, columns)
        rival = None if other is None else self._pieces.one(noun, other)
        if other is None or rival is None:
            self._rows.change(noun, row, columns, removed, chains)
        elif mine.uuid < rival.uuid:
            self._give_way(noun, other, rival, row)
            self._rows.change(noun, row, columns, removed, chains)
        else:
            self._rows.change(noun, row, columns, True, chains)
            back = replace(mine, changes={**mine.changes, **chains})
            self._give_way(noun, row, back, other)

    def _collision(
        self, noun: str, row: int, mine: Piece, columns: Mapping[str, Any]
    ) -> int | None:
        """Another row that says the same as this one is about to."""
        stored = self._connection.row(f"SELECT * FROM {noun} WHERE id = ?", (row,))
        whole = {**dict(stored or {}), **columns}
        return self._rows.same(DESCRIBED[noun], mine, whole, [], row)

    def _give_way(self, noun: str, row: int, piece: Piece, to: int) -> None:
        """Remove a piece for another that says the same, as every archive does."""
        chain = piece.chain(REMOVED)
        self._rows.change(noun, row, {}, True, {REMOVED: (_given_way(chain), *chain)})
        if noun == "tags":
            self._gave_way.append((to, row))
            self._move_notes(to, row)

    def finish(self) -> None:
        """What can be done only when all has come."""
        for to, row in self._gave_way:
            self._move_notes(to, row)
        for ids in self._connection.values(_PAIRS_ON_ONE_PLACE):
            pieces = [(int(row), self._pieces.one("pairs", int(row))) for row in ids.split(",")]
            alike = sorted((each.uuid, row, each) for row, each in pieces if each is not None)
            for _, row, each in alike[1:]:
                self._give_way("pairs", row, each, alike[0][1])

    def _move_notes(self, to: int, of: int) -> None:
        """The notes on a tag that gives way stand on the other one."""
        for note in self._connection.values(
            "SELECT id FROM annotations WHERE tag_id = ? AND removed_at IS NULL", (of,)
        ):
            piece = self._pieces.one("annotations", note)
            if piece is not None:
                chain = piece.chain("tag")
                chains = {"tag": (_given_way(chain), *chain)}
                self._rows.change("annotations", note, {"tag_id": to}, None, chains)


def _any_order(some: list[Any], others: list[Any]) -> bool:
    """Whether they are the same places; the two of a pair stand in any order."""
    return some in (others, others[::-1])


def _given_way(chain: Chain) -> Clock:
    """What follows from other settings is the same in every archive."""
    return Clock(chain[0].at, chain[0].turn + 1, "")
