"""Tags, notes and their links to be looked at: moved in doubt by a new reading, or not found in it.

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
from viewer.domain.ids import NoteLinkId

NOT_FOUND = "its words were not found"

_SURE = dict.fromkeys(("was_block_id", "was_start", "was_stop", "doubt"))

# An orphan is known by its block, which is of a reading that is not shown: nothing need be written
# for it, and a tag that comes back by undo after its document was read anew is one too.
_SELECT = """
    SELECT '{noun}' AS noun, {noun}.id, {noun}.document_id, documents.title, documents.symbol,
        coalesce(themes.name, '') AS theme, {body} AS body, {noun}.block_id, {noun}.start,
        {noun}.stop, {noun}.doubt, blocks.text, blocks.position,
        blocks.version_id = documents.version_id AS shown, was.text AS was_text,
        {noun}.was_start, {noun}.was_stop
    FROM {noun} JOIN documents ON documents.id = {noun}.document_id
        JOIN blocks ON blocks.id = {noun}.block_id
        LEFT JOIN blocks AS was ON was.id = {noun}.was_block_id
        LEFT JOIN themes ON themes.id = {theme}
        {more}
    WHERE {noun}.removed_at IS NULL AND documents.removed_at IS NULL
        AND themes.removed_at IS NULL
        AND {noun}.document_id IN
            (SELECT document_id FROM versions GROUP BY document_id HAVING count(*) > 1)
        AND ({noun}.doubt IS NOT NULL OR blocks.version_id <> documents.version_id)
        AND (:document IS NULL OR {noun}.document_id = :document)
"""
_ALL = (
    _SELECT.format(noun="tags", theme="tags.theme_id", body="''", more="")
    + " UNION ALL "
    + _SELECT.format(
        noun="annotations", theme="annotations.theme_id", body="annotations.body", more=""
    )
    + " UNION ALL "
    + _SELECT.format(
        noun="note_links",
        theme="NULL",
        body="annotations.body",
        more="JOIN live_notes ON live_notes.id = note_links.annotation_id"
        " JOIN annotations ON annotations.id = live_notes.id",
    )
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
        row: int | None
        if doubt.link is not None:
            noun, row = "note_links", doubt.link
        else:
            noun, row = ("annotations", doubt.note) if doubt.tag is None else ("tags", doubt.tag)
        there = f"SELECT 1 FROM {noun} WHERE id = ? AND removed_at IS NULL"
        if row is None or self._connection.value(there, (row,)) is None:
            raise NotFound("This tag, note or link was taken off meanwhile.")
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
        linked = any(each.link is not None for each in doubts)
        return f"{len(doubts)} {'tags, notes and links' if linked else 'tags and notes'}"
    if doubts[0].link is not None:
        return "a link of a note"
    return "a note" if doubts[0].tag is None else f"a tag as {doubts[0].theme}"


def _doubt(row: Row) -> Doubt:
    noun = row["noun"]
    words = _words(row["text"], row["start"], row["stop"])
    shown = bool(row["shown"])
    was = words
    if row["was_text"] is not None:
        was = _words(row["was_text"], row["was_start"], row["was_stop"])
    anchor = Anchor(ParagraphId(row["block_id"]), row["start"], row["stop"])
    return Doubt(
        tag=TagId(row["id"]) if noun == "tags" else None,
        note=AnnotationId(row["id"]) if noun == "annotations" else None,
        link=NoteLinkId(row["id"]) if noun == "note_links" else None,
        document=DocumentId(row["document_id"]),
        title=row["title"],
        symbol=row["symbol"],
        theme=row["theme"] if noun == "tags" else "",
        body=row["body"],
        anchor=anchor if shown else None,
        was=was,
        now=words if shown else "",
        why=row["doubt"] if shown else NOT_FOUND,
    )


def _words(text: str, start: int | None, stop: int | None) -> str:
    return text if start is None else text[start:stop]
