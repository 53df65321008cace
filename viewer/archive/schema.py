"""The tables, in plain SQL, as migrations in the order of their making.

A migration that has left this repository is never edited: the next change is a new function below
with `@migration`, and a test that opens an archive made by the one before.
`documents`, `themes`, `tags`, `annotations`, `collections`, `collection_documents`, `pairs`,
`pair_ends`, `bookmarks` and `rejections` are the nouns that people make: each row has a UUID, who made it, when it was made, changed and removed, and every
change of it stands in `history`. Rows of them are never deleted.
"""

from __future__ import annotations

import json
import sqlite3
import uuid
from collections.abc import Callable
from typing import Protocol

MIGRATION_SET = "concord"
STARTER_THEMES = uuid.UUID("6c0a1c52-2f0e-4d0b-9f8c-3f3c5b1f7d11")
"""Themes of our files have the same UUID in every archive, so that merging finds them alike."""


class HasConnection(Protocol):
    """What a migration uses of `sqlite_utils.Database`."""

    conn: sqlite3.Connection


Migration = Callable[[HasConnection], None]

MIGRATIONS: dict[str, Migration] = {}


def migration(function: Migration) -> Migration:
    """Register the next step; its name is what the archive remembers."""
    MIGRATIONS[function.__name__] = function
    return function


def statements(db: HasConnection, script: str) -> None:
    """Run a script inside the transaction that is open (`executescript` would end it)."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            db.conn.execute(statement)
            statement = ""
    if statement.strip():
        raise ValueError(f"not a whole statement: {statement!r}")


@migration
def m001_first(db: HasConnection) -> None:
    """People, documents with their readings, what people add to them, and the history of it."""
    statements(
        db,
        """
CREATE TABLE people (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    created_at TEXT NOT NULL
);
CREATE INDEX people_name ON people (name);
CREATE TABLE originals (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    created_at TEXT NOT NULL
);
-- The bytes in pieces, so that no single write holds the archive for long.
CREATE TABLE original_parts (
    id INTEGER PRIMARY KEY,
    original_id INTEGER NOT NULL REFERENCES originals (id),
    part INTEGER NOT NULL,
    compression TEXT NOT NULL CHECK (compression IN ('none', 'zlib')),
    content BLOB NOT NULL,
    UNIQUE (original_id, part)
);
-- One reading of an original by one importer. Without a document: an import that was cut off.
CREATE TABLE versions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    original_id INTEGER NOT NULL REFERENCES originals (id),
    document_id INTEGER REFERENCES documents (id),
    importer TEXT NOT NULL,
    importer_version INTEGER NOT NULL,
    media_type TEXT NOT NULL,
    encoding TEXT,
    pages INTEGER,
    warnings TEXT NOT NULL DEFAULT '[]',
    metadata TEXT NOT NULL,
    blocks INTEGER NOT NULL,
    paragraphs INTEGER NOT NULL,
    created_by_id INTEGER NOT NULL REFERENCES people (id),
    created_at TEXT NOT NULL
);
CREATE INDEX versions_original ON versions (original_id);
CREATE INDEX versions_document ON versions (document_id);
CREATE TABLE blocks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    version_id INTEGER NOT NULL REFERENCES versions (id),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    label TEXT,
    role TEXT,
    level INTEGER NOT NULL,
    page INTEGER,
    text TEXT NOT NULL,
    extracted TEXT,
    boxes TEXT,
    cells TEXT,
    mark TEXT,
    -- What the index holds where it is not the text itself: see folding.py.
    folded TEXT,
    UNIQUE (version_id, position)
);
CREATE TABLE documents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    original_id INTEGER NOT NULL UNIQUE REFERENCES originals (id),
    version_id INTEGER NOT NULL REFERENCES versions (id),
    sha256 TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    symbol TEXT,
    date TEXT,
    body TEXT,
    place TEXT,
    language TEXT,
    kind TEXT,
    -- Names of the fields that a person has set.
    corrected TEXT NOT NULL DEFAULT '[]',
    created_by_id INTEGER NOT NULL REFERENCES people (id),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    removed_at TEXT
);
CREATE INDEX documents_version ON documents (version_id);
CREATE INDEX documents_removed ON documents (id) WHERE removed_at IS NOT NULL;
CREATE TABLE collections (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    created_by_id INTEGER NOT NULL REFERENCES people (id),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    removed_at TEXT
);
CREATE TABLE collection_documents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    collection_id INTEGER NOT NULL REFERENCES collections (id),
    document_id INTEGER NOT NULL REFERENCES documents (id),
    created_by_id INTEGER NOT NULL REFERENCES people (id),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    removed_at TEXT
);
CREATE UNIQUE INDEX collection_documents_once
    ON collection_documents (collection_id, document_id) WHERE removed_at IS NULL;
