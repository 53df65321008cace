from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from viewer.archive import errors

PATH = Path("/somewhere/ours.concord")


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_FULL, errors.DiskFull),
        (sqlite3.SQLITE_IOERR_WRITE, errors.DiskFull),
        (sqlite3.SQLITE_IOERR_FSYNC, errors.DiskFull),
        (sqlite3.SQLITE_BUSY, errors.ArchiveBusy),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, errors.ArchiveBusy),
        (sqlite3.SQLITE_LOCKED, errors.ArchiveBusy),
        (sqlite3.SQLITE_READONLY, errors.ReadOnlyArchive),
        (sqlite3.SQLITE_READONLY_DIRECTORY, errors.ReadOnlyArchive),
        (sqlite3.SQLITE_CORRUPT, errors.DamagedArchive),
        (sqlite3.SQLITE_CORRUPT_VTAB, errors.DamagedArchive),
        (sqlite3.SQLITE_NOTADB, errors.NotAnArchive),
        (sqlite3.SQLITE_CANTOPEN, errors.ArchiveMissing),
        (sqlite3.SQLITE_INTERRUPT, errors.Interrupted),
    ],
)
def test_what_the_world_does_becomes_a_sentence(code: int, kind: type[Exception]) -> None:
    error = sqlite3.OperationalError("words of SQLite")
    error.sqlite_errorcode = code
    with pytest.raises(kind, match=r"^[^\n]*ours\.concord[^\n]*\.$"), errors.sentences(PATH):
        raise error


def test_what_we_do_wrong_stays_what_it_is() -> None:
    database = sqlite3.connect(":memory:")
    try:
        for sql in ("SELECT nothing", "INSERT INTO nowhere VALUES (1)", "not SQL at all"):
            with pytest.raises(sqlite3.OperationalError), errors.sentences(PATH):
                database.execute(sql)
        database.execute("CREATE TABLE t (a UNIQUE)")
        database.execute("INSERT INTO t VALUES (1)")
        with pytest.raises(sqlite3.IntegrityError), errors.sentences(PATH):
            database.execute("INSERT INTO t VALUES (1)")
    finally:
        database.close()
