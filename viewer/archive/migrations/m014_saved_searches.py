"""Searches kept under a name; a live one stands in the library as a collection."""

from __future__ import annotations

from viewer.archive.schema import HasConnection, statements


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