CREATE TABLE themes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    parent_id INTEGER REFERENCES themes (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    colour TEXT NOT NULL,
    icon TEXT NOT NULL,
    key TEXT,
    description TEXT NOT NULL DEFAULT '',
    created_by_id INTEGER NOT NULL REFERENCES people (id),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    removed_at TEXT
);
CREATE UNIQUE INDEX themes_key ON themes (key) WHERE removed_at IS NULL;
-- The block, or the words from start to stop (code points, stop exclusive) with 32 characters to
-- each side, so that they can be found again in another reading.
CREATE TABLE tags (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    theme_id INTEGER NOT NULL REFERENCES themes (id),
    document_id INTEGER NOT NULL REFERENCES documents (id),
    block_id INTEGER NOT NULL REFERENCES blocks (id),
    start INTEGER,
    stop INTEGER,
    quote TEXT NOT NULL DEFAULT '',
    prefix TEXT NOT NULL DEFAULT '',
    suffix TEXT NOT NULL DEFAULT '',
    created_by_id INTEGER NOT NULL REFERENCES people (id),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    removed_at TEXT,
    CHECK ((start IS NULL) = (stop IS NULL) AND (start IS NULL OR 0 <= start AND start < stop))
);
CREATE UNIQUE INDEX tags_once
    ON tags (block_id, theme_id, coalesce(start, -1), coalesce(stop, -1)) WHERE removed_at IS NULL;
CREATE INDEX tags_document ON tags (document_id, theme_id) WHERE removed_at IS NULL;
CREATE INDEX tags_block ON tags (block_id);
CREATE INDEX tags_theme ON tags (theme_id, document_id) WHERE removed_at IS NULL;
CREATE TABLE annotations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    document_id INTEGER REFERENCES documents (id),
    block_id INTEGER REFERENCES blocks (id),
    start INTEGER,
    stop INTEGER,
    quote TEXT NOT NULL DEFAULT '',
    prefix TEXT NOT NULL DEFAULT '',
    suffix TEXT NOT NULL DEFAULT '',
    theme_id INTEGER REFERENCES themes (id),
    body TEXT NOT NULL,
    created_by_id INTEGER NOT NULL REFERENCES people (id),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    removed_at TEXT,
    CHECK ((document_id IS NULL) <> (theme_id IS NULL)),
    CHECK (block_id IS NULL OR document_id IS NOT NULL),
    CHECK (start IS NULL OR block_id IS NOT NULL),
    CHECK ((start IS NULL) = (stop IS NULL) AND (start IS NULL OR 0 <= start AND start < stop))
);
CREATE INDEX annotations_document ON annotations (document_id) WHERE removed_at IS NULL;
CREATE INDEX annotations_block ON annotations (block_id);
-- One thing a person did. `turn` counts how often it was taken back and done again.
CREATE TABLE edits (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    label TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES people (id),
    created_at TEXT NOT NULL,
    turn INTEGER NOT NULL DEFAULT 0,
    undone INTEGER GENERATED ALWAYS AS (turn % 2) VIRTUAL
);
-- What each turn of an edit did to each row: the columns that changed, before and after, as JSON.
CREATE TABLE history (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    edit_id INTEGER NOT NULL REFERENCES edits (id),
    turn INTEGER NOT NULL,
    person_id INTEGER NOT NULL REFERENCES people (id),
    created_at TEXT NOT NULL,
    noun TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    row_uuid TEXT NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('create', 'change', 'remove', 'restore')),
    before TEXT,
    after TEXT NOT NULL
);
CREATE INDEX history_edit ON history (edit_id, turn);
CREATE INDEX history_row ON history (noun, row_id);
CREATE TABLE settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    changed_at TEXT NOT NULL
);

