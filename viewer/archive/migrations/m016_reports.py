"""Reports and what stands in them: excerpts by their tags, and headings between."""

from __future__ import annotations

from viewer.archive.schema import HasConnection, statements


def m016_reports(db: HasConnection) -> None:
    """Reports and what stands in them: excerpts by their tags, and headings between."""
    statements(
        db,
        """
CREATE TABLE reports (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    created_by_id INTEGER NOT NULL REFERENCES people (id),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    removed_at TEXT
);
CREATE TABLE report_items (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    report_id INTEGER NOT NULL REFERENCES reports (id),
    tag_id INTEGER REFERENCES tags (id),
    heading TEXT,
    -- Halves between whole numbers let one item move without writing the others.
    position REAL NOT NULL,
    created_by_id INTEGER NOT NULL REFERENCES people (id),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    removed_at TEXT,
    CHECK ((tag_id IS NULL) <> (heading IS NULL))
);
CREATE INDEX report_items_report ON report_items (report_id, position) WHERE removed_at IS NULL;
CREATE INDEX report_items_tag ON report_items (tag_id) WHERE tag_id IS NOT NULL;
CREATE TRIGGER reports_remain BEFORE DELETE ON reports
BEGIN SELECT RAISE(ABORT, 'rows are removed by removed_at, never deleted'); END;
CREATE TRIGGER report_items_remain BEFORE DELETE ON report_items
BEGIN SELECT RAISE(ABORT, 'rows are removed by removed_at, never deleted'); END;
""",
    )
