"""The archive: one SQLite file with everything in it, and the only code that speaks SQL.

`Archive` is the face; each noun it offers has a module of its own. A new noun is a module here, an
attribute in `nouns.py` and, where it has tables, a module in `migrations`.
"""

from __future__ import annotations

from viewer.archive.adding import Added, Incoming, incoming
from viewer.archive.archive import Archive
from viewer.archive.changes import (
    AnnotationsChanged,
    BookmarksChanged,
    Change,
    CollectionsChanged,
    DocumentsChanged,
    PairsChanged,
    PeopleChanged,
    RejectionsChanged,
    TagsChanged,
    ThemesChanged,
)
from viewer.archive.errors import (
    ArchiveBusy,
    ArchiveError,
    ArchiveInUse,
    ArchiveMissing,
    ChangedSince,
    DamagedArchive,
    DiskFull,
    Interrupted,
    NewerArchive,
    NotAnArchive,
    ReadOnlyArchive,
    Refused,
    Unfinished,
)
from viewer.archive.transactions import OpenEdit

__all__ = [
    "Added",
    "AnnotationsChanged",
    "Archive",
    "ArchiveBusy",
    "ArchiveError",
    "ArchiveInUse",
    "ArchiveMissing",
    "BookmarksChanged",
    "Change",
    "ChangedSince",
    "CollectionsChanged",
    "DamagedArchive",
    "DiskFull",
    "DocumentsChanged",
    "Incoming",
    "Interrupted",
    "NewerArchive",
    "NotAnArchive",
    "OpenEdit",
    "PairsChanged",
    "PeopleChanged",
    "ReadOnlyArchive",
    "Refused",
    "RejectionsChanged",
    "TagsChanged",
    "ThemesChanged",
    "Unfinished",
    "incoming",
]
