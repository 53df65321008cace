"""What the documents of an archive mention, found and kept: after imports, corrections, rereading.

Nothing has to be told of a change: what was found is compared with what it would be found from, so
the answer is true after anything that may have happened, by whichever program.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from viewer.analysis.references import FINDER, find_references
from viewer.archive import Archive
from viewer.archive.references import Found
from viewer.domain import Citation, DocumentId, NotFound

SLICE = 50
"""Documents that are kept in one short transaction, which a person's edit may have to wait for."""

Find = Callable[[Sequence[DocumentId]], Sequence[Found]]


def settle(
    archive: Archive,
    find: Find | None = None,
    *,
    at_once: int = SLICE,
    check: Callable[[], None] = lambda: None,
) -> int:
    """Find and keep what is pending; how many documents that were.

    Args:
        archive: where it can be written; else nothing is done.
        find: does the finding of `at_once` documents, as in another process; here, by default.
        at_once: how many.
        check: raises where the work is to end; what was kept stays.
    """
    if archive.read_only:
        return 0
    pending = archive.references.pending(FINDER)
    for at in range(0, len(pending), at_once):
        check()
        some = pending[at : at + at_once]
        found = find(some) if find else found_of(archive, some)
        for first in range(0, len(found), SLICE):
            archive.references.keep(found[first : first + SLICE], FINDER)
    return len(pending)


def citations(archive: Archive, document: DocumentId) -> list[Citation]:
    """What a document mentions, in reading order; found now where it is not kept.

    Raises:
        NotFound: it is not in the archive, or no longer.
    """
    if document not in archive.references.pending(FINDER):
        return archive.references.of(document)
    (found,) = found_of(archive, [document]) or (None,)
    if found is None:
        raise NotFound(f"There is no document {document}; it may have been removed.")
    paragraphs = archive.documents.paragraphs(document)
    return archive.references.resolved(document, paragraphs, found.references)


def found_of(archive: Archive, documents: Sequence[DocumentId]) -> list[Found]:
    """What these mention; one that was removed meanwhile is left out."""
    found = []
    for each in documents:
        try:
            document = archive.documents.get(each)
            blocks = archive.documents.paragraphs(each)
        except NotFound:
            continue
        references = find_references(blocks, body=document.body, symbol=document.symbol)
        found.append(Found.of(document, references))
    return found


def found_apart(
    path: Path, documents: Sequence[DocumentId], progress: Callable[[float], None]
) -> list[Found]:
    """As `found_of`, in a process of its own, which reads the archive at `path` itself."""
    found: list[Found] = []
    with Archive.open(path, read_only=True) as archive:
        for at in range(0, len(documents), SLICE):
            found += found_of(archive, documents[at : at + SLICE])
            progress(len(found) / len(documents))
    return found
