"""The archive as a project that travels: everything a person made, by its UUIDs.

How a project comes in is in `taking_in.py`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields

from importers.parsed import Block, Metadata, ParsedDocument
from viewer.archive.codebook import Codebook
from viewer.archive.connection import Connection, Row
from viewer.archive.documents import Documents, unpacked
from viewer.archive.editing import Editor
from viewer.archive.staging import Staging
from viewer.archive.taking_in import TakingIn
from viewer.domain.documents import Paragraph
from viewer.domain.errors import NotFound
from viewer.domain.ids import DocumentId
from viewer.domain.projects import (
    FIELDS,
    Project,
    ProjectBookmark,
    ProjectCollection,
    ProjectDocument,
    ProjectEnd,
    ProjectLink,
    ProjectNote,
    ProjectPair,
    ProjectPerson,
    ProjectTag,
    ProjectTheme,
)
from viewer.domain.reanchoring import Passage

_BLOCK_FIELDS = tuple(each.name for each in fields(Block))

# Of removed themes and documents nothing travels; what stands on a reading that is not shown has no
# place in the text that does.
_TAGS = """
    SELECT tags.uuid, themes.uuid AS theme, blocks.position, tags.start, tags.stop, tags.sure,
        people.uuid AS person, tags.created_at, blocks.version_id = documents.version_id AS shown
    FROM tags JOIN blocks ON blocks.id = tags.block_id
        JOIN documents ON documents.id = tags.document_id
        JOIN themes ON themes.id = tags.theme_id AND themes.removed_at IS NULL
        JOIN people ON people.id = tags.created_by_id
    WHERE tags.removed_at IS NULL AND tags.document_id = ?
    ORDER BY blocks.position, coalesce(tags.start, -1), coalesce(tags.stop, -1), tags.id
"""
_NOTES = """
    SELECT annotations.uuid, annotations.body, documents.uuid AS document, tags.uuid AS tag,
        themes.uuid AS theme, blocks.position, annotations.start, annotations.stop,
        people.uuid AS person, annotations.created_at, annotations.changed_at,
        coalesce(blocks.version_id, documents.version_id) IS documents.version_id AS shown
    FROM annotations JOIN people ON people.id = annotations.created_by_id
        LEFT JOIN documents ON documents.id = annotations.document_id
        LEFT JOIN blocks ON blocks.id = annotations.block_id
        LEFT JOIN themes ON themes.id = annotations.theme_id
        LEFT JOIN tags ON tags.id = annotations.tag_id
        LEFT JOIN themes AS tagged ON tagged.id = tags.theme_id
    WHERE annotations.removed_at IS NULL AND themes.removed_at IS NULL
        AND tags.removed_at IS NULL AND tagged.removed_at IS NULL AND {which}
    ORDER BY coalesce(blocks.position, -1), coalesce(annotations.start, -1), annotations.id
"""
_PAIRS = """
    SELECT pairs.uuid, pairs.together, people.uuid AS person, pairs.created_at,
        here.uuid AS a, block.position AS a_position, one.start AS a_start, one.stop AS a_stop,
        there.uuid AS b, beside.position AS b_position, other.start AS b_start, other.stop AS b_stop
    FROM pairs JOIN people ON people.id = pairs.created_by_id
        JOIN pair_ends AS one ON one.pair_id = pairs.id
        JOIN pair_ends AS other ON other.pair_id = pairs.id AND other.id > one.id
        JOIN documents AS here ON here.id = one.document_id AND here.removed_at IS NULL
        JOIN documents AS there ON there.id = other.document_id AND there.removed_at IS NULL
        JOIN blocks AS block ON block.id = one.block_id AND block.version_id = here.version_id
        JOIN blocks AS beside ON beside.id = other.block_id AND beside.version_id = there.version_id
    WHERE pairs.removed_at IS NULL AND one.removed_at IS NULL AND other.removed_at IS NULL
    ORDER BY pairs.id
"""
_LINKS = """
    SELECT note_links.uuid, annotations.uuid AS note, note_links.kind, documents.uuid AS document,
        blocks.position, note_links.start, note_links.stop, there.uuid AS to_note,
        people.uuid AS person, note_links.created_at
    FROM note_links JOIN live_notes AS source ON source.id = note_links.annotation_id
        JOIN annotations ON annotations.id = source.id
        JOIN people ON people.id = note_links.created_by_id
        LEFT JOIN live_notes AS target ON target.id = note_links.to_annotation_id
        LEFT JOIN annotations AS there ON there.id = target.id
        LEFT JOIN documents ON documents.id = note_links.document_id
        LEFT JOIN blocks ON blocks.id = note_links.block_id
    WHERE note_links.removed_at IS NULL AND documents.removed_at IS NULL
        AND (note_links.to_annotation_id IS NULL OR target.id IS NOT NULL)
        AND coalesce(blocks.version_id, documents.version_id) IS documents.version_id
    ORDER BY note_links.id
