"""What migrations are made with; they themselves, the tables in plain SQL, are in `migrations`.

Each row of a noun that people make (`viewer.archive.editing.NOUNS`) has a UUID, who made it, when it
was made, changed and removed, and every change of it stands in `history`. Rows of them are never
deleted.
"""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Callable
from typing import Protocol

MIGRATION_SET = "concord"
STARTER_THEMES = uuid.UUID("6c0a1c52-2f0e-4d0b-9f8c-3f3c5b1f7d11")
"""Themes of our files have the same UUID in every archive, so that merging finds them alike."""


class HasConnection(Protocol):
    """What a migration uses of `sqlite_utils.Database`."""

    conn: sqlite3.Connection


Migration = Callable[[HasConnection], None]


def statements(db: HasConnection, script: str) -> None:
    """Run a script inside the transaction that is open (`executescript` would end it)."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            db.conn.execute(statement)
            statement = ""
    if statement.strip():
        raise ValueError(f"not a whole statement: {statement!r}")
