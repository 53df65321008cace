"""Which notes are to be told of when something at one end of a link changes.

A link is shown with its note and at its other end; there is no telling of links by themselves, so
both are announced as notes: that the link is there, is another or has an end that went.
"""

from __future__ import annotations

import json
from collections.abc import Collection

from viewer.archive.connection import Connection, Row

_ENDS = """
    SELECT annotation_id, to_annotation_id, source.document_id AS source_document,
        coalesce(note_links.document_id, target.document_id) AS target_document
    FROM note_links JOIN annotations AS source ON source.id = annotation_id
        LEFT JOIN annotations AS target ON target.id = to_annotation_id
    WHERE {wanted}
"""
_LINK = _ENDS.format(wanted="note_links.id = ?")
_HANGING = _ENDS.format(
    wanted="""note_links.removed_at IS NULL AND note_links.id IN (
        SELECT id FROM note_links WHERE annotation_id IN (SELECT value FROM json_each(:notes))
        UNION SELECT id FROM note_links
            WHERE to_annotation_id IN (SELECT value FROM json_each(:notes))
        UNION SELECT id FROM note_links WHERE document_id = :document)"""
)

Ends = tuple[set[int], set[int]]
"""Ids of notes, and of the documents in which they stand or to which they lead."""


def ends_of(connection: Connection, link: int) -> Ends:
    """The notes at the ends of a link."""
    return _ends(connection.rows(_LINK, (link,)))


def hanging_on(connection: Connection, notes: Collection[int], document: int | None) -> Ends:
    """The notes at the ends of the links from or to these notes, and of those into the document."""
    parameters = {"notes": json.dumps(sorted(notes)), "document": document}
    return _ends(connection.rows(_HANGING, parameters))


def _ends(rows: Collection[Row]) -> Ends:
    notes: set[int] = set()
    documents: set[int] = set()
    for source, target, here, there in rows:
        notes.update(each for each in (source, target) if each is not None)
        documents.update(each for each in (here, there) if each is not None)
    return notes, documents