CREATE TRIGGER blocks_stay BEFORE UPDATE ON blocks
BEGIN SELECT RAISE(ABORT, 'imported text is immutable'); END;
CREATE TRIGGER blocks_remain BEFORE DELETE ON blocks
WHEN (SELECT document_id FROM versions WHERE id = old.version_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'imported text is immutable'); END;
CREATE TRIGGER originals_remain BEFORE DELETE ON original_parts
WHEN EXISTS (SELECT 1 FROM documents WHERE original_id = old.original_id)
BEGIN SELECT RAISE(ABORT, 'originals are kept'); END;
CREATE TRIGGER originals_stay BEFORE UPDATE ON original_parts
BEGIN SELECT RAISE(ABORT, 'originals are kept'); END;
CREATE TRIGGER versions_stay BEFORE UPDATE ON versions WHEN old.document_id IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a reading is immutable'); END;
CREATE TRIGGER history_stays BEFORE UPDATE ON history
BEGIN SELECT RAISE(ABORT, 'history is only added to'); END;
CREATE TRIGGER history_remains BEFORE DELETE ON history
BEGIN SELECT RAISE(ABORT, 'history is only added to'); END;
CREATE TRIGGER documents_remain BEFORE DELETE ON documents
BEGIN SELECT RAISE(ABORT, 'rows are removed by removed_at, never deleted'); END;
CREATE TRIGGER collections_remain BEFORE DELETE ON collections
BEGIN SELECT RAISE(ABORT, 'rows are removed by removed_at, never deleted'); END;
CREATE TRIGGER collection_documents_remain BEFORE DELETE ON collection_documents
BEGIN SELECT RAISE(ABORT, 'rows are removed by removed_at, never deleted'); END;
CREATE TRIGGER themes_remain BEFORE DELETE ON themes
BEGIN SELECT RAISE(ABORT, 'rows are removed by removed_at, never deleted'); END;
CREATE TRIGGER tags_remain BEFORE DELETE ON tags
BEGIN SELECT RAISE(ABORT, 'rows are removed by removed_at, never deleted'); END;
CREATE TRIGGER annotations_remain BEFORE DELETE ON annotations
BEGIN SELECT RAISE(ABORT, 'rows are removed by removed_at, never deleted'); END;
CREATE TRIGGER edits_remain BEFORE DELETE ON edits
BEGIN SELECT RAISE(ABORT, 'rows are removed by removed_at, never deleted'); END;
CREATE TRIGGER themes_keep_parent BEFORE UPDATE OF removed_at ON themes
WHEN new.removed_at IS NOT NULL AND EXISTS
    (SELECT 1 FROM themes WHERE parent_id = new.id AND removed_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'a theme in the archive has this one above it'); END;
CREATE TRIGGER themes_need_parent BEFORE UPDATE OF removed_at ON themes
WHEN new.removed_at IS NULL AND EXISTS
    (SELECT 1 FROM themes WHERE id = new.parent_id AND removed_at IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'the theme above this one is not in the archive'); END;

-- What can be found: furniture is left out.
CREATE VIEW searchable AS
    SELECT id, coalesce(folded, text) AS text FROM blocks WHERE kind <> 'furniture';
