"""Keeps the index of notes, titles and themes true: at the end of each transaction that changed one."""

from __future__ import annotations

import sqlite3

from viewer.archive.connection import Connection
from viewer.archive.folding import folded
from viewer.archive.searching.rows import KINDS, NOTES, THEMES, TITLES

_TEXTS = {
    NOTES: "SELECT body FROM annotations WHERE id = ? AND removed_at IS NULL",
    TITLES: (
        "SELECT coalesce(symbol || ' ', '') || title FROM documents"
        " WHERE id = ? AND removed_at IS NULL"
    ),
    THEMES: (
        "SELECT name || char(10) || description FROM themes WHERE id = ? AND removed_at IS NULL"
    ),
}


def index_pending(connection: Connection) -> None:
    """Write what triggers have noted; part of the transaction that is open."""
    index_pending_of(connection.raw)


def index_pending_of(database: sqlite3.Connection) -> None:
    """As `index_pending`, while the schema is being made."""
    pending = [row[0] for row in database.execute("SELECT id FROM others_pending ORDER BY id")]
    for row in pending:
        database.execute("DELETE FROM others_index WHERE rowid = ?", (row,))
        found = database.execute(_TEXTS[row % KINDS], (row // KINDS,)).fetchone()
        if found is not None:
            database.execute(
                "INSERT INTO others_index (rowid, text) VALUES (?, ?)", (row, folded(found[0]))
            )
    database.execute("DELETE FROM others_pending")
