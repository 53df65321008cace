"""What a new reading of an original did to the tags and notes on the old one."""

from __future__ import annotations

from viewer.archive.schema import HasConnection, statements


def m002_rereading(db: HasConnection) -> None:
    """What a new reading of an original did to the tags and notes on the old one."""
    for noun in ("tags", "annotations"):
        statements(
            db,
            f"""
-- Why a person should look at it, in words, and where it stood when one last had; NULL: all is well.
ALTER TABLE {noun} ADD COLUMN was_block_id INTEGER REFERENCES blocks (id);
ALTER TABLE {noun} ADD COLUMN was_start INTEGER;
ALTER TABLE {noun} ADD COLUMN was_stop INTEGER;
ALTER TABLE {noun} ADD COLUMN doubt TEXT CHECK ((doubt IS NULL) = (was_block_id IS NULL));
-- How the last new reading found its place, and how surely (0 to 1).
ALTER TABLE {noun} ADD COLUMN moved_by TEXT;
ALTER TABLE {noun} ADD COLUMN moved_score REAL;
CREATE INDEX {noun}_was_block ON {noun} (was_block_id) WHERE was_block_id IS NOT NULL;
""",
        )