CREATE VIRTUAL TABLE blocks_index USING fts5 (
    text, content = 'searchable', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

CREATE VIEW paragraphs AS
    SELECT blocks.id AS paragraph_id, documents.id AS document_id, documents.title,
        documents.symbol, documents.date, documents.body, documents.language,
        blocks.position, blocks.kind, blocks.label, blocks.role, blocks.level, blocks.page,
        blocks.text
    FROM documents JOIN blocks ON blocks.version_id = documents.version_id
    WHERE documents.removed_at IS NULL AND blocks.kind <> 'furniture';
CREATE VIEW excerpts AS
    SELECT tags.id AS tag_id, themes.name AS theme, documents.title, documents.symbol,
        documents.date, documents.body, documents.language, blocks.position, blocks.kind,
        blocks.label, blocks.role, blocks.page,
        CASE WHEN tags.start IS NULL THEN blocks.text ELSE tags.quote END AS text,
        people.name AS tagged_by, tags.created_at AS tagged_at,
        themes.id AS theme_id, documents.id AS document_id, blocks.id AS paragraph_id,
        tags.start, tags.stop
    FROM tags JOIN themes ON themes.id = tags.theme_id
        JOIN documents ON documents.id = tags.document_id
        JOIN blocks ON blocks.id = tags.block_id
        JOIN people ON people.id = tags.created_by_id
    WHERE tags.removed_at IS NULL AND themes.removed_at IS NULL AND documents.removed_at IS NULL;
CREATE VIEW notes AS
    SELECT annotations.id AS annotation_id, annotations.body, annotations.quote,
        documents.title, documents.symbol, blocks.position, blocks.label, blocks.page,
        themes.name AS theme, people.name AS created_by, annotations.created_at,
        annotations.changed_at, documents.id AS document_id, blocks.id AS paragraph_id,
        themes.id AS theme_id
    FROM annotations JOIN people ON people.id = annotations.created_by_id
        LEFT JOIN documents ON documents.id = annotations.document_id
        LEFT JOIN blocks ON blocks.id = annotations.block_id
        LEFT JOIN themes ON themes.id = annotations.theme_id
    WHERE annotations.removed_at IS NULL AND documents.removed_at IS NULL
        AND themes.removed_at IS NULL;
""",
    )


@migration
def m002_rereading(db: HasConnection) -> None:
    """What a new reading of an original did to the tags and notes on the old one."""
    for noun in ("tags", "annotations"):
        statements(
            db,
            f"""
-- Why a person should look at it, in words, and where it stood when one last had; NULL: all is well.
ALTER TABLE {noun} ADD COLUMN was_block_id INTEGER REFERENCES blocks (id);
ALTER TABLE {noun} ADD COLUMN was_start INTEGER;
ALTER TABLE {noun} ADD COLUMN was_stop INTEGER;
ALTER TABLE {noun} ADD COLUMN doubt TEXT CHECK ((doubt IS NULL) = (was_block_id IS NULL));
-- How the last new reading found its place, and how surely (0 to 1).
ALTER TABLE {noun} ADD COLUMN moved_by TEXT;
ALTER TABLE {noun} ADD COLUMN moved_score REAL;
CREATE INDEX {noun}_was_block ON {noun} (was_block_id) WHERE was_block_id IS NOT NULL;
""",
        )


@migration
def m003_recognition(db: HasConnection) -> None:
    """Text that was recognised on pictures of pages, and how sure that was."""
    statements(
        db,
        """
-- 0 to 1; NULL where the letters were read and not recognised.
ALTER TABLE blocks ADD COLUMN confidence REAL;
-- Numbers of pages as JSON: those that only recognition can read, and those where it did.
ALTER TABLE versions ADD COLUMN unread TEXT NOT NULL DEFAULT '[]';
ALTER TABLE versions ADD COLUMN recognised TEXT NOT NULL DEFAULT '[]';
-- What recognition saw on a page of the file with this hash, which need not be imported yet. The
-- newest of a page holds; nothing is lost by reading the file again.
CREATE TABLE recognised_pages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256 TEXT NOT NULL,
    page INTEGER NOT NULL,
    languages TEXT NOT NULL,
    engine TEXT NOT NULL,
    confidence REAL,
    -- The page with its words, their boxes and how sure each is, as JSON.
    content TEXT NOT NULL,
    created_by_id INTEGER NOT NULL REFERENCES people (id),
    created_at TEXT NOT NULL
);
CREATE INDEX recognised_pages_page ON recognised_pages (sha256, page);
CREATE TRIGGER recognised_pages_stay BEFORE UPDATE ON recognised_pages
BEGIN SELECT RAISE(ABORT, 'recognised text is immutable'); END;
CREATE TRIGGER recognised_pages_remain BEFORE DELETE ON recognised_pages
BEGIN SELECT RAISE(ABORT, 'recognised text is immutable'); END;
""",
    )


@migration
def m004_quarantine(db: HasConnection) -> None:
    """Files that could not be imported, and the language of a paragraph that has one of its own."""
    statements(
        db,
        """
