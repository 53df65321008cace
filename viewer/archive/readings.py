"""Newer readings of an original: one takes the place of the other, tags and notes go with it.

The old reading stays as it was. What stands on it is told by `standing`; where it goes in the new
one is decided elsewhere and written here as `Move`s, in the transaction that changes the reading.
What is not found stays on the old reading: it is an orphan, kept with its words. Undo changes the
reading back and every row with it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from importers.parsed import Block, Kind, ParsedDocument
from viewer.archive import remarks
from viewer.archive.adding import fields_of
from viewer.archive.anchors import words_columns
from viewer.archive.connection import Connection, Row
from viewer.archive.editing import Editor
from viewer.archive.errors import ChangedSince
from viewer.archive.staging import BLOCK_COLUMNS, READING_COLUMNS, Reading, Staging, reading_of
from viewer.domain import DocumentId, NotFound, Passage, ThemeId

Noun = Literal["tags", "annotations", "note_links", "pair_ends", "bookmarks", "rejections"]
How = Literal["move", "copy", "join"]

TRIES = 5
"""How often it is decided anew where things go, because a person has changed some meanwhile."""

# Where a person last put it or confirmed it: not where the last reading left it in doubt.
_STANDING = """
    SELECT '{noun}' AS noun, {noun}.id, {theme} AS theme_id, {noun}.changed_at,
        {noun}.created_by_id,
        themes.name AS theme, themes.removed_at AS theme_removed_at, {body} AS body,
        blocks.version_id, blocks.position, blocks.text, blocks.id AS block_id,
        CASE WHEN was_block_id IS NULL THEN start ELSE was_start END AS start,
        CASE WHEN was_block_id IS NULL THEN stop ELSE was_stop END AS stop
    FROM {noun} JOIN blocks ON blocks.id = coalesce(was_block_id, block_id)
        LEFT JOIN themes ON themes.id = {theme}
    WHERE {noun}.document_id = :document AND {noun}.removed_at IS NULL
