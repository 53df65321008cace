"""Each person has tags of their own; the counts are of places, which two may tag alike."""

from __future__ import annotations

from viewer.archive.schema import HasConnection, statements


def m011_people(db: HasConnection) -> None:
    """Each person has tags of their own; the counts are of places, which two may tag alike."""
    statements(
        db,
        """
DROP INDEX tags_once;
CREATE UNIQUE INDEX tags_once
    ON tags (block_id, theme_id, coalesce(start, -1), coalesce(stop, -1), created_by_id)
    WHERE removed_at IS NULL;
CREATE INDEX tags_person ON tags (created_by_id, document_id, theme_id) WHERE removed_at IS NULL;
-- A place that two people tagged with one theme is one excerpt, and counts once.
DROP TRIGGER tags_counted_new;
DROP TRIGGER tags_counted_off;
DROP TRIGGER tags_counted_on;
""",
    )
    others = (
        "NOT EXISTS (SELECT 1 FROM tags WHERE block_id = {row}.block_id"
        " AND theme_id = {row}.theme_id AND coalesce(start, -1) = coalesce({row}.start, -1)"
        " AND coalesce(stop, -1) = coalesce({row}.stop, -1) AND removed_at IS NULL"
        " AND id <> {row}.id)"
    )
    moved = "removed_at, theme_id, document_id, block_id, start, stop"
    statements(
        db,
        f"""
CREATE TRIGGER tags_counted_new AFTER INSERT ON tags
WHEN new.removed_at IS NULL AND {others.format(row="new")}
BEGIN
    INSERT INTO tag_counts VALUES (new.theme_id, new.document_id, 1)
        ON CONFLICT (theme_id, document_id) DO UPDATE SET tags = tags + 1;
END;
CREATE TRIGGER tags_counted_off AFTER UPDATE OF {moved} ON tags
WHEN old.removed_at IS NULL AND {others.format(row="old")}
BEGIN
    UPDATE tag_counts SET tags = tags - 1
        WHERE theme_id = old.theme_id AND document_id = old.document_id;
END;
CREATE TRIGGER tags_counted_on AFTER UPDATE OF {moved} ON tags
WHEN new.removed_at IS NULL AND {others.format(row="new")}
BEGIN
    INSERT INTO tag_counts VALUES (new.theme_id, new.document_id, 1)
        ON CONFLICT (theme_id, document_id) DO UPDATE SET tags = tags + 1;
END;
""",
    )