-- ISO 639-1; NULL: that of the document.
ALTER TABLE blocks ADD COLUMN language TEXT;
-- One row a file: it goes when the file is imported after all, or when a person forgets it.
CREATE TABLE quarantine (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    path TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    sha256 TEXT,
    size INTEGER,
    -- Nanoseconds, as the file system tells them: with the size, whether the file was changed since.
    modified INTEGER,
    trouble TEXT NOT NULL,
    reason TEXT NOT NULL,
    tries INTEGER NOT NULL,
    created_by_id INTEGER NOT NULL REFERENCES people (id),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
);
""",
    )


@migration
def m007_pairs(db: HasConnection) -> None:
    """Paragraphs that a person says belong together, or do not; and bookmarks."""
    statements(
        db,
        """
CREATE TABLE pairs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    together INTEGER NOT NULL CHECK (together IN (0, 1)),
    created_by_id INTEGER NOT NULL REFERENCES people (id),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    removed_at TEXT
);
-- The two ends are rows of their own, so that each moves alone when its document is read anew.
CREATE TABLE pair_ends (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    pair_id INTEGER NOT NULL REFERENCES pairs (id),
    document_id INTEGER NOT NULL REFERENCES documents (id),
    block_id INTEGER NOT NULL REFERENCES blocks (id),
    created_by_id INTEGER NOT NULL REFERENCES people (id),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    removed_at TEXT
);
CREATE INDEX pair_ends_pair ON pair_ends (pair_id);
CREATE INDEX pair_ends_document ON pair_ends (document_id) WHERE removed_at IS NULL;
CREATE INDEX pair_ends_block ON pair_ends (block_id);
CREATE TABLE bookmarks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    document_id INTEGER NOT NULL REFERENCES documents (id),
    block_id INTEGER NOT NULL REFERENCES blocks (id),
    name TEXT NOT NULL DEFAULT '',
    created_by_id INTEGER NOT NULL REFERENCES people (id),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    removed_at TEXT
);
CREATE UNIQUE INDEX bookmarks_once ON bookmarks (block_id) WHERE removed_at IS NULL;
CREATE INDEX bookmarks_document ON bookmarks (document_id) WHERE removed_at IS NULL;
CREATE TRIGGER pairs_remain BEFORE DELETE ON pairs
BEGIN SELECT RAISE(ABORT, 'rows are removed by removed_at, never deleted'); END;
CREATE TRIGGER pair_ends_remain BEFORE DELETE ON pair_ends
BEGIN SELECT RAISE(ABORT, 'rows are removed by removed_at, never deleted'); END;
CREATE TRIGGER bookmarks_remain BEFORE DELETE ON bookmarks
BEGIN SELECT RAISE(ABORT, 'rows are removed by removed_at, never deleted'); END;
""",
    )
    for noun in ("pair_ends", "bookmarks"):
        statements(
            db,
            f"""
-- As of tags: the words, and what a new reading did to them.
ALTER TABLE {noun} ADD COLUMN start INTEGER;
ALTER TABLE {noun} ADD COLUMN stop INTEGER;
ALTER TABLE {noun} ADD COLUMN quote TEXT NOT NULL DEFAULT '';
ALTER TABLE {noun} ADD COLUMN prefix TEXT NOT NULL DEFAULT '';
ALTER TABLE {noun} ADD COLUMN suffix TEXT NOT NULL DEFAULT '';
ALTER TABLE {noun} ADD COLUMN was_block_id INTEGER REFERENCES blocks (id);
ALTER TABLE {noun} ADD COLUMN was_start INTEGER;
ALTER TABLE {noun} ADD COLUMN was_stop INTEGER;
ALTER TABLE {noun} ADD COLUMN doubt TEXT CHECK ((doubt IS NULL) = (was_block_id IS NULL));
ALTER TABLE {noun} ADD COLUMN moved_by TEXT;
ALTER TABLE {noun} ADD COLUMN moved_score REAL;
CREATE INDEX {noun}_was_block ON {noun} (was_block_id) WHERE was_block_id IS NOT NULL;
""",
        )


@migration
def m009_suggestions(db: HasConnection) -> None:
    """What suggestions go by, which tags came of them, and which a person would not have."""
    statements(
        db,
        """