"""
_ORPHANS = """
    SELECT count(*) FROM {noun} JOIN documents ON documents.id = {noun}.document_id
        JOIN blocks ON blocks.id = {noun}.block_id
    WHERE {noun}.removed_at IS NULL AND documents.removed_at IS NULL
        AND blocks.version_id <> documents.version_id
        AND {noun}.document_id IN
            (SELECT document_id FROM versions GROUP BY document_id HAVING count(*) > 1)
"""


class Projects:
    """Reads; what is read inside one `snapshot` is of one moment."""

    def __init__(
        self,
        connection: Connection,
        editor: Editor,
        staging: Staging,
        documents: Documents,
        codebook: Codebook,
    ) -> None:
        self._connection = connection
        self._editor = editor
        self._staging = staging
        self._documents = documents
        self._codebook = codebook

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Edits of others are not seen inside; for a connection that only reads."""
        own = self._connection.read_only and not self._connection.in_transaction
        if own:
            self._connection.run("BEGIN")
        try:
            yield
        finally:
            if own:
                self._connection.run("COMMIT")

    def head(self, name: str, person: str = "") -> Project:
        """What is said once for all documents; `person` by name."""
        people = self._people()
        by_name = {each.name: each.guid for each in reversed(people)}
        return Project(
            name,
            by_name.get(person),
            people,
            self._themes(),
            tuple(self._notes("themes.id IS NOT NULL", ())),
            self._collections(),
            self._pairs(),
            self._links(),
            self._left(),
        )

    def taking_in(self) -> TakingIn:
        """To take a project in, inside a long edit."""
        return TakingIn(self._connection, self._editor, self._staging)

    def lengths(self) -> dict[DocumentId, int]:
        """Characters of the text of every document, without labels, to know a text again."""
        rows = self._connection.rows(
            "SELECT documents.id, coalesce(sum(length(blocks.text)), 0) FROM documents"
            " LEFT JOIN blocks ON blocks.version_id = documents.version_id"
            " AND blocks.kind <> 'furniture' WHERE documents.removed_at IS NULL"
            " GROUP BY documents.id"
        )
        return {DocumentId(row_id): length for row_id, length in rows}

    def blocks(self, document: DocumentId, *, furniture: bool = True) -> list[Block]:
        """Of the shown reading."""
        return [_block(each) for each in self._documents.paragraphs(document, furniture=furniture)]

    def count(self) -> int:
        """Of the documents."""
        return self._documents.count()

    def documents(self) -> Iterator[ProjectDocument]:
        """Each with all that stands in it, one after the other."""
        for row_id in self._connection.values(
            "SELECT id FROM documents WHERE removed_at IS NULL ORDER BY id"
        ):
            yield self.document(DocumentId(row_id))

    def document(self, document: DocumentId) -> ProjectDocument:
        row = self._connection.row(
            "SELECT documents.*, people.uuid AS person FROM documents"
            " JOIN people ON people.id = documents.created_by_id WHERE documents.id = ?",
            (document,),
        )
        if row is None:
            raise NotFound(f"There is no document {document}; it may have been removed.")
        return ProjectDocument(
            guid=row["uuid"],
            name=row["name"],
            sha256=row["sha256"],
            title=row["title"],
            fields={field: row[field] for field in FIELDS if row[field]},
            corrected=tuple(json.loads(row["corrected"])),
            reading=self._reading(row),
            tags=tuple(self._tags(document)),
            notes=tuple(self._notes("annotations.document_id = ?", (document,))),
            bookmarks=tuple(self._bookmarks(document)),
            by=row["person"],
            at=row["created_at"],
        )

    def original(self, guid: str) -> Iterator[bytes]:
        """The bytes of a document's file, piece by piece."""
        for part in self._connection.values(
            "SELECT original_parts.id FROM documents JOIN original_parts"
            " ON original_parts.original_id = documents.original_id"
            " WHERE documents.uuid = ? ORDER BY part",
            (guid,),
        ):
            row = self._connection.row(
                "SELECT compression, content FROM original_parts WHERE id = ?", (part,)
            )
            if row is not None:
                yield unpacked(row["compression"], row["content"])

    def _people(self) -> tuple[ProjectPerson, ...]:
        rows = self._connection.rows("SELECT uuid, name FROM people ORDER BY id")
        return tuple(ProjectPerson(row["uuid"], row["name"]) for row in rows)

    def _themes(self) -> tuple[ProjectTheme, ...]:
        made = {
            row["uuid"]: (row["person"], row["created_at"])
            for row in self._connection.rows(
                "SELECT themes.uuid, people.uuid AS person, themes.created_at FROM themes"
                " JOIN people ON people.id = themes.created_by_id"
            )
        }
        entries = self._codebook.entries()
        return tuple(ProjectTheme(each, *made[each.uuid]) for each in entries)

    def _collections(self) -> tuple[ProjectCollection, ...]:
        members: dict[int, list[str]] = {}
        for collection, document in self._connection.rows(
            "SELECT collection_id, documents.uuid FROM collection_documents"
            " JOIN documents ON documents.id = document_id AND documents.removed_at IS NULL"
            " WHERE collection_documents.removed_at IS NULL ORDER BY documents.id"
        ):
            members.setdefault(collection, []).append(document)
        return tuple(
            ProjectCollection(
                row["uuid"],
                row["name"],
                tuple(members.get(row["id"], ())),
                row["person"],
                row["created_at"],
            )
            for row in self._connection.rows(
                "SELECT collections.*, people.uuid AS person FROM collections"
                " JOIN people ON people.id = created_by_id WHERE removed_at IS NULL"
                " ORDER BY collections.id"
            )
        )

    def _pairs(self) -> tuple[ProjectPair, ...]:
        return tuple(
            ProjectPair(
                row["uuid"],
                ProjectEnd(row["a"], Passage(row["a_position"], row["a_start"], row["a_stop"])),
                ProjectEnd(row["b"], Passage(row["b_position"], row["b_start"], row["b_stop"])),
                bool(row["together"]),
                row["person"],
                row["created_at"],
            )
            for row in self._connection.rows(_PAIRS)
        )

    def _links(self) -> tuple[ProjectLink, ...]:
        """Of notes that travel too: not of those on words that no reading shown has."""
        return tuple(
            ProjectLink(
                row["uuid"],
                row["note"],
                row["kind"],
                row["document"],
                None
                if row["position"] is None
                else Passage(row["position"], row["start"], row["stop"]),
                row["to_note"],
                row["person"],
                row["created_at"],
            )
            for row in self._connection.rows(_LINKS)
        )

    def _left(self) -> tuple[str, ...]:
        """What stands on words that only an earlier reading of its document has."""
        counts = [
            (int(self._connection.value(_ORPHANS.format(noun=noun))), one, many)
            for noun, one, many in (("tags", "tag", "tags"), ("annotations", "note", "notes"))
        ]
        parts = [f"{count:,} {one if count == 1 else many}" for count, one, many in counts if count]
        if not parts:
            return ()
        return (
            f"{' and '.join(parts)} on words that a new reading does not have "
            "were not exported; give them a place among the doubtful ones first.",
        )

    def _reading(self, document: Row) -> ParsedDocument:
        row = self._connection.row("SELECT * FROM versions WHERE id = ?", (document["version_id"],))
        if row is None:
            raise LookupError(f"no reading {document['version_id']}")
        metadata = json.loads(row["metadata"])
        return ParsedDocument(
            importer=row["importer"],
            importer_version=row["importer_version"],
            media_type=row["media_type"],
            metadata=Metadata(**metadata),
            blocks=tuple(self.blocks(DocumentId(document["id"]))),
            encoding=row["encoding"],
            pages=row["pages"],
            warnings=tuple(json.loads(row["warnings"])),
            unread=tuple(json.loads(row["unread"])),
            recognised=tuple(json.loads(row["recognised"])),
        )

    def _tags(self, document: DocumentId) -> Iterator[ProjectTag]:
        for row in self._connection.rows(_TAGS, (document,)):
            if row["shown"]:
                yield ProjectTag(
                    row["uuid"],
                    row["theme"],
                    Passage(row["position"], row["start"], row["stop"]),
                    row["person"],
                    row["created_at"],
                    bool(row["sure"]),
                )

    def _bookmarks(self, document: DocumentId) -> Iterator[ProjectBookmark]:
        for row in self._connection.rows(
            "SELECT bookmarks.*, blocks.position, people.uuid AS person FROM bookmarks"
            " JOIN documents ON documents.id = bookmarks.document_id"
            " JOIN blocks ON blocks.id = bookmarks.block_id"
            " AND blocks.version_id = documents.version_id"
            " JOIN people ON people.id = bookmarks.created_by_id"
            " WHERE bookmarks.removed_at IS NULL AND bookmarks.document_id = ?"
            " ORDER BY blocks.position",
            (document,),
        ):
            place = Passage(row["position"], row["start"], row["stop"])
            yield ProjectBookmark(row["uuid"], place, row["name"], row["person"], row["created_at"])

    def _notes(self, which: str, parameters: tuple[int, ...]) -> Iterator[ProjectNote]:
        for row in self._connection.rows(_NOTES.format(which=which), parameters):
            if row["shown"] or row["document"] is None:
                position = row["position"]
                yield ProjectNote(
                    row["uuid"],
                    row["body"],
                    row["person"],
                    row["created_at"],
                    row["changed_at"],
                    row["theme"],
                    row["document"],
                    None if position is None else Passage(position, row["start"], row["stop"]),
                    row["tag"],
                )


def _block(paragraph: Paragraph) -> Block:
    return Block(**{field: getattr(paragraph, field) for field in _BLOCK_FIELDS})
