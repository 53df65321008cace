from __future__ import annotations

from dataclasses import dataclass
from sqlite3 import Connection

from tests.viewer.archive.making import add, parsed
from viewer.archive import Archive
from viewer.archive.migrations.m013_search import _fold_again


@dataclass
class Database:
    """What a migration uses of one."""

    conn: Connection


def test_paragraphs_of_old_archives_are_folded_anew(archive: Archive) -> None:
    """As they were indexed before yeh, soft hyphens and ligatures were folded."""
    add(archive, ["الاسلامى", "hu\u00admanity", "ﬁnal", "plain"])
    archive.documents.add("b.txt", b"b", parsed(["مصطفى"], furniture=(0,)))
    connection = archive._connection
    connection.run("DROP TRIGGER blocks_stay")
    with archive.edit("As it was"):
        for row in connection.rows("SELECT id, text, folded, kind FROM blocks"):
            if row["kind"] != "furniture":
                connection.run(
                    "INSERT INTO blocks_index (blocks_index, rowid, text) VALUES ('delete', ?, ?)",
                    (row["id"], row["text"] if row["folded"] is None else row["folded"]),
                )
                connection.run(
                    "INSERT INTO blocks_index (rowid, text) VALUES (?, ?)",
                    (row["id"], row["text"]),
                )
        connection.run("UPDATE blocks SET folded = NULL")
    assert archive.check() == []
    assert archive.search.count("humanity OR الاسلامي OR final") == 0
    connection.run(
        "CREATE TRIGGER blocks_stay BEFORE UPDATE ON blocks"
        " BEGIN SELECT RAISE(ABORT, 'imported text is immutable'); END"
    )
    with archive.edit("Brought up to date"):
        _fold_again(Database(connection.raw))
    assert archive.search.count("humanity OR الاسلامي OR final") == 3
    assert connection.values("SELECT folded FROM blocks ORDER BY id") == [
        "الاسلامي",
        "humanity",
        "final",
        None,
        "مصطفي",
    ]
    assert archive.check() == []
