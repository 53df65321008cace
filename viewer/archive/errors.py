"""What the world may do to an archive, each as one sentence; every SQLite error is judged here."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from viewer.domain import WorldError

__all__ = [
    "ArchiveBusy",
    "ArchiveError",
    "ArchiveInUse",
    "ArchiveMissing",
    "ChangedSince",
    "DamagedArchive",
    "DiskFull",
    "Interrupted",
    "NewerArchive",
    "NotAnArchive",
    "ReadOnlyArchive",
    "Refused",
    "Unfinished",
    "sentences",
    "translated",
]


class ArchiveError(WorldError):
    """The archive cannot do what was asked, and it is not a bug.

    Exception tree::

        ArchiveError
            ArchiveMissing      there is no file, or its folder cannot be reached
            NotAnArchive        a file of another kind
            NewerArchive        written by a later Concord
            DamagedArchive      ours, but not readable any more
            ArchiveInUse        another process has it open for writing
            ArchiveBusy         another program holds it for longer than we wait
            ReadOnlyArchive     it may be read, but not changed
            DiskFull            a write found no room
            Interrupted         a person cancelled what was running
            ChangedSince        undo would destroy a later edit
            Unfinished          undo of an edit that is still being made
            Refused             a name, key or offset that cannot be taken
            BadQuestion         viewer.archive.asking: SQL that is wrong, or would change something
    """


class ArchiveMissing(ArchiveError):
    """There is no archive at this place."""


class NotAnArchive(ArchiveError):
    """The file is something else, and was left as it was."""


class NewerArchive(ArchiveError):
    """A later version of Concord has written it."""


class DamagedArchive(ArchiveError):
    """The file is ours but cannot be read."""


class ArchiveInUse(ArchiveError):
    """Another process has it open for writing."""


class ArchiveBusy(ArchiveError):
    """Another program holds the file for longer than we wait."""


class ReadOnlyArchive(ArchiveError):
    """It may be read but not changed."""


class DiskFull(ArchiveError):
    """The last write found no room; everything before it is kept."""


class Interrupted(ArchiveError):
    """The running statement was ended by `Archive.interrupt`."""


class ChangedSince(ArchiveError):
    """What an edit did was changed by a later one, which must be undone first."""


class Unfinished(ArchiveError):
    """The edit is still being made, by an import for instance."""


class Refused(ArchiveError):
    """The value cannot be taken: it is empty, taken already, or outside the text."""


def damaged(path: Path) -> DamagedArchive:
    """The sentence for a file that is ours and broken: it names the backups, if there are any."""
    folder = path.with_name(f"{path.name}.backups")
    way = (
        f"restore the newest copy from the folder “{folder.name}” beside it."
        if any(folder.glob("*.concord"))
        else "no backup lies beside it, so open a copy that you keep elsewhere."
    )
    return DamagedArchive(f"The archive “{path.name}” is damaged and was left as it is; {way}")


def missing(path: Path) -> ArchiveMissing:
    return ArchiveMissing(
        f"The archive “{path}” is not there or cannot be reached. Check its place."
    )


def foreign(path: Path) -> NotAnArchive:
    return NotAnArchive(
        f"“{path.name}” is not an archive of Concord and was left as it is. Choose another file."
    )


def in_use(path: Path) -> ArchiveInUse:
    return ArchiveInUse(
        f"The archive “{path.name}” is open in another window or program. "
        "Close it there, or open it for reading only."
    )


def read_only(path: Path) -> ReadOnlyArchive:
    return ReadOnlyArchive(
        f"The archive “{path.name}” can only be read here. "
        "Copy it to a folder of your own to change it."
    )


def full(path: Path) -> DiskFull:
    return DiskFull(
        f"There is no room to write to the archive “{path.name}”. Everything up to the last edit "
        "is kept: free some space and do it again."
    )


def busy(path: Path) -> ArchiveBusy:
    return ArchiveBusy(
        f"Another program is holding the archive “{path.name}”. Close it there and do it again."
    )


def unreadable_disk(path: Path) -> DiskFull:
    return DiskFull(
        f"The disk with the archive “{path.name}” could not be read or written. Everything up to "
        "the last edit is kept: check the disk and its free space, then do it again."
    )


def interrupted(path: Path) -> Interrupted:
    return Interrupted(f"The reading of the archive “{path.name}” was cancelled.")


_SENTENCES: dict[int, Callable[[Path], ArchiveError]] = {
    sqlite3.SQLITE_FULL: full,
    sqlite3.SQLITE_IOERR: unreadable_disk,
    sqlite3.SQLITE_READONLY: read_only,
    sqlite3.SQLITE_PERM: read_only,
    sqlite3.SQLITE_CORRUPT: damaged,
    sqlite3.SQLITE_NOTADB: foreign,
    sqlite3.SQLITE_CANTOPEN: missing,
    sqlite3.SQLITE_BUSY: busy,
    sqlite3.SQLITE_LOCKED: busy,
    sqlite3.SQLITE_INTERRUPT: interrupted,
}


def translated(error: sqlite3.Error, path: Path) -> ArchiveError | None:
    """The world's error that SQLite reports, or None where the mistake is ours."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    # The low byte is the primary code: https://www.sqlite.org/rescode.html
    sentence = _SENTENCES.get(code & 0xFF)
    return sentence(path) if sentence else None


@contextmanager
def sentences(path: Path) -> Iterator[None]:
    """Raise the world's errors as sentences; ours pass as they are."""
    try:
        yield
    except sqlite3.Error as error:
        sentence = translated(error, path)
        if sentence is None:
            raise
        raise sentence from error
