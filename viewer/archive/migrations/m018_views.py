"""What is in the archive by document, theme, year and edit, in plain names."""

from __future__ import annotations

from viewer.archive.schema import HasConnection, statements


def m018_views(db: HasConnection) -> None:
    """What is in the archive by document, theme, year and edit, in plain names."""
    statements(
        db,
        """
CREATE VIEW library AS
    SELECT documents.id AS document_id, documents.title, documents.symbol, documents.date,
        substr(documents.date, 1, 4) AS year, documents.body, documents.place,
        documents.language, documents.kind, documents.name AS file, versions.pages,
        versions.paragraphs,
        (SELECT coalesce(sum(tag_counts.tags), 0) FROM tag_counts
            JOIN themes ON themes.id = tag_counts.theme_id AND themes.removed_at IS NULL
            WHERE tag_counts.document_id = documents.id) AS excerpts,
        (SELECT count(*) FROM annotations WHERE annotations.document_id = documents.id
            AND annotations.removed_at IS NULL) AS notes,
        people.name AS added_by, documents.created_at AS added_at, documents.uuid
    FROM documents JOIN versions ON versions.id = documents.version_id
        JOIN people ON people.id = documents.created_by_id
    WHERE documents.removed_at IS NULL;
CREATE VIEW codebook AS
    WITH RECURSIVE tree (theme_id, path) AS (
        SELECT id, name FROM themes WHERE parent_id IS NULL AND removed_at IS NULL
        UNION ALL
        SELECT themes.id, tree.path || ' › ' || themes.name
            FROM themes JOIN tree ON tree.theme_id = themes.parent_id
            WHERE themes.removed_at IS NULL
    )
    SELECT themes.id AS theme_id, themes.name AS theme, tree.path, parents.name AS parent,
        themes.key, themes.colour, themes.description,
        CASE themes.retired WHEN 1 THEN 'retired' ELSE 'in use' END AS state,
        (SELECT coalesce(sum(tag_counts.tags), 0) FROM tag_counts
            JOIN documents ON documents.id = tag_counts.document_id
            WHERE tag_counts.theme_id = themes.id AND documents.removed_at IS NULL) AS excerpts,
        (SELECT count(*) FROM tag_counts
            JOIN documents ON documents.id = tag_counts.document_id
            WHERE tag_counts.theme_id = themes.id AND documents.removed_at IS NULL
            AND tag_counts.tags > 0) AS documents,
        themes.uuid
    FROM tree JOIN themes ON themes.id = tree.theme_id
        LEFT JOIN themes AS parents ON parents.id = themes.parent_id;
CREATE VIEW theme_documents AS
    SELECT themes.name AS theme, documents.title, documents.symbol, documents.date,
        substr(documents.date, 1, 4) AS year, documents.body, tag_counts.tags AS excerpts,
        themes.id AS theme_id, documents.id AS document_id
    FROM tag_counts
        JOIN themes ON themes.id = tag_counts.theme_id AND themes.removed_at IS NULL
        JOIN documents ON documents.id = tag_counts.document_id AND documents.removed_at IS NULL
    WHERE tag_counts.tags > 0;
CREATE VIEW theme_years AS
    SELECT theme, year, sum(excerpts) AS excerpts, count(*) AS documents, theme_id
    FROM theme_documents GROUP BY theme_id, year;
CREATE VIEW theme_pairs AS
    WITH tagged AS (
        SELECT DISTINCT tags.block_id, tags.theme_id FROM tags
            JOIN themes ON themes.id = tags.theme_id AND themes.removed_at IS NULL
            JOIN documents ON documents.id = tags.document_id AND documents.removed_at IS NULL
            JOIN blocks ON blocks.id = tags.block_id AND blocks.version_id = documents.version_id
        WHERE tags.removed_at IS NULL
    )
    SELECT one.name AS theme, other.name AS other_theme, count(*) AS paragraphs,
        one.id AS theme_id, other.id AS other_theme_id
    FROM tagged AS a JOIN tagged AS b ON b.block_id = a.block_id AND b.theme_id > a.theme_id
        JOIN themes AS one ON one.id = a.theme_id JOIN themes AS other ON other.id = b.theme_id
    GROUP BY a.theme_id, b.theme_id;
CREATE VIEW changes AS
    SELECT edits.id AS edit_id, edits.created_at AS at, people.name AS by, edits.label,
        CASE edits.undone WHEN 1 THEN 'undone' ELSE 'done' END AS state
    FROM edits JOIN people ON people.id = edits.person_id;
""",
    )