-- JSON lists: words and beginnings of words that speak for the theme (see viewer/analysis/terms.py),
-- and paragraphs as they belong to it.
ALTER TABLE themes ADD COLUMN words TEXT NOT NULL DEFAULT '[]';
ALTER TABLE themes ADD COLUMN examples TEXT NOT NULL DEFAULT '[]';
-- 0 to 1: the score of the suggestion that a person accepted; NULL where nobody suggested it.
ALTER TABLE tags ADD COLUMN suggested REAL;
CREATE INDEX tags_suggested ON tags (theme_id) WHERE suggested IS NOT NULL;
CREATE TABLE rejections (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    theme_id INTEGER NOT NULL REFERENCES themes (id),
    document_id INTEGER NOT NULL REFERENCES documents (id),
    block_id INTEGER NOT NULL REFERENCES blocks (id),
    -- 0 to 1, of the suggestion.
    score REAL NOT NULL,
    created_by_id INTEGER NOT NULL REFERENCES people (id),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    removed_at TEXT,
    -- As of tags: the words, and what a new reading did to them.
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
    moved_score REAL
);
CREATE INDEX rejections_document ON rejections (document_id) WHERE removed_at IS NULL;
CREATE INDEX rejections_block ON rejections (block_id);
CREATE INDEX rejections_theme ON rejections (theme_id) WHERE removed_at IS NULL;
CREATE INDEX rejections_was_block ON rejections (was_block_id) WHERE was_block_id IS NOT NULL;
CREATE TRIGGER rejections_remain BEFORE DELETE ON rejections
BEGIN SELECT RAISE(ABORT, 'rows are removed by removed_at, never deleted'); END;
""",
    )
    from seeds import starter_themes  # the themes that were planted get the words of new archives

    db.conn.executemany(
        "UPDATE themes SET words = ?, examples = ? WHERE uuid = ?",
        [
            (
                json.dumps(theme.words, ensure_ascii=False),
                json.dumps(theme.examples, ensure_ascii=False),
                str(uuid.uuid5(STARTER_THEMES, theme.name)),
            )
            for theme in starter_themes()
        ],
    )


@migration
def m010_codebook(db: HasConnection) -> None:
    """How sure a tag is, notes on tags, themes that are no longer offered, and counts kept."""
    statements(
        db,
        """
-- 1: sure; 0: the person who put it on was in doubt.
ALTER TABLE tags ADD COLUMN sure INTEGER NOT NULL DEFAULT 1 CHECK (sure IN (0, 1));
CREATE INDEX tags_doubtful ON tags (document_id, theme_id) WHERE sure = 0 AND removed_at IS NULL;
-- A note on a tag stands on the words of the tag too, and goes with it.
ALTER TABLE annotations ADD COLUMN tag_id INTEGER REFERENCES tags (id);
CREATE INDEX annotations_tag ON annotations (tag_id) WHERE tag_id IS NOT NULL;
-- 1: kept on what it is on, not offered any more.
ALTER TABLE themes ADD COLUMN retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1));
-- How its stripe is filled, to tell themes of one colour apart; '' for plainly.
ALTER TABLE themes ADD COLUMN pattern TEXT NOT NULL DEFAULT '';
-- Tags by theme and document, kept by the triggers below: counting a million takes too long.
CREATE TABLE tag_counts (
    theme_id INTEGER NOT NULL REFERENCES themes (id),
    document_id INTEGER NOT NULL REFERENCES documents (id),
    tags INTEGER NOT NULL,
    PRIMARY KEY (theme_id, document_id)
);
CREATE INDEX tag_counts_document ON tag_counts (document_id, theme_id, tags);
INSERT INTO tag_counts SELECT theme_id, document_id, count(*) FROM tags
    WHERE removed_at IS NULL GROUP BY theme_id, document_id;
CREATE TRIGGER tags_counted_new AFTER INSERT ON tags WHEN new.removed_at IS NULL
BEGIN
    INSERT INTO tag_counts VALUES (new.theme_id, new.document_id, 1)
        ON CONFLICT (theme_id, document_id) DO UPDATE SET tags = tags + 1;
