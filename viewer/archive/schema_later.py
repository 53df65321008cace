"""The migrations that came after those of `schema`, in the order of their making.

As there: one that has left this repository is never edited, and the next is a function at the end.
"""

from __future__ import annotations

from viewer.archive.schema import MIGRATIONS, HasConnection, migration, statements

__all__ = ["MIGRATIONS"]


@migration
def m011_people(db: HasConnection) -> None:
    """Each person has tags of their own; the counts are of places, which two may tag alike."""
    statements(
        db,
        """
DROP INDEX tags_once;
CREATE UNIQUE INDEX tags_once
    ON tags (block_id, theme_id, coalesce(start, -1), coalesce(stop, -1), created_by_id)
    WHERE removed_at IS NULL;
CREATE INDEX tags_person ON tags (created_by_id, document_id, theme_id) WHERE removed_at IS NULL;
-- A place that two people tagged with one theme is one excerpt, and counts once.
DROP TRIGGER tags_counted_new;
DROP TRIGGER tags_counted_off;
DROP TRIGGER tags_counted_on;
""",
    )
    others = (
        "NOT EXISTS (SELECT 1 FROM tags WHERE block_id = {row}.block_id"
        " AND theme_id = {row}.theme_id AND coalesce(start, -1) = coalesce({row}.start, -1)"
        " AND coalesce(stop, -1) = coalesce({row}.stop, -1) AND removed_at IS NULL"
        " AND id <> {row}.id)"
    )
    moved = "removed_at, theme_id, document_id, block_id, start, stop"
    statements(
        db,
        f"""
CREATE TRIGGER tags_counted_new AFTER INSERT ON tags
WHEN new.removed_at IS NULL AND {others.format(row="new")}
BEGIN
    INSERT INTO tag_counts VALUES (new.theme_id, new.document_id, 1)
        ON CONFLICT (theme_id, document_id) DO UPDATE SET tags = tags + 1;
END;
CREATE TRIGGER tags_counted_off AFTER UPDATE OF {moved} ON tags
WHEN old.removed_at IS NULL AND {others.format(row="old")}
BEGIN
    UPDATE tag_counts SET tags = tags - 1
        WHERE theme_id = old.theme_id AND document_id = old.document_id;
END;
CREATE TRIGGER tags_counted_on AFTER UPDATE OF {moved} ON tags
WHEN new.removed_at IS NULL AND {others.format(row="new")}
BEGIN
    INSERT INTO tag_counts VALUES (new.theme_id, new.document_id, 1)
        ON CONFLICT (theme_id, document_id) DO UPDATE SET tags = tags + 1;
END;
""",
    )


@migration
def m014_saved_searches(db: HasConnection) -> None:
    """Searches kept under a name; a live one stands in the library as a collection."""
    statements(
        db,
        """
CREATE TABLE saved_searches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    ordered_by TEXT NOT NULL,
    full_names INTEGER NOT NULL DEFAULT 0 CHECK (full_names IN (0, 1)),
    live INTEGER NOT NULL DEFAULT 0 CHECK (live IN (0, 1)),
    created_by_id INTEGER NOT NULL REFERENCES people (id),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    removed_at TEXT
);
CREATE TRIGGER saved_searches_remain BEFORE DELETE ON saved_searches
BEGIN SELECT RAISE(ABORT, 'rows are removed by removed_at, never deleted'); END;
""",
    )


@migration
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


@migration
def m017_glossary(db: HasConnection) -> None:
    """What documents abbreviate, as found, and what people say of it."""
    statements(
        db,
        """
-- Found again at any time, as mentions are.
CREATE TABLE abbreviations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL REFERENCES documents (id),
    block_id INTEGER NOT NULL REFERENCES blocks (id),
    acronym TEXT NOT NULL,
    expansion TEXT NOT NULL
);
CREATE INDEX abbreviations_document ON abbreviations (document_id);
CREATE INDEX abbreviations_acronym ON abbreviations (acronym);
CREATE TABLE abbreviations_found (
    document_id INTEGER PRIMARY KEY REFERENCES documents (id),
    version_id INTEGER NOT NULL REFERENCES versions (id),
    finder INTEGER NOT NULL
);
-- What a person says an acronym stands for. `instead_of` is the expansion found that it corrects,
-- empty where it was added; an empty expansion says that the one found is wrong.
CREATE TABLE glossary (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    acronym TEXT NOT NULL,
    expansion TEXT NOT NULL,
    instead_of TEXT NOT NULL DEFAULT '',
    created_by_id INTEGER NOT NULL REFERENCES people (id),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    removed_at TEXT,
    CHECK (expansion <> '' OR instead_of <> '')
);
CREATE INDEX glossary_acronym ON glossary (acronym) WHERE removed_at IS NULL;
CREATE TRIGGER glossary_remains BEFORE DELETE ON glossary
BEGIN SELECT RAISE(ABORT, 'rows are removed by removed_at, never deleted'); END;
""",
    )
