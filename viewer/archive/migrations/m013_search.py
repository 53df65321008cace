"""Notes, titles and themes can be found; paragraphs are folded as `folding` does now."""

from __future__ import annotations

from viewer.archive.folding import folded_for_index
from viewer.archive.schema import HasConnection, statements

BATCH = 5_000


def m013_search(db: HasConnection) -> None:
    """Notes, titles and themes can be found; paragraphs are folded as `folding` does now."""
    statements(
        db,
        """
-- Folded texts. A row is the id of what has the text times 4, and 0 for a note, 1 for a title (with
-- the symbol), 2 for a theme (its name and description).
CREATE VIRTUAL TABLE others_index USING fts5 (
    text, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
-- Every word of the paragraphs with how many have it: see fts5vocab in the documentation of SQLite.
CREATE VIRTUAL TABLE blocks_words USING fts5vocab ('blocks_index', 'row');
-- Rows of others_index that are to be written anew: SQL cannot fold, so the end of each transaction does.
CREATE TABLE others_pending (id INTEGER PRIMARY KEY);
CREATE TRIGGER annotations_sought_new AFTER INSERT ON annotations
BEGIN INSERT OR IGNORE INTO others_pending VALUES (new.id * 4); END;
CREATE TRIGGER annotations_sought AFTER UPDATE OF body, removed_at ON annotations
BEGIN INSERT OR IGNORE INTO others_pending VALUES (new.id * 4); END;
CREATE TRIGGER documents_sought_new AFTER INSERT ON documents
BEGIN INSERT OR IGNORE INTO others_pending VALUES (new.id * 4 + 1); END;
CREATE TRIGGER documents_sought AFTER UPDATE OF title, symbol, removed_at ON documents
BEGIN INSERT OR IGNORE INTO others_pending VALUES (new.id * 4 + 1); END;
CREATE TRIGGER themes_sought_new AFTER INSERT ON themes
BEGIN INSERT OR IGNORE INTO others_pending VALUES (new.id * 4 + 2); END;
CREATE TRIGGER themes_sought AFTER UPDATE OF name, description, removed_at ON themes
BEGIN INSERT OR IGNORE INTO others_pending VALUES (new.id * 4 + 2); END;
INSERT INTO others_pending SELECT id * 4 FROM annotations WHERE removed_at IS NULL
    UNION ALL SELECT id * 4 + 1 FROM documents WHERE removed_at IS NULL
    UNION ALL SELECT id * 4 + 2 FROM themes WHERE removed_at IS NULL;
-- What filters beside words ask for.
CREATE INDEX tags_theme_block ON tags (theme_id, block_id) WHERE removed_at IS NULL;
CREATE INDEX tags_person_block ON tags (created_by_id, block_id) WHERE removed_at IS NULL;
CREATE INDEX blocks_label ON blocks (lower(trim(label, ' ().:–—-'))) WHERE label IS NOT NULL;
CREATE INDEX blocks_kind ON blocks (kind) WHERE kind <> 'paragraph';
CREATE INDEX blocks_role ON blocks (role) WHERE role IS NOT NULL;
CREATE INDEX blocks_language ON blocks (language) WHERE language IS NOT NULL;
""",
    )
    _fold_again(db)
    from viewer.archive.searching.indexing import index_pending_of  # what it knows is of today

    index_pending_of(db.conn)


def _fold_again(db: HasConnection) -> None:
    """Bring the index to what `folding` says now of each block."""
    statements(db, "DROP TRIGGER blocks_stay;")
    last = 0
    while rows := db.conn.execute(
        "SELECT id, kind, text, folded FROM blocks WHERE id > ? ORDER BY id LIMIT ?", (last, BATCH)
    ).fetchall():
        last = rows[-1][0]
        for row_id, kind, text, folded in rows:
            now = folded_for_index(text)
            if now == folded:
                continue
            if kind != "furniture":
                db.conn.execute(
                    "INSERT INTO blocks_index (blocks_index, rowid, text) VALUES ('delete', ?, ?)",
                    (row_id, text if folded is None else folded),
                )
                db.conn.execute(
                    "INSERT INTO blocks_index (rowid, text) VALUES (?, ?)",
                    (row_id, text if now is None else now),
                )
            db.conn.execute("UPDATE blocks SET folded = ? WHERE id = ?", (now, row_id))
    statements(
        db,
        """
CREATE TRIGGER blocks_stay BEFORE UPDATE ON blocks
BEGIN SELECT RAISE(ABORT, 'imported text is immutable'); END;
""",
    )
