"""Work of other people: how their settings of fields are told from those of this archive."""

from __future__ import annotations

import json
import uuid

from viewer.archive.schema import HasConnection, statements


def m015_merging(db: HasConnection) -> None:
    """Work of other people: how their settings of fields are told from those of this archive."""
    statements(
        db,
        """
-- Edits by which work of others came in; what they wrote into the history was set by others before.
CREATE TABLE merges (
    edit_id INTEGER PRIMARY KEY REFERENCES edits (id),
    -- Of the bundle, of whom, and when it was made.
    bundle_uuid TEXT NOT NULL,
    person TEXT NOT NULL,
    made_at TEXT NOT NULL
);
-- What was known of the settings of a field after a merge: a JSON list of [time, turn, person].
CREATE TABLE merged_fields (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    edit_id INTEGER NOT NULL REFERENCES edits (id),
    -- The last row of the history when this was written.
    history_id INTEGER NOT NULL,
    noun TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    field TEXT NOT NULL,
    chain TEXT NOT NULL
);
CREATE INDEX merged_fields_row ON merged_fields (noun, row_id);
-- UUIDs under which others know a row, where two people had made the same.
CREATE TABLE aliases (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    edit_id INTEGER NOT NULL REFERENCES edits (id),
    noun TEXT NOT NULL,
    uuid TEXT NOT NULL,
    row_id INTEGER NOT NULL
);
CREATE INDEX aliases_uuid ON aliases (noun, uuid);
CREATE INDEX aliases_row ON aliases (noun, row_id);
CREATE VIEW live_aliases AS
    SELECT aliases.noun, aliases.uuid, aliases.row_id FROM aliases
        JOIN edits ON edits.id = aliases.edit_id WHERE edits.turn % 2 = 0;
-- Pieces of bundles that could not be put on yet, as they came; without an edit: the news that
-- something was removed which has not come in.
CREATE TABLE waiting (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    edit_id INTEGER REFERENCES edits (id),
    noun TEXT NOT NULL,
    uuid TEXT NOT NULL,
    -- SHA-256 of the original that it waits for.
    document TEXT,
    piece TEXT NOT NULL,
    created_at TEXT NOT NULL
);
CREATE INDEX waiting_uuid ON waiting (noun, uuid);
CREATE INDEX waiting_document ON waiting (document);
CREATE VIEW live_waiting AS
    SELECT waiting.* FROM waiting LEFT JOIN edits ON edits.id = waiting.edit_id
    WHERE edits.id IS NULL OR edits.turn % 2 = 0;
-- What waiting pieces stand on: the document as its bundle names it, and blocks of their reading.
CREATE TABLE waiting_documents (
    sha256 TEXT PRIMARY KEY,
    uuid TEXT NOT NULL,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    symbol TEXT
);
CREATE TABLE waiting_blocks (
    document TEXT NOT NULL,
    digest TEXT NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    label TEXT,
    mark TEXT,
    text TEXT NOT NULL,
    PRIMARY KEY (document, digest, position)
);
-- Blocks of another person's reading that were kept because a tag or note is in doubt or has no
-- place in the reading here: where each stands in that reading.
CREATE TABLE kept_blocks (
    block_id INTEGER PRIMARY KEY REFERENCES blocks (id),
    document_id INTEGER NOT NULL REFERENCES documents (id),
    digest TEXT NOT NULL,
    position INTEGER NOT NULL
);
CREATE INDEX kept_blocks_reading ON kept_blocks (document_id, digest, position);
""",
    )
    db.conn.execute(
        "INSERT INTO settings (key, value, changed_at)"
        " VALUES ('archive_uuid', ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))",
        (json.dumps(str(uuid.uuid4())),),
    )
