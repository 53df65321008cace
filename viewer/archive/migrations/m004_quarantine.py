"""Files that could not be imported, and the language of a paragraph that has one of its own."""

from __future__ import annotations

from viewer.archive.schema import HasConnection, statements


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
