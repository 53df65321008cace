"""From a path to a connection: which file it is, whether it may be written, and to which schema."""

from __future__ import annotations

import json
import os
import uuid
from pathlib import Path

from viewer.archive import errors
from viewer.archive.backups import back_up, backup_folder
from viewer.archive.connection import APPLICATION_ID, Connection
from viewer.archive.editing import new_uuid, now
from viewer.archive.migrations import MIGRATIONS
from viewer.archive.schema import MIGRATION_SET, STARTER_THEMES


def open_to_write(path: Path) -> Connection:
    """A connection with the present schema; the caller holds the lock of the archive."""
    connection = Connection(path)
    try:
        applied = _recognise(connection)
        if [name for name in MIGRATIONS if name not in applied]:
            back_up(
                connection, backup_folder(path) / f"{now()[:10]} before {_next(applied)}.concord"
            )
            _migrate(connection)
        connection.prepare()
    except BaseException:
        connection.close()
        raise
    return connection


def open_to_read(path: Path) -> Connection:
    """A connection that cannot write; the file and its folder may be write-protected."""
    try:
        return _open_to_read(path, immutable=False)
    except (errors.ArchiveMissing, errors.ReadOnlyArchive):
        # WAL needs a file beside the archive: https://www.sqlite.org/wal.html#read_only_databases
        if not path.exists() or may_write(path.parent):
            raise
        if path.with_name(f"{path.name}-wal").exists():
            raise errors.ReadOnlyArchive(
                f"The archive “{path.name}” was not closed well and its folder cannot be written. "
                "Copy it together with the file that ends in “-wal” to a folder of your own."
            ) from None
        return _open_to_read(path, immutable=True)


def _open_to_read(path: Path, *, immutable: bool) -> Connection:
    connection = Connection(path, read_only=True, immutable=immutable)
    try:
        applied = _recognise(connection)
        if [name for name in MIGRATIONS if name not in applied]:
            raise errors.ReadOnlyArchive(
                f"The archive “{path.name}” was made by an earlier Concord. "
                "Open it once where it can be changed, to bring it up to date."
            )
        connection.prepare()
    except BaseException:
        connection.close()
        raise
    return connection


def may_write(path: Path) -> bool:
    return os.access(path, os.W_OK)


def create(path: Path, person: str) -> None:
    """A new archive, whole or not at all: it is made under another name and then renamed."""
    new = path.with_name(f".{path.name}.new")
    new.unlink(missing_ok=True)
    try:
        new.touch()
        connection = Connection(new)
        try:
            connection.run(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.run("PRAGMA auto_vacuum = NONE")
            _migrate(connection)
            _plant_themes(connection, person)
        finally:
            connection.close()
        new.replace(path)
    except PermissionError as error:
        raise errors.read_only(path) from error
    except OSError as error:
        raise errors.full(path) from error
    finally:
        new.unlink(missing_ok=True)


def _recognise(connection: Connection) -> set[str]:
    """The names of the migrations that the archive has seen.

    Raises:
        ArchiveError: the file is something else, damaged, or newer than this program.
    """
    try:
        application = connection.value("PRAGMA application_id")
    except errors.NotAnArchive:
        if backup_folder(connection.path).is_dir():
            raise errors.damaged(connection.path) from None  # it was ours once
        raise
    if application != APPLICATION_ID:
        raise errors.foreign(connection.path)
    known = "SELECT 1 FROM sqlite_schema WHERE name = '_sqlite_migrations'"
    if connection.value(known) is None:
        raise errors.damaged(connection.path)
    applied = set(
        connection.values(
            "SELECT name FROM _sqlite_migrations WHERE migration_set = ?", (MIGRATION_SET,)
        )
    )
    if applied - set(MIGRATIONS):
        raise errors.NewerArchive(
            f"The archive “{connection.path.name}” was written by a newer Concord and was left "
            "as it is. Update Concord to open it."
        )
    return applied


def _next(applied: set[str]) -> str:
    return next(name for name in MIGRATIONS if name not in applied)


def _migrate(connection: Connection) -> None:
    # Imported here because it costs 0.1 s and an up-to-date archive has no need of it.
    from sqlite_utils import Database, Migrations

    migrations = Migrations(MIGRATION_SET)
    for name, function in MIGRATIONS.items():
        migrations(name=name)(function)
    with errors.sentences(connection.path):
        migrations.apply(Database(connection.raw))


def _plant_themes(connection: Connection, person: str) -> None:
    """The themes that every archive starts with; they are not an edit that could be undone."""
    from seeds import starter_themes  # only a new archive reads the codebook
    from viewer.archive.searching.indexing import index_pending

    at = now()
    connection.run("BEGIN IMMEDIATE")
    person_id = connection.insert(
        "INSERT INTO people (uuid, name, created_at) VALUES (?, ?, ?)", (new_uuid(), person, at)
    )
    connection.many(
        "INSERT INTO themes (uuid, position, name, colour, icon, key, description, words,"
        " examples, created_by_id, created_at, changed_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                str(uuid.uuid5(STARTER_THEMES, theme.name)),
                position,
                theme.name,
                theme.colour,
                theme.icon,
                theme.key,
                theme.description,
                json.dumps(theme.words, ensure_ascii=False),
                json.dumps(theme.examples, ensure_ascii=False),
                person_id,
                at,
                at,
            )
            for position, theme in enumerate(starter_themes())
        ],
    )
    index_pending(connection)
    connection.run("COMMIT")
