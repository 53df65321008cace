"""Notes in Markdown on words, paragraphs, documents, themes and tags."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from viewer.archive.anchors import anchor_columns, anchor_of
from viewer.archive.connection import Connection, Row
from viewer.archive.editing import Editor
from viewer.archive.errors import Refused
from viewer.archive.query import parse
from viewer.domain import Annotation, AnnotationId, DocumentId, NotFound, TagId, Target, ThemeId

_SELECT = """
    SELECT annotations.*, people.name AS person, coalesce(
        nullif(annotations.quote, ''), blocks.text, '') AS words
    FROM annotations JOIN people ON people.id = annotations.created_by_id
        LEFT JOIN blocks ON blocks.id = annotations.block_id
        LEFT JOIN documents ON documents.id = annotations.document_id
        LEFT JOIN themes ON themes.id = annotations.theme_id
        LEFT JOIN tags ON tags.id = annotations.tag_id
        LEFT JOIN themes AS tagged ON tagged.id = tags.theme_id
    WHERE annotations.removed_at IS NULL AND documents.removed_at IS NULL
        AND themes.removed_at IS NULL AND tags.removed_at IS NULL AND tagged.removed_at IS NULL
"""
_IN_A_DOCUMENT = (
    " AND annotations.document_id = ?"
    " ORDER BY coalesce(blocks.position, -1), coalesce(annotations.start, -1), annotations.id"
)


class Annotations:
    """Every call that changes something is one edit, unless one is open."""

    def __init__(self, connection: Connection, editor: Editor) -> None:
        self._connection = connection
        self._editor = editor

    def get(self, annotation: AnnotationId) -> Annotation:
        row = self._connection.row(_SELECT + " AND annotations.id = ?", (annotation,))
        if row is None:
            raise NotFound(f"There is no note {annotation}; it may have been deleted.")
        return self._annotations([row])[0]

    def all(self, *, document: DocumentId | None = None, words: str = "") -> list[Annotation]:
        """The newest first, or in reading order within one document.

        The words are as for a search, each standing for the beginning of a word in the note or in
        what it is on.
        """
        if document is not None:
            rows = self._connection.rows(_SELECT + _IN_A_DOCUMENT, (document,))
        else:
            order = " ORDER BY annotations.changed_at DESC, annotations.id DESC"
            rows = self._connection.rows(_SELECT + order)
        query = parse(words, prefixes=True)
        found = self._annotations(rows)
        return [each for each in found if not query or query.matches(f"{each.body}\n{each.quote}")]

    def some(self, notes: Sequence[AnnotationId]) -> list[Annotation]:
        """These, in no order; those that were deleted meanwhile are left out."""
        among = " AND annotations.id IN (SELECT value FROM json_each(?))"
        rows = self._connection.rows(_SELECT + among, (json.dumps(list(notes)),))
        return self._annotations(rows)

    def texts(self, notes: Sequence[AnnotationId]) -> list[tuple[AnnotationId, str]]:
        """Of each what it says and what it is on, to look for words in."""
        rows = self._connection.rows(
            "SELECT annotations.id, annotations.body || char(10) ||"
            " coalesce(nullif(annotations.quote, ''), blocks.text, '') FROM json_each(?) AS wanted"
            " JOIN annotations ON annotations.id = wanted.value"
            " LEFT JOIN blocks ON blocks.id = annotations.block_id",
            (json.dumps(list(notes)),),
        )
        return [(AnnotationId(row[0]), row[1]) for row in rows]

    def of_document(self, document: DocumentId) -> list[Annotation]:
        """On the document itself, then on its paragraphs in reading order."""
        return self.all(document=document)

    def add(self, target: Target, body: str) -> AnnotationId:
        with self._editor.edit(f"Note on {_named(target)}"):
            columns = {**self._place(target), "body": _written(body)}
            return AnnotationId(self._editor.create("annotations", columns))

    def change(self, annotation: AnnotationId, body: str) -> None:
        with self._editor.edit("Change a note"):
            self.get(annotation)
            self._editor.change("annotations", annotation, {"body": _written(body)})

    def remove(self, annotations: Iterable[AnnotationId]) -> None:
        ids = list(dict.fromkeys(annotations))
        with self._editor.edit("Delete a note" if len(ids) == 1 else f"Delete {len(ids)} notes"):
            for annotation in ids:
                self.get(annotation)
                self._editor.remove("annotations", annotation)

    def _annotations(self, rows: list[Row]) -> list[Annotation]:
        """With how many links lead from each: counted for all of them at once."""
        there = "SELECT EXISTS (SELECT 1 FROM note_links WHERE removed_at IS NULL)"
        leads: dict[int, int] = {}
        if rows and self._connection.value(there):
            counted = self._connection.rows(
                "SELECT annotation_id, count(*) FROM links WHERE annotation_id IN"
                " (SELECT value FROM json_each(?)) GROUP BY annotation_id",
                (json.dumps([row["id"] for row in rows]),),
            )
            leads = {row[0]: row[1] for row in counted}
        return [_annotation(row, leads.get(row["id"], 0)) for row in rows]

    def _place(self, target: Target) -> dict[str, Any]:
        if target.tag is not None:
            return self._place_of_tag(target.tag)
        on_document = target.anchor is not None or target.document is not None
        if on_document == (target.theme is not None):
            raise Refused("A note is on a paragraph, on a document or on a theme. Choose one.")
        if target.anchor is not None:
            columns = anchor_columns(self._connection, target.anchor)
            if target.document not in (None, columns["document_id"]):
                raise Refused("The paragraph is in another document. Open it again.")
            return columns
        table, row_id = (
            ("documents", target.document) if target.theme is None else ("themes", target.theme)
        )
        present = f"SELECT 1 FROM {table} WHERE id = ? AND removed_at IS NULL"
        if self._connection.value(present, (row_id,)) is None:
            raise NotFound(f"There is no {table[:-1]} {row_id}; it may have been removed.")
        return {"document_id": target.document, "theme_id": target.theme}

    def _place_of_tag(self, tag: TagId) -> dict[str, Any]:
        row = self._connection.row(
            "SELECT document_id, block_id, start, stop, quote, prefix, suffix FROM tags"
            " WHERE id = ? AND removed_at IS NULL",
            (tag,),
        )
        if row is None:
            raise NotFound(f"There is no tag {tag}; it may have been taken off.")
        return {"tag_id": tag, **dict(row)}


def _written(body: str) -> str:
    if not body.strip():
        raise Refused("The note is empty. Write something, or delete it.")
    return body


def _named(target: Target) -> str:
    if target.tag is not None:
        return "a tag"
    if target.anchor is not None:
        return "a paragraph" if target.anchor.whole else "some words"
    return "a document" if target.theme is None else "a theme"


def _annotation(row: Row, links: int) -> Annotation:
    document, theme, tag = row["document_id"], row["theme_id"], row["tag_id"]
    target = Target(
        None if document is None else DocumentId(document),
        None if row["block_id"] is None else anchor_of(row),
        None if theme is None else ThemeId(theme),
        None if tag is None else TagId(tag),
    )
    return Annotation(
        id=AnnotationId(row["id"]),
        uuid=row["uuid"],
        target=target,
        body=row["body"],
        quote=row["words"],
        created_by=row["person"],
        created_at=row["created_at"],
        changed_at=row["changed_at"],
        doubt=row["doubt"] or "",
        links=links,
    )
