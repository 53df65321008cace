"""What suggestions go by, which tags came of them, and which a person would not have."""

from __future__ import annotations

import json
import uuid

from viewer.archive.schema import STARTER_THEMES, HasConnection, statements


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
