"""Pairs made by hand: two paragraphs belong together, or do not, whatever an alignment finds."""

from __future__ import annotations

from viewer.archive.anchors import anchor_columns
from viewer.archive.connection import Connection, Row
from viewer.archive.editing import Editor
from viewer.archive.errors import Refused
from viewer.domain import Anchor, DocumentId, NotFound, Pairing, PairingId, ParagraphId

# Of readings that are not shown: an end whose words a new reading does not have waits there.
_SELECT = """
    SELECT pairs.*, people.name AS person, one.block_id AS a, other.block_id AS b,
        one.document_id AS document_a, other.document_id AS document_b
    FROM pairs JOIN people ON people.id = pairs.created_by_id
        JOIN pair_ends AS one ON one.pair_id = pairs.id
        JOIN pair_ends AS other ON other.pair_id = pairs.id AND other.id <> one.id
        JOIN documents AS here ON here.id = one.document_id AND here.removed_at IS NULL
        JOIN documents AS there ON there.id = other.document_id AND there.removed_at IS NULL
        JOIN blocks AS block ON block.id = one.block_id AND block.version_id = here.version_id
        JOIN blocks AS beside ON beside.id = other.block_id AND beside.version_id = there.version_id
    WHERE pairs.removed_at IS NULL AND one.removed_at IS NULL AND other.removed_at IS NULL
"""


class Pairs:
    """Every call that changes something is one edit, unless one is open."""

    def __init__(self, connection: Connection, editor: Editor) -> None:
        self._connection = connection
        self._editor = editor

    def get(self, pairing: PairingId) -> Pairing:
        row = self._connection.row(_SELECT + " AND pairs.id = ? AND one.id < other.id", (pairing,))
        if row is None:
            raise NotFound(f"There is no pair {pairing}; it may have been forgotten.")
        return _pairing(row)

    def between(self, a: DocumentId, b: DocumentId) -> list[Pairing]:
        """What people said of paragraphs of `a` (as the pairing's `a`) and of `b`, in reading order."""
        rows = self._connection.rows(
            _SELECT
            + " AND one.document_id = ? AND other.document_id = ?"
            + (" AND one.id < other.id" if a == b else "")
            + " ORDER BY block.position, beside.position, pairs.id",
            (a, b),
        )
        return [_pairing(row) for row in rows]

    def of_paragraph(self, paragraph: ParagraphId) -> list[Pairing]:
        """As the pairing's `a`, by document of the other."""
        order = " AND one.block_id = ? ORDER BY other.document_id, beside.position, pairs.id"
        return [_pairing(row) for row in self._connection.rows(_SELECT + order, (paragraph,))]

    def pair(self, a: ParagraphId, b: ParagraphId) -> PairingId:
        """They are counterparts."""
        return self._say(a, b, "Pair two paragraphs", together=True)

    def part(self, a: ParagraphId, b: ParagraphId) -> PairingId:
        """They are not counterparts."""
        return self._say(a, b, "Part two paragraphs", together=False)

    def forget(self, a: ParagraphId, b: ParagraphId) -> None:
        """Leave it to the alignment again.

        Raises:
            NotFound: nobody has said anything of these two.
        """
        found = self._of(a, b)
        if found is None:
            raise NotFound("These two paragraphs were neither paired nor parted by hand.")
        with self._editor.edit("Leave a pair to the alignment"):
            ends = "SELECT id FROM pair_ends WHERE pair_id = ? AND removed_at IS NULL"
            for end in self._connection.values(ends, (found.id,)):
                self._editor.remove("pair_ends", end)
            self._editor.remove("pairs", found.id)

    def _say(self, a: ParagraphId, b: ParagraphId, label: str, *, together: bool) -> PairingId:
        if a == b:
            raise Refused("A paragraph is no counterpart of itself. Choose another beside it.")
        with self._editor.edit(label):
            ends = [anchor_columns(self._connection, Anchor(each)) for each in (a, b)]
            known = self._of(a, b)
            if known is not None:
                self._editor.change("pairs", known.id, {"together": int(together)})
                return known.id
            pairing = self._editor.create("pairs", {"together": int(together)})
            for end in ends:
                self._editor.create("pair_ends", {"pair_id": pairing, **end})
            return PairingId(pairing)

    def _of(self, a: ParagraphId, b: ParagraphId) -> Pairing | None:
        row = self._connection.row(
            _SELECT + " AND one.block_id = ? AND other.block_id = ? ORDER BY pairs.id", (a, b)
        )
        return None if row is None else _pairing(row)


def _pairing(row: Row) -> Pairing:
    return Pairing(
        id=PairingId(row["id"]),
        uuid=row["uuid"],
        a=ParagraphId(row["a"]),
        b=ParagraphId(row["b"]),
        together=bool(row["together"]),
        created_by=row["person"],
        created_at=row["created_at"],
    )