"""
_ALL_STANDING = (
    _STANDING.format(noun="tags", theme="tags.theme_id", body="''")
    + " UNION ALL "
    + _STANDING.format(noun="annotations", theme="annotations.theme_id", body="annotations.body")
    + " UNION ALL "
    + _STANDING.format(noun="note_links", theme="NULL", body="''")
    + " UNION ALL "
    + _STANDING.format(noun="pair_ends", theme="NULL", body="''")
    + " UNION ALL "
    + _STANDING.format(noun="bookmarks", theme="NULL", body="bookmarks.name")
    + " UNION ALL "
    + _STANDING.format(noun="rejections", theme="NULL", body="''")
    + " ORDER BY 1 DESC, 2"
)


@dataclass(frozen=True, slots=True)
class Standing:
    """A tag or a note, and where it stands in the reading on which a person last saw it.

    Attributes:
        theme: of a tag, with its name; None for a note, whose text is `body`.
        by: who made it; tags of two people never become one.
        words: that it stands on.
        shown: not of a removed theme, which may come back with its tags.
    """

    noun: Noun
    row: int
    theme: ThemeId | None
    theme_name: str
    body: str
    passage: Passage
    words: str
    block: int
    changed_at: str
    shown: bool = True
    by: int = 0


@dataclass(frozen=True, slots=True)
class Earlier:
    """A reading with what stands on it; of a text file, the encoding in which it was read."""

    blocks: tuple[Block, ...]
    standing: tuple[Standing, ...]
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """What becomes of a tag or note.

    Attributes:
        to: its place in the new reading; None where it was not found.
        how: `copy`: another one for words that are in several blocks now; `join`: it is taken off,
            because the same theme comes to stand there from elsewhere.
        method: by which its place was found, with the `score` from 0 to 1.
        why: a clause that says why a person should look at it; empty where no one need.
    """

    standing: Standing
    to: Passage | None
    how: How = "move"
    method: str = ""
    score: float = 0.0
    why: str = ""


Decide = Callable[[Sequence[Earlier]], Sequence[Move]]


class Readings:
    """The readings of documents, the shown one and those before it."""

    def __init__(self, connection: Connection, editor: Editor, staging: Staging) -> None:
        self._connection = connection
        self._editor = editor
        self._staging = staging

    def blocks(self, document: DocumentId) -> int:
        """How many the shown reading has, furniture included."""
        return int(self._shown(document)["blocks"])

    def is_new(self, document: DocumentId, parsed: ParsedDocument) -> bool:
        """Whether this reading differs in anything but the version of its importer."""
        shown, reading = self._shown(document), reading_of(parsed)
        columns = dict(zip(READING_COLUMNS.split(", "), reading.columns, strict=True))
        del columns["importer_version"]
        if any(shown[column] != value for column, value in columns.items()):
            return True
        if remarks.untaken(self._connection, shown["sha256"], parsed.remarks):
            return True
        rows = self._connection.rows(
            f"SELECT {BLOCK_COLUMNS} FROM blocks WHERE version_id = ? ORDER BY position",
            (shown["version_id"],),
        )
        return [tuple(row) for row in rows] != reading.rows

    def standing(self, document: DocumentId) -> tuple[Earlier, ...]:
        """The readings on which tags and notes of the document stand."""
        by_version: dict[int, list[Standing]] = {}
        for row in self._connection.rows(_ALL_STANDING, {"document": document}):
            by_version.setdefault(row["version_id"], []).append(_standing(row))
        return tuple(
            Earlier(self._blocks(version), tuple(standing), self._encoding(version))
            for version, standing in by_version.items()
        )

    def replace(
        self,
        document: DocumentId,
        parsed: ParsedDocument,
        decide: Decide,
        *,
        encoding_chosen: bool = False,
    ) -> tuple[Move, ...]:
        """Show this reading of the document's original instead of the present one, as one edit.

        Args:
            document: is given the metadata that no person has corrected.
            parsed: the new reading.
            decide: called outside of any transaction with what stands on the old readings; called
                again when a person changed some of it meanwhile.
            encoding_chosen: a person said in which encoding the original is, and it holds.

        Raises:
            NotFound: the document is not there any more.
            ChangedSince: it was changed again and again while it was read.
        """
        shown = self._shown(document)
        with self._editor.long_edit(label_of(shown["symbol"] or shown["title"])):
            self._staging.clear_leftovers()
            reading = reading_of(parsed)
            with self._staging.versions() as begun:
                self._staging.in_slices(self._staged(shown, reading, begun))
                for _ in range(TRIES):
                    standing = self.standing(document)
                    moves = tuple(decide(standing))
                    with self._editor.slice():
                        if self._unchanged(shown, standing):
                            self._show(self._shown(document), parsed, begun[0], encoding_chosen)
                            self._carry_out(begun[0], moves)
                            remarks.take(
                                self._connection, self._editor, document, begun[0], parsed.remarks
                            )
                            return moves
        raise ChangedSince(
            f"“{shown['title']}” was changed while it was read again, and was left as it is. "
            "Read it again when that is done."
        )

    def _staged(self, shown: Row, reading: Reading, begun: list[int]) -> Iterator[int]:
        version = self._staging.begin(reading, shown["original_id"], begun)
        yield from self._staging.fill(version, reading)

    def _unchanged(self, shown: Row, standing: tuple[Earlier, ...]) -> bool:
        now = self._shown(shown["id"])
        return now["version_id"] == shown["version_id"] and self.standing(shown["id"]) == standing

    def _shown(self, document: DocumentId) -> Row:
        row = self._connection.row(
            "SELECT documents.*, versions.blocks, importer, media_type, encoding, pages, warnings,"
            " metadata, unread, recognised FROM documents JOIN versions ON versions.id = documents.version_id"
            " WHERE documents.id = ? AND removed_at IS NULL",
            (document,),
        )
        if row is None:
            raise NotFound(f"There is no document {document}; it may have been removed.")
        return row

    def _encoding(self, version: int) -> str | None:
        found: str | None = self._connection.value(
            "SELECT encoding FROM versions WHERE id = ?", (version,)
        )
        return found

    def _blocks(self, version: int) -> tuple[Block, ...]:
        """As far as they are needed to compare words."""
        rows = self._connection.rows(
            "SELECT position, kind, text, label, mark FROM blocks WHERE version_id = ?"
            " ORDER BY position",
            (version,),
        )
        return tuple(
            Block(position, Kind(kind), text, label=label, mark=mark)
            for position, kind, text, label, mark in rows
        )

    def _show(self, shown: Row, parsed: ParsedDocument, version: int, chosen: bool) -> None:
        corrected = set(json.loads(shown["corrected"])) - {"encoding"}
        if chosen:
            corrected.add("encoding")
        fields = fields_of(parsed.metadata, shown["name"])
        fresh = {field: value for field, value in fields.items() if field not in corrected}
        self._staging.give(version, shown["id"])
        self._editor.change(
            "documents",
            shown["id"],
            {**fresh, "version_id": version, "corrected": json.dumps(sorted(corrected))},
        )

    def _carry_out(self, version: int, moves: Sequence[Move]) -> None:
        blocks = {
            row["position"]: row
            for row in self._connection.rows(
                "SELECT position, id, text FROM blocks WHERE version_id = ?", (version,)
            )
        }
        # What is taken off goes first: a theme of one person stands only once in a place.
        for move in sorted(moves, key=lambda each: each.how != "join"):
            match move.how:
                case "join":
                    self._editor.remove(move.standing.noun, move.standing.row)
                case "move":
                    columns = self._columns(move, blocks)
                    self._editor.change(move.standing.noun, move.standing.row, columns)
                case "copy":
                    self._copy(move, blocks)

    def _copy(self, move: Move, blocks: Mapping[int, Row]) -> None:
        """By the same person at the same time: nobody has tagged anew."""
        row = self._connection.row(
            f"SELECT * FROM {move.standing.noun} WHERE id = ?", (move.standing.row,)
        )
        if row is None:
            raise LookupError(f"no row {move.standing.row} in {move.standing.noun}")
        kept = ("theme_id", "document_id", "created_by_id", "created_at")
        values = {column: row[column] for column in kept}
        self._editor.create(move.standing.noun, {**values, **self._columns(move, blocks)})

    def _columns(self, move: Move, blocks: Mapping[int, Row]) -> dict[str, Any]:
        """Where it stands now; and where it stood, if a person should look."""
        was = move.standing
        sure = dict.fromkeys(("was_block_id", "was_start", "was_stop", "doubt"))
        if move.to is None:
            text = self._connection.value("SELECT text FROM blocks WHERE id = ?", (was.block,))
            old = words_columns(text, was.passage.start, was.passage.end)
            return {**sure, "block_id": was.block, **old}
        block = blocks[move.to.index]
        return {
            **(_doubt(was, move.why) if move.why else sure),
            "moved_by": move.method,
            "moved_score": round(move.score, 3),
            "block_id": block["id"],
            **words_columns(block["text"], move.to.start, move.to.end),
        }


def label_of(name: str) -> str:
    """What the edit is called."""
    return f"Read again “{name}”" if len(name) <= 40 else f"Read again “{name[:39].rstrip()}…”"


def _doubt(was: Standing, why: str) -> dict[str, Any]:
    return {
        "was_block_id": was.block,
        "was_start": was.passage.start,
        "was_stop": was.passage.end,
        "doubt": why,
    }


def _standing(row: Row) -> Standing:
    start, stop = row["start"], row["stop"]
    return Standing(
        noun=row["noun"],
        row=row["id"],
        theme=ThemeId(row["theme_id"]) if row["noun"] == "tags" else None,
        theme_name=row["theme"] or "",
        body=row["body"],
        passage=Passage(row["position"], start, stop),
        words=row["text"] if start is None else row["text"][start:stop],
        block=row["block_id"],
        changed_at=row["changed_at"],
        shown=row["theme_removed_at"] is None,
        by=row["created_by_id"],
    )
