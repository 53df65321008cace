"""Keeps the index of notes, titles and themes true: at the end of each transaction that changed one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from viewer.archive.connection import Connection
from viewer.archive.folding import folded
from viewer.archive.searching.rows import KINDS, NOTES, THEMES, TITLES

_TEXTS = {
    NOTES: "SELECT id, body FROM annotations WHERE removed_at IS NULL",
    TITLES: (
        "SELECT id, coalesce(symbol || ' ', '') || title FROM documents WHERE removed_at IS NULL"
    ),
    THEMES: "SELECT id, name || char(10) || description FROM themes WHERE removed_at IS NULL",
}
_NOUNS = {NOTES: "notes", TITLES: "titles", THEMES: "themes"}


def index_pending(connection: Connection) -> None:
    """Write what triggers have noted; part of the transaction that is open."""
    index_pending_of(connection.raw)


def index_pending_of(database: sqlite3.Connection) -> None:
    """As `index_pending`, while the schema is being made."""
    pending = [row[0] for row in database.execute("SELECT id FROM others_pending ORDER BY id")]
    for row in pending:
        database.execute("DELETE FROM others_index WHERE rowid = ?", (row,))
        text = f"{_TEXTS[row % KINDS]} AND id = ?"
        for _, written in database.execute(text, (row // KINDS,)):
            database.execute(
                "INSERT INTO others_index (rowid, text) VALUES (?, ?)", (row, folded(written))
            )
    database.execute("DELETE FROM others_pending")


def disagreements(connection: Connection) -> Iterator[str]:
    """Of what the index is not as it should be: notes, titles, themes."""
    indexed = {
        int(row): str(text) for row, text in connection.rows("SELECT rowid, text FROM others_index")
    }
    for number, texts in _TEXTS.items():
        here = {row: text for row, text in indexed.items() if row % KINDS == number}
        meant = {
            int(row_id) * KINDS + number: folded(str(text))
            for row_id, text in connection.rows(texts)
        }
        if here != meant:
            yield _NOUNS[number]
