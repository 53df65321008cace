"""How sure a tag is, notes on tags, themes that are no longer offered, and counts kept."""

from __future__ import annotations

from viewer.archive.schema import HasConnection, statements


def m010_codebook(db: HasConnection) -> None:
    """How sure a tag is, notes on tags, themes that are no longer offered, and counts kept."""
    statements(
        db,
        """
-- 1: sure; 0: the person who put it on was in doubt.
ALTER TABLE tags ADD COLUMN sure INTEGER NOT NULL DEFAULT 1 CHECK (sure IN (0, 1));
CREATE INDEX tags_doubtful ON tags (document_id, theme_id) WHERE sure = 0 AND removed_at IS NULL;
-- A note on a tag stands on the words of the tag too, and goes with it.
ALTER TABLE annotations ADD COLUMN tag_id INTEGER REFERENCES tags (id);
CREATE INDEX annotations_tag ON annotations (tag_id) WHERE tag_id IS NOT NULL;
-- 1: kept on what it is on, not offered any more.
ALTER TABLE themes ADD COLUMN retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1));
-- How its stripe is filled, to tell themes of one colour apart; '' for plainly.
ALTER TABLE themes ADD COLUMN pattern TEXT NOT NULL DEFAULT '';
-- Tags by theme and document, kept by the triggers below: counting a million takes too long.
CREATE TABLE tag_counts (
    theme_id INTEGER NOT NULL REFERENCES themes (id),
    document_id INTEGER NOT NULL REFERENCES documents (id),
    tags INTEGER NOT NULL,
    PRIMARY KEY (theme_id, document_id)
);
CREATE INDEX tag_counts_document ON tag_counts (document_id, theme_id, tags);
INSERT INTO tag_counts SELECT theme_id, document_id, count(*) FROM tags
    WHERE removed_at IS NULL GROUP BY theme_id, document_id;
CREATE TRIGGER tags_counted_new AFTER INSERT ON tags WHEN new.removed_at IS NULL
BEGIN
    INSERT INTO tag_counts VALUES (new.theme_id, new.document_id, 1)
        ON CONFLICT (theme_id, document_id) DO UPDATE SET tags = tags + 1;
END;
CREATE TRIGGER tags_counted_off AFTER UPDATE OF removed_at, theme_id, document_id ON tags
WHEN old.removed_at IS NULL
BEGIN
    UPDATE tag_counts SET tags = tags - 1
        WHERE theme_id = old.theme_id AND document_id = old.document_id;
END;
CREATE TRIGGER tags_counted_on AFTER UPDATE OF removed_at, theme_id, document_id ON tags
WHEN new.removed_at IS NULL
BEGIN
    INSERT INTO tag_counts VALUES (new.theme_id, new.document_id, 1)
        ON CONFLICT (theme_id, document_id) DO UPDATE SET tags = tags + 1;
END;
DROP VIEW excerpts;
CREATE VIEW excerpts AS
    SELECT tags.id AS tag_id, themes.name AS theme, documents.title, documents.symbol,
        documents.date, documents.body, documents.language, blocks.position, blocks.kind,
        blocks.label, blocks.role, blocks.page,
        CASE WHEN tags.start IS NULL THEN blocks.text ELSE tags.quote END AS text,
        CASE tags.sure WHEN 1 THEN 'sure' ELSE 'doubtful' END AS certainty,
        people.name AS tagged_by, tags.created_at AS tagged_at,
        themes.id AS theme_id, documents.id AS document_id, blocks.id AS paragraph_id,
        tags.start, tags.stop
    FROM tags JOIN themes ON themes.id = tags.theme_id
        JOIN documents ON documents.id = tags.document_id
        JOIN blocks ON blocks.id = tags.block_id
        JOIN people ON people.id = tags.created_by_id
    WHERE tags.removed_at IS NULL AND themes.removed_at IS NULL AND documents.removed_at IS NULL;
DROP VIEW notes;
CREATE VIEW notes AS
    SELECT annotations.id AS annotation_id, annotations.body, annotations.quote,
        documents.title, documents.symbol, blocks.position, blocks.label, blocks.page,
        coalesce(themes.name, tagged.name) AS theme, people.name AS created_by,
        annotations.created_at, annotations.changed_at, documents.id AS document_id,
        blocks.id AS paragraph_id, coalesce(themes.id, tagged.id) AS theme_id,
        annotations.tag_id
    FROM annotations JOIN people ON people.id = annotations.created_by_id
        LEFT JOIN documents ON documents.id = annotations.document_id
        LEFT JOIN blocks ON blocks.id = annotations.block_id
        LEFT JOIN themes ON themes.id = annotations.theme_id
        LEFT JOIN tags ON tags.id = annotations.tag_id
        LEFT JOIN themes AS tagged ON tagged.id = tags.theme_id
    WHERE annotations.removed_at IS NULL AND documents.removed_at IS NULL
        AND themes.removed_at IS NULL AND tags.removed_at IS NULL AND tagged.removed_at IS NULL;
""",
    )
