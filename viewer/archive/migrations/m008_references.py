"""Mentions of other documents, as they were found; they can be found again at any time."""

from __future__ import annotations

from viewer.archive.schema import HasConnection, statements


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
