"""Text that was recognised on pictures of pages, and how sure that was."""

from __future__ import annotations

from viewer.archive.schema import HasConnection, statements


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
