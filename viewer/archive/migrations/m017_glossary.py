"""What documents abbreviate, as found, and what people say of it."""

from __future__ import annotations

from viewer.archive.schema import HasConnection, statements


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
