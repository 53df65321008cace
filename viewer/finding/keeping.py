"""What is found in documents once and kept: after imports, corrections and reading again.

Nothing has to be told of a change: what was found is compared with what it would be found from, so
the answer is true after anything that may have happened, by whichever program.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from viewer.archive import Archive
from viewer.domain import DocumentId

SLICE = 50
"""Documents that are kept in one short transaction, which a person's edit may have to wait for."""

F = TypeVar("F")
F_contra = TypeVar("F_contra", contravariant=True)


class Kept(Protocol[F_contra]):
    """A noun of the archive that keeps what is found, by the number of the finder."""

    def pending(self, finder: int) -> Sequence[DocumentId]: ...

    def keep(self, found: Sequence[F_contra], finder: int) -> None: ...


def keep_pending(
    archive: Archive,
    kept: Kept[F],
    finder: int,
    find: Callable[[Sequence[DocumentId]], Sequence[F]],
    *,
    at_once: int = SLICE,
    check: Callable[[], None] = lambda: None,
) -> int:
    """Find and keep what is pending; how many documents that were.

    Args:
        archive: where it can be written; else nothing is done.
        kept: of this archive.
        finder: another number has all documents looked through again.
        find: does the finding of `at_once` documents, as in another process.
        at_once: how many.
        check: raises where the work is to end; what was kept stays.
    """
    if archive.read_only:
        return 0
    pending = kept.pending(finder)
    for at in range(0, len(pending), at_once):
        check()
        found = find(pending[at : at + at_once])
        for first in range(0, len(found), SLICE):
            kept.keep(found[first : first + SLICE], finder)
    return len(pending)


def find_apart(
    path: Path,
    documents: Sequence[DocumentId],
    find: Callable[[Archive, Sequence[DocumentId]], Sequence[F]],
    progress: Callable[[float], None],
) -> list[F]:
    """What a process of its own finds, which reads the archive at `path` itself."""
    found: list[F] = []
    with Archive.open(path, create=False, read_only=True) as archive:
        for at in range(0, len(documents), SLICE):
            found += find(archive, documents[at : at + SLICE])
            progress(len(found) / len(documents))
    return found
