"""Paragraphs that a person says belong together, or do not; and bookmarks."""

from __future__ import annotations

from viewer.archive.schema import HasConnection, statements


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
