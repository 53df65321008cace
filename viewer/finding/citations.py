"""What the documents of an archive mention, found and kept: see `viewer.finding.keeping`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from viewer.analysis.references import FINDER, find_references
from viewer.archive import Archive
from viewer.archive.references import Found
from viewer.domain import Citation, DocumentId, NotFound
from viewer.finding.keeping import SLICE, find_apart, keep_pending

Find = Callable[[Sequence[DocumentId]], Sequence[Found]]


def settle(
    archive: Archive,
    find: Find | None = None,
    *,
    at_once: int = SLICE,
    check: Callable[[], None] = lambda: None,
) -> int:
    """Find and keep what is pending; see `keep_pending`. Without `find` it is done here."""
    return keep_pending(
        archive,
        archive.references,
        FINDER,
        find or (lambda some: found_of(archive, some)),
        at_once=at_once,
        check=check,
    )


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
    return find_apart(path, documents, found_of, progress)
