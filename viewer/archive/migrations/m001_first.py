"""People, documents with their readings, what people add to them, and the history of it."""

from __future__ import annotations

from viewer.archive.schema import HasConnection, statements


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
