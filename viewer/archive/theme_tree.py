"""Whether every theme can be reached: one under a removed theme, or under itself, is seen nowhere."""

from __future__ import annotations

from viewer.archive.connection import Connection

_LOST = """
    WITH RECURSIVE tree (id) AS (
        SELECT id FROM themes WHERE parent_id IS NULL AND removed_at IS NULL
        UNION
        SELECT themes.id FROM themes JOIN tree ON themes.parent_id = tree.id
            WHERE themes.removed_at IS NULL
    )
    SELECT name FROM themes WHERE removed_at IS NULL AND id NOT IN (SELECT id FROM tree)
    ORDER BY id
"""


def lost_themes(connection: Connection) -> list[str]:
    """The names of those that are there and cannot be reached from the top."""
    names: list[str] = connection.values(_LOST)
    return names
