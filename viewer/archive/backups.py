"""Consistent copies of an archive while it is in use, and those that are kept beside it."""

from __future__ import annotations

import os
import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path

from viewer.archive import errors
from viewer.archive.connection import APPLICATION_ID, Connection

KEEP = 5
SUFFIX = ".concord"


def backup_folder(archive: Path) -> Path:
    return archive.with_name(f"{archive.name}.backups")


def back_up(source: Connection, target: Path) -> None:
    """Copy by SQLite's backup API into a file beside the target, then put it in its place.

    Raises:
        NotAnArchive: the target exists and is not an archive of ours; it is left as it is.
        DiskFull: there is no room, or the target's folder cannot be written.
    """
    if target.exists():
        _refuse_foreign(target, source.path)
    new = target.with_name(f".{target.name}.new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        new.unlink(missing_ok=True)
        new.touch()
        with errors.sentences(target):
            _copy(source, new)
        _sync(new)
        new.replace(target)
        _sync_folder(target.parent)
    except PermissionError as error:
        raise errors.ReadOnlyArchive(
            f"The backup “{target}” may not be written there. Choose another folder."
        ) from error
    except OSError as error:
        raise errors.DiskFull(
            f"The backup “{target}” could not be written ({error.strerror}). "
            "Check the disk and its free space."
        ) from error
    finally:
        new.unlink(missing_ok=True)


def due(archive: Path, today: date | None = None) -> Path | None:
    """Where the backup of the day should be, if there is none yet."""
    day = (today or datetime.now(UTC).date()).isoformat()
    daily = _daily(archive)
    return None if daily and daily[-1].stem >= day else backup_folder(archive) / (day + SUFFIX)


def drop_old(archive: Path) -> None:
    """Delete the daily backups before the last `KEEP`."""
    for old in _daily(archive)[:-KEEP]:
        old.unlink(missing_ok=True)


def _daily(archive: Path) -> list[Path]:
    """The oldest first; backups made before a migration have other names and stay."""
    return sorted(backup_folder(archive).glob("????-??-??" + SUFFIX))


def _refuse_foreign(target: Path, source: Path) -> None:
    if target.exists() and source.exists() and target.samefile(source):
        raise errors.NotAnArchive(
            f"“{target.name}” is the archive itself. Choose another name for the backup."
        )
    existing = Connection(target, read_only=True, immutable=True)
    try:
        application = existing.value("PRAGMA application_id")
    finally:
        existing.close()
    if application != APPLICATION_ID:
        raise errors.foreign(target)


def _copy(source: Connection, target: Path) -> None:
    copy = sqlite3.connect(target)
    try:
        source.raw.backup(copy)
        # One file that opens anywhere, a read-only folder included.
        copy.execute("PRAGMA journal_mode = DELETE")
    finally:
        copy.close()


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make the renaming durable; Windows has no such call for folders."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