END;
CREATE TRIGGER tags_counted_off AFTER UPDATE OF removed_at, theme_id, document_id ON tags
WHEN old.removed_at IS NULL
BEGIN
    UPDATE tag_counts SET tags = tags - 1
        WHERE theme_id = old.theme_id AND document_id = old.document_id;
END;
CREATE TRIGGER tags_counted_on AFTER UPDATE OF removed_at, theme_id, document_id ON tags
WHEN new.removed_at IS NULL
BEGIN
    INSERT INTO tag_counts VALUES (new.theme_id, new.document_id, 1)
        ON CONFLICT (theme_id, document_id) DO UPDATE SET tags = tags + 1;
END;
DROP VIEW excerpts;
CREATE VIEW excerpts AS
    SELECT tags.id AS tag_id, themes.name AS theme, documents.title, documents.symbol,
        documents.date, documents.body, documents.language, blocks.position, blocks.kind,
        blocks.label, blocks.role, blocks.page,
        CASE WHEN tags.start IS NULL THEN blocks.text ELSE tags.quote END AS text,
        CASE tags.sure WHEN 1 THEN 'sure' ELSE 'doubtful' END AS certainty,
        people.name AS tagged_by, tags.created_at AS tagged_at,
        themes.id AS theme_id, documents.id AS document_id, blocks.id AS paragraph_id,
        tags.start, tags.stop
    FROM tags JOIN themes ON themes.id = tags.theme_id
        JOIN documents ON documents.id = tags.document_id
        JOIN blocks ON blocks.id = tags.block_id
        JOIN people ON people.id = tags.created_by_id
    WHERE tags.removed_at IS NULL AND themes.removed_at IS NULL AND documents.removed_at IS NULL;
DROP VIEW notes;
CREATE VIEW notes AS
    SELECT annotations.id AS annotation_id, annotations.body, annotations.quote,
        documents.title, documents.symbol, blocks.position, blocks.label, blocks.page,
        coalesce(themes.name, tagged.name) AS theme, people.name AS created_by,
        annotations.created_at, annotations.changed_at, documents.id AS document_id,
        blocks.id AS paragraph_id, coalesce(themes.id, tagged.id) AS theme_id,
        annotations.tag_id
    FROM annotations JOIN people ON people.id = annotations.created_by_id
        LEFT JOIN documents ON documents.id = annotations.document_id
        LEFT JOIN blocks ON blocks.id = annotations.block_id
        LEFT JOIN themes ON themes.id = annotations.theme_id
        LEFT JOIN tags ON tags.id = annotations.tag_id
        LEFT JOIN themes AS tagged ON tagged.id = tags.theme_id
    WHERE annotations.removed_at IS NULL AND documents.removed_at IS NULL
        AND themes.removed_at IS NULL AND tags.removed_at IS NULL AND tagged.removed_at IS NULL;
""",
    )


@migration
def m008_references(db: HasConnection) -> None:
    """Mentions of other documents, as they were found; they can be found again at any time."""
    statements(
        db,
        """
CREATE TABLE mentions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL REFERENCES documents (id),
    block_id INTEGER NOT NULL REFERENCES blocks (id),
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    mention TEXT NOT NULL,
    symbol TEXT NOT NULL,
    kind TEXT NOT NULL,
    date TEXT,
    pinpoint TEXT
);
CREATE INDEX mentions_document ON mentions (document_id);
-- What a mention finds documents by: each symbol of a joint one, no year of the Security Council's.
CREATE TABLE mention_keys (
    key TEXT NOT NULL,
    mention_id INTEGER NOT NULL REFERENCES mentions (id) ON DELETE CASCADE,
    PRIMARY KEY (key, mention_id)
);
CREATE INDEX mention_keys_mention ON mention_keys (mention_id);
-- What the mentions of a document were found from; where one of these changed, they are found anew.
CREATE TABLE mentions_found (
    document_id INTEGER PRIMARY KEY REFERENCES documents (id),
    version_id INTEGER NOT NULL REFERENCES versions (id),
    body TEXT,
    symbol TEXT,
    finder INTEGER NOT NULL
);
""",
    )
