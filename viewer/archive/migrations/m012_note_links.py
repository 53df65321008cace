"""What notes lead to: passages, documents, other notes."""

from __future__ import annotations

from viewer.archive.schema import HasConnection, statements


def m012_note_links(db: HasConnection) -> None:
    """What notes lead to: passages, documents, other notes."""
    statements(
        db,
        """
CREATE TABLE note_links (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    -- The note that leads there.
    annotation_id INTEGER NOT NULL REFERENCES annotations (id),
    kind TEXT NOT NULL CHECK (kind IN ('compare', 'contradicts', 'follows-up', 'source')),
    -- Either into a document, to all of it where no block is named; or to another note.
    document_id INTEGER REFERENCES documents (id),
    to_annotation_id INTEGER REFERENCES annotations (id),
    created_by_id INTEGER NOT NULL REFERENCES people (id),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    removed_at TEXT,
    -- As of tags: the words, and what a new reading did to them.
    block_id INTEGER REFERENCES blocks (id),
    start INTEGER,
    stop INTEGER,
    quote TEXT NOT NULL DEFAULT '',
    prefix TEXT NOT NULL DEFAULT '',
    suffix TEXT NOT NULL DEFAULT '',
    was_block_id INTEGER REFERENCES blocks (id),
    was_start INTEGER,
    was_stop INTEGER,
    doubt TEXT CHECK ((doubt IS NULL) = (was_block_id IS NULL)),
    moved_by TEXT,
    moved_score REAL,
    CHECK ((document_id IS NULL) <> (to_annotation_id IS NULL)),
    CHECK (block_id IS NULL OR document_id IS NOT NULL),
    CHECK (start IS NULL OR block_id IS NOT NULL)
);
CREATE INDEX note_links_annotation ON note_links (annotation_id);
CREATE INDEX note_links_to ON note_links (to_annotation_id) WHERE to_annotation_id IS NOT NULL;
CREATE INDEX note_links_document ON note_links (document_id) WHERE document_id IS NOT NULL;
CREATE INDEX note_links_block ON note_links (block_id) WHERE block_id IS NOT NULL;
CREATE INDEX note_links_was_block ON note_links (was_block_id) WHERE was_block_id IS NOT NULL;
CREATE TRIGGER note_links_remain BEFORE DELETE ON note_links
BEGIN SELECT RAISE(ABORT, 'rows are removed by removed_at, never deleted'); END;
CREATE INDEX annotations_changed ON annotations (changed_at) WHERE removed_at IS NULL;
-- Notes that hang on nothing removed; the theme they are about is their own or that of their tag.
CREATE VIEW live_notes AS
    SELECT annotations.id, annotations.document_id, annotations.block_id,
        coalesce(annotations.theme_id, tags.theme_id) AS theme_id
    FROM annotations LEFT JOIN documents ON documents.id = annotations.document_id
        LEFT JOIN themes ON themes.id = annotations.theme_id
        LEFT JOIN tags ON tags.id = annotations.tag_id
        LEFT JOIN themes AS tagged ON tagged.id = tags.theme_id
    WHERE annotations.removed_at IS NULL AND documents.removed_at IS NULL
        AND themes.removed_at IS NULL AND tags.removed_at IS NULL AND tagged.removed_at IS NULL;
-- Links that are seen: both of their ends are there.
CREATE VIEW links AS
    SELECT note_links.id AS link_id, note_links.annotation_id, annotations.body AS note,
        note_links.kind, documents.title, documents.symbol, blocks.position, blocks.label,
        blocks.page, coalesce(nullif(note_links.quote, ''), blocks.text) AS text,
        note_links.to_annotation_id, people.name AS created_by, note_links.created_at,
        documents.id AS document_id, blocks.id AS paragraph_id
    FROM note_links JOIN live_notes AS source ON source.id = note_links.annotation_id
        JOIN annotations ON annotations.id = source.id
        JOIN people ON people.id = note_links.created_by_id
        LEFT JOIN annotations AS there ON there.id = note_links.to_annotation_id
        LEFT JOIN tags ON tags.id = there.tag_id
        LEFT JOIN themes ON themes.id = coalesce(there.theme_id, tags.theme_id)
        LEFT JOIN documents ON documents.id = coalesce(note_links.document_id, there.document_id)
        LEFT JOIN blocks ON blocks.id = coalesce(note_links.block_id, there.block_id)
    WHERE note_links.removed_at IS NULL AND documents.removed_at IS NULL
        AND there.removed_at IS NULL AND tags.removed_at IS NULL AND themes.removed_at IS NULL;
""",
    )
