"""Tags and notes to be looked at: moved in doubt by a new reading, or without words in it.

Nothing here is ever removed by itself. A person confirms a place, gives another, or takes the tag or
note off; each is an edit like any other.
"""

from __future__ import annotations

from collections.abc import Sequence

from viewer.archive.anchors import anchor_columns
from viewer.archive.connection import Connection, Row
from viewer.archive.editing import Editor
from viewer.archive.errors import Refused
from viewer.domain import (
    Anchor,
    AnnotationId,
    DocumentId,
    Doubt,
    NotFound,
    ParagraphId,
    TagId,
)

NOT_FOUND = "its words were not found"

_SURE = dict.fromkeys(("was_block_id", "was_start", "was_stop", "doubt"))

# An orphan is known by its block, which is of a reading that is not shown: nothing need be written
# for it, and a tag that comes back by undo after its document was read anew is one too.
_SELECT = """
    SELECT '{noun}' AS noun, {noun}.id, {noun}.document_id, documents.title, documents.symbol,
        coalesce(themes.name, '') AS theme, {body} AS body, {noun}.block_id, {noun}.start,
        {noun}.stop, {noun}.doubt, blocks.text, blocks.position,
        blocks.version_id = documents.version_id AS shown, was.text AS was_text, was_start, was_stop
    FROM {noun} JOIN documents ON documents.id = {noun}.document_id
        JOIN blocks ON blocks.id = {noun}.block_id
        LEFT JOIN blocks AS was ON was.id = was_block_id
        LEFT JOIN themes ON themes.id = {noun}.theme_id
    WHERE {noun}.removed_at IS NULL AND documents.removed_at IS NULL
        AND themes.removed_at IS NULL
        AND {noun}.document_id IN
            (SELECT document_id FROM versions GROUP BY document_id HAVING count(*) > 1)
        AND (doubt IS NOT NULL OR blocks.version_id <> documents.version_id)
        AND (:document IS NULL OR {noun}.document_id = :document)
"""
_ALL = (
    _SELECT.format(noun="tags", body="''")
    + " UNION ALL "
    + _SELECT.format(noun="annotations", body="annotations.body")
    + " ORDER BY 3, 13, 9, 1 DESC, 2"
)


class Doubts:
    """Every call that changes something is one edit, unless one is open."""

    def __init__(self, connection: Connection, editor: Editor) -> None:
        self._connection = connection
        self._editor = editor

    def all(self, document: DocumentId | None = None) -> list[Doubt]:
        """By document and the place of their words."""
        return [_doubt(row) for row in self._connection.rows(_ALL, {"document": document})]

    def confirm(self, doubts: Sequence[Doubt]) -> None:
        """They stand right.

        Raises:
            Refused: the words of one of them were not found: it stands nowhere.
        """
        if any(each.orphan for each in doubts):
            raise Refused("Its words were not found. Select where it belongs and put it there.")
        with self._editor.edit(f"Confirm {_named(doubts)}"):
            for each in doubts:
                noun, row = self._row(each)
                self._editor.change(noun, row, _SURE)

    def put(self, doubt: Doubt, anchor: Anchor) -> None:
        """It belongs there; where the person's theme is already, that tag stays and this one is gone."""
        with self._editor.edit(f"Put {_named([doubt])} in its place"):
            noun, row = self._row(doubt)
            columns = anchor_columns(self._connection, anchor)
            if columns["document_id"] != doubt.document:
                raise Refused("These words are in another document. Select them in its own.")
            if noun == "tags" and self._has(row, anchor):
                self._editor.remove(noun, row)
            else:
                self._editor.change(noun, row, {**columns, **_SURE})

    def remove(self, doubts: Sequence[Doubt]) -> None:
        """Take the tags off and delete the notes; undo brings them back."""
        with self._editor.edit(f"Take off {_named(doubts)}"):
            for each in doubts:
                noun, row = self._row(each)
                self._editor.remove(noun, row)

    def _row(self, doubt: Doubt) -> tuple[str, int]:
        noun, row = ("annotations", doubt.note) if doubt.tag is None else ("tags", doubt.tag)
        there = f"SELECT 1 FROM {noun} WHERE id = ? AND removed_at IS NULL"
        if row is None or self._connection.value(there, (row,)) is None:
            raise NotFound("This tag or note was taken off meanwhile.")
        return noun, row

    def _has(self, tag: int, anchor: Anchor) -> bool:
        """Whether another tag of its theme by the same person stands there."""
        return bool(
            self._connection.value(
                "SELECT 1 FROM tags JOIN tags AS this ON this.id = ? AND this.id <> tags.id"
                " AND this.theme_id = tags.theme_id AND this.created_by_id = tags.created_by_id"
                " WHERE tags.block_id = ? AND tags.removed_at IS NULL"
                " AND tags.start IS ? AND tags.stop IS ?",
                (tag, anchor.paragraph, anchor.start, anchor.end),
            )
        )


def _named(doubts: Sequence[Doubt]) -> str:
    if len(doubts) != 1:
        return f"{len(doubts)} tags and notes"
    return "a note" if doubts[0].tag is None else f"a tag as {doubts[0].theme}"


def _doubt(row: Row) -> Doubt:
    tag = row["noun"] == "tags"
    words = _words(row["text"], row["start"], row["stop"])
    shown = bool(row["shown"])
    was = words
    if row["was_text"] is not None:
        was = _words(row["was_text"], row["was_start"], row["was_stop"])
    anchor = Anchor(ParagraphId(row["block_id"]), row["start"], row["stop"])
    return Doubt(
        tag=TagId(row["id"]) if tag else None,
        note=None if tag else AnnotationId(row["id"]),
        document=DocumentId(row["document_id"]),
        title=row["title"],
        symbol=row["symbol"],
        theme=row["theme"] if tag else "",
        body=row["body"],
        anchor=anchor if shown else None,
        was=was,
        now=words if shown else "",
        why=row["doubt"] if shown else NOT_FOUND,
    )


def _words(text: str, start: int | None, stop: int | None) -> str:
    return text if start is None else text[start:stop]
